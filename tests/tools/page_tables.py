# SPDX-License-Identifier: GPL-3.0-or-later
"""report.html without a browser: SOURCE_DIR PROGRAM

The tables that people read equal the CSV tables, cell by cell in the reader's form; blocks for the script equal
them exactly; no block or text ends early; the page holds no number of a cell under secrecy, nor what would tell
it; --share ranks holds no value; `arpent report` gives the same bytes again."""
import base64
import bisect
import csv
import html.parser
import json
import os
import re
import struct
import subprocess
import sys
import tempfile

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
ROWS = 300
VALUES = ("value", "score", "contribution", "comparator", "least", "median", "most", "q1", "q3")


class Reader(html.parser.HTMLParser):
    """Tables as {name: (columns, rows)}, and the text of the page; of two languages the French one."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.text, self.skip, self.cell, self.depth = {}, [], 0, None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag in ("script", "style"):
            self.skip += 1
        if tag == "table":
            self.columns, self.rows = [], []
            self.tables.setdefault(a["data-table"], (self.columns, self.rows))
        if tag == "th":
            self.columns.append(a["data-column"])
        if tag == "tr" and self.columns:
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")
            self.cell = True
        if tag == "span":
            self.depth.append(a.get("lang") == "en")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skip -= 1
        if tag == "tbody":
            self.cell = None
        if tag == "span":
            self.depth.pop()

    def handle_data(self, data):
        if self.skip or any(self.depth):
            return
        self.text.append(data)
        if self.cell and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.rstrip("\n") if not self.depth else data


def same_cell(shown, written):
    """A number rounded to what is shown; a flag, a text; names of ids are said otherwise."""
    text = shown.replace("\u202f", "").replace("\u00a0", "")
    if written == "" or shown == "":
        return written == shown == ""
    if written in ("true", "false"):
        return shown == ("oui" if written == "true" else "non")
    if re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", written) and re.fullmatch(r"(< )?-?[\d]+(,\d+)?%?", text):
        if text.startswith("<"):
            return float(written) < float(text[2:].replace(",", "."))
        digits = len(text.rstrip("%").partition(",")[2])
        x = float(text.rstrip("%").replace(",", "."))
        return abs(x - float(written) * (100 if text.endswith("%") else 1)) <= 0.5 * 10 ** -digits * (1 + 1e-9)
    return True


def read_csv(folder, name):
    path = os.path.join(folder, "ranking.csv" if name == "ranking" else f"tables/{name}.csv")
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


TOTAL = 6.4321  # of the indicator that has a secret cell: the other cells and this tell that one


def tells(name, row):
    """What secrecy leaves out of a table, in the study below."""
    return (name == "claims" and row["indicator"] == "a") or (name == "notes" and "6,43" in row["text_fr"])


def check_tables(page, folder, codes, left_out):
    cells = 0
    for name, (columns, shown) in page.tables.items():
        written = [r for r in read_csv(folder, name) if not r.get("id", "").startswith("DISCLOSURE") and not left_out(name, r)]
        ours = [r for r in written if r.get("code") in codes]
        others = [] if name == "values" else [r for r in written if r.get("code") not in codes][:ROWS]
        assert len(shown) == len(ours) + len(others), (name, len(shown), len(ours), len(others))
        for row, whole in zip(shown, ours + others, strict=True):
            assert len(row) == len(columns), (name, row, columns)
            for column, cell in zip(columns, row, strict=True):
                if column in whole:
                    assert same_cell(cell, whole[column]), (name, column, cell, whole[column])
                    if column in ("code", "label"):
                        spelled = whole[column].removeprefix("'")
                        assert cell == spelled, (name, cell, spelled)
                    cells += 1
    return cells


def column_of(given):
    if isinstance(given, list):
        return given
    if "f64" in given:
        raw = base64.b64decode(given["f64"])
        return [None if x != x else x for x in struct.unpack(f"<{len(raw) // 8}d", raw)]
    return [given["words"][i] for i in given["at"]]


def blocks_of(text):
    return {m[1]: json.loads(m[2]) for m in re.finditer(r'<script type="application/json" id="d-([\w]+)">(.*?)</script>', text, re.S)}


def check_blocks(blocks, folder):
    """What is there of a table's column are cells of it, in order, to the bit."""
    cells = 0
    for name, block in blocks.items():
        if name in ("names", "scores", "acceptability", "outlines", "zonings"):
            continue
        written = read_csv(folder, name)
        for column, given in block.items():
            at = 0
            told = [r[column] for r in written]
            for x in column_of(given):
                said = "" if x is None else x if isinstance(x, str) else float(x)
                while at < len(told) and (told[at].removeprefix("'") if isinstance(said, str) else number(told[at])) != said:
                    at += 1
                assert at < len(told), (name, column, x)
                at += 1
                cells += 1
    return cells


