# SPDX-License-Identifier: GPL-3.0-or-later
"""report.html in Debian's Chromium, headless and offline: SOURCE_DIR PROGRAM

Of each study: no console message, no finding of axe-core (where npm has installed it), in both languages, light and
dark; nothing wider than a phone; the slider moved by keys, a touch of two thirds, another scale and a weight inside a
side change the first ones as the engine says; every picture has its table and what is kept of it, as the reader's
spreadsheet opens it; printed, at most ten pages of which none but the last has under half its height inked."""
import base64
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print("selenium is absent (Debian: python3-selenium): skipped")
    sys.exit(77)
CHROMIUM, DRIVER, PRINTED = (shutil.which(p) for p in ("chromium", "chromedriver", "pdftoppm"))
if not (CHROMIUM and DRIVER and PRINTED):
    print("Chromium, its driver or pdftoppm is absent (Debian: chromium, chromium-driver, poppler-utils): skipped")
    sys.exit(77)

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
AXE = os.path.join(SOURCE, "page", "node_modules", "axe-core", "axe.min.js")


def arpent(*words):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True)
    assert done.returncode == 0, (words, done.returncode, done.stderr)
    return done.stdout


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,900",
                 "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(DRIVER))
    made.set_script_timeout(300)
    return made


def silent(b, what):
    said = [e["message"] for e in b.get_log("browser")]
    assert not said, (what, said[:5])


# In the dark colours alone change, in the other language all else: these are asked of the pages that have all pictures.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
TEXTS = {"rules": {"color-contrast": {"enabled": False}}}


def accessible(b, what, rules=None):
    if not os.path.exists(AXE):
        return "axe-core not there"
    if rules and what.split()[0] in ("ariege.yaml", "epci.yaml", "bassins-de-vie.yaml"):
        return "as the case"
    with open(AXE, encoding="utf-8") as f:
        b.execute_script(f.read())
    found = b.execute_async_script("const [rules, done] = arguments; axe.run({resultTypes: ['violations'], ...rules}).then(r => done("
                                   "r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary])))",
                                   rules or {})
    assert not found, (what, found)
    return "no finding"


def width(b, pixels):
    b.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": pixels, "height": 844, "deviceScaleFactor": 1, "mobile": pixels < 500})


def settled(b):
    """Two frames and the rest of a hand."""
    b.execute_async_script("const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 350)")


def fits(b, what):
    width(b, 390)
    settled(b)
    wide = b.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = b.execute_script("return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && "
                             "!e.closest('.scroll') && !e.closest('svg, nav, details:not([open])')).map(e => e.outerHTML.slice(0, 120))")
    assert wide <= 0 and not found, (what, wide, found[:3])
    width(b, 1200)
    settled(b)


def first_ones(b):
    text = b.find_element("css selector", ".told").text
    assert text and "undefined" not in text and "NaN" not in text, text
    return b.find_element("css selector", ".told").get_attribute("data-first").split()


def as_engine(b, study, what, *changes):
    """The page's first ones have the engine's first ranks."""
    settled(b)
    words = [w for change in changes for w in ("--set", change)]
    made = json.loads(arpent("rank", study, "--format", "json", *words))
    ranks, first = {r["code"]: r["rank"] for r in made["tables"]["ranking"]}, first_ones(b)
    assert [ranks[c] for c in first] == sorted(ranks.values())[: len(first)], (what, changes, first)


def chooses(b, study, names, what):
    """What is not the slider: two thirds at a touch, a scale, a weight inside a side, and back."""
    thirds = [f"index.children.{name}.weight={w}" for name, w in zip(names, ("0.6666666666666666", "0.33333333333333337"), strict=True)]
    b.find_elements("css selector", ".controls button")[1].click()
    as_engine(b, study, what, *thirds)
    if b.find_elements("id", "scale"):
        b.execute_script("const s = document.getElementById('scale'); s.value = 'percentile'; s.dispatchEvent(new Event('change'))")
        as_engine(b, study, what, *thirds, "method.normalise.rule=percentile")
    node = b.execute_script("const d = document.querySelector('.controls details'), f = d?.querySelector('input'); if (!f) return null; d.open = true; f.value = 3; "
                            "f.dispatchEvent(new Event('change')); return f.dataset.node")
    if node:
        as_engine(b, study, what, *thirds, "method.normalise.rule=percentile", f"index.children.{names[0]}.children.{node}.weight=3")
    b.find_elements("css selector", ".controls button")[0].click()
    as_engine(b, study, what)


