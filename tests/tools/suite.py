# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a build's tests and, before ctest's closing lines, say what was skipped and why:
BUILD_DIR CTEST_ARGUMENTS...

A test that skips, whole or in part, prints a line `skipped: REASON`; one that skips without a word
fails the run."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

build = sys.argv[1]
os.environ["LC_ALL"] = "C.UTF-8"  # what the program says, it says in French unless it is asked
report = os.path.abspath(os.path.join(build, "tests.xml"))


def run():
    """ctest's exit status, and its lines from the closing one on, not yet shown."""
    words = ["ctest", "--test-dir", build, "--output-on-failure", "--output-junit", report,
             "--test-output-size-passed", "1000000"]
    held = []
    with subprocess.Popen(words + sys.argv[2:], stdout=subprocess.PIPE, text=True, errors="replace") as ctest:
        for line in ctest.stdout:
            if held or re.match(r"\d+% tests passed", line):
                held.append(line)
            else:
                print(line, end="", flush=True)
    return ctest.returncode, held


def skips():
    """(name, whether as a whole, reasons) of each test that left something out."""
    for test in xml.parse(report).getroot().iter("testcase"):
        whole = test.find("skipped") is not None
        reasons = re.findall(r"^skipped: (.*)", test.findtext("system-out") or "", re.MULTILINE)
        if whole or reasons:
            yield test.get("name"), whole, sorted(set(reasons))


status, closing = run()
left_out = list(skips())
whole = sum(as_a_whole for _, as_a_whole, _ in left_out)
print(f"{whole} tests skipped, {len(left_out) - whole} in part")
for name, as_a_whole, reasons in left_out:
    print(f"  {name}{'' if as_a_whole else ', in part'}: {'; '.join(reasons) or 'no reason given'}")
    status = status or not reasons
print("".join(closing), end="")
sys.exit(status)
