/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * The comments of a first study, and what files are refused for.
 */
#ifndef INIT_MESSAGES_H
#define INIT_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(INIT)
ARP_MESSAGE(INIT_NO_HEADER,
            "aucune ligne d'en-tête n'est reconnue : il faut une ligne de noms, deux au moins, et "
            "des nombres dessous ; écrivez l'étude à la main (« skip », « separator », « sheet »)",
            "no header line is found: it takes a line of names, two at least, and numbers below; "
            "write the study by hand (\"skip\", \"separator\", \"sheet\")")
ARP_MESSAGE(
    INIT_NO_KEY,
    "aucune colonne de codes n'est reconnue sous cet en-tête : il en faut une de codes tous "
    "différents ; nommez-la CODE, ou écrivez l'étude à la main (« key »)",
    "no column of codes is found under this header: it takes one whose codes all differ; "
    "name it CODE, or write the study by hand (\"key\")")
ARP_MESSAGE(
    INIT_NO_NUMBERS,
    "aucune colonne de nombres qui varie, hors de la population et des codes ; il n'y a rien "
    "à classer",
    "no column of numbers that varies, besides the population and the codes; there is "
    "nothing to rank")
ARP_MESSAGE(
    INIT_LONG,
    "fichier long : un même code de « {0} » est sur plusieurs lignes ; écrivez l'étude à la "
    "main, avec « rows: » (la colonne des catégories) et « value: {1} »",
    "a long file: a code of \"{0}\" stands in several rows; write the study by hand, with "
    "\"rows:\" (the column of categories) and \"value: {1}\"")
ARP_MESSAGE(
    INIT_HEAD,
    "Première étude, écrite par « arpent init » d'après les fichiers.\n"
    "« deviné : » dit d'où vient une ligne ; « À CHOISIR : » marque ce que nul fichier ne dit.\n"
    "Ensuite : arpent check {0}, puis arpent rank {0}.",
    "A first study, written by \"arpent init\" from the files.\n"
    "\"guessed:\" says what a line rests on; \"TO CHOOSE:\" marks what no file can say.\n"
    "Then: arpent check {0}, and arpent rank {0}.")
ARP_MESSAGE(INIT_GUESSED, "deviné : {0}", "guessed: {0}")
ARP_MESSAGE(INIT_CHOOSE, "À CHOISIR : {0}", "TO CHOOSE: {0}")
ARP_MESSAGE(INIT_TITLE, "le titre", "the title")
ARP_MESSAGE(INIT_CUT, "seul le début de ce fichier a été regardé",
            "only the head of this file was looked at")
ARP_MESSAGE(INIT_SHEETS, "feuilles visibles : {0} ; celle-ci a le plus grand tableau",
            "visible sheets: {0}; this one has the largest table")
ARP_MESSAGE(INIT_SEPARATOR, "il coupe le plus de lignes en autant de champs",
            "it cuts most lines in as many fields")
ARP_MESSAGE(INIT_ENCODING, "ce n'est pas de l'UTF-8", "it is not UTF-8")
ARP_MESSAGE(INIT_SKIP, "l'en-tête est à la ligne {0}, sous un titre",
            "the header is line {0}, under a title")
ARP_MESSAGE(INIT_SKIP_ROW, "l'en-tête est à la ligne {0} de la feuille",
            "the header is row {0} of the sheet")
ARP_MESSAGE(INIT_DECIMAL, "vue dans les nombres", "seen in the numbers")
ARP_MESSAGE(INIT_DECIMAL_DOUBT,
            "1,234 est-il un nombre à trois décimales, ou mille deux cent trente-quatre ? le "
            "fichier ne le dit pas ; écrivez decimal: ici",
            "is 1,234 a number of three decimals, or one thousand two hundred and thirty-four? the "
            "file does not say; write decimal: here")
ARP_MESSAGE(INIT_DECIMAL_BOTH,
            "virgule et point décimaux selon les colonnes ; « decimal » n'est donc pas écrit",
            "decimal comma and point, by column; so \"decimal\" is not written")
ARP_MESSAGE(INIT_KEY_NAME, "son nom, et des codes tous différents",
            "its name, and codes that all differ")
ARP_MESSAGE(INIT_KEY_VALUES, "ses valeurs : des codes tous différents",
            "its values: codes that all differ")
ARP_MESSAGE(
    INIT_WIDTH,
    "des codes de {0} chiffres, où le nom ou les plus longs en veulent {1} : zéros remis en tête",
    "codes of {0} digits, where the name or the longest want {1}: zeros put back at their head")
ARP_MESSAGE(INIT_WIDTH_NUMBERS, "les codes sont des nombres dans la feuille : les zéros sont remis",
            "the codes are numbers in the sheet: their zeros are put back")
ARP_MESSAGE(INIT_LABEL, "une colonne de noms", "a column of names")
ARP_MESSAGE(INIT_NOTES, "lignes d'une seule cellule sous l'en-tête (notes, source) : {0}",
            "rows of one cell below the header (notes, source): {0}")
ARP_MESSAGE(INIT_TOTALS, "totaux, régions ou lignes sans code : {0}",
            "totals, regions or rows without a code: {0}")
