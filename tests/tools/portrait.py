# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one territory: SOURCE_DIR PROGRAM

Plain HTML of at most 30 kB, without script, whose style is the one its policy names; values, ranks and
comparators are those of `profile --format json`, in the reader's form; a name that is code stays a text;
nothing of what secrecy hides; a page a territory and an index that leads to each. On paper one page, by
Chromium where it is."""
import base64
import hashlib
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
MOST = 30000
DRAWS = ("--set", "sensitivity.draws=256")


def arpent(*words, fails=None):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True)
    assert done.returncode == (fails or 0), (words, done.returncode, done.stderr)
    return done.stderr if fails else done.stdout


class Page(html.parser.HTMLParser):
    """Rows of its table as lists of texts, tags met, texts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.rows, self.tags, self.links, self.text, self.skip, self.inside = [], [], [], [], False, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.tags.append(tag)
        assert not any(k.startswith("on") or k in ("style", "src") for k in a), (tag, a)
        if tag == "a":
            self.links.append(a["href"])
        if tag == "tr":
            self.inside = True
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("" if tag == "td" else "#")
        if tag == "small" and self.inside and self.rows[-1]:
            self.rows[-1][-1] += "|"
        self.skip = tag == "style"

    def handle_endtag(self, tag):
        self.skip = False
        self.inside = self.inside and tag != "table"

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)
        if self.inside and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    assert len(text.encode()) <= MOST or path.endswith("index.html"), (path, len(text.encode()))
    page = Page(text)
    assert not {"script", "iframe", "img", "link", "object"} & set(page.tags), path
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    sha = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{sha}'" in text, "the policy names another style"
    return text, page


def number(text):
    """Of a page in French or in English: "15 244", "18,60*", "1,234.5"."""
    text = text.split("|")[0].strip(" *").replace("\u202f", "")
    return float(text.replace(",", ".") if text.count(",") == 1 and "." not in text and LANG == "fr" else text.replace(",", ""))


def near(shown, told):
    return abs(number(shown) - told) <= 0.0006 * abs(told) + 1e-12


def cells_of(page):
    return [r for r in page.rows if not r[0].startswith("#")]


def check_numbers(study, code, page):
    told = json.loads(arpent("profile", study, code, "--format", "json", "--lang", LANG))["tables"]
    lines, at = told["profiles"], {}
    for c in told["profile_comparators"]:
        at.setdefault(c["indicator"], []).append(c)
    rows = cells_of(page)
    assert len(rows) == min(len(lines), 36), (len(rows), len(lines))
    for row, line in zip(rows, lines):
        assert row[0].split("|")[0].strip() == line[f"name_{LANG}"], (row, line)
        if line["mark"] != "ok":
            assert not re.search(r"\d", row[1]) and row[1], row
            continue
        assert near(row[1], line["value"]) and int(row[2].replace("\u202f", "")) == line["rank"], (row, line)
        ends = (line["most"], line["least"]) if line["polarity"] < 0 else (line["least"], line["most"])
        assert near(row[3], ends[0]) and near(row[5], ends[1]), (row, line)
        if line["low"] is not None:
            low, high = re.fullmatch(r"\s*\[(.*?) ?; (.*?)\]", row[1].split("|")[1]).groups()
            assert near(low, line["low"]) and near(high, line["high"]), (row, line)
        for cell, c in zip(row[6:], at.get(line["indicator"], [])):
            if cell:
                assert near(cell, c["value"]) and ("*" in cell) == bool(c["significantly"]), (row, c)
    return len(rows)


