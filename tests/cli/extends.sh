# SPDX-License-Identifier: GPL-3.0-or-later
# extends: a study over another one.
. "$(dirname "$0")/lib.sh"
study

# The same study, written whole and as what changes.
same() {
    run explain whole.yaml --format csv; expect_status 0; cp out by_whole
    run explain "$1" --format csv; expect_status 0
    expect; cmp -s out by_whole || fault "$1 is not what the whole file gives"
}
sed 's/rule: zscore/rule: percentile/; s/^title: .*/title: Autre/; s/within_first: \[2\]/within_first: [3]/' study.yaml >whole.yaml
cat >other.yaml <<'YAML'
extends: study.yaml
title: Autre
method: {normalise: {rule: percentile}}
selection: {within_first: [3]}
YAML
same other.yaml
run explain study.yaml --format csv; expect; cmp -s out by_whole && fault "the changes change nothing"
run check other.yaml --format json; expect_status 0
expect_json '[r["name"] for r in t["inputs"]] == ["other.yaml", "study.yaml", "data.csv"]'
expect_json 't["study"][0]["title"] == "Autre"'

# A list replaces: one territory chosen, not three.
cat >list.yaml <<'YAML'
extends: study.yaml
selection: {territories: ["0901"]}
YAML
sed 's/  territories: \["0907", "0908"\]/  territories: ["0901"]/' study.yaml >whole.yaml
same list.yaml

# A key without a value takes away, also what a file further off says; a key that is quoted is empty.
printf 'extends: study.yaml\nselection:\n' >none.yaml
printf 'extends: none.yaml\ntitle: Sans choix\n' >none_again.yaml
for file in none.yaml none_again.yaml; do
    run explain $file; expect_status 2; expect_err 'sélection'
    run rank $file; expect_status 0
done

# A chain: the nearest word stands.
printf 'extends: other.yaml\nmethod: {normalise: {rule: zscore}}\n' >chain.yaml
sed 's/^title: .*/title: Autre/; s/within_first: \[2\]/within_first: [3]/' study.yaml >whole.yaml
same chain.yaml

# Paths stay relative to the file that wrote them; --set stands beside the study.
mkdir -p far/away
cp data.csv far/data.csv
cp study.yaml far/study.yaml
rm data.csv
sed 's/rule: zscore/rule: percentile/' far/study.yaml >far/whole.yaml
run rank far/whole.yaml --format csv; expect_status 0; cp out by_whole
printf 'extends: ../study.yaml\nmethod: {normalise: {rule: percentile}}\n' >far/away/study.yaml
printf 'extends: far/away/study.yaml\n' >top.yaml
run rank far/away/study.yaml --format csv; expect_status 0; expect; cmp -s out by_whole || fault "not the same"
run rank top.yaml --format csv; expect_status 0; expect; cmp -s out by_whole || fault "not the same"
printf 'extends: far/study.yaml\ndata: [{file: data.csv, key: CODE, label: LIB}]\n' >own.yaml
run rank own.yaml; expect_status 66; expect_err_start 'data.csv:'
cp far/data.csv data.csv
run rank own.yaml; expect_status 0

# Errors stand in the file that wrote the fault.
sed 's/rule: zscore/rule: zscor/' far/study.yaml >far/wrong.yaml
printf 'extends: far/wrong.yaml\n' >wrong.yaml
refused 65 'far/wrong.yaml:29:' '« zscor »' '"zscor"' rank wrong.yaml
refused 2 '--set extends=far/study.yaml: ' 'lu avant' 'is read before' rank other.yaml --set extends=far/study.yaml
printf 'extends: absent.yaml\n' >lost.yaml
refused 66 'absent.yaml' 'introuvable' 'no such' rank lost.yaml
printf -- '- 1\n' >items.yaml
printf 'extends: items.yaml\n' >on_items.yaml
refused 65 'items.yaml:1:1:' 'clé: valeur' 'key: value' rank on_items.yaml
printf 'extends: [study.yaml]\n' >two.yaml
refused 65 'two.yaml:1:1:' '« extends »' '"extends"' rank two.yaml
printf 'extend: study.yaml\n' >near.yaml
refused 65 'near.yaml:1:1:' 'vouliez-vous dire « extends »' 'did you mean "extends"' rank near.yaml

# Circles: of one, of two, of three, under another spelling.
printf 'extends: self.yaml\n' >self.yaml
refused 65 'self.yaml:1:1:' "s'étend lui-même" 'extends itself' rank self.yaml
printf 'extends: b.yaml\n' >a.yaml; printf 'extends: a.yaml\n' >b.yaml
refused 65 'b.yaml:1:1:' "s'étend lui-même" 'extends itself' rank a.yaml
printf 'extends: c.yaml\n' >b.yaml; printf 'extends: b.yaml\n' >c.yaml
refused 65 'c.yaml:1:1:' "s'étend lui-même" 'extends itself' rank a.yaml
printf 'extends: ./far/../d.yaml\n' >d.yaml
run rank d.yaml; expect_status 65; expect_err "étend"

# A recipe may extend another; `run` never writes over a file that is extended.
sed -n '/^indicators/,$p' study.yaml | sed '/^selection/,$d' >recipe.yaml
printf 'extends: recipe.yaml\nmethod: {normalise: {rule: percentile}}\n' >recipe_two.yaml
sed '/^indicators/,$d' study.yaml >by_recipe.yaml
printf 'index: {recipe: recipe_two.yaml}\n' >>by_recipe.yaml
run rank by_recipe.yaml --format csv; expect_status 0; expect; cmp -s out by_whole || fault "not the same"
run rank other.yaml -o study.yaml --format csv; expect_status 73
expect; grep -q '^title: Essai' study.yaml || fault "the file extended was written over"
finish
