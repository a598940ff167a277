# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts beside it share: a small study in a folder of its own, runs, expectations.
# ARPENT is the program; ARPENT_WRAP may hold a tool to run it under.
set -u
unset NO_COLOR TERM LANG LC_ALL LC_MESSAGES 2>/dev/null || :
export PYTHONPATH="$(cd "$(dirname "$0")/../tools" && pwd)" PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
faults=0
checks=0

# The lines of the study and the columns of the table are counted on below.
study() {
    cat >study.yaml <<'YAML'
title: Essai
data:
  - file: data.csv
    key: CODE
    label: LIB
territories:
  level: canton
  population: POP
  minimum_population: 100
comparators:
  - {name: Tout}
indicators:
  - {id: essai_a, label_fr: A, label_en: A, polarity: 1, value: A}
  - {id: essai_b, label_fr: B, label_en: B, polarity: 1, value: B}
  - {id: essai_c, label_fr: C, label_en: C, polarity: -1, numerator: C, denominator: D, per: 100}
index:
  name: besoin
  children:
    - name: social
      weight: 1
      children:
        - {indicator: essai_a, weight: 1}
        - {indicator: essai_b, weight: 1}
    - name: sanitaire
      weight: 1
      children:
        - {indicator: essai_c, weight: 1}
method:
  normalise: {rule: zscore}
selection:
  territories: ["0907", "0908"]
  within_first: [2]
YAML
    cat >data.csv <<'CSV'
CODE,LIB,POP,A,B,C,D
0901,Un,1000,10,20.5,30,100
0902,Deux,1100,12,21,28,110
0903,Trois,900,9,23,31,95
0904,Quatre,800,14,19,22,90
0905,Cinq,700,11,24,27,80
0906,Six,60,8,18,25,70
0907,Sept,1300,19,30,12,120
0908,Huit,1200,18,29,14,115
CSV
}

# change FILE LINE NEW: another text for one line. add FILE TEXT: one line more at the end.
change() { awk -v n="$2" -v new="$3" 'NR == n {print new; next} {print}' "$1" >changed && mv changed "$1"; }
add() { printf '%s\n' "$2" >>"$1"; }

run() {
    ran="arpent $*"
    # ARPENT_WRAP is a command and its arguments, to be cut in words
    # shellcheck disable=SC2086
    ${ARPENT_WRAP:-} "$ARPENT" "$@" >out 2>err
    status=$?
}

fault() {
    faults=$((faults + 1))
    printf 'FAULT  %s\n       %s\n' "$ran" "$1"
    sed 's/^/  out| /' out | head -5
    sed 's/^/  err| /' err | head -5
}

expect() { checks=$((checks + 1)); }
expect_status() { expect; [ "$status" -eq "$1" ] || fault "status $status, not $1"; }
expect_err() { expect; grep -qi -e "$1" err || fault "standard error lacks: $1"; }
expect_err_start() { expect; case $(cat err) in "$1"*) ;; *) fault "standard error does not start with: $1" ;; esac; }
expect_out() { expect; grep -q -e "$1" out || fault "standard output lacks: $1"; }
expect_no_out() { expect; [ ! -s out ] || fault "standard output is not empty"; }
expect_no_err() { expect; [ ! -s err ] || fault "standard error is not empty"; }
# One line, and an indented one for each further fault of the same file.
expect_one_line_err() { expect; [ "$(grep -cv '^  ' err)" -eq 1 ] || fault "standard error is not one line"; }
expect_absent() { expect; [ ! -e "$1" ] || fault "$1 was written"; }
expect_json() { # a Python expression of the object o and its tables t
    expect
    /usr/bin/python3 -c 'import json, sys; from told import *; o = json.load(open("out")); t = o.get("tables"); sys.exit(not eval(sys.argv[1]))' "$1" ||
        fault "not so: $1"
}

# refused STATUS PLACE FRENCH ENGLISH [COMMAND OPTIONS...]: the command, run unless told, is refused
# in both languages at PLACE ("" for none), in words that hold FRENCH and ENGLISH; nothing is
# written; the JSON object says the same place.
refused() {
    want=$1 place=$2 french=$3 english=$4
    shift 4
    [ $# -gt 0 ] || set -- run study.yaml -o result
    run "$@"
    expect_status "$want"
    expect_no_out
    expect_one_line_err
    expect_err_start "$place"
    expect_err "erreur : "
    expect_err "$french"
    run "$@" --lang en
    expect_status "$want"
    expect_err_start "$place"
    expect_err "error: "
    expect_err "$english"
    run "$@" --format json
    expect_status "$want"
    expect_no_err
    expect_json 'o["ok"] is False and o["error"]["message_id"] and o["error"]["message"]'
    case $place in
    *:*:*:*) expect_json "'%s:%s:%s:' % (o['error']['path'], o['error']['line'], o['error']['column']) == '${place% }'" ;;
    esac
    expect_absent result
    rm -rf result
}

finish() {
    echo "$checks expectations, $faults faults"
    [ "$faults" -eq 0 ]
    exit
}
