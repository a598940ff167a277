# SPDX-License-Identifier: GPL-3.0-or-later
# Values that no rule of the study allows: told by territory and indicator, with the way out.
. "$(dirname "$0")/lib.sh"

study; change data.csv 4 '0903,Trois,900,9,23,31,0'
refused 65 '' 'essai_c.*0903\|0903.*essai_c\|Trois' 'essai_c\|Trois'
run rank study.yaml; expect_err 'zero_denominator'
change study.yaml 29 '  zero_denominator: missing
  missing: {rule: mean}
  normalise: {rule: zscore}'
run rank study.yaml; expect_status 0

study; awk -F, -v OFS=, 'NR > 1 {$4 = 5} {print}' data.csv >flat && mv flat data.csv
refused 65 '' 'essai_a' 'essai_a'
run rank study.yaml; expect_err 'constant'
change study.yaml 29 '  constant: drop'
run rank study.yaml; expect_status 0; expect_err 'essai_a'

study; change data.csv 4 '0903,Trois,900,,23,31,95'
refused 65 '' '0903\|Trois' '0903\|Trois'
run rank study.yaml; expect_err 'mean.*exclude'

study; change data.csv 4 '0903,Trois,900,s,23,31,95'
refused 65 '' 'secret.*method: {missing: {rule: mean, secret: exclude}}' 'secrecy.*secret: exclude'
change study.yaml 29 '  missing: {rule: mean, secret: exclude}
  normalise: {rule: zscore}'
run rank study.yaml; expect_status 0; expect_err 'note : .*0903/essai_a' # as the message says
expect_err 'exclude.*reste classé'
run run study.yaml -o result; expect_status 0
run export result values --format json; expect_status 0
expect_json '[(v["mark"], v["filled"]) for v in t["values"] if v["code"] == "0903" and v["indicator"] == "essai_a"] == [("secret", None)]'
run export result methods --format json; expect_json 'by(t["methods"], "step")["secret"]["rule"] == "exclude"'
rm -rf result
sed -i 's/, secret: exclude}/}/' study.yaml
refused 65 '' 'secret: exclude' 'secret: exclude'
sed -i 's/rule: mean}/rule: exclude}/' study.yaml # covers it by itself
run rank study.yaml --lang en; expect_status 0; expect_err 'note: .*0903/essai_a'

study; change data.csv 4 '0903,Trois,900,,23,31,95'
change study.yaml 29 '  missing: {rule: mean}'
run rank study.yaml; expect_status 0; expect_err 'mean.*0903/essai_a'

study; awk -F, -v OFS=, 'NR > 1 {$4 = ""} {print}' data.csv >none && mv none data.csv
change study.yaml 29 '  missing: {rule: mean}'
refused 65 '' 'essai_a' 'essai_a'

study; change data.csv 4 '0903,Trois,900,,,,95'
change study.yaml 29 '  missing: {rule: exclude}'
refused 65 '' '0903\|Trois' '0903\|Trois'

study; sed -i '3,8d' data.csv; change study.yaml 31 '  territories: ["0901"]'; sed -i '3,$d' data.csv
refused 65 '' 'territoire' 'territor'

study; change study.yaml 9 '  minimum_population: 1000000'
refused 65 '' 'territoire\|population' 'territor\|population'

# an unknown population counts as below the minimum, and is named
study; change data.csv 4 '0903,Trois,,9,23,31,95'
run check study.yaml; expect_status 0
cat out err >both && mv both out
expect_out '0903\|Trois'

finish
