# SPDX-License-Identifier: GPL-3.0-or-later
"""One study by two programs: what is computed is the same within 1e-12 and every rank equal; what is counted
of draws, where a last bit may tip one over, within 1 in 10 000. Usage: same_tables.py STUDY PROGRAM PROGRAM"""
import json
import pathlib
import subprocess
import sys
import tempfile

EXACT, DRAWN = 1e-12, 1e-4
study, *programs = sys.argv[1:]


def tables(program):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, "run", study, "-o", f"{folder}/out"], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{program} run {study}: {done.returncode}\n{done.stderr}")
        return json.loads((pathlib.Path(folder) / "out/results.json").read_text(encoding="utf-8"))["tables"]


def without_draws(program):
    """The tables that are there when nothing is drawn: all that is in them is computed."""
    done = subprocess.run([program, "explain", study, "--format", "json"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{program} explain {study}: {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)["tables"]


def apart(a, b):
    """How far two cells are from each other: of numbers relative to the larger or to 1, else 0 or infinite."""
    number = (int, float)
    if isinstance(a, number) and isinstance(b, number) and not isinstance(a, bool):
        return abs(a - b) / max(1.0, abs(a), abs(b))
    return 0.0 if a == b else float("inf")


def compare(name, before, now, computed):
    if len(before) != len(now):
        return [f"{name}: {len(before)} rows, then {len(now)}"], 0.0
    faults, most = [], 0.0
    for i, (a, b) in enumerate(zip(before, now)):
        if a.keys() != b.keys():
            return [f"{name}: other columns"], most
        for column in a:
            far = apart(a[column], b[column])
            whole = isinstance(a[column], int) and column in computed
            allowed = 0.0 if whole else EXACT if column in computed else DRAWN
            most = max(most, far if column in computed else 0.0)
            if far > allowed:
                faults.append(f"{name}: row {i}, {column}: {a[column]}, then {b[column]}")
    return faults, most


one, other = (tables(p) for p in programs)
computed = {name: set(rows[0]) if rows else set() for name, rows in without_draws(programs[0]).items()}
faults, most = [], 0.0
if one.keys() != other.keys():
    faults.append(f"tables of one alone: {sorted(one.keys() ^ other.keys())}")
for name in one.keys() & other.keys():
    found, far = compare(name, one[name], other[name], computed.get(name, set()))
    faults += found
    most = max(most, far)
print("\n".join(faults[:40]) or f"{len(one)} tables, {sum(map(bool, computed.values()))} of them computed, the same; at most {most:.1e} apart")
sys.exit(bool(faults))
