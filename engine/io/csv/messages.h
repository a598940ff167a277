/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a table of a file is refused for, and what is told of it.
 */
#ifndef IO_CSV_MESSAGES_H
#define IO_CSV_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(IO_CSV)
ARP_MESSAGE(CSV_EMPTY, "le fichier est vide ; il faut une ligne d'en-tête et des lignes de données",
            "the file is empty; a header line and data lines are needed")
ARP_MESSAGE(CSV_UTF16, "le fichier est en UTF-16 ; enregistrez-le au format « CSV UTF-8 »",
            "the file is in UTF-16; save it as \"CSV UTF-8\"")
ARP_MESSAGE(CSV_BINARY,
            "octet nul : le fichier n'est pas un texte ; enregistrez-le au format « CSV UTF-8 »",
            "NUL byte: the file is not text; save it as \"CSV UTF-8\"")
ARP_MESSAGE(
    CSV_BAD_BYTES,
    "octets étrangers à l'encodage {0} ; indiquez le bon encodage (« encoding: CP850 » pour un "
    "fichier de DOS) ou enregistrez en UTF-8",
    "bytes that are not {0}; state the right encoding (`encoding: CP850` for a file of DOS) "
    "or save the file as UTF-8")
ARP_MESSAGE(CSV_BOM, "le fichier commence par la marque de l'UTF-8 ; retirez l'encodage indiqué",
            "the file begins with the mark of UTF-8; remove the encoding that was stated")
ARP_MESSAGE(CSV_ENCODING, "encodage « {0} » inconnu ; admis : UTF-8, ISO-8859-1, CP1252, CP850",
            "unknown encoding \"{0}\"; accepted: UTF-8, ISO-8859-1, CP1252, CP850")
ARP_MESSAGE(CSV_NO_CONVERSION,
            "le système ne sait pas convertir {0} ; enregistrez le fichier en UTF-8",
            "the system cannot convert {0}; save the file as UTF-8")
ARP_MESSAGE(CSV_SEPARATOR,
            "séparateur « {0} » impossible ; admis : virgule, point-virgule, tabulation, barre",
            "separator \"{0}\" is not possible; accepted: comma, semicolon, tab, bar")
ARP_MESSAGE(CSV_DECIMAL, "marque décimale « {0} » impossible ; admises : le point, la virgule",
            "decimal mark \"{0}\" is not possible; accepted: point, comma")
ARP_MESSAGE(CSV_THOUSANDS_MARK,
            "« thousands: \"{0}\" » impossible ; admises : virgule, point, espace, apostrophe, et "
            "une autre que « decimal »",
            "`thousands: \"{0}\"` is not possible; accepted: comma, point, space, apostrophe, and "
            "another one than \"decimal\"")
ARP_MESSAGE(
    CSV_SKIP,
    "aucun en-tête après les lignes à sauter (dans le premier mébioctet) ; réduisez « skip »",
    "no header after the lines to skip (within the first mebibyte); lower \"skip\"")
ARP_MESSAGE(
    CSV_LOOSE_QUOTE,
    "un guillemet au milieu d'un champ sans guillemets ; mettez le champ entre guillemets et "
    "doublez ceux qu'il contient",
    "a quote inside an unquoted field; put the field in quotes and double those inside it")
ARP_MESSAGE(
    CSV_EARLY_QUOTE,
    "du texte suit le guillemet fermant du champ ouvert ici ; doublez les guillemets qu'il "
    "contient, ou fermez celui qui manque",
    "text follows the closing quote of the field opened here; double the quotes inside it, or "
    "close the one that is missing")
ARP_MESSAGE(CSV_OPEN_QUOTE, "le guillemet ouvert ici n'est jamais fermé ; fermez-le",
            "the quote opened here is never closed; close it")
ARP_MESSAGE(CSV_LONG_CELL,
            "cellule de plus d'un mébioctet ; vérifiez qu'un guillemet ouvert ici est bien fermé",
            "a cell of over one mebibyte; check that a quote opened here is closed")
ARP_MESSAGE(
    CSV_EMPTY_NAME,
    "la colonne {0} n'a pas de nom ; nommez-la dans l'en-tête ou supprimez-la ; si l'en-tête est "
    "plus bas, sous un titre, écrivez « skip: 1 » (le nombre de lignes à sauter) sous « data: »",
    "column {0} has no name; name it in the header or remove it; if the header stands lower, "
    "under a title, write \"skip: 1\" (the number of lines to skip) under \"data:\"")
