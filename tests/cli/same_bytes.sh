# SPDX-License-Identifier: GPL-3.0-or-later
# The same study gives the same bytes: a second run, another folder, another time, another locale,
# another number of threads.
. "$(dirname "$0")/lib.sh"
study
run run study.yaml -o one; expect_status 0
mkdir -p elsewhere/deep
cp study.yaml data.csv elsewhere/deep
sleep 1.1 # another second on the clock
(cd elsewhere/deep && LC_ALL=C.UTF-8 TZ=Asia/Tokyo HOME=/ "$ARPENT" run study.yaml -o "$work/two" >/dev/null)
run run "$work/study.yaml" -o elsewhere/three; expect_status 0
expect; diff -r one two || fault "other bytes in another folder"
expect; diff -r one elsewhere/three || fault "other bytes by another path"
expect; grep -a -r -q "$work" one && fault "a path is in the results"

for config in "$ARPENT_SOURCE"/config/*.yaml; do
    # a study of files that the project does not ship
    if grep -q '/shared/' "$config" && ! test -d "$ARPENT_SOURCE/../shared/data"; then
        echo "skipped: ${config##*/} needs ../shared/data"
        continue
    fi
    rm -rf one two
    run run "$config" -o one --threads 3; expect_status 0
    run run "$config" -o two --threads 1; expect_status 0
    expect; diff -r one two >/dev/null || fault "$config gives other bytes the second time"
done

finish
