# SPDX-License-Identifier: GPL-3.0-or-later
# What each command gives as text, CSV and JSON.
. "$(dirname "$0")/lib.sh"
study

for command in check rank explain run; do
    run $command study.yaml; expect_status 0; expect_no_err; expect_out .
    expect; [ "$(/usr/bin/python3 -c 'print(max(len(l.rstrip("\n")) for l in open("out")))')" -le 80 ] || fault "wider than 80"
    run $command study.yaml --format json; expect_status 0; expect_no_err; expect_json 'isinstance(o, dict)'
done
run rank study.yaml --format csv; expect_status 0; expect_out '^code,label,'; expect_out '^0907,Sept,'
run rank study.yaml --csv fr
expect_status 0
expect; [ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ] || fault "no byte order mark"
expect_out '0907;Sept;'
cp out first
run rank study.yaml --csv fr -o table.csv; expect_status 0; expect_no_out
cmp -s table.csv first || fault "-o is not what standard output gives"
run rank study.yaml --csv fr -o -; expect_status 0; cmp -s out first || fault "-o - is not standard output"
for words in 'rank study.yaml' 'sweep study.yaml --over title=a,b' indicators; do
    # shellcheck disable=SC2086
    for ending in csv json txt; do
        run $words -o "table.$ending"; expect_status 0; expect_no_out
        run $words --format "$(echo $ending | sed s/txt/text/)"; cmp -s out "table.$ending" || fault "the ending .$ending is not its form"
    done
    # shellcheck disable=SC2086
    run $words --format csv -o table.json; expect_status 0; run $words --format csv; cmp -s out table.json || fault "--format does not stand before the ending"
    # shellcheck disable=SC2086
    run $words -o result.xls; expect_status 2; expect_no_out; expect_one_line_err; expect_err 'aucune forme.*« .xls »'
    # shellcheck disable=SC2086
    run $words -o result.xls --lang en; expect_status 2; expect_err 'no form.*".xls"'; expect_absent result.xls
done
run run study.yaml -o result.xls; expect_status 0; [ -f result.xls/ranking.csv ] || fault "run does not write a folder"
run explain study.yaml --select 0901,0902 --k 3 --format json
expect_status 0
expect_json 'o["k"] == [3] and o["selection"] != ["0907", "0908"]'

# shares, not raw weights; nothing about a unit or a side that is not stated
change study.yaml 22 '        - {indicator: essai_a, weight: 3}'
run check study.yaml
expect_out 'essai_a  *0,750'; expect_out 'essai_b  *0,250'; expect_out 'social  *0,500'
expect; grep -q 'unité :\|versant *;' out && fault "an empty unit or side is shown"
expect; [ "$(sed -n '/^Référence/,/^$/p' out | grep -c essai)" = 1 ] || fault "a comparator shows more than its values"
change study.yaml 15 '  - {id: essai_c, label_fr: C, label_en: C, polarity: -1, numerator: D - C, denominator: D, per: 100}'
run check study.yaml; expect_out '(D - C) / D × 100'
study

run check study.yaml --format csv; expect_status 2; expect_err 'json'

run indicators; expect_status 0; expect_out '^dens_mg '
expect; [ "$(wc -l <out)" -ge 50 ] || fault "fewer than 50 indicators"
run indicators --format csv; expect_status 0; expect_out '^id,label_fr,'
run indicators --format json; expect_status 0; expect_json 'len(o["indicators"]) >= 50'
run indicators dens_mg; expect_status 0; expect_out '^numerator '
run indicators dens_mg --format json; expect_status 0; expect_json 'o["indicator"]["id"] == "dens_mg"'

run run study.yaml -o kept; expect_status 0; expect_out 'Fichiers écrits dans kept : ranking.csv, tables/, datapackage.json, results.json, results.h5, screen.txt'
run export kept/results.h5; expect_status 0; expect_no_err
expect; sort -c out || fault "the list is not sorted"
for name in $(cat out); do
    for format in text csv json; do
        run export kept/results.h5 "$name" --format $format; expect_status 0; expect_out .
    done
    expect_json 'o["ok"] and o["title"] and isinstance(o["values"], list)'
done
run export kept/results.h5 --format json; expect_json 'len(o["datasets"]) > 5'
refused 65 '' 'zzz' 'zzz' export kept/results.h5 zzz
refused 66 '' 'absent.h5' 'absent.h5' export absent.h5
refused 66 '' 'data.csv' 'data.csv' export data.csv

finish