ARP_MESSAGE(
    CSV_DUPLICATE_NAME,
    "la colonne « {0} » est donnée deux fois (colonnes {1} et {2}) ; renommez l'une des deux",
    "column \"{0}\" is given twice (columns {1} and {2}); rename one of them")
ARP_MESSAGE(CSV_ABSENT, "la colonne « {0} » manque ; vouliez-vous dire « {1} » ?",
            "there is no column \"{0}\"; did you mean \"{1}\"?")
ARP_MESSAGE(CSV_ABSENT_ALL, "la colonne « {0} » manque ; colonnes du fichier : {1}",
            "there is no column \"{0}\"; the file's columns are: {1}")
ARP_MESSAGE(
    CSV_ONE_COLUMN,
    "la colonne « {0} » manque : l'en-tête n'a qu'une colonne, « {1} » ; vérifiez le "
    "séparateur (virgule, point-virgule ou tabulation) et « skip »",
    "there is no column \"{0}\": the header has one column only, \"{1}\"; check the separator "
    "(comma, semicolon or tab) and \"skip\"")
ARP_MESSAGE(
    CSV_KEY_ELSEWHERE,
    "la colonne des codes « {0} » (key) n'est pas dans l'en-tête lu ici (séparateur « {2} ») : {1} "
    "; "
    "elle est à la ligne {3} : écrivez à ce fichier, sous « data: », « {4} »",
    "the column of codes \"{0}\" (key) is not in the header read here (separator \"{2}\"): {1}; it "
    "stands on line {3}: write for this file, under \"data:\", `{4}`")
ARP_MESSAGE(CSV_KEY_NEAR,
            "la colonne des codes « {0} » (key) n'est pas dans l'en-tête lu ici (séparateur « {2} "
            "») : {1} ; "
            "vouliez-vous dire « key: {3} » ?",
            "the column of codes \"{0}\" (key) is not in the header read here (separator \"{2}\"): "
            "{1}; did "
            "you mean `key: {3}`?")
ARP_MESSAGE(
    CSV_KEY_NOWHERE,
    "la colonne des codes « {0} » (key) n'est pas dans l'en-tête lu ici (séparateur « {2} ») : {1} "
    "; "
    "aucune ligne ne la porte : ouvrez le fichier, et donnez à « key: » le nom de la colonne des "
    "codes, ou un autre fichier à « file: »",
    "the column of codes \"{0}\" (key) is not in the header read here (separator \"{2}\"): {1}; no "
    "line has it: open the file, and give `key:` the name of the column of codes, or `file:` "
    "another "
    "file")
ARP_MESSAGE(CSV_NO_ROW, "un en-tête, mais aucune ligne de données ; complétez le fichier",
            "a header but no data line; complete the file")
ARP_MESSAGE(CSV_NONE_KEPT, "« where » écarte toutes les lignes ({0}) ; vérifiez ses valeurs",
            "\"where\" leaves out every row ({0}); check its values")
ARP_MESSAGE(
    CSV_SURPLUS,
    "{0} champs au lieu de {1} ; retirez les séparateurs en trop, ou mettez entre guillemets "
    "le champ qui en contient",
    "{0} fields instead of {1}; remove the extra separators, or quote the field that holds "
    "them")
ARP_MESSAGE(CSV_NOTE_INSIDE,
            "« {0} » n'est pas une ligne du tableau, et d'autres la suivent ; une note ne se lit "
            "qu'à la fin "
            "du fichier : ôtez-la, ou complétez la ligne",
            "\"{0}\" is no row of the table, and rows follow it; a note is passed over at the end "
            "of a file "
            "only: take it out, or complete the row")
ARP_MESSAGE(CSV_LACKING, "{0} champs au lieu de {1} ; complétez la ligne",
            "{0} fields instead of {1}; complete the line")
ARP_MESSAGE(CSV_BLANK_LINE,
            "ligne vide dans un fichier d'une seule colonne : code absent, ou ligne à supprimer",
            "a blank line in a file of one column: a missing code, or a line to remove")
ARP_MESSAGE(CSV_EMPTY_CODE, "code vide (colonne « {0} ») ; donnez un code ou supprimez la ligne",
            "empty code (column \"{0}\"); give a code or remove the line")
