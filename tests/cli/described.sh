# SPDX-License-Identifier: GPL-3.0-or-later
# check describes the data it will rank; a polarity that nobody chose, or that looks reversed, is told.
. "$(dirname "$0")/lib.sh"
study

# Against Python's own statistics: quartiles of definition 7, Pearson's correlation.
describes() {
    run check "$1" --format json; expect_status "${2:-0}"; cp out check.json
    expect
    /usr/bin/python3 - "$1" <<'PY' || fault "not what Python's statistics say"
import csv, json, statistics as s, sys
t = json.load(open("check.json"))["tables"]
kept = [r for r in csv.DictReader(open("data.csv")) if float(r["POP"]) >= 100]
def number(text):
    return None if text in ("", "s", "nd") else float(text)
values = {"essai_a": [number(r["A"]) for r in kept], "essai_b": [number(r["B"]) for r in kept],
          "essai_c": [None if number(r["C"]) is None else 100 * float(r["C"]) / float(r["D"]) for r in kept]}
turned = {"essai_a": 1, "essai_b": 1, "essai_c": -1}
def near(a, b):
    assert a is not None and abs(a - b) <= 1e-12 * max(1, abs(b)), (a, b)
def scaled(name):
    x = [v for v in values[name] if v is not None]
    return [None if v is None else turned[name] * (v - s.mean(x)) / s.stdev(x) for v in values[name]]
def correlation(x, y):
    both = [(a, b) for a, b in zip(x, y) if a is not None and b is not None]
    return len(both), s.correlation(*zip(*both))
for row in t["described"]:
    x = [v for v in values[row["indicator"]] if v is not None]
    n, mean, sd = len(x), s.mean(x), s.stdev(x)
    assert row["n"] == n and row["zeros"] == x.count(0) and row["missing"] + row["secret"] == len(kept) - n, row
    for name, want in zip(("least", "q1", "median", "q3", "most"), [min(x), *s.quantiles(x, method="inclusive"), max(x)]):
        near(row[name], want)
    near(row["skewness"], n / (n - 1) / (n - 2) * sum(((v - mean) / sd) ** 3 for v in x))
by = {r["indicator"]: r for r in t["described"]}
n, r = correlation(scaled("essai_a"), scaled("essai_b"))
near(by["essai_a"]["with_side"], r); near(by["essai_b"]["with_side"], r)
assert by["essai_c"]["with_side"] is None and by["essai_a"]["side"] == "social", by
(pair,) = t["correlations"]
assert (pair["node"], pair["indicator"], pair["other"], pair["n"]) == ("social", "essai_a", "essai_b", n), pair
near(pair["correlation"], r)
PY
}
describes study.yaml
expect_json 'not any(r["looks_reversed"] for r in t["described"]) and not t["warnings"]'
# zeros, a missing and a secret cell
sed -i 's/^0901,Un,1000,10,20.5,/0901,Un,1000,0,20.5,/; s/^0903,Trois,900,9,/0903,Trois,900,,/; s/^0904,Quatre,800,14,19,/0904,Quatre,800,14,s,/' data.csv
describes study.yaml 65 # rank would stop at the cells
expect_json '[(r["missing"], r["secret"], r["zeros"]) for r in t["described"]] == [(1, 0, 1), (0, 1, 0), (0, 0, 0)]'
run check study.yaml; expect_status 65; expect_out '^Les valeurs'; expect_out 'essai_a  *6  *1  *1 '
expect_out '  social, la plus forte : essai_a et essai_b, 0,'
run check study.yaml --lang en; expect_out '^The values'; expect_out 'social, the strongest: essai_a and essai_b, 0'
awk 'length($0) > 90' out | grep -q . && fault "check is wider than a terminal"

# A polarity turned the wrong way: told with the file, the line and the line to write, which mends it.
study
cp study.yaml right.yaml
awk -F, -v OFS=, 'NR > 1 {$5 = 2 * $4 + NR % 3} {print}' data.csv >changed && mv changed data.csv
sed -i 's/label_fr: B, label_en: B, polarity: 1/label_fr: B, label_en: B, polarity: -1/' study.yaml
for command in check rank; do
    run $command study.yaml; expect_status 0
    expect_err '^study.yaml:14:.*« essai_b » va à l.inverse de son versant « social » (corrélation -0,.*« polarity: 1 »'
    run $command study.yaml --lang en; expect_err '"essai_b" goes against its side "social" (correlation -0.*"polarity: 1"'
done
run check study.yaml; expect_out 'sens à vérifier : essai_b va à'
run check study.yaml --format json
expect_json '[r["looks_reversed"] for r in t["described"]] == [True, True, False]'
run rank study.yaml --strict; expect_status 65
run rank right.yaml --strict; expect_status 0; expect_no_err
sed 's/label_en: B, polarity: -1/label_en: B, polarity: 1/' study.yaml >mended.yaml
run rank mended.yaml --strict; expect_status 0
# chance is no reversal: few territories, a weak correlation
sed -i '/^090[4-8]/d' data.csv
sed -i '/^selection/,$d' study.yaml
run check study.yaml; expect_status 0; expect; grep -q "l'inverse" err && fault "three territories are told to be reversed"

# A polarity that nobody chose: the study runs as if it were, and every command says so.
study
sed -i 's/label_en: A, polarity: 1,/label_en: A, polarity: 1?,/; s/label_en: C, polarity: -1,/label_en: C, polarity: -1?,/' study.yaml
for command in check rank explain; do
    run $command study.yaml; expect_status 0
    expect_err '^study.yaml:13:.* 2 indicateur(s) est deviné.*essai_a, essai_c'
    run $command study.yaml --strict; expect_status 65
done
run rank study.yaml --format csv; cp out guessed; run rank right.yaml --format csv; expect; cmp -s out guessed || fault "a guess ranks otherwise"
run check study.yaml --format json
expect_json '[r["polarity_guessed"] for r in t["indicators"]] == [True, False, True] and [r["polarity"] for r in t["indicators"]] == [1, 1, -1]'
# chosen in the index: it is chosen
sed -i 's/{indicator: essai_a, weight: 1}/{indicator: essai_a, weight: 1, polarity: 1}/' study.yaml
run check study.yaml; expect_err '1 indicateur(s) est deviné.*essai_c'
for bad in '0?' '?' '2' '1 ?'; do
    sed "s/label_en: B, polarity: 1,/label_en: B, polarity: $bad,/" right.yaml >study.yaml
    run rank study.yaml; expect_status 65; expect_err '^study.yaml:14:'
done
finish
