# SPDX-License-Identifier: GPL-3.0-or-later
"""CONTRIBUTING.md followed to the letter in a copy of the tree: SOURCE_DIR

Adds a message, a normalisation, a factor, an indicator, a result column, a key and a command, in the files
that their recipes name and in no other, then builds what they touch in build/contributing and runs
its tests."""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import h5py

source = pathlib.Path(sys.argv[1]).resolve()
copy = source / "build" / "contributing"
guide = (source / "CONTRIBUTING.md").read_text()
LICENCE = "/* SPDX-" "License-Identifier: GPL-3.0-or-later */\n"


class Recipe:
    """One paragraph of "How to add", by its first words."""

    def __init__(self, title):
        found = re.search(r"^\*\*" + title + r".*?(?=\n\n|\Z)", guide, re.MULTILINE | re.DOTALL)
        assert found, f"CONTRIBUTING.md has no recipe for {title}"
        self.title, self.text = title, " ".join(found.group().split())
        self.named = re.findall(r"`([^`]+)`", self.text)

    def allows(self, path):
        for name in self.named:
            pattern = re.escape(name).replace("NAME", r"\w+")
            if re.fullmatch(pattern, path) or (name.endswith("/") and path.startswith(name)):
                return True
            folder, base = os.path.split(path)
            near = any(os.path.dirname(other).startswith(folder) for other in self.named if "/" in other)
            if name == base and (near or f"`{name}` of the folder" in self.text):
                return True
        return False

    def file(self, path):
        assert self.allows(path), f"the recipe for {self.title} does not name {path}"
        return copy / path

    def new(self, path, text):
        where = self.file(path)
        assert not where.exists(), path
        where.write_text(text)

    def put(self, path, after, text):
        """Text right after the last place where a pattern is found."""
        where = self.file(path)
        old = where.read_text()
        found = list(re.finditer(after, old, re.DOTALL))
        assert found, f"{path} has nothing like {after}"
        end = found[-1].end()
        where.write_text(old[:end] + text + old[end:])


