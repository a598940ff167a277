# SPDX-License-Identifier: GPL-3.0-or-later
"""The page's slider has the engine's own ranks and bits: SOURCE_DIR PROGRAM

At 101 weights of a side, codes, ranks and the 64-bit patterns of all scores that page/src/model.js gives from a
page equal those of `arpent rank --set`; the first territory and the ranks of the chosen those of `arpent sweep`.
Then at weights inside the sides, on each scale that the page offers, and at both. The case, and invented studies
with ties, holes that `exclude` leaves and that `mean-of-siblings` fills, a constant indicator, three sides and an
indicator under the root; for an exponent other than 1, and a scale with a logarithm, ranks alone are compared."""
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
PAGE = os.path.join(SOURCE, "page", "src")
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
    - {name: deux, weight: 2, children: [{indicator: a3}, {indicator: a4}, {indicator: a7, weight: 5}]}
    - {name: trois, weight: 0.7, children: [{indicator: a5}]}
    - {indicator: a6, weight: 0.3}
method: {missing: {rule: %s}, normalise: %s, constant: drop}
selection: {territories: ["103", "117"], within_first: [5]}
"""


def arpent(*words, folder):
    done = subprocess.run([ARPENT, *words], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def bits(x):
    return struct.pack(">d", x).hex()


def invented(folder, seed, normalise, root="", missing="exclude"):
    """60 territories, some of them alike, some with a hole; one indicator is the same in all."""
    draw = random.Random(seed)
    indicators = "".join(f"  - {{id: a{j}, label_fr: A{j}, polarity: {1 if j % 2 else -1}, value: A{j}}}\n" for j in range(8))
    with open(os.path.join(folder, "study.yaml"), "w", encoding="utf-8") as f:
        f.write(STUDY % (indicators, root, missing, normalise))
    rows = [[str(draw.randrange(1, 9) if j < 3 else round(draw.uniform(1, 50), 4)) for j in range(7)] + ["4"] for _ in range(60)]
    for i in range(0, 60, 7):
        rows[i] = list(rows[(i + 1) % 60])  # the same all over: a tie
    for i in range(4, 60, 9):
        rows[i][draw.choice([0, 1, 2, 3])] = ""
    with open(os.path.join(folder, "data.csv"), "w", encoding="utf-8") as f:
        f.write("CODE,LIB," + ",".join(f"A{j}" for j in range(8)) + "\n")
        f.writelines(f"{101 + i},Lieu {i}," + ",".join(row) + "\n" for i, row in enumerate(rows))
    return os.path.join(folder, "study.yaml")


class Page:
    """The page of a study, made in a folder, and its answers."""

    def __init__(self, study, folder):
        arpent("run", study, "-o", os.path.join(folder, "r"), "--draws", "256", folder=folder)
        self.study, self.folder, self.path = study, folder, os.path.join(folder, "r", "report.html")
        self.told = self.ask([])
        self.nodes = self.told["children"]
        self.root = next(iter(self.nodes))
        with open(study, encoding="utf-8") as f:  # its laws do not take each weight
            self.words = ("--set", "sensitivity=none") if "\nsensitivity:" in f.read() else ()

    def ask(self, asked):
        done = subprocess.run([NODE, os.path.join(HERE, "page_exact.mjs"), PAGE, self.path], input=json.dumps(asked), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def key(self, node, at=None, way="index"):
        """Where the study has a node's weight."""
        at = at or self.root
        for child in self.nodes[at]:
            here = f"{way}.children.{child}"
            if child == node:
                return f"{here}.weight"
            below = self.key(node, child, here) if self.nodes[child] else None
            if below:
                return below
        return None

    def check(self, name, asked, same_bits):
        """The engine's ranks and bits at each of what is asked."""
        for one, answer in zip(asked, self.ask(asked)["answer"], strict=True):
            changes = [("method.normalise.rule", one["rule"])] if one.get("rule") else []
            changes += [(self.key(child), repr(w)) for node, raw in one.get("inner", {}).items()
                        for child, w in zip(self.nodes[node], raw, strict=True)]
            words = [w for key, value in changes for w in ("--set", f"{key}={value}")]
            done = subprocess.run([ARPENT, "rank", self.study, *self.words, *words, "--format", "json"], capture_output=True, text=True, cwd=self.folder)
            if done.returncode:  # a weight of 0 leaves nothing of a territory with a hole: the page sees that too
                assert done.returncode == 65 and "nan" in {pattern for _, pattern in answer.values()}, (name, one, done.stdout)
                continue
            ranking = by(json.loads(done.stdout)["tables"]["ranking"], "code")
            assert set(ranking) == set(answer), (name, one)
            for code, row in ranking.items():
                rank, pattern = answer[code]
                assert rank == row["rank"], (name, one, code, rank, row["rank"])
                exact = same_bits and one.get("rule") not in LOGARITHM
                assert not exact or pattern == bits(row["score"]), (name, one, code, pattern, bits(row["score"]))


