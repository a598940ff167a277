# SPDX-License-Identifier: GPL-3.0-or-later
"""The studies of config/ as an earlier release can read them too."""
import contextlib
import os
import pathlib
import re
import subprocess
import tempfile


def known_keys(program):
    """The keys that a program takes at the top of a study."""
    told = subprocess.run([program, "help", "study", "--lang", "en"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  (\w+) ", told, re.M))


def without(text, keys):
    """A study without its top keys that are not among these, nor what is below them."""
    return "".join(part for part in re.split(r"^(?=\w+:)", text, flags=re.M)
                   if not (key := re.match(r"(\w+):", part)) or key[1] in keys)


@contextlib.contextmanager
def studies(config, program):
    """A folder like config/, beside what its studies name, for `program` and any later one."""
    config, keys = pathlib.Path(config).resolve(), known_keys(program)
    with tempfile.TemporaryDirectory() as place:
        copy = pathlib.Path(place, "tree", config.name)
        copy.mkdir(parents=True)
        for study in config.glob("*.yaml"):
            (copy / study.name).write_text(without(study.read_text(encoding="utf-8"), keys), encoding="utf-8")
        os.symlink(config.parent / "indicators", copy.parent / "indicators")
        os.symlink(config.parent.parent / "shared", copy.parent.parent / "shared")
        yield copy