def keeps(b, what):
    """Each picture has a table and what its buttons give: a CSV of the reader's spreadsheet, an image."""
    b.execute_script("window.kept = []; HTMLAnchorElement.prototype.click = function () {}; const make = URL.createObjectURL;"
                     "URL.createObjectURL = blob => { window.kept.push(blob); return make.call(URL, blob); }")
    lacking = b.execute_script("return [...document.querySelectorAll('figure:not([hidden])')].filter(f => { const d = f.querySelector('details.data'); if (!d) return true;"
                               "d.open = true; return !f.querySelector('figcaption').textContent || !f.querySelector('h3').textContent; }).map(f => f.id)")
    assert not lacking, (what, lacking)
    settled(b)
    rows = b.execute_script("return [...document.querySelectorAll('figure:not([hidden])')].map(f => [f.id, f.querySelectorAll('details.data tbody tr').length])")
    assert all(n for _, n in rows), (what, rows)
    pictures = b.find_elements("css selector", "figure:not([hidden])")
    for picture in pictures:
        kinds = [e.text for e in picture.find_elements("css selector", ".tools button")]
        assert kinds[-2:] == ["PNG", "CSV"] and (kinds[0] == "SVG" or picture.find_elements("css selector", ".draw canvas")), (what, kinds)
        b.execute_script("for (const button of arguments[0].querySelectorAll('.tools button')) button.click()", picture)
    settled(b)
    files = b.execute_async_script("const done = arguments[0]; Promise.all(window.kept.map(async b => [b.type, b.size, [...new Uint8Array(await b.slice(0, 3).arrayBuffer())],"
                                   "(await b.text()).slice(0, 4000)])).then(done)")
    sheets = [f for f in files if f[0].startswith("text/csv")]
    assert len(sheets) == len(pictures) and all(f[1] > 20 for f in files), (what, len(sheets), len(pictures))
    for _, _, begin, text in sheets:
        lines = text.splitlines()[:-1]
        assert begin == [0xEF, 0xBB, 0xBF] and len(lines) > 0, (what, begin)
        assert not any(re.search(r";-?\d+\.\d+(;|$)", line) for line in lines), (what, lines[:3])
    drawn = [f for f in files if f[0].startswith("image/")]
    assert len(drawn) >= len(pictures), (what, len(drawn), len(pictures))
    assert not any("var(" in f[3] for f in drawn if f[0] == "image/svg+xml"), what
    b.execute_script("for (const d of document.querySelectorAll('details.data')) d.open = false")
    return f"{len(files)} files kept"


def slides(b, study, what):
    """Five keys to the right, then Home, then End: the first ones are those of the engine."""
    if not b.find_elements("id", "weight"):
        return "no slider"
    names = b.execute_script("const t = JSON.parse(document.getElementById('d-tree').textContent), c = v => Array.isArray(v) ? v : v.at.map(i => v.words[i]);"
                             "const node = c(t.node); return node.filter((_, i) => c(t.parent)[i] === node[0])")
    with open(study, encoding="utf-8") as f:
        if len(names) != 2 or "recipe:" in f.read():
            return "slider not asked: a recipe, or not two sides"
    for keys in ([Keys.ARROW_RIGHT] * 5, [Keys.HOME], [Keys.ARROW_RIGHT] * 33, [Keys.END]):
        b.execute_script("document.getElementById('weight').focus()")
        for key in keys:
            b.switch_to.active_element.send_keys(key)
        settled(b)
        share = int(b.find_element("id", "weight").get_attribute("value")) / 100
        as_engine(b, study, what, f"index.children.{names[0]}.weight={share}", f"index.children.{names[1]}.weight={1 - share}")
    chooses(b, study, names, what)
    return "slider as the engine"


