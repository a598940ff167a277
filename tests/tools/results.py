# SPDX-License-Identifier: GPL-3.0-or-later
"""results.json, results.h5 and the CSV tables of every shipped study hold the same columns and values, and
datapackage.json says what they are: SOURCE_DIR PROGRAM

CSV and JSON hold the same digits. R reads every table from all three and finds them equal, where it is
there with jsonlite and hdf5r."""
import csv
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
    print("h5py is absent (Debian: python3-h5py): skipped")
    sys.exit(77)

from told import by

SOURCE, ARPENT = (os.path.abspath(p) for p in sys.argv[1:3])
HERE = os.path.dirname(os.path.abspath(__file__))
TYPE = {"real": "number", "whole": "integer", "flag": "boolean", "text": "string"}
NEEDS_R = ("jsonlite", "hdf5r")


class Number(str):
    """A number of JSON as it is written."""


def check_statement(name, columns, group, resource):
    """What the three files say of a table's columns."""
    names = [c["name"] for c in columns]
    keys = [c["name"] for c in columns if c["key"]]
    assert names[: len(keys)] == keys, name
    assert group.attrs["encoding-type"] == "dataframe" and group.attrs["encoding-version"] == "0.2.0", name
    assert group.attrs["_index"] == "_row" and list(group.attrs["column-order"]) == names, name
    assert list(group.attrs["key"]) == keys, name
    assert sorted(group) == sorted(names + ["_row"]), name
    schema = resource["schema"]
    assert schema.get("primaryKey", []) == keys and schema["missingValues"] == [""], name
    assert resource["title"] == group.attrs["title_fr"] and resource["description"] == group.attrs["title"], name
    for column, field in zip(columns, schema["fields"], strict=True):
        where, own = (name, column["name"]), group[column["name"]]
        assert field["name"] == column["name"] and field["type"] == TYPE[column["kind"]], where
        assert field.get("unit", "") == column["unit"] == own.attrs["unit"], where
        assert field["title"] == column["meaning_fr"] == own.attrs["title_fr"], where
        assert field["description"] == column["meaning_en"] == own.attrs["title"], where
        assert own.attrs["kind"] == column["kind"] and own.attrs["encoding-version"] == "0.2.0", where
        text = column["kind"] == "text"
        assert own.attrs["encoding-type"] == ("string-array" if text else "array"), where
        assert own.dtype == ("O" if text else "<f8"), where


def same_cell(kind, told, written, stored):
    """One cell as JSON, CSV and HDF5 have it."""
    if told is None:
        return written == "" and (stored == "" if kind == "text" else math.isnan(stored))
    if kind == "text":
        # what a spreadsheet would take for a formula has an apostrophe before it in CSV
        apart = "'" if told[:1] in tuple("=+-@\t\r") else ""
        return apart + told == written and told == stored != ""
    if kind == "flag":
        return written == ("true" if told else "false") and stored == float(told)
    whole = kind != "whole" or re.fullmatch(r"-?\d+", told)
    return whole and told == written and float(told) == stored and told != "-0"


def check_rows(name, columns, rows, path, group):
    with open(path, encoding="utf-8", newline="") as table:
        written = list(csv.reader(table))
    assert written[0] == [c["name"] for c in columns], name
    assert len(written) == 1 + len(rows), (name, len(written), len(rows))
    assert list(group["_row"].asstr()) == [str(i) for i in range(len(rows))], name
    for j, column in enumerate(columns):
        stored = group[column["name"]]
        stored = list(stored.asstr()) if column["kind"] == "text" else stored[()].tolist()
        assert len(stored) == len(rows), name
        for i, row in enumerate(rows):
            assert list(row)[j] == column["name"], name
            cells = row[column["name"]], written[1 + i][j], stored[i]
            assert same_cell(column["kind"], *cells), (name, column["name"], i, cells)
    keys = [c["name"] for c in columns if c["key"]]
    assert len({tuple(r[k] for k in keys) for r in rows}) == len(rows) if keys else len(rows) <= 1, name


def check_matrices(f, tables):
    """Squares with scales; above the limit the group says so."""
    if "draws" not in tables:
        assert "matrices" not in f
        return
    group = f["matrices"]
    if len(tables["ranking"]) > 2000:
        assert list(group) == [] and "2000" in group.attrs["left_out"]
        return
    assert "left_out" not in group.attrs
    codes = [r["code"] for r in tables["ranking"]]
    assert sorted(group["code"].asstr()) == sorted(codes)
    for name in ("rank_acceptability", "pairwise_wins"):
        assert group[name].shape == (len(codes),) * 2, name
        assert group[name].dims[0][0] == group["code"], name
        assert {"title", "title_fr", "unit", "method", "kind"} <= set(group[name].attrs), name
    assert group["rank_acceptability"].dims[1][0] == group["rank"]
    assert group["pairwise_wins"].dims[1][0] == group["code"]


def check_extent(name, thing):
    """What has two dimensions has scales that say what its rows and columns are."""
    if isinstance(thing, h5py.Dataset):
        assert thing.ndim == 1 or all(len(d) == 1 for d in thing.dims), name


