# SPDX-License-Identifier: GPL-3.0-or-later
"""Run every example of every command, as `arpent help COMMAND` shows them: SOURCE_DIR PROGRAM

In a folder that links config/, examples/ and indicators/; what needs the communes' raw files is left out
where they are absent. And the rates of the invented country are those of its counts."""
import csv
import os
import shlex
import subprocess
import sys
import tempfile

source, program = (os.path.abspath(p) for p in sys.argv[1:3])
RAW = os.path.join(source, "config", "..", "..", "shared", "data")
OUTSIDE = "config/communes.yaml", "config/cls-auvergne-rhone-alpes.yaml"


def run(words, folder):
    return subprocess.run([program] + words, cwd=folder, capture_output=True, text=True)


def examples(folder):
    """Lines that begin with the program's name in the help of each command."""
    listed = run(["help", "--lang", "en"], folder).stdout.splitlines()
    commands = {line.split()[0] for line in listed if line.startswith("  ") and line.split()}
    for command in sorted(commands):
        page = run(["help", command, "--lang", "en"], folder)
        if page.returncode:
            continue
        shown = False
        for line in page.stdout.splitlines():
            shown = shown or line.strip() == "Examples"
            if shown and line.strip().startswith("arpent "):
                yield command, line.strip()


def table(name, skip=0):
    with open(os.path.join(source, "examples", "pays-d-avel", name), encoding="utf-8") as f:
        return list(csv.reader(f.readlines()[skip:], delimiter=";"))[1:]


def rates():
    """tableau.csv from communes.csv and zones.csv, to a tenth."""
    names = {row[0]: row[1] for row in table("zones.csv")}
    for code, people, active, jobless, families, alone, ill, doctors in table("communes.csv"):
        shares = (100, jobless, active), (100, alone, families), (100, ill, people), (10000, doctors, people)
        yield [code, names[code], people] + [f"{k * int(n) / int(d):.1f}".replace(".", ",") for k, n, d in shares]


bad, told = [], {}
if list(rates()) != table("tableau.csv", 1):
    bad.append("examples/pays-d-avel/tableau.csv is not what communes.csv and zones.csv give")
with tempfile.TemporaryDirectory() as folder:
    for name in ("config", "examples", "indicators"):
        os.symlink(os.path.join(source, name), os.path.join(folder, name))
    # what `run` writes is there for `export`
    order = sorted(examples(folder), key=lambda e: (e[0] != "run", e))
    for command, line in order:
        told.setdefault(command, 0)
        if command == "demo":
            continue  # of what is installed: cli.demo runs it
        if any(study in line for study in OUTSIDE) and not os.path.isdir(RAW):
            print(f"skipped: {line} needs ../shared/data")
            continue
        done = run(shlex.split(line)[1:], folder)
        told[command] += 1
        if done.returncode:
            bad.append(f"{line}: exit {done.returncode}: {done.stderr}")
print("\n".join(bad) or "every example runs:", told)
for wanted in ("check", "rank", "explain", "run", "sensitivity", "perimeters", "contracts", "place", "choose", "power", "sweep",
               "export", "map"):
    if wanted not in told:
        bad.append(wanted)
        print(f"{wanted}: no example was found")
sys.exit(bool(bad))
