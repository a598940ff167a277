# SPDX-License-Identifier: GPL-3.0-or-later
# Files as INSEE, the CNAM, an ORS and spreadsheets give them, each on a small one of the same shape:
# read for what it is, or refused with the next step, in both languages.
. "$(dirname "$0")/lib.sh"

# write_study ENTRIES INDICATORS: the entries of data:, the first one first, and the indicators a, b...
write_study() {
    {
        echo 'title: Essai'
        echo 'data:'
        printf '%s\n' "$1"
        echo 'indicators:'
        printf '%s\n' "$2"
        echo 'index:'
        echo '  children:'
        printf '%s\n' "$2" | sed -n 's/.*{id: \([a-z]*\).*/    - {indicator: \1}/p'
    } >study.yaml
}
ratio='  - {id: a, label_fr: A, polarity: 1, numerator: X, denominator: POP, per: 100}'
book() { /usr/bin/python3 -B "$ARPENT_SOURCE/tests/tools/workbook.py" "$@"; }

# ---- COG text: TAB, ISO-8859-1, CRLF, the code in two columns, Corsica ----
printf 'CDC\tDEP\tCOM\tNCCENR\tX\tPOP\r\n0\t01\t001\tAbergement-Cl\351mencia\t1\t10\r\n0\t2A\t004\tAjaccio\t2\t10\r\n0\t971\t01\tAbymes\t3\t10\r\n' >comsimp.txt
write_study '  - {file: comsimp.txt, key: [DEP, COM], label: NCCENR}' "$ratio"
run check study.yaml
expect_status 0
expect_out 'comsimp.txt .*tabulation.*ISO-8859-1'
run rank study.yaml
expect_out '1 *97101 *Abymes'
expect_out '2 *2A004 *Ajaccio'
expect_out '01001 *Abergement-Clémencia'

# ---- base-cc: weighted reals, small denominators, a zero ----
printf 'CODGEO;P17_SCOL1517;P17_POP1517\n01001;32.1761;33.1813\n01002;7.144;7.144\n01063;0.0;0.0\n' >base-cc-scolarisation.csv
write_study '  - {file: base-cc-scolarisation.csv, key: CODGEO}' \
    '  - {id: a, label_fr: A, polarity: -1, numerator: P17_SCOL1517, denominator: P17_POP1517, per: 100}'
refused 65 '' '01063' '01063' rank study.yaml
add study.yaml 'territories: {exclude: ["01063"]}'
run rank study.yaml
expect_status 0

# ---- RFL: comma, an empty median is missing ----
printf 'CODGEO,DEP,LIBGEO,MENFIS10,QUAR2UC10\n01001,01,"L'"'"'Abergement, Clemenciat",299,20826\n01004,01,Amberieu,5780,18324\n01006,01,Ambleon,,\n' >rfl.csv
write_study '  - {file: rfl.csv, key: CODGEO, label: LIBGEO}' '  - {id: a, label_fr: A, polarity: -1, value: QUAR2UC10}'
refused 65 '' '01006' '01006' rank study.yaml
add study.yaml 'territories: {exclude: ["01006"]}'
run check study.yaml
expect_status 0
expect_out 'rfl.csv  *3  *,'

# ---- BPE: long, an absent commune is zero, rows of one commune and type are summed ----
printf 'CODGEO;POP\n01001;776\n01002;248\n01004;14035\n' >pop.csv
printf 'DEPCOM;DCIRIS;AN;TYPEQU;NB_EQUIP\n01001;01001;2018;D233;1\n01004;01004_0101;2018;D201;2\n01004;01004_0102;2018;D201;6\n' >bpe.csv
long='  - file: bpe.csv
    key: DEPCOM
    rows: TYPEQU
    value: NB_EQUIP
    sum_over: [DCIRIS]'
