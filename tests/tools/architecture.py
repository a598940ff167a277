# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of docs/architecture.md, made from the order that layers.py checks, and whether the page is true of
the tree: SOURCE_DIR [--write]

Every path that the page names exists, every folder of engine/ is named, and docs/architecture.svg is what this
script draws; --write draws it."""
import ast
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
page, picture = root / "docs/architecture.md", root / "docs/architecture.svg"
WIDE, HIGH, GAP, LEFT, EDGE = 92, 30, 8, 52, 10


def order():
    """LAYER of layers.py, which runs when it is imported, so it is read."""
    for node in ast.parse((root / "tests/tools/layers.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "LAYER":
            return ast.literal_eval(node.value)
    sys.exit("layers.py has no LAYER")


def draw(layer):
    """A row a layer, the highest first; what a folder may include stands below it."""
    levels = sorted(set(layer.values()), reverse=True)
    most = max(sum(at == level for at in layer.values()) for level in levels)
    width = LEFT + most * (WIDE + GAP) - GAP + EDGE
    height = 2 * EDGE + len(levels) * (HIGH + GAP) - GAP
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
           'aria-label="The folders of engine, by layer" font-family="sans-serif" font-size="13">',
           "<title>A folder includes itself and what stands below it</title>",
           f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for row, level in enumerate(levels):
        y = EDGE + row * (HIGH + GAP)
        out.append(f'<text x="{EDGE}" y="{y + 20}" fill="#555">{level}</text>')
        for column, name in enumerate(sorted(n for n, at in layer.items() if at == level)):
            x = LEFT + column * (WIDE + GAP)
            out.append(f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="4" fill="#e8eef5" stroke="#456"/>')
            out.append(f'<text x="{x + WIDE / 2:g}" y="{y + 20}" text-anchor="middle" fill="#123">{name}</text>')
    return "\n".join(out + ["</svg>", ""])


def untrue(layer):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:engine|include|docs|tests|page)/[\w./-]*)`", text))
    yield from (f"{path} does not exist" for path in sorted(named) if not (root / path).exists())
    folders = {path.split("/")[1] for path in named if path.startswith("engine/")}
    yield from (f"engine/{name} is not named" for name in sorted(layer) if name not in folders)


drawn = draw(order())
if "--write" in sys.argv[2:]:
    picture.write_text(drawn, encoding="utf-8")
faults = [f"docs/architecture.md: {fault}" for fault in untrue(order())]
if not picture.exists() or picture.read_text(encoding="utf-8") != drawn:
    faults.append("docs/architecture.svg is not what layers.py says; write it with --write")
print("\n".join(faults) or "the page and its picture are true of the tree")
sys.exit(bool(faults))
