# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call that can fail, public (ARP_API) or joining parts of the program (ARP_CALL), has its case
under failing allocation: tests/unit/allocation*.c."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
calls = set()
for header in [*(root / "include").rglob("*.h"), *(root / "engine").rglob("*.h")]:
    text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
    found = re.findall(r"^(ARP_API|ARP_CALL)\s[^;(]*?(arp_\w+)\s*\(([^;]*)\)\s*;", text, re.M)
    for marker, name, parameters in found:
        if re.search(r"(?<!const )arp_error\s*\*\s*err$", parameters.strip()):
            calls.add(name)
        elif marker == "ARP_CALL":
            sys.exit(f"{header}: {name} cannot fail, and is marked ARP_CALL")
cases = set()
for test in (root / "tests/unit").glob("allocation*.c"):
    cases |= set(re.findall(r'\{"(arp_\w+)", case_\w+\}', test.read_text()))
for name in sorted(calls - cases):
    print(f"{name} has no case in tests/unit/allocation*.c")
for name in sorted(cases - calls):
    print(f"{name} has a case, and no header marks it ARP_API or ARP_CALL")
print(f"{len(calls)} calls that can fail")
sys.exit(calls != cases)