ARP_MESSAGE(
    CSV_DUPLICATE_CODE,
    "le code « {0} » est déjà donné à la ligne {1} ; gardez une seule des deux lignes, ou, si le "
    "fichier est long (une ligne par territoire et catégorie), écrivez « rows » et « value »",
    "code \"{0}\" was already given on line {1}; keep one of the two lines, or, in a long file (a "
    "row a territory and category), write \"rows\" and \"value\"")
ARP_MESSAGE(
    CSV_NOT_A_NUMBER,
    "« {0} » n'est pas un nombre (colonne {1}, territoire {2}) ; corrigez la cellule ou "
    "ajoutez ce texte à « marks »",
    "\"{0}\" is not a number (column {1}, territory {2}); mend the cell or add this text to "
    "\"marks\"")
ARP_MESSAGE(
    CSV_RANGE,
    "« {0} » dépasse la portée des nombres (colonne {1}, territoire {2}) ; corrigez la cellule",
    "\"{0}\" is beyond the range of numbers (column {1}, territory {2}); mend the cell")
ARP_MESSAGE(
    CSV_THOUSANDS,
    "« {0} » sépare les milliers (colonne {1}, territoire {2}) ; écrivez « thousands: \"{3}\" » à "
    "ce fichier, sous « data: », et « decimal: » si l'autre marque n'est pas la décimale",
    "\"{0}\" has thousands separators (column {1}, territory {2}); write `thousands: \"{3}\"` for "
    "this file, under \"data:\"")
ARP_MESSAGE(
    CSV_AMBIGUOUS,
    "« {0} » (colonne {1}, territoire {2}) se lit avec ou sans décimales, comme tous les nombres à "
    "marque de sa colonne ; écrivez à ce fichier, sous « data: », « thousands: \"{3}\" » si elle "
    "sépare les milliers, ou « decimal: \"{3}\" » si elle est la marque décimale",
    "\"{0}\" (column {1}, territory {2}) may be a whole number or have decimals, as every number "
    "with a mark in its column; write for this file, under \"data:\", `thousands: \"{3}\"` if the "
    "mark sets thousands apart, or `decimal: \"{3}\"` if it is the decimal mark")
ARP_MESSAGE(
    CSV_PEOPLE_DECIMALS,
    "« {0} » : lus avec des décimales, les nombres d'habitants (colonne {1}, territoire {2}) "
    "seraient tous sous mille avec trois décimales ; écrivez à ce fichier « thousands: \"{3}\" » à "
    "la place de « decimal: \"{3}\" », ou, s'ils ont vraiment des décimales, ajoutez "
    "« thousands: \" \" »",
    "\"{0}\": read with decimals, the numbers of people (column {1}, territory {2}) would all be "
    "below a thousand with three decimals; write `thousands: \"{3}\"` for this file instead of "
    "`decimal: \"{3}\"`, or, if they do have decimals, add `thousands: \" \"`")
ARP_MESSAGE(
    CSV_PERCENT_MIXED,
    "« {0} » porte le signe % (colonne {1}, territoire {2}) parmi des nombres sans % qui ne sont "
    "pas à la même échelle ; mettez toute la colonne en points (9,1) ou toute en fractions (0,091)",
    "\"{0}\" carries a % sign (column {1}, territory {2}) among numbers without one that are not "
    "on "
    "its scale; put the whole column in points (9.1) or the whole in fractions (0.091)")
ARP_MESSAGE(
    CSV_OTHER_DECIMAL,
    "« {0} » n'a pas la marque décimale du fichier (colonne {1}, territoire {2}) ; corrigez la "
    "cellule, ou écrivez « decimal: \"{3}\" » à ce fichier si toutes ont celle-ci",
    "\"{0}\" does not have the file's decimal mark (column {1}, territory {2}); mend the cell, or "
    "write `decimal: \"{3}\"` for this file if all of them have this one")
ARP_MESSAGE(
    CSV_BOTH_DECIMALS,
    "« {0} » n'a pas la marque décimale des lignes précédentes (colonne {1}, territoire {2}) ; "
    "gardez la virgule ou le point, pas les deux",
    "\"{0}\" does not have the decimal mark of the lines before (column {1}, territory {2}); "
    "keep the comma or the point, not both")
