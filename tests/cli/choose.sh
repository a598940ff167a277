# SPDX-License-Identifier: GPL-3.0-or-later
# choose: a choice that is yet to be made, by seats or by a budget; what cannot be is refused at its place.
. "$(dirname "$0")/lib.sh"

# Six projects whose answer is known by hand (methods.md 8.8): of 35 affordable sets three are beaten by none.
cat >six.yaml <<'YAML'
title: Six projets
data:
  - {file: six.csv, key: code, label: nom}
territories: {level: commune, population: dix}
indicators:
  - {id: v1, label_fr: V1, label_en: V1, polarity: 1, value: v1}
  - {id: v2, label_fr: V2, label_en: V2, polarity: 1, value: v2}
index:
  children:
    - {name: un, children: [{indicator: v1}]}
    - {name: deux, children: [{indicator: v2}]}
method:
  normalise: {rule: minmax, bounds: {v1: [0, 10], v2: [0, 10]}}
choose:
  budget: {column: cout, most: 9}
  side: un
  threshold: 0
YAML
cat >six.csv <<'CSV'
code,nom,dep,dix,v1,v2,cout,moins
p1,Un,a,10,6,2,3,-1
p2,Deux,a,10,2,6,3,-1
p3,Trois,b,10,5,4,4,-1
p4,Quatre,b,10,3,3,2,-1
p5,Cinq,c,10,1,1,1,-1
p6,Six,c,10,4,5,5,-1
CSV
run choose six.yaml --format json; expect_status 0; cp out told.json
expect_json 'keys_hold(o)'
expect_json '{r["code"]: round(3 * r["share"], 9) for r in t["choose"]} == {"p1": 2, "p2": 2, "p3": 2, "p4": 3, "p5": 1, "p6": 0}'
expect_json '{r["code"]: r["status"][0] for r in t["choose"]} == {"p1": "b", "p2": "b", "p3": "b", "p4": "c", "p5": "b", "p6": "o"}'
expect_json '{(r["codes"], round(r["value_to"], 9), round(r["value_from"], 9), r["cost"]) for r in t["choose_portfolios"]} == {("p1 p3 p4", 14, 9, 9), ("p2 p3 p4", 10, 13, 9), ("p1 p2 p4 p5", 12, 12, 9)}'
expect_json 'abs(t["choose_summary"][0]["regret"] - 2) < 1e-9 and t["choose_summary"][0]["portfolios"] == 3'
expect_json 't["choose_portfolios"][t["choose_summary"][0]["least_regret"] - 1]["codes"] == "p1 p2 p4 p5"'
# between .4 and .6 that one alone is left
run choose six.yaml --set 'choose.weight=[0.4, 0.6]' --format json; expect_status 0
expect_json 'column(t["choose_portfolios"], "codes") == ["p1 p2 p4 p5"]'
expect_json '{r["code"] for r in t["choose"] if r["status"] == "core"} == {"p1", "p2", "p4", "p5"}'
# one of each group: 12 (p1 p3 p5) at one end and 11 (p2 p3 p5) at the other, instead of 14 and 13
run choose six.yaml --set 'choose.at_most={per: dep}' --format json; expect_status 0
expect_json 'abs(t["choose_summary"][0]["quota_to"] - 2) < 1e-9 and abs(t["choose_summary"][0]["quota_from"] - 2) < 1e-9'
expect_json 'all(len(set(r["codes"].split()) & {a, b}) < 2 for r in t["choose_portfolios"] for a, b in (("p1", "p2"), ("p3", "p4"), ("p5", "p6")))'
# under the threshold at both ends: p5 and p4 are worth less than nothing, p3, p6 something
run choose six.yaml --set choose.threshold=0.35 --format json; expect_status 0
expect_json '{r["code"] for r in t["choose"] if r["status"] == "never"} == {"p4", "p5"}'
# all that can be afforded: the mean is 21 / 6 of ten at both ends
run choose six.yaml --set 'choose={budget: {number: 6}, side: un}' --format json; expect_status 0
expect_json 'abs(t["choose_summary"][0]["threshold_to"] - 0.35) < 1e-12 and abs(t["choose_summary"][0]["threshold_from"] - 0.35) < 1e-12'
expect_json 'not any(r["status"] == "core" and r["code"] in ("p4", "p5") for r in t["choose"])'

