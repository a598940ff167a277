# SPDX-License-Identifier: GPL-3.0-or-later
# perimeters: what it counts, counted again from the files; its ranks are those of explain --level.
. "$(dirname "$0")/lib.sh"
cp "$ARPENT_SOURCE"/tests/data/zones/* .
# without the indicator that is known on one level only, every level has an answer
sed '/id: ald/d; s/, {indicator: ald}//; /rates.csv/d' study.yaml >every.yaml
run perimeters every.yaml --format json; expect_status 0; cp out told.json
expect_json 'keys_hold(o)'
expect_json 'sum(l["word"] is not None for l in t["levels"]) >= 2'
run perimeters every.yaml --format json --threads 2; cmp -s out told.json || fault "threads change the bytes"

ran='perimeters'
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "not what the files and explain say"
import csv
import json
import subprocess
import sys

from told import by, pick, read, verdict

t = read("told.json")
rows = list(csv.DictReader(open("membership.csv", encoding="utf-8"), delimiter=";"))
COLUMN = {"canton": "CV", "epci": "EPCI", "commune": "CODGEO"}
chosen = {r["CODGEO"] for r in rows if r["CV"] == "0101"}


def people(codes):
    return sum(float(r["POP"]) for r in rows if r["CODGEO"] in codes)


def territories(column):
    out = {}
    for r in rows:
        if not r[column].startswith("ZZZ"):
            out.setdefault(r[column], set()).add(r["CODGEO"])
    return out


def near(a, b):
    return abs(a - b) < 1e-12


assert t["level_selection"][0] == {"communes": len(chosen), "people": people(chosen)}
for level in t["levels"]:
    all_of = territories(COLUMN[level["level"]])
    assert level["territories"] == len(all_of)
    assert level["communes_without"] == len(rows) - sum(map(len, all_of.values()))
    met = {code: has for code, has in all_of.items() if has & chosen}
    met_there = pick(t["level_territories"], level=level["level"])
    assert {m["code"] for m in met_there} == set(met)
    for m in met_there:
        has = met[m["code"]]
        both = has & chosen
        assert (m["communes"], m["communes_shared"]) == (len(has), len(both))
        assert near(m["people"], people(has)) and near(m["people_shared"], people(both))
        assert near(m["share_of_it"], people(both) / people(has))
        assert near(m["share_of_selection"], people(both) / people(chosen))
        assert near(m["jaccard"], people(both) / people(has | chosen))
        assert m["stands"] == (people(both) > people(has) / 2)
    stand = ",".join(m["code"] for m in met_there if m["stands"])
    asked = ["every.yaml", "--level", level["level"], "--format", "json"]
    drivers = json.loads(subprocess.run([sys.argv[1], "explain"] + asked + ["--select", stand],
                                        capture_output=True, check=False).stdout)
    ranks = json.loads(subprocess.run([sys.argv[1], "rank"] + asked, capture_output=True, check=False).stdout)
    rank = by(ranks["tables"]["ranking"], "code")
    for m in met_there:
        assert m["rank"] == rank[m["code"]]["rank"], (level["level"], m)
    if level["why"]:
        assert drivers["ok"] is False, (level, drivers)
        continue
    word, sides = verdict(drivers)
    for one in pick(t["level_sides"], level=level["level"]):
        assert near(one["concordance"], sides.pop(one["side"])["concordance"]), one
    assert level["word"] == word and not sides
for pair in t["level_overlaps"]:
    left, right = territories(COLUMN[pair["from"]]), territories(COLUMN[pair["to"]])
    there = set().union(*left.values()) & set().union(*right.values())
    left = {c: h & there for c, h in left.items() if h & there}
    right = {c: h & there for c, h in right.items() if h & there}
    inside = [h for h in left.values() if any(h <= other for other in right.values())]
    assert pair["pieces"] == sum(bool(a & b) for a in left.values() for b in right.values()), pair
    assert pair["nested"] == len(inside), pair
    assert near(pair["nested_people"], sum(map(people, inside)) / people(there)), pair
    best = {c: max(people(h & b) / people(h | b) for b in right.values()) for c, h in left.items()}
    assert near(pair["jaccard"], sum(people(h) * best[c] for c, h in left.items()) / people(there)), pair
PY

for lang in fr en; do
    for one in study.yaml every.yaml; do
        run perimeters $one --lang $lang; expect_status 0
        expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
    done
done
run perimeters every.yaml --format csv; expect_status 0; expect_out canton; expect_out epci
run perimeters every.yaml --csv fr; expect_status 0; expect_out ';'
sed '/^selection:/,$d' every.yaml >none.yaml
refused 2 '' 'sélection\|choisi' 'select' perimeters none.yaml -o result
study
refused 65 '' 'zonings' 'zonings' perimeters study.yaml -o result

# ---- the perimeters that could have been drawn
cp "$ARPENT_SOURCE"/tests/data/reference/*.csv "$ARPENT_SOURCE"/tests/data/reference/etude.yaml .
printf 'contiguity: {file: voisins.csv}\n' >>etude.yaml
run perimeters etude.yaml --around 09001 --format json; expect_status 0; cp out around.json
expect_json 'keys_hold(o)'
expect_json '[s["sets"] for s in t["candidate_sizes"]] == [1, 1, 1, 1]'
expect_json '{n["code"] for n in t["candidate_neighbours"]} == {"09002"}'
expect_json '"levels" not in t'
printf 'design: {around: ["09001"]}\n' >>etude.yaml
run perimeters etude.yaml --format json; expect_status 0
expect; /usr/bin/python3 -c 'import json, sys
one, other = (json.load(open(name, encoding="utf-8"))["tables"]["candidate_scores"] for name in ("out", "around.json"))
sys.exit(one != other)' || fault "--around is not as design"
run perimeters etude.yaml --around 09003,09002 --set design.units=3 --format json; expect_status 0
expect_json '[s["sets"] for s in t["candidate_sizes"]] == [0, 1, 2]'
run perimeters etude.yaml --format csv; expect_status 0; expect_out '09001'
for lang in fr en; do
    run perimeters etude.yaml --lang $lang; expect_status 0
    expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
done
refused 65 etude.yaml '09001 existe' '09001 does' perimeters etude.yaml --around 9001 -o result
refused 65 etude.yaml 'ne se touchent pas' 'do not touch' perimeters etude.yaml --around 09001,09003 -o result
finish