def copy_tree():
    shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(["git", "-C", source, "ls-files", "-z", "-co", "--exclude-standard"],
                            capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (source / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, copy / name)
    subprocess.run("git init -q && git add -A", shell=True, cwd=copy, check=True)


def do(*words, **more):
    """A command in the copy; what it says where it fails, all of it, ends the script."""
    done = subprocess.run(words, cwd=copy, text=True, capture_output=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(*targets):
    do("cmake", "--preset", "release")
    do("cmake", "--build", "build/release", "--target", *targets)


def run_tests(*names):
    print(do("ctest", "--test-dir", "build/release", "--output-on-failure", "-R", f"^({'|'.join(names)})$"))


def fails_by_name(test):
    kind, name = test.split(".")
    done = subprocess.run([f"build/release/tests/{kind}/{kind}_{name}"], cwd=copy, text=True, capture_output=True)
    assert done.returncode and '"dummy"' in done.stdout + done.stderr, f"{test} lets a method without oracle pass"


def add_message():
    recipe = Recipe("A message")
    for path, name in (("engine/normalise/messages.h", "METHOD_DUMMY"), ("engine/cli/messages.h", "CLI_DUMMY"),
                       ("engine/cli/messages.h", "CLI_DUMMY_ABOUT")):
        recipe.put(path, r"\nARP_MESSAGES\(\w+\)\n", f'ARP_MESSAGE({name}, "ce qui est essayé", "what is tried")\n')


def add_method():
    recipe = Recipe("A method")
    recipe.new("engine/normalise/dummy.c", LICENCE + """#include "normalise/messages.h"
#include "normalise/normalise.h"

static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    for (size_t i = 0; i < n; i++) z[i] = scale->polarity * x[i];
}

const arp_normaliser arp_normalise_dummy = {
    .name = "dummy", .help = ARP_MSG_METHOD_DUMMY, .sign = ARP_SIGN_OF_DATA, .apply = apply};
""")
    recipe.put("engine/normalise/normalise.c", r"&arp_normalise_imd_exponential, ", "&arp_normalise_dummy, ")
    recipe.put("engine/normalise/normalise.h", r"extern const arp_normaliser ", "arp_normalise_dummy, ")
    recipe.put("engine/normalise/CMakeLists.txt", r"target_sources\([^)]*\.c", " dummy.c")


def add_factor():
    recipe = Recipe("A factor")
    recipe.new("engine/sensitivity/factors/dummy.c", LICENCE + """#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key *const KEYS[] = {&arp_key_rules, &arp_key_probabilities, NULL};

static const char *word(size_t i) {
    return i == 0 ? "still" : NULL;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    (void)f;
    (void)value;
    (void)choices;
}

const arp_factor_kind arp_factor_dummy = {.name = "dummy",
                                          .meaning = {"ce qui est essayé", "what is tried"},
                                          .examples = "{rules: [still], probabilities: [1]}\\n",
                                          .label = {"essai", "trial"},
                                          .keys = KEYS,
                                          .word = word,
                                          .make = arp_factor_choose,
                                          .choose = choose};
""")
    recipe.put("engine/sensitivity/factors/factors.c", r"#define KINDS[^\n]*\n", "    ROW(dummy) \\\n")
    recipe.put("engine/sensitivity/CMakeLists.txt", r"target_sources\(arpent_objects PRIVATE\n", "  factors/dummy.c\n")


def add_oracle():
    recipe = Recipe("A method")
    recipe.put("docs/methods.md", r"\n\| `zscore` [^\n]*\n", "| `dummy` | s x | |\n")
    recipe.put("tests/oracle/slow_index.c", r'(?=        if \(is\(method, "zscore"\)\) \{\n            z\[i\])',
               '        if (is(method, "dummy")) {\n            z[i] = leaf->polarity * x[i];\n            continue;\n'
               "        }\n")
    recipe.put("tests/unit/methods.c", r"const double two\[\] = [^\n]*\n",
               "    through(&arp_normalise_dummy, two, 2, -1, NULL, (double[]){-1.0, -2.0});\n")


def add_indicator():
    Recipe("An indicator").put("indicators/catalogue.yaml", r"\Z", """
- id: dummy
  label_fr: Ce qui est essayé
  label_en: What is tried
  side: social
  side_en: social
  domain: démographie
  domain_en: demography
  polarity: 1
  unit: "%"
  numerator: TRIED
  denominator: P{yy}_POP
  per: 100
  aggregation: ratio_of_sums
  error: binomial
  source: personne
  source_en: nobody
  reference: aucune
  reference_en: none
""")


def add_key():
    recipe = Recipe("A key of the study file")
    recipe.put("engine/study/spec/keys_files.c", r"FILE_WITH\(\"where: [^\n]*\n",
               '    ARP_KEY("dummy", WHOLE, "0", "ce qui est essayé", "what is tried", FILE_WITH("dummy: 1")),\n')
    recipe.put("engine/study/spec/data.c", r'    ARP_TRY\(arp_read_whole\(entry, "skip",[^\n]*\n',
               '    uint64_t dummy = 0;\n    ARP_TRY(arp_read_whole(entry, "dummy", 0, 1, &dummy, err));\n')


def add_command():
    recipe = Recipe("A command")
    recipe.new("engine/cli/dummy.c", LICENCE + """#include "cli/say.h"

arp_status arp_do_dummy(arp_request *request, arp_error *err) {
    return arp_give(request, "tried\\n", 6, err);
}
""")
    recipe.put("engine/cli/command.h", r"/\* The commands themselves\. \*/\n",
               "arp_status arp_do_dummy(arp_request *request, arp_error *err);\n")
    recipe.put("engine/cli/commands.c", r"ARP_COMMANDS\[\] = \{\n",
               '    {"dummy", ARP_MSG_CLI_DUMMY, ARP_MSG_CLI_DUMMY_ABOUT, ARP_MSG_NONE, 0, 0, BIT(OUTPUT),\n'
               '     "arpent dummy\\n", arp_do_dummy},\n')
    recipe.put("engine/cli/CMakeLists.txt", r"commands\.c", " dummy.c")
    recipe.put("tests/cli/command_line.sh", r"\ncommands='", "dummy ")
    recipe.new("tests/cli/dummy.sh", """# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/lib.sh"
run dummy; expect_status 0; expect_out '^tried$'
finish
""")
    recipe.put("tests/cli/CMakeLists.txt", r"foreach\(name bad_study", " dummy")


def add_column():
    recipe = Recipe("A result column")
    recipe.put("engine/report/tables/ranking.c", r"\n    X\(REAL, population,[^\n]*\\\n",
               '    X(WHOLE, dummy, "tries", "ce qui est essayé", "what is tried", 7) \\\n')


def column_is_everywhere(folder):
    """In JSON, CSV, HDF5, the data package and the page of results."""
    told = json.loads((folder / "results.json").read_text())
    assert {r["dummy"] for r in told["tables"]["ranking"]} == {7}
    with open(folder / "ranking.csv", newline="") as table:
        assert {r["dummy"] for r in csv.DictReader(table)} == {"7"}
    with h5py.File(folder / "results.h5") as f:
        assert set(f["ranking/dummy"][:]) == {7.0} and f["ranking/dummy"].attrs["unit"] == "tries"
    package = json.loads((folder / "datapackage.json").read_text())
    fields = next(r for r in package["resources"] if r["name"] == "ranking")["schema"]["fields"]
    assert {"name": "dummy", "type": "integer", "unit": "tries", "title": "ce qui est essayé",
            "description": "what is tried"} in fields
    assert "| `dummy` | whole | tries | what is tried |\n" in (copy / "docs/results.md").read_text()


copy_tree()
add_message()
add_method()
build("property_index", "unit_methods")
fails_by_name("property.index")
fails_by_name("unit.methods")
add_oracle()
add_factor()
add_indicator()
add_column()
add_key()
add_command()
build("results_page", "study_page", "arpent", "pages", "property_index", "unit_methods", "unit_base", "unit_catalogue",
      "unit_sensitivity")
run_tests("property.index", "unit.methods", "unit.base", "unit.catalogue", "unit.sensitivity", "cli.dummy",
          "cli.command_line", "tools.results_page", "tools.study_page", "tools.layers", "tools.sizes", "tools.words")
arpent, study = str(copy / "build/release/engine/cli/arpent"), "config/pyrenees-cathares.yaml"
do(arpent, "rank", study, "--set", "method.normalise.rule=dummy")
assert "dummy" in do(arpent, "sensitivity", study, "--draws", "128", "--format", "json",
                     "--set", "sensitivity.factors={dummy: {rules: [still]}, side_weights: {rule: uniform}}")
do(arpent, "run", study, "-o", "results", "--draws", "128")
column_is_everywhere(copy / "results")
assert "what is tried" in do(arpent, "help", "--lang", "en").lower()
assert "what is tried" in do(arpent, "help", "study", "data.dummy", "--lang", "en")
assert "What is tried" in do(arpent, "indicators", "dummy", "--lang", "en")
assert do(arpent, "complete", "--", "arpent", "dum").split() == ["dummy"]
shutil.rmtree(copy)
print("what CONTRIBUTING.md says is enough")
