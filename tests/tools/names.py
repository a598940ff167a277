# SPDX-License-Identifier: GPL-3.0-or-later
"""One name means one thing: no two types of engine/ and include/ share a name."""
import collections
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
DEFINITION = re.compile(r"^(?:typedef\s+)?(?:struct|enum|union)\s+(arp_\w+)\s*\{"
                        r"|^ARP_ENUM\((arp_\w+),"
                        r"|^typedef\s+[^;{]*?\(\*(arp_\w+)\)\s*\(", re.M)
where = collections.defaultdict(list)
for path in sorted([*root.glob("engine/**/*.[ch]"), *root.glob("include/**/*.h")]):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), path.read_text(), flags=re.S)
    for found in DEFINITION.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        name = next(group for group in found.groups() if group)
        where[name].append(f"{path.relative_to(root)}:{line}")
twins = {name: places for name, places in where.items() if len(places) > 1}
for name, places in twins.items():
    print(f"{name} is defined twice: {', '.join(places)}")
print(f"{len(where)} types, {len(twins)} twins")
sys.exit(bool(twins) or not where)
