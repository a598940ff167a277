# SPDX-License-Identifier: GPL-3.0-or-later
# init: a first study out of the files, which runs as it is written.
. "$(dirname "$0")/lib.sh"

# wrote TEXT: the study has this line, whatever the blanks and the comment.
wrote() { expect; sed 's/  *#.*//; s/^ *//' etude.yaml | grep -qxF -- "$1" || fault "the study lacks: $1"; }
wrote_not() { expect; sed 's/  *#.*//' etude.yaml | grep -qF -- "$1" && fault "the study has: $1"; }
said() { expect; grep -q -e "$1" etude.yaml || fault "the study does not say: $1"; }
# ranks N: check and rank pass, and rank N territories.
ranks() {
    run check etude.yaml; expect_status 0
    run rank etude.yaml --format json; expect_status 0
    expect_json "len(t['ranking']) == $1"
}
begin() { rm -f etude.yaml; run init "$@" -o etude.yaml; expect_status 0; expect_no_out; }

# A file of cp1252 with two title lines, lost zeros, a secret cell, n.d. and a total: two commands.
cat >utf8.csv <<'CSV'
Observatoire régional – indicateurs par canton
Édition 2014 ; s : secret
CODE;Canton;Population;Taux de chômage;Revenu médian;Médecins pour 100 000;Foyers aidés
101;Un;12500;9,1;17250;80,2;95
102;Deux;8200;11,4;16100;61;s
103;Trois;10900;7,9;18700;n.d.;88
104;Quatre;6400;13,2;15200;55,5;71
105;Cinq;9100;8,8;17900;91;60
106;Six;7300;12,7;s;48;79
1001;Sept;5100;10,1;16800;70;41
1002;Huit;15900;6,9;19300;102,5;99
ENS;Total;75400;9,8;17400;74;533
CSV
iconv -f UTF-8 -t CP1252 utf8.csv >messy.csv
begin messy.csv
expect_err '^arpent: note : .*arpent check etude.yaml'
wrote 'separator: ";"'; wrote 'encoding: CP1252'; wrote 'skip: 2'; wrote 'decimal: ","'
wrote 'key: "CODE"'; wrote 'code_width: 4'; wrote 'label: "Canton"'; wrote 'population: "Population"'
wrote 'level: "canton"'; wrote '- "ENS"'; wrote 'missing: ["n.d."]'
wrote '- id: tauxdechomage'; wrote 'polarity: 1?'; wrote 'polarity: -1?'; wrote "- id: foyersaides"
wrote 'missing: {rule: exclude, secret: exclude}'
wrote 'numerator: "`Foyers aidés`"'; wrote 'denominator: "Population"'
said 'deviné : des codes de 3 chiffres, où le nom ou les plus longs en veulent 4'; said 'À CHOISIR : 1 (plus haut'
said "deviné : l'en-tête est à la ligne 3"; said '« s », 2 fois, déjà reconnu'
wrote '- "0103"'; said '"0103".*À CHOISIR : aucun nombre pour le versant « sanitaire »'
ranks 7
expect_json '{r["code"] for r in t["ranking"]} >= {"0101", "1002"} and "ENS" not in {r["code"] for r in t["ranking"]}'
expect_json '[r["code"] for r in t["left_out"]] == ["0103", "ENS"]'
expect_json '[r["polarity"] for r in t["indicators"]] == [1, -1, 1, -1] and all(r["polarity_guessed"] for r in t["indicators"])'
run rank etude.yaml; expect_err '4 indicateur(s) est deviné'
# chosen, nothing is left to tell
sed -i 's/polarity: \(-*1\)?/polarity: \1/' etude.yaml
run rank etude.yaml; expect_status 0; expect; grep -q 'deviné' err && fault "a polarity that was chosen is told"

# It writes over nothing, and -o alone decides where.
cp etude.yaml kept.yaml
run init messy.csv -o etude.yaml; expect_status 73; expect_err '^etude.yaml: erreur : ce fichier existe'
run init messy.csv -o messy.csv; expect_status 73
run init messy.csv -o etude.yaml --lang en; expect_status 73; expect_err 'init writes over none'
expect; cmp -s etude.yaml kept.yaml || fault "the study was written over"
run init messy.csv; expect_status 0; expect_out '^  - file: "messy.csv"'; expect_absent init.yaml
run init messy.csv -o -; expect_status 0; expect_out '^index:'
mkdir -p deep/data; cp messy.csv deep/data/
for where in deep/etude.yaml deep/data/etude.yaml etude2.yaml; do
    run init deep/data/messy.csv -o $where; expect_status 0
    run rank $where; expect_status 0
done
mkdir -p other; run init deep/data/messy.csv -o other/etude.yaml; expect_status 0; run rank other/etude.yaml; expect_status 0

