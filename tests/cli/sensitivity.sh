# SPDX-License-Identifier: GPL-3.0-or-later
# sensitivity, and run on a study with factors: its figures agree with each other and with explain.
. "$(dirname "$0")/lib.sh"
study
cp study.yaml plain.yaml

# with LINES: the study with these factors, from line 37 on, five columns in.
with() {
    { cat plain.yaml; printf 'sensitivity:\n  draws: 1000\n  seed: 7\n  factors:\n'; sed 's/^/    /'; } >study.yaml
}
run sensitivity plain.yaml; expect_status 2; expect_one_line_err; expect_err_start 'plain.yaml: '
expect_err 'ne dit pas ce qui est incertain'; expect_no_out
with <<'YAML'
side_weights: {rule: uniform}
inner_weights: {rule: dirichlet, concentration: 4}
normalise: {rules: [zscore, minmax, percentile], probabilities: [0.5, 0.25, 0.25]}
leave_out: {indicators: [essai_a, essai_b]}
YAML
cp study.yaml factors.yaml
run check study.yaml; expect_status 0

# The bytes are those of the seed, for any number of threads.
run sensitivity study.yaml --format json --threads 1; expect_status 0; cp out one.json; grep -v '"options": ' out >one
for options in "--threads 2" "--threads 7" "--seed 7" "--set sensitivity.seed=7"; do
    # shellcheck disable=SC2086
    run sensitivity study.yaml --format json $options; expect_status 0
    # the study's row says what was asked for
    expect; grep -v '"options": ' out | cmp -s - one || fault "not the same bytes"
done
run sensitivity study.yaml --format json --seed 8; expect_status 0
expect; grep -v '"options": ' out | cmp -s - one && fault "another seed gives the same bytes"
run sensitivity study.yaml --format json --draws 5000; expect_json 't["draws"][0]["asked"] == t["draws"][0]["done"] == 5120'
run sensitivity study.yaml --format json --draws 5000000 --precision 0.02; expect_status 0
expect_json 't["draws"][0]["stopped_by_precision"] and not t["draws"][0]["partial"]'
expect_json 't["draws"][0]["done"] < 100000 and t["draws"][0]["widest_half_interval"] < 0.02'

# Eighty columns in both languages; the CSV has a row a territory.
for lang in fr en; do
    for command in sensitivity run; do
        run $command study.yaml --full --lang $lang; expect_status 0
        expect; /usr/bin/python3 -c 'import sys
sys.exit(any(len(l.rstrip("\n")) > 80 for l in open("out", encoding="utf-8")))' || fault "a line is too long"
    done
done
run sensitivity study.yaml --format csv; expect_status 0
expect; [ "$(wc -l <out)" -eq 8 ] || fault "a header and seven territories want eight lines"

# Each figure, and what explain and rank say of the same choices.
expect; ran='sensitivity --format json'; /usr/bin/python3 - "$ARPENT" one.json <<'PY' || fault "the figures disagree"
import json
import subprocess
import sys

from told import by, column, pick, read, verdict

t = read(sys.argv[2])
LEAF = {"essai_a": "social.children.essai_a", "essai_b": "social.children.essai_b",
        "essai_c": "sanitaire.children.essai_c"}


def asked(settings):
    sets = [w for s in settings for w in ("--set", s)]
    told = []
    for command in ("explain", "rank"):
        done = subprocess.run([sys.argv[1], command, "plain.yaml", "--format", "json"] + sets,
                              capture_output=True, check=False)
        told.append(json.loads(done.stdout))
    return told


def agrees(scene, ranks, sides, settings):
    """A row that says what became of the study, the ranks and the sides that go with it."""
    explained, ranked = asked(settings)
    if scene["refused"]:
        assert explained["ok"] is False, (scene, settings)
        return
    word, told = verdict(explained)
    rank = by(ranked["tables"]["ranking"], "code")
    assert sorted(column(ranks, "code")) == ["0907", "0908"], (scene, ranks)
    for one in ranks:
        assert one["rank"] == rank[one["code"]]["rank"], (one, settings)
    assert {one["side"] for one in sides} == set(told), (scene, sides)
    for one in sides:
        assert abs(one["c"] - told[one["side"]]["concordance"]) < 1e-12, (one, settings, told)
    assert scene["word"] == word, (scene, settings)


