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
expect_json 'column(t["within_first"], "k") == [3] and sorted(column(t["selection"], "code")) == ["0901", "0902"]'

# shares, not raw weights; nothing about a unit or a side that is not stated
change study.yaml 22 '        - {indicator: essai_a, weight: 3}'
run check study.yaml
expect_out 'essai_a  *0,750'; expect_out 'essai_b  *0,250'; expect_out 'social  *0,500'
expect; grep -q 'unité :\|versant *;' out && fault "an empty unit or side is shown"
expect; [ "$(sed -n '/^Référence/,/^$/p' out | grep -c essai)" = 3 ] || fault "a comparator shows more than its values"
change study.yaml 15 '  - {id: essai_c, label_fr: C, label_en: C, polarity: -1, numerator: D - C, denominator: D, per: 100}'
run check study.yaml; expect_out '(D - C) / D × 100'
study

run check study.yaml --format csv; expect_status 2; expect_err 'json'

run indicators; expect_status 0; expect_out '^dens_mg '
expect; [ "$(wc -l <out)" -ge 50 ] || fault "fewer than 50 indicators"
run indicators --format csv; expect_status 0; expect_out '^indicator,label_fr,'
run indicators --format json; expect_status 0; expect_json 'len(t["catalogue"]) >= 50'
run indicators dens_mg; expect_status 0; expect_out '^numerator '
run indicators dens_mg --format json; expect_status 0; expect_json 'column(t["catalogue"], "indicator") == ["dens_mg"]'

run run study.yaml -o kept; expect_status 0; expect_out 'Fichiers écrits dans kept : ranking.csv, tables/, datapackage.json, results.json, results.h5, screen.txt, report.html, report-light.html, tables.xlsx'
run export kept; expect_status 0; expect_no_err; expect_out '^ranking  *7  *Classement'
cp out listed
run export kept/results.h5; cmp -s out listed || fault "a folder is not its results.h5"
run export kept --lang en; expect_out '^ranking  *7  *Ranking'
run export kept --format json; expect_json 'len(t["tables"]) > 50 and by(t["tables"], "table")["ranking"]["rows"] == 7'
run export kept --format csv; expect_out '^table,rows,'; cp out listed.csv
# every table is the file of its name, and the rows of results.json
for name in $(sed -n '2,$s/,.*//p' out); do
    csv=kept/tables/$name.csv
    [ "$name" != ranking ] || csv=kept/ranking.csv
    run export kept "$name" --format csv; expect_status 0; cmp -s out "$csv" || fault "not the bytes of $csv"
    run export kept "$name"; expect_status 0; expect_out .
    run export kept "$name" -o one.json; expect_status 0
    expect; /usr/bin/python3 - "$name" <<'PY' || fault "$name.json is not in results.json"
import json, sys
one, all_of = (json.load(open(path)) for path in ("one.json", "kept/results.json"))
sys.exit(any(one[part] != {sys.argv[1]: all_of[part][sys.argv[1]]} for part in ("columns", "tables")))
PY
done
expect; /usr/bin/python3 -c 'import csv, os, sys
names = {row["table"] + ".csv" for row in csv.DictReader(open("listed.csv"))}
sys.exit(set(os.listdir("kept/tables")) | {"ranking.csv"} != names)' || fault "the folder has other tables"
refused 65 '' 'vouliez-vous dire « ranking »' 'did you mean "ranking"' export kept rankin
refused 65 '' 'aucun\|pas de tableau' 'no table' export kept Ranking/
# results of before the tables, of a later format, and files of other sorts
/usr/bin/python3 - <<'PY'
import h5py
for name, notes in ("old.h5", {"version": "0.1.0"}), ("later.h5", {"format": "2"}), ("other.h5", {}):
    with h5py.File(name, "w") as f:
        f.attrs.update(notes)
        f["scores/score"] = [1.0]
PY
refused 66 old.h5: 'vient d.arpent 0.1.0.*relancez' 'comes from arpent 0.1.0.*run the study again' export old.h5 ranking
refused 66 later.h5: 'format 2.*version plus récente' 'format 2.*later' export later.h5
refused 66 other.h5: 'pas un fichier de résultats' 'no results file' export other.h5
cp kept/results.h5 cut.h5; truncate -s 3000 cut.h5
refused 66 cut.h5: 'abîmé' 'damaged' export cut.h5
mkdir -p empty
refused 66 empty: 'dossier\|directory' 'directory' export empty
refused 66 '' 'absent.h5' 'absent.h5' export absent.h5
refused 66 '' 'data.csv' 'data.csv' export data.csv

finish