# In English.
rm etude.yaml; run init messy.csv -o etude.yaml --lang en; expect_status 0
said 'guessed: the header is line 3'; said 'TO CHOOSE: 1 (higher'; wrote 'language: en'; wrote 'label_en: "Foyers aidés per 100 inhabitants"'
run rank etude.yaml; expect_status 0; expect_out 'most need'

# A workbook with a cover sheet, its codes stored as numbers: two commands.
/usr/bin/python3 - <<'PY'
import zipfile
from xml.sax.saxutils import escape, quoteattr
O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
def cell(v, ref):
    if v == "":
        return ""
    if isinstance(v, str):
        return f'<c r="{ref}" t="inlineStr"><is><t>{escape(v)}</t></is></c>'
    return f'<c r="{ref}"><v>{v}</v></c>'
def book(path, sheets):
    n = range(1, len(sheets) + 1)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{P}"><Relationship Id="rId1" Type="{O}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{M}" xmlns:r="{O}"><sheets>' + "".join(f'<sheet name={quoteattr(s)} sheetId="{i}" r:id="rId{i}"/>' for i, s in zip(n, sheets)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}">' + "".join(f'<Relationship Id="rId{i}" Type="{O}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in n) + "</Relationships>"}
    for i, rows in zip(n, sheets.values()):
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{M}"><sheetData>' + "".join(
            f'<row r="{r}">' + "".join(cell(v, "ABCDEFGH"[c] + str(r)) for c, v in enumerate(row)) + "</row>" for r, row in enumerate(rows, 1)) + "</sheetData></worksheet>"
    with zipfile.ZipFile(path, "w") as z:
        for name, text in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
book("book.xlsx", {"Lisez-moi": [["Indicateurs par canton"], ["Contact", "ors@example.org"]], "Données": [
    ["Tableau 1. Besoins"], [], ["CODE", "Canton", "POP", "Chômage", "Généralistes"],
    [101, "Un", 1200, 9.1, 80.2], [102, "Deux", 800, 11.4, 61], [103, "Trois", 1090, 7.9, 70],
    [1001, "Quatre", 640, 13.2, 55.5], [1002, "Cinq", 910, 8.8, 91]],
    "Notes": [["Source", "Insee"], ["Date", "2014"]]})
PY
begin book.xlsx
wrote 'sheet: "Données"'; wrote 'skip: 2'; wrote 'code_width: 4'; wrote_not 'encoding'; wrote_not 'separator'
said 'feuilles visibles : Lisez-moi, Données, Notes'
ranks 5
expect_json '{r["code"] for r in t["ranking"]} == {"0101", "0102", "0103", "1001", "1002"}'

# Files of INSEE: the catalogue's own indicators, by their columns; a code in two columns.
cp "$ARPENT_SOURCE/tests/data/files/base-cc.csv" .
begin base-cc.csv
wrote '- {indicator: chom_rp, vintage: "17"}'; wrote 'population: "P17_POP"'; wrote_not 'polarity'
run rank etude.yaml; expect_status 0; expect; grep -q 'deviné' err && fault "the catalogue's polarity is told as a guess"
printf 'DEP,COM,LIBELLE,TX_PAUVRETE\n09,122,Foix,18.1\n09,160,Lavelanet,24.2\n2A,004,Ajaccio,17.5\n' >cog.csv
begin cog.csv
wrote 'key: ["DEP", "COM"]'; wrote 'level: "commune"'; ranks 3
expect_json '{r["code"] for r in t["ranking"]} == {"09122", "09160", "2A004"}'

# Several files, joined; what one lacks is told; a column that stands in both is taken once.
printf 'code\tnom\tpop\tchom\n0101\tUn\t100\t9.5\n0102\tDeux\t200\t8.5\n0103\tTrois\t300\t7.5\n0104\tQuatre\t150\t8\n' >a.csv
printf 'code;pop;ald\n0101;100;12,5\n0102;200;14\n0103;300;11,5\n' >b.csv
begin a.csv b.csv
wrote '- file: "a.csv"'; wrote '- file: "b.csv"'; wrote 'separator: "tab"'; wrote 'unmatched: drop'; wrote '- id: chom'; wrote '- id: ald'
said '"pop" (b.csv)'; ranks 3

# What is no indicator: numbers of the rows, years, constants, limits of intervals, names given twice.
printf ';code;an;x;x;k;ic_inf;taux\n1;0101;2014;1;2;5;7,1;8,1\n2;0102;2014;3;4;5;8,2;9,3\n3;0103;2014;5;6;5;6,1;7,7\n' >odd.csv
run init odd.csv; expect_out 'id: taux$'
expect; [ "$(grep -c '^  - id:' out)" -eq 1 ] || fault "more than one indicator"
expect_out '^#   "an" (odd.csv) : une année'; expect_out '^#   "k" (odd.csv) : la même valeur'
expect_out '^#   "ic_inf" (odd.csv) : une borne'; expect_out '^#   "x" (odd.csv) : ce nom'

