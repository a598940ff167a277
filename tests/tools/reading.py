#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Try the studies of messy files in DIR that LIST states, DIR/expected.tsv unless given: reading.py DIR
ARPENT [LIST]. Without DIR the whole is skipped.

A line of the list holds, between tabs: the study's name, its kind, the status of `check` (0|65: either), a
regular expression that its English text must contain and one that it must not (white space as single
spaces; "-": none), and values seen in the results of `run`: TERRITORY:INDICATOR=NUMBER, or =secret,
=missing; another column of tables/values.csv by TERRITORY:INDICATOR.COLUMN; TABLE!KEY:COLUMN in the first
row of another table that begins with KEY; < and > as well. Last, up to the end of the line, rank!REGEX is
what the CSV for Excel of `rank` must not contain, line by line, and screen!REGEX what its text must not.
NAME-followed is NAME with its message's advice followed: the two hold or fail together. Lines that begin
with # are comments, the first other one names the columns.
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


def read_table(folder, name):
    """The rows of one table of a run, empty when the run has none of that name."""
    path = pathlib.Path(folder, "ranking.csv" if name == "ranking" else f"tables/{name}.csv")
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def value_wrong(wanted, folder):
    """What is wrong with one value, "" when it holds."""
    table, key, column, sign, right = re.fullmatch(r"(?:(\w+)!)?(.+?):([\w.]+)([=<>])(.+)", wanted).groups()
    if table:
        fits = [row for row in read_table(folder, table) if next(iter(row.values())) == key]
    else:
        indicator, _, column = column.partition(".")
        rows = read_table(folder, "values")
        fits = [row for row in rows if (row["code"], row["indicator"]) == (key, indicator)]
    if not fits:
        return f"{wanted}: no such row"
    row, column = fits[0], column or "value"
    if right in ("secret", "missing"):
        return "" if row["mark"] == right and not row["value"] else f"{wanted}: {row['mark']} {row['value']}"
    try:
        found, right = float(row[column]), float(right)
    except (KeyError, ValueError):
        return f"{wanted}: \"{row.get(column)}\" {row.get('mark', '')}"
    holds = {"=": abs(found - right) <= 2e-6 * max(1, abs(right)), "<": found < right, ">": found > right}
    return "" if holds[sign] else f"{wanted}: {found:.9g}"


def text_wrong(arpent, directory, name, form, pattern):
    """What is wrong with the output of `rank`, as the CSV for Excel ("rank") or as text ("screen")."""
    words = ("--format", "csv", "--csv", "fr") if form == "rank" else ()
    status, text = call(arpent, directory, "rank", f"{name}.yaml", *words)
    if status:
        return f"{form}: status {status}, no table"
    return f"{form}: /{pattern}/ found" if re.search(pattern, text.replace("\ufeff", ""), re.M) else ""


def values_wrong(arpent, directory, name, wanted):
    numbers, form, pattern = re.fullmatch(r"(.*?);?(?:(rank|screen)!(.*))?", wanted).groups()
    out = [text_wrong(arpent, directory, name, form, pattern)] if form else []
    with tempfile.TemporaryDirectory() as folder:
        status, text = call(arpent, directory, "run", f"{name}.yaml", "-o", f"{folder}/out")
        if status:
            out.append(f"run: status {status}: {text.strip()[:200]}")
        else:
            out += [value_wrong(number, f"{folder}/out") for number in numbers.split(";")]
    return [fault for fault in out if fault]


def wrong(arpent, directory, line):
    name, _, status, contains, lacks, values = line
    out = []
    found, text = call(arpent, directory, "check", f"{name}.yaml")
    text = re.sub(r"[ \t\r\n]+", " ", text)
    if str(found) not in status.split("|"):
        out.append(f"check: status {found}, not {status}")
    if contains != "-" and not re.search(contains, text):
        out.append(f"check: /{contains}/ not found")
    if lacks != "-" and re.search(lacks, text):
        out.append(f"check: /{lacks}/ found")
    return out + (values_wrong(arpent, directory, name, values) if values != "-" else [])


def main():
    directory, arpent = pathlib.Path(sys.argv[1]), str(pathlib.Path(sys.argv[2]).resolve())
    if not directory.is_dir():
        print(f"skipped: {directory} is not here")
        return 77
    list_of = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else directory / "expected.tsv"
    lines = [line for line in list_of.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
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
