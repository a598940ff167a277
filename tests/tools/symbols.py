# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared library exports what the public headers declare, and nothing else."""
import pathlib
import re
import subprocess
import sys

root, nm, library = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
declared = set()
for header in (root / "include/arpent").glob("*.h"):
    text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
    declared |= set(re.findall(r"^ARP_API\s[^;(]*?(arp_\w+)\s*[(;\[]", text, flags=re.M))
listed = subprocess.run([nm, "-D", "--defined-only", library], check=True, capture_output=True,
                        text=True).stdout
exported = {line.split()[-1].split("@")[0] for line in listed.splitlines()}
for name in sorted(exported - declared):
    print(f"{name} is exported, and no public header declares it")
for name in sorted(declared - exported):
    print(f"{name} is declared ARP_API, and the library does not export it")
print(f"{len(exported)} symbols")
sys.exit(exported != declared)
