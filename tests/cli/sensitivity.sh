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
run sensitivity study.yaml --format json --threads 1; expect_status 0; cp out one.json
for options in "--threads 2" "--threads 7" "--seed 7" "--set sensitivity.seed=7"; do
    # shellcheck disable=SC2086
    run sensitivity study.yaml --format json $options; expect_status 0
    expect; cmp -s out one.json || fault "not the same bytes"
done
run sensitivity study.yaml --format json --seed 8; expect_status 0
expect; cmp -s out one.json && fault "another seed gives the same bytes"
run sensitivity study.yaml --format json --draws 5000; expect_json 'o["draws"]["asked"] == o["draws"]["done"] == 5120'
run sensitivity study.yaml --format json --draws 5000000 --precision 0.02; expect_status 0
expect_json 'o["draws"]["stopped_by_precision"] and not o["draws"]["partial"]'
expect_json 'o["draws"]["done"] < 100000 and o["draws"]["widest_half_interval"] < 0.02'

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
expect; ran='sensitivity.json'; /usr/bin/python3 - "$ARPENT" one.json <<'PY' || fault "the figures disagree"
import json
import subprocess
import sys

o = json.load(open(sys.argv[2], encoding="utf-8"))
SELECTED = ("0907", "0908")
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


def agrees(scene, settings):
    explained, ranked = asked(settings)
    if "message_id" in scene:
        assert explained["ok"] is False, (scene, settings)
        return
    rank = {t["code"]: t["rank"] for t in ranked["territories"]}
    assert scene["rank"] == {c: rank[c] for c in SELECTED}, (scene, settings)
    for side, told in explained["concordance"]["sides"].items():
        assert abs(scene["sides"][side]["c"] - told["c"]) < 1e-12, (scene, settings, told)
    assert scene["word"] == explained["verdict"]["word"], (scene, settings)


def without(leaf):
    return ["index.children.%s.weight=0" % LEAF[leaf]]


agrees(o["declared"], [])
for one in o["leave_one_out"]:
    if one["indicator"] != "essai_c":  # its side would be empty
        agrees(one, without(one["indicator"]))
for factor in o["one_at_a_time"]:
    for one in factor["values"]:
        if factor["kind"] == "normalise":
            agrees(one, ["method.normalise.rule=" + one["value"]])
        elif factor["kind"] == "leave_out" and one["value"] != "none":
            agrees(one, without(one["value"]))
curve = o["curve"]
assert curve["possible"] == 9 and len(curve["specifications"]) + curve["refused"] == 9
contrasts = [s["contrast"] for s in curve["specifications"]]
assert contrasts == sorted(contrasts)
for one in curve["specifications"]:
    v = one["values"]
    agrees(one, ["method.normalise.rule=" + v["normalise"]] +
           ([] if v["leave_out"] == "none" else without(v["leave_out"])))
assert abs(sum(curve["words"].values()) - 1) < 1e-12

shares = list(o["verdict"]["sides"].values()) + [o["verdict"]["words"]]
for group in shares:
    assert abs(sum(s["share"] for s in group.values()) - 1) < 1e-12, group
    assert all(0 <= s["low"] <= s["share"] <= s["high"] <= 1 for s in group.values()), group
for factor in o["factors"]:
    if factor["values"]:
        assert abs(sum(v["probability"] for v in factor["values"]) - 1) < 1e-12, factor
        assert all(0 <= v["probability"] <= 1 for v in factor["values"]), factor
        assert sum(v["drawn"] for v in factor["values"]) == o["draws"]["done"]
QUANTILES = ("q05", "q25", "q50", "q75", "q95")
for t in o["territories"]:
    first = [t["first"][k]["share"] for k in sorted(t["first"], key=int)]
    assert first == sorted(first)
    assert [t[q] for q in QUANTILES] == sorted(t[q] for q in QUANTILES) and t["q05"] >= 1 and t["q95"] <= 7
assert abs(sum(t["first"]["2"]["share"] for t in o["territories"]) - 2) < 0.5
for side in o["concordance"].values():
    assert [side[q] for q in QUANTILES] == sorted(side[q] for q in QUANTILES)
for out in o["indices"]["outputs"]:
    assert out["state"] in ("varies", "settled", "undefined")
    assert (out["first"] is None) == (out["state"] != "varies")
    if out["state"] == "varies" and out["shapley"]:
        assert abs(sum(s["value"] for s in out["shapley"].values()) - 1) < 0.05, out
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

# The folder: sensitivity.json is what the command prints; it goes when a later run has none.
run run study.yaml -o result --format json; expect_status 0
expect; cmp -s result/sensitivity.json one.json || fault "sensitivity.json is not what sensitivity prints"
run export result/results.h5; expect_status 0; expect_out sensitivity/rank/acceptability
run export result/results.h5 sensitivity/rank/acceptability --format csv; expect_status 0; cp out matrix.csv
expect; /usr/bin/python3 - <<'PY' || fault "a row of the acceptability does not sum to 1"
import csv, sys
rows = [[float(x) for x in r] for r in csv.reader(open("matrix.csv")) if r and r[0][0].isdigit()]
sys.exit(not (len(rows) == 7 and all(abs(sum(r[-7:]) - 1) < 1e-9 for r in rows)))
PY
run run plain.yaml -o result; expect_status 0
expect_absent result/sensitivity.json
rm -rf result

# Without a selection there are ranks and no verdict; one side and three have theirs.
sed '/^selection:/,/within_first/d' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json '"verdict" not in o and o["curve"] is None and len(o["territories"]) == 7'
run sensitivity study.yaml; expect_status 0
sed '/name: sanitaire/,/essai_c, weight/d; /leave_out/d; /side_weights/d' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json 'list(o["verdict"]["sides"]) == ["social"] and o["contrast"] is None'
run sensitivity study.yaml --full; expect_status 0
awk '{print} /essai_c, weight/ {print "    - name: trois\n      children:\n        - {indicator: essai_d}"}
    /id: essai_c/ {print "  - {id: essai_d, label_fr: D, label_en: D, polarity: 1, value: D}"}' factors.yaml >study.yaml
run sensitivity study.yaml --format json; expect_status 0
expect_json 'len(o["verdict"]["sides"]) == 3 and abs(sum(w["share"] for w in o["verdict"]["words"].values()) - 1) < 1e-12'
run sensitivity study.yaml --full --lang en; expect_status 0

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
draws = json.load(open("part.json", encoding="utf-8"))["draws"]
assert draws["partial"] and 0 < draws["done"] < draws["asked"] and draws["done"] % 256 == 0, draws
PY
finish