def inked(ppm):
    """Share of the page's height, between its margins, from the first inked line to the last."""
    with open(ppm, "rb") as f:
        assert f.readline().strip() == b"P5"
        w, h = map(int, f.readline().split())
        f.readline()
        lines = [i for i, row in enumerate(iter(lambda: f.read(w), b"")) if min(row) < 200]
    return (lines[-1] + 1) / h if lines else 0


def prints(b, folder, what):
    printed = b.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    path = os.path.join(folder, "page.pdf")
    with open(path, "wb") as f:
        f.write(base64.b64decode(printed["data"]))
    subprocess.run([PRINTED, "-gray", "-r", "36", path, os.path.join(folder, "page")], check=True)
    pages = [inked(p) for p in sorted(glob.glob(os.path.join(folder, "page-*.pgm")))]
    assert len(pages) <= 10, (what, len(pages))
    assert all(p >= 0.5 for p in pages[:-1]), (what, pages)
    return f"{len(pages)} pages"


def speaks(b, what):
    """The other language: its headings, its numbers."""
    cell = b.find_element("css selector", "#f-ranking tbody tr td:last-child")
    before = b.execute_script("return document.querySelector('#f-ranking tbody').textContent")
    shown = b.find_element("css selector", "main h2").text
    b.execute_script("document.querySelector('#bar button').click()")
    settled(b)
    accessible(b, what + " in the other language", TEXTS)
    assert b.find_element("css selector", "main h2").text != shown and cell, what
    if "--share" not in what:  # whose table has no number to turn
        assert b.execute_script("return document.querySelector('#f-ranking tbody').textContent") != before, what
    b.execute_script("document.querySelector('#bar button').click()")
    settled(b)
    assert b.execute_script("return document.querySelector('#f-ranking tbody').textContent") == before, what


def check(b, study, folder, *options):
    what = f"{os.path.basename(study)} {' '.join(options)}".strip()
    if not os.path.exists(os.path.join(folder, "results.h5")):
        arpent("run", study, "-o", folder, "--draws", "1024", *options)
    b.get(f"file://{folder}/report.html")
    settled(b)
    drawn = b.execute_script("return [...document.querySelectorAll('figure')].filter(f => !f.hidden && !f.querySelector('.draw').childElementCount).map(f => f.id)")
    assert not drawn, (what, drawn)
    told = [f"{b.execute_script('return document.querySelectorAll(`figure:not([hidden])`).length')} pictures", accessible(b, what)]
    fits(b, what)
    if "--share" not in options:
        told.append(slides(b, study, what))
    told.append(keeps(b, what))
    speaks(b, what)
    b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    settled(b)
    told.append(f"dark: {accessible(b, what + ' dark', COLOURS)}")
    b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    b.get(f"file://{folder}/report.html")
    settled(b)
    told.append(prints(b, folder, what))
    silent(b, what)
    print(f"{what}: {', '.join(told)}", flush=True)


def prospective(folder, case):
    """The case without a selection, nor what speaks of one."""
    with open(case, encoding="utf-8") as f:
        lines = f.read().replace("../indicators", os.path.join(SOURCE, "indicators")).splitlines(keepends=True)
    kept, skip = [], False
    for line in lines:
        if line[:1].isalpha():
            skip = line.split(":")[0] in ("selection", "perimeters", "claims")
        if not skip:
            kept.append(line)
    path = os.path.join(folder, "prospective.yaml")
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(kept)
    return path


b = browser()
try:
    with tempfile.TemporaryDirectory() as work:
        case = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
        check(b, prospective(work, case), os.path.join(work, "prospective"))
        shared = os.path.isdir(os.path.join(SOURCE, "..", "shared", "data"))
        check(b, os.path.join(SOURCE, "examples", "pays-d-avel", "etude.yaml"), os.path.join(work, "avel"))
        for name in ("pyrenees-cathares", "ariege", "epci", "bassins-de-vie", *(["communes"] if shared else [])):
            check(b, os.path.join(SOURCE, "config", f"{name}.yaml"), os.path.join(work, name))
        check(b, case, os.path.join(work, "shared"), "--share", "ranks")
finally:
    b.quit()
