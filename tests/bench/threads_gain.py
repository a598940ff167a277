# SPDX-License-Identifier: GPL-3.0-or-later
"""What two threads gain over one, path by path, as a ratio to what a plain arithmetic loop gains in
the same run: by the clock, the least of some repetitions, one and two threads in turn. What stands
still is taken off: a path's time is that of much of it less that of little. Goal: 0.9 of the loop's
gain for every path that takes over 0.2 s on one thread.
Usage: threads_gain.py ARPENT PLAIN_LOOP SOURCE"""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ARPENT, LOOP, SOURCE = (pathlib.Path(p).resolve() for p in sys.argv[1:4])
TIMES, SHORT, GOAL, BLOCKS = 5, 0.2, 0.9, 256
FOLDER = tempfile.TemporaryDirectory()
PLACE = pathlib.Path(FOLDER.name)
CASE, COMMUNES = SOURCE / "config/pyrenees-cathares.yaml", SOURCE / "config/communes.yaml"
FEW = ["--set", "sensitivity.points=16", "--set", "sensitivity.replicates=8"]
FACTORS = ("inner_weights", "normalise", "outliers", "shrinkage", "leave_out", "variants")


def clock(words):
    begun = time.monotonic()
    subprocess.run([str(w) for w in words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - begun


def seconds(much, little=None):
    """The least of much less that of little, on one and on two threads."""
    least = {}
    for _ in range(TIMES):
        for threads in (1, 2):
            for words in filter(None, (much, little)):
                took = clock(words(threads))
                key = threads, words is much
                least[key] = min(took, least.get(key, took))
    return tuple(least[t, True] - least.get((t, False), 0.0) for t in (1, 2))


def loop(threads):
    return [LOOP, threads, BLOCKS]


def arpent(command, *options):
    return lambda threads: [ARPENT, command, *options, "--threads", threads]


def rank_sets(rows, indicators):
    """A study of counts, whose values have errors."""
    draw = random.Random(1)
    head = ["CODE"] + [f"A{j}" for j in range(indicators)] + ["N"]
    with open(PLACE / "counts.csv", "w", encoding="utf-8") as out:
        out.write(",".join(head) + "\n")
        for i in range(rows):
            people = draw.randint(500, 20000)
            counts = [draw.randint(people // 20, people // 5) for _ in range(indicators)]
            out.write(",".join(str(x) for x in [f"T{i:05d}", *counts, people]) + "\n")
    lines = ["title: t", "data:", "  - {file: counts.csv, key: CODE}", "indicators:"]
    lines += [f"  - {{id: i{j}, label_fr: i{j}, label_en: i{j}, polarity: 1, numerator: A{j}, "
              "denominator: N, per: 100, error: binomial}" for j in range(indicators)]
    lines += ["index:", "  name: i", "  children:"] + [f"    - {{indicator: i{j}}}" for j in range(indicators)]
    (PLACE / "counts.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return PLACE / "counts.yaml"


def drawn(draws, *options):
    return arpent("sensitivity", CASE, "--draws", draws, *FEW, *options)


def paths():
    """Of each path its name, what takes long, and the same with little of it."""
    sides = [w for f in FACTORS for w in ("--set", f"sensitivity.factors.{f}=none")]
    data = ["--set", "sensitivity.factors.data={}"]
    yield "draws of the sides' weights", drawn(4000000, *sides), drawn(256, *sides)
    yield "draws of all factors", drawn(30000), drawn(256)
    yield "draws with data error", drawn(6000, *data), drawn(256, *data)
    yield ("indices", arpent("sensitivity", CASE, "--draws", 256), drawn(256))
    counts = rank_sets(1800, 4)
    yield "rank sets of 1 800", arpent("sensitivity", counts), None
    if COMMUNES.exists() and (SOURCE / "../shared/data/zonages").is_dir():
        yield ("perimeters", arpent("perimeters", COMMUNES, "--draws", 20000),
               arpent("perimeters", COMMUNES, "--draws", 256))
    else:
        print("perimeters: skipped without ../shared/data")
    still = ["--set", "sensitivity=none", "--force", "-o", PLACE / "result"]
    yield "explanation and files of the case", arpent("run", CASE, *still), None


print(f"{'':34} {'1 thread':>9} {'2 threads':>9} {'gain':>6} {'loop':>6} {'ratio':>6}")
met = asked = 0
for name, much, little in paths():
    one, two = seconds(much, little)
    loop_one, loop_two = seconds(loop)
    gain, most = one / two, loop_one / loop_two
    too_short = one < SHORT
    asked += not too_short
    met += not too_short and gain / most >= GOAL
    print(f"{name:34} {one:8.2f}s {two:8.2f}s {gain:6.2f} {most:6.2f} {gain / most:6.2f}"
          f"{' (short)' if too_short else ''}", flush=True)
print(f"{met} of {asked} reach {GOAL} of the loop's gain")