def scene_agrees(scene, settings):
    sides = [{"side": one["side"], "c": one["concordance"]} for one in pick(t["scene_sides"], scene=scene["scene"])]
    agrees(scene, pick(t["scene_ranks"], scene=scene["scene"]), sides, settings)


def without(leaf):
    return ["index.children.%s.weight=0" % LEAF[leaf]]


kind = by(t["varied"], "factor", "value")
assert {s["kind"] for s in t["scenes"]} == {"declared", "alone", "without"}
for scene in t["scenes"]:
    value = scene["value"]
    if scene["kind"] == "declared":
        scene_agrees(scene, [])
    elif scene["kind"] == "without" and value != "essai_c":  # its side would be empty
        scene_agrees(scene, without(value))
    elif scene["kind"] == "alone" and kind[scene["factor"], value]["kind"] == "normalise":
        scene_agrees(scene, ["method.normalise.rule=" + value])
    elif scene["kind"] == "alone" and kind[scene["factor"], value]["kind"] == "leave_out" and value != "none":
        scene_agrees(scene, without(value))
count = t["specification_counts"][0]
choice = by(t["specifications"], "id", "factor")
numbers = sorted(set(column(t["specification_results"], "id")))
assert count["possible"] == 9 and len(numbers) + count["refused"] == 9
contrasts = [pick(t["specification_results"], id=n)[0]["contrast"] for n in numbers]
assert contrasts == sorted(contrasts)
for n in numbers:
    left = choice[n, "leave_out"]["choice"]
    sides = pick(t["specification_results"], id=n)
    agrees(sides[0], pick(t["specification_ranks"], id=n), sides,
           ["method.normalise.rule=" + choice[n, "normalise"]["choice"]] + ([] if left == "none" else without(left)))
assert abs(sum(column(t["specification_words"], "share")) - 1) < 1e-12

for side in t["draws_sides"]:
    assert abs(side["attested"] + side["excluded"] + side["undecided"] + side["late"] - 1) < 1e-12, side
    for state in ("attested", "excluded", "undecided"):
        assert 0 <= side[state + "_low"] <= side[state] <= side[state + "_high"] <= 1, side
assert abs(sum(column(t["draws_verdict"], "share")) - 1) < 1e-12
assert all(0 <= w["low"] <= w["share"] <= w["high"] <= 1 for w in t["draws_verdict"])
for factor in {v["factor"] for v in t["varied"] if v["probability"] is not None}:
    values = pick(t["varied"], factor=factor)
    assert abs(sum(column(values, "probability")) - 1) < 1e-12, values
    assert all(0 <= v["probability"] <= 1 for v in values), values
    assert sum(column(values, "drawn")) == t["draws"][0]["done"]
QUANTILES = ("q05", "q25", "q50", "q75", "q95")
for territory in t["draws_ranks"]:
    first = [one["share"] for one in sorted(pick(t["draws_first"], code=territory["code"]), key=lambda one: one["k"])]
    assert first == sorted(first)
    spread = [territory[q] for q in QUANTILES]
    assert spread == sorted(spread) and spread[0] >= 1 and spread[-1] <= 7
assert abs(sum(column(pick(t["draws_first"], k=2), "share")) - 2) < 0.5
for side in t["draws_sides"]:
    assert [side[q] for q in QUANTILES] == sorted(side[q] for q in QUANTILES)
for out in t["index_outputs"]:
    told = pick(t["indices"], output=out["output"], of=out["of"])
    assert out["state"] in ("varies", "settled", "undefined", "rare")
    assert bool(told) == (out["state"] in ("varies", "rare")), out
    rare = out["output"] in ("membership", "attested") and not 0.01 <= out["mean"] <= 0.99
    assert (out["state"] == "rare") == (rare and out["state"] != "settled"), out
    assert all((one[end] is None) == (out["state"] == "rare") for one in told for end in ("estimate", "low", "high"))
    shapley = [] if out["state"] == "rare" else pick(told, order="shapley")
    assert not shapley or abs(sum(column(shapley, "estimate")) - 1) < 0.05, out
PY

