# SPDX-License-Identifier: GPL-3.0-or-later
"""The studies of config/, by two programs: results.json is the same to the byte but for the version and the
table of indices, whose intervals overlap. Lists what differs by name.
Usage: same_answers.py PROGRAM_BEFORE PROGRAM_NOW"""
import json
import pathlib
import subprocess
import sys
import tempfile

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


def split(text):
    """The text without what may differ, and the rows of the indices."""
    version = text.index('"arpent": ') + len('"arpent": ')
    tables = text.index('\n  "tables": {')
    decode = json.JSONDecoder().raw_decode
    indices = text.find('"indices": [', tables)
    if indices < 0:
        return text[:version] + text[decode(text, version)[1]:], []
    indices += len('"indices": ')
    rows, end = decode(text, indices)
    return text[:version] + text[decode(text, version)[1]:indices] + text[end:], rows


def named(text):
    """Every part of the results by its name."""
    whole = json.loads(text, **EXACTLY)
    parts = {k: v for k, v in whole.items() if k not in ("arpent", "tables", "columns")}
    parts |= {f"columns of {k}": v for k, v in whole["columns"].items()}
    return parts | {f"table {k}": v for k, v in whole["tables"].items() if k != "indices"}


def first_difference(a, b):
    """Where two values differ first, as a path, and both."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        path, pair = next((k, (a[k], b[k])) for k in a if a[k] != b[k])
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        path, pair = next((i, p) for i, p in enumerate(zip(a, b)) if p[0] != p[1])
    else:
        return f": {str(a)[:100]}, then {str(b)[:100]}"
    return f" {path}{first_difference(*pair)}"


def what_differs(before, now):
    a, b = named(before), named(now)
    yield from (f"only before: {k}" for k in a.keys() - b.keys())
    yield from (f"only now: {k}" for k in b.keys() - a.keys())
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
    """What differs; None where the study cannot be run here."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [results(program, study, f"{folder}/{i}") for i, program in enumerate(sys.argv[1:3])]
    if None in texts:
        return None
    (before, old), (now, new) = (split(t) for t in texts)
    found = sorted(apart(old, new))
    if before != now:
        found += list(what_differs(*texts)) or ["the form of the text, not what it says"]
    return found


bad = False
for path in sorted(CONFIG.glob("*.yaml")):
    differing = compare(path)
    if differing is None:
        print(f"{path.name}: its data are not there")
        continue
    bad = bad or bool(differing)
    print(f"{path.name}: " + ("the same" if not differing else f"{len(differing)} parts differ"))
    print("".join(f"  {line}\n" for line in differing), end="", flush=True)
sys.exit(bad)