# Seats: two; by v1 alone p1, p3; by v2 alone p2, p6. p3 is above p1 under 1/3, p6 above p3 under 1/2:
# nobody is in at every weight.
run choose six.yaml --set 'choose={first: 2, side: un}' --format json; expect_status 0
expect_json '{r["code"]: r["status"] for r in t["choose"]} == {"p1": "borderline", "p2": "borderline", "p3": "borderline", "p4": "out", "p5": "out", "p6": "borderline"}'
expect_json '{r["code"]: (r["best"], r["worst"]) for r in t["choose"]} == {"p1": (1, 5), "p2": (1, 5), "p3": (1, 3), "p4": (4, 5), "p5": (6, 6), "p6": (1, 3)}'
expect_json 'not t["choose_portfolios"] and t["choose_summary"][0]["portfolios"] is None'
# p4 lacks 5 - 3 of ten to the second by v1, 5 - 3 by v2
expect_json 'abs(pick(t["choose"], code="p4")[0]["lacks"] - 0.2) < 1e-12'
run choose six.yaml --set 'choose={first: 2, side: un, weight: [0.8, 1], exclude: [p6]}' --format json; expect_status 0
expect_json '{r["code"]: r["status"] for r in t["choose"]} == {"p1": "core", "p3": "core", "p2": "out", "p4": "out", "p5": "out", "p6": "excluded"}'
# two that are the same at every weight, for one seat that is left
add six.csv 'p7,Sept,c,10,5,4,4,-1'
run choose six.yaml --set 'choose={first: 2, side: un, weight: [0.8, 1]}' --format json; expect_status 0
expect_json '{r["code"]: r["status"] for r in t["choose"] if r["code"] in ("p1", "p3", "p7")} == {"p1": "core", "p3": "borderline", "p7": "borderline"}'
run choose six.yaml --set 'choose={first: 2, side: un, weight: [0.8, 1]}' --lang fr; expect_status 0
expect_out 'À égalité'; expect_out 'Trois, Sept'

# Screens in both languages, 80 columns wide.
for lang in fr en; do
    for what in '{first: 2, side: un, weight: [0.2, 0.9]}' '{budget: {column: cout, most: 9}, side: un, at_most: {per: dep}, exclude: [p6]}' \
        '{budget: {population: 30}, side: deux}'; do
        run choose six.yaml --set "choose=$what" --lang $lang; expect_status 0
        expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
    done
done
expect_out 'At most 30 inhabitants'
run choose six.yaml --format csv; expect_status 0; expect_out '^code,label,status'

# What the study selects is not explained, and a study without a choice to make is refused.
study
refused 2 '' 'choose' 'choose' choose study.yaml -o result
run choose study.yaml --set 'choose={first: 2, side: social}' --format json; expect_status 0
expect_json '"verdict" not in t and "sides" not in t and len(t["choose"]) == 7'
refused 65 '' 'places' 'seats' choose study.yaml --set 'choose={first: 7, side: social}' -o result
refused 65 '' 'budget' 'budget' choose study.yaml --set 'choose={side: social}' -o result
refused 65 '' 'sanitaire' 'sanitaire' choose study.yaml --set 'choose={first: 2, side: sociale}' -o result
refused 65 '' '\[de, à\]' '\[from, to\]' choose study.yaml --set 'choose={first: 2, side: social, weight: [0.7, 0.3]}' -o result
refused 65 '' '0999' '0999' choose study.yaml --set 'choose={first: 2, side: social, exclude: ["0999"]}' -o result
refused 65 '' 'at_most' 'at_most' choose study.yaml --set 'choose={first: 2, side: social, at_most: {per: LIB}}' -o result
refused 65 '' 'COUT' 'COUT' choose study.yaml --set 'choose={budget: {column: COUT, most: 3}, side: social}' -o result
refused 65 '' 'négatif' 'negative' choose six.yaml --set 'choose={budget: {column: moins, most: 3}, side: un}' -o result
finish
