# SPDX-License-Identifier: GPL-3.0-or-later
# contracts: several selections of a file or a list, at the study's level or by communes; what cannot be
# is refused at its place.
. "$(dirname "$0")/lib.sh"
study
sed '/^selection:/,$d' study.yaml >none.yaml
{
    cat none.yaml
    cat <<'YAML'
selections:
  file: contrats.csv
YAML
} >study.yaml
cat >contrats.csv <<'CSV'
code,selection,label,decided,status,stratum
0907,est,Contrat de l'est,2012,actif,09
0908,est|sud,,2012,actif,09
0901,nord,Contrat du nord,2014,clos,31
0902,nord,Contrat du nord,,clos,31
0903,,,,,
CSV
sed -i "s/^0908,est|sud,,/0908,est,,/" contrats.csv
printf '0908,sud,Contrat du sud,2016,actif,31\n' >>contrats.csv

run contracts study.yaml --format json; expect_status 0; expect_no_err; cp out told.json
expect_json 'keys_hold(o)'
expect_json 'column(t["selections"], "selection") == ["est", "nord", "sud"]'
expect_json 'column(t["selections"], "label") == ["Contrat de l\x27est", "Contrat du nord", "Contrat du sud"]'
expect_json 'column(t["selections"], "decided") == [2012, 2014, 2016]'
expect_json 'column(t["selections"], "m") == [2, 2, 1] and column(t["selections"], "cluster") == ["09", "31", "31"]'
# the two highest of seven (one is too small): 1 of 21 sets; one of seven has 1/7 at least
expect_json 'abs(pick(t["selections_sides"], selection="est", side="social")[0]["p"] - 1 / 21) < 1e-12'
expect_json '[round(1 / x) for x in column(t["selections"], "p_least")] == [21, 21, 7]'
expect_json 'not any(column(t["selections"], "could"))'
expect_json 'column(t["selections_meeting"], "codes") == ["0908"]'
expect_json '{r["refused"] for r in t["pooled_combined"]} == {"shared"}'
expect_json '{(r["way"], r["m"]) for r in t["pooled"]} == {("union", 4), ("beside", 4), ("vote", 3)}'
expect_json 'len(t["selections_members"]) == 5 and len(t["pooled_common"]) == 3'
expect_json 'not t["pooled_strata"] and not t["pooled_given"]'

# The same listed in the study, the same bytes.
{
    cat none.yaml
    cat <<'YAML'
selections:
  list:
    - {name: est, label: Contrat de l'est, decided: 2012, status: actif, stratum: "09", territories: ["0907", "0908"]}
    - {name: nord, label: Contrat du nord, decided: 2014, status: clos, stratum: "31", territories: ["0901", "0902"]}
    - {name: sud, label: Contrat du sud, decided: 2016, status: actif, stratum: "31", territories: ["0908"]}
YAML
} >listed.yaml
run contracts listed.yaml --format csv; expect_status 0; cp out listed.csv
run contracts study.yaml --format csv; expect_status 0
expect; cmp -s out listed.csv || fault "a list gives other bytes than a file"
run contracts study.yaml --set 'selections.only=[actif]' --format json; expect_status 0
expect_json 'column(t["selections"], "selection") == ["est", "sud"]'
expect_json 'any("clos" in w["text_fr"] or "actif" in w["text_fr"] for w in t["warnings"])'

# Screens in both languages, 80 columns wide.
for lang in fr en; do
    run contracts study.yaml --lang $lang; expect_status 0
    [ $lang = fr ] && expect_out 'quatre cantons sous 3 choix' || expect_out 'four cantons under 3 choices'
    expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
done
run contracts study.yaml --full; expect_status 0; expect_out 'Contrat du sud'

# What cannot be.
refused 2 '' 'selections' 'selections' contracts none.yaml -o result
refused 65 'study.yaml:30:1: ' 'file' 'list' contracts study.yaml --set 'selections.file=' -o result
change contrats.csv 2 "0977,est,Contrat de l'est,2012,actif,09"
refused 65 'contrats.csv:2:1: ' '0977' 'unmatched' contracts study.yaml -o result
run contracts study.yaml --set unmatched=drop --format json; expect_status 0
expect_json 'pick(t["selections"], selection="est")[0]["codes_unknown"] == 1'
change contrats.csv 2 "907,est,Contrat de l'est,2012,actif,09"
refused 65 'contrats.csv:2:1: ' 'zéro' 'zero' contracts study.yaml -o result
change contrats.csv 2 "0908,est,Contrat de l'est,2012,actif,09"
refused 65 'contrats.csv:2:1: ' 'deux fois' 'twice' contracts study.yaml -o result
change contrats.csv 2 "0907,est,Autre nom,2012,actif,09"
change contrats.csv 3 "0908,est,Contrat de l'est,2012,actif,09"
refused 65 'contrats.csv: ' 'contredisent' 'disagree' contracts study.yaml -o result
change contrats.csv 2 "0907,est,Contrat de l'est,douze,actif,09"
refused 65 'contrats.csv: ' 'année' 'year' contracts study.yaml -o result
change contrats.csv 2 "0907,est||sud,Contrat de l'est,2012,actif,09"
refused 65 'contrats.csv: ' 'vide' 'empty' contracts study.yaml -o result
change contrats.csv 2 "0907,est,Contrat de l'est,2012,actif,09"
refused 65 'study.yaml:30:1: ' 'état' 'status' contracts study.yaml --set 'selections.only=[signé]' -o result
refused 65 '' 'DEP' 'DEP' contracts study.yaml --set 'selections.strata=DEP' -o result
for code in 0903 0904 0905 0906; do printf '%s,nord,Contrat du nord,2014,clos,31\n' $code >>contrats.csv; done
refused 65 'study.yaml:30:1: ' '7 territoires' 'all 7' contracts study.yaml -o result

# Communes into cantons: a half of the people, or a tenth of them beside.
mkdir zoned; cp "$ARPENT_SOURCE"/tests/data/reference/* zoned
cat >zoned/contrats.csv <<'CSV'
code;selection
09001;a
09002;a
09003;b
31004;b
CSV
cat >zoned/etude.yaml <<'YAML'
extends: base.yaml
zonings: {file: zones.csv, key: code, levels: {commune: commune, canton: canton}}
codes: equal
territories: {level: canton, population: pop}
comparators:
selection:
selections: {file: contrats.csv, strata: dep}
YAML
cp "$ARPENT_SOURCE/tests/data/reference/etude.yaml" zoned/base.yaml
run contracts zoned/etude.yaml --format json; expect_status 0; cp out told.json
# canton 0901: 900 + 1616 of 4848 people under a (51.9 %), 2332 under b (48.1 %)
expect_json '[(r["selection"], r["code"]) for r in t["selections_members"]][:1] == [("a", "0901")]'
expect_json 'pick(t["selections"], selection="b")[0]["partly"] >= 1'
run contracts zoned/etude.yaml --set selections.coverage=0.48 --format json; expect_status 0
expect_json '("b", "0901") in [(r["selection"], r["code"]) for r in t["selections_members"]]'
expect_json 't["selections_meeting"][0]["codes"] == "0901"'
run contracts zoned/etude.yaml --set selections.level=canton --set 'selections.file=cantons.csv'; expect_status 66
printf 'code;selection\n0901;a\n' >zoned/cantons.csv
run contracts zoned/etude.yaml --set selections.level=canton --set 'selections.file=cantons.csv' --format json
expect_status 0
expect_json '[r["code"] for r in t["selections_members"]] == ["0901"]'
finish
