# SPDX-License-Identifier: GPL-3.0-or-later
# Data files that cannot be read as they are: each is refused at its place, nothing is written.
. "$(dirname "$0")/lib.sh"

study; rm data.csv
refused 66 '' 'data.csv.*\(existe\|introuvable\|aucun\)' 'data.csv.*\(no such\|does not exist\|there is no\)'

study; rm data.csv; mkdir data.csv
refused 66 '' 'data.csv.*\(dossier\|répertoire\)' 'data.csv.*\(folder\|directory\)'
rmdir data.csv

study; printf 'CODE,LIB\0\1\2,POP\n' >data.csv
refused 65 'data.csv:' 'nul' 'NUL'

study; : >data.csv
refused 65 'data.csv' 'vide' 'empty'

study; sed -i '2,$d' data.csv
refused 65 'data.csv' 'ligne' 'line'

study; sed -i '1s/$/,A/; 2,$s/$/,1/' data.csv
refused 65 'data.csv:1:' 'A' 'A'

study; change data.csv 1 'CODE,LIB,POP,A,,C,D' # B is asked for, and has lost its name
refused 65 'study.yaml:23:' 'colonne' 'column'

study; { echo 'Un titre,,,,,,'; cat data.csv; } >titled && mv titled data.csv
run rank study.yaml; expect_status 0 # found by the key
sed -i 's/^    label: LIB/    label: LIB\n    skip: 2/' study.yaml
refused 65 'data.csv:3:1: ' 'skip: 1' 'skip: 1'
sed -i 's/skip: 2/skip: 1/' study.yaml
run rank study.yaml; expect_status 0 # as the message says

study; change data.csv 5 '0902,Encore,800,14,19,22,90'
refused 65 'data.csv:5:1: ' '0902.*3' '0902.*3'

study; change data.csv 4 '0903,Trois,900,9,23,31'
refused 65 'data.csv:4:' '6.*7\|7.*6' '6.*7\|7.*6'

study; change data.csv 4 '0903,Trois,900,9,23,31,95,1'
refused 65 'data.csv:4:' '8.*7\|7.*8' '8.*7\|7.*8'

study; change data.csv 4 '0903,"Trois,900,9,23,31,95'
refused 65 'data.csv:4:' 'guillemet' 'quote'

study; change data.csv 4 '0903,Tr"ois",900,9,23,31,95'
refused 65 'data.csv:4:' 'guillemet' 'quote'

study; change data.csv 4 '0903,Trois,900,neuf,23,31,95'
refused 65 'data.csv:4:16: ' 'neuf' 'neuf'
run check study.yaml; expect_status 65; expect_err 'A.*0903\|0903.*A'

study; change data.csv 4 '0903,Éàü,900,neuf,23,31,95' # columns are characters, not bytes
refused 65 'data.csv:4:14: ' 'neuf' 'neuf'

for bad in 1e400 nan inf -inf 0x10 '1 0' 1,5 '1.2.3'; do
    study; change data.csv 4 "0903,Trois,900,\"$bad\",23,31,95"
    refused 65 'data.csv:4:16: ' 'A' 'A'
done

study; change data.csv 4 ',Trois,900,9,23,31,95'
refused 65 'data.csv:4:1: ' 'code' 'code'

study; change study.yaml 4 '    key: CODES'
refused 65 '' 'CODES.*CODE' 'CODES.*CODE'

study; { sed -n 1,3p data.csv; printf '0903,"'; head -c 1100000 /dev/zero | tr '\0' x; printf '",900,9,23,31,95\n'; sed -n '5,$p' data.csv; } >big && mv big data.csv
refused 65 'data.csv:4:' 'mébioctet' 'mebibyte'

study; printf '0909,\303(,900,9,23,31,95\n' >>data.csv
sed -i 's/^    label: LIB/    label: LIB\n    encoding: UTF-8/' study.yaml
refused 65 'data.csv:10:' 'UTF-8' 'UTF-8'

# tables that do not join
study
printf 'CODE,E\n0901,1\n0902,2\n0903,3\n0904,4\n0905,5\n0906,6\n0907,7\n0999,9\n' >more.csv
change study.yaml 5 '    label: LIB
  - {file: more.csv, key: CODE}'
change study.yaml 14 '  - {id: essai_a, label_fr: A, label_en: A, polarity: 1, value: E}'
refused 65 '' '0908\|0999' '0908\|0999'
add study.yaml 'unmatched: drop'
run rank study.yaml
expect_status 65 # the selection holds 0908, which is dropped
expect_err '0908'
sed -i 's/"0907", "0908"/"0907"/' study.yaml
run rank study.yaml
expect_status 0
expect_err 'note : .*0908'

finish
