# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the shipped study and read its results.h5 with h5dump and h5py, readers that are not ours."""

import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import h5py
except ImportError:
    print("h5py is absent (Debian: python3-h5py): skipped")
    sys.exit(77)

ARPENT, SOURCE = sys.argv[1], sys.argv[2]
STUDY = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
TABLE = os.path.join(SOURCE, "indicators", "midi-pyrenees", "cantons.csv")


def texts(dataset):
    return list(dataset.asstr())


def check_attributes(f):
    names = []
    f.visititems(lambda name, thing: names.append(name) if isinstance(thing, h5py.Dataset) else None)
    assert len(names) > 40, len(names)
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
    code, node = texts(f["territories/code"]), texts(f["nodes/name"])
    assert sorted(code) == sorted(rows)
    rank, score = f["scores/rank"][()], f["scores/score"][()]
    for i, one in enumerate(code):
        assert int(rows[one]["rank"]) == rank[0, i], one
        assert float(rows[one]["score"]) == score[0, i], one
        for side in ("social", "sanitaire"):
            assert int(rows[one]["rank_" + side]) == rank[node.index(side), i], (one, side)
    # the ranks are those of the scores
    for i in range(len(code)):
        assert rank[0, i] == 1 + sum(other > score[0, i] for other in score[0]), code[i]


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
        print("h5dump is absent (Debian: hdf5-tools): h5py alone")
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
    check_dump(path, names)
    print(len(names), "datasets")
