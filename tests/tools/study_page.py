# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/study.md and docs/etude.md are what the rows of the keys say; every example passes `arpent check`,
every key is read, its words are those that its reader takes, and its default changes nothing:
SOURCE_DIR PAGES PROGRAM

A key is read where a value that no key takes, put in its place in its example, is refused. What
readers ask a map for, as the sources have it, has a row."""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import workbook

source, pages, program = (os.path.abspath(p) for p in sys.argv[1:4])
DATA = os.path.join(source, "tests", "data", "reference")
NONSENSE = "{zzz: {zzz: 1}}"
faults = []


def read(*path):
    with open(os.path.join(source, *path), encoding="utf-8") as text:
        return text.read()


def blocks(study):
    """{top key: its text}, in order."""
    parts = re.split(r"^(?=\w+:)", study, flags=re.M)
    return {part.split(":")[0]: part for part in parts if part.strip()}


def changed(example):
    return "".join({**blocks(BASE), **blocks(example)}.values())


def value_end(text, at):
    """Where a flow value that begins at a place ends."""
    depth, quote = 0, None
    for i in range(at, len(text)):
        c = text[i]
        if quote:
            quote = None if c == quote and text[i - 1] != "\\" else quote
        elif c in "\"'":
            quote = c
        elif c in "[{":
            depth += 1
        elif c in "]}":
            if depth == 0:
                return i
            depth -= 1
        elif depth == 0 and (c == "\n" or (c == "," and in_flow(text, at))):
            return i
    return len(text)


def in_flow(text, at):
    line = text[text.rfind("\n", 0, at) + 1:at]
    return line.count("{") > line.count("}")


def with_value(example, name, value):
    """The example with each "name:" in turn given another value."""
    for found in re.finditer(rf"(?<![\w\"]){re.escape(name)}:[ \n]", example):
        at = found.end() - 1
        if example[at] == "\n":  # a block: the lines that are further in
            indent = len(re.match(r"[ -]*", example[example.rfind("\n", 0, at) + 1:])[0])
            end = at + 1
            while end < len(example) and len(re.match(r" *", example[end:])[0]) > indent:
                end = example.find("\n", end) + 1
            yield example[:at] + " " + value + "\n" + example[end:]
        else:
            yield example[:at + 1] + value + example[value_end(example, at + 1):]


def run(command, text, *more):
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".yaml", encoding="utf-8", delete=False) as study:
        study.write(text)
    return subprocess.run([program, command, study.name, "--lang", "en", *more], capture_output=True, text=True,
                          encoding="utf-8")


def words_of(told):
    """What a refused word could have been; a tab is not told."""
    listed = re.search(r"(?:the (?:words|intervals) here are|what may be chosen is): (.*)", told)
    return {word.strip() for word in listed[1].split(", ")} - {"", r"\x09"} if listed else set()


def check_key(path, key):
    bad, name = [], path.split(".")[-1]
    done = run("check", changed(key["example"]))
    if done.returncode:
        bad.append(f"{path}: its example: {done.stderr}\n{key['example']}")
    tried = list(with_value(key["example"], name, NONSENSE))
    if not tried:
        bad.append(f"{path}: its example lacks it\n{key['example']}")
    for text in tried:
        done = run("check", changed(text))
        if done.returncode != 65 or f'unknown key "{name}"' in done.stderr:
            bad.append(f"{path}: nothing reads it, exit {done.returncode}\n{text}{done.stderr}")
    if key["type"] == "word":
        said = key["words"].split(", ") if key["words"] else re.findall(r"[\w-]+", key["meaning"])
        listed = [words_of(run("check", changed(text)).stderr)
                  for text in with_value(key["example"], name, "zzz")]
        if not any(words and words <= set(said) for words in listed):
            bad.append(f"{path}: its row says {said}, its reader takes {listed}")
    return bad


def check_default(path, key):
    """The default written where the base study has it not changes nothing of what is found."""
    step = {"data": "data.1", "comparators": "comparators.1", "index.children": "index.children.social.children.1"}
    head, _, name = path.rpartition(".")
    apart = ("factors", "zonings", "selections", "given", "standard", "claims", "marks", "choose")
    if any(w in head for w in apart) or path == "language":
        return []
    if path in ("territories.level", "index.verdict") or head == "indicators":
        return []
    at = ".".join(filter(None, (step.get(head, head), name)))
    drawn = head == "sensitivity"
    done = ask(drawn, "--set", f"{at}={key['default']}")
    if done.returncode:
        return [f"{path}: its default {key['default']}: {done.stderr}"]
    return [] if found_in(done) == PLAIN[drawn] else [f"{path}: {key['default']} is not its default"]


def ask(drawn, *more):
    """What the base study gives; with draws where a default is about them."""
    factors = ["--set", "sensitivity.factors={side_weights: {rule: uniform}, normalise: {rules: [zscore, minmax]}}"]
    return run("sensitivity" if drawn else "explain", BASE, "--format", "json", *(factors if drawn else []), *more)


def found_in(done):
    tables = json.loads(done.stdout)["tables"]
    return {k: v for k, v in tables.items() if k in ("ranking", "sides", "axes", "draws", "draws_sides", "indices")}


def keys_of(page):
    """{path: what is said}; a path that stands twice has its maps' names apart."""
    keys = []
    pattern = r"^### `([\w.]+)`\n\n(.*?)\.\n\n(.*?)\n\n```yaml\n(.*?)^```$"
    for path, meaning, said, example in re.findall(pattern, page, re.M | re.S):
        kind, _, otherwise = said.rpartition("; ")
        default = re.fullmatch(r"default `(.*)`", otherwise)
        kind, _, words = kind.partition(": ") if kind.startswith("word") else (kind, "", "")
        keys.append((path, {"meaning": meaning, "type": kind, "words": words, "default": default and default[1],
                            "example": example}))
    return keys


