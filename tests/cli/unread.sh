# SPDX-License-Identifier: GPL-3.0-or-later
# An option or a key that is accepted and read by nothing is told, with its place and the next step.
. "$(dirname "$0")/lib.sh"
study

# told PLACE FRENCH ENGLISH COMMAND...: a note at PLACE ("" for none) in both languages, and a row of
# the table `warnings`. quiet WORD COMMAND...: no note and no row holds WORD.
told() {
    place=$1 french=$2 english=$3
    shift 3
    run "$@"
    expect_status 0; expect_err "^${place:-arpent}: note : .*$french"
    run "$@" --lang en
    expect_status 0; expect_err "^${place:-arpent}: note: .*$english"
    run "$@" --format json
    expect_status 0
    expect_json "sum('''$french''' in r['text_fr'] and '''$english''' in r['text_en'] for r in t['warnings']) == 1"
}
quiet() {
    word=$1
    shift
    run "$@"
    expect_status 0
    expect; grep -q -e "$word" err && fault "told: $word"
}

# A weight that the rule of its branch does not read.
told study.yaml:20:7 'sans effet sur social, sanitaire : la règle « equal » de « besoin »' \
    'no effect on social, sanitaire: the rule "equal" of "besoin"' rank study.yaml --set method.weights.rule=equal
told study.yaml:22:32 'sans effet sur essai_a, essai_b : la règle « pca » de « social »' \
    'no effect on essai_a, essai_b: the rule "pca" of "social"' explain study.yaml \
    --set index.children.social.weights.rule=pca
quiet '« weight: »' rank study.yaml
cp study.yaml kept.yaml
change study.yaml 22 '        - {indicator: essai_a}'
change study.yaml 23 '        - {indicator: essai_b}'
quiet '« weight: »' rank study.yaml --set index.children.social.weights.rule=pca
mv kept.yaml study.yaml
told study.yaml:25:7 'sans effet sur sanitaire : « verdict: no »' 'no effect on sanitaire: "verdict: no"' \
    rank study.yaml --set index.children.sanitaire.verdict=no

# What --set gives and the draws have values of their own for.
add study.yaml 'sensitivity:'
add study.yaml '  draws: 64'
add study.yaml '  factors:'
add study.yaml '    side_weights: {rule: uniform}'
add study.yaml '    normalise: {rules: [zscore, minmax]}'
add study.yaml '    outliers: {rules: [none, winsorise]}'
add study.yaml '    missing: {rules: [stop, exclude]}'
replaced() {
    told "--set $1" "aucun tirage : « sensitivity.factors.$2 »" "no draw: \"sensitivity.factors.$2\"" \
        sensitivity study.yaml --set "$1"
    quiet 'aucun tirage' explain study.yaml --set "$1"
    quiet 'aucun tirage' sensitivity study.yaml --set "$1" --set "sensitivity.factors.$2=none"
}
replaced method.normalise.rule=minmax normalise
replaced 'method.normalise={rule: minmax}' normalise
replaced method.outliers.rule=winsorise outliers
replaced method.missing.rule=exclude missing
replaced index.children.social.weight=2 side_weights
quiet 'aucun tirage' sensitivity study.yaml --set index.children.social.children.essai_a.weight=2
quiet 'aucun tirage' sensitivity study.yaml
told '--set index.children.social.children.essai_a.weight=2' 'sensitivity.factors.inner_weights' \
    'sensitivity.factors.inner_weights' sensitivity study.yaml \
    --set index.children.social.children.essai_a.weight=2 \
    --set 'sensitivity.factors.inner_weights={rule: uniform}'
# A law that is centred on the weights declared reads them.
quiet 'aucun tirage' sensitivity study.yaml --set index.children.social.children.essai_a.weight=2 \
    --set 'sensitivity.factors.inner_weights={rule: dirichlet}'
told '--set method.aggregate.rule=geometric' 'sensitivity.factors.aggregate' 'sensitivity.factors.aggregate' \
    sensitivity study.yaml --set method.aggregate.rule=geometric --set 'sensitivity.factors.aggregate={exponents: [1]}' \
    --set 'method.normalise={rule: minmax, low: 1, high: 2}' --set sensitivity.factors.normalise=none

# Draws where nothing draws; a first list where nothing counts one.
told '' '--draws » est sans effet ici : « check »' '"--draws" has no effect here: "check"' check study.yaml --draws 9
told '' '--draws » est sans effet ici : « rank »' '"--draws" has no effect here: "rank"' rank study.yaml --draws 9
told '' '--seed » est sans effet ici : « rank »' '"--seed" has no effect here: "rank"' rank study.yaml --seed 9
told '' '--draws » est sans effet ici : « explain »' '"--draws" has no effect here: "explain"' explain study.yaml --draws 9
quiet 'sans effet' explain study.yaml --seed 9
quiet 'sans effet' sensitivity study.yaml --seed 9 --draws 64 --k 3
quiet 'sans effet' run study.yaml --draws 64 --precision 0.4
told '' '--precision » est sans effet ici : « run »' '"--precision" has no effect here: "run"' run study.yaml \
    --set sensitivity.factors= --precision 0.1
told '' '--k » est sans effet ici : « run »' '"--k" has no effect here: "run"' run study.yaml --k 3 --set selection= \
    --set sensitivity.factors=
# Without a selection the draws still count who is among the first.
run sensitivity study.yaml --k 3 --set selection= --format json
expect_status 0
expect_json 'column(t["within_first"], "k") == [3] and set(column(t["draws_first"], "k")) == {3}'
for command in sweep perimeters; do
    run $command study.yaml --k 3
    expect_status 2; expect_err "« --k » ne va pas avec « $command »"
done
finish
