/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define FILE_WITH(KEYS) "data:\n  - {file: communes.csv, key: code, label: nom, " KEYS "}\n"
#define LONG_WITH(KEYS)                                                                            \
    "data:\n"                                                                                      \
    "  - {file: communes.csv, key: code, label: nom}\n"                                            \
    "  - {file: equipements.csv, key: code, " KEYS "}\n"                                           \
    "indicators: [{id: medecins, numerator: MEDECIN, denominator: pop, per: 1000, polarity: "      \
    "-1}]\n"                                                                                       \
    "index: {children: [{indicator: medecins}]}\n"
#define EQUIPMENT "rows: type, value: nombre, absent: 0"

static const arp_key MARKS[] = {
    ARP_KEY("missing", TEXTS, "[\"\", NA, N/A, nd, ..]",
            "textes d'une cellule sans valeur connue ; ils s'ajoutent à ceux d'avance",
            "texts of a cell whose value is not known; they add to those there are",
            "marks: {missing: [ns]}\n"),
    ARP_KEY("secret", TEXTS, "[s, c, secret]",
            "textes d'une cellule couverte par le secret statistique",
            "texts of a cell withheld by statistical secrecy", "marks: {secret: [\"<5\"]}\n"),
    ARP_KEY("not_applicable", TEXTS, "[///, -]",
            "textes d'une cellule qui n'a pas de sens pour le territoire",
            "texts of a cell that has no meaning for the territory",
            "marks: {not_applicable: [s.o.]}\n"),
};
const arp_keys spec_keys_marks = {"marks", ARP_KEY_ROWS(MARKS), NULL};

static const arp_key FORM[] = {
    ARP_KEY("sheet", TEXT, ARP_KEY_NONE,
            "feuille d'un classeur XLSX ; la seule qu'il ait n'a pas à être nommée",
            "sheet of an XLSX workbook; the only one it has need not be named",
            "data: [{file: communes.xlsx, sheet: COM, key: code, code_width: 5, label: nom}]\n"),
    ARP_KEY("separator", WORD, ARP_KEY_NONE,
            "ce qui sépare les colonnes d'un CSV ; reconnu dans le fichier si on ne le dit pas",
            "what separates the columns of a CSV; found in the file unless stated",
            FILE_WITH("separator: \";\""), .words = SPEC_SEPARATORS),
    ARP_KEY("decimal", WORD, ARP_KEY_NONE,
            "signe décimal des nombres ; reconnu dans le fichier si on ne le dit pas",
            "decimal mark of the numbers; found in the file unless stated",
            FILE_WITH("decimal: \".\""), .words = SPEC_DECIMALS),
    ARP_KEY(
        "thousands", WORD, ARP_KEY_NONE,
        "signe qui sépare les milliers, quand il pourrait être le signe décimal ; les blancs le "
        "sont sans qu'on le dise",
        "mark that sets thousands apart, where it might be the decimal mark; blanks are one "
        "without being stated",
        FILE_WITH("thousands: \",\""), .words = SPEC_THOUSANDS),
    ARP_KEY("encoding", WORD, ARP_KEY_NONE,
            "codage des caractères ; reconnu dans le fichier si on ne le dit pas",
            "encoding of the characters; found in the file unless stated",
            FILE_WITH("encoding: UTF-8"), .words = SPEC_ENCODINGS),
    ARP_KEY("skip", WHOLE, "0",
            "lignes à passer avant celle des noms de colonnes, titres par exemple",
            "lines to pass over before that of the names of columns, titles for example",
            "data: [{file: communes-titre.csv, skip: 2, key: code, label: nom}]\n"),
    ARP_KEY("marks", MAP, ARP_KEY_NONE,
            "ce que disent les cellules sans nombre de ce fichier, comme « marks: » de l'étude",
            "what cells without a number say in this file, as \"marks:\" of the study",
            FILE_WITH("marks: {missing: [ns]}"), .inside = &spec_keys_marks),
    ARP_KEY("where", PAIRS, ARP_KEY_NONE,
            "lignes à garder : colonne de texte et la valeur, ou la liste de valeurs, qu'elle doit "
            "avoir",
            "rows to keep: a text column and the value, or the list of values, it must have",
            FILE_WITH("where: {dep: [\"09\", \"31\"]}")),
};
const arp_keys spec_keys_form = {"data", ARP_KEY_ROWS(FORM), NULL};

