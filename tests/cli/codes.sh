# SPDX-License-Identifier: GPL-3.0-or-later
# Codes of territories: those that none can have, those in two spellings, arrondissements, IRIS,
# outlines.
. "$(dirname "$0")/lib.sh"

members() {
    cat >m.csv <<'CSV'
CODGEO;LIBGEO;DEP;CV;EPCI;POP
09001;Un;09;0901;E1;400
09002;Deux;09;0901;E1;300
11001;Six;11;1101;E2;700
2A004;Ajaccio;2A;2A01;E2;5000
75056;Paris;75;7599;E3;20000
CSV
    cat >study.yaml <<'YAML'
zonings: {file: m.csv, key: CODGEO, label: LIBGEO, levels: {canton: CV, epci: EPCI}}
codes: equal
data:
  - {file: d.csv, key: CODGEO}
territories: {level: canton, population: POP}
indicators:
  - {id: u, label_fr: u, polarity: 1, numerator: A, denominator: T, per: 100}
index: {children: [{indicator: u}]}
YAML
    printf 'CODGEO;A;T\n09001;10;100\n09002;20;100\n11001;20;100\n2A004;7;70\n75056;30;300\n' >d.csv
}

# ---- codes that no commune can have, at their place, with the likely spelling ----
spelt() { # WRITTEN LIKELY: in place of line 3 of the data
    members
    change d.csv 3 "$1;20;100"
    refused 65 'd.csv:3:1: ' "« $2 » sans doute" "likely \"$2\"" rank study.yaml
    change d.csv 3 "$2;20;100" # as it says
    run rank study.yaml
    expect_status 0
}
for code in O9002 '0 9002' "'09002" 2024-COM-09002 COM-09002 FR09002 '09002 Deux' 09-002 09OO2; do
    spelt "$code" 09002
done
for pair in 2b033:2B033 9A101:97101 9D411:97411 2024-ARM-31555:31555 4401:04401 '13 001:13001'; do
    spelt "${pair%:*}" "${pair#*:}"
done
for code in 20999 99999 96001 09000 ZZZZZ 900 97901; do
    members
    add d.csv "$code;1;10"
    run rank study.yaml
    expect_status 65
    expect_err "$code"
    add study.yaml 'unmatched: drop' # as it says
    run rank study.yaml
    expect_status 0
    expect_err "$code"
done
for code in 31555 97101 97411 98818 2B033 075056 '"31555 "'; do # real départements are outside
    members
    change d.csv 6 "$code;1;10"
    run check study.yaml # the codes are read; without Paris its territory has no value
    if [ "$code" = 075056 ]; then expect_status 0; else expect_status 65; fi
    expect_out '^Territoires'
done

# ---- IRIS, EPCI ----
members
printf 'CODGEO;A;T\n090010101;10;100\n090010102;20;100\n090020000;20;100\n' >d.csv
refused 65 'd.csv:2:1: ' 'IRIS de la commune 09001.*cinq premiers' 'IRIS of the commune 09001.*first five' rank study.yaml
awk -F';' -v OFS=';' 'NR == 1 {print; next} {k = substr($1, 1, 5); a[k] += $2; t[k] += $3}
    END {for (k in a) print k, a[k], t[k]}' d.csv >d2.csv && mv d2.csv d.csv # as it says
printf '11001;1;10\n2A004;1;10\n75056;1;10\n' >>d.csv
run rank study.yaml
expect_status 0
members
printf 'CODGEO;A;T\n200066231;10;100\n' >d.csv
refused 65 'd.csv:2:1: ' 'SIREN.*level: epci' 'SIREN.*level: epci' rank study.yaml

# ---- one territory in two spellings ----
twice() { # ONE OTHER: both in the data
    members
    printf 'CODGEO;A;T\n%s;10;100\n75056;2;20\n%s;20;100\n' "$1" "$2" >d.csv
    refused 65 'd.csv:4:1: ' 'deux écritures' 'two spellings' rank study.yaml
}
twice 2A004 20004
twice 09001 009001
twice 09001 9001
twice 11001 l1001
members
change m.csv 3 '09002;Deux;09;901;E1;300'
refused 65 'm.csv:3:1: ' 'deux écritures' 'two spellings' rank study.yaml
change m.csv 3 '09002;Deux;09;0901;e1;300'
refused 65 'm.csv:3:1: ' 'deux écritures' 'two spellings' rank study.yaml
members
add m.csv '20004;Ajaccio;2A;2A01;E2;5000'
refused 65 'm.csv:7:1: ' 'deux écritures' 'two spellings' rank study.yaml
members
change m.csv 5 '2a004;Ajaccio;2A;2A01;E2;5000'
refused 65 'm.csv:5:1: ' '2A004' '2A004' rank study.yaml
study
add data.csv '901,Un,1000,10,20.5,30,100'
refused 65 'data.csv:10:1: ' '0901.*deux écritures' '0901.*two spellings' rank study.yaml

# ---- a key in several columns ----
printf 'D,C,POP,A,B,C2,X\n9,1,1,2,3,4,5\n11,111,1,3,2,4,5\n' >data.csv
cat >study.yaml <<'YAML'
data: [{file: data.csv, key: [D, C]}]
territories: {level: canton, population: POP}
indicators: [{id: a, label_fr: a, polarity: 1, value: A}]
index: {children: [{indicator: a}]}
YAML
refused 65 'data.csv:2:1: ' 'code_width: \[2, 3\]' 'code_width: \[2, 3\]' rank study.yaml
sed -i 's/key: \[D, C\]/&, code_width: [2, 3]/' study.yaml # as it says
run rank study.yaml
expect_status 0
expect_out '09001'

# ---- arrondissements that the file lacks ----
members
sed -i '/^75056/d' d.csv
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do add d.csv "751$i;10;100"; done
run rank study.yaml --format json
expect_status 0
expect_json '[r["coverage_least"] for r in t["ranking"] if r["code"] == "7599"] == [0.6]'
run rank study.yaml
expect_err 'arrondissements de Paris.*8/20.*75113.*75120'
run rank study.yaml --set method.missing.minimum_coverage=0.7
expect_status 65
expect_err '7599'
members
printf 'CODGEO;K;N\n09001;A;1\n09001;T;9\n75101;A;1\n75101;T;8\n' >d.csv
sed -i 's/d.csv, key: CODGEO/&, rows: K, value: N, absent: 0/' study.yaml
sed -i 's/, denominator: T, per: 100/, denominator: POP, per: 100/' study.yaml
run rank study.yaml --format json
expect_status 0
expect_json '[r["coverage_least"] for r in t["ranking"] if r["code"] == "7599"] == [1]'

# ---- communes without data are named ----
members
sed -i '/^2A004/d; /^09002/d' d.csv
run check study.yaml
expect_out 'communes sans données : 2 (09002, 2A004)'
run check study.yaml --format json
expect_json '[(r["file"], r["code"], r["label"]) for r in t["communes_without_data"]] == [(1, "09002", "Deux"), (1, "2A004", "Ajaccio")]'

finish
