# SPDX-License-Identifier: GPL-3.0-or-later
"""tables.xlsx equals the tables of its folder, sheet by sheet: SOURCE_DIR PROGRAM

What each sheet must hold is made here of the CSV tables, by the columns that its last sheet names; openpyxl
reads it cell by cell, and so do LibreOffice, which turns it into CSV, and R with readxl, where they are. The
same bytes on one thread and on two, and again by `arpent report`; nothing secret, nothing that a share of
ranks leaves out, no label that a spreadsheet would execute."""
import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import openpyxl
except ImportError:
    print("openpyxl is absent (Debian: python3-openpyxl): skipped")
    sys.exit(77)

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
HERE = os.path.dirname(os.path.abspath(__file__))
LAST = {"fr": "Colonnes", "en": "Columns"}
WIDE = {"fr": ("Données", "Marques", "Normalisées", "Corrélations"), "en": ("Data", "Marks", "Normalised", "Correlations")}
PROFILES = {"fr": "Profils", "en": "Profiles"}
WORDS = {
    "fr": {"ok": "connue", "missing": "manquante", "secret": "secrète", "filled": "remplie", "not_applicable": "sans objet",
           "below_population": "sous la population minimale", "unmatched": "absent d'un fichier",
           "unknown_population": "population inconnue", "elsewhere": "hors de la zone d'étude", "excluded": "exclu", "late": "connu trop tard",
           "both": "les deux versants", "neither": "aucun versant", "not_answerable": "sans réponse possible",
           "attested": "se distingue", "cannot_tell": "on ne peut pas conclure",
           "no_verdict": "hors verdict", "left_out": "sans un choisi", "universe": "dans un autre périmètre", "union": "comme une seule unité",
           "neighbours": "parmi des ensembles de voisins", "indicator": "sans un indicateur", "without_late": "sans les chiffres postérieurs",
           "shift": "décalage des rangs", "rank": "rang", "membership": "présence dans les premiers", "contrast": "écart des versants",
           "total": "total", "first": "premier ordre", "shapley": "Shapley", "selection": "le choix", "undetermined": "on ne peut pas conclure"},
    "en": {"ok": "known", "missing": "missing", "secret": "secret", "filled": "filled", "not_applicable": "not applicable"},
}
SAID = ("side", "parent", "word", "state", "what", "output", "of", "factor", "order", "reason", "perimeter", "node", "other", "indicator")
VALUES = ("value", "score", "comparator", "least", "median", "most", "q1", "q3", "score_error", "filled")
# The colours of the legend.
COLOUR = {"missing": "FFF2D9C4", "secret": "FF4A4A4A", "filled": "FFFFF3B0", "not_applicable": "FFD9DEE3"}


def arpent(*words):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True)
    assert done.returncode == 0, (words, done.returncode, done.stderr)
    return done.stdout


class Folder:
    """The CSV tables of a results folder; texts as they are, without CSV's apostrophe."""

    def __init__(self, path, lang):
        self.path, self.lang, self.known = path, lang, {}
        with open(os.path.join(path, "datapackage.json"), encoding="utf-8") as f:
            self.kinds = {r["name"]: {c["name"]: c["type"] for c in r["schema"]["fields"]} for r in json.load(f)["resources"]}
        self.names = {}
        for table, key, label in (("ranking", "code", "label"), ("indicators", "indicator", "label_" + lang), ("sides", "side", "label_" + lang),
                                  ("tree", "node", "label_" + lang)):
            for row in self.rows(table) if table in self.kinds else []:
                if row[label]:
                    self.names[row[key]] = row[label]

    def rows(self, table):
        if table not in self.known:
            name = "ranking.csv" if table == "ranking" else f"tables/{table}.csv"
            with open(os.path.join(self.path, name), encoding="utf-8", newline="") as f:
                self.known[table] = [{k: self.cell(table, k, v) for k, v in r.items()} for r in csv.DictReader(f)]
        return self.known[table]

    def cell(self, table, column, text):
        kind = self.kinds[table][column]
        if text == "":
            return None
        if kind == "string":
            return re.sub(r"^'(?=[=+@\t\r-])", "", text)
        return text == "true" if kind == "boolean" else float(text)

    def index(self, table, *keys):
        return {tuple(r[k] for k in keys): r for r in self.rows(table)}

    def said(self, column, text):
        """What a cell may say for a text: an id, or its word or name."""
        if text is None or column not in SAID:
            return {text}
        return {text, WORDS[self.lang].get(text) or self.names.get(text, text)}


