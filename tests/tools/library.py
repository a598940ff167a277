# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's face stays small, and docs/library.md shows the very program that is compiled against it."""
import pathlib
import sys

MOST_HEADER_LINES = 900
MOST_PROGRAM_LINES = 30

root = pathlib.Path(sys.argv[1])
faults = []
lines = sum(len(p.read_text().splitlines()) for p in (root / "include").rglob("*.h"))
if lines > MOST_HEADER_LINES:
    faults.append(f"include/ has {lines} lines, more than {MOST_HEADER_LINES}")
program = (root / "tests/tools/consumer/main.c").read_text()
if len(program.splitlines()) > MOST_PROGRAM_LINES:
    faults.append(f"tests/tools/consumer/main.c has more than {MOST_PROGRAM_LINES} lines")
shown = program.split("\n", 1)[1]  # without its licence line
if f"```c\n{shown}```" not in (root / "docs/library.md").read_text():
    faults.append("docs/library.md does not show tests/tools/consumer/main.c as it is")
print("\n".join(faults) or f"{lines} lines of headers, and the program that docs/library.md shows")
sys.exit(bool(faults))
