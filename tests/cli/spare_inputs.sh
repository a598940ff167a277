# SPDX-License-Identifier: GPL-3.0-or-later
# -o never replaces a file that the command reads, by whatever name: exit 73 before any work, both
# files named, and every file as it was.
. "$(dirname "$0")/lib.sh"

# spared PATH COMMAND OPTIONS...: told once, in the study's language; `refused` tries both, and JSON.
spared() {
    spared=$1
    shift
    run "$@" --format text -o "$spared"
    expect_status 73
    expect_no_out
    expect_err_start "$spared: "
    expect_err 'que la commande lit\|which the command reads'
}

# every_file_of STUDY COMMAND: the command is refused on each file that it reads.
every_file_of() {
    run check "$1" --format json; expect_status 0
    cp out inputs
    for name in $(/usr/bin/python3 -c 'import json; print(*{i["name"] for i in json.load(open("inputs"))["tables"]["inputs"]})'); do
        path=$(find . -name "$name")
        [ -n "$path" ] || continue # shipped in the program
        sha256sum $path >before
        spared "$path" "$2" "$1"
        expect_err "[« \"]\(.*/\)\?$name\( »\|\"\), "
        expect; sha256sum --quiet -c before || fault "$path was changed"
        named="$named $name"
    done
}
named=

# tables, a list of neighbours, a recipe, zonings, the history of the communes, strata
mkdir -p a/config a/indicators b
cp "$ARPENT_SOURCE"/config/*.yaml a/config
cp -r "$ARPENT_SOURCE/indicators/midi-pyrenees" a/indicators
cp "$ARPENT_SOURCE"/tests/data/zones/* b
cat >c.yaml <<'YAML'
data: [{file: c-cantons.csv, key: code}]
comparators: [{name: Tout}]
indicators:
  - id: taux
    polarity: 1
    standardise: {method: direct, file: c-deces.csv, key: canton, strata: [age], events: deces, population: habitants, standard: {file: c-type.csv, population: population}}
index: {children: [{indicator: taux}]}
YAML
printf 'code;pop\n01;10\n02;20\n' >c-cantons.csv
printf 'canton;age;deces;habitants\n01;j;3;400\n01;v;9;100\n02;j;5;700\n02;v;8;90\n' >c-deces.csv
printf 'age;population\nj;800\nv;200\n' >c-type.csv
every_file_of a/config/pyrenees-cathares.yaml rank
every_file_of a/config/bassins-de-vie.yaml explain
every_file_of b/study.yaml perimeters
every_file_of c.yaml rank
for name in cantons.csv cantons-contiguity.csv pyrenees-cathares.yaml membership.csv passage.csv income.csv c-deces.csv c-type.csv; do
    ran="the files tried"
    expect; case " $named " in *" $name "*) ;; *) fault "$name was not tried" ;; esac
done
rm -rf a b c*

# every command that reads a study, and other names of its files
study
ln -s data.csv link.csv
ln data.csv hard.csv
mkdir deep && ln -s ../study.yaml deep/link.yaml
sha256sum study.yaml data.csv >before
for command in check explain profile sensitivity run perimeters 'sweep --over method.normalise.rule=zscore,percentile'; do
    # shellcheck disable=SC2086
    spared data.csv $command study.yaml
done
for path in study.yaml link.csv hard.csv ./deep/../data.csv "$work/data.csv" deep/link.yaml; do
    spared "$path" rank study.yaml
done
expect; sha256sum --quiet -c before || fault "an input was changed"
expect; [ -L link.csv ] && [ -L deep/link.yaml ] && [ data.csv -ef hard.csv ] || fault "a link was changed"
run rank study.yaml -o other.csv; expect_status 0

# a results file that is exported, a checkpoint that is taken up
run run study.yaml -o results; expect_status 0
cp results/results.h5 kept.h5
ln -s results/results.h5 link.h5
for path in results/results.h5 link.h5; do
    refused 73 "$path: " 'results.h5' 'results.h5' export results/results.h5 --format text -o "$path"
done
expect; cmp -s results/results.h5 kept.h5 || fault "the results were changed"
run export results/results.h5 -o other.txt; expect_status 0
mv results/report.html page.html
for link in '-s results.h5' results/results.h5; do
    # shellcheck disable=SC2086
    ln $link results/report.html
    run report results; expect_status 73; expect_err 'results.h5'; rm results/report.html
done
expect; cmp -s results/results.h5 kept.h5 || fault "the results were changed by the page"
mv page.html results/report.html
cat >>study.yaml <<'YAML'
sensitivity:
  factors: {side_weights: {rule: uniform}}
YAML
run sensitivity study.yaml --draws 128 --checkpoint kept; expect_status 0
for path in data.csv study.yaml link.csv results/results.h5 results/ranking.csv; do
    cp "$path" saved
    run sensitivity study.yaml --draws 64 --checkpoint "$path"
    expect; [ "$status" -ne 0 ] || fault "a checkpoint replaced $path"
    expect; cmp -s "$path" saved || fault "$path was changed by a checkpoint"
done
spared kept sensitivity study.yaml --draws 128 --checkpoint kept --resume
refused 73 'data.csv: ' '« data.csv », que la commande lit' '"data.csv", which the command reads' rank study.yaml -o data.csv

# a folder whose old results are the data
for name in ranking tables/nodes; do
    sed "s|data.csv|results/$name.csv|; s/key: CODE/key: code/" study.yaml >again.yaml
    for force in '' --force; do
        # shellcheck disable=SC2086
        spared results run again.yaml $force
        expect_err "$name.csv"
    done
done
cp data.csv results/data.csv
sed 's/data.csv/results\/data.csv/' study.yaml >inside.yaml
sha256sum results/data.csv >before
refused 73 'results: ' 'data.csv' 'force' run inside.yaml -o results
run run inside.yaml -o results --force; expect_status 0
expect; sha256sum --quiet -c before || fault "force did not keep the data"

# a file of our name that nothing shows to be ours
mkdir theirs && echo mine >theirs/ranking.csv
refused 73 'theirs: ' 'ranking.csv' 'force' run study.yaml -o theirs
expect; [ "$(cat theirs/ranking.csv)" = mine ] || fault "a foreign ranking.csv was replaced"
run run study.yaml -o theirs --force; expect_status 0
expect; grep -q 0907 theirs/ranking.csv || fault "force did not replace it"

finish