# A number of three decimals or a thousand: nobody decides for the user.
printf 'code;pop;u\n0101;5,200;8,5\n0102;4,100;9,5\n0103;3,900;7,5\n' >doubt.csv
run init doubt.csv; expect_out 'À CHOISIR : 1,234 est-il'; expect; grep -q '^    decimal:' out && fault "the decimal mark was decided"

# Names that YAML would take for something else stay names; nothing a file says ends its comment.
printf 'code;"a: b # ""c""";%s\n0101;1;2\n0102;3;1\n0103;2;5\n' 'x\y' >names.csv
begin names.csv; ranks 3
expect_json '{"a: b # \"c\"", "x\\y"} == {r["label_fr"] for r in t["indicators"]}'

# A territory without any number, and one mark of each kind.
printf 'code;u;v\n0101;1,5;2\n0102;;\n0103;ns;4\n0104;3,5;s.o.\n0105;2,5;1\n' >holes.csv
begin holes.csv
wrote '- "0102"'; wrote 'secret: ["ns"]'; wrote 'not_applicable: ["s.o."]'; ranks 4

# Refusals: the file, and what was looked for.
refused() {
    want=$1 place=$2 french=$3 english=$4
    shift 4
    run "$@"; expect_status "$want"; expect_no_out; expect_one_line_err
    expect_err_start "$place"; expect_err "erreur : .*$french"; expect_absent result
    run "$@" --lang en; expect_status "$want"; expect_err_start "$place"; expect_err "error: .*$english"
}
printf 'Un texte\nsans tableau\n' >text.csv
refused 65 'text.csv: ' "ligne d'en-tête" 'header line' init text.csv -o result
printf 'nom;x\nUn lieu;1\nUn autre;2\n' >keyless.csv
refused 65 'keyless.csv:1:1: ' 'colonne de codes' 'column of codes' init keyless.csv -o result
printf 'code;type;n\n0101;a;1\n0101;b;2\n0102;a;4\n0102;b;3\n' >long.csv
refused 65 'long.csv:1:1: ' 'rows: » (la colonne des catégories) et « value: n' 'with "rows:"' init long.csv -o result
printf 'code;k\n0101;1\n0102;1\n' >still.csv
refused 65 'still.csv: ' "rien à classer" 'nothing to rank' init still.csv -o result
refused 66 'absent.csv: ' 'introuvable' 'no such file' init absent.csv -o result
: >empty.csv; refused 65 'empty.csv:1:1: ' 'vide' 'empty' init empty.csv -o result
printf 'code;u\n0101;1\0\n' >zero.csv; run init zero.csv; expect_status 65
run init; expect_status 2; expect_err 'FICHIER'
# a total among communes is none: whatever its code and name, beside a column of shares that is named like a
# number, under a legend with a separator, and without a code
printf 'Code INSEE;nom;population;chomeurs;Bénéficiaires C2S (%%);ALD pour 100 000\n' >parts.csv
for k in 001 004 012 015 019 023 041; do printf '9%s;Commune %s;%s40;%s;%s,5;18%s,2\n' $k $k $k $k $((30 - ${k##*0})) $k; done >>parts.csv
totalled() {
    (cat parts.csv; printf '%s;11560;114;16,1;18950,3\n' "$1"
        printf 's : secret statistique ; n.d. : non disponible;;;;\nSource : INSEE;;;;;\n') >sums.csv
}
for total in '09;Total département' '09;Ensemble du territoire' ';Total' ';Ensemble'; do
    totalled "$total"; begin sums.csv
    run check etude.yaml; expect_status 0; expect_out '^  7 communes'
done
expect_out 'total sans code'
# the same in the encoding of Excel, a legend that opens as one and has accents in its second cell
(cat parts.csv; printf 'Légende : s, secret;é n.d., non disponible : ééééé;;;;\n') | iconv -f UTF-8 -t CP1252 >legend.csv
begin legend.csv; run check etude.yaml; expect_status 0; expect_out '^  7 communes'; expect_out 'de fin passée'
totalled '09;Ariège'; rm -f etude.yaml
run init sums.csv -o etude.yaml; expect_status 65; expect_err '^sums.csv:9:1: .*00009 (Ariège) ; écrivez « exclude: \[00009'
begin parts.csv; grep -q 'label_fr: "chomeurs pour 100 habitants"' etude.yaml || fault "a rate is called by its number's name"
finish