doctors='  - {id: a, label_fr: A, polarity: -1, numerator: BPE18_D201, denominator: POP, per: 1000}'
write_study "  - {file: pop.csv, key: CODGEO}
$long
    absent: 0
    rename: {D201: BPE18_D201}" "$doctors"
run check study.yaml
expect_status 0
expect_out 'bpe.csv : fichier long : 3 lignes de données pour 2 territoires'
expect_out 'DCIRIS (01004_0101, '
run rank study.yaml
expect_out '01001 .*1$' # 0 for 1 000, as 01002, which the file does not name
expect_out '01002 .*1$'
run check study.yaml --format json
expect_json 't["inputs"][2]["summed_over"] == "DCIRIS (01004_0101, 01004_0102)"'
expect_json 't["inputs"][2]["records"] == 3 and t["inputs"][2]["line_ends"] == "LF"'
write_study "  - {file: pop.csv, key: CODGEO}
$long
    rename: {D201: BPE18_D201}" "$doctors"
refused 65 '' '01002' '01002' rank study.yaml # without absent: 0, it is not known
write_study '  - {file: bpe.csv, key: DEPCOM}' '  - {id: a, label_fr: A, polarity: -1, value: NB_EQUIP}'
refused 65 'bpe.csv:4:1: ' 'fichier est long.*rows' 'long file.*rows' rank study.yaml

# ---- Melodi: long, quoted, levels and totals among the rows ----
cat >melodi.csv <<'CSV'
"GEO";"GEO_OBJECT";"AGE";"SEX";"TIME_PERIOD";"OBS_VALUE"
"09122";"COM";"Y15T24";"F";"2021";"12.5"
"09122";"COM";"Y15T24";"M";"2021";"10"
"09122";"COM";"_T";"_T";"2021";"100"
"09194";"COM";"Y15T24";"F";"2021";"30"
"09194";"COM";"Y15T24";"M";"2021";"33"
"09194";"COM";"_T";"_T";"2021";"400"
"09";"DEP";"_T";"_T";"2021";"155000"
CSV
entry='  - file: melodi.csv
    key: GEO
    rows: [AGE, SEX]
    value: OBS_VALUE'
