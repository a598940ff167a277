# SPDX-License-Identifier: GPL-3.0-or-later
"""The studies of config/, as the earlier of two programs can read them, by both: what both have in results.json
is the same, character by character, but for the version and the table of indices, whose intervals overlap. Lists
what differs, and what is new, by name. Usage: same_answers.py PROGRAM_BEFORE PROGRAM_NOW"""
import json
import pathlib
import subprocess
import sys
import tempfile

import earlier

CONFIG = pathlib.Path(__file__).resolve().parents[2] / "config"
MISSING_FILE = 66
EXACTLY = {"parse_float": str, "parse_int": str}  # numbers as they are written


def results(program, study, folder):
    """The text of results.json; None where the study's data are not there."""
    done = subprocess.run([program, "run", study, "-o", folder], capture_output=True, text=True)
    if done.returncode == MISSING_FILE:
        return None
    if done.returncode:
        sys.exit(f"{program} run {study}: {done.returncode}\n{done.stderr}")
    return (pathlib.Path(folder) / "results.json").read_text(encoding="utf-8")


def columns_of(whole):
    """Every column of every table: a list of values as they are written, one a row."""
    for name, rows in whole["tables"].items():
        if name != "indices" and rows:
            yield from ((f"table {name}: {column}", [row[column] for row in rows]) for column in rows[0])


def named(text):
    """Every part of the results by its name, and the rows of the indices."""
    whole = json.loads(text, **EXACTLY)
    parts = {k: v for k, v in whole.items() if k not in ("arpent", "tables", "columns")}
    return parts | dict(columns_of(whole)), json.loads(text)["tables"].get("indices", [])


def first_difference(a, b):
    """Where two values differ first, as a path, and both."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        path, pair = next((k, (a[k], b[k])) for k in a if a[k] != b[k])
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        path, pair = next((i, p) for i, p in enumerate(zip(a, b)) if p[0] != p[1])
    else:
        return f": {str(a)[:100]}, then {str(b)[:100]}"
    return f" {path}{first_difference(*pair)}"


def what_differs(a, b):
    yield from (f"only before: {k}" for k in a.keys() - b.keys())
    for k in (k for k in a if k in b and a[k] != b[k]):
        yield f"{k}{first_difference(a[k], b[k])}"


def apart(before, now):
    """Indices whose intervals do not overlap, or that only one has."""
    a, b = ({(r["output"], r["of"], r["factor"], r["order"]): r for r in rows} for rows in (before, now))
    for key in a.keys() ^ b.keys():
        yield f"index {key}: only {'before' if key in a else 'now'}"
    for key in a.keys() & b.keys():
        x, y = a[key], b[key]
        if (x["low"] is None) != (y["low"] is None):
            yield f"index {key}: {x['estimate']}, then {y['estimate']}"
        elif x["low"] is not None and max(x["low"], y["low"]) > min(x["high"], y["high"]):
            yield f"index {key}: {x['low']} to {x['high']}, then {y['low']} to {y['high']}"


def compare(study):
    """What differs, and what is new; None where the study cannot be run here."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [results(program, study, f"{folder}/{i}") for i, program in enumerate(sys.argv[1:3])]
    if None in texts:
        return None
    (before, old), (now, new) = (named(t) for t in texts)
    return sorted(apart(old, new)) + sorted(what_differs(before, now)), sorted(now.keys() - before.keys())


bad = False
with earlier.studies(CONFIG, sys.argv[1]) as studies:
    for path in sorted(studies.glob("*.yaml")):
        found = compare(path)
        if found is None:
            print(f"{path.name}: its data are not there")
            continue
        differing, added = found
        bad = bad or bool(differing)
        print(f"{path.name}: " + ("the same" if not differing else f"{len(differing)} parts differ"))
        print("".join(f"  {line}\n" for line in differing + [f"new: {k}" for k in added]), end="", flush=True)
sys.exit(bad)
