# SPDX-License-Identifier: GPL-3.0-or-later
# Outputs that cannot be written: exit 73, the path named, and nothing half-written.
. "$(dirname "$0")/lib.sh"
study

echo here >file
refused 73 '' 'file' 'file' run study.yaml -o file/below/result
refused 73 '' 'file' 'file' run study.yaml -o file
refused 73 '' 'file' 'file' rank study.yaml -o file/below
[ "$(cat file)" = here ] || fault "the file was changed"

# a folder of somebody else's
mkdir result && echo mine >result/lettre.txt
run run study.yaml -o result
expect_status 73
expect_err 'lettre.txt'
expect_err 'force'
expect_absent result/ranking.csv
run run study.yaml -o result --force
expect_status 0
expect_no_err
[ "$(cat result/lettre.txt)" = mine ] || fault "a foreign file was lost"
[ -s result/ranking.csv ] || fault "ranking.csv is not there"
rm -rf result

# a folder of ours is replaced
run run study.yaml -o result; expect_status 0
run run study.yaml -o result; expect_status 0
expect_out 'ranking.csv'
ls -A >left
grep -q -v -x 'changed\|data.csv\|err\|file\|left\|out\|result\|study.yaml' left && fault "left behind: $(cat left)"

# so is one of an earlier release, and a stranger among the tables is told by name
echo '{}' | tee result/drivers.json >result/sensitivity.json
run run study.yaml -o result; expect_status 0
expect_absent result/drivers.json; expect_absent result/sensitivity.json
echo mine >result/tables/lettre.csv
run run study.yaml -o result; expect_status 73; expect_err 'tables/lettre.csv'; expect_err 'force'
run run study.yaml -o result --force; expect_status 0
[ "$(cat result/tables/lettre.csv)" = mine ] || fault "a foreign table was lost"
[ -s result/tables/nodes.csv ] || fault "tables/nodes.csv is not there"

# a full disk
for words in 'rank study.yaml' 'check study.yaml --format json' 'run study.yaml' 'indicators' 'help' 'version'; do
    ran="arpent $words >/dev/full"
    # shellcheck disable=SC2086
    ${ARPENT_WRAP:-} "$ARPENT" $words >/dev/full 2>err; status=$?
    : >out
    expect_status 73
    expect_err 'sortie standard'
    expect_one_line_err
done
run rank study.yaml -o /dev/full; expect_status 73; expect_err '/dev/full'
run rank study.yaml -o /dev/null; expect_status 0

# a closed pipe
ran='arpent indicators | true'
{ ${ARPENT_WRAP:-} "$ARPENT" indicators 2>err; echo $? >status; } | sleep 0
status=$(cat status)
: >out
case $status in 0 | 73) ;; *) fault "status $status" ;; esac
ran='arpent indicators >closed pipe'
/usr/bin/python3 - "$ARPENT" <<'PY' || fault "a closed pipe is not quiet"
import os, subprocess, sys
r, w = os.pipe()
os.close(r)
done = subprocess.run([sys.argv[1], "indicators"], stdout=w, stderr=subprocess.PIPE)
sys.exit(done.returncode != 73 or done.stderr != b"")
PY

finish
