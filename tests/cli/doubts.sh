# SPDX-License-Identifier: GPL-3.0-or-later
# What a rank rests on that is less than a full count goes with the ranking, in every form.
. "$(dirname "$0")/lib.sh"
cat >study.yaml <<'YAML'
title: Quatre cantons
zonings:
  file: zones.csv
  key: COM
  levels: {canton: CV}
codes: equal
data:
  - {file: counts.csv, key: COM}
territories: {level: canton, population: POP}
indicators:
  - {id: taux, label_fr: Taux, label_en: Rate, polarity: 1, numerator: A, denominator: POP, per: 100}
  - {id: part, label_fr: Part, label_en: Share, polarity: 1, numerator: B, denominator: POP, per: 100}
index:
  name: besoin
  children:
    - name: social
      children: [{indicator: taux}]
    - name: sanitaire
      children: [{indicator: part}]
method:
  missing: {rule: mean}
selection:
  territories: ["02"]
YAML
printf '%s\n' COM,CV 1001,01 1002,01 1003,02 1004,02 1005,03 1006,03 1007,04 1008,04 >zones.csv
# Canton 01 lacks a secret commune of 90 of its 100 people, 03 misses one of 20; nothing is known of
# B in 04.
cat >counts.csv <<'CSV'
COM,POP,A,B
1001,10,1,2
1002,90,s,20
1003,50,9,4
1004,50,8,5
1005,80,7,9
1006,20,,3
1007,60,3,
1008,40,6,
CSV
doubts() { # coverage_least, filled, secret_lacking, secret_filled, doubtful of the territory $1
    expect_json "[by(t['ranking'], 'code')['$1'][k] for k in ('coverage_least', 'filled', 'secret_lacking', 'secret_filled', 'doubtful')] == [$2]"
}
warned='len({"ZONINGS_KNOWN_PART", "STUDY_FILLED_MISSING"} & set(column(t["warnings"], "id"))) == 2'
for command in rank explain run; do
    run $command study.yaml --format json --set 'sensitivity={draws: 64, factors: {side_weights: {rule: uniform}}}'
    expect_status 0
    doubts 01 '0.1, 0, 1, 0, True'
    doubts 02 '1, 0, 0, 0, False'
    doubts 03 '0.8, 0, 0, 0, False'
    doubts 04 '1, 1, 0, 0, True'
    expect_json "$warned"
done
run sensitivity study.yaml --format json --set 'sensitivity={draws: 64, factors: {side_weights: {rule: uniform}}}'
expect_status 0; expect_json "$warned"
run rank study.yaml --format csv
expect_status 0
expect; [ "$(head -1 out | tr -d '\357\273\277' | cut -d, -f7-)" = coverage_least,filled,secret_lacking,secret_filled,doubtful,row ] ||
    fault "the CSV has not the columns"
expect_out '^01,.*,0.1,0,1,0,'
run rank study.yaml
expect_status 0; expect_out '^ *[1-4] *! *01 '; expect_out '^ *[1-4] *\* *02 '; expect_out '^ *[1-4] *03 '
tr '\n' ' ' <out >line; mv line out
expect_out '! : repose sur moins .*, 2 en tout : .*territoire, 1 ; .*laissée de côté, 1 ; .*secret, 1 ; .*intervalle, 0'

run explain study.yaml --lang en --select 01 --format json
doubts 01 '0.1, 0, 1, 0, True'
run rank study.yaml --lang en --set 'selection.territories=["01"]'
expect_out '^ *[1-4] *\*! *01 '
tr '\n' ' ' <out >line; mv line out
expect_out '!: rests on less than a full count, 2 in all: .*territory, 1; .*left out, 1; .*commune, 1; .*interval, 0'

# A secret count that stands in the middle of its interval; below minimum_coverage a value is a hole.
run rank study.yaml --format json --set 'method.missing={rule: mean, secret: interval, secret_interval: [1, 9]}'
expect_status 0
doubts 01 '1, 0, 0, 1, True'
run rank study.yaml --format json --set method.missing.minimum_coverage=0.5
expect_status 0
doubts 01 '1, 1, 0, 0, True'
# Nothing to say where all is counted.
printf '%s\n' COM,POP,A,B 1001,10,1,2 1002,90,4,20 1003,50,9,4 1004,50,8,5 1005,80,7,9 1006,20,2,3 1007,60,3,1 1008,40,6,2 >counts.csv
run rank study.yaml
expect_status 0; expect; grep -q '!' out && fault "a mark without a doubt"

# Without the later figures one territory has no value on a side: that verdict alone is not there, and why is told.
cat >study.yaml <<'YAML'
title: Essai
decided: 2010
data: [{file: data.csv, key: CODE}]
territories: {level: canton}
indicators:
  - {id: a, label_fr: A, polarity: 1, value: "A{yy}"}
  - {id: b, label_fr: B, polarity: 1, value: "B{yy}"}
  - {id: c, label_fr: C, polarity: 1, value: "C{yy}"}
index:
  name: besoin
  children:
    - {name: social, children: [{indicator: a, vintage: "07"}]}
    - {name: soins, children: [{indicator: b, vintage: "07"}, {indicator: c, vintage: "18"}]}
method: {missing: {rule: exclude}}
selection: {territories: ["07", "08"], within_first: [2]}
YAML
printf '%s\n' CODE,A07,B07,C18 01,10,20.5,30 02,12,21,28 03,9,,31 04,14,19,22 05,11,24,27 06,8,18,25 07,19,30,12 08,18,29,14 >data.csv
run explain study.yaml
expect_status 0; tr '\n' ' ' <out >line; mv line out
expect_out 'postérieurs à 2010 .*pas de verdict.*territoire 03.*soins'
run explain study.yaml --format json
expect_status 0; expect_json 't["sides"] and not [h for h in t["verdict_holds"] if h["what"] == "without_late"]'
sed -i 's/^03,9,,/03,9,23,/' data.csv
run explain study.yaml --format json
expect_status 0; expect_json '[h for h in t["verdict_holds"] if h["what"] == "without_late"]'
finish