def number(text):
    return {"true": 1.0, "false": 0.0, "": None}[text] if text in ("true", "false", "") else float(text)


def read(folder, name="report.html"):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return f.read()


def arpent(*words):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True)
    assert done.returncode == 0, (words, done.returncode, done.stderr)
    return done.stdout


def check_study(study, folder, *options, left_out=lambda name, row: False):
    arpent("run", study, "-o", folder, "--draws", "512", *options)
    text = read(folder)
    assert not re.search(r"(src|href)=\"(?!#)", text) and "unsafe-inline" not in text and " style=" not in text.split("<script>")[0]
    page, blocks = Reader(text), blocks_of(text)
    codes = {r["code"] for r in read_csv(folder, "selection")}
    cells = check_tables(page, folder, codes, left_out), check_blocks(blocks, folder)
    arpent("report", folder, *(("--share", "ranks") if "--share" in options else ()))
    assert read(folder) == text, "report gives other bytes"
    print(f"{os.path.basename(study)} {' '.join(options)}: {len(page.tables)} tables, {cells[0]} cells; {len(blocks)} blocks, {cells[1]} cells; {len(text.encode())} bytes")
    return text, page, blocks


SECRET = """title: "Essai <!-- <script>alert(1)</script> & fin"
# le total de A est 6.4321
data: [{file: data.csv, key: CODE, label: LIB}]
notes: ["Tout : 6,43 en 2010", "Le rang 6 n'en dit rien, ni 6,4"]
territories: {level: commune, population: POP}
comparators: [{name: Tout, values: {a: 6.4321, b: 3.5, c: 31}}]
indicators:
  - {id: a, label_fr: A, polarity: 1, value: A}
  - {id: b, label_fr: B, polarity: 1, value: B}
  - {id: c, label_fr: C, polarity: 1, numerator: N, denominator: D, per: 100}
index: {name: besoin, children: [{name: un, children: [{indicator: a}, {indicator: b}]}, {name: deux, children: [{indicator: c}]}]}
method: {missing: {rule: mean, secret: exclude}, normalise: %s}
claims: [{text: "A au-dessus de 6,4321", indicator: a, is: above, than: Tout}, {text: "C au-dessus", indicator: c, is: above, than: Tout}]
selection: {territories: ["105", "110"], within_first: [3]}
"""


def secret(folder, normalise="{rule: zscore}"):
    """A study with a secret cell, a total stated wherever a study can state one, and texts that would break a page."""
    os.makedirs(folder)
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,LIB,POP,A,B,N,D\n")
        f.writelines(f"{i:03d},\"</script><b>Lieu {i}</b> & \"\"co\"\"\",{1000 + i},{'s' if i == 105 else i % 13 + 0.25},{i % 7},{(i * 37) % 50 + 5},{900 + i}\n" for i in range(101, 131))
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write(SECRET % normalise)
    return os.path.join(folder, "study.yaml")


def written_numbers(text):
    """Numbers that people or machines could read in a page outside its script and sheet: (number, decimals written)."""
    bare = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", text, flags=re.S)
    for m in re.finditer(r"(?<![\w.,])\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,](\d+))?(?:e[-+]?\d+)?(?!\w)", bare):
        yield float(re.sub(r"[ \u00a0\u202f]", "", m[0]).replace(",", ".")), len(m[1] or "")
    for packed in re.finditer(r'"f64":"([\w+/=]*)"', bare):
        raw = base64.b64decode(packed[1])
        yield from ((x, 15) for x in struct.unpack(f"<{len(raw) // 8}d", raw) if x == x)


