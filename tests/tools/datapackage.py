# SPDX-License-Identifier: GPL-3.0-or-later
"""datapackage.json of some studies against Frictionless's schema, and its tables against themselves:
SOURCE_DIR ARPENT"""
import copy
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not here")
    sys.exit(77)

root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
SCHEMA = json.loads((root / "tests/golden/data/frictionless/tabular-data-package.json").read_text(encoding="utf-8"))
judge = jsonschema.Draft4Validator(SCHEMA)
faults = []


def run(study, *words):
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([program, "run", root / study, "--set", "sensitivity.draws=200", "-o", f"{place}/r", *words],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        folder = pathlib.Path(place, "r")
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            with open(folder / resource["path"], encoding="utf-8-sig", newline="") as file:
                header = next(csv.reader(file, delimiter=resource["dialect"]["delimiter"]))
            if header != [f["name"] for f in resource["schema"]["fields"]]:
                faults.append(f"{study}: {resource['path']} has other columns than its schema says")
    return package


for study, words in (("config/pyrenees-cathares.yaml", ()), ("config/pyrenees-cathares.yaml", ("--csv", "fr")),
                     ("examples/pays-d-avel/etude.yaml", ())):
    package = run(study, *words)
    faults += [f"{study}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in judge.iter_errors(package)]
    print(study, *words, len(package["resources"]), "tables")

# the schema does refuse
for spoil in (lambda p: p["resources"][0].pop("schema"), lambda p: p.update(name="With Blanks"),
              lambda p: p["resources"][0]["schema"]["fields"][0].pop("name"), lambda p: p.update(resources=[])):
    spoilt = copy.deepcopy(package)
    spoil(spoilt)
    if judge.is_valid(spoilt):
        faults.append("the schema lets a spoilt package pass")
print("\n".join(faults[:20]) or "they are what the schema asks for")
sys.exit(bool(faults))
