# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped study with nothing but the sides' weights uncertain: SOURCE_DIR PROGRAM

With a flat share w of the first side, the exact chance of a territory to be among the first k is
the length of the w at which the tipping points of `explain` put it there."""
import json
import os
import subprocess
import sys

from told import by, pick

SOURCE, PROGRAM = sys.argv[1:3]
STUDY = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
ONLY = ["--set", "sensitivity.factors={side_weights: {rule: uniform}}"]


def ask(command):
    done = subprocess.run([PROGRAM, command, STUDY, "--format", "json"] + ONLY, capture_output=True, check=True)
    return json.loads(done.stdout)


drivers, found = ask("explain")["tables"], ask("sensitivity")["tables"]
exact = {}
assert len(drivers["axes"]) == 1
for segment in pick(drivers["tipping"], k=2):
    exact[segment["code"]] = exact.get(segment["code"], 0.0) + segment["to"] - segment["from"]
assert len(exact) > 3 and abs(sum(exact.values()) - 2) < 1e-9, exact
draws = found["draws"][0]["done"]
shares = pick(found["draws_first"], k=2)
assert len(shares) == len(found["draws_ranks"])
for share in shares:
    p = exact.get(share["code"], 0.0)
    assert abs(share["share"] - p) <= 4 * (p * (1 - p) / draws) ** 0.5, (share, p)

# what does not depend on the weights does not move; a concordance is told by bins of 0.001
declared = by([r for r in found["scene_sides"] if r["scene"] == 1], "side")
assert found["scenes"][0]["kind"] == "declared"
for c in found["draws_sides"]:
    assert c["sd"] == 0 and abs(c["mean"] - declared[c["side"]]["concordance"]) <= 5e-4, c
    assert sorted(c[state] for state in ("attested", "excluded", "undecided")) == [0, 0, 1], c
for out in found["index_outputs"]:
    if out["output"] in ("contrast", "attested"):
        assert out["state"] == "settled" and not pick(found["indices"], output=out["output"], of=out["of"]), out
print(len(exact), "territories with an exact chance")
