# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that do not belong in the tree, and calls that do not belong in the library."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
faults = []

# Cut in two, so that this file is no finding of its own.
LEFT_OVER = "|".join(r"\b" + a + b + r"\b" for a, b in
                     [("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("HA", "CK"), ("WI", "P")])
MACHINE = "|".join(a + b for a, b in [("/ho", r"me/\w"), ("/wo", r"rk/\w"), ("/ro", r"ot/\w")])
EVERYWHERE = [(re.compile(LEFT_OVER), "left over"), (re.compile(MACHINE), "a path of one machine")]

LIBRARY = re.compile(r"\b(printf|fprintf|puts|exit|_exit|abort|assert|getenv|setlocale|signal|"
                     r"strtod|strtof|atof|atoi|rand|srand|random|time|clock|gettimeofday)\s*\(")
MEMORY = re.compile(r"\b(malloc|calloc|realloc|free|strdup|strndup|alloca)\s*\(")
LICENCE = "SPDX-" "License-Identifier: GPL-3.0-or-later"


def code(text):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)


def tracked():
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
    if listed.returncode == 0:
        return [root / n for n in listed.stdout.decode().split("\0") if n]
    return [p for p in root.rglob("*") if "build" not in p.relative_to(root).parts[:1]]


for path in tracked():
    name = path.relative_to(root).as_posix()
    if not path.is_file() or name == "LICENSE" or path.suffix in (".csv", ".h5"):
        continue
    try:
        text = path.read_text()
    except UnicodeDecodeError:
        continue
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in EVERYWHERE:
            if pattern.search(line):
                faults.append(f"{name}:{number}: {what}: {line.strip()}")
    if path.suffix in (".c", ".h", ".py", ".sh", ".def", ".cmake") and LICENCE not in text[:200]:
        faults.append(f"{name}: no licence line")
    if name.startswith("engine/") and not name.startswith("engine/cli/") and path.suffix in (".c", ".h"):
        for number, line in enumerate(code(text).splitlines(), 1):
            if LIBRARY.search(line):
                faults.append(f"{name}:{number}: the library is silent: {line.strip()}")
            if MEMORY.search(line) and not re.fullmatch(r"engine/(base/memory\.c|io/.*)", name):
                faults.append(f"{name}:{number}: memory is base/memory.h's: {line.strip()}")

print("\n".join(faults) or "nothing left over")
sys.exit(bool(faults))