def check_head(told, f, study, folder):
    with open(study, encoding="utf-8") as text:
        assert f.attrs["study_text"] == text.read()
    assert told["format"] == Number(f.attrs["format"]) == "1" and told["arpent"] == f.attrs["arpent"]
    assert list(f.attrs["tables"]) == list(told["tables"]) == list(told["columns"])
    inputs = {i["name"]: i["sha256"] for i in told["study"]["inputs"]}
    assert inputs == {i["name"]: i["sha256"] for i in told["tables"]["inputs"]}
    assert int(told["study"]["n"]) == len(told["tables"]["ranking"])
    everything = json.dumps({k: v for k, v in told.items() if k != "columns"})
    for place in (SOURCE, folder, os.getcwd(), "/tmp/", "/home/"):
        assert place not in everything, place


def check_screen(folder, printed):
    with open(os.path.join(folder, "screen.txt"), encoding="utf-8") as text:
        screen = text.read()
    assert printed.startswith(screen) and len(screen) > 1000
    assert re.fullmatch(r"\n\S.*: ranking\.csv, tables/, datapackage\.json, .*\n", printed[len(screen):])


def check_study(path, folder):
    done = subprocess.run([ARPENT, "run", path, "-o", folder, "--draws", "512"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    check_screen(folder, done.stdout)
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as f:
        told = json.load(f, parse_float=Number, parse_int=Number)
    with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as f:
        package = json.load(f)
    resources = by(package["resources"], "name")
    assert list(resources) == list(told["tables"])
    files = {r["path"] for r in package["resources"]}
    assert files == {"ranking.csv"} | {f"tables/{name}" for name in os.listdir(os.path.join(folder, "tables"))}
    cells = 0
    with h5py.File(os.path.join(folder, "results.h5"), "r") as f:
        check_head(told, f, path, folder)
        assert set(f) == set(told["tables"]) | ({"matrices"} if "draws" in told["tables"] else set())
        for name, rows in told["tables"].items():
            check_statement(name, told["columns"][name], f[name], resources[name])
            check_rows(name, told["columns"][name], rows, os.path.join(folder, resources[name]["path"]), f[name])
            cells += len(rows) * len(told["columns"][name])
        check_matrices(f, told["tables"])
        f.visititems(check_extent)
    return len(told["tables"]), cells


def check_ranks(folder):
    """The ranks are those of the scores, counted again."""
    with open(os.path.join(folder, "ranking.csv"), encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    scores = [float(r["score"]) for r in rows]
    for r in rows:
        assert int(r["rank"]) == 1 + sum(s > float(r["score"]) for s in scores), r


def check_values(folder):
    """Two indicators of two cantons, from the columns of the shipped table."""
    shipped = os.path.join(SOURCE, "indicators", "midi-pyrenees", "cantons.csv")
    with open(shipped, encoding="utf-8-sig", newline="") as table:
        cantons = {r["CV"]: r for r in csv.DictReader(table, delimiter=";")}
    with open(os.path.join(folder, "tables", "values.csv"), encoding="utf-8", newline="") as table:
        values = by(list(csv.DictReader(table)), "code", "indicator")
    for canton, indicator, numerator, denominator, per in (
            ("0907", "chom_rp", "P07_CHOM1564", "P07_ACT1564", 100),
            ("0910", "dens_mg", "BPE18_D201", "P17_POP", 100000)):
        wanted = float(cantons[canton][numerator]) / float(cantons[canton][denominator]) * per
        stored = float(values[canton, indicator]["value"])
        assert abs(stored - wanted) <= 1e-12 * abs(wanted), (canton, indicator, stored, wanted)


def r_is_there():
    if not shutil.which("Rscript"):
        return False
    ask = "q(status = !all(sapply(c(%s), requireNamespace, quietly = TRUE)))" % ", ".join(map(repr, NEEDS_R))
    return subprocess.run(["Rscript", "-e", ask], capture_output=True).returncode == 0


with_r = r_is_there()
if not with_r:
    print("R with jsonlite and hdf5r is absent (Debian: r-base-core, r-cran-jsonlite, r-cran-hdf5r): Python alone")
with tempfile.TemporaryDirectory() as top:
    for name in sorted(os.listdir(os.path.join(SOURCE, "config"))):
        study = os.path.join(SOURCE, "config", name)
        with open(study, encoding="utf-8") as text:
            if "/shared/" in text.read() and not os.path.isdir(os.path.join(SOURCE, "..", "shared", "data")):
                print(f"{name}: needs ../shared/data, left out")
                continue
        folder = os.path.join(top, name)
        tables, cells = check_study(study, folder)
        check_ranks(folder)
        if name == "pyrenees-cathares.yaml":
            check_values(folder)
        print(f"{name}: {tables} tables, {cells} cells")
        if with_r:
            done = subprocess.run(["Rscript", os.path.join(HERE, "results.R"), folder], capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
            print(done.stdout.strip())
