# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped study with nothing but the sides' weights uncertain: SOURCE_DIR PROGRAM

With a flat share w of the first side, the exact chance of a territory to be among the first k is
the length of the w at which the tipping points of `explain` put it there."""
import json
import os
import subprocess
import sys

SOURCE, PROGRAM = sys.argv[1:3]
STUDY = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
ONLY = ["--set", "sensitivity.factors={side_weights: {rule: uniform}}"]


def ask(command):
    done = subprocess.run([PROGRAM, command, STUDY, "--format", "json"] + ONLY, capture_output=True, check=True)
    return json.loads(done.stdout)


drivers, found = ask("explain"), ask("sensitivity")
exact = {}
for segment in drivers["tipping"]["segments"]:
    for code in segment["first_k"]:
        exact[code] = exact.get(code, 0.0) + segment["to"] - segment["from"]
assert len(exact) > 3 and abs(sum(exact.values()) - 2) < 1e-9, exact
draws = found["draws"]["done"]
for territory in found["territories"]:
    code, share = territory["code"], territory["first"]["2"]
    p = exact.get(code, 0.0)
    assert abs(share["share"] - p) <= 4 * (p * (1 - p) / draws) ** 0.5, (code, share, p)

# what does not depend on the weights does not move; a concordance is told by bins of 0.001
declared = found["declared"]["sides"]
for side, c in found["concordance"].items():
    assert c["sd"] == 0 and abs(c["mean"] - declared[side]["c"]) <= 5e-4, (side, c)
for out in found["indices"]["outputs"]:
    if out["output"] in ("contrast", "attested"):
        assert out["state"] == "settled" and out["first"] is None, out
states = {side: [s["share"] for s in v.values()] for side, v in found["verdict"]["sides"].items()}
assert all(sorted(s) == [0, 0, 1] for s in states.values()), states
print(len(exact), "territories with an exact chance")