# refused_at COLUMN FRENCH ENGLISH LINE: the factor, on line 37, is refused there by all commands.
refused_at() {
    printf '%s\n' "$4" | with
    refused 65 "study.yaml:37:$1: " "$2" "$3" sensitivity study.yaml -o result
    run run study.yaml -o result; expect_status 65; expect_absent result
    run check study.yaml; expect_status 65; expect_err_start "study.yaml:37:$1: "
}
with </dev/null
expect; [ "$(wc -l <study.yaml)" -eq 36 ] || fault "factors do not begin on line 37"
refused_at 5 'clé inconnue' 'unknown key' 'side_weight: {rule: uniform}'
refused_at 5 'ne convient pas' 'will not do' 'side_weights: {rule: unifrm}'
refused_at 5 'bloc de clés' 'block of keys' 'side_weights: uniform'
refused_at 5 'clé « a » manque' 'key "a" is missing' 'side_weights: {rule: beta}'
refused_at 5 'clé « b » manque' 'key "b" is missing' 'side_weights: {rule: beta, a: 2}'
refused_at 35 "n'est pas un nombre de la loi" 'is no number of the law' 'side_weights: {rule: uniform, concentration: 3}'
refused_at 44 'plus petit' 'smaller first' 'side_weights: {rule: uniform, bounds: {social: [0.6, 0.3]}}'
refused_at 5 'social, sanitaire' 'social, sanitaire' 'side_weights: {rule: uniform, bounds: {socal: [0.3, 0.6]}}'
refused_at 5 'tenues ensemble' 'kept together' 'side_weights: {rule: uniform, bounds: {social: [0.6, 0.7], sanitaire: [0.6, 0.7]}}'
refused_at 44 'clé « less » manque' 'key "less" is missing' 'side_weights: {rule: uniform, orders: [{more: social}]}'
refused_at 5 'faite\? de chaînes' 'made of chains' 'side_weights: {rule: uniform, orders: [{more: social, less: sanitaire, at_least: 3, at_most: 2}]}'
refused_at 5 'ne prend pas ces contraintes' 'does not take these' 'side_weights: {rule: dirichlet, orders: [{more: social, less: sanitaire}]}'
refused_at 5 'clé « noise » manque' 'key "noise" is missing' 'inner_weights: {rule: noise}'
refused_at 34 'entre 1e-06 et 1' 'from 1e-06 to 1' 'inner_weights: {rule: noise, noise: 2}'
refused_at 5 'pas de nœud « essai_a »' 'no node "essai_a"' 'inner_weights: {rule: noise, noise: 0.1, node: essai_a}'
refused_at 33 'zscor' 'zscor' 'normalise: {rules: [zscore, zscor]}'
refused_at 5 'deux fois' 'twice' 'normalise: {rules: [zscore, zscore]}'
refused_at 5 '1 probabilités pour 2' '1 probabilities for 2' 'normalise: {rules: [zscore, minmax], probabilities: [1]}'
refused_at 61 'entre 0 et 1' 'from 0 to 1' 'normalise: {rules: [zscore, minmax], probabilities: [1, 2]}'
refused_at 5 'aucun choix' 'no choice' 'normalise: {rules: []}'
refused_at 5 'exposant' 'exponent' 'aggregate: {range: [1]}'
refused_at 5 'geometric' 'geometric' 'aggregate: {exponents: [0]}'
refused_at 30 'nothing' 'nothing' 'outliers: {rules: [none, nothing]}'
refused_at 23 'rules' 'rules' 'missing: {rules: [mean2]}'
refused_at 5 'essai_z' 'essai_z' 'leave_out: {rule: one-indicator, indicators: [essai_z]}'
refused_at 5 'clé « indicator » manque' 'key "indicator" is missing' 'side_of: {nodes: [social]}'
refused_at 5 'autre' 'autre' 'side_of: {indicator: essai_c, nodes: [social, autre]}'
refused_at 5 "l'incertitude des données" 'how uncertain' 'data: {rule: counts}'
refused_at 5 "l'incertitude des données" 'how uncertain' 'shrinkage: {rules: [none, marshall]}'
refused_at 5 'Sud' 'Sud' 'comparator: {names: [Tout, Sud]}'
cp factors.yaml study.yaml
run sensitivity study.yaml --set sensitivity.points=100; expect_status 65; expect_err 'puissance de 2'
run sensitivity study.yaml --precision 2; expect_status 65; expect_err "vaut 2"; expect_no_out

# The folder: its tables are what the command prints; they go when a later run has none.
run run study.yaml -o result --format json; expect_status 0
expect; cmp -s out result/results.json || fault "results.json is not what run prints"
run sensitivity study.yaml --format csv; expect_status 0
expect; cmp -s out result/tables/draws_ranks.csv || fault "draws_ranks.csv is not what sensitivity prints"
run export result; expect_status 0; expect_out '^draws_ranks  *7 '
expect; /usr/bin/python3 - <<'PY' || fault "the acceptability is not that of the tables"
import h5py
from told import by, pick, read