young='  - {id: a, label_fr: A, polarity: 1, numerator: Y15T24_F + Y15T24_M, denominator: _T__T, per: 100}'
write_study "$entry
    where: {GEO_OBJECT: COM, TIME_PERIOD: \"2021\"}" "$young"
run rank study.yaml
expect_status 0
expect_out '1 *09122'
run check study.yaml
expect_out 'écartées par « where » : 1'
sed -i 's/rows: .*/rows: AGE/' study.yaml
sed -i 's/Y15T24_F + Y15T24_M/Y15T24/; s/_T__T/_T/' study.yaml
refused 65 'melodi.csv:3:' 'SEX (F, M, _T).*sum_over: \[SEX\]' 'SEX (F, M, _T).*sum_over: \[SEX\]' rank study.yaml
sed -i 's/value: OBS_VALUE/value: OBS_VALUE\n    sum_over: [SEX]/' study.yaml
run rank study.yaml
expect_status 0 # each age has its two sexes, or their total
printf '"09122";"COM";"Y15T24";"_T";"2021";"22.5"\n' >>melodi.csv
refused 65 'melodi.csv:9:' 'SEX.*compterait deux fois' 'SEX.*count twice' rank study.yaml
sed -i '$d' melodi.csv
sed -i 's/    where: .*/    where: {TIME_PERIOD: "2021"}/' study.yaml
printf '"09";"REG";"_T";"_T";"2021";"5"\n' >>melodi.csv
refused 65 'melodi.csv:9:' 'plusieurs territoires.*GEO_OBJECT' 'several territories.*GEO_OBJECT' rank study.yaml

printf 'GEO;SEX;AGE;TIME_PERIOD;OBS_VALUE\n09122;_T;_T;2017;9\n09122;_T;_T;2021;8\n' >melodi.csv
write_study '  - {file: melodi.csv, key: GEO, rows: AGE, value: OBS_VALUE}' '  - {id: a, label_fr: A, polarity: 1, value: _T}'
refused 65 'melodi.csv:3:13: ' 'somme.*where: {TIME_PERIOD: 2021}' 'sum.*where: {TIME_PERIOD: 2021}' rank study.yaml

# ---- population estimates: Total and Ensemble among the others ----
printf 'annee;dep;sexe;age;pop\n2012;01;Hommes;0 à 4 ans;20\n2012;01;Femmes;0 à 4 ans;21\n2012;01;Ensemble;0 à 4 ans;41\n2012;01;Ensemble;Total;600\n2012;09;Ensemble;0 à 4 ans;8\n2012;09;Ensemble;Total;150\n' >estim.csv
write_study '  - {file: estim.csv, key: dep, rows: age, value: pop}' \
    '  - {id: a, label_fr: A, polarity: 1, numerator: "`0 à 4 ans`", denominator: Total, per: 100}'
refused 65 'estim.csv:4:' 'sexe.*total.*where' 'sexe.*total.*where' rank study.yaml
sed -i 's/value: pop}/value: pop, where: {sexe: Ensemble}}/' study.yaml
run rank study.yaml
expect_status 0

# ---- comparateur: s, nd, empty; comma in one column, point in another ----
printf 'CODGEO;P22_POP;MED21;TP6021\n09001;59;s;s\n09002;631.5;22110;nd\n09003;375;20480;17,5\n09004;122;;12,1\n' >comparateur.csv
write_study '  - {file: comparateur.csv, key: CODGEO}' \
    '  - {id: a, label_fr: A, polarity: -1, value: MED21}
  - {id: b, label_fr: B, polarity: 1, value: TP6021}
  - {id: c, label_fr: C, polarity: 1, value: P22_POP}'
run check study.yaml
expect_status 65 # rank would stop at the secret cells
expect_out 'comparateur.csv .*\.,'
expect_out 'manquantes 1, secrètes 1'

# ---- CNAM: strata, an empty count is a small one ----
printf 'annee;patho;cla_age_5;sexe;dept;Ntop;Npop\n2021;ALD;tsage;9;009;1200;152000\n2021;ALD;tsage;9;011;;370000\n2021;ALD;00-04;9;009;;7000\n' >effectifs.csv
write_study '  - {file: effectifs.csv, key: dept, where: {cla_age_5: tsage, sexe: "9"}, marks: {secret: [""]}}' \
    '  - {id: a, label_fr: A, polarity: 1, numerator: Ntop, denominator: Npop, per: 1000}'
run check study.yaml
expect_status 65
expect_out 'manquantes 0, secrètes 1'

# ---- an INSEE file that Excel saved: semicolon, comma, BOM, zeros lost ----
printf '\357\273\277CODGEO;X;POP\r\n1001;33,4253;380,3205\r\n9122;10,2;117,5\r\n11069;3,5;990\r\n' >excel.csv
write_study '  - {file: excel.csv, key: CODGEO}' "$ratio"
run check study.yaml
expect_status 0
expect_out 'excel.csv .*;  *,  *UTF-8'
expect_out 'BOM'
expect_out 'aucun code ne commence par un zéro, et 2 codes'
expect_out '1001, 9122'
expect_out 'code_width'
run check study.yaml --lang en
expect_out 'no code begins with a zero'
sed -i 's/key: CODGEO/key: CODGEO, code_width: 5/' study.yaml
run rank study.yaml
expect_status 0
expect_no_err
expect_out '09122'
printf 'CODGEO;LIB;X;POP\r\n01001;L\222Abergement-Cl\351mencia;1;10\r\n01002;B\342g\351;2;10\r\n' >excel.csv
write_study '  - {file: excel.csv, key: CODGEO, label: LIB}' "$ratio"
run check study.yaml
expect_out 'excel.csv .*CP1252'
run rank study.yaml
expect_out 'L’Abergement-Clémencia'
printf 'CODGEO;X;POP\n2,00042E+08;1;10\n' >excel.csv
write_study '  - {file: excel.csv, key: CODGEO}' "$ratio"
refused 65 'excel.csv:2:1: ' 'pris pour un nombre.*perdus' 'taken for a number.*lost' rank study.yaml
printf 'CODGEO;X;POP;;\n01001;1;10;;\n' >excel.csv
run check study.yaml
expect_out '2 colonne(s) sans nom passée(s)'
printf 'CODGEO;X;POP\n01001;1 234;10\n' >excel.csv
run check study.yaml
expect_out '1 nombre(s) à milliers séparés'

# ---- a code that lost its zero in one of two files ----
printf 'CODGEO;POP\n01001;10\n09122;10\n' >pop.csv
printf 'CODGEO;X\n1001;1\n9122;2\n' >lost.csv
write_study '  - {file: pop.csv, key: CODGEO}
  - {file: lost.csv, key: CODGEO}' "$ratio"
refused 65 '' 'zéro en tête.*code_width' 'leading zero.*code_width' rank study.yaml
sed -i 's/lost.csv, key: CODGEO/lost.csv, key: CODGEO, code_width: 5/' study.yaml # as it says
run rank study.yaml
expect_status 0

# ---- vintages mixed in the columns ----
printf 'CODGEO;P17_ACT1564;P12_CHOM1564\n01001;100;9\n01002;90;8\n' >mixed.csv
write_study '  - {file: mixed.csv, key: CODGEO}' \
    '  - {id: a, label_fr: A, polarity: 1, numerator: "P{yy}_CHOM1564", denominator: "P{yy}_ACT1564", per: 100}'
sed -i 's/{indicator: a}/{indicator: a, vintage: "17"}/' study.yaml
refused 65 'study.yaml:' 'P17_CHOM1564.*P12_CHOM1564.*autre millésime' 'P17_CHOM1564.*P12_CHOM1564.*another vintage' rank study.yaml

# ---- Mac line ends ----
printf 'CODGEO;X;POP\r01001;1;10\r01002;2;10\r' >mac.csv
write_study '  - {file: mac.csv, key: CODGEO}' "$ratio"
run rank study.yaml
expect_status 0
run check study.yaml
expect_out 'mac.csv : fins de ligne CR (ancien Mac)'
run check study.yaml --lang en
expect_out 'mac.csv: line ends CR (old Mac)'
printf 'CODGEO;X;POP\r01001;1;10\r01002;deux;10\r' >mac.csv
refused 65 'mac.csv:3:7: ' 'deux' 'deux' rank study.yaml

# ---- workbooks ----
printf 'Population légale\nCODGEO;X;POP\n01001;1.5;10\n2A004;2;10\n' >table.csv
book table.csv table.xlsx 'Communes 2020'
write_study '  - {file: table.xlsx, key: CODGEO, sheet: Communes 2020, skip: 1}' "$ratio"
run check study.yaml
expect_status 0
expect_out 'table.xlsx : feuille « Communes 2020 »'
run check study.yaml --format json
expect_json 't["inputs"][1]["sheet"] == "Communes 2020"'
run rank study.yaml
expect_out '1 *2A004'
sed -i 's/Communes 2020/Communes/' study.yaml
refused 65 'table.xlsx:1:1: ' 'aucune feuille.*Communes 2020' 'no sheet.*Communes 2020' rank study.yaml
write_study '  - {file: table.xlsx, key: CODGEO}' "$ratio"
printf 'CODGEO;X;POP\n11069;1;10\n9122;2;10\n' >table.csv
book table.csv table.xlsx
refused 65 'table.xlsx!Feuil1!A2:2:1: ' 'nombre.*Excel.*code_width' 'number.*Excel.*code_width' rank study.yaml
sed -i 's/key: CODGEO/key: CODGEO, code_width: 5/' study.yaml # as it says
run rank study.yaml
expect_status 0
expect_out '09122'
write_study '  - {file: table.xlsx, key: CODGEO}' "$ratio"
printf 'CODGEO;X;POP\n01001;=1+1;10\n01002;1;10\n' >table.csv
book table.csv table.xlsx
refused 65 'table.xlsx!Feuil1!B2:2:2: ' 'formule sans valeur.*enregistrez' 'formula without.*save' rank study.yaml
printf 'CODGEO;X;POP\n01001;#N/A;10\n01002;1;10\n' >table.csv
book table.csv table.xlsx
refused 65 'table.xlsx!Feuil1!B2:2:2: ' 'erreur de tableur.*marks' 'error of a spreadsheet.*marks' rank study.yaml
printf '\320\317\021\340\241\261\032\341\0\0\0\0' >table.xlsx
refused 65 'table.xlsx:1:1: ' 'xls.*xlsx' 'xls.*xlsx' rank study.yaml
printf 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0' >>table.xlsx
refused 65 'table.xlsx:1:1: ' 'mot de passe' 'password' rank study.yaml
/usr/bin/python3 -c 'import zipfile; zipfile.ZipFile("table.xlsx", "w").writestr("content.xml", "<a/>")'
refused 65 'table.xlsx:1:1: ' 'ods.*xlsx' 'ods.*xlsx' rank study.yaml
/usr/bin/python3 -c 'import zipfile; zipfile.ZipFile("table.xlsx", "w").writestr("base-cc.csv", "a;b")'
refused 65 'table.xlsx:1:1: ' 'ZIP.*base-cc.csv' 'ZIP.*base-cc.csv' rank study.yaml
# 70 MB of one space, in a workbook of 70 KB
/usr/bin/python3 - <<'PY'
import zipfile
book = zipfile.ZipFile("small.xlsx", "w", zipfile.ZIP_DEFLATED)
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
rel = "<Relationships><Relationship Id='a' Type='%s/%s' Target='%s'/></Relationships>"
book.writestr("_rels/.rels", rel % (office, "officeDocument", "workbook.xml"))
book.writestr("_rels/workbook.xml.rels", rel % (office, "worksheet", "sheet.xml"))
book.writestr("workbook.xml", "<workbook xmlns:r='%s'><sheets><sheet name='F' r:id='a'/></sheets></workbook>" % office)
book.writestr("sheet.xml", "<worksheet>" + " " * 70000000 + "</worksheet>")
book.close()
PY
write_study '  - {file: small.xlsx, key: CODGEO}' "$ratio"
refused 65 'small.xlsx:1:1: ' 'démesurée' 'excessive' rank study.yaml

# ---- keys that do not go together ----
printf 'CODGEO;X;POP\n01001;1;10\n01002;2;10\n' >table.csv
write_study '  - {file: table.csv, key: CODGEO, value: X}' "$ratio"
refused 65 'study.yaml:3:' 'value.*rows' 'value.*rows' rank study.yaml
write_study '  - {file: table.csv, key: CODGEO, rows: X}' "$ratio"
refused 65 'study.yaml:3:' 'rows.*value' 'rows.*value' rank study.yaml
write_study '  - {file: table.csv, key: [X, POP], code_width: 5}' "$ratio"
refused 65 'study.yaml:3:' 'code_width' 'code_width' rank study.yaml
write_study '  - {file: table.csv, key: CODGEO, sheet: Feuil1}' "$ratio"
refused 65 'table.csv:1:1: ' 'sheet' 'sheet' rank study.yaml
write_study '  - {file: table.csv, key: CODGEO, row: X}' "$ratio"
refused 65 'study.yaml:3:' 'rows' 'rows' rank study.yaml

finish
