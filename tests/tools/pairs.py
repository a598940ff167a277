# SPDX-License-Identifier: GPL-3.0-or-later
"""The guides of the two languages: SOURCE_DIR

A page and its pair name each other at their heads; both READMEs have the same files, commands, headings and
table rows, and at most 2 000 words; every link of a guide leads to a file that is there, and to a heading of it."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()
faults = []

PAIRS = [("README.md", "README.en.md"), ("docs/prise-en-main.md", "docs/your-own-data.md"),
         ("docs/examiner-un-choix.md", "docs/explain.md"), ("docs/preparer-un-choix.md", "docs/choosing.md"),
         ("docs/vos-fichiers.md", "docs/data-files.md"), ("docs/perimetres.md", "docs/perimeters.md"),
         ("docs/perimetres.md", "docs/zonings.md"), ("docs/taux-et-ald.md", "docs/rates.md"),
         ("docs/taux-et-ald.md", "docs/ready-rates.md"), ("docs/sensibilite.md", "docs/sensitivity.md"),
         ("docs/lire-les-resultats.md", "docs/results.md"), ("docs/etude.md", "docs/study.md")]
WORDS = 2000


def text(name):
    return (root / name).read_text(encoding="utf-8")


def fences(name):
    """The guide's fences without what may differ: comments of YAML, the language asked for."""
    body = "\n".join(re.findall(r"(?ms)^```\w+\n.*?^```$", text(name)))
    return re.sub(r" +# .*| --lang en", "", body)


def shape(name):
    """Levels of headings, and how many rows each table has."""
    prose = re.sub(r"(?ms)^```.*?^```$", "", text(name))
    return re.findall(r"(?m)^#+(?= )", prose), [len(t.splitlines()) for t in re.findall(r"(?m)(?:^\|.*\n)+", prose)]


def anchors(name):
    """Headings as GitHub links to them."""
    found = re.findall(r"(?m)^#+ (.*)$", text(name))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


for one, other in PAIRS:
    for page, pair in ((one, other), (other, one)):
        head = "\n".join(text(page).splitlines()[:8])
        if f"({pathlib.PurePath(pair).name})" not in head:
            faults.append(f"{page}: its head does not name {pair}")

french, english = PAIRS[0]
told = re.compile(r"(?m)^ +(?:Le verdict déclaré|The declared verdict).*$")
if told.sub("", fences(french)) != told.sub("", fences(english)):
    faults.append(f"{french} and {english} have other files or commands")
for what, mine, theirs in zip(("headings", "table rows"), shape(french), shape(english)):
    if what == "headings" and mine != theirs:
        faults.append(f"{french} and {english} have other {what}: {mine}, {theirs}")
    if what == "table rows" and mine[0] != theirs[0]:
        faults.append(f"{french} and {english} list {mine[0]} and {theirs[0]} commands")
for name in PAIRS[0]:
    words = sum(1 for word in text(name).split() if re.search(r"[^\W_]", word))
    if words > WORDS:
        faults.append(f"{name}: {words} words, and {WORDS} are enough")

links = 0
for path in [root / n for n in PAIRS[0]] + sorted((root / "docs").glob("*.md")):
    name = path.relative_to(root).as_posix()
    prose = re.sub(r"`[^`\n]*`", "", re.sub(r"(?ms)^```.*?^```$", "", text(name)))
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", link):
            continue
        links += 1
        to, _, place = link.partition("#")
        there = (path.parent / to).resolve() if to else path
        if not there.exists():
            faults.append(f"{name}: there is no {link}")
        elif place and there.suffix == ".md" and place not in anchors(there.relative_to(root)):
            faults.append(f"{name}: {to or name} has no heading #{place}")
print("\n".join(faults) or f"{len(PAIRS)} pairs, {links} links")
sys.exit(bool(faults))
