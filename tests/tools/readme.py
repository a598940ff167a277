#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a guide: readme.py PROGRAM GUIDE.md [numbers]

A fence under a line **`NAME`** is the file NAME; where NAME ends in .xlsx, the fence is a table with
';' that becomes the sheet COM of a workbook. <!-- files: PATH... --> copies these of the project. Every line
of a sh fence that begins with "arpent" is run, in order, in a folder that holds those files and links to
config/, examples/ and indicators/.

A text fence, or a quotation, under <!-- output: COMMAND --> is what COMMAND prints; under
<!-- extract: COMMAND --> some of it, in that order, "[…]" where something is left out, lines broken as
one likes; under <!-- refused: COMMAND --> the same of what COMMAND says when it fails; under
<!-- part: PATH --> it is some of the file PATH.

With `numbers`, each number in the guide's sentences is one that a command printed or a file has, the latter's
as they are written; or it is listed, <!-- numbers: 10 2016 -->, for what no command tells.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import workbook

program, readme = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
source = os.path.dirname(readme)
while not os.path.isdir(os.path.join(source, "indicators")):
    source = os.path.dirname(source)
lines = open(readme, encoding="utf-8").read().split("\n")
FRENCH = {**os.environ, "LC_ALL": "C"}  # whatever the locale of who runs the tests
SPACE = "[\u00a0\u202f ]"
NUMBER = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?(?![\w])|(?<!\w)\d+(?:[.,]\d+)?")


def blocks():
    """(the line above, language, body) of each fence and quotation; of the latter the language is ">"."""
    start, language, above = None, None, ""
    for i, line in enumerate(lines + [""]):
        if start is not None and language == ">" and not line.startswith(">"):
            yield above, ">", "\n".join(part[1:].strip() for part in lines[start:i]) + "\n"
            start = None
        if start is None and (line.startswith("```") or line.startswith(">")):
            above = next((part for part in reversed(lines[:i]) if part.strip()), "")
            start, language = i, ">" if line.startswith(">") else line[3:].strip()
        elif start is not None and language != ">" and line.startswith("```"):
            yield above, language, "\n".join(lines[start + 1 : i]) + "\n"
            start = None


def run(command, folder):
    words = shlex.split(command)
    return subprocess.run([program] + words[1:], cwd=folder, capture_output=True, text=True, env=FRENCH)


def within(part, whole):
    """Are the pieces of a text in another, in that order, however lines are broken?"""
    whole, at = " ".join(whole.split()), 0
    for piece in part.split("[…]"):
        piece = " ".join(piece.split())
        at = whole.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def numbers(text):
    return {re.sub(SPACE, "", n).replace(",", ".") for n in NUMBER.findall(text)}


def sentences():
    """The guide without its fences, tested quotations, code, comments and addresses of links."""
    text = re.sub(r"(?ms)^```.*?^```$", "", "\n".join(lines))
    text = re.sub(r"(?ms)^<!-- (?:extract|output|refused): .*?(?=^[^>\n<])", "", text)
    text = re.sub(r"(?s)<!--.*?-->", "", text)
    text = re.sub(r"\]\([^)]*\)", "]", re.sub(r"`[^`]*`", "", text))
    return re.sub(r"(?m)^#* *\d+\. ", "", text)


bad, runs, known = [], 0, set()
with tempfile.TemporaryDirectory() as folder:
    for name in ("config", "examples", "indicators"):
        os.symlink(os.path.join(source, name), os.path.join(folder, name))
    for paths in re.findall(r"<!-- files: (.*?) -->", "\n".join(lines)):
        for path in paths.split():
            shutil.copy(os.path.join(source, path), folder)
    for above, language, body in blocks():
        name = re.fullmatch(r"\*\*`([^`/]+)`\*\*", above.strip())
        part = re.fullmatch(r"<!-- part: (\S+) -->", above.strip())
        shown = re.fullmatch(r"<!-- (output|extract|refused): (arpent .*) -->", above.strip())
        known |= numbers(body)
        if name and name[1].endswith(".xlsx"):
            workbook.write(os.path.join(folder, name[1]), [row.split(";") for row in body.splitlines()], "COM")
        elif name:
            with open(os.path.join(folder, name[1]), "w", encoding="utf-8") as f:
                f.write(body)
        elif part:
            with open(os.path.join(folder, part[1]), encoding="utf-8") as f:
                if not within(body, f.read()):
                    bad.append(f"{part[1]}: the guide shows another text than it has")
        elif shown:
            runs += 1
            done = run(shown[2], folder)
            known |= numbers(done.stdout + done.stderr)
            same = {"output": done.stdout == body, "extract": within(body, done.stdout + done.stderr),
                    "refused": within(body, done.stderr)}[shown[1]]
            if bool(done.returncode) != (shown[1] == "refused") or not same:
                bad.append(f"{shown[2]}: exit {done.returncode}; the guide shows another text than:\n{done.stdout}{done.stderr}")
        elif language == "sh":
            for command in body.split("\n"):
                if not command.startswith("arpent "):
                    continue
                runs += 1
                done = run(command, folder)
                known |= numbers(done.stdout + done.stderr)
                if done.returncode:
                    bad.append(f"{command}: exit {done.returncode}\n{done.stderr}")
    if sys.argv[3:] == ["numbers"]:
        for path in os.listdir(folder):
            if path.endswith((".csv", ".yaml", ".txt")):
                with open(os.path.join(folder, path), encoding="utf-8") as f:
                    known |= numbers(f.read())
        for listed in re.findall(r"<!-- numbers: (.*?) -->", "\n".join(lines)):
            known |= numbers(listed)
        for number in sorted(numbers(sentences()) - known):
            bad.append(f"{number}: no command of the guide tells this number, and no file has it")
print("\n".join(bad + [f"{runs} commands, {len(bad)} bad"]))
sys.exit(1 if bad or not runs else 0)
