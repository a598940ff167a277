# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions of at most 60 lines and 8 parameters, nested at most 4 deep; files of at most 500."""
import pathlib
import re
import subprocess
import sys

LINES, PARAMETERS, NESTING, FILE = 60, 8, 4, 500
root = pathlib.Path(sys.argv[1])
faults = []


def bare(text):
    """The text with comments, strings and characters blanked, line breaks kept."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda m: "\n" * m.group().count("\n"), text, flags=re.S)


def deepest(lines):
    depth = most = 0
    for c in "".join(lines):
        depth += (c == "{") - (c == "}")
        most = max(most, depth)
    return most - 1  # the function's own braces


def parameters(signature):
    inner = re.sub(r"\([^()]*\)", "", signature.strip()[1:-1])
    return inner.count(",") + 1


files = sorted(p for top in ("engine", "include", "tests") for p in (root / top).rglob("*.[ch]"))
for path in files:
    name = path.relative_to(root)
    text = path.read_text()
    if text.count("\n") > FILE:
        faults.append(f"{name}: {text.count(chr(10))} lines, at most {FILE}")
    lines = bare(text).split("\n")
    tags = subprocess.run(
        ["ctags", "--options=NONE", "-f", "-", "--languages=C", "--map-C=+.h", "--kinds-C=f",
         "--fields=neS", "--sort=no", str(path)], check=True, capture_output=True, text=True).stdout
    for tag in tags.splitlines():
        columns = tag.split("\t")
        at = dict(c.split(":", 1) for c in columns[3:] if ":" in c)
        first, last = int(at["line"]), int(at.get("end", at["line"]))
        where = f"{name}:{first}: {columns[0]}()"
        if last - first + 1 > LINES:
            faults.append(f"{where} has {last - first + 1} lines, at most {LINES}")
        if parameters(at.get("signature", "()")) > PARAMETERS:
            faults.append(f"{where} has more than {PARAMETERS} parameters")
        if deepest(lines[first - 1:last]) > NESTING:
            faults.append(f"{where} is nested more than {NESTING} deep")

print("\n".join(faults) or f"{len(files)} files within bounds")
sys.exit(bool(faults))
