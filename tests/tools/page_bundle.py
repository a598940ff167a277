# SPDX-License-Identifier: GPL-3.0-or-later
"""page/dist is what page/src and the pins give, and holds nothing that a strict page must not: SOURCE_DIR

Where npm answers, the pinned packages are installed by `npm ci`, whose integrity hashes they must have, and the
bundle is made again, byte by byte. Elsewhere that part is skipped, and said to be."""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = os.path.join(os.path.abspath(sys.argv[1]), "page")
DIST = os.path.join(PAGE, "dist")
FILES = ("report.js", "report.css", "policy.txt", "LICENSES.txt")


def read(*parts):
    with open(os.path.join(*parts), "rb") as f:
        return f.read()


def is_strict():
    script, style = read(DIST, "report.js"), read(DIST, "report.css")
    for pattern in (rb"\beval\s*\(", rb"new Function\b", rb"\bFunction\s*\(", rb"\bimport\s*\(", rb"XMLHttpRequest", rb"WebSocket",
                    rb"sendBeacon", rb"document\.write", rb"</script", rb"<!--"):
        assert not re.search(pattern, script), pattern
    assert b"</style" not in style and b"@import" not in style and not re.search(rb"url\(", style)
    hashed = ["'sha256-%s'" % base64.b64encode(hashlib.sha256(b).digest()).decode() for b in (script, style)]
    policy = read(DIST, "policy.txt").decode()
    assert policy == ("default-src 'none'; script-src %s; style-src %s; img-src data: blob:; base-uri 'none'; "
                      "form-action 'none'" % tuple(hashed)), policy


def pins_hold():
    lock = json.loads(read(PAGE, "package-lock.json"))
    wanted = json.loads(read(PAGE, "package.json"))
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in versions.values()), versions
    for name, package in lock["packages"].items():
        assert not name or re.fullmatch(r"sha512-[\w+/]+=*", package["integrity"]), name
        assert "resolved" not in package, name
    licences = read(DIST, "LICENSES.txt").decode()
    for name in wanted["dependencies"]:
        assert f"{name} {versions[name]} " in licences, name


def rebuilds():
    if not shutil.which("npm"):
        return "npm is absent: not made again"
    with tempfile.TemporaryDirectory() as work:
        for name in ("package.json", "package-lock.json", "build.mjs", ".npmrc"):
            shutil.copy(os.path.join(PAGE, name), work)
        shutil.copytree(os.path.join(PAGE, "src"), os.path.join(work, "src"))
        try:
            got = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], cwd=work,
                                 capture_output=True, text=True, timeout=240)
        except subprocess.TimeoutExpired:
            return "npm does not answer: not made again"
        if got.returncode and re.search(r"EINTEGRITY", got.stderr):
            sys.exit(got.stderr)
        if got.returncode:
            return "npm does not answer: not made again"
        made = subprocess.run(["node", "build.mjs", os.path.join(work, "dist")], cwd=work, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        for name in FILES:
            assert read(work, "dist", name) == read(DIST, name), f"page/dist/{name} is old: ./dev page"
    return "made again, the same bytes"


is_strict()
pins_hold()
print(rebuilds())
