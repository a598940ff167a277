# SPDX-License-Identifier: GPL-3.0-or-later
# Maps: the invented country, its levels, what has no outline; a folder's page again, to the byte.
. "$(dirname "$0")/lib.sh"
example=$ARPENT_SOURCE/examples/pays-d-avel
run run "$example/etude.yaml" -o avel; expect_status 0
run check "$example/etude.yaml"; expect_status 0; expect_out 'contours.geojson'

ran='run'
expect; /usr/bin/python3 - "$example" <<'PY' || fault "the tables are no maps of the example"
import csv
import json
import sys

rows = list(csv.DictReader(open("avel/tables/outlines.csv", encoding="utf-8", newline="")))
maps = {level: json.loads("\n".join(r["text"] for r in rows if r["level"] == level)) for level in ("commune", "canton")}
given = json.load(open(f"{sys.argv[1]}/contours.geojson", encoding="utf-8"))["features"]
zones = list(csv.DictReader(open(f"{sys.argv[1]}/zones.csv", encoding="utf-8"), delimiter=";"))
ids = {level: {g["id"] for o in m["objects"].values() for g in o["geometries"]} for level, m in maps.items()}
assert ids["commune"] == {f["properties"]["code"] for f in given} and all(len(c) == 5 and c[0] == "0" for c in ids["commune"])
assert ids["canton"] == {z["canton"] for z in zones}
without = list(csv.DictReader(open("avel/tables/without_outline.csv", encoding="utf-8")))
assert [(w["level"], w["code"], w["label"]) for w in without] == [("commune", "01967", "Port-Nouveau")], without
enclave = next(z["code"] for z in zones if z["nom"] == "Bourg-Enclos")
for level, m in maps.items():
    used = {}
    for g in (g for o in m["objects"].values() for g in o["geometries"]):
        polygons = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        for ring in (r for p in polygons for r in p):
            for a in ring:
                used.setdefault(a if a >= 0 else ~a, []).append(g["id"])
        if g["id"] == enclave:
            (own,), = g["arcs"]
    assert set(used) == set(range(len(m["arcs"]))) and max(map(len, used.values())) == 2
    if level == "commune":
        round_it = [o["arcs"] for o in m["objects"]["commune"]["geometries"] if o["type"] == "Polygon" and len(o["arcs"]) == 2]
        assert len(round_it) == 1 and round_it[0][1] == [~own[0]], "the enclave is a hole of one other"
PY

cp avel/report.html before.html
run report avel; expect_status 0
cmp -s before.html avel/report.html || fault "the page made again differs"
study
run run study.yaml -o plain; expect_status 0
expect; [ ! -e plain/tables/outlines.csv ] && ! grep -q outline plain/results.json || fault "maps without outlines"
finish
