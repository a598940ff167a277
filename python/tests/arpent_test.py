# SPDX-License-Identifier: GPL-3.0-or-later
"""arpent.py against the program: arpent_test.py SOURCE_DIR PROGRAM LIBRARY"""
import contextlib
import io
import json
import os
import pathlib
import signal
import struct
import subprocess
import sys
import tempfile
import unittest

ROOT, PROGRAM = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
os.environ["ARPENT_LIBRARY"] = sys.argv[3]
sys.path[:0] = [str(ROOT / "python"), str(ROOT / "tests/tools")]
try:
    import cffi  # noqa: F401, what arpent.run() loads
    import pandas as pd
except ImportError as lacking:
    print(f"skipped: {lacking.name} is not there")
    sys.exit(77)

import arpent
import readme_code

AVEL = ROOT / "examples/pays-d-avel"
STUDY = {
    "title": "Trois cantons", "data": [{"file": "jobs", "key": "code"}, {"file": "care", "key": "code"}],
    "indicators": [{"id": "jobs", "value": "out", "polarity": 1}, {"id": "care", "value": "gp", "polarity": -1}],
    "index": {"children": [{"indicator": "jobs"}, {"indicator": "care"}]}}
JOBS = pd.DataFrame({"code": ["01", "02", "03"], "out": [12.0, 8.0, 9.0]})
CARE = pd.DataFrame({"code": ["01", "02", "03"], "gp": [6, 9, 7]})


def bits(frame):
    """A frame as what tells every bit of it; -0.0 is not 0.0."""
    return {name: [None if pd.isna(x) else struct.pack("d", x) if isinstance(x, float) else x for x in frame[name].tolist()]
            for name in frame.columns}


class Arpent(unittest.TestCase):
    def same(self, a, b):
        self.assertEqual(list(a), list(b))
        for name in a:
            self.assertEqual(bits(a[name]), bits(b[name]), name)
            self.assertEqual(list(a[name].dtypes), list(b[name].dtypes), name)
        self.assertTrue(a.columns.equals(b.columns))

    def written(self, folder, study, *words):
        out = os.path.join(folder, "out")
        subprocess.run([PROGRAM, "run", str(study), "-o", out, *words], check=True, capture_output=True)
        return arpent.read(out)

    def test_a_folder_and_a_run_are_the_same_to_the_bit(self):
        cases = [(AVEL / "etude.yaml", []), (ROOT / "config/pyrenees-cathares.yaml", ["sensitivity.draws=500"])]
        for study, changes in cases:
            found = arpent.run(study, set=changes)
            self.assertGreater(len(found["draws_ranks"]), 0)
            words = [word for change in changes for word in ("--set", change)]
            for form in ([], ["--csv", "fr"]):
                with tempfile.TemporaryDirectory() as folder:
                    self.same(found, self.written(folder, study, *words, *form))

    def test_tables_from_memory_are_those_of_the_files(self):
        communes = pd.read_csv(AVEL / "communes.csv", sep=";", dtype={"code": str})
        contours = json.loads((AVEL / "contours.geojson").read_text())

        class Shapes:
            __geo_interface__ = contours

        found = arpent.run(AVEL / "etude.yaml")
        mine = arpent.run(AVEL / "etude.yaml", {"communes.csv": communes, "contours.geojson": Shapes()})
        for name in set(found) - {"inputs", "zoning_files"}:
            self.assertEqual(bits(found[name]), bits(mine[name]), name)

    def test_a_study_is_a_dict_and_codes_are_text(self):
        found = arpent.run(STUDY, {"jobs": JOBS, "care": CARE})
        self.assertEqual(found["ranking"]["code"].tolist(), ["01", "03", "02"])  # by hand: 01 has the most need
        self.assertEqual(str(found["ranking"]["code"].dtype), "string")
        self.assertEqual(str(found["ranking"]["rank"].dtype), "Int64")
        self.assertIsNone(found.verdict())
        chosen = arpent.run(dict(STUDY, title=None) | {"title": "x"}, {"jobs": JOBS, "care": CARE}, select=["01"], lang="en")
        self.assertIn("choice", chosen.verdict("en"))

    def test_numbers_reach_the_engine_to_the_bit(self):
        numbers = [0.1 + 0.2, 1.234, 1e-17, 1234567.125, -2.345, 1 / 3, 5e-300, 12.0]
        table = pd.DataFrame({"code": [f"{i:02}" for i in range(1, 9)], "out": numbers})
        care = pd.DataFrame({"code": table["code"], "gp": range(8)})
        values = arpent.run(STUDY, {"jobs": table, "care": care})["values"]
        got = values[values["indicator"] == "jobs"].sort_values("code")["value"].tolist()
        self.assertEqual(got, numbers)

    def test_what_the_engine_refuses_is_raised_in_its_words(self):
        for lang, words in (("en", "beaucoup"), ("fr", "beaucoup")):
            with self.assertRaises(arpent.ArpentError) as told:
                arpent.run(STUDY, {"jobs": JOBS.astype(object).replace(8.0, "beaucoup"), "care": CARE}, lang=lang)
            self.assertEqual((told.exception.path, told.exception.line), ("jobs", 3))
            self.assertRegex(str(told.exception), f"^jobs:3:[0-9]+: .*{words}")
        with self.assertRaises(arpent.ArpentError) as told:
            arpent.run("nowhere.yaml")
        self.assertEqual(told.exception.status, "INPUT")
        with self.assertRaises(TypeError):
            arpent.run(STUDY, {"jobs": 3})

    def test_what_the_readme_shows_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            code, here = readme_code.lay(ROOT / "README.md", "python", folder), os.getcwd()
            os.chdir(folder)
            try:
                with contextlib.redirect_stdout(io.StringIO()) as said:
                    exec(code, {})
            finally:
                os.chdir(here)
        self.assertIn("Fontvieille", said.getvalue())

    def test_control_c_ends_a_run(self):
        seen = []

        def progress(done, total):
            seen.append((done, total))
            if len(seen) == 2:
                os.kill(os.getpid(), signal.SIGINT)

        changes = ["sensitivity.draws=2000000"]
        with self.assertRaises(KeyboardInterrupt):
            arpent.run(AVEL / "etude.yaml", set=changes, progress=progress)
        self.assertGreaterEqual(seen[0][1], 2000000)
        self.assertLess(seen[-1][0], 2000000)
        with self.assertRaisesRegex(ZeroDivisionError, "division"):
            arpent.run(AVEL / "etude.yaml", set=changes, progress=lambda done, total: 1 // 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