ARP_MESSAGE(
    CSV_CODE_ERROR,
    "le code est une erreur de tableur, « {1} » (colonne « {0} ») ; corrigez la formule ou "
    "supprimez la ligne",
    "the code is an error of a spreadsheet, \"{1}\" (column \"{0}\"); correct the formula or "
    "remove the row")
ARP_MESSAGE(
    CSV_CODE_SCIENTIFIC,
    "le code « {1} » (colonne « {0} ») a été pris pour un nombre par le tableur, et ses derniers "
    "chiffres sont perdus ; repartez du fichier d'origine, sans l'ouvrir dans Excel, ou importez "
    "cette colonne comme du texte",
    "code \"{1}\" (column \"{0}\") was taken for a number by a spreadsheet, and its last digits "
    "are lost; go back to the original file without opening it in Excel, or import this column "
    "as text")
ARP_MESSAGE(
    CSV_CODE_DECIMALS,
    "le code « {1} » (colonne « {0} ») a été pris pour un nombre, « {2} » sans doute ; repartez du "
    "fichier d'origine en lisant cette colonne comme du texte, ou retirez les décimales, et "
    "écrivez "
    "« code_width: 5 » (la longueur des codes) sous « data: » si des zéros en tête se sont perdus",
    "code \"{1}\" (column \"{0}\") was taken for a number, likely \"{2}\"; go back to the original "
    "file and read this column as text, or remove the decimals, and write \"code_width: 5\" (the "
    "length of the codes) under \"data:\" if leading zeros were lost")
ARP_MESSAGE(
    CSV_CODE_QUOTED,
    "le code « {1} » (colonne « {0} ») commence par l'apostrophe qui dit à un tableur que c'est du "
    "texte ; retirez-la : « {2} » sans doute",
    "code \"{1}\" (column \"{0}\") begins with the apostrophe that tells a spreadsheet it is text; "
    "remove it: likely \"{2}\"")
ARP_MESSAGE(
    CSV_CODE_UNSEEN,
    "le code « {1} » (colonne « {0} ») a en lui un caractère qui ne se voit pas ou une espace "
    "insécable ; retapez-le : « {2} » sans doute",
    "code \"{1}\" (column \"{0}\") has a character in it that is not seen, or a no-break space; "
    "type "
    "it again: likely \"{2}\"")
ARP_MESSAGE(
    CSV_CODE_PARTS,
    "dans la colonne « {0} », une partie de code a {1} chiffre(s), d'autres {2} : un zéro en tête "
    "s'est perdu ; écrivez « code_width: {3} » sous « data: », la longueur de chaque colonne de "
    "« key: »",
    "in column \"{0}\" one part of a code has {1} digits, others have {2}: a leading zero was "
    "lost; "
    "write \"code_width: {3}\" under \"data:\", the length of each column of \"key:\"")
ARP_MESSAGE(CSV_NO_CODE, "le code « {0} » n'est plus dans le fichier ; relancez",
            "code \"{0}\" is no longer in the file; run again")
ARP_MESSAGE(
    CSV_CELL_ERROR,
    "« {0} » est une erreur de tableur (colonne {1}, territoire {2}) ; corrigez la formule, ou "
    "ajoutez ce texte à « marks »",
    "\"{0}\" is an error of a spreadsheet (column {1}, territory {2}); correct the formula or "
    "add this text to \"marks\"")
ARP_MESSAGE(
    CSV_NEGATIVE,
    "« {0} » : un nombre négatif là où l'on compte (colonne {1}, territoire {2}) ; corrigez la "
    "cellule, ou ajoutez ce texte à « marks »",
    "\"{0}\": a number below 0 where something is counted (column {1}, territory {2}); mend the "
    "cell or add this text to \"marks\"")
ARP_MESSAGE(
    CSV_LONG_MANY,
    "plus de {0} valeurs différentes dans « {1} » (rows) ; vérifiez que c'est bien la colonne "
    "des catégories, ou restreignez les lignes par « where »",
    "over {0} different values in \"{1}\" (rows); check that it is the column of categories, or "
    "keep fewer rows with \"where\"")
ARP_MESSAGE(
    CSV_LONG_DIFFERS,
    "la colonne « {0} » du territoire {1} dit d'abord « {2} », ici « {3} » ; elle doit être la "
    "même sur toutes ses lignes : corrigez-la, ou restreignez les lignes par « where »",
    "column \"{0}\" of territory {1} says \"{2}\" first, here \"{3}\"; it must be the same on "
    "all its rows: correct it, or keep fewer rows with \"where\"")
