# SPDX-License-Identifier: GPL-3.0-or-later
"""What layers.py has to see, in small trees made up for it: SOURCE_DIR CC NM"""
import pathlib
import subprocess
import sys
import tempfile

source, compiler, nm = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
SOUND = {
    "engine/base/floor.h": "int floor_of(int x);\n",
    "engine/base/floor.c": '#include "base/floor.h"\nint floor_of(int x) { return x; }\n',
    "engine/drivers/room/README.md": "# room\n",
    "engine/drivers/room/parts.h": '#include "base/floor.h"\nint part(int x);\nint whole(int x);\n',
    "engine/drivers/room/part.c": '#include "drivers/room/parts.h"\nint part(int x) { return floor_of(x); }\n',
    "engine/drivers/room/whole.c": '#include "drivers/room/parts.h"\nint whole(int x) { return part(x); }\n',
    "engine/drivers/all.c": '#include "drivers/room/parts.h"\nint all(int x);\nint all(int x) { return whole(x); }\n',
}
CASES = [  # what is different, and what has to be said of it
    ({}, None),
    ({"engine/base/roof.c": '#include "drivers/room/parts.h"\n'},
     "base/ may not include drivers/"),
    ({"engine/base/roof.h": '#include "base/floor.h"\n',
      "engine/base/floor.c": '#include "base/roof.h"\nint floor_of(int x) { return x; }\n'},
     "these include each other: engine/base/floor -> engine/base/roof -> engine/base/floor"),
    ({"engine/drivers/low.h": '#include "drivers/room/parts.h"\n',
      "engine/drivers/room/part.c": '#include "drivers/low.h"\nint part(int x) { return floor_of(x); }\n'},
     "these rooms include each other: engine/drivers/low -> engine/drivers/room/ -> engine/drivers/low"),
    ({"engine/drivers/room/part.c":
      '#include "drivers/room/parts.h"\nint part(int x) { return x ? floor_of(x) : whole(x); }\n'},
     "these call each other: engine/drivers/room/part -> engine/drivers/room/whole -> engine/drivers/room/part"),
    ({"engine/drivers/room/README.md": None}, "engine/drivers/room/ has no README.md"),
    ({f"engine/drivers/room/n{i}.h": "" for i in range(40)}, "engine/drivers/room/ has 44 files, more than 40"),
    ({"engine/elsewhere/a.h": ""}, "elsewhere/ has no layer"),
]


def make(tree, root):
    for name, text in tree.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#pragma once\n" + text if name.endswith(".h") else text)
    objects = []
    for path in sorted(root.rglob("*.c")):
        made = root / "made.dir" / (path.relative_to(root).as_posix() + ".o")
        made.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([compiler, "-c", f"-I{root / 'engine'}", path, "-o", made], check=True)
        objects.append(made)
    return objects


faults = 0
for changes, said in CASES:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        objects = make({**SOUND, **changes}, root)
        done = subprocess.run([sys.executable, "-B", source / "tests/tools/layers.py", root, nm, *objects],
                              capture_output=True, text=True)
        told = done.stdout.splitlines()
        seen = done.returncode == 0
        if said:
            seen = done.returncode == 1 and len(told) == 1 and said in told[0]
        if not seen:
            faults += 1
            print(f"{sorted(changes)} should say {said!r}, and said:\n{done.stdout}{done.stderr}")
print(f"{len(CASES)} trees, {faults} faults")
sys.exit(bool(faults))
