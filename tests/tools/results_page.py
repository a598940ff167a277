# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/results.md is what the statements say, its old names lead to tables and columns that are there, its
methods to sections of docs/methods.md, and its recipes run: SOURCE_DIR PAGES PROGRAM"""
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

source, pages, program = (os.path.abspath(p) for p in sys.argv[1:4])
PAGE = os.path.join(source, "docs", "results.md")


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read()


page = read(PAGE)
made = subprocess.run([pages, "results", os.path.join(source, "docs", "results", "page.md")],
                      capture_output=True, text=True, encoding="utf-8")
assert made.returncode == 0, made.stderr
assert made.stdout == page, "docs/results.md is old: cmake --build build/release --target results_page"

tables = {}
for name, rows in re.findall(r"^#### `(\w+)`\n(.*?)(?=^#|\Z)", page, re.M | re.S):
    tables[name] = re.findall(r"^\| (?:\*\*)?`(\w+)`", rows, re.M)
assert len(tables) > 100 and tables["ranking"][:2] == ["code", "label"]
names = set(re.findall(r"^\| `(\w+)` \| \w+ \| (?:rank|code) \|", page, re.M)) | {"matrices"}

sections = set(re.findall(r"^##+ (\d+(?:\.\d+)?) ", read(os.path.join(source, "docs", "methods.md")), re.M))
cited = re.findall(r"\[methods\.md ([\d.]+)\]\(methods\.md\)", page)
assert len(cited) > 50 and set(cited) <= sections, set(cited) - sections

old = [line.split("\t") for line in read(os.path.join(source, "docs", "results", "old.tsv")).splitlines()]
assert len({before for before, _ in old}) == len(old) > 400
for before, now in old:
    found = re.findall(r"\b([a-z][a-z_0-9]*)(?:\.([a-z][a-z_0-9]*))?", now)
    known = [(t, c) for t, c in found if t in tables or t in names]
    assert known, (before, now)
    for table, column in known:
        assert not column or column in tables.get(table, [column]), (before, now)


def fence(language):
    return re.search(rf"^```{language}\n(.*?)^```", page, re.M | re.S)[1]


CHECK_R = """
stopifnot(is.character(ranking$code), "0907" %in% ranking$code, identical(ranking$rank, sort(ranking$rank)))
stopifnot(all(abs(rowSums(acceptability) - 1) < 1e-9), setequal(rownames(acceptability), ranking$code))
first <- fromJSON(file.path(folder, "results.json"))$tables$draws_first
first <- first[first$k == 2, ]
stopifnot(all(abs(rowSums(acceptability[first$code, c("1", "2")]) - first$share) < 1e-9))
stopifnot(setequal(unique(indices$order), c("first", "total", "shapley")), is.numeric(indices$estimate))
"""
CHECK_PANDAS = """
assert "0907" in set(ranking["code"]) and ranking["rank"].is_monotonic_increasing
assert (abs(acceptability.sum(axis=1) - 1) < 1e-9).all() and set(acceptability.index) == set(ranking["code"])
first = pandas.DataFrame(json.load(open(f"{folder}/results.json", encoding="utf-8"))["tables"]["draws_first"])
first = first[first["k"] == 2].set_index("code")["share"]
assert (abs(acceptability.loc[first.index, [1, 2]].sum(axis=1) - first) < 1e-9).all()
assert set(indices["order"]) == {"first", "total", "shapley"} and indices["estimate"].dtype == float
"""


def run(words, what):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, f"the recipe for {what}: {done.stdout}{done.stderr}"
    print(f"the recipe for {what} runs")


with tempfile.TemporaryDirectory() as folder:
    study = os.path.join(source, "config", "pyrenees-cathares.yaml")
    subprocess.run([program, "run", study, "-o", "resultats", "--draws", "512"], cwd=folder, check=True,
                   capture_output=True)
    for name, text in (("recipe.R", fence("r") + CHECK_R), ("recipe.py", fence("python") + CHECK_PANDAS)):
        assert len(fence("r" if name.endswith("R") else "python").splitlines()) <= 11
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(text)
    if importlib.util.find_spec("pandas"):
        run([sys.executable, "-B", "recipe.py"], "pandas")
    else:
        print("pandas is absent (Debian: python3-pandas): its recipe is left out")
    ask = "q(status = !all(sapply(c('jsonlite', 'hdf5r'), requireNamespace, quietly = TRUE)))"
    if shutil.which("Rscript") and subprocess.run(["Rscript", "-e", ask], capture_output=True).returncode == 0:
        run(["Rscript", "recipe.R"], "R")
    else:
        print("R is absent (Debian: r-base-core, r-cran-jsonlite, r-cran-hdf5r): its recipe is left out")
print(len(tables), "tables,", len(old), "old names")
