# SPDX-License-Identifier: GPL-3.0-or-later
"""Every public call that can fail has its case under failing allocation, tests/unit/allocation.c."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
calls = set()
for header in (root / "include/arpent").glob("*.h"):
    text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
    for name, parameters in re.findall(r"^ARP_API\s[^;(]*?(arp_\w+)\s*\(([^;]*)\)\s*;", text, re.M):
        if re.search(r"(?<!const )arp_error\s*\*\s*err$", parameters.strip()):
            calls.add(name)
cases = set(re.findall(r'\{"(arp_\w+)", case_\w+\}',
                       (root / "tests/unit/allocation.c").read_text()))
for name in sorted(calls - cases):
    print(f"{name} has no case in tests/unit/allocation.c")
for name in sorted(cases - calls):
    print(f"{name} has a case, and no public header declares it")
print(f"{len(calls)} public calls that can fail")
sys.exit(calls != cases)
