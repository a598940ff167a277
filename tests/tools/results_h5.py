# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the shipped study and read its results.h5 with h5dump and h5py, readers that are not ours."""

import csv
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import h5py
except ImportError:
    print("skipped: h5py is absent (Debian: python3-h5py)")
    sys.exit(77)

ARPENT, SOURCE = sys.argv[1], sys.argv[2]
STUDY = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
TABLE = os.path.join(SOURCE, "indicators", "midi-pyrenees", "cantons.csv")


def texts(dataset):
    return list(dataset.asstr())


def check_attributes(f):
    names = []
    f.visititems(lambda name, thing: names.append(name) if isinstance(thing, h5py.Dataset) else None)
    assert len(names) > 80, len(names)
    for name in names:
        attributes = f[name].attrs
        assert set(attributes) == {"title", "unit", "method"}, name
        assert len(attributes["title"]) > 3, name
        # a dataset named as another's unit or method is there
        for key in ("unit", "method"):
            if re.fullmatch(r"[a-z_]+(/[a-z_0-9]+)+", attributes[key]):
                assert attributes[key] in f, (name, attributes[key])
    return names


def check_values(f):
    """Two indicators of two cantons, from the columns of the shipped table."""
    with open(TABLE, encoding="utf-8-sig", newline="") as table:
        row = {r["CV"]: r for r in csv.DictReader(table, delimiter=";")}
    code, column = texts(f["territories/code"]), texts(f["indicators/id"])
    for canton, indicator, numerator, denominator, per in (
            ("0907", "chom_rp", "P07_CHOM1564", "P07_ACT1564", 100),
            ("0910", "dens_mg", "BPE18_D201", "P17_POP", 100000)):
        cells = row[canton]
        wanted = float(cells[numerator]) / float(cells[denominator]) * per
        stored = float(f["values/value"][code.index(canton), column.index(indicator)])
        assert abs(stored - wanted) <= 1e-12 * abs(wanted), (canton, indicator, stored, wanted)


def check_ranks(f, folder):
    with open(os.path.join(folder, "ranking.csv"), encoding="utf-8", newline="") as ranking:
        rows = {r["code"]: r for r in csv.DictReader(ranking)}
    with open(os.path.join(folder, "tables", "nodes.csv"), encoding="utf-8", newline="") as table:
        nodes = {(r["code"], r["node"]): r for r in csv.DictReader(table)}
    code, node = texts(f["territories/code"]), texts(f["nodes/name"])
    assert sorted(code) == sorted(rows)
    rank, score = f["scores/rank"][()], f["scores/score"][()]
    for i, one in enumerate(code):
        assert int(rows[one]["rank"]) == rank[0, i], one
        assert float(rows[one]["score"]) == score[0, i], one
        for side in ("social", "sanitaire"):
            assert int(nodes[one, side]["rank"]) == rank[node.index(side), i], (one, side)
    # the ranks are those of the scores
    for i in range(len(code)):
        assert rank[0, i] == 1 + sum(other > score[0, i] for other in score[0]), code[i]


def same(stored, told, where):
    """Numbers and nested lists of them; null is NaN."""
    if isinstance(told, list):
        assert len(stored) == len(told), (where, len(stored), len(told))
        for i, one in enumerate(told):
            same(stored[i], one, (where, i))
    elif told is None:
        assert math.isnan(stored), (where, stored)
    else:
        assert float(stored) == float(told), (where, stored, told)


def check_evidence(f, d):
    sides = texts(f["drivers/side"])
    c, g = d["concordance"], f["drivers"]
    same(g["concordance/interval"], [[c["interval"][s][k] for k in ("low", "high")] for s in sides], "interval")
    assert texts(g["concordance/interval_method"]) == [c["interval"][s]["method"] for s in sides]
    one = [[d["conditional"][s][k] for k in ("p", "p_holm", "separated")] for s in sides]
    same(g["conditional/p"], one, "conditional")
    assert ("swap" in g["concordance"]) == (c["swap"] is not None)
    near = c["neighbours"]
    one = [[near["sides"][s][k] for k in ("p", "moran", "moran_p")] for s in sides]
    same(g["neighbours/side"], one, "neighbours")
    assert g["neighbours/side"].attrs["method"] == near["method"]
    code = texts(f["territories/code"])
    assert [code[i] for i in g["neighbours/alone"]] == near["without_neighbours"]
    same(g["concordance/union"], [[c["union"]["sides"][s][k] for k in ("c", "p", "rank")] for s in sides], "union")
    one = [[c["shrunk"]["sides"][s][k] for k in ("c", "p")] for s in sides]
    same(g["concordance/shrunk"], one + [[c["shrunk"]["declared"][k] for k in ("c", "p")]], "shrunk")
    keys = ("reliability", "error_variance", "variance", "shrunk_to", "spread")
    same(g["reliability/value"][:, 1:], [[r[k] for k in keys] for r in d["reliability"]], "reliability")
    assert texts(g["reliability/model"]) == [r["model"] for r in d["reliability"]]
    node = texts(f["nodes/name"])
    assert [node[int(i)] for i in g["reliability/value"][:, 0]] == [r["id"] for r in d["reliability"]]


