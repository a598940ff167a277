# SPDX-License-Identifier: GPL-3.0-or-later
"""Each public header compiles alone, as C11 and as C++17, under strict flags."""
import pathlib
import subprocess
import sys

root, compiler = pathlib.Path(sys.argv[1]), sys.argv[2]
STRICT = ["-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
          "-Wcast-qual", "-Wundef", "-Werror", f"-I{root / 'include'}"]
LANGUAGES = [["-x", "c", "-std=c11", "-Wstrict-prototypes"], ["-x", "c++", "-std=c++17"]]
faults = 0
headers = sorted((root / "include" / "arpent").rglob("*.h"))
for header in headers:
    for language in LANGUAGES:
        source = f"#include <{header.relative_to(root / 'include')}>\nint arp_alone;\n"
        done = subprocess.run([compiler, *language, *STRICT, "-"], input=source, text=True,
                              capture_output=True)
        if done.returncode:
            print(f"{header.name} {' '.join(language)}:\n{done.stderr}")
            faults += 1
print(f"{len(headers)} headers, {faults} faults")
sys.exit(bool(faults))
