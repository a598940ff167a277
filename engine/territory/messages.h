/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What joining, measuring, intervals, rates and zonings are refused for.
 */
#ifndef TERRITORY_MESSAGES_H
#define TERRITORY_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(TERRITORY)
ARP_MESSAGE(
    MEASURE_OTHER_VINTAGE,
    "l'indicateur « {0} » demande la colonne « {1} » ; les tableaux donnent « {2} », d'un autre "
    "millésime : ajoutez le fichier du bon millésime, ou changez « vintage: » pour que toutes les "
    "colonnes de l'indicateur soient du même",
    "the indicator \"{0}\" needs the column \"{1}\"; the tables give \"{2}\", of another vintage: "
    "add the file of the right vintage, or change \"vintage:\" so that all columns of the "
    "indicator "
    "are of the same one")
ARP_MESSAGE(
    JOIN_COLUMN_TWICE,
    "la colonne « {0} » est donnée par deux tableaux, « {1} » et « {2} » ; renommez-la dans "
    "l'un (rename:) ou ne l'y lisez pas",
    "the column \"{0}\" is given by two tables, \"{1}\" and \"{2}\"; rename it in one of them "
    "(rename:) or do not read it there")
ARP_MESSAGE(
    JOIN_MISSING,
    "territoires de « {3} » absents de « {0} », au nombre de {1} : {2} ; complétez ce tableau, "
    "ou écrivez « unmatched: drop » pour les laisser de côté",
    "territories of \"{3}\" that \"{0}\" lacks, {1} in number: {2}; complete that table, or "
    "write \"unmatched: drop\" to leave them out")
ARP_MESSAGE(
    JOIN_MISSING_ZERO,
    "territoires absents de « {0} », au nombre de {1} : {2} ; un code y a perdu ou gagné un zéro "
    "en tête ({3}) : enregistrez la colonne des codes comme du texte, écrivez « code_width: {4} » "
    "à l'entrée du fichier dont les codes sont les plus courts, ou « unmatched: drop » pour "
    "laisser ces territoires de côté",
    "territories that \"{0}\" lacks, {1} in number: {2}; a code there has lost or gained a "
    "leading zero ({3}): save the column of codes as text, write \"code_width: {4}\" in the entry "
    "of the file whose codes are shorter, or \"unmatched: drop\" to leave these territories out")
ARP_MESSAGE(
    JOIN_UNKNOWN,
    "codes de « {0} » inconnus de « {3} », le premier tableau, au nombre de {1} : {2} ; "
    "corrigez-les, ou écrivez « unmatched: drop » pour les laisser de côté",
    "codes of \"{0}\" unknown to \"{3}\", the first table, {1} in number: {2}; correct them, or "
    "write \"unmatched: drop\" to leave them out")
ARP_MESSAGE(
    JOIN_SPELT,
    "« {0} » : le code « {1} » est sans doute « {2} » sous une autre écriture ; écrivez-le de même "
    "dans "
    "tous les tableaux",
    "\"{0}\": code \"{1}\" is likely \"{2}\" in another spelling; write it alike in all tables")
ARP_MESSAGE(
    JOIN_IRIS,
    "« {0} » : le code « {1} » est celui d'un IRIS de la commune {2} ; additionnez ses lignes par "
    "les "
    "cinq premiers caractères du code, ou, si un fichier long (« rows: », « value: ») a une "
    "colonne "
    "de communes, donnez-la à « key: »",
    "\"{0}\": code \"{1}\" is that of an IRIS of the commune {2}; sum its rows by the first five "
    "characters of the code, or, if a long file (\"rows:\", \"value:\") has a column of communes, "
    "give "
    "it as \"key:\"")
ARP_MESSAGE(JOIN_DROPPED,
            "territoires laissés de côté, car absents de « {0} », au nombre de {1} : {2}",
            "territories left out because \"{0}\" lacks them, {1} in number: {2}")
ARP_MESSAGE(JOIN_PASSED_OVER,
            "codes de « {0} » laissés de côté, car inconnus de « {3} », au nombre de {1} : {2}",
            "codes of \"{0}\" left out because \"{3}\" does not know them, {1} in number: {2}")
ARP_MESSAGE(
    JOIN_ZERO_TOLD,
    "un code de « {0} » a sans doute perdu ou gagné un zéro en tête ({1}) ; enregistrez la "
    "colonne des codes comme du texte",
    "a code of \"{0}\" has probably lost or gained a leading zero ({1}); save the column of "
    "codes as text")
ARP_MESSAGE(
    JOIN_NOTHING_LEFT,
    "aucun territoire n'est dans tous les tableaux ; vérifiez que leurs colonnes de codes "
    "(key:) désignent le même zonage",
    "no territory is in all the tables; check that their columns of codes (key:) are of the "
    "same zoning")
ARP_MESSAGE(
    MEASURE_NO_COLUMN_NEAR,
    "l'indicateur « {0} » demande la colonne « {1} », qu'aucun tableau ne donne ; la plus "
    "proche est « {2} » ; si c'est la même donnée, écrivez « rename: {{2}: {1}} » sous « data: »",
    "the indicator \"{0}\" needs the column \"{1}\", which no table gives; the nearest is "
    "\"{2}\"; if it is the same datum, write \"rename: {{2}: {1}}\" under \"data:\"")
