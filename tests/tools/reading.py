#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Try the studies of messy files that DIR/expected.tsv lists: reading.py DIR ARPENT

A line of expected.tsv holds, between tabs: the study's name, its kind, the status of `check`, a regular
expression that its English text must contain and one that it must not (white space as single spaces; "-":
none), and values seen in the results of `run`: TERRITORY:INDICATOR=NUMBER, or =secret, =missing; another
column of tables/values.csv by TERRITORY:INDICATOR.COLUMN; < and > as well; rank!REGEX is what the CSV for
Excel of `rank` must not contain, line by line. NAME-followed is NAME with its message's advice followed:
the two hold or fail together.
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile


def call(arpent, directory, *words):
    done = subprocess.run([arpent, *words, "--lang", "en", "--no-color"], cwd=directory, capture_output=True)
    return done.returncode, (done.stderr + b"\n" + done.stdout).decode("utf-8", "backslashreplace")


def value_wrong(wanted, seen):
    """What is wrong with one value, "" when it holds."""
    code, indicator, column, sign, right = re.fullmatch(r"(.+?):(\w+)(?:\.(\w+))?([=<>])(.+)", wanted).groups()
    row = seen.get((code, indicator))
    if not row:
        return f"{wanted}: no such row"
    if right in ("secret", "missing"):
        return "" if row["mark"] == right and not row["value"] else f"{wanted}: {row['mark']} {row['value']}"
    try:
        found, right = float(row[column or "value"]), float(right)
    except ValueError:
        return f"{wanted}: {row['mark']} \"{row[column or 'value']}\""
    holds = {"=": abs(found - right) <= 2e-6 * max(1, abs(right)), "<": found < right, ">": found > right}
    return "" if holds[sign] else f"{wanted}: {found:.9g}"


def values_wrong(arpent, directory, name, wanted):
    parts = wanted.split(";") if "rank!" not in wanted else wanted.split(";", 1)
    out = []
    for pattern in [p[5:] for p in parts if p.startswith("rank!")]:
        status, text = call(arpent, directory, "rank", f"{name}.yaml", "--format", "csv", "--csv", "fr")
        found = re.search(pattern, text.replace("\ufeff", ""), re.M)
        if status or found:
            out.append(f"rank: status {status}, " + (f"/{pattern}/ found" if found else "no table"))
    with tempfile.TemporaryDirectory() as folder:
        status, text = call(arpent, directory, "run", f"{name}.yaml", "-o", f"{folder}/out")
        table = pathlib.Path(folder, "out/tables/values.csv")
        if status or not table.exists():
            return out + [f"run: status {status}: {text.strip()[:200]}"]
        with table.open(encoding="utf-8") as lines:
            seen = {(row["code"], row["indicator"]): row for row in csv.DictReader(lines)}
    return out + [w for w in (value_wrong(p, seen) for p in parts if not p.startswith("rank!")) if w]


def wrong(arpent, directory, line):
    name, _, status, contains, lacks, values = line
    out = []
    found, text = call(arpent, directory, "check", f"{name}.yaml")
    text = re.sub(r"[ \t\r\n]+", " ", text)
    if found != int(status):
        out.append(f"check: status {found}, not {status}")
    if contains != "-" and not re.search(contains, text):
        out.append(f"check: /{contains}/ not found")
    if lacks != "-" and re.search(lacks, text):
        out.append(f"check: /{lacks}/ found")
    return out + (values_wrong(arpent, directory, name, values) if values != "-" else [])


def main():
    directory, arpent = pathlib.Path(sys.argv[1]), str(pathlib.Path(sys.argv[2]).resolve())
    lines = (directory / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names, failed = set(), set()
    for line in (line.split("\t") for line in lines):
        item = line[0].removesuffix("-followed")
        faults = wrong(arpent, directory, line)
        names.add(item)
        if faults:
            failed.add(item)
            print(f"{line[0]} ({line[1]}): " + "; ".join(faults))
    print(f"{len(names) - len(failed)} of {len(names)} hold")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
