# SPDX-License-Identifier: GPL-3.0-or-later
# sweep: every combination in one table, each row what the study itself gives.
. "$(dirname "$0")/lib.sh"
study

run sweep study.yaml --over method.normalise.rule=zscore,minmax,percentile \
    --over index.children.social.weight=1,2 --format csv
expect_status 0; expect_no_err
cp out grid.csv
expect; [ "$(wc -l <grid.csv)" -eq 7 ] || fault "six combinations want seven lines"
run sweep study.yaml --over method.normalise.rule=zscore,minmax,percentile \
    --over index.children.social.weight=1,2 --format json
expect_json 'keys_hold(o)'
expect_json 'len(t["sweep"]) == 6 and not any(r["refused"] for r in t["sweep"])'
expect_json 'column(t["sweep_values"], "value") == [x for a in ("zscore", "minmax", "percentile") for b in "12" for x in (a, b)]'
expect_json 'set(column(t["sweep_values"], "key")) == {"method.normalise.rule", "index.children.social.weight"}'
expect_json 't["sweep"][0]["mean_rank_shift"] == 0'
cp out grid.json

# Each row is what explain says of that study.
row=0
for rule in zscore minmax percentile; do
    for weight in 1 2; do
        run explain study.yaml --format json --set method.normalise.rule=$rule \
            --set index.children.social.weight=$weight
        expect_status 0
        cp out one.json
        run rank study.yaml --format json --set method.normalise.rule=$rule \
            --set index.children.social.weight=$weight
        cp out ranks.json
        expect
        /usr/bin/python3 - $row <<'PY' || fault "row $row is not what explain and rank say"
import json, sys
from told import by, pick, read, verdict
grid, ranking = read("grid.json"), read("ranks.json")["ranking"]
word, sides = verdict(json.load(open("one.json")))
n = int(sys.argv[1]) + 1
run = by(grid["sweep"], "run")[n]
alone = by(pick(grid["sweep_sides"], run=n), "side")
assert all(alone[s]["concordance"] == sides[s]["concordance"] and alone[s]["p"] == sides[s]["p"] for s in sides)
assert run["word"] == word
rank = {r["code"]: r["rank"] for r in ranking}
assert {r["code"]: r["rank"] for r in pick(grid["sweep_ranks"], run=n)} == {c: rank[c] for c in ("0907", "0908")}
assert run["first"] == [c for c in rank if rank[c] == 1][0] and run["n"] == len(rank)
PY
        row=$((row + 1))
    done
done

# Values with commas of their own; --set goes before; a selection of its own.
run sweep study.yaml --over 'method.normalise={rule: minmax, low: 1, high: 2},{rule: zscore}' \
    --set index.children.social.weight=2 --select 0901,0902 --format json
expect_status 0
expect_json 't["sweep_values"][0]["value"] == "{rule: minmax, low: 1, high: 2}"'
expect_json 'sorted(column(pick(t["sweep_ranks"], run=1), "code")) == ["0901", "0902"]'
run sweep study.yaml --over 'selection.territories=[0901, 0902],["0907"]' --format json
expect_json '[sorted(column(pick(t["sweep_ranks"], run=n), "code")) for n in (1, 2)] == [["0901", "0902"], ["0907"]]'

# What cannot be is a row that says why; the others stand.
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric --format json
expect_status 0; expect_no_err
expect_json '[bool(r["refused"]) for r in t["sweep"]] == [False, True]'
expect_json 'all("zscore" in t["sweep"][1]["refused_" + lang] for lang in ("fr", "en")) and t["sweep"][1]["word"] is None'
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric
expect_status 0; expect_err "note : 1 combinaison(s) sur 2"; expect_out 'geometric'
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric --lang en --csv fr
expect_status 0; expect_err "note: 1 combinations of 2"; expect_out ';INDEX_[A-Z_]*;'
run sweep study.yaml --over method.aggregate.rule=geometric,harmonic
expect_status 65; expect_no_out; expect_err "zscore"

# With --draws each row carries the shares that `run` gives of that study; without factors, none.
factors='sensitivity={draws: 9, seed: 5, factors: {side_weights: {rule: uniform}, normalise: {rules: [zscore, minmax]}}}'
run sweep study.yaml --set "$factors" --over index.children.social.weight=1,2 \
    --over sensitivity.factors.normalise=none,'{rules: [zscore, percentile]}' --draws 640 --format json
expect_status 0; expect_no_err
cp out grid.json
row=0
for weight in 1 2; do
    for rules in none '{rules: [zscore, percentile]}'; do
        run run study.yaml --set "$factors" --set index.children.social.weight=$weight \
            --set "sensitivity.factors.normalise=$rules" --draws 640 --format json
        expect_status 0
        cp out one.json
        expect
        /usr/bin/python3 - $row <<'PY' || fault "row $row has not the shares that run gives"
import sys
from told import by, pick, read
grid, one = read("grid.json"), read("one.json")
n = int(sys.argv[1]) + 1
run, words, sides = by(grid["sweep"], "run")[n], by(one["draws_verdict"], "word"), by(one["draws_sides"], "side")
word = words[run["word"]]
assert run["draws"] >= 640 and run["holds"] == word["share"], run
assert (run["holds_low"], run["holds_high"]) == (word["low"], word["high"])
for row in pick(grid["sweep_sides"], run=n):
    for key in ("attested", "attested_low", "attested_high"):
        assert row[key] == sides[row["side"]][key]
PY
        row=$((row + 1))
    done
done
run sweep study.yaml --set "$factors" --over method.normalise.rule=zscore,percentile --draws 64
expect_status 0; expect_out 'tient, %'; expect_out 'tient : part des tirages'
expect_err '^--set method.normalise.rule=zscore: note : .*aucun tirage : « sensitivity.factors.normalise »'
run sweep study.yaml --set "$factors" --over method.normalise.rule=zscore,percentile --draws 64 --lang en
expect_out 'holds, %'; expect_err 'no draw: "sensitivity.factors.normalise"'
run sweep study.yaml --over method.normalise.rule=zscore,percentile --draws 64 --lang en
expect_status 0; expect_err '"--draws" has no effect here: "sweep"'
run sweep study.yaml --set "$factors" --over method.normalise.rule=zscore,percentile --format json
expect_json 'all(r["draws"] is None and r["holds"] is None for r in t["sweep"])'

# refused TEXT OPTIONS...
refused() {
    line=$1
    shift
    run sweep study.yaml "$@"
    expect_status 2; expect_no_out; expect_err "$line"
}
refused 'attend au moins une option « --over'
refused "n'a pas la forme" --over method.normalise.rule
refused "n'a pas la forme" --over =1
refused 'a une valeur vide' --over index.children.social.weight=1,,2
refused 'a une valeur vide' --over index.children.social.weight=1,2,
refused 'deux fois' --over title=a --over title=b
refused 'plus de 100000 combinaisons' --over a=1,2,3,4,5,6,7,8,9,0 --over b=1,2,3,4,5,6,7,8,9,0 \
    --over c=1,2,3,4,5,6,7,8,9,0 --over d=1,2,3,4,5,6,7,8,9,0 --over e=1,2,3,4,5,6,7,8,9,0,1
run sweep absent.yaml --over title=a; expect_status 66
run sweep study.yaml --over title=a -o grid.txt; expect_status 0; expect_no_out
expect; grep -q 'combinaison' grid.txt || fault "nothing was written"
finish
