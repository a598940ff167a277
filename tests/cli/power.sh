# SPDX-License-Identifier: GPL-3.0-or-later
# power: its tables hang together, its screen says what they say, threads change no byte.
. "$(dirname "$0")/lib.sh"
study
awk 'BEGIN {
    print "CODE,LIB,POP,A,B,C,D"
    for (i = 1; i <= 30; i++)
        printf "09%02d,T%d,%d,%d,%d.5,%d,%d\n", i, i, 1000 + i % 7, i * 7 % 31, i * 11 % 29, 10 + i * 5 % 23, 100 + i % 3
}' >data.csv

run power study.yaml --format json --threads 1; expect_status 0; expect_no_err; cp out told.json
expect_json 'keys_hold(o)'
expect_json 'sorted(set(column(t["power"], "m"))) == [1, 2, 3, 5, 10] == sorted(set(column(t["power_reached"], "m")))'
expect_json 'all((r["m"] == 2) == r["own"] and r["n"] == 30 and r["draws"] == 1000 for r in t["power_reached"])'
run power study.yaml --format json --threads 3; cmp -s out told.json || fault "threads change the bytes"

# Shares count selections, their ends are Wilson's, effects rise by eighths, and what is reached lies
# on the curve.
ran='power'
expect; /usr/bin/python3 - <<'PY' || fault "the tables do not hang together"
import math

from told import read

t = read("told.json")
Z = 1.959963984540054
curves = {}
for r in t["power"]:
    curves.setdefault((r["m"], r["side"]), []).append(r)
    of, share = 1000, r["share"]
    assert abs(share * of - round(share * of)) < 1e-9 and 0 <= r["c"] <= 1
    middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    assert abs(r["low"] - (middle - half if share else 0)) < 1e-9, r
    assert abs(r["high"] - (middle + half if share < 1 else 1)) < 1e-9, r
assert len(curves) == len(t["power_reached"]) == 10
for at in t["power_reached"]:
    points = curves[at["m"], at["side"]]
    assert [p["effect"] for p in points] == [k / 8 for k in range(len(points))]
    # nothing made the selections at effect 0: chance, give or take five standard errors
    assert abs(points[0]["c"] - 0.5) < 5 * 0.5 / math.sqrt(1000) and points[0]["share"] < 0.08
    assert points[-1]["low"] >= 0.8 or points[-1]["effect"] == 4
    assert all(p["low"] < 0.8 for p in points[:-1])
    for read_from, effect, c in (("share", "effect", "c"), ("high", "effect_low", "c_low"),
                                 ("low", "effect_high", "c_high")):
        k = next((k for k, p in enumerate(points) if p[read_from] >= 0.8), None)
        if k is None:
            assert at[effect] is None and at[c] is None, at
            continue
        a, b = points[k - 1], points[k]
        s = (0.8 - a[read_from]) / (b[read_from] - a[read_from])
        assert abs(at[effect] - (a["effect"] + s * (b["effect"] - a["effect"]))) < 1e-9, at
        assert abs(at[c] - (a["c"] + s * (b["c"] - a["c"]))) < 1e-9, at
PY

# One territory of 30 has p >= 1/30, and Holm asks two sides for 1/40: no side can ever stand out.
expect; /usr/bin/python3 - <<'PY' || fault "one of thirty stands out"
from told import pick, read

t = read("told.json")
assert all(r["share"] == 0 for r in pick(t["power"], m=1))
assert all(r["effect"] is None for r in pick(t["power_reached"], m=1))
PY

# Few territories: the same screens and formats, sooner.
head -6 data.csv >few.csv; mv few.csv data.csv; change study.yaml 31 '  territories: ["0901", "0902"]'
for lang in fr en; do
    run power study.yaml --lang $lang; expect_status 0
    [ $lang = fr ] && expect_out 'Avec deux cantons sur 5' || expect_out 'With two cantons out of 5'
    expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
done
run power study.yaml --csv fr; expect_status 0; expect_out 'm;side;effect;c;share;low;high'
run power study.yaml --select 0901,0902,0903,0904 --format json; expect_status 0
expect_json '[r["m"] for r in t["power_reached"] if r["own"]] == [4, 4]'
cp out told.json
run power study.yaml --select 0901,0902,0903,0904 --format json --seed 8; expect_status 0
expect; cmp -s out told.json && fault "another seed draws the same"

sed '/^selection:/,$d' study.yaml >none.yaml
refused 2 '' 'sélection' 'select' power none.yaml -o result
finish
