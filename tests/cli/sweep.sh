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
expect_json 'o["combinations"] == 6 and o["refused"] == 0 and len(o["rows"]) == 6'
expect_json '[tuple(r["set"].values()) for r in o["rows"]] == [(a, b) for a in ("zscore", "minmax", "percentile") for b in "12"]'
expect_json 'o["rows"][0]["mean_rank_shift"] == 0'
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
        python3 - $row <<'PY' || fault "row $row is not what explain and rank say"
import json, sys
grid, d, r = (json.load(open(f)) for f in ("grid.json", "one.json", "ranks.json"))
g = grid["rows"][int(sys.argv[1])]
alone = d["concordance"]["sides"]
assert all(g["sides"][s]["c"] == alone[s]["c"] and g["sides"][s]["p"] == alone[s]["p"] for s in alone)
assert g["word"] == d["verdict"]["word"]
rank = {t["code"]: t["rank"] for t in r["territories"]}
assert g["rank"] == {c: rank[c] for c in ("0907", "0908")}
assert g["first"] == [c for c in rank if rank[c] == 1][0] and g["n"] == len(rank)
PY
        row=$((row + 1))
    done
done

# Values with commas of their own; --set goes before; a selection of its own.
run sweep study.yaml --over 'method.normalise={rule: minmax, low: 1, high: 2},{rule: zscore}' \
    --set index.children.social.weight=2 --select 0901,0902 --format json
expect_status 0
expect_json 'o["rows"][0]["set"]["method.normalise"] == "{rule: minmax, low: 1, high: 2}"'
expect_json 'sorted(o["rows"][0]["rank"]) == ["0901", "0902"]'
run sweep study.yaml --over 'selection.territories=[0901, 0902],["0907"]' --format json
expect_json '[sorted(r["rank"]) for r in o["rows"]] == [["0901", "0902"], ["0907"]]'

# What cannot be is a row that says why; the others stand.
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric --format json
expect_status 0; expect_no_err
expect_json 'o["refused"] == 1 and o["rows"][0]["ok"] and not o["rows"][1]["ok"]'
expect_json 'o["rows"][1]["message_id"] and "zscore" in o["rows"][1]["message"] and "word" not in o["rows"][1]'
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric
expect_status 0; expect_err "note : 1 combinaison(s) sur 2"; expect_out 'geometric'
run sweep study.yaml --over method.aggregate.rule=arithmetic,geometric --lang en --csv fr
expect_status 0; expect_err "note: 1 combinations of 2"; expect_out ';INDEX_'
run sweep study.yaml --over method.aggregate.rule=geometric,harmonic
expect_status 65; expect_no_out; expect_err "zscore"

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