def state(row):
    mark = row["mark"]
    return "filled" if mark in ("missing", "not_applicable") and row["filled"] is not None else mark


def hidden(folder, table, row):
    secret = {r["indicator"] for r in folder.rows("described") if r["secret"]}
    if table == "warnings":
        return (row["id"] or "").startswith("DISCLOSURE")
    return table in ("claims", "comparator_values") and row["indicator"] in secret


def list_sheet(folder, columns):
    """Rows of the sheet's own table, others joined to it by the code or the indicator."""
    base = columns[0][1]
    key = "code" if "code" in folder.kinds[base] else "indicator"
    joined = {t: folder.index(t, key) for _, t, _, _ in columns if t != base}
    for row in folder.rows(base):
        if hidden(folder, base, row):
            continue
        out = []
        for _, table, column, _ in columns:
            from_row = row if table == base else joined[table].get((row[key],), {})
            out.append((column, from_row.get(column)))
        yield out


def wide_sheet(folder, columns):
    own = columns[-1][1]
    keys = {"values": ("code", "indicator"), "nodes": ("code", "node"), "indicator_correlations": ("indicator", "other")}[own]
    at, labels = folder.index(own, *keys), folder.index("ranking", "code")
    marks = folder.index("values", "code", "indicator")
    for one in dict.fromkeys(r[keys[0]] for r in folder.rows(own)):
        out = []
        for _, table, column, of in columns:
            if of is None:
                out.append((column, one if table == own else labels[one,]["label"]))
                continue
            row = at[one, of]
            now = state(marks[one, of]) if (one, of) in marks else "ok"
            if column == "mark":
                out.append(("mark", None if now == "ok" else WORDS[folder.lang][now], now))
            else:
                out.append((column, row["filled"] if now == "filled" and column == "value" else row[column], now))
        yield out


def profile_sheet(folder, columns):
    chosen = {r["code"] for r in folder.rows("selection")}
    secret = {r["indicator"] for r in folder.rows("described") if r["secret"]}
    indicators, described, labels = folder.index("indicators", "indicator"), folder.index("described", "indicator"), folder.index("ranking", "code")
    nodes, compared = folder.index("nodes", "code", "node"), folder.index("comparator_values", "comparator", "indicator")
    for row in folder.rows("values"):
        code, indicator = row["code"], row["indicator"]
        if code not in chosen:
            continue
        out = []
        for _, table, column, of in columns:
            if table == "comparator_values":
                x = None if indicator in secret else compared[of, indicator]["value"]
            elif table == "values":
                x = {"code": code, "indicator": folder.names[indicator], "mark": WORDS[folder.lang][state(row)], "value": row["value"]}[column]
            else:
                x = {"ranking": labels[code,], "nodes": nodes.get((code, indicator), {}), "described": described[indicator,],
                     "indicators": indicators[indicator,]}[table].get(column)
            out.append((None, x))
        yield out


def expected(folder, sheet, columns):
    if sheet == PROFILES[folder.lang]:
        return list(profile_sheet(folder, columns))
    return list((wide_sheet if any(c[3] for c in columns) else list_sheet)(folder, columns))