t = read("result/results.json")
with h5py.File("result/results.h5", "r") as f:
    matrix, wins = f["matrices/rank_acceptability"], f["matrices/pairwise_wins"]
    codes, ranks = list(matrix.dims[0][0].asstr()), [int(r) for r in matrix.dims[1][0]]
    assert ranks == list(range(1, 8)) and list(wins.dims[1][0].asstr()) == codes
    for i, code in enumerate(codes):
        assert abs(sum(matrix[i]) - 1) < 1e-9
        assert abs(sum(matrix[i, :2]) - by(pick(t["draws_first"], k=2), "code")[code]["share"]) < 1e-9
        mean = sum(r * x for r, x in zip(ranks, matrix[i]))
        assert abs(mean - by(t["draws_ranks"], "code")[code]["mean"]) < 1e-9
        assert all(abs(wins[i, j] + wins[j, i] - 1) < 1e-9 for j in range(7) if j != i)
PY
run run plain.yaml -o result; expect_status 0
expect_absent result/tables/draws_ranks.csv
rm -rf result

# Without a selection there are ranks and no verdict; one side and three have theirs.
sed '/^selection:/,/within_first/d' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json 'not t["draws_verdict"] and not t["specifications"] and len(t["draws_ranks"]) == 7'
run sensitivity study.yaml; expect_status 0
sed '/name: sanitaire/,/essai_c, weight/d; /leave_out/d; /side_weights/d' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json 'column(t["draws_sides"], "side") == ["social"] and not t["draws_contrast"]'
run sensitivity study.yaml --full; expect_status 0
awk '{print} /essai_c, weight/ {print "    - name: trois\n      children:\n        - {indicator: essai_d}"}
    /id: essai_c/ {print "  - {id: essai_d, label_fr: D, label_en: D, polarity: 1, value: D}"}' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json 'len(t["draws_sides"]) == 3 and abs(sum(column(t["draws_verdict"], "share")) - 1) < 1e-12'
run sensitivity study.yaml --full --lang en; expect_status 0

# With nothing but the data uncertain the first side is attested in nearly every draw: no index.
supply=$ARPENT_SOURCE/tests/golden/data/supply.yaml
only() { run sensitivity "$supply" --draws 256 --set "sensitivity.factors={$1}" "$2" "$3"; expect_status 0; }
only 'data: {rule: counts}' --lang fr; expect_out 'trop rare'; expect_out 'lissés (loi a posteriori)'
only 'data: {rule: counts}' --lang en; expect_out 'too rare'; expect_out 'Too rare: so in under 1'
only 'data: {rule: counts}, shrinkage: {rules: [none, marshall]}' --lang en; expect_out 'Without effect in the draws: shrinkage'
only 'data: {rule: counts}, shrinkage: {rules: [none, marshall]}' --format json
expect_json 'pick(t["index_outputs"], output="attested", of="social")[0]["state"] == "rare"'
expect_json '{one["estimate"] for one in pick(t["indices"], output="attested", of="social")} == {None}'
expect_json '{one["estimate"] for one in pick(t["indices"], factor="shrinkage", output="contrast")} == {0}'
expect_json '{v["factor"] for v in t["varied"] if v["idle"]} == {"shrinkage"}'
expect_json '{p["law"]: p["differences"] for p in t["posterior"]} == {"beta": True, "none": None, "gamma": True}'
only 'side_weights: {rule: uniform}' --format json
expect_json 'not t["posterior"] and not any(v["idle"] for v in t["varied"])'

# A signal gives what is done, marked partial.
cp factors.yaml study.yaml
ran='sensitivity, a signal'
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "a signal does not give a partial result"
import json, signal, subprocess, sys, time
run = subprocess.Popen([sys.argv[1], "sensitivity", "study.yaml", "--draws", "100000000000", "--format", "json",
                        "-o", "part.json"], preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
time.sleep(1.5)
run.send_signal(signal.SIGINT)
assert run.wait(60) == 130
draws = json.load(open("part.json", encoding="utf-8"))["tables"]["draws"][0]
assert draws["partial"] and 0 < draws["done"] < draws["asked"] and draws["done"] % 256 == 0, draws
PY
finish