LOGARITHM = ("imd-exponential",)  # whose last bit is the C library's


def slide(page, name, declared, at, count, same_bits, swept_every):
    """At `count` weights of child number `at`, the others as declared; sweep, which explains each, at some."""
    values = [round(declared[at] * 4 * i / (count - 1), 6) for i in range(count)]
    asked = [{"inner": {page.root: [v if j == at else w for j, w in enumerate(declared)]}} for v in values]
    page.check(name, asked, same_bits)
    few = values[::swept_every]
    path = page.key(page.nodes[page.root][at])
    swept = json.loads(arpent("sweep", page.study, "--over", f"{path}={','.join(map(repr, few))}", "--format", "json", folder=page.folder))
    ranks = {}
    for row in swept["tables"]["sweep_ranks"]:
        ranks.setdefault(row["run"], {})[row["code"]] = row["rank"]
    for i, answer in enumerate(page.ask(asked[::swept_every])["answer"]):
        first = swept["tables"]["sweep"][i]["first"]
        assert answer[first][0] == 1, (name, few[i], first)
        for code, rank in list(ranks.values())[i].items():
            assert answer[code][0] == rank, (name, few[i], code)


def check(study, name, declared, at, count, same_bits, rules, swept_every=1):
    """The slider; then weights inside the sides, the scales, which must be those named, and all of it at once."""
    draw = random.Random(name)
    with tempfile.TemporaryDirectory() as work:
        page = Page(study, work)
        assert page.told["exact"] is same_bits and sorted(page.told["rules"]) == sorted(rules), (name, page.told)
        slide(page, name, declared, at, count, same_bits, swept_every)
        knots = [node for node, own in page.nodes.items() if len(own) > 1]

        def weights(nodes):
            return {node: [draw.choice([0, 0.25, 1, 1, 2, 3.7]) + (not j) for j, _ in enumerate(page.nodes[node])] for node in nodes}

        asked = [{"inner": weights([node])} for node in knots for _ in range(3)]
        asked += [{"rule": rule} for rule in rules] + [{"rule": rule, "inner": weights(knots)} for rule in rules for _ in range(3)]
        page.check(name, asked, same_bits)
        print(f"{name}: {count} weights, {len(asked)} other weights and scales ({', '.join(rules)})", flush=True)


ALL = ["zscore", "minmax", "percentile", "rank", "robust-zscore", "imd-exponential"]
SIDES = [1, 2, 0.7, 0.3]
check(os.path.join(SOURCE, "config", "pyrenees-cathares.yaml"), "case", [1, 1], 0, 101, True, ALL, 10)
for number, (name, count, same_bits, rules, words) in enumerate([
        ("ties and holes", 101, True, ALL, ("{rule: zscore}",)),
        ("percentiles", 21, True, ALL, ("{rule: percentile}",)),
        ("holes filled by siblings", 21, True, ALL, ("{rule: zscore}", "", "mean-of-siblings")),
        ("holes filled by the mean", 11, True, ALL, ("{rule: minmax, low: -3, high: 7.3}", "", "mean")),
        ("a scale that is given", 11, True, [], ("{rule: zscore, bounds: {a1: [4, 2]}}",)),
        ("geometric", 21, False, ["minmax", "rank", "imd-exponential"], ("{rule: minmax, low: 1, high: 100}", "  aggregate: {rule: geometric}\n"))]):
    with tempfile.TemporaryDirectory() as place:
        check(invented(place, number, *words), name, SIDES, number % 4, count, same_bits, rules)
