# SPDX-License-Identifier: GPL-3.0-or-later
# Files as people make them: what a person would read is read and told by check, what has two meanings
# is refused with the line to write, and that line works.
. "$(dirname "$0")/lib.sh"

# study_of FILE [OPTIONS]: a study of the columns pop, a and b of FILE, whose codes are in `code`.
study_of() {
    cat >study.yaml <<YAML
title: Essai
data:
  - {file: $1, key: code${2:+, $2}}
indicators:
  - {id: a, label_fr: A, polarity: 1, value: a}
  - {id: b, label_fr: B, polarity: 1, value: b}
territories: {population: pop}
index: {children: [{indicator: a}, {indicator: b}]}
YAML
}
# lines LINE...: the file t.csv, and its study. is_read: check is content; has_values CODE POP A: so it is read.
lines() { printf '%s\n' "$@" >t.csv; study_of t.csv; }
is_read() {
    run check study.yaml
    expect_status 0
}
has_values() {
    run rank study.yaml --format json
    expect_status 0
    expect_json "[x['population'] for x in t['ranking'] if x['code'] == '$1'] == [$2]"
    expect_json "[x['value'] for x in t['values'] if x['code'] == '$1' and x['indicator'] == 'a'] == [$3]"
}
head='code;pop;a;b'
one='0101;5200;2150,4;11,2' two='0102;3100;1980,0;9,1' three='0103;8900;2410,7;14,8'

# ---- thousands that may be decimals ----
lines "$head" '0101;5,200;2150.4;1' '0102;3,100;1980.5;2' '0103;8,900;2410.7;4'
refused 65 't.csv:2:6: ' '5,200.*pop.*thousands: ",".*decimal: ","' '5,200.*pop.*thousands: ",".*decimal: ","' rank study.yaml
study_of t.csv 'thousands: ","'
has_values 0101 5200 2150.4
lines 'code,pop,a,b' '0101,"5,200",2150.4,1' '0102,"3,100",1980.5,2' '0103,"8,900",2410.7,4'
refused 65 't.csv:2:6: ' 'thousands: ","' 'thousands: ","' rank study.yaml
study_of t.csv 'thousands: ","'
has_values 0101 5200 2150.4
lines 'code,pop,a,b' '0101,"5,200",2150,1' '0102,"3,100",1980,2' '0103,"8,900",2410,4'
study_of t.csv 'decimal: ","' # people by thousandths: not what is meant
refused 65 't.csv:' 'pop.*thousands: ","' 'pop.*thousands: ","' rank study.yaml
study_of t.csv 'decimal: ",", thousands: " "' # said twice
has_values 0101 5.2 2150
lines "$head" '0101;5.200;2150,4;1' '0102;12.100;1980,5;2' '0103;8.900;2410,7;4'
refused 65 't.csv:2:6: ' 'thousands: "."' 'thousands: "."' rank study.yaml
study_of t.csv 'thousands: "."'
has_values 0102 12100 1980.5
lines "$head" '0101;5200;1,234,567;1' '0102;3100;2,234,567;2' '0103;8900;3,234,567.5;4'
refused 65 't.csv:2:11: ' '1,234,567.*thousands: ","' '1,234,567.*thousands: ","' rank study.yaml
study_of t.csv 'thousands: ","'
has_values 0103 8900 3234567.5
lines "$head" "0101;5'200;2150;1" "0102;3'100;1980;2" "0103;8'900;2410;4"
refused 65 't.csv:2:6: ' "thousands: \"'\"" "thousands: \"'\"" rank study.yaml
study_of t.csv "thousands: \"'\""
has_values 0103 8900 2410
study_of t.csv 'thousands: ",", decimal: ","'
refused 65 '' 'thousands' 'thousands' rank study.yaml
# a mark that can be a decimal only: a zero at the head, four digits before it, two after it
lines "$head" '0101;5200;1,125;0,125' '0102;3100;2,25;0,250' '0103;8900;4,500;0,500'
has_values 0101 5200 1.125
lines "$head" '0101;5200;1,125;1' '0102;3100;2,250;2' '0103;8900;4,500;4'
study_of t.csv 'decimal: ","' # as it says, and told
run rank study.yaml
expect_status 0
expect_err 'note : .*1,125.*thousands: ","'

