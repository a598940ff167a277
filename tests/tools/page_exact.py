# SPDX-License-Identifier: GPL-3.0-or-later
"""The page's slider has the engine's own ranks and bits: SOURCE_DIR PROGRAM

At 101 weights of a side, codes, ranks and the 64-bit patterns of all scores that page/src/exact.js gives from a
page equal those of `arpent rank --set`; the first territory and the ranks of the chosen those of `arpent sweep`.
The case, and invented studies with ties, holes under `exclude`, three sides and an indicator under the root; for
an exponent other than 1 ranks alone are compared."""
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile

from told import by

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
HERE = os.path.dirname(os.path.abspath(__file__))
EXACT = os.path.join(SOURCE, "page", "src", "exact.js")
NODE = shutil.which("node")
if not NODE:
    print("node is absent (Debian: nodejs): skipped")
    sys.exit(77)

STUDY = """title: Essai
data: [{file: data.csv, key: CODE, label: LIB}]
territories: {level: commune}
indicators:
%s
index:
  name: besoin
%s  children:
    - {name: un, weight: 1, children: [{indicator: a0, weight: 3}, {indicator: a1, weight: 1}, {indicator: a2}]}
    - {name: deux, weight: 2, children: [{indicator: a3}, {indicator: a4}]}
    - {name: trois, weight: 0.7, children: [{indicator: a5}]}
    - {indicator: a6, weight: 0.3}
method: {missing: {rule: exclude}, normalise: %s}
selection: {territories: ["103", "117"], within_first: [5]}
"""


def arpent(*words, folder):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def bits(x):
    return struct.pack(">d", x).hex()


def invented(folder, seed, normalise, root):
    """60 territories, some of them alike, some with a hole."""
    draw = random.Random(seed)
    indicators = "".join(f"  - {{id: a{j}, label_fr: A{j}, polarity: {1 if j % 2 else -1}, value: A{j}}}\n" for j in range(7))
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write(STUDY % (indicators, root, normalise))
    rows = [[str(draw.randrange(1, 9) if j < 3 else round(draw.uniform(1, 50), 3)) for j in range(7)] for _ in range(60)]
    for i in range(0, 60, 7):
        rows[i] = list(rows[(i + 1) % 60])  # the same all over: a tie
    for i in range(4, 60, 9):
        rows[i][draw.choice([0, 1, 2, 3])] = ""
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,LIB," + ",".join(f"A{j}" for j in range(7)) + "\n")
        f.writelines(f"{101 + i},Lieu {i}," + ",".join(row) + "\n" for i, row in enumerate(rows))
    return os.path.join(folder, "study.yaml")


def check(study, name, declared, at, count, same_bits, swept_every=1):
    """At `count` weights of child number `at`, the others as declared; sweep, which explains each, at some."""
    with tempfile.TemporaryDirectory() as work:
        arpent("run", study, "-o", os.path.join(work, "r"), "--draws", "256", folder=work)
        page = os.path.join(work, "r", "report.html")
        values = [round(declared[at] * 4 * i / (count - 1), 6) for i in range(count)]
        asked = [[v if j == at else w for j, w in enumerate(declared)] for v in values]
        done = subprocess.run([NODE, os.path.join(HERE, "page_exact.mjs"), EXACT, page], input=json.dumps(asked),
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told["exact"] is same_bits, (name, told["exact"])
        path = f"index.children.{told['sides'][at]}.weight"
        few = values[::swept_every]
        swept = json.loads(arpent("sweep", study, "--over", f"{path}={','.join(map(repr, few))}", "--format", "json", folder=work))
        ranks = {}
        for row in swept["tables"]["sweep_ranks"]:
            ranks.setdefault(row["run"], {})[row["code"]] = row["rank"]
        for i, (value, answer) in enumerate(zip(values, told["answer"], strict=True)):
            made = json.loads(arpent("rank", study, "--set", f"{path}={value!r}", "--format", "json", folder=work))
            ranking = by(made["tables"]["ranking"], "code")
            assert set(ranking) == set(answer), (name, value)
            for code, row in ranking.items():
                rank, pattern = answer[code]
                assert rank == row["rank"], (name, value, code, rank, row["rank"])
                assert not same_bits or pattern == bits(row["score"]), (name, value, code, pattern, bits(row["score"]))
            if i % swept_every:
                continue
            i //= swept_every
            first = swept["tables"]["sweep"][i]["first"]
            assert answer[first][0] == 1, (name, value, first)
            for code, rank in list(ranks.values())[i].items():
                assert answer[code][0] == rank, (name, value, code)
        print(f"{name}: {count} weights x {len(answer)} territories")



check(os.path.join(SOURCE, "config", "pyrenees-cathares.yaml"), "case", [1, 1], 0, 101, True, 10)
with tempfile.TemporaryDirectory() as place:
    check(invented(place, 1, "{rule: zscore}", ""), "ties and holes", [1, 2, 0.7, 0.3], 1, 101, True)
with tempfile.TemporaryDirectory() as place:
    check(invented(place, 2, "{rule: percentile}", ""), "percentiles", [1, 2, 0.7, 0.3], 0, 21, True)
with tempfile.TemporaryDirectory() as place:
    check(invented(place, 3, "{rule: minmax, low: 1, high: 100}", "  aggregate: {rule: geometric}\n"), "geometric", [1, 2, 0.7, 0.3], 2, 21, False)