def check_shares(f, d):
    sides, g = texts(f["drivers/side"]), f["drivers"]
    keys = sides + ["interaction", "none"]
    for base in ("neutralised", "unit", "marginal"):
        told = d["shapley"][base]
        for value in ("score", "midrank", "membership", "concordance"):
            one = [told["territories"][code][value] for code in d["selection"]]
            stored = g["shapley"][base][value]
            same(stored[1:], [[t[k] for k in keys] for t in one], (base, value))
            same(stored[0][: len(sides)], [told[value][s] for s in sides], (base, value))
    node = texts(f["nodes/name"])
    for row in g["shapley/owen"]:
        told = d["shapley"]["indicators"][sides[int(row[1])]][node[int(row[0])]]
        same(row[[2, 3, 6]], [told[k] for k in ("score", "overlap", "concordance")], "owen")
    effective = d["effective_weights"]
    keys = ("nominal", "covariance_share", "r2", "main_effect", "low", "high")
    for i, row in enumerate(g["effective/weight"]):
        group = effective["sides" if i < len(sides) else "indicators"]
        same(row[1:], [group[node[int(row[0])]][k] for k in keys], "effective")
    same(g["effective/alpha"], [effective["alpha"][k] for k in sides + ["all"]], "alpha")
    for name, key in (("sides", sides), ("mean", sides), ("indicators", list(effective["indicators"]))):
        told = effective["correlation"][name]
        same(g["effective/correlation"][name], [[told[a][b] for b in key] for a in key], name)


def check_weights(f, d):
    g, code, node = f["drivers"], texts(f["territories/code"]), texts(f["nodes/name"])
    revealed = d["revealed"]
    same(g["revealed/bayes_factor"], [[b[k] for k in ("beta", "half", "even", "fit")] for b in revealed["bayes_factor"]],
         "bayes_factor")
    weight = revealed["weight"]
    same(g["revealed/weight"][0], [weight[k] for k in ("beta", "mean", "median", "low", "high")] + [revealed["border_even"]],
         "revealed")
    same(g["revealed/free"][0], [revealed["free"][k] for k in ("mean", "low", "high", "ess", "draws", "r_hat")], "free")
    assert g["revealed/free"].attrs["method"] == revealed["free"]["method"]
    status = ("optimal", "feasible", "impossible", "not_found")
    for i, one in enumerate(d["minimal_change"]):
        row = g["minimal_change/answer"][i]
        told = [one["k"], one["direction"] == "leave", one["weights"] == "sides", one["norm"] == "largest",
                status.index(one["status"]), one["distance"], one["bound"], one["gap"], one["nodes"]]
        same(row, told, ("minimal_change", i))
        assert texts(g["minimal_change/territory"])[i] == one.get("territory", "")
        moves = [r for r in g["minimal_change/weights"] if r[0] == i]
        assert [node[int(r[1])] for r in moves] == [c["id"] for c in one["changes"]]
        same([r[2:] for r in moves], [[c["from"], c["to"]] for c in one["changes"]], "moves")
    proof = d["certificates"]
    fewest = proof["fewest_misplaced"] or {"misplaced": 0, "at_least": 0}
    same(g["certificates/answer"][0], [proof["feasible"], proof["margin"], fewest["misplaced"], fewest["at_least"]], "proof")
    assert [[code[int(i)] for i in row] for row in g["certificates/witness"]] == proof["witnesses"]
    mean = d["tipping"]["mean_overlap"]
    same(g["tipping/0/mean_overlap"], [mean["above"], mean["below"]], "mean_overlap")
    keys = ("sides", "indicators", "sides_first", "sides_first_error")
    same(g["volumes/beats"], [[s["beats"][k] for k in keys] for s in d["volumes"]["selected"]], "beats")
    for row in g["volumes/first_k"]:
        same(row[2], d["volumes"]["first_k"][str(int(row[0]))][code[int(row[1])]], "first_k")


