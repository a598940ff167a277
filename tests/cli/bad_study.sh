# SPDX-License-Identifier: GPL-3.0-or-later
# Study files that cannot be meant: each is refused at its place, and nothing is written.
. "$(dirname "$0")/lib.sh"

study; run run study.yaml; expect_status 0 # the base is sound

study; change study.yaml 28 'methode:'
refused 65 'study.yaml:28:1: ' 'methode.*method' 'methode.*method'

study; change study.yaml 9 '  minimum_populatio: 100'
refused 65 'study.yaml:9:3: ' 'minimum_population' 'minimum_population'

study; change study.yaml 9 '  minimum_population: beaucoup'
refused 65 'study.yaml:9:3: ' 'nombre.*beaucoup' 'number.*beaucoup'

study; sed -i '3,5d' study.yaml; change study.yaml 2 'data: {file: data.csv, key: CODE}'
refused 65 'study.yaml:2:1: ' 'liste' 'list'

study; change study.yaml 28 'method: zscore'; change study.yaml 29 ''
refused 65 'study.yaml:28:1: ' 'clés' 'keys'

study; change study.yaml 29 '  normalise: {rule: zscor}'
refused 65 'study.yaml:29:' 'zscor.*zscore' 'zscor.*zscore'

study; change study.yaml 1 'title: &t Essai'; add study.yaml 'notes: [*t]'
refused 65 'study.yaml:1:8: ' 'ancre\|alias' 'anchor\|alias'

study; add study.yaml 'title: Encore'
refused 65 'study.yaml:33:1: ' 'title.*1' 'title.*1'

study; add study.yaml '---'; add study.yaml 'title: Autre'
refused 65 'study.yaml:33:1: ' 'document' 'document'

study; { printf 'notes: '; head -c 10000 /dev/zero | tr '\0' '['; head -c 10000 /dev/zero | tr '\0' ']'; echo; } >>study.yaml
refused 65 'study.yaml:33:' '64' '64'

study; change study.yaml 3 '  - file: [data.csv'
refused 65 'study.yaml:' 'erreur' 'error'

printf '' >study.yaml
refused 65 'study.yaml' 'vide' 'empty'

printf 'title: a\0b\n' >study.yaml
refused 65 'study.yaml:1:' 'erreur' 'error'

printf 'title: \377\376\n' >study.yaml
refused 65 'study.yaml:1:' 'UTF-8' 'UTF-8'

rm -f study.yaml
refused 66 'study.yaml: ' 'existe\|introuvable\|aucun' 'no such\|does not exist'

mkdir study.yaml
refused 66 'study.yaml: ' 'dossier\|répertoire' 'folder\|directory'
rmdir study.yaml

# weights, methods, lists
study; change study.yaml 22 '        - {indicator: essai_a, weight: -1}'
refused 65 'study.yaml:22:' 'weight.*-1' 'weight.*-1'

study; change study.yaml 22 '        - {indicator: essai_a, weight: 0}'; change study.yaml 23 '        - {indicator: essai_b, weight: 0}'
refused 65 '' 'poids.*social\|social.*poids' 'weights.*social\|social.*weights'

study; add study.yaml ''; change study.yaml 28 'method:
  aggregate: {rule: geometric}'
refused 65 '' 'zscore\|score centré\|positi' 'zscore\|positive'

study; change study.yaml 22 '        - {indicator: essai_z, weight: 1}'
refused 65 'study.yaml:22:' 'essai_z.*essai_' 'essai_z.*essai_'

study; change study.yaml 13 '  - {id: essai_a, label_fr: A, label_en: A, polarity: 1, value: ZZ}'
refused 65 'study.yaml:' 'ZZ' 'ZZ'

study; change study.yaml 27 '        - {indicator: ald_tot, weight: 1}'
refused 65 'study.yaml:27:' 'ALD_TOT.*rename: {VOTRE_COLONNE: ALD_TOT}' 'rename: {YOUR_COLUMN: ALD_TOT}'
run rank study.yaml; expect; grep -q 'millésime' err && fault "a ready value has no vintage"
sed -i 's/^    label: LIB/    label: LIB\n    rename: {D: ALD_TOT}/' study.yaml
run rank study.yaml; expect_status 0 # as the message says
study; change study.yaml 27 '        - {indicator: dens_mg, vintage: "18", weight: 1}'
refused 65 'study.yaml:27:' 'BPE18_D201.*vintage' 'BPE18_D201.*vintage'

study; run rank data.csv; expect_status 65; expect_err_start 'data.csv: '; expect_err 'YAML.*file: data.csv'
run rank data.csv --lang en; expect_status 65; expect_err 'not a study'
run rank absent.csv; expect_status 66

study; change study.yaml 15 '  - {id: essai_c, polarity: -1, numerator: "C +", denominator: D}'
refused 65 'study.yaml:15:' 'formule' 'formula'

study; change study.yaml 13 '  - {id: essai_a, label_fr: A, polarity: 2, value: A}'
refused 65 'study.yaml:13:' 'polarity.*, -1 ou 0' 'polarity.*, -1 or 0'

# the selection
study; change study.yaml 31 '  territories: ["0999", "0908"]'
refused 65 'study.yaml:31:' '0999' '0999'

study; change study.yaml 31 '  territories: ["907", "0908"]'
refused 65 'study.yaml:31:' '0907' '0907'

study; change study.yaml 31 '  territories: ["0906", "0908"]'
refused 65 'study.yaml:31:' '0906.*population\|population.*0906' '0906.*population\|population.*0906'

study; change study.yaml 31 '  territories: ["0901", "0902", "0903", "0904", "0905", "0907", "0908"]'
refused 65 'study.yaml:31:3: ' '7 territoires' '7 territories'

study; change study.yaml 32 '  within_first: [0]'
refused 65 'study.yaml:32:18: ' 'within_first.*0' 'within_first.*0'

study; change study.yaml 32 '  within_first: [7]'
refused 65 'study.yaml:32:' '7' '7'

study
refused 65 '' '0999' '0999' explain study.yaml --select 0999
refused 65 '' '0907' '0907' explain study.yaml --select 907,0908
refused 65 '' '7' '7' explain study.yaml --k 7
refused 2 'arpent: ' 'entier' 'whole' explain study.yaml --k 0

# a study without a selection has nothing to explain, and still ranks
study; sed -i '30,32d' study.yaml
run explain study.yaml; expect_status 2; expect_err 'sélection'
run rank study.yaml; expect_status 0
run run study.yaml -o result; expect_status 0; expect_absent result/tables/sides.csv

finish
