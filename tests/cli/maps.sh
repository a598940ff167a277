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
            (own,), = g["arcs"]  # one ring of one arc
    assert set(used) == set(range(len(m["arcs"]))) and max(map(len, used.values())) == 2
    if level == "commune":
        round_it = [o["arcs"] for o in m["objects"]["commune"]["geometries"] if o["type"] == "Polygon" and len(o["arcs"]) == 2]
        assert len(round_it) == 1 and round_it[0][1] == [~own], "the enclave is a hole of one other"
PY

mkdir before && cp avel/report.html avel/report-light.html before/
run report avel; expect_status 0
cmp -s before/report.html avel/report.html && cmp -s before/report-light.html avel/report-light.html || fault "the pages made again differ"

run map "$example/etude.yaml" -o study.svg; expect_status 0
run map avel -o avel.svg; expect_status 0
cmp -s study.svg avel.svg || fault "the map of the results is not that of the study"
run map avel/results.h5 --lang en -o english.svg; expect_status 0
run map avel --share ranks -o ranks.svg; expect_status 0
cp avel/report-light.html whole.html
run report avel --share ranks; expect_status 0

# the names of a study with all that a mark-up could trip over
cp "$example"/*.csv "$example"/*.geojson "$example"/etude.yaml .
/usr/bin/python3 - <<'PY'
text = open("zones.csv", encoding="utf-8").read()
open("zones.csv", "w", encoding="utf-8").write(text.replace("Port-Nouveau", "Port <b> & x ]]>").replace("Kerzour", "A</title><script>"))
PY
run map etude.yaml -o tricky.svg; expect_status 0

ran='map'
expect; /usr/bin/python3 - <<'PY' || fault "the drawings are not those of the tables"
import csv
import re
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
ranking = {r["code"]: r for r in csv.DictReader(open("avel/ranking.csv", encoding="utf-8"))}
drawn = set(ranking) - {"01967"}


def panels(name):
    root = xml.parse(name).getroot()
    assert root.tag == SVG + "svg" and root.find(SVG + "desc").text
    return root, [g for g in root.iter(SVG + "g") if g.get("fill-rule")]


root, maps = panels("avel.svg")
texts = ["".join(t.itertext()) for t in root.iter(SVG + "text")]
assert texts[0] == "Le pays d'Avel" and "Besoin (score)" in texts and "Les deux, par tiers" in texts
assert any("Port-Nouveau" in t for t in texts) and len(maps) == 4
SCORE = ["#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#4a2585"]
fills = {}
for path in maps[0]:
    title = path.find(SVG + "title")
    if title is not None:
        label, rank = re.fullmatch(r"(.*), rang (\d+)", title.text).groups()
        fills[label] = SCORE.index(path.get("fill")), int(rank)
by_label = {r["label"]: r for c, r in ranking.items() if c in drawn}
assert set(fills) == set(by_label), set(fills) ^ set(by_label)
for label, (shade, rank) in fills.items():
    assert rank == int(by_label[label]["rank"])
    assert shade == 4 - min(4, (rank - 1) * 5 // len(ranking)), (label, shade, rank)
for group in maps:
    assert sum(p.get("fill") == "none" for p in group) == 2 * 4  # four chosen, a light line below a dark one
assert "Need (score)" in ["".join(t.itertext()) for t in panels("english.svg")[0].iter(SVG + "text")]
assert len(panels("ranks.svg")[1]) == 1
tricky = [t.text for t in panels("tricky.svg")[0].iter(SVG + "title")]
assert any(t.startswith("A</title><script>, rang") for t in tricky)

whole, ranks = open("whole.html", encoding="utf-8").read(), open("avel/report-light.html", encoding="utf-8").read()
verdict = next(csv.DictReader(open("avel/tables/verdict.csv", encoding="utf-8")))
for page in (whole, ranks):
    assert "<script" not in page and "http" not in page.replace("http://www.w3.org/2000/svg", "") and page.count("<html") == 1
    assert 'lang="en"' not in page and page.count("<table") == page.count("</table>") > 5
    for svg in re.findall(r"<svg.*?</svg>", page, re.S):
        xml.fromstring(svg)
score = f"{float(ranking['01931']['score']):.3f}".replace(".", ",")
assert score in whole and score not in ranks and len(re.findall("<svg", whole)) == 1
PY

study
run run study.yaml -o plain; expect_status 0
expect; [ ! -e plain/tables/outlines.csv ] && ! grep -q outline plain/results.json || fault "maps without outlines"
expect; ! grep -q '<svg' plain/report-light.html || fault "a map of nothing"
run map plain -o result.svg; expect_status 65; expect_err 'contours'
run map study.yaml --lang en -o result.svg; expect_status 65; expect_err 'outlines'
expect; [ ! -e result.svg ] || fault "a map of nothing is written"
finish