def check_secrecy(work):
    study = secret(os.path.join(work, "one"))
    text, page, blocks = check_study(study, os.path.join(work, "s"), left_out=tells)
    assert "<b>Lieu" not in text and text.count("</script>") == text.count("<script"), "a text ends its element"
    assert "a" not in blocks["scores"]["nodes"] and "un" in blocks["scores"]["nodes"] and "c" in blocks["scores"]["nodes"]
    assert "values" not in blocks["scores"] and "rules" not in blocks["scores"]
    assert "a" not in column_of(blocks["comparator_values"]["indicator"])
    told = [x for x, decimals in written_numbers(text) if decimals >= 2 and abs(x - TOTAL) <= 0.5 * 10 ** -decimals + 1e-12]
    assert not told, told
    assert "Le rang 6 n'en dit rien" in text and "C au-dessus" in text and "n'est pas dans cette page" in text
    assert "method:" not in text, "the study as it is written states the total"
    light = read(os.path.join(work, "s"), "report-light.html")
    assert "<b>Lieu" not in light and "<script" not in light
    told = [x for x, decimals in written_numbers(light) if decimals >= 2 and abs(x - TOTAL) <= 0.5 * 10 ** -decimals + 1e-12]
    assert not told, told


def check_scaled(work):
    """On a scale that the study gives, scores beside values tell the scale, and so the total: none is in the page."""
    study = secret(os.path.join(work, "two"), "{rule: comparator, comparator: Tout}")
    text, page, blocks = check_study(study, os.path.join(work, "t"), left_out=lambda name, row: name == "warnings" or tells(name, row))
    assert "scores" not in blocks and "cellules secrètes est sur une" in text
    for name, block in blocks.items():
        assert not ({"score", "contribution", "value", "median"} & set(block)), name


def check_ranks(work):
    """--share ranks: of what is counted, or made of it, no number is in the page."""
    folder = os.path.join(work, "three")
    os.makedirs(folder)
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE;POP;A;B;C\n")
        f.writelines(f"{i};{20011 + 7 * i};{13000 + (i * 7919) % 4001 + 0.37};{(i * 104729) % 7001 / 13:.6f};{'' if i == 117 else (i * 3571) % 5003}\n" for i in range(101, 161))
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write("""title: Rangs
data: [{file: data.csv, key: CODE}]
territories: {level: commune, population: POP}
comparators: [{name: Tout, values: {a: 14321.7, b: 271.828, c: 2718.2}}]
indicators: [{id: a, label_fr: A, polarity: 1, value: A}, {id: b, label_fr: B, polarity: -1, value: B}, {id: c, label_fr: C, polarity: 1, value: C}]
index: {name: besoin, children: [{name: un, children: [{indicator: a}, {indicator: b}]}, {name: deux, children: [{indicator: c}]}]}
method: {missing: {rule: mean}, outliers: {rule: winsorise}}
perimeters: [{name: Ensemble, territories: ["105", "110", "120"]}]
claims: [{text: "A au-dessus", indicator: a, is: above, than: Tout}]
selection: {territories: ["105", "110"], within_first: [3]}
sensitivity: {seed: 1, factors: {side_weights: {rule: uniform}}}
""")
    study, out = os.path.join(folder, "study.yaml"), os.path.join(work, "p")
    text, page, blocks = check_study(study, out, "--share", "ranks")
    assert "scores" not in blocks
    light = read(out, "report-light.html")
    headers = set(re.findall(r'data-column="(\w+)"', light))
    assert headers and not headers & set(VALUES), headers & set(VALUES)
    for name, block in blocks.items():
        named = {"comparator_values": {"comparator"}, "varied": {"value"}}.get(name, set())
        assert not (set(VALUES) - named) & set(block), name
    for name, (columns, _) in page.tables.items():
        assert not set(VALUES) & set(columns), name
    hidden = set()
    for name, columns in (("values", ("value", "filled", "treated", "normalised")), ("nodes", ("score",)), ("ranking", ("score", "population")),
                          ("described", ("least", "q1", "median", "q3", "most")), ("comparator_values", ("value",)), ("perimeters", ("score", "population")),
                          ("claims", ("value", "comparator")), ("selection_sides", ("score", "contribution"))):
        hidden |= {abs(float(r[c])) for r in read_csv(out, name) for c in columns if r[c]}
    hidden = sorted(x for x in hidden if x * 1000 % 1 or x > 999)  # ranks and shares are small and round
    assert len(hidden) > 500
    for x, decimals in written_numbers(text):
        half = 0.5 * 10 ** -decimals
        near = hidden[max(0, bisect.bisect_left(hidden, x - half) - 1):][:3]
        told = [h for h in near if abs(x - h) <= max(1e-12 * h, half if x >= max(10, 2000 * half) and decimals < 15 else 0)]
        assert not told, (x, decimals, told)
    print(f"--share ranks: none of {len(hidden)} numbers")