def as_shown(text):
    """A text as a cell holds it: a carriage return is a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def same(folder, column, told, shown, where):
    if isinstance(told, bool) or told is None:
        assert shown is told or shown == told, (where, told, shown)
    elif isinstance(told, float):
        assert isinstance(shown, (int, float)) and abs(shown - told) <= 1e-15 * abs(told), (where, told, shown)
    else:
        wanted = {as_shown(t) for t in folder.said(column, told)}
        # a choice is called by its kind, which no table names
        assert shown in wanted or (column == "factor" and isinstance(shown, str)), (where, wanted, shown)


def columns_of(book, lang):
    sheets = {}
    for sheet, header, table, column, of, _, _ in book[LAST[lang]].iter_rows(min_row=2, values_only=True):
        sheets.setdefault(sheet, []).append((header, table, column, of))
    return sheets


def check_sheets(folder, book, plain):
    """By openpyxl, and what the others are to find: name, header, cells as text."""
    cells, found = 0, columns_of(book, folder.lang)
    for sheet, columns in found.items():
        rows = list(book[sheet].iter_rows())
        told = expected(folder, sheet, columns)
        assert [c.value for c in rows[0]] == [c[0] for c in columns], (sheet, [c.value for c in rows[0]])
        assert len(rows) == 1 + len(told), (sheet, len(rows), len(told))
        assert book[sheet].auto_filter.ref and book[sheet].freeze_panes, sheet
        assert not book[sheet].merged_cells.ranges, sheet
        for i, (row, want) in enumerate(zip(rows[1:], told, strict=True)):
            for cell, (column, x, *now) in zip(row, want, strict=True):
                where = (sheet, i, cell.coordinate)
                shown = None if now and now[0] == "secret" and column == "value" else x
                same(folder, column, shown, cell.value, where)
                assert cell.data_type != "f", where
                if now and now[0] != "ok":
                    assert cell.fill.fgColor.rgb == COLOUR[now[0]], (where, now, cell.fill.fgColor.rgb)
                cells += 1
        with open(os.path.join(plain, sheet + ".csv"), "w", encoding="utf-8", newline="") as f:
            out = csv.writer(f, quoting=csv.QUOTE_ALL)
            for row in rows:
                out.writerow(["" if c.value is None else repr(c.value) if isinstance(c.value, float) else str(c.value) for c in row])
    return len(found), cells


FLAGS = {"True": ("TRUE", "1"), "False": ("FALSE", "0")}


def same_number(x, y):
    """LibreOffice writes 15 digits, a share as "48.2%"."""
    if not re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", x) or not re.fullmatch(r"-?[\d.]+(E[-+]?\d+)?%?", y):
        return False
    z = float(y[:-1]) / 100 if y.endswith("%") else float(y)
    return abs(float(x) - z) <= 1e-14 * abs(float(x))


def check_libreoffice(path, plain, work):
    """Every sheet as CSV, numbers as they are: what openpyxl found."""
    if not shutil.which("soffice"):
        return "LibreOffice is absent (Debian: libreoffice-calc-nogui)"
    out = os.path.join(work, "calc")
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to",
                           "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,false,false,false,false,-1", "--outdir", out, path],
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    cells = 0
    for name in sorted(os.listdir(plain)):
        sheet = name.removesuffix(".csv")
        with open(os.path.join(plain, name), encoding="utf-8", newline="") as f:
            ours = list(csv.reader(f))
        with open(os.path.join(out, f"tables-{sheet}.csv"), encoding="utf-8", newline="") as f:
            theirs = list(csv.reader(f))
        assert len(ours) == len(theirs), (sheet, len(ours), len(theirs))
        for a, b in zip(ours, theirs, strict=True):
            for x, y in zip(a, b, strict=True):
                assert x == y or same_number(x, y) or y in FLAGS.get(x, ()), (sheet, x, y)
                cells += 1
    return f"LibreOffice {cells} cells"


def check_r(path, plain):
    ask = "q(status = !requireNamespace('readxl', quietly = TRUE))"
    if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", ask], capture_output=True).returncode:
        return "R with readxl is absent (Debian: r-cran-readxl)"
    done = subprocess.run(["Rscript", os.path.join(HERE, "book.R"), path, plain], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def bytes_of(folder):
    with open(os.path.join(folder, "tables.xlsx"), "rb") as f:
        return f.read()


def check(work, name, study, lang, *options, others=False):
    path, plain = os.path.join(work, name), os.path.join(work, name + "-plain")
    os.makedirs(plain)
    arpent("run", study, "-o", path, "--draws", "512", "--threads", "2", *options)
    made = bytes_of(path)
    again = os.path.join(work, name + "-again")
    arpent("run", study, "-o", again, "--draws", "512", "--threads", "1", *options)
    assert bytes_of(again) == made, "another number of threads gives other bytes"
    os.remove(os.path.join(path, "tables.xlsx"))
    arpent("report", path, *[o for o in options if o in ("--share", "ranks", "--lang", "en")])
    assert bytes_of(path) == made, "report gives other bytes"
    assert sorted(os.listdir(path)) == sorted(os.listdir(again)), "report leaves something behind"
    book = openpyxl.load_workbook(os.path.join(path, "tables.xlsx"))
    folder = Folder(path, lang)
    told = [f"{n} sheets, {c} cells" for n, c in [check_sheets(folder, book, plain)]]
    if others:
        told += [check_libreoffice(os.path.join(path, "tables.xlsx"), plain, work), check_r(os.path.join(path, "tables.xlsx"), plain)]
    print(f"{name}: {', '.join(told)}; {len(made)} bytes", flush=True)
    return folder, book


def everything(path):
    """Every text and number of the parts, for what must not be there."""
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(n).decode("utf-8") for n in parts.namelist() if n.endswith(".xml"))


def secret(folder):
    """Secret, missing and filled cells, codes with zeros, a comparator that states a total, texts that a spreadsheet
    would execute."""
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,LIB,POP,A,B,N,D\n")
        for i in range(1, 31):
            label = ('"=HYPERLINK(""http://a"",""x"")"', "+33", "-1+1", "@SUM(A1)", f"Lieu {i}")[min(i - 1, 4)]
            a, b = ("s" if i in (5, 9) else i % 13 + 0.25), ("" if i == 6 else i % 7)
            f.write(f"{i:03d},{label},{1000 + i},{a},{b},{(i * 37) % 50 + 5},{900 + i}\n")
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write("""title: "=1+1 <b> & fin"
data: [{file: data.csv, key: CODE, label: LIB}]
territories: {level: commune, population: POP}
comparators: [{name: "=Tout", values: {a: 6.4321, b: 3.21}}]
indicators:
  - {id: a, label_fr: "+A", polarity: 1, value: A}
  - {id: b, label_fr: B, polarity: 1, value: B}
  - {id: c, label_fr: C, unit: "%", unit_en: "%", polarity: 1, numerator: N, denominator: D, per: 100}