static const arp_key DATA[] = {
    ARP_KEY(
        "file", FILE, ARP_KEY_NEEDED,
        "un CSV, un classeur XLSX ou un texte à tabulations ; les fichiers de la liste sont joints "
        "par code",
        "a CSV, an XLSX workbook or a text with tabs; the files of the list are joined by code",
        "data:\n"
        "  - {file: communes.csv, key: code, label: nom}\n"
        "  - {file: revenus.csv, key: code}\n"),
    ARP_KEY("key", COLUMNS, ARP_KEY_NEEDED,
            "la colonne des codes ; plusieurs sont collées, [DEP, COM]",
            "the column of codes; several are pasted, [DEP, COM]",
            "data: [{file: communes-dep-com.csv, key: [DEP, COM], label: nom}]\n"),
    ARP_KEY("label", COLUMN, ARP_KEY_NONE, "la colonne des noms de territoires",
            "the column of the names of territories",
            "data: [{file: communes.csv, key: code, label: nom}]\n"),
    ARP_KEY(
        "code_width", NUMBERS, ARP_KEY_NONE,
        "longueur des codes dont un tableur a ôté les zéros de tête : 5 rend 09001 à 9001 ; de "
        "codes de plusieurs colonnes, une par colonne, [2, 3]",
        "length of codes whose leading zeros a spreadsheet took: 5 makes 9001 into 09001 again; "
        "of codes of several columns, one a column, [2, 3]",
        "data: [{file: communes-sans-zeros.csv, key: code, code_width: 5, label: nom}]\n"),
    ARP_KEY("rename", PAIRS, ARP_KEY_NONE,
            "{COLONNE: NOM} : ses noms de colonnes deviennent ceux que les indicateurs attendent",
            "{COLUMN: NAME}: its names of columns become those that the indicators expect",
            "data: [{file: communes.csv, key: code, label: nom, rename: {ald: ALD_TOT}}]\n"
            "indicators: [{id: ald, value: ALD_TOT, polarity: 1}]\n"
            "index: {children: [{indicator: ald}]}\n"),
    ARP_KEY("rows", COLUMNS, ARP_KEY_NONE,
            "d'un fichier long, une ligne par territoire et catégorie : la colonne des catégories, "
            "dont "
            "chacune devient une colonne ; de plusieurs, les noms sont collés par « _ »",
            "of a long file, one row per territory and category: the column of categories, each of "
            "which "
            "becomes a column; of several, the names are pasted with \"_\"",
            LONG_WITH(EQUIPMENT)),
    ARP_KEY("value", COLUMN, ARP_KEY_NONE, "avec « rows: », la colonne des nombres",
            "with \"rows:\", the column of numbers", LONG_WITH(EQUIPMENT)),
    ARP_KEY(
        "absent", NUMBER, ARP_KEY_NONE,
        "avec « rows: », ce que vaut une catégorie dont un territoire n'a pas de ligne ; sans "
        "elle, "
        "la valeur manque",
        "with \"rows:\", the value of a category that a territory has no row for; without it the "
        "value is missing",
        LONG_WITH(EQUIPMENT)),
    ARP_KEY(
        "sum_over", COLUMNS, ARP_KEY_NONE,
        "avec « rows: », les autres colonnes qui varient dans une même somme, et sur lesquelles "
        "on somme",
        "with \"rows:\", the other columns that vary inside one sum, and that are summed over",
        "data:\n"
        "  - {file: communes.csv, key: code, label: nom}\n"
        "  - {file: deces.csv, key: code, rows: sexe, value: deces, sum_over: [age, habitants, "
        "carres]}\n"
        "indicators: [{id: hommes, numerator: H, denominator: pop, per: 1000, polarity: 1}]\n"
        "index: {children: [{indicator: hommes}]}\n"),
    ARP_KEY(
        "vintage", WHOLE, ARP_KEY_NONE,
        "année des communes du fichier (millésime), pour la table de passage ; devinée des codes",
        "year of the file's communes, for the passage table; guessed from the codes",
        FILE_WITH("vintage: 2020")),
    ARP_KEY("level", TEXT, ARP_KEY_NONE,
            "avec « zonings: », le niveau dont les lignes sont des territoires ; sans elle, des "
            "communes",
            "with \"zonings:\", the level that the rows are territories of; without it, communes",
            "zonings: {file: zones.csv, key: code, levels: {canton: canton}}\n"
            "codes: equal\n"
            "data:\n"
            "  - {file: communes.csv, key: code, label: nom}\n"
            "  - {file: ald-cantons.csv, key: canton, level: canton}\n"
            "territories: {level: canton, population: pop}\n"
            "indicators: [{id: ald, value: ald_canton, polarity: 1}]\n"
            "index: {children: [{indicator: ald}]}\n"
            "selection: {territories: [\"0901\"]}\n"),
};
const arp_keys spec_keys_data = {"data", ARP_KEY_ROWS(DATA), &spec_keys_form};
