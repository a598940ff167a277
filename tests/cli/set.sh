# SPDX-License-Identifier: GPL-3.0-or-later
# --set, --seed, --draws: the study with other values.
. "$(dirname "$0")/lib.sh"
study

# What --set writes is what the file would have held.
same() {
    line=$1 new=$2
    shift 2
    cp study.yaml kept.yaml
    change study.yaml "$line" "$new"
    run explain study.yaml --format csv
    expect_status 0
    cp out by_file
    mv kept.yaml study.yaml
    run explain study.yaml --format csv "$@"
    expect_status 0
    expect
    cmp -s out by_file || fault "not what the file gives with \"$new\""
}
run explain study.yaml --format csv; expect_status 0; cp out as_written
same 29 '  normalise: {rule: percentile}' --set method.normalise.rule=percentile
cmp -s as_written by_file && fault "the rule changes nothing"
same 29 '  normalise: {rule: minmax, low: 1, high: 3}' --set 'method.normalise={rule: minmax, low: 1, high: 3}'
same 20 '      weight: 3' --set index.children.social.weight=3
same 20 '      weight: 3' --set index.children.1.weight=3
same 22 '        - {indicator: essai_a, weight: 5}' --set index.children.social.children.essai_a.weight=5
same 9 '  minimum_population: 850' --set territories.minimum_population=850
same 31 '  territories: ["0902", "0901"]' --set 'selection.territories=[0902, 0901]'
same 32 '  within_first: [3]' --set selection.within_first=2 --set selection.within_first=3

# A code keeps its zero; a key that was absent is made, and then checked like any other.
run check study.yaml --set 'territories.exclude=[0901]' --format json; expect_status 0; expect_out '"0901"'
run rank study.yaml --set method.constant=drop; expect_status 0
run check study.yaml --seed 7 --draws 500; expect_status 0
run explain study.yaml --set language=en; expect_status 0; expect_out 'concordance'; expect_out 'criteria\|Rank\|rank'

# refused STATUS STDERR-LINE OPTIONS...
refused() {
    want=$1 line=$2
    shift 2
    run rank study.yaml "$@"
    expect_status "$want"
    expect_no_out
    expect
    grep -qF -- "$line" err || fault "not told: $line"
}
refused 65 "--set method.normalize.rule=minmax: erreur : clé inconnue « normalize »" --set method.normalize.rule=minmax
refused 65 '--set method.normalise.rule=minmx: error:' --set method.normalise.rule=minmx --lang en
refused 2 "--set index.children.sociale.weight=2: erreur : la liste n'a pas d'élément « sociale »" --set index.children.sociale.weight=2
refused 2 "--set index.children.3.weight=2: erreur : la liste n'a pas d'élément « 3 »" --set index.children.3.weight=2
refused 2 "--set title.court=x: erreur : « court » ne peut pas être cherché sous une valeur" --set title.court=x
refused 2 "n'a pas la forme CHEMIN.VERS.CLÉ=VALEUR" --set title
refused 2 "n'a pas la forme CHEMIN.VERS.CLÉ=VALEUR" --set =x
refused 2 "n'a pas la forme CHEMIN.VERS.CLÉ=VALEUR" --set a..b=x
refused 65 '--set title=[a' --set 'title=[a'
refused 65 '--set title="": erreur : « title » est vide' --set 'title=""'
refused 2 "--set method.outliers=: erreur : « --set method.outliers= » ôterait « outliers »" --set method.outliers=
refused 2 '--set method.outliers.rules=: error: "--set method.outliers.rules=" would take away "rules"' \
    --set method.outliers.rules= --lang en
refused 2 "--set index.children.3=: erreur : la liste n'a pas d'élément « 3 »" --set index.children.3=
refused 65 '--set sensitivity.seed=-3' --seed -3
refused 2 "l'option « --set » attend une valeur" --set

# An empty value takes away a key or an item; none takes away a map or a list, and stays a word where
# one value stands.
same 32 '# nothing' --set selection.within_first=
same 1 '# nothing' --set title=
same 23 '# nothing' --set index.children.social.children.essai_b=none
same 23 '# nothing' --set index.children.social.children.2=
same 31 '  territories: ["0901", "0902"]' --set 'method.outliers={rule: winsorise}' --set method.outliers=none \
    --set 'selection.territories=[0901, 0902]'
run explain study.yaml --set method.outliers.rule=none --format csv
expect_status 0; expect; cmp -s out as_written || fault "none is no longer a rule"
run sensitivity study.yaml --set 'sensitivity={draws: 64, factors: {normalise: {rules: [zscore, minmax]}, side_weights: {rule: uniform}}}' \
    --set sensitivity.factors.normalise=none --format json
expect_status 0; expect_json 'column(t["varied"], "factor") == ["side_weights"]'

# What was set is part of where a result comes from.
run run study.yaml -o result --set method.normalise.rule=percentile --seed 11; expect_status 0
run export result/results.h5 --format json; expect_status 0
grep -q 'method.normalise.rule=percentile' result/results.h5 || fault "results.h5 does not say what was set"
finish