index: {name: besoin, children: [{name: un, children: [{indicator: a}, {indicator: b}]}, {name: deux, children: [{indicator: c}]}]}
method: {missing: {rule: mean, secret: exclude}}
selection: {territories: ["005", "006"], within_first: [3]}
""")
    return os.path.join(folder, "study.yaml")


def check_secrecy(work):
    study = secret(work)
    folder, book = check(work, "secret", study, "fr", others=True)
    data, normal = (list(book[s].iter_rows(values_only=True)) for s in ("Données", "Normalisées"))
    assert "+A" in data[0] and "+A" not in normal[0] and "B" in normal[0] and "C (%)" in data[0], (data[0], normal[0])
    at = {r[0]: r for r in data}
    assert at["005"][2] is None and at["006"][3] == folder.index("values", "code", "indicator")["006", "b"]["filled"]
    assert {r[1] for r in data} >= {'=HYPERLINK("http://a","x")', "+33", "-1+1", "@SUM(A1)"}
    text = everything(os.path.join(work, "secret", "tables.xlsx"))
    assert "6.4321" not in text and "6.432" not in text and "3.21" in text and "<f>" not in text
    folder, book = check(work, "shared", study, "fr", "--share", "ranks")
    for sheet, columns in columns_of(book, "fr").items():
        left = [c for c in columns if c[2] in VALUES and not (sheet == "Classement" and c[2] == "filled")]
        assert not left, (sheet, left)
    assert not set(book.sheetnames) & {"Données", "Normalisées"} and "Marques" in book.sheetnames
    assert "3.21" not in everything(os.path.join(work, "shared", "tables.xlsx"))


def prospective(work):
    """The same without a selection, in English."""
    with open(os.path.join(work, "study.yaml"), encoding="utf-8") as f:
        kept = [line for line in f if not line.startswith("selection:")]
    path = os.path.join(work, "prospective.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(kept)
    _, book = check(work, "prospective", path, "en", "--lang", "en")
    assert book.sheetnames[0] == "Read me" and "Answer" not in book.sheetnames and "Profiles" not in book.sheetnames
    assert "Correlations" in book.sheetnames and not glob.glob(os.path.join(work, "prospective", ".*"))


def check_case(work):
    folder, book = check(work, "case", os.path.join(SOURCE, "config", "pyrenees-cathares.yaml"), "fr", others=True)
    wanted = ("Lisez-moi Réponse Classement Cadre Données Marques Normalisées Statistiques Corrélations Incertitude Sensibilité "
              "Profils Sources").split()
    assert [n for n in book.sheetnames if n in wanted] == wanted, book.sheetnames
    codes = [c.value for c in book["Classement"]["A"]][1:]
    assert all(isinstance(c, str) for c in codes) and "0907" in codes
    with zipfile.ZipFile(os.path.join(work, "case", "tables.xlsx")) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode("utf-8")
    assert "Classement!$B$2:$B$31" in chart and "<c:hiLowLines>" in chart and chart.count("<c:ser>") == 3
    rows = list(book["Classement"].iter_rows(values_only=True))[1:31]
    assert all(low <= high for _, _, _, low, high, *_ in rows)


with tempfile.TemporaryDirectory() as top:
    check_secrecy(top)
    prospective(top)
    check_case(top)
    check(top, "ariege", os.path.join(SOURCE, "config", "ariege.yaml"), "fr")