# ---- numbers as French writes them ----
nbsp=$(printf '\302\240') nnbsp=$(printf '\342\200\257') minus=$(printf '\342\210\222')
lines "$head" "0101;12 200;2${nbsp}150,4;${minus}3,5" "0102;1${nnbsp}003 100;1980,0;2" "$three"
is_read
expect_out '3 nombre(s) à milliers séparés'
expect_out 'moins.*lu'
run check study.yaml --format json
expect_json 't["inputs"][1]["told"].startswith("thousands 3 (2") and "minus 1 (" in t["inputs"][1]["told"]'
has_values 0102 1003100 1980
for bad in '12 20' '1 2000' '0 200' '1 200 30' '1  200' '12 200 %%' '- 5' '1 200.000,5'; do
    lines "$head" "0101;5200;$bad;1" "$two" "$three"
    run check study.yaml
    expect_status 65
    expect_err '^t.csv:2:11: '
done
lines "$head" "0101;5200;2150,4;11,2${nbsp}%" "$two" "$three"
is_read
expect_out '1 nombre(s) suivi(s) de %'
has_values 0101 5200 2150.4
lines "$head" '0101;5200;2150,4;11,2 %' '0102;3100;1980;0,091' '0103;8900;2410;0,148'
refused 65 't.csv:2:18: ' '11,2 %.*échelle' '11,2 %.*scale' rank study.yaml
lines "$head" '0101;5200;2150,4;11,2 %' '0102;3100;1980;912' '0103;8900;2410;148'
refused 65 't.csv:2:18: ' '11,2 %' '11,2 %' rank study.yaml
lines "$head" '0101;5200;2150,4;11,2 %' '0102;3100;1980;9 %' '0103;8900;2410;0'
is_read

# ---- ="0101" ----
lines "$head" '="0101";5200;="2150,4";11,2' '"=""0102""";3100;1980,0;9,1' "$three"
is_read
expect_out 'texte(s) écrit(s) comme ="0101"'
has_values 0101 5200 2150.4
lines "$head" '="0101";5200;z;1' "$two" "$three"
refused 65 't.csv:2:14: ' 'z' 'z' rank study.yaml
lines 'code;nom;pop;a;b' '0101;"a;=""b""";1;2;3' '0102;c;2;3;4'
is_read # within quotes it is text

# ---- under the table ----
for end in 'Source : ORS' '' 'Source : Insee, RP 2017; exploitation ORS' 'Champ : France ; hors Mayotte ; 2017 ; a ; b' \
    'Source : ORS;;;' '* provisoire' "Lecture${nbsp}: 12 % des actifs" '(1) hors Paris;;;' ';;;' 'Légende;;;' "$(printf '\032')"; do
    lines "$head" "$one" "$two" "$three" '' "$end"
    has_values 0103 8900 2410.7
done
lines "$head" "$one" "$two" "$three" 'Source : ORS' ';;;' 'Note : provisoire;;;' 'nd : non disponible'
is_read
expect_out '3 ligne(s) de fin passée(s) : « Source : ORS »'
run check study.yaml --format json
expect_json 't["inputs"][1]["told"] == "footer 3 (Source : ORS); bare_rows 1"'
lines "$head" "$one" 'Source : ORS' "$two" "$three" # not at the end
refused 65 't.csv:3:1: ' 'Source : ORS.*fin' 'Source : ORS.*end' rank study.yaml
lines "$head" "$one" "$two" '0103;8900' # a row that is cut is no note
refused 65 't.csv:4:1: ' '2 champs au lieu de 4' '2 fields instead of 4' rank study.yaml
lines 'nom;code;pop;a;b' 'Foix la Grande;0101;1;2;3' 'Le Mas;0102;2;3;4' 'Saint Jean;0103;1'
refused 65 't.csv:4:1: ' '3 champs' '3 fields' rank study.yaml
lines "$head" 'Saint Girons;1;2;3' 'La Bastide;2;3;4' 'Le Mas;;;' # codes that are words
run check study.yaml
expect_out '3 \|Territoires'
expect; grep -q 'ligne(s) de fin' out && fault 'a territory was taken for a note'

# ---- columns nobody wants ----
for name in 'code;pop;a;b;;' 'code;pop;a;b;x;x' 'code;pop;a;b;' ; do
    lines "$name" "$one;;" "$two;;" "$three;;"
    case $name in *';') sed -i 's/;;$/;/' t.csv ;; esac
    case $name in *';;') sed -i 's/;$/;;/' t.csv ;; esac
    is_read
    expect_out 'colonne(s) \(sans nom\|en double\)'
