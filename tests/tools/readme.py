#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a guide: readme.py PROGRAM GUIDE.md

A fence under a line **`NAME`** is the file NAME; where NAME ends in .xlsx, the fence is a table with
';' that becomes the sheet COM of a workbook. Every line of a sh fence that begins with
"arpent" is run, in order, in a folder that holds those files and links to config/ and indicators/.
A text fence under <!-- output: COMMAND --> is what COMMAND prints.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

import workbook

program, readme = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
source = os.path.dirname(readme)
while not os.path.isdir(os.path.join(source, "indicators")):
    source = os.path.dirname(source)
lines = open(readme, encoding="utf-8").read().split("\n")


def fences():
    """(the line above, language, body) of each fence."""
    start = above = None
    for i, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if start is None:
            j = i - 1
            while j >= 0 and not lines[j].strip():
                j -= 1
            start, above, language = i, lines[j] if j >= 0 else "", line[3:].strip()
        else:
            yield above, language, "\n".join(lines[start + 1 : i]) + "\n"
            start = None


def run(command, folder):
    words = shlex.split(command)
    return subprocess.run([program] + words[1:], cwd=folder, capture_output=True, text=True)


bad = runs = 0
with tempfile.TemporaryDirectory() as folder:
    for name in ("config", "indicators"):
        os.symlink(os.path.join(source, name), os.path.join(folder, name))
    for above, language, body in fences():
        name = re.fullmatch(r"\*\*`([^`/]+)`\*\*", above.strip())
        shown = re.fullmatch(r"<!-- output: (arpent .*) -->", above.strip())
        if name and name[1].endswith(".xlsx"):
            workbook.write(os.path.join(folder, name[1]), [row.split(";") for row in body.splitlines()], "COM")
        elif name:
            with open(os.path.join(folder, name[1]), "w", encoding="utf-8") as f:
                f.write(body)
        elif shown:
            runs += 1
            done = run(shown[1], folder)
            if done.returncode or done.stdout != body:
                bad += 1
                print(f"{shown[1]}: exit {done.returncode}; the README shows another text than:\n{done.stdout}{done.stderr}")
        elif language == "sh":
            for command in body.split("\n"):
                if not command.startswith("arpent "):
                    continue
                runs += 1
                done = run(command, folder)
                if done.returncode:
                    bad += 1
                    print(f"{command}: exit {done.returncode}\n{done.stderr}")
print(f"{runs} commands, {bad} bad")
sys.exit(1 if bad or not runs else 0)
