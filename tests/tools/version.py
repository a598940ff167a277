# SPDX-License-Identifier: GPL-3.0-or-later
"""The header, CMake, the program, the changelog, CITATION.cff and codemeta.json agree on the version."""
import json
import pathlib
import re
import subprocess
import sys

root, program, cmake = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
text = (root / "include/arpent/version.h").read_text()
header = ".".join(re.search(rf"ARP_VERSION_{part} (\d+)", text).group(1)
                  for part in ("MAJOR", "MINOR", "PATCH"))
said = {"header": header, "CMake": cmake}
for words in (["version"], ["--version"]):
    out = subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout
    said[" ".join(words)] = re.fullmatch(r"arpent (\S+)\n", out).group(1)
log = (root / "CHANGELOG.md").read_text()
said["changelog"] = re.search(r"^## (?:Unreleased )?(\d+\.\d+\.\d+)", log, re.M).group(1)
said["citation"] = re.search(r"^version: (.*)", (root / "CITATION.cff").read_text(), re.M).group(1)
said["codemeta"] = json.loads((root / "codemeta.json").read_text())["version"]
print(said)
sys.exit(len(set(said.values())) != 1)
