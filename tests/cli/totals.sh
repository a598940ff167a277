# SPDX-License-Identifier: GPL-3.0-or-later
# What must not be summed, ranked, imputed or believed: columns that nobody named, totals among
# their parts and among the territories, cells that a status column makes secret, numbers that
# cannot be.
. "$(dirname "$0")/lib.sh"

# long FILE-OPTIONS: a study of a long file of three places
long() {
    cat >study.yaml <<YAML
data:
  - {file: f.csv, key: lieu, rows: quoi, value: n$1}
indicators: [{id: a, label_fr: A, polarity: 1, value: a}]
index: {children: [{indicator: a}]}
YAML
}

# parts COLUMN VALUE...: three places, a number each for every value; the last one their sum
parts() {
    column=$1
    shift
    printf 'lieu;%s;quoi;n\n' "$column" >f.csv
    for place in 11 12 13; do
        sum=0 i=$place
        k=0
        for v in "$@"; do
            k=$((k + 1))
            if [ $k -eq $# ]; then x=$sum; else x=$((i * 7 % 31 + 3)); fi
            i=$((i * 5 + k)) sum=$((sum + x))
            printf '%s;%s;a;%s\n' "$place" "$v" "$x" >>f.csv
        done
    done
}

# ---- a column that nobody named ----
parts semaine s1 s2 s3
sed -i 's/^\(1.;s3;a;\).*/\12/' f.csv # no total
long ''
refused 65 'f.csv:3:4: ' 'semaine (s1, s2, s3).*sum_over: \[semaine\].*where: {semaine: s' \
    'semaine (s1, s2, s3).*sum_over: \[semaine\].*where: {semaine: s' rank study.yaml
long ', sum_over: [semaine]'
run check study.yaml; expect_status 0; expect_out 'semaine (s1, s2, s3)'
run check study.yaml --format json; expect_json 't["inputs"][1]["summed_over"] == "semaine (s1, s2, s3)"'
long ', where: {semaine: [s1, s2]}'
run check study.yaml; expect_status 0; expect_out 'semaine (s1, s2)'
long ', sum_over: [semaines]'
refused 65 'f.csv:1:' 'semaines.*semaine' 'semaines.*semaine' rank study.yaml

# ---- totals by their words, whatever the numbers, and by the numbers, whatever the words ----
for total in _T TOT Total Totaux Ensemble ENS 'Tous âges' 'Toutes causes' 'Hommes et femmes' 'Les deux sexes' 99 T Zzz; do
    parts sorte x y z "$total"
    long ', sum_over: [sorte]'
    refused 65 'f.csv:5:4: ' "sorte (total $total, x, y, z).*where: {sorte: \\[x, y, z\\]}" 'count twice' rank study.yaml
    long ', where: {sorte: [x, y, z]}' # as the message says
    run check study.yaml; expect_status 0
done
parts sorte x y z autre
sed -i 's/;autre;a;.*/;autre;a;1/' f.csv
long ', sum_over: [sorte]'
run rank study.yaml; expect_status 0

# ---- a total row among the territories ----
table() {
    printf 'code;nom;pop;cas;taux\n0101;Aubier;5200;21;9,2\n0102;Bellerive;3100;30;9,1\n0103;Villefranche;8900;24;14,8\n0104;La Région;4100;75;8,7\n0105;Totalville;2600;20;10,4\n' >f.csv
    cat >study.yaml <<'YAML'
data: [{file: f.csv, key: code, label: nom}]
territories: {level: canton}
comparators: [{name: Tout}]
indicators:
  - {id: a, label_fr: A, polarity: 1, numerator: cas, denominator: pop, per: 1000}
  - {id: b, label_fr: B, polarity: 1, value: taux}
index: {children: [{indicator: a}, {indicator: b}]}
YAML
}
table; run rank study.yaml; expect_status 0 # names that only hold such a word
for row in 'Total;;23900;170;10' '99;;23900;170;10' 'X;Ensemble;23900;170;10' \
    '73;Midi-Pyrénées;2900000;9000;10' '0199;Xyz;23901;170;10' '01;Ain;23900;170;10' \
    'FR;France métropolitaine;66000000;9000;10' '0198;Région Sud;5000000;90000;10'; do
    table; add f.csv "$row"
    code=${row%%;*}
    refused 65 'f.csv:7:1: ' "exclude: \\[$code\\]" "exclude: \\[$code\\]" rank study.yaml
    sed -i "s/level: canton/level: canton, exclude: [$code]/" study.yaml # as the message says
    run rank study.yaml; expect_status 0
    run check study.yaml --format json
    expect_json '[r["value"] for r in t["comparator_values"] if r["indicator"] == "a"] in ([], [1000 * 170 / 23900])'
done
printf 'code;nom;pop;cas;taux\n901;A;5200;21;9\n902;B;3100;30;8\n3101;C;8900;24;7\n3102;D;4100;75;6\nTotal;;21300;150;8\n' >f.csv
sed -i 's/exclude: .*}/exclude: [Total]}/' study.yaml
run check study.yaml; expect_status 0; expect_out 'code_width: 4' # a total hides no lost zero

# ---- one among communes, in their membership too ----
table; add f.csv 'Total;;23900;170;10'; add f.csv '0106;Sauve;20;1;3'; add f.csv 'Ensemble;;23900;170;10'
refused 65 'f.csv:7:1: ' 'exclude: \[Total, Ensemble\]' 'exclude: \[Total, Ensemble\]' rank study.yaml
cat >study.yaml <<'YAML'
zonings: {file: m.csv, key: c, label: nom, levels: {canton: canton}}
codes: equal
data: [{file: f.csv, key: c}]
territories: {level: canton}
indicators: [{id: a, label_fr: A, polarity: 1, numerator: x, denominator: p}]
index: {children: [{indicator: a}]}
YAML
printf 'c;nom;canton\n01001;A;0101\n01002;B;0102\n71001;C;7101\nZ;Ensemble;Total\n' >m.csv
printf 'c;x;p\n01001;1;10\n01002;3;20\n71001;4;90\nZ;8;120\n' >f.csv
refused 65 'm.csv:5:1: ' '« Z » est un total.*where:' '"Z" is a total.*where:' rank study.yaml
sed -i 's/nom, levels/nom, where: {canton: ["0101", "0102", "7101"]}, levels/' study.yaml # as the message says
refused 65 'f.csv:5:1: ' 'aucune commune.*where:' "no commune's.*where:" rank study.yaml
sed -i 's/key: c}]/key: c, where: {c: ["01001", "01002", "71001"]}}]/' study.yaml
run rank study.yaml; expect_status 0
printf 'c;x;p\n1001;1;10\n1002;3;20\n71001;4;90\nTotal;8;120\n' >f.csv
sed -i 's/, where: {c: .*/}]/' study.yaml
refused 65 'f.csv:2:1: ' '1001 → 01001.*code_width: 5' '1001 → 01001.*code_width: 5' rank study.yaml

# ---- what would stop `rank` stops `check`, after its report ----
table; sed -i 's/;9,2$/;s/' f.csv
run check study.yaml; expect_status 65; expect_out 'rank s.arrêtera : '
expect_err '^study.yaml: erreur : territoire 0101 .*secret: exclude'
grep erreur err >told; run rank study.yaml; expect_status 65
expect; grep -q -F -x -f told err || fault "check does not say what rank says"
run check study.yaml --format json; expect_status 65; expect_err '^study.yaml: erreur : territoire 0101'
expect; /usr/bin/python3 -c 'import json; json.load(open("out"))["tables"]' || fault "not one object"
echo 'method: {missing: {rule: mean, secret: exclude}}' >>study.yaml # as the message says
run check study.yaml; expect_status 0

# ---- a total among the strata of a rate ----
cat >study.yaml <<'YAML'
data: [{file: f.csv, key: code}]
indicators:
  - {id: m, label_fr: M, polarity: 1, standardise: {method: direct, file: d.csv, key: code, strata: [age], events: d, population: p, standard: {file: s.csv, population: p}}}
  - {id: b, label_fr: B, polarity: 1, value: x}
index: {children: [{indicator: m}, {indicator: b}]}
YAML
printf 'code;x\n01;1\n02;2\n03;4\n' >f.csv
printf 'code;age;d;p\n01;jeune;1;100\n01;vieux;2;50\n01;Total;3;150\n02;jeune;1;90\n02;vieux;2;60\n02;Total;3;150\n03;jeune;1;80\n03;vieux;4;70\n03;Total;5;150\n' >d.csv
printf 'age;p\njeune;500\nvieux;400\n' >s.csv
refused 65 'study.yaml:3:' 'age = Total.*where: {age: \[jeune, vieux\]}' 'age = Total.*where: {age: \[jeune, vieux\]}' rank study.yaml
sed -i 's/key: code, strata/key: code, where: {age: [jeune, vieux]}, strata/' study.yaml
run rank study.yaml; expect_status 0
sed -i 's/^03;vieux;4;70/03;vieux;400;70/' d.csv # told, with the ranking
run rank study.yaml --lang en; expect_status 0; expect_err 'more events than people.*03 (vieux) 400 > 70'

# ---- status columns ----
cat >study.yaml <<'YAML'
data: [{file: f.csv, key: lieu, rows: quoi, value: n}]
indicators: [{id: a, label_fr: A, polarity: 1, value: a}, {id: b, label_fr: B, polarity: 1, value: b}]
index: {children: [{indicator: a}, {indicator: b}]}
method: {missing: {rule: mean}}
YAML
for status in 'CONF_STATUS C' 'CONF_STATUS N' 'OBS_CONF S' 'OBS_STATUS Q' 'flag c' 'flag :c' 'secret oui' 'secret 1' 'statut secret statistique'; do
    printf 'lieu;quoi;%s;n\n1;a;%s;5\n1;b;;1\n2;a;;6\n2;b;;2\n3;a;;8\n3;b;;4\n' "${status%% *}" "${status#* }" >f.csv
    refused 65 '' 'territoire 1.*secret' 'territory 1.*secre' rank study.yaml # never imputed
    run check study.yaml; expect_out 'secrètes 1'; expect_out '1 cellule(s) secrète(s)'
done
for status in 'CONF_STATUS F' 'OBS_STATUS A' 'secret non' 'statut N'; do
    printf 'lieu;quoi;%s;n\n1;a;%s;5\n1;b;;1\n2;a;;6\n2;b;;2\n3;a;;8\n3;b;;4\n' "${status%% *}" "${status#* }" >f.csv
    run check study.yaml; expect_status 0; expect_out 'manquantes 0, secrètes 0'
done
printf 'lieu;quoi;OBS_STATUS;n\n1;a;P;5\n1;b;M;1\n2;a;E;6\n2;b;;2\n3;a;;8\n3;b;;4\n' >f.csv
run check study.yaml; expect_status 0
expect_out 'OBS_STATUS = P, OBS_STATUS = E'; expect_out '1 cellule(s) manquante(s)'
printf 'lieu;pop;a;a_statut;b\n1;10;5;s;1\n2;20;6;;2\n3;30;8;;4\n' >f.csv # beside the column it names
sed -i 's/, rows: quoi, value: n//' study.yaml
refused 65 '' 'territoire 1, indicateur a.*secret' 'territory 1, indicator a.*secre' rank study.yaml

# ---- numbers that cannot be ----
table; change f.csv 3 '0102;Bellerive;-3100;30;9,1'
refused 65 'f.csv:3:16: ' '-3100.*négatif' '-3100.*below 0' rank study.yaml
table; change f.csv 3 '0102;Bellerive;3100;-30;9,1'
refused 65 'f.csv:3:21: ' '-30.*négatif' '-30.*below 0' rank study.yaml
table; change f.csv 3 '0102;Bellerive;20;30;9,1'
run rank study.yaml; expect_status 0; expect_err 'numérateur.*0102 30 > 20'
table; sed -i 's/label_fr: B/label_fr: Part des B/' study.yaml; change f.csv 3 '0102;Bellerive;3100;30;109,1'
run rank study.yaml; expect_status 0; expect_err 'part hors de 0 à 100 %.*0102 109.1 > 100'
printf 'lieu;quoi;NB_EQUIP\n1;a;3\n2;a;-2\n3;a;4\n' >f.csv
long ''; sed -i 's/value: n}/value: NB_EQUIP}/' study.yaml
refused 65 'f.csv:3:5: ' '-2.*négatif' '-2.*below 0' rank study.yaml

# ---- a rate is never taken from another to find a secret ----
cat >study.yaml <<'YAML'
data: [{file: f.csv, key: c}]
territories: {population: p, exclude: [T]}
method: {missing: {rule: mean, secret: mean}}
indicators: [{id: x, label_fr: X, value: r, polarity: 1}]
index: {children: [{indicator: x}]}
YAML
printf 'c;p;r\n1;10;3\n2;20;s\n3;30;5\nT;60;4\n' >f.csv
run check study.yaml; expect_status 65; expect # 2 has no value
! grep -q 'secret statistique : dans' out || fault 'a rate is subtracted'
finish
