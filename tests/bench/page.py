# SPDX-License-Identifier: GPL-3.0-or-later
"""How big report.html is, and how long a reader waits for it in Debian's Chromium, headless: PROGRAM CONFIG_DIR

The case, 3 785 territories and 36 000 of them with eight indicators, each with outlines (squares). By what the page
tells performance, the median of five: the first text, the last picture, and after a key on the slider the new scores
and the pictures that show them, maps left out: those follow the last move."""
import json
import pathlib
import shutil
import statistics
import sys
import tempfile

import numpy as np
from generated import WEIGHTS, Study, code, high_on_one
from measured import Goals, run
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys

ARPENT, CONFIG = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
TIMES = 5
MANY = {"new scores": 100, "next picture": 250, "first text": 500, "last picture": 3000}
FEW = {what: goal / 3 for what, goal in MANY.items()}
# What the page measured since it was opened, in milliseconds.
MEASURED = """
const last = name => performance.getEntriesByName(name).at(-1), end = e => e.startTime + e.duration;
return {"first text": performance.getEntriesByName("first-contentful-paint")[0].startTime, "last picture": last("last-picture").startTime,
  "new scores": last("recompute").duration, "next picture": end(last("next-picture")) - last("recompute").startTime};
"""


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,900"):
        options.add_argument(word)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def squares(codes):
    """A GeoJSON of squares side by side, as many in a row as there are rows."""
    across, features = int(np.sqrt(len(codes))) + 1, []
    for i, one in enumerate(codes):
        x, y = i % across, i // across
        ring = [[round(-1 + 0.04 * (x + p), 2), round(43 + 0.04 * (y + q), 2)] for p, q in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        features.append({"type": "Feature", "properties": {"code": one}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return {"type": "FeatureCollection", "features": features}


def made(work, name, text, codes):
    """The page of a study and of squares for its territories."""
    (work / f"{name}.geojson").write_text(json.dumps(squares(codes)))
    (work / f"{name}.yaml").write_text(f"{text}\noutlines: {{file: {name}.geojson, property: code}}\n", encoding="utf-8")
    run([ARPENT, "run", work / f"{name}.yaml", "-o", work / f"{name}-made", "--draws", 1000])
    return work / f"{name}-made" / "report.html"


def invented(work, n):
    x = np.random.default_rng(n).gamma(4, 25, (n, 8))
    study = Study(work, f"n{n}", x, WEIGHTS, high_on_one(x, 2))
    return made(work, f"n{n}", study.path.read_text(encoding="utf-8"), [code(i) for i in range(n)])


def case(work):
    text = (CONFIG / "pyrenees-cathares.yaml").read_text(encoding="utf-8")
    indicators = (CONFIG.parent / "indicators").resolve()
    with open(indicators / "midi-pyrenees" / "cantons.csv", encoding="utf-8") as f:
        codes = [line.split(";")[0] for line in f][1:]
    return made(work, "case", text.replace("../indicators", str(indicators)), codes)


def wait(b):
    b.execute_async_script("const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 900)")


def once(b, page):
    b.get("about:blank")
    b.get(f"file://{page}")
    wait(b)
    b.execute_script("document.getElementById('weight').focus()")
    for _ in range(2):  # the first move is drawn by code that has never run
        b.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
        wait(b)
    return b.execute_script(MEASURED)


def tell(goals, b, name, page, most, times):
    print(name)
    goals.at_most("megabytes", page.stat().st_size / 1e6, most)
    all_of = [once(b, page) for _ in range(TIMES)]
    for what, goal in times.items():
        goals.at_most(f"{what}, ms", statistics.median(one[what] for one in all_of), goal)


goals, b = Goals(), browser()
try:
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        tell(goals, b, "the case", case(work), 0.9, FEW)
        tell(goals, b, "3 785 territories", invented(work, 3785), 2.5, MANY)
        tell(goals, b, "36 000 territories", invented(work, 36000), 6, MANY)
finally:
    b.quit()
print(f"{goals.met} of {goals.asked} goals met")