def squares(n, across):
    """A GeoJSON of n squares, side by side."""
    features = []
    for i in range(n):
        x, y = i % across, i // across
        ring = [[round(-1 + 0.1 * (x + p), 1), round(43 + 0.2 * (y + q), 1)] for p, q in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        features.append({"properties": {"code": f"{1001 + i}"}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return {"type": "FeatureCollection", "features": features}


def middle_of(topology, geometry):
    """The mean of the points of its arcs."""
    points, (sx, sy), (tx, ty) = [], topology["transform"]["scale"], topology["transform"]["translate"]
    for a in geometry["arcs"][0]:
        at = [0, 0]
        for dx, dy in topology["arcs"][a if a >= 0 else ~a]:
            at = [at[0] + dx, at[1] + dy]
            points.append((at[0] * sx + tx, at[1] * sy + ty))
    return [sum(p[d] for p in points) / len(points) for d in (0, 1)]


def corners_of(topology, geometry):
    """The points of a geometry's ring, put together of its arcs."""
    points, (sx, sy), (tx, ty) = [], topology["transform"]["scale"], topology["transform"]["translate"]
    for a in geometry["arcs"][0]:
        at, line = [0, 0], []
        for dx, dy in topology["arcs"][a if a >= 0 else ~a]:
            at = [at[0] + dx, at[1] + dy]
            line.append((round(at[0] * sx + tx, 9), round(at[1] * sy + ty, 9)))
        line = line if a >= 0 else line[::-1]
        assert not points or points[-1] == line[0]
        points += line[bool(points):]
    assert points[0] == points[-1]
    return points


def check_many(work):
    """Beyond 2 500 territories a point each, and the outlines around the chosen alone."""
    n, across = 2601, 51
    with open(os.path.join(work, "many.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,A,B\n")
        f.writelines(f"{1001 + i},{(i * 7919) % 2603},{(i * 104729) % 2609}\n" for i in range(n))
    study = os.path.join(work, "many.yaml")
    with open(study, "w", encoding="utf-8") as f:
        f.write("""data: [{file: many.csv, key: CODE}]
title: Beaucoup
territories: {level: commune}
outlines: {file: many.geojson, property: code}
indicators: [{id: a, label_fr: A, polarity: 1, value: A}, {id: b, label_fr: B, polarity: 1, value: B}]
index: {name: besoin, children: [{name: un, children: [{indicator: a}]}, {name: deux, children: [{indicator: b}]}]}
selection: {territories: ["2301", "2302"], within_first: [10]}
""")
    folder = os.path.join(work, "m")
    with open(os.path.join(work, "many.geojson"), "w", encoding="utf-8") as f:
        json.dump(squares(n, across), f, indent=1)
    arpent("run", study, "-o", folder)
    with open(os.path.join(folder, "tables", "outlines.csv"), encoding="utf-8", newline="") as f:
        whole = json.loads("".join(row["text"] for row in csv.DictReader(f)))
    blocks = blocks_of(read(folder))
    near, points = blocks["outlines"], {k: column_of(v) for k, v in blocks["points"].items()}
    of_code = {g["id"]: g for g in whole["objects"]["commune"]["geometries"]}
    assert len(of_code) == n
    for i, code in enumerate(column_of(blocks["ranking"]["code"])):
        at, (x, y) = int(code) - 1001, middle_of(whole, of_code[code])
        assert abs(points["x"][i] - x) < 1e-9 and abs(points["y"][i] - y) < 1e-9, code
        assert abs(x - (-0.95 + 0.1 * (at % across))) < 0.05 and abs(y - (43.1 + 0.2 * (at // across))) < 0.1, code
    kept = {g["id"]: g for g in near["objects"]["near"]["geometries"]}
    apart = {f"{1001 + i}" for i in range(n) for c in (1300, 1301) if abs(i % across - c % across) + abs(i // across - c // across) <= 2}
    assert set(kept) == apart, set(kept) ^ apart
    for g in of_code.values():
        if g["id"] in kept:
            assert corners_of(near, kept[g["id"]]) == corners_of(whole, g), g["id"]
    print(f"{n} points, {len(kept)} outlines around the chosen")



with tempfile.TemporaryDirectory() as work:
    check_many(work)
    check_secrecy(work)
    check_scaled(work)
    check_ranks(work)
    for name in ("pyrenees-cathares", "ariege"):
        check_study(os.path.join(SOURCE, "config", f"{name}.yaml"), os.path.join(work, name))
