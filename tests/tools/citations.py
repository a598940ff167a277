# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/methods.md: sections numbered in order, a list of contents that links to them, sources for
what it quotes and no others, folders that exist; and every comment that cites it, "methods.md 3.6", cites a
section that is there."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
methods = root / "docs" / "methods.md"
text = methods.read_text()
faults = []

NUMBER = r"\d+(?:\.\d+)?"
CITED = re.compile(rf"methods\.md ({NUMBER}(?:, {NUMBER})*)")
UNCITED = re.compile(r"\bmethods\.md(?! \d|\))|\bMETHODS (?:section )?\d")


def following(number, before):
    """Is it the next section's, after the one before?"""
    major, _, minor = number.partition(".")
    last, _, least = before.partition(".")
    if minor:
        return major == last and int(minor) == int(least or 0) + 1
    return int(major) == int(last) + 1


def anchor(title):
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def check_sections():
    sections, contents, before = [], [], "0"
    for marks, title in re.findall(r"^(##+) (.*)$", text, re.M):
        number = title.split()[0]
        if not re.fullmatch(NUMBER, number) or len(marks) != 2 + number.count("."):
            faults.append(f'docs/methods.md: "{marks} {title}" is not a numbered section')
        elif not following(number, before):
            faults.append(f"docs/methods.md: section {number} follows {before}")
        sections.append(number)
        before = number if re.fullmatch(NUMBER, number) else before
        contents.append(f"{'  ' * (len(marks) - 2)}- [{title}](#{anchor(title)})")
    listed = re.findall(r"^ *- \[.*\]\(#.*\)$", text, re.M)
    for line in sorted(set(contents) ^ set(listed), key=str.strip):
        faults.append(f"docs/methods.md: contents and sections differ in: {line.strip()}")
    return set(sections)


def check_sources():
    body, _, sources = text.partition("\n## 11 ")
    known = {re.match(r"[^.(]*", line).group().strip()
             for line in re.findall(r"^- (.*)$", sources, re.M)}
    quoted = set()
    for brackets in re.findall(r"(?<!\w)\[([A-Z][^]\[]*)\](?!\()", body):
        for one in brackets.split("; "):
            quoted.add(re.sub(r"(?<=\d{4}), .*", "", one))
    faults.extend(f"docs/methods.md: no source is listed for [{one}]" for one in sorted(quoted - known))
    faults.extend(f"docs/methods.md: nothing quotes [{one}]" for one in sorted(known - quoted))


def check_folders():
    for path in re.findall(r"`((?:engine|include|tests)/[\w/.]+)`", text):
        if not (root / path).exists():
            faults.append(f"docs/methods.md: there is no {path}")


def check_citations(sections):
    count = 0
    for top in ("engine", "include", "tests"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".c", ".h", ".def", ".sh"):
                continue
            # a comment may break between the name and the number
            whole = re.sub(r"\n[ \t]*(?:\*|#)?[ \t]*(?=\d)", " ", path.read_text())
            name = path.relative_to(root)
            for cited in CITED.findall(whole):
                for number in cited.split(", "):
                    count += 1
                    if number not in sections:
                        faults.append(f"{name}: methods.md has no section {number}")
            for left in UNCITED.findall(whole):
                faults.append(f'{name}: "{left}" is no citation; write "methods.md 3.6"')
    return count


found = check_sections()
check_sources()
check_folders()
cited = check_citations(found)
if cited == 0:
    faults.append("nothing cites docs/methods.md")
print("\n".join(faults) or f"{cited} citations of {len(found)} sections")
sys.exit(bool(faults))