ARP_MESSAGE(
    CSV_LONG_COLUMN,
    "la colonne « {0} » n'est pas une catégorie de « {1} » ; d'un fichier long (rows, value) on ne "
    "lit comme nombres que les catégories : lisez ce fichier une seconde fois, sans « rows »",
    "column \"{0}\" is no category of \"{1}\"; of a long file (rows, value) only categories are "
    "read as numbers: read the file a second time, without \"rows\"")
ARP_MESSAGE(
    CSV_LONG_LEVELS,
    "le code {0} est celui de plusieurs territoires ({1} : « {2} », puis « {3} ») ; n'en gardez "
    "qu'un niveau, par exemple « where: {{1}: COM} »",
    "code {0} is that of several territories ({1}: \"{2}\", then \"{3}\"); keep one level only, "
    "for "
    "example \"where: {{1}: COM}\"")
ARP_MESSAGE(
    CSV_LONG_UNNAMED,
    "{0} : varie dans une même somme sans que l'étude le nomme ; écrivez « {1} » pour additionner, "
    "ou par exemple « {2} » pour n'en garder qu'une valeur",
    "{0}: varies inside one sum and the study does not name it; write \"{1}\" to sum, or for "
    "example \"{2}\" to keep one value")
ARP_MESSAGE(CSV_LONG_UNNAMED_SUM,
            "{0} : varie dans une même somme sans que l'étude le nomme ; écrivez « {1} » pour "
            "additionner, ou restreignez les lignes par « where: »",
            "{0}: varies inside one sum and the study does not name it; write \"{1}\" to sum, or "
            "keep fewer rows with \"where:\"")
ARP_MESSAGE(
    CSV_LONG_TOTAL,
    "{0} : c'est un total parmi ses parties, et leur somme compterait deux fois ; écrivez « {1} » "
    "pour garder le total, ou « {2} » pour additionner ses parties",
    "{0}: a total among its parts, and their sum would count twice; write \"{1}\" to keep the "
    "total, or \"{2}\" to sum its parts")
ARP_MESSAGE(
    CSV_LONG_TOTAL_KEEP,
    "{0} : c'est un total parmi ses parties, et leur somme compterait deux fois ; écrivez « {1} » "
    "pour garder le total, ou listez sous « where: » ses seules parties",
    "{0}: a total among its parts, and their sum would count twice; write \"{1}\" to keep the "
    "total, or list its parts alone under \"where:\"")
ARP_MESSAGE(
    CSV_LONG_RANGE,
    "la somme dépasse la portée des nombres (catégorie {0}, territoire {1}) ; corrigez la cellule",
    "the sum is beyond the range of numbers (category {0}, territory {1}); mend the cell")
ARP_MESSAGE(
    XLSX_CODE_NUMBER,
    "le code « {1} » est un nombre dans le classeur (colonne « {0} ») : Excel a pu lui ôter un "
    "zéro "
    "en tête ; mettez la colonne au format Texte et ressaisissez les codes, ou donnez leur "
    "longueur sous « data: », par exemple « code_width: 5 »",
    "code \"{1}\" is a number in the workbook (column \"{0}\"): Excel may have taken a leading "
    "zero off; format the column as Text and enter the codes again, or give their length under "
    "\"data:\", for example \"code_width: 5\"")
ARP_MESSAGE(
    STAT_CODE_NUMBER,
    "le code « {1} » est un nombre dans le fichier (colonne « {0} ») : un zéro en tête a pu se "
    "perdre ; enregistrez les codes comme du texte, ou donnez leur longueur sous « data: », par "
    "exemple « code_width: 5 »",
    "code \"{1}\" is a number in the file (column \"{0}\"): a leading zero may be lost; save the "
    "codes as text, or give their length under \"data:\", for example \"code_width: 5\"")
ARP_MESSAGE(
    STAT_ENCODED,
    "le code {1} de la colonne « {0} » n'est qu'un numéro, dont le vrai code est l'étiquette ; "
    "enregistrez les codes comme du texte (Stata : decode)",
    "code {1} of column \"{0}\" is only a number, whose label is the true code; save the codes as "
    "text (Stata: decode)")