ARP_MESSAGE(INIT_MARKS, "lus parmi les nombres", "read among the numbers")
ARP_MESSAGE(INIT_MARK_KNOWN, "« {0} », {1} fois, déjà reconnu", "\"{0}\", {1} times, known already")
ARP_MESSAGE(INIT_MARK_CHOOSE, "secret, manquant ou sans objet ({0})",
            "secret, missing or not applicable ({0})")
ARP_MESSAGE(INIT_THOUSANDS, "nombres à milliers séparés ou à signe % : {0}",
            "numbers with thousands apart or a % sign: {0}")
ARP_MESSAGE(INIT_LEVEL, "le nom et la longueur des codes", "the name and the length of the codes")
ARP_MESSAGE(INIT_LEVEL_CHOOSE, "canton, commune, epci, bassin de vie, ou un autre mot",
            "canton, commune, epci, bassin de vie, or another word")
ARP_MESSAGE(INIT_POPULATION, "son nom", "its name")
ARP_MESSAGE(INIT_POPULATION_NONE, "population: COLONNE, si l'un des fichiers l'a",
            "population: COLUMN, where a file has it")
ARP_MESSAGE(INIT_EXCLUDE, "totaux ou régions parmi les territoires",
            "totals or regions among the territories")
ARP_MESSAGE(INIT_EMPTY, "sans aucun nombre", "without any number")
ARP_MESSAGE(INIT_UNMATCHED,
            "les fichiers n'ont pas tous les mêmes codes ; arpent check nomme les laissés de côté",
            "the files do not have the same codes; arpent check names those left aside")
ARP_MESSAGE(INIT_POLARITY, "1 (plus haut, plus de besoin) ou -1 ; ôtez le « ? »",
            "1 (higher is more need) or -1; take the \"?\" away")
ARP_MESSAGE(INIT_POLARITY_WORD, "« {0} » dans le nom ; vérifiez, et ôtez le « ? »",
            "\"{0}\" in the name; check, and take the \"?\" away")
ARP_MESSAGE(INIT_RATE, "{0} pour 100 habitants", "{0} per 100 inhabitants")
ARP_MESSAGE(INIT_COUNT,
            "un effectif, qui suit la population : rapporté à elle ; sinon, value: au lieu de ces "
            "trois lignes",
            "a count, which follows the population: put as a share of it; otherwise value: in the "
            "place of these three lines")
ARP_MESSAGE(INIT_UNUSED, "Colonnes de nombres laissées de côté :", "Columns of numbers left aside:")
ARP_MESSAGE(INIT_UNUSED_CONSTANT, "la même valeur partout", "the same value everywhere")
ARP_MESSAGE(INIT_UNUSED_YEAR, "une année", "a year")
ARP_MESSAGE(
    INIT_UNUSED_ERROR,
    "une borne ou une erreur : interval: [BASSE, HAUTE] ou standard_error de son indicateur",
    "a limit or an error: interval: [LOW, HIGH] or standard_error of its indicator")
ARP_MESSAGE(INIT_UNUSED_DOUBLED, "ce nom est déjà celui d'une autre colonne",
            "the name is that of another column already")
ARP_MESSAGE(INIT_CATALOGUE, "Du catalogue (arpent indicators ID) : sens et formule y sont dits.",
            "Of the catalogue (arpent indicators ID), which states polarity and formula.")
ARP_MESSAGE(INIT_SIDES, "les versants, et leurs indicateurs", "the sides, and their indicators")
ARP_MESSAGE(INIT_SIDE, "le versant, que le nom ne dit pas", "the side, which the name does not say")
ARP_MESSAGE(INIT_SOCIAL, "critères sociaux", "social criteria")
ARP_MESSAGE(INIT_HEALTH, "critères sanitaires", "health criteria")
ARP_MESSAGE(
    INIT_MISSING,
    "des cellules sont sans nombre ; « exclude » donne leur poids aux autres indicateurs du "
    "nœud, « stop » s'arrête",
    "some cells have no number; \"exclude\" gives their weight to the node's other indicators, "
    "\"stop\" stops")
ARP_MESSAGE(INIT_LATER,
            "À ajouter au besoin (docs/) : le choix à expliquer, l'année de la décision, des "
            "communes à sommer\n"
            "selection: {territories: [\"{0}\"], within_first: [2]}\n"
            "decided: 2010\n"
            "zonings: {file: communes.csv, key: CODGEO, levels: {canton: CANTON}}",
            "To add where needed (docs/): the choice to explain, the year of the decision, "
            "communes to sum\n"
            "selection: {territories: [\"{0}\"], within_first: [2]}\n"
            "decided: 2010\n"
            "zonings: {file: communes.csv, key: CODGEO, levels: {canton: CANTON}}")
ARP_MESSAGE(INIT_UNUSED_POPULATION, "une autre population", "another population")
ARP_MESSAGE(
    INIT_SIDE_EMPTY,
    "aucun nombre pour le versant « {0} » ; ou une règle de method: missing: (median, mean)",
    "no number for the side \"{0}\"; or a rule of method: missing: (median, mean)")
ARP_MESSAGES_END;

#endif