def check_unions(f, d):
    g, sides = f["drivers"], texts(f["drivers/side"])
    all_of = d["perimeters"]
    names = [p["name"] for p in all_of]
    assert texts(g["perimeters/name"]) == names
    same(g["perimeters/unit"][:, :4], [[p[k] for k in ("population", "n", "score", "rank")] for p in all_of], "perimeters")
    keys = ("members", "random", "nearer", "neighbours", "neighbours_nearer")
    one = [[p["heterogeneity"]["distance"][k] for k in keys] if p["heterogeneity"] else [None] * 5
           for p in all_of]
    same(g["perimeters/unit"][:, 4:], one, "distances")
    one = [[p["sides"][s][k] for k in ("score", "rank", "c", "p")] for p in all_of for s in sides]
    same(g["perimeters/side"][:, 2:6], one, "perimeter sides")
    one = [[c[k] for k in ("population_gained", "population_lost")] for c in passages(g, all_of, names)]
    same(g["perimeters/change"][:, 4:], one, "changes")
    assert texts(g["claims/text"]) == [c["text"] for c in d["claims"]]
    for row, state, told in zip(g["claims/value"], texts(g["claims/state"]), d["claims"]):
        assert (state == "lacks") == (not told["testable"])
        if state == "lacks":
            continue
        same(row[1:4], [told[k] for k in ("value", "comparator", "gap")], told["text"])
        same(row[4:6], [told["holds"], told["significantly"]], told["text"])
        if told["test"]:
            same(row[6:10], [told["test"]["p"], told["test"]["p_holm"]] + told["test"]["interval"], told["text"])
        same(row[10:], [told["rank"], told["n"]], told["text"])
    for i, side in enumerate(sides):
        told = d["subsets"]["sides"][side]
        one = [told["indicators"], told["n"]] + [told["c"][k] for k in ("min", "median", "max")]
        same(g["subsets/side"][i], one + [told["attested_share"], told["p_adjusted"]], "subsets")
        assert g["subsets"][str(i)].shape == (told["n"], 2)
        assert min(g["subsets"][str(i)][:, 0]) == told["c"]["min"]
    for row in g["break_even"]:
        for told in d["break_even"].get(sides[int(row[0])], []):
            if told["share"] == row[1] and told["correlation"] == row[2]:
                same(row[4], told["percentile"], "break_even")


def passages(g, all_of, names):
    """The JSON's changes, kept with the later perimeter, in the order of the dataset."""
    for row in g["perimeters/change"]:
        later = all_of[int(row[1])]
        yield next(c for c in later["changes"] if c["from"] == names[int(row[0])])


def check_provenance(f, folder):
    attributes = dict(f.attrs)
    for key in ("version", "title", "level", "study", "study_text", "inputs", "options", "seed"):
        assert key in attributes, key
    with open(STUDY, encoding="utf-8") as study:
        assert attributes["study_text"] == study.read()
    with open(TABLE, "rb") as table:
        assert hashlib.sha256(table.read()).hexdigest() in attributes["inputs"]
    told = "\n".join(str(v) for k, v in attributes.items() if k != "study_text")
    for place in (SOURCE, folder, os.getcwd(), "/tmp/", "/home/"):
        assert place not in told, place
    # no date of the clock: a day or an hour; years of the data are no dates
    assert not re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d", told), told


def check_dump(path, names):
    dump = shutil.which("h5dump")
    if not dump:
        print("skipped: h5dump is absent (Debian: hdf5-tools), h5py alone")
        return
    done = subprocess.run([dump, "-H", path], capture_output=True, text=True, check=True)
    assert done.stdout.count("DATASET ") == len(names)
    done = subprocess.run([dump, "-d", "/territories/code", path], capture_output=True, text=True, check=True)
    assert '"0907"' in done.stdout


with tempfile.TemporaryDirectory() as folder:
    result = os.path.join(folder, "result")
    subprocess.run([ARPENT, "run", STUDY, "-o", result], check=True, capture_output=True)
    path = os.path.join(result, "results.h5")
    with h5py.File(path, "r") as f:
        names = check_attributes(f)
        check_values(f)
        check_ranks(f, result)
        check_provenance(f, result)
        done = subprocess.run([ARPENT, "explain", STUDY, "--format", "json"], check=True, capture_output=True)
        drivers = json.loads(done.stdout)
        for check in (check_evidence, check_shares, check_weights, check_unions):
            check(f, drivers)
    check_dump(path, names)
    print(len(names), "datasets")
