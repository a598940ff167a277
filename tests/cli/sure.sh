# SPDX-License-Identifier: GPL-3.0-or-later
# A study with uncertain choices, for the scripts on long runs; after lib.sh.

# uncertain DRAWS: the small study of lib.sh, another selection, and what is drawn.
uncertain() {
    study
    change study.yaml 15 '  - {id: essai_c, label_fr: C, label_en: C, polarity: -1, numerator: C, denominator: D, per: 100, error: poisson}'
    change study.yaml 31 '  territories: ["0902", "0904"]'
    change study.yaml 32 '  within_first: [3]'
    cat >>study.yaml <<YAML
sensitivity:
  draws: $1
  factors:
    side_weights: {rule: uniform}
    inner_weights: {rule: dirichlet, concentration: 10}
    normalise: {rules: [zscore, minmax, percentile]}
    data: {}
YAML
}

# levels DRAWS: the communes of tests/data/zones on three levels, and what is drawn, in levels/.
levels() {
    mkdir -p levels
    cp "$ARPENT_SOURCE"/tests/data/zones/* levels
    sed '/id: ald/d; s/, {indicator: ald}//; /rates.csv/d' levels/study.yaml >levels/levels.yaml
    cat >>levels/levels.yaml <<YAML
sensitivity:
  draws: $1
  seed: 3
  factors:
    side_weights: {rule: uniform}
    inner_weights: {rule: dirichlet, concentration: 10}
    normalise: {rules: [zscore, percentile]}
YAML
}

# same FOLDER: what was written and printed there is what is in whole/.
same() {
    expect; diff -r whole "$1" || fault "$1: other bytes"
}

# keep FOLDER: run.sh's last output goes beside what it wrote to result/, which is put away there.
keep() {
    rm -rf "$1"
    cp out result/printed
    mv result "$1"
}