ARP_MESSAGE(
    STAT_DATE,
    "la colonne « {0} » est une date ou une durée (format {1}), non un nombre ; enregistrez dans "
    "le fichier ce qu'il faut en lire, l'année par exemple, dans une colonne de nombres",
    "column \"{0}\" is a date or a time (format {1}), not a number; save what is to be read of it, "
    "the year for example, in a column of numbers of the file")
ARP_MESSAGE(
    STAT_OPTION,
    "« separator », « sheet » et « skip » sont pour un texte ou un classeur, et ce fichier est de "
    "SAS, SPSS ou Stata ; retirez-les",
    "\"separator\", \"sheet\" and \"skip\" are for a text or a workbook, and this file is of SAS, "
    "SPSS or Stata; remove them")
ARP_MESSAGE(CSV_PACKED, "fichier compressé ({0}) ; décompressez-le et indiquez ce qu'il contient",
            "a packed file ({0}); unpack it and name what is in it")
ARP_MESSAGE(CSV_FOREIGN, "fichier {0}, que rien ici ne lit ; enregistrez-le en CSV UTF-8",
            "a file of the form {0}, which nothing here reads; save it as CSV UTF-8")
ARP_MESSAGE(
    XLSX_PERCENT_MIXED,
    "« {0} » est affiché en % dans le classeur, donc stocké comme une fraction (colonne {1}, "
    "territoire {2}), parmi des nombres sans % ; donnez à toute la colonne le même format",
    "\"{0}\" is shown as % in the workbook, so stored as a fraction (column {1}, territory {2}), "
    "among numbers without %; give the whole column the same format")
ARP_MESSAGE(
    XLSX_DATE,
    "« {0} » est une date ou une heure dans le classeur, non un nombre (colonne {1}, territoire "
    "{2}) ; mettez la colonne au format Standard et ressaisissez le nombre",
    "\"{0}\" is a date or a time in the workbook, not a number (column {1}, territory {2}); set "
    "the "
    "column's format to General and enter the number again")
ARP_MESSAGE(
    XLSX_BOOLEAN,
    "« {0} » est un booléen dans le classeur, non un nombre (colonne {1}, territoire {2}) ; "
    "écrivez 1 ou 0, ou corrigez la formule",
    "\"{0}\" is a boolean in the workbook, not a number (column {1}, territory {2}); write 1 "
    "or 0, "
    "or correct the formula")
ARP_MESSAGE(
    XLSX_CODE_DATE,
    "le code « {1} » est une date ou un booléen dans le classeur (colonne « {0} ») ; mettez la "
    "colonne au format Texte et ressaisissez les codes",
    "code \"{1}\" is a date or a boolean in the workbook (column \"{0}\"); format the column "
    "as "
    "Text and enter the codes again")
ARP_MESSAGE(XLSX_NO_VALUE,
            "formule sans valeur enregistrée (colonne « {0} ») ; ouvrez le classeur dans Excel ou "
            "LibreOffice, enregistrez-le, et relancez",
            "a formula without a stored value (column \"{0}\"); open the workbook in Excel or "
            "LibreOffice, "
            "save it, and run again")
ARP_MESSAGE(XLSX_SURPLUS,
            "une cellule remplie en colonne {0}, alors que l'en-tête n'en a que {1} ; "
            "videz-la, ou nommez "
            "sa colonne dans l'en-tête",
            "a cell is filled in column {0}, but the header has only {1}; empty it, or name "
            "its column in "
            "the header")
ARP_MESSAGE(XLSX_OLD,
            "classeur à l'ancien format (.xls) ou protégé par un mot de passe ; ouvrez-le et "
            "enregistrez-le au format .xlsx, sans mot de passe",
            "a workbook in the old format (.xls) or locked with a password; open it and save "
            "it as .xlsx, "
            "without a password")
ARP_MESSAGE(XLSX_SHEET_OF_TEXT,
            "« sheet » est pour un classeur .xlsx, et ce fichier est un texte ; retirez « sheet »",
            "\"sheet\" is for an .xlsx workbook, and this file is text; remove \"sheet\"")
ARP_MESSAGE(
    XLSX_TEXT_OPTION,
    "« separator » et « encoding » sont pour un fichier texte, et ce fichier est un classeur ; "
    "retirez-les",
    "\"separator\" and \"encoding\" are for a text file, and this file is a workbook; remove "
    "them")
ARP_MESSAGES_END;

#endif