done
lines 'code;;pop;a;b' '0101;x;5200;2150,4;11,2' '0102;;3100;1980;9' '0103;;8900;2410;14'
is_read
expect_out '1 colonne(s) sans nom passée(s), en place 2'
lines "$head" "$one;;;" "$two" "$three;"
is_read
expect_out 'séparateurs en fin de 2 ligne(s)'
lines 'code;pop;a;b;a' "$one;1" "$two;1" "$three;1" # one that is wanted
refused 65 't.csv:1:14: ' '« a ».*deux fois.*3 et 5' '"a".*twice.*3 and 5' rank study.yaml
lines 'pop;a;b' '5200;1;2' '3100;2;3' # the key itself
refused 65 't.csv:1:1: ' '« code » (key)' '"code" (key)' rank study.yaml
lines '"code";"pop";"a";"b"' '"1";"0101";5200;2150,4;11,2' '"2";"0102";3100;1980;9' '"3";"0103";8900;2410;14'
is_read
expect_out 'numéros de ligne'
has_values 0101 5200 2150.4
lines '"","code","pop","a","b"' '"1","0101",5200,2150.4,11.2' '"2","0102",3100,1980,9' '"3","0103",8900,2410,14'
has_values 0101 5200 2150.4
lines 'code,pop,a,b' '1,5200,2150,4,11' '2,3100,1980,0,9' # a decimal comma that splits a number
run check study.yaml
expect_status 65
expect_err '^t.csv:2:'

# ---- marks ----
lines "$head" '0101;5200;n.d.;< 5' '0102;3100;N.D.;ns' '0103;8900;#N/D;n.s.' '0104;8900;1;<11' '0105;700;2;3' '0106;700;3;4'
run check study.yaml
expect_out '3 cellule(s) lue(s) comme manquante(s) : « n.d. »'
run check study.yaml --format json
expect_json 't["inputs"][1]["told"] == "mark_missing 3 (n.d.); mark_secret 4 (< 5)"'
study_of t.csv 'marks: {missing: [ns, "<11"]}'
run check study.yaml --format json
expect_json '"mark_secret 2 (< 5)" in t["inputs"][1]["told"]'
lines "$head" '0101;5200;1;<5a' "$two" "$three"
refused 65 't.csv:2:13: ' '<5a' '<5a' rank study.yaml

# ---- where the header is ----
lines 'Taux par canton' 'Source : ORS; 2021' ';;Santé;' "$head" "$one" "$two" "$three"
is_read
expect_out 'en-tête trouvé par « key » (t.csv:4), sous 3 ligne(s)'
expect_out 'Taux par$'
has_values 0101 5200 2150.4
lines "$head" '0101;z;1;1' # the first line has it: nothing is passed over, places hold
refused 65 't.csv:2:6: ' 'z' 'z' rank study.yaml
lines 'Un titre' "$head" '0101;z;1;1'
refused 65 't.csv:3:6: ' 'z' 'z' rank study.yaml
lines 'code|pop|a|b' '0101|5200|2150,4|11,2' '0102|3100|1980|9' '0103|8900|2410|14'
refused 65 't.csv:1:1: ' '« code » (key).*ligne 1.*separator: "|"' '"code" (key).*line 1.*separator: "|"' rank study.yaml
study_of t.csv 'separator: "|"'
has_values 0101 5200 2150.4
lines 'code;pop;a;b;Taux, en %, des 15 ans, hommes, femmes, ensemble' "$one;1" "$two;1" "$three;1"
refused 65 't.csv:1:1: ' 'separator: ";"' 'separator: ";"' rank study.yaml
study_of t.csv 'separator: ";"'
has_values 0101 5200 2150.4
lines '"sep=;"' "$head" "$one" "$two" "$three"
refused 65 't.csv:1:1: ' 'ligne 2.*skip: 1' 'line 2.*skip: 1' rank study.yaml
study_of t.csv 'skip: 1'
has_values 0101 5200 2150.4
study_of t.csv 'skip: 2' # too many
refused 65 't.csv:3:1: ' 'ligne 2.*skip: 1' 'line 2.*skip: 1' rank study.yaml
lines '<html><body>' '<p>code</p>' '</html>'
refused 65 't.csv:1:1: ' '« code » (key)' '"code" (key)' rank study.yaml
lines 'Code;pop;a;b' "$one"
refused 65 't.csv:1:1: ' 'key: Code' 'key: Code' rank study.yaml