ARP_MESSAGE(
    MEASURE_NO_COLUMN,
    "l'indicateur « {0} » demande la colonne « {1} », qu'aucun tableau ne donne ; ajoutez aux "
    "données le tableau qui la porte, ou, si elle y a un autre nom, écrivez sous « data: » "
    "« rename: {VOTRE_COLONNE: {1}} »",
    "the indicator \"{0}\" needs the column \"{1}\", which no table gives; add the table that "
    "has it to the data, or, where it has another name, write \"rename: {YOUR_COLUMN: {1}}\" "
    "under \"data:\"")
ARP_MESSAGE(
    MEASURE_NO_VINTAGE_COLUMN,
    "l'indicateur « {0} » demande la colonne « {1} », qu'aucun tableau ne donne ; vérifiez le "
    "millésime (« vintage: »), ajoutez aux données le tableau qui la porte, ou, si elle y a un "
    "autre nom, écrivez sous « data: » « rename: {VOTRE_COLONNE: {1}} »",
    "the indicator \"{0}\" needs the column \"{1}\", which no table gives; check the vintage "
    "(\"vintage:\"), add the table that has it to the data, or, where it has another name, write "
    "\"rename: {YOUR_COLUMN: {1}}\" under \"data:\"")
ARP_MESSAGE(
    MEASURE_NOT_FINITE,
    "l'indicateur « {0} » dépasse l'étendue des nombres pour le territoire {1} ; vérifiez ses "
    "données",
    "the indicator \"{0}\" is beyond the range of numbers for territory {1}; check its data")
ARP_MESSAGE(
    REFERENCE_NOT_FINITE,
    "l'indicateur « {0} » dépasse l'étendue des nombres pour l'ensemble de référence ; vérifiez "
    "ses données",
    "the indicator \"{0}\" is beyond the range of numbers for the comparator; check its data")
ARP_MESSAGE(WHERE_NO_COLUMN,
            "pas de colonne de texte « {0} » dans les tableaux ; vouliez-vous dire « {1} » ?",
            "no text column \"{0}\" in the tables; did you mean \"{1}\"?")
ARP_MESSAGE(WHERE_NO_COLUMN_ALL,
            "pas de colonne de texte « {0} » dans les tableaux ; colonnes de texte : {1}",
            "no text column \"{0}\" in the tables; the text columns are: {1}")
ARP_MESSAGE(
    PASSAGE_YEAR,
    "la table de passage ne donne pas la géographie de {0} ; elle donne celles de {1} : écrivez "
    "un de ces millésimes (« vintage: »)",
    "the passage table does not give the geography of {0}; it gives those of {1}: write one of "
    "these vintages (\"vintage:\")")
ARP_MESSAGE(
    PASSAGE_STEP,
    "table de passage : la ligne du code {0} va de {1} à {2} par-dessus une année où une autre "
    "étape finit ; coupez-la en étapes d'une année à la suivante",
    "passage table: the line of code {0} goes from {1} to {2} over a year in which another step "
    "ends; cut it into steps from one year to the next")
ARP_MESSAGE(
    PASSAGE_SHARE,
    "table de passage : la part du code {0}, de {1} à {2}, vaut {3} ; une part va de 0 à 1",
    "passage table: the share of code {0}, from {1} to {2}, is {3}; a share is between 0 and 1")
ARP_MESSAGE(
    PASSAGE_WHOLE,
    "table de passage : les parts du code {0}, de {1} à {2}, ne font pas 1 ; complétez ses lignes",
    "passage table: the shares of code {0}, from {1} to {2}, do not sum to 1; complete its lines")
ARP_MESSAGE(
    ZONING_EMPTY,
    "aucune commune n'a de territoire au niveau « {0} » ; vérifiez sa colonne (« levels: ») et les "
    "valeurs qui veulent dire « aucun » (« none: »)",
    "no commune has a territory on the level \"{0}\"; check its column (\"levels:\") and the "
    "values "
    "that mean none (\"none:\")")
ARP_MESSAGE(INTERVAL_POISSON, "Poisson exact sous 10 événements, Byar au-delà",
            "exact Poisson under 10 events, Byar from there on")
ARP_MESSAGE(INTERVAL_BYAR, "Byar", "Byar")
ARP_MESSAGE(INTERVAL_BYAR_MIDP, "Byar au demi-événement, proche de la mi-probabilité exacte",
            "Byar at half an event, near the exact mid-P limits")
ARP_MESSAGE(INTERVAL_EXACT_POISSON, "Poisson exact (Garwood)", "exact Poisson (Garwood)")
ARP_MESSAGE(INTERVAL_WILSON, "Wilson", "Wilson")
ARP_MESSAGE(INTERVAL_EXACT_BINOMIAL, "binomial exact (Clopper-Pearson)",
            "exact binomial (Clopper-Pearson)")
ARP_MESSAGE(INTERVAL_DOBSON, "Dobson", "Dobson")
ARP_MESSAGE(INTERVAL_FAY_FEUER, "gamma (Fay et Feuer)", "gamma (Fay and Feuer)")
ARP_MESSAGE(SHRINK_MARSHALL, "Marshall, vers la moyenne de tous",
            "Marshall, towards the mean of all")
ARP_MESSAGE(SHRINK_MARSHALL_LOCAL, "Marshall, vers la moyenne du voisinage",
            "Marshall, towards the mean of the neighbourhood")
ARP_MESSAGE(SHRINK_POISSON_GAMMA, "Poisson-gamma (Clayton et Kaldor)",
            "Poisson-gamma (Clayton and Kaldor)")
ARP_MESSAGES_END;

#endif
