# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the house: SOURCE_DIR [NM OBJECT...]

A folder of engine/ includes itself and lower layers only, and only some folders may see the world. A
sub-folder is a room, one thing to the rest of its folder; a file right in a folder is a thing of its
own. No two of these include each other, however far round, nor do two files (NAME.c and NAME.h are
one), nor, by the objects' symbols, do two files call each other. No folder or room has more than
MOST files, and a room says in its README.md what happens in it."""
import pathlib
import re
import subprocess
import sys

LAYER = {"base": 0, "table": 1, "catalogue": 2, "io": 2, "outlines": 3, "territory": 3, "treat": 3, "normalise": 3,
         "weight": 3, "aggregate": 3, "rank": 3, "init": 3, "index": 4, "drivers": 5, "sensitivity": 6,
         "study": 7, "report": 7, "api": 8, "cli": 8}
# a report is made of the structs that layer 7 hands out, never of their inside
ALSO = {("report", name + ".h") for name in ("arpent/study", "study/study", "study/sweep", "study/levels", "study/candidates", "study/contracts", "study/choose", "study/places", "study/describe")}
PUBLIC = {"status": "base", "version": "base", "file": "base", "study": "study", "results": "report",
          "arpent": "api"}
ONLY = [  # who may include what
    (r"stdio\.h", {"io", "cli", "base/os"}),
    (r"(hdf5\w*|H5\w*)\.h", {"io"}),
    (r"yaml\.h", {"io"}),
    (r"csv\.h", {"io"}),
    (r"xlsxwriter\.h", {"io"}),
    (r"(sha2|md5|sha256)\.h", {"io"}),
    (r"jansson\.h", {"io"}),
    (r"(readstat|zlib)\.h", {"io"}),
    (r"popt\.h", {"cli"}),
    (r"(lapacke|cblas)\.h", {"base"}),
    (r"Rmath\.h", {"base"}),
    (r"glpk\.h", {"base"}),
    (r"Random123/.*", {"base"}),
    (r"pthread\.h", {"base"}),
]
MOST = 40

root = pathlib.Path(sys.argv[1])
faults = []


def includes(path):
    """(line number, bracket, name) of each."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, *found.groups()


def look(path, folder):
    room = path.relative_to(root / "engine").parent.as_posix() if root / "engine" in path.parents else folder
    for number, bracket, name in includes(path):
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
            if re.fullmatch(pattern, name) and not {folder, room} & who:
                faults.append(f"{where}: only {', '.join(sorted(who))} may include <{name}>")


def circles(arrows):
    """Each circle of a graph, as the nodes of a way round: Tarjan's components, a way by breadth."""
    number, low, stack, found = {}, {}, [], []

    def visit(node):
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in sorted(arrows[node]):
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            component = [stack.pop()]
            while component[-1] != node:
                component.append(stack.pop())
            if len(component) > 1:
                found.append(set(component))

    sys.setrecursionlimit(10000)
    for node in sorted(arrows):
        if node not in number:
            visit(node)
    for component in found:
        start = min(component)
        ways, seen = [[start]], set()
        for way in ways:  # grows as it is read
            onward = sorted(arrows[way[-1]] & component - seen)
            if start in onward:
                yield way + [start]
                break
            seen.update(onward)
            ways += [way + [node] for node in onward]


def refuse_circles(arrows, what, about=""):
    """Those with a node whose name ends so."""
    for way in circles(arrows):
        if any(node.endswith(about) for node in way):
            faults.append(f"{what}: " + " -> ".join(way))


def of_file(path):
    """NAME.c and NAME.h are one."""
    return path.relative_to(root).with_suffix("").as_posix()


def of_room(node):
    parts = node.split("/")
    return "/".join(parts[:3]) + "/" if parts[0] == "engine" and len(parts) == 4 else node


def check_includes(sources):
    files = {of_file(path): set() for path in sources}
    for path in sources:
        for _, bracket, name in includes(path):
            if bracket == '"' or name.startswith("arpent/"):
                target = ("engine/" if bracket == '"' else "include/") + name
                target = target.rsplit(".", 1)[0]
                if target in files and target != of_file(path):
                    files[of_file(path)].add(target)
    refuse_circles(files, "these include each other")
    rooms = {}
    for node, targets in files.items():
        onward = {of_room(t) for t in targets} - {of_room(node)}
        rooms.setdefault(of_room(node), set()).update(onward)
    refuse_circles(rooms, "these rooms include each other", "/")


def check_calls(nm, objects):
    """Who uses what whom defines."""
    defined, used = {}, {}
    listed = subprocess.run([nm, "-A", *objects], check=True, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        found = re.match(r"(.*?)\.c\.o:\s*[0-9a-f]*\s+(\w) (\S+)$", line)
        if not found:
            continue
        path, kind, symbol = found.groups()
        node = "engine/" + re.sub(r".*/engine/|CMakeFiles/arpent_cli\.dir/", "", path)
        used.setdefault(node, set())
        if kind == "U":
            used[node].add(symbol)
        elif kind in "TDRBCVW":
            defined[symbol] = node
    calls = {node: {defined[s] for s in symbols if s in defined} - {node} for node, symbols in used.items()}
    refuse_circles(calls, "these call each other")


def check_sizes():
    files = [p for top in ("engine", "include") for p in (root / top).rglob("*") if p.is_file()]
    for folder in sorted({p.parent for p in files}):
        name = folder.relative_to(root).as_posix()
        n = sum(p.is_file() and p.name != "CMakeLists.txt" for p in folder.iterdir())
        if n > MOST:
            faults.append(f"{name}/ has {n} files, more than {MOST}: cut it into rooms")
        is_room = name.startswith("engine/") and name.count("/") == 2
        if is_room and not (folder / "README.md").is_file():
            faults.append(f"{name}/ has no README.md that says what happens in it")


engine = sorted([*root.glob("engine/*/*.[ch]"), *root.glob("engine/*/*/*.[ch]")])
public = sorted(root.glob("include/arpent/*.h"))
for path in engine:
    folder = path.relative_to(root / "engine").parts[0]
    if folder in LAYER:
        look(path, folder)
    else:
        faults.append(f"{path.relative_to(root)}: {folder}/ has no layer")
for path in public:
    look(path, PUBLIC[path.stem])
for path in sorted(root.glob("engine/*.[ch]")):  # what is said, of all layers, and nothing else
    for number, _, name in includes(path):
        if name != "base/areas.h" and "messages" not in re.split(r"[/.]", name):
            faults.append(f"{path.relative_to(root)}:{number}: only messages may be included here")
for path in sorted(root.glob("tests/oracle/*.[ch]")):
    for _, _, name in includes(path):
        if name.split("/")[0] in LAYER or name.startswith("arpent/"):
            faults.append(f"{path.relative_to(root)}: an oracle shares nothing with engine/: {name}")
check_includes(engine + public)
if len(sys.argv) > 3:
    check_calls(sys.argv[2], sys.argv[3:])
check_sizes()

print("\n".join(faults) or "every include looks down, and nothing stands in a circle")
sys.exit(bool(faults))
