# SPDX-License-Identifier: GPL-3.0-or-later
# A secret cell that was filled, or that a sum lacks, is told of wherever the figure is: ranking, values,
# comparators, profile, JSON, CSV and HDF5. Counts: 70 + s + 81, then 64, 87 and 60.
. "$(dirname "$0")/lib.sh"
cat >study.yaml <<'YAML'
title: Secret
language: en
zonings: {file: m.csv, key: CODE, label: LIB, levels: {canton: CV, departement: DEP, commune: {key: CODE, label: LIB}}}
codes: equal
data: [{file: c.csv, key: CODE}]
territories: {level: canton, population: POP}
comparators:
  - {name: All, where: {DEP: "01"}}
  - {name: First, where: {CV: "0101"}}
  - {name: Others, where: {CV: ["0102", "0103", "0104"]}}
  - {name: Said, values: {n: 100, x: 10}}
indicators:
  - {id: n, polarity: 1, numerator: A}
  - {id: x, polarity: 1, numerator: A, denominator: T, per: 100}
index: {children: [{indicator: x}, {indicator: n}]}
method: {missing: {rule: mean, secret: interval, secret_interval: [0, 10]}}
YAML
printf 'CODE;LIB;CV;DEP;POP\n01001;Un;0101;01;400\n01002;Deux;0101;01;300\n01003;Trois;0101;01;500\n01004;Quatre;0102;01;250\n01005;Cinq;0102;01;600\n01006;Six;0103;01;700\n01007;Sept;0103;01;800\n01008;Huit;0104;01;900\n' >m.csv
printf 'CODE;A;T\n01001;70;300\n01002;s;210\n01003;81;350\n01004;20;125\n01005;44;400\n01006;35;350\n01007;52;290\n01008;60;410\n' >c.csv

# look EXPRESSION: of the same tables in JSON, and read back from the folder's HDF5
look() {
    cp kept.json out; expect_json "$1"
}
run run study.yaml -o result; expect_status 0
expect_err '"n": 1 secret communes counted as the middle'
cp result/results.json kept.json
look '{(v["code"], v["indicator"]): v["secret_filled"] for v in t["values"]} == {(c, i): int(c == "0101") for c in ("0101", "0102", "0103", "0104") for i in "nx"}'
look '[(v["value"], v["low"], v["high"]) for v in t["values"] if v["code"] == "0101" and v["indicator"] == "n"] == [(156, 151, 161)]'
look '{(v["comparator"], v["indicator"]): v["secret_filled"] for v in t["comparator_values"]} == {(c, i): int(c in ("All", "First")) for c in ("All", "First", "Others", "Said") for i in "nx"}'
look 'pick(t["comparator_values"], comparator="All", indicator="n")[0]["value"] == 70 + 5 + 81 + 20 + 44 + 35 + 52 + 60'
look '{r["code"]: (r["secret_filled"], r["doubtful"]) for r in t["ranking"]} == {"0101": (2, True), "0102": (0, False), "0103": (0, False), "0104": (0, False)}'
for table in values comparator_values ranking; do
    run export result $table --format csv; expect_status 0; cp out exported
    file=result/$table.csv; [ -e "$file" ] || file=result/tables/$table.csv
    expect; cmp -s exported "$file" || fault "$table is not the same in HDF5 and CSV"
    expect_out 'secret_filled'
done
expect; grep -q '0101,n,156,ok,1,151,161,.*,0,1$' result/tables/values.csv || fault "values.csv does not tell"

run profile study.yaml 0101; expect_status 0
expect_out 'secret communes counted at the middle of their interval: 1; the value is$'
expect_out 'from 151.0 to 161.0'
expect_out 'All (secret communes counted at the middle of their interval: 1)'
expect_out 'Others 211.0'
run profile study.yaml 0101 --lang fr; expect_out 'communes sous secret comptées au milieu de leur intervalle : 1 ; la'
run profile study.yaml 0102; expect_status 0; expect; grep -q 'the value is' out && fault "told where nothing is secret"
run profile study.yaml 0101 --format json; expect_status 0
expect_json '[(p["secret_lacking"], p["secret_filled"], p["secret_low"], p["secret_high"]) for p in t["profiles"] if p["indicator"] == "n"] == [(0, 1, 151, 161)]'

# left out of the sums
sed -i 's/secret: interval, secret_interval: .*/secret: mean}}/' study.yaml
run run study.yaml -o result; expect_status 0
cp result/results.json kept.json
look '[(v["value"], v["secret_lacking"], v["secret_filled"], v["coverage"] < 1) for v in t["values"] if v["code"] == "0101" and v["indicator"] == "n"] == [(151, 1, 0, True)]'
look '{(v["comparator"], v["indicator"]): v["rows_left_out"] for v in t["comparator_values"]} == {(c, i): int(c in ("All", "First")) for c in ("All", "First", "Others", "Said") for i in "nx"}'
run profile study.yaml 0101; expect_out 'without its communes under statistical secrecy: 1'

# a cell that a rule fills
printf 'K;A;B\na;70;1\nb;s;2\nc;81;5\nd;10;4\n' >plain.csv
cat >plain.yaml <<'YAML'
title: Plain
language: en
data: [{file: plain.csv, key: K}]
territories: {level: commune}
indicators: [{id: a, polarity: 1, value: A}, {id: b, polarity: 1, value: B}]
index: {children: [{indicator: a}, {indicator: b}]}
method: {missing: {rule: median, secret: median}}
YAML
run rank plain.yaml --format json; expect_status 0
expect_json '[(v["mark"], v["value"], v["filled"]) for v in t["values"] if v["code"] == "b" and v["indicator"] == "a"] == [("secret", None, 70)]'
expect_json '{r["code"]: r["filled"] for r in t["ranking"]} == {"a": 0, "b": 1, "c": 0, "d": 0}'
run profile plain.yaml b; expect_out 'under statistical secrecy'

finish