# ---- all faults at once ----
{ echo "$head"; for i in 01 02 03 04 05 06 07 08 09 10 11 12; do echo "01$i;1;x$i;1"; done; } >t.csv
study_of t.csv
refused 65 't.csv:2:8: ' '« x01 ».*11 autre(s)' '"x01".*11 more' rank study.yaml
run rank study.yaml --lang en
expect_err '^  t.csv:3:8: "x02" (a)$'
expect_err '^  t.csv:11:8: "x10" (a)$'
expect_err '^  and 2 more$'
[ "$(grep -c x11 err)" -eq 0 ] || fault 'an eleventh fault is told'
lines "$head" '0101;x;y;1' ';2;3;4' '0103;1;2'
refused 65 't.csv:2:6: ' '« x ».*3 autre(s)' '"x".*3 more' rank study.yaml
run rank study.yaml
expect_err '^  t.csv:2:8: "y" (a)$'
expect_err '^  t.csv:3:1: "" (code)$'
expect_err '^  t.csv:4:1: 3 ≠ 4$'

# ---- notes under a table that stand beside the key, texts kept as formulas in quotes ----
lines "$head" "$one" "$two" "$three" ';Champ : population;;' ';;;© IGN'
study_of t.csv
has_values 0101 5200 2150.4
run check study.yaml
expect_out '2 ligne(s) de fin passée(s) : « Champ : population »'
lines "$head" "$one" ';Champ : population;;' "$two" # not at the end
refused 65 't.csv:3:2: ' '« Champ : population »' '"Champ : population"' rank study.yaml
lines "$head" "$one" ';3100;1980,5;2' "$three" # a row that lacks its code is no note
refused 65 't.csv:3:1: ' 'code vide' 'empty code' rank study.yaml
lines '"=""code""";pop;a;b' '"=""0101""";5200;2150,4;1' '"=""0102""";3100;1980,5;2' '"=""0103""";8900;2410,7;4'
has_values 0101 5200 2150.4
run check study.yaml
expect_out '4 texte(s) écrit(s) comme ="code"'

# ---- workbooks ----
book() { /usr/bin/python3 -B "$ARPENT_SOURCE/tests/tools/workbook.py" "$@"; }
# cell TEXT: it stands in column a of 0102, row 3 of t.xlsx.
cell() {
    lines "$head" '0101;5200;2150.4;11' "0102;3100;$1;9" '0103;8900;2410.7;14'
    book t.csv t.xlsx COM
    study_of t.xlsx
}
while IFS='|' read -r text shown; do
    cell "$text"
    refused 65 't.xlsx!COM!C3:3:3: ' "« $shown ».*date.*0102" "\"$shown\".*date.*0102" rank study.yaml
done <<'CELLS'
45413@14|01/05/2024
45413@15|1-mai-24
45413@16|1-mai
45337@17|févr.-24
0.5@20|12:00
0.75@18|18:00 
1.5@46|36:00:00
45413.25@22|01/05/2024 6:00
45413@[$-40C]d mmmm yyyy|1 mai 2024
45413@yyyy"-"mm"-"dd|2024-05-01
0.0104166666666667@mm:ss|15:00
61@d/m/yyyy|1/3/1900
59@d/m/yyyy|28/2/1900
CELLS
cell TRUE
refused 65 't.xlsx!COM!C3:3:3: ' '« VRAI ».*booléen' '"VRAI".*boolean' rank study.yaml
for format in '0.00' '#,##0' '[Red]-0.0' '0.0"mod"' '0\h' '_-* # ##0_-' '0.00E+00' General; do
    cell "1980@$format" # numbers, however they are shown
    has_values 0102 3100 1980