def hostile(folder, n):
    """Names that are code, a secret cell in the first indicator, a missing one in the second, n indicators."""
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,LIB,POP," + ",".join(f"V{j}" for j in range(n)) + "\n")
        for i in range(1, 41):
            cells = [str((i * (j + 3) * 37) % 101 + 0.5) for j in range(n)]
            cells[0] = "s" if i in (2, 7) else cells[0]
            cells[1] = "" if i == 2 else cells[1]
            f.write(f"{i:02d}/x,\"<script>alert({i})</script> & \"\"{i}\"\"\",{1000 + i},{','.join(cells)}\n")
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write('title: "Essai </title><script>1</script>"\ndata: [{file: data.csv, key: CODE, label: LIB}]\n'
                "territories: {level: commune, population: POP}\nlanguage: fr\n"
                f'comparators: [{{name: "<b>Tout</b>", values: {{{", ".join(f"v{j}: 43.21" for j in range(n))}}}}}]\nindicators:\n')
        f.writelines(f'  - {{id: v{j}, label_fr: "Indicateur <i>{j}</i> au nom assez long pour aller à la ligne", label_en: "Indicator <i>{j}</i>", unit: "pour 1 000", unit_en: "per 1,000", polarity: {1 - j % 2 * 2}, value: V{j}, source: "Source {j % 5}", source_en: "Source {j % 5}"}}\n' for j in range(n))
        for side, own in (("un", range(n // 2)), ("deux", range(n // 2, n))):
            f.write(("index: {name: besoin, children: [" if side == "un" else ", ") + f"{{name: {side}, children: [{', '.join(f'{{indicator: v{j}}}' for j in own)}]}}")
        f.write("]}\nmethod: {missing: {rule: mean, secret: exclude}}\n")
    return os.path.join(folder, "study.yaml")


def check_hostile(work, n):
    folder = os.path.join(work, f"hostile{n}")
    os.makedirs(folder)
    study, out = hostile(folder, n), os.path.join(folder, "x.html")
    arpent("profile", study, "02/x", "-o", out)
    text, page = read(out)
    assert "<script>" not in text and "&lt;script&gt;alert(2)&lt;/script&gt; &amp; &quot;2&quot;" in text
    said = "".join(page.text)
    assert "secret" in said and "Sous secret statistique" in said and "Sans chiffre" in said
    rows = cells_of(page)
    assert rows[0][1] == "secret" and rows[0][6] == "" and rows[2][6], rows[:3]
    assert ("ne montre pas" in said) == (n > 36)
    check_numbers(study, "02/x", page)
    pages = os.path.join(folder, "pages")
    arpent("profile", study, "-o", pages)
    names = set(os.listdir(pages))
    assert names == {"index.html"} | {f"territoire-{i}.html" for i in range(1, 41)}, sorted(names)[:5]
    _, index = read(os.path.join(pages, "index.html"))
    assert set(index.links) == names - {"index.html"} and len(index.links) == 40
    with open(os.path.join(pages, "territoire-2.html"), encoding="utf-8") as f:
        assert f.read() == text, "the folder has another page"
    return out


def check_case(work):
    study, one = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml"), os.path.join(work, f"0907-{LANG}.html")
    arpent("profile", study, "0907", "-o", one, "--lang", LANG, *DRAWS)
    text, page = read(one)
    rows = check_numbers(study, "0907", page)
    said = "".join(page.text)
    ranks = json.loads(arpent("sensitivity", study, "--format", "json", *DRAWS))["tables"]["draws_ranks"]
    own = next(r for r in ranks if r["code"] == "0907")
    low, high = re.search(r"\[([\d]+) ?; ([\d]+)\]", said).groups()
    assert abs(int(low) - own["q05"]) <= 0.5 and abs(int(high) - own["q95"]) <= 0.5, (low, high, own)
    assert f'<html lang="{LANG}">' in text and "Lavelanet" in said
    return one, rows


def check_refusals(work):
    study = os.path.join(SOURCE, "config", "ariege.yaml")
    told = arpent("profile", study, "-o", os.path.join(work, "all.html"), "--lang", "en", fails=2)
    assert "name a folder" in told and not os.path.exists(os.path.join(work, "all.html"))
    kept = os.path.join(work, "kept")
    os.makedirs(kept)
    with open(os.path.join(kept, "mine.txt"), "w", encoding="utf-8") as f:
        f.write("mine")
    arpent("profile", study, "-o", kept, fails=73)
    assert os.listdir(kept) == ["mine.txt"]
    arpent("profile", study, "-o", kept, "--force")
    arpent("profile", study, "-o", kept, "--force")
    assert "mine.txt" in os.listdir(kept) and "index.html" in os.listdir(kept)
    arpent("profile", study, "-o", os.path.join(work, "text.txt"))
    with open(os.path.join(work, "text.txt"), encoding="utf-8") as f:
        assert "<html" not in f.read()


def prints(paths):
    """One sheet each, nothing in the console."""
    chromium, driver, info = (shutil.which(p) for p in ("chromium", "chromedriver", "pdfinfo"))
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        chromium = None
    if not (chromium and driver and info):
        return "Chromium, its driver, selenium or pdfinfo is absent: not printed"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    b = webdriver.Chrome(options=options, service=Service(driver))
    try:
        for path in paths:
            b.get(f"file://{path}")
            assert not b.get_log("browser"), path
            made = b.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
            with open(path + ".pdf", "wb") as f:
                f.write(base64.b64decode(made["data"]))
            told = subprocess.run([info, path + ".pdf"], capture_output=True, text=True, check=True).stdout
            assert re.search(r"^Pages:\s+1$", told, re.M) and "A4" in told, (path, told)
    finally:
        b.quit()
    return f"{len(paths)} sheets of A4"


with tempfile.TemporaryDirectory(prefix="portrait") as top:
    paths = []
    for LANG in ("fr", "en"):
        path, rows = check_case(top)
        paths.append(path)
    LANG = "fr"
    paths += [check_hostile(top, n) for n in (4, 20, 36, 50)]
    check_refusals(top)
    print(f"{rows} rows of the case; {', '.join(str(os.path.getsize(p)) for p in paths)} bytes; {prints(paths)}")