english, french = read("docs", "study.md"), read("docs", "etude.md")
for name, page in (("study-en", english), ("study-fr", french)):
    made = subprocess.run([pages, name, os.path.join(DATA, "etude.yaml")], capture_output=True, text=True,
                          encoding="utf-8")
    assert made.returncode == 0, made.stderr
    assert made.stdout == page, "docs/study.md or etude.md is old: cmake --build build/release --target study_page"
BASE = read("tests", "data", "reference", "etude.yaml")
keys = keys_of(english)
assert [p for p, _ in keys] == re.findall(r"^### `([\w.]+)`", french, re.M) and len(keys) > 150

# Whatever a reader asks a map for has a row.
names = {path.split(".")[-1] for path, _ in keys}
asked = set()
for room in ("study/spec", "catalogue", "sensitivity/factors"):
    for file in pathlib.Path(source, "engine", room).glob("*.c"):
        text = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r"arp_(?:read_\w+|node_get|node_need)\(\s*\w+(?:->\w+)?,\s*\"(\w+)\"", text))
assert len(asked) > 80, asked
faults += [f"{name}: a reader asks for it, and no row has it" for name in sorted(asked - names)]

with tempfile.TemporaryDirectory() as folder:
    for file in os.listdir(DATA):
        shutil.copy(os.path.join(DATA, file), folder)
    with open(os.path.join(DATA, "communes.csv"), encoding="utf-8") as table:
        workbook.write(os.path.join(folder, "communes.xlsx"), [row.rstrip("\n").split(";") for row in table], "COM")
    PLAIN = [found_in(ask(drawn)) for drawn in (False, True)]
    assert len(PLAIN[0]["ranking"]) == 12 and PLAIN[0]["sides"] and PLAIN[1]["indices"] and PLAIN[1]["draws"]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda k: check_key(*k), keys):
            faults += found
        for found in pool.map(lambda k: check_default(*k), [k for k in keys if k[1]["default"]]):
            faults += found
print("\n".join(faults) or f"{len(keys)} keys, each with an example that runs and a reader")
sys.exit(bool(faults))