done
cell '0.091@0.0%'
refused 65 't.xlsx!COM!C3:3:3: ' '0.091.*%.*fraction' '0.091.*%.*fraction' rank study.yaml
lines "$head" '0101;5200;0.112@10;11' '0102;3100;0.091@0.0%;9' '0103;8900;0;14'
book t.csv t.xlsx COM
study_of t.xlsx
is_read
expect_out '2 cellule(s) affichée(s) en %'
has_values 0102 3100 0.091
lines "$head" '45413@14;5200;1;11' '0102;3100;2;9'
book t.csv t.xlsx COM
study_of t.xlsx 'code_width: 5'
refused 65 't.xlsx!COM!A2:2:1: ' 'date.*format Texte' 'date.*Text' rank study.yaml
lines "$head" '0101;5200;5,200;11' '0102;3100;3,100;9'
book t.csv t.xlsx COM
study_of t.xlsx
refused 65 't.xlsx!COM!C2:2:3: ' '5,200.*thousands: ","' '5,200.*thousands: ","' rank study.yaml
study_of t.xlsx 'thousands: ","'
has_values 0101 5200 5200
lines 'Taux par canton' '' "$head" '0101;5 200;2150.4;11' '0102;3100;1;9' ' ; ' 'Source : ORS'
book t.csv t.xlsx COM
study_of t.xlsx
is_read
run check study.yaml --format json
expect_json 't["inputs"][1]["told"] == "header 1 (Taux par canton); footer 1 (Source : ORS); bare_rows 1; thousands 1 (5 200)"'
lines "$head" '0101;5200;2150.4;11' '0102;3100;1;9;;à vérifier'
book t.csv t.xlsx COM
study_of t.xlsx
refused 65 't.xlsx!COM!F3:3:6: ' 'colonne 6' 'column 6' rank study.yaml
lines "$head" '0101;5200;2150.4;11' '0102;3100;1;9'
book t.csv t.xlsx COM Accueil
study_of t.xlsx
refused 65 't.xlsx!Accueil!A1:1:1: ' 'sheet: "COM"' 'sheet: "COM"' rank study.yaml
study_of t.xlsx 'sheet: COM'
has_values 0101 5200 2150.4

# ---- encodings ----
lines 'code;nom;pop;a;b' '0101;Aubi\350re;1;2;3' '0102;B;2;3;4' '0103;\303\211tablie;3;4;5'
printf "$(cat t.csv)\n" >u.csv && mv u.csv t.csv
study_of t.csv 'label: nom'
run rank study.yaml
expect_status 0
expect_err '^t.csv:4:6: note : .*deux encodages'
printf 'code;nom;pop;a;b\n0101;For\210t-\205-pr\202;1;2;3\n0102;Cit\202;2;3;4\n' >t.csv
run rank study.yaml
expect_err '^t.csv:2:6: note : .*encoding: CP850'
study_of t.csv 'label: nom, encoding: CP850'
run rank study.yaml
expect_no_err
expect_out 'Forêt-à-pré'
printf 'code;nom;pop;a;b\n0101;Lavelan\303\203\302\251;1;2;3\n0102;B;2;3;4\n' >t.csv
study_of t.csv 'label: nom'
run rank study.yaml
expect_err '^t.csv:2:6: note : .*CP1252'
printf 'code;nom;pop;a;b\n0101;\303\211tablie;1;2;3\n0102;B;2;3;4\n' >t.csv
study_of t.csv 'label: nom, encoding: ISO-8859-1'
run rank study.yaml
expect_err '^t.csv:2:6: note : .*encoding: UTF-8'
printf 'code;nom;pop;a;b\n0101;\311tablie d\222Olmes \226 Sud\205;1;2;3\n0102;c\234ur;2;3;4\n' >t.csv
study_of t.csv 'label: nom'
run rank study.yaml
expect_no_err # CP1252, and nothing to say

# ---- what a terminal would obey, and what Excel would run ----
printf 'code;nom;pop;a;b\n0101;=1+1;1;2;3\n0102;Belle\342\200\256rive\033[31m;2;3;4\n0103;-4;3;9;5\n' >t.csv
study_of t.csv 'label: nom'
run rank study.yaml
expect_out 'Belle\\u202erive'
expect; grep -q "$(printf '\033')\|$(printf '\342\200\256')" out && fault 'an escape reached the terminal'
run rank study.yaml --format json
expect_out 'Belle\\u202erive\\u001b\['
expect_json 'any(x["label"] == "=1+1" for x in t["ranking"])'
run rank study.yaml --format csv
expect_out "^0101,'=1+1,"
expect_out "^0103,'-4,.*,-\?[0-9]"
printf 'code;nom;pop;a;b\n\033[2J0101;a;1;x\033[31m;3\n' >t.csv
run rank study.yaml
expect_err 'x\\x1b\[31m.*\\x1b\[2J0101'
expect; grep -q "$(printf '\033')" err && fault 'an escape reached the terminal'

finish
