# SPDX-License-Identifier: GPL-3.0-or-later
# The case that the program comes with is found from where the program lies, however it is started.
. "$(dirname "$0")/lib.sh"
program=$ARPENT
cp "$program" "$work/program"
data() { # FOLDER: what a package lays down there
    mkdir -p "$1"
    ln -s "$ARPENT_SOURCE/config" "$1/config"
    ln -s "$ARPENT_SOURCE/indicators" "$1/indicators"
}
shows() { # the case, whose two chosen cantons everybody knows
    expect_status 0
    expect_out 'Lavelanet'
    expect_out 'Mirepoix'
    expect_err "étude montrée : $1"
}

mkdir -p "$work/installed/bin" "$work/beside" "$work/alone" "$work/elsewhere"
for place in installed/bin beside alone; do ln "$work/program" "$work/$place/arpent"; done
data "$work/installed/share/arpent"
data "$work/beside"

ARPENT=$work/installed/bin/arpent
run demo; shows "$work/installed/share/arpent/config/pyrenees-cathares.yaml"
cp out by_name
ARPENT=$work/beside/arpent
run demo; shows "$work/beside/config/pyrenees-cathares.yaml"
run run "$ARPENT_SOURCE/config/pyrenees-cathares.yaml"; expect_status 0
cmp -s out by_name || fault "demo is not what run says of the study"

ln -s ../beside/arpent "$work/elsewhere/arpent" # by a link, by PATH, by a relative path
ARPENT=$work/elsewhere/arpent
run demo; shows "$work/beside/config"
(cd "$work" && PATH=$work/beside:$PATH && arpent demo --lang en) >out 2>err || fault "not found through PATH"
grep -q "study shown: $work/beside/config" err || fault "PATH: $(cat err)"
(cd "$work/beside" && ./arpent demo) >out 2>err || fault "not found by a relative path"
grep -q "$work/beside/config" err || fault "relative: $(cat err)"

ARPENT=$work/beside/arpent
run demo -o "$work/results"; expect_status 0
[ -s "$work/results/ranking.csv" ] || fault "demo -o writes no results"

ARPENT=$work/alone/arpent # a program whose data were left behind
run demo; expect_status 66; expect_err "config/pyrenees-cathares.yaml"; expect_err "$work/alone/"
run demo --lang en; expect_status 66; expect_err 'keep together what the package holds'
run demo study.yaml; expect_status 2
finish
