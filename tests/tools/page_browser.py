# SPDX-License-Identifier: GPL-3.0-or-later
"""report.html in Debian's Chromium, headless and offline: SOURCE_DIR PROGRAM [SHARED]

Of each study: no console message, no finding of axe-core (where npm has installed it), nothing wider than a
phone, both languages; the slider moved by keys changes the first ones as the engine says; printed, at most ten
pages of which none but the last has under half its height inked."""
import base64
import glob
import json
import os
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


def accessible(b, what):
    if not os.path.exists(AXE):
        return "axe-core not there"
    with open(AXE, encoding="utf-8") as f:
        b.execute_script(f.read())
    found = b.execute_async_script("const done = arguments[arguments.length - 1]; axe.run({resultTypes: ['violations']}).then(r => done("
                                   "r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary])))")
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
        first = b.find_element("css selector", ".told").get_attribute("data-first").split()
        made = json.loads(arpent("rank", study, "--format", "json", "--set", f"index.children.{names[0]}.weight={share}",
                                 "--set", f"index.children.{names[1]}.weight={1 - share}"))
        ranks = {r["code"]: r["rank"] for r in made["tables"]["ranking"]}
        assert [ranks[c] for c in first] == sorted(r for r in ranks.values())[: len(first)], (what, share, first)
        text = b.find_element("css selector", ".told").text
        assert text and "undefined" not in text, text
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
    assert b.find_element("css selector", "main h2").text != shown and cell, what
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
    speaks(b, what)
    b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    settled(b)
    told.append(f"dark: {accessible(b, what + ' dark')}")
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
        for name in ("pyrenees-cathares", "ariege", "epci", "bassins-de-vie"):
            check(b, os.path.join(SOURCE, "config", f"{name}.yaml"), os.path.join(work, name))
        check(b, case, os.path.join(work, "shared"), "--share", "ranks")
finally:
    b.quit()
