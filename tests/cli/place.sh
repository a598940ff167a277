# SPDX-License-Identifier: GPL-3.0-or-later
# place: a choice among sets of communes, by chains; the same bytes for any number of threads; what cannot
# be asked is refused.
. "$(dirname "$0")/lib.sh"
avel="$ARPENT_SOURCE/examples/pays-d-avel"
mkdir avel && cp "$avel"/*.csv "$avel"/*.geojson "$avel"/etude.yaml avel
touch='zonings.contiguity={file: contours.geojson, property: code}'

run place avel/etude.yaml --set "$touch" --format json --threads 1; expect_status 0; cp out told.json
expect_json 'keys_hold(o)'
expect_json '[(r["selection"], r["state"], r["communes"]) for r in t["placed"]] == [("selection", "drawn", 4)]'
expect_json '(t["placed"][0]["communes_from"], t["placed"][0]["communes_to"]) == (4, 4)'
expect_json '[(r["law"], r["found"]) for r in t["places_chains"]] == [("sets", True), ("trees", True)]'
expect_json '{r["side"] for r in t["places"]} == {"besoin", "social", "santé"}'
# the choice is one of the sets: some have at least as much need, the share is within 0 and 1, and known
expect_json 'all(0 < r["at_least"] <= 1 and 0 <= r["standard_error"] < 0.05 for r in t["places"])'
expect_json 'all(r["r_hat"] < 1.01 and r["effective"] >= 400 for r in t["places"])'
run place avel/etude.yaml --set "$touch" --format json --threads 3; expect_status 0
expect; cmp -s out told.json || fault "three threads give other bytes than one"

# Screens in both languages; a choice in two pieces is told, not placed.
for lang in fr en; do
    run place avel/etude.yaml --set "$touch" --lang $lang; expect_status 0; expect_out '%'
    expect; python3 -c 'import sys; sys.exit(max(len(l.rstrip("\n")) for l in open("out", encoding="utf-8")) > 80)' ||
        fault "a line is wider than 80 columns"
done
run place avel/etude.yaml --set "$touch" --select 01901,01960 --lang en; expect_status 0
expect_out 'do not hang together'
run place avel/etude.yaml --set "$touch" --select 01901,01960 --format json; expect_status 0
expect_json 't["placed"][0]["state"] == "not_connected" and not t["places"]'

# Who touches whom is needed, and a choice.
refused 2 '' 'zonings:' 'zonings:' place avel/etude.yaml -o result
run place "$ARPENT_SOURCE/tests/data/reference/etude.yaml"; expect_status 2
finish
