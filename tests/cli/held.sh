# SPDX-License-Identifier: GPL-3.0-or-later
# --file NAME=PATH: files that stand elsewhere than the study says, or nowhere under that name.
. "$(dirname "$0")/lib.sh"
study
run rank study.yaml --format csv; expect_status 0; cp out beside
run run study.yaml -o beside.d; expect_status 0
mkdir elsewhere
mv data.csv elsewhere/table.csv
run rank study.yaml; expect_status 66
run rank study.yaml --format csv --file data.csv=elsewhere/table.csv; expect_status 0
expect; cmp -s out beside || fault "another file of the same bytes gives another ranking"

# the study too; the tables say the names, not where the bytes were
mv study.yaml elsewhere/s
run run study.yaml -o there.d --file study.yaml=elsewhere/s --file data.csv=elsewhere/table.csv; expect_status 0
for table in ranking.csv tables/inputs.csv tables/sides.csv; do
    expect; cmp -s "beside.d/$table" "there.d/$table" || fault "$table differs"
done
expect_absent data.csv
run sweep study.yaml --over method.normalise.rule=zscore,percentile --file study.yaml=elsewhere/s --file data.csv=elsewhere/table.csv
expect_status 0

# the first "=" separates; the language is the study's, for errors too
cp elsewhere/table.csv 'elsewhere/a=b.csv'
run rank study.yaml --format csv --file study.yaml=elsewhere/s --file 'data.csv=elsewhere/a=b.csv'; expect_status 0
expect; cmp -s out beside || fault "a path with = gives another ranking"
{ cat elsewhere/s; echo 'language: en'; echo 'zzzz: 1'; } >elsewhere/wrong
run rank study.yaml --file study.yaml=elsewhere/wrong --file data.csv=elsewhere/table.csv
expect_status 65; expect_err_start 'study.yaml:34:1: error: '

for pair in data.csv =elsewhere/table.csv data.csv=; do
    refused 2 "" 'NOM=CHEMIN' 'NAME=PATH' rank study.yaml --file "$pair"
done
refused 66 nowhere.csv: 'nowhere.csv' 'nowhere.csv' rank study.yaml --file data.csv=nowhere.csv
refused 2 "data.csv" '' '' rank study.yaml --file study.yaml=elsewhere/s --file data.csv=elsewhere/table.csv --file data.csv=elsewhere/s
cp elsewhere/table.csv keep
run rank study.yaml --file study.yaml=elsewhere/s --file data.csv=elsewhere/table.csv -o elsewhere/table.csv --format csv
expect_status 73; expect; cmp -s keep elsewhere/table.csv || fault "an input was written over"
finish
