# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of engine/ includes itself and lower layers only, and only some may see the world."""
import pathlib
import re
import sys

LAYER = {"base": 0, "table": 1, "catalogue": 2, "io": 2, "territory": 3, "treat": 3, "normalise": 3,
         "weight": 3, "aggregate": 3, "rank": 3, "index": 4, "drivers": 5, "sensitivity": 6,
         "study": 7, "report": 7, "api": 8, "cli": 8}
# a report is made of the structs that layer 7 hands out, never of their inside
ALSO = {("report", name + ".h") for name in ("arpent/study", "study/study", "study/sweep", "study/levels")}
PUBLIC = {"status": "base", "version": "base", "file": "base", "study": "study", "results": "report",
          "arpent": "api"}
ONLY = [  # who may include what
    (r"stdio\.h", {"io", "cli"}),
    (r"(hdf5\w*|H5\w*)\.h", {"io"}),
    (r"yaml\.h", {"io"}),
    (r"csv\.h", {"io"}),
    (r"(sha2|md5|sha256)\.h", {"io"}),
    (r"jansson\.h", {"io"}),
    (r"popt\.h", {"cli"}),
    (r"(lapacke|cblas)\.h", {"base"}),
    (r"Rmath\.h", {"base"}),
    (r"glpk\.h", {"base"}),
    (r"Random123/.*", {"base"}),
    (r"pthread\.h", {"base"}),
]

root = pathlib.Path(sys.argv[1])
faults = []


def look(path, folder):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not found:
            continue
        bracket, name = found.groups()
        where = f"{path.relative_to(root)}:{number}"
        parts = name.split("/")
        target = None
        if bracket == '"':
            target = parts[0]
            if name.endswith(".def") and target == folder:
                continue
            if target not in LAYER or len(parts) not in (2, 3):
                faults.append(f'{where}: write "FOLDER/FILE.h" or "FOLDER/ROOM/FILE.h", not "{name}"')
                continue
        elif parts[0] == "arpent":
            target = PUBLIC[parts[1].removesuffix(".h")]
        if target is not None:
            if (folder, name) in ALSO:
                continue
            if target != folder and LAYER[target] >= LAYER[folder]:
                faults.append(f"{where}: {folder}/ may not include {target}/")
            continue
        for pattern, who in ONLY:
            if re.fullmatch(pattern, name) and folder not in who:
                faults.append(f"{where}: only {', '.join(sorted(who))} may include <{name}>")


for path in sorted([*root.glob("engine/*/*.[ch]"), *root.glob("engine/*/*/*.[ch]")]):
    folder = path.relative_to(root / "engine").parts[0]
    if folder in LAYER:
        look(path, folder)
    else:
        faults.append(f"{path.relative_to(root)}: {folder}/ has no layer")
for path in sorted(root.glob("include/arpent/*.h")):
    look(path, PUBLIC[path.stem])
for path in sorted(root.glob("tests/oracle/*.[ch]")):
    for name in re.findall(r'#\s*include\s*[<"]([^>"]+)[>"]', path.read_text()):
        if name.split("/")[0] in LAYER or name.startswith("arpent/"):
            faults.append(f"{path.relative_to(root)}: an oracle shares nothing with engine/: {name}")

print("\n".join(faults) or "every include looks down")
sys.exit(bool(faults))
