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

# each zoning: its ranks are those of the study on that level, those that stand have a rank and are of the selection
run rank "$example/etude.yaml" --format json -o commune.json; expect_status 0
run rank "$example/etude.yaml" --level canton --set 'selection.territories.canton=["0192"]' --set 'selection.within_first=[2]' --format json -o canton.json; expect_status 0
ran='run'
expect; /usr/bin/python3 - <<'PY' || fault "the zonings of a run are not those of the study on each"
import csv
import json
import re


def table(name):
    return list(csv.DictReader(open(f"avel/tables/{name}.csv", encoding="utf-8")))


ranked = table("level_ranking")
for level in ("commune", "canton"):
    own = {r["code"]: int(r["rank"]) for r in ranked if r["level"] == level}
    alone = {r["code"]: r["rank"] for r in json.load(open(f"{level}.json", encoding="utf-8"))["tables"]["ranking"]}
    assert own == alone and len(own) == {"commune": 67, "canton": 8}[level]
standing = {(r["level"], r["code"]) for r in ranked if r["stands"] == "true"}
assert standing == {(r["level"], r["code"]) for r in table("level_territories") if r["stands"] == "true"}
assert {c for level, c in standing if level == "commune"} == {"01920", "01921", "01930", "01931"}
assert {r["word"] for r in table("levels")} == {table("verdict")[0]["word"], "undetermined"}
page = open("avel/report.html", encoding="utf-8").read()
blocks = dict(re.findall(r'<script type="application/json" id="d-([a-z_]+)">(.*?)</script>', page, re.S))
drawn, lines = json.loads(blocks["zonings"]), table("outlines")
assert drawn == {level: json.loads("\n".join(r["text"] for r in lines if r["level"] == level)) for level in ("commune", "canton")}
PY

# outlines are read where they are drawn, and told where they are broken; never written over
mkdir broken && cp "$example"/*.csv "$example"/etude.yaml broken
sed -i '/^contiguity:/d' broken/etude.yaml
printf '{"type": "FeatureCollection", "features": [' >broken/contours.geojson
run rank broken/etude.yaml; expect_status 0
run explain broken/etude.yaml --format json -o explained.json; expect_status 0
expect; ! grep -q contours explained.json || fault "outlines that nothing rests on are among the inputs"
run check broken/etude.yaml; expect_status 65; expect_err 'contours.geojson:1:'
run run broken/etude.yaml -o made; expect_status 65; expect_err 'contours.geojson:1:'
run map broken/etude.yaml; expect_status 65; expect_err 'contours.geojson:1:'
run rank broken/etude.yaml --format json -o broken/contours.geojson; expect_status 73; expect_out 'contours.geojson'
expect; [ "$(wc -c <broken/contours.geojson)" = 43 ] || fault "the outlines were written over"
cp "$example/contours.geojson" broken
run sensitivity broken/etude.yaml --checkpoint kept.h5 --format json -o once.json; expect_status 0
run run broken/etude.yaml --checkpoint kept.h5 --resume -o made; expect_status 0; expect_err '2048'

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
