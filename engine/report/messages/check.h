/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file check.h
 * The report of check.
 */
#ifndef REPORT_MESSAGES_CHECK_H
#define REPORT_MESSAGES_CHECK_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_CHECK)
ARP_MESSAGE(REPORT_INPUT_DETAILS, "{0} : {1}", "{0}: {1}")
ARP_MESSAGE(REPORT_INPUT_SHEET, "feuille « {0} »", "sheet \"{0}\"")
ARP_MESSAGE(REPORT_INPUT_KINDS, "valeurs manquantes : {0}", "missing values: {0}")
ARP_MESSAGE(REPORT_INPUT_LABELLED, "lues par leurs étiquettes : {0}", "read by their labels: {0}")
ARP_MESSAGE(REPORT_INPUT_CODE_FORMAT, "zéros des codes rendus par le format {0}",
            "zeros of the codes given back by the format {0}")
ARP_MESSAGE(REPORT_INPUT_LONG, "fichier long : {0} lignes de données pour {1} territoires",
            "a long file: {0} data rows for {1} territories")
ARP_MESSAGE(REPORT_INPUT_SUMMED, "sommes sur {0}", "summed over {0}")
ARP_MESSAGE(REPORT_INPUT_LEFT_OUT, "lignes écartées par « where » : {0}",
            "rows left out by \"where\": {0}")
ARP_MESSAGE(REPORT_INPUT_BLANK, "lignes vides passées : {0}", "blank lines passed over: {0}")
ARP_MESSAGE(REPORT_INPUT_ENDS, "fins de ligne {0} (ancien Mac)", "line ends {0} (old Mac)")
ARP_MESSAGE(REPORT_TOLD_HEADER, "en-tête trouvé par « key » ({2}), sous {0} ligne(s) : « {1} »",
            "header found by \"key\" ({2}), under {0} line(s): \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_FOOTER, "{0} ligne(s) de fin passée(s) : « {1} »",
            "{0} line(s) at the end passed over: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_TOTAL, "{0} ligne(s) de total sans code passée(s) : « {1} »",
            "{0} line(s) of a total without a code passed over: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_BARE, "{0} ligne(s) de séparateurs seuls, passée(s)",
            "{0} row(s) of separators only, passed over")
ARP_MESSAGE(REPORT_TOLD_ENDED, "un Ctrl-Z final, passé", "a Ctrl-Z at the end, passed over")
ARP_MESSAGE(REPORT_TOLD_ROW_NAMES, "colonne des numéros de ligne, sans nom, passée",
            "column of row numbers, without a name, passed over")
ARP_MESSAGE(REPORT_TOLD_NAMELESS, "{0} colonne(s) sans nom passée(s), en place {1}",
            "{0} column(s) without a name passed over: {1}")
ARP_MESSAGE(REPORT_TOLD_DOUBLED, "{0} colonne(s) en double passée(s) : « {1} »",
            "{0} doubled column(s) passed over: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_TRAILING, "séparateurs en fin de {0} ligne(s), passés",
            "separators at the end of {0} row(s), passed over")
ARP_MESSAGE(REPORT_TOLD_THOUSANDS, "{0} nombre(s) à milliers séparés, lu(s) : « {1} »",
            "{0} number(s) with thousands apart, read: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_PERCENT, "{0} nombre(s) suivi(s) de %, lu(s) en points : « {1} »",
            "{0} number(s) followed by %, read as points: \"{1}\"")
ARP_MESSAGE(
    REPORT_TOLD_FRACTION,
    "{0} cellule(s) affichée(s) en % dans le classeur, lue(s) comme des fractions : « {1} »",
    "{0} cell(s) shown as % in the workbook, read as fractions: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_MINUS, "{0} nombre(s) au signe moins typographique, lu(s) : « {1} »",
            "{0} number(s) with a typographic minus sign, read: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_FORMULA, "{0} texte(s) écrit(s) comme =\"{1}\", lu(s) sans le signe égal",
            "{0} text(s) written as =\"{1}\", read without the equals sign")
ARP_MESSAGE(REPORT_TOLD_DECIMALS, "{0} colonne(s) à trois décimales selon « decimal » : « {1} »",
            "{0} column(s) with three decimals after \"decimal\": \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_MISSING, "{0} cellule(s) lue(s) comme manquante(s) : « {1} »",
            "{0} cell(s) read as missing: \"{1}\"")
ARP_MESSAGE(REPORT_TOLD_SECRET, "{0} cellule(s) lue(s) comme secrète(s) : « {1} »",
            "{0} cell(s) read as secret: \"{1}\"")
ARP_MESSAGE(REPORT_INPUT_BOM, "marque UTF-8 en tête (BOM)", "mark of UTF-8 at its head (BOM)")
ARP_MESSAGE(REPORT_ELSEWHERE, "sans commune dans le champ de l'étude",
            "without a commune in the study's field")
ARP_MESSAGE(
    REPORT_APPROXIMATE,
    "approximation : moyenne des communes pondérée par {0}, non la valeur du territoire entier",
    "approximation: mean of the communes weighted by {0}, not the value of the whole territory")
ARP_MESSAGE(REPORT_UNION_MEAN,
            "plusieurs territoires ensemble : moyenne pondérée par {0}, une approximation",
            "several territories together: mean weighted by {0}, an approximation")
ARP_MESSAGE(REPORT_ERROR_EVENTS, "erreur : hasard des événements, sans erreur de sondage",
            "error: chance of the events, without any sampling error")
ARP_MESSAGE(REPORT_ERROR_SAMPLING, "erreur : sondage de l'enquête", "error: sampling of the survey")
ARP_MESSAGE(REPORT_ERROR_SOURCE, "erreur : celle que la source donne",
            "error: the one that the source gives")
ARP_MESSAGE(REPORT_STATED, "déclarée", "stated")
ARP_MESSAGE(REPORT_MEAN, "approchée", "approximate")
ARP_MESSAGE(REPORT_COMPARATOR_STATED, "Référence {0} : valeurs déclarées",
            "Comparator {0}: stated values")
ARP_MESSAGE(REPORT_SECRET_COMMUNES,
            "communes secrètes : {0} ; territoires dont elles manquent : {1}",
            "secret communes: {0}; territories that lack them: {1}")
ARP_MESSAGE(REPORT_COMPARATOR_COMMUNES,
            "Référence {0} : {1} communes ; territoires classés qui en sont : {2}",
            "Comparator {0}: {1} communes; ranked territories in it: {2}")
ARP_MESSAGE(REPORT_FILLED_COMMUNES,
            "communes secrètes comptées pour le milieu de [{0} ; {1}] : {2} ; territoires touchés "
            ": {3}, dont la valeur "
            "est connue à {4} près au plus",
            "secret communes counted as the middle of [{0}; {1}]: {2}; territories touched: {3}, "
            "whose values are "
            "known within {4} at most")
ARP_MESSAGE(REPORT_INPUTS, "Fichiers", "Files")
ARP_MESSAGE(REPORT_FILE, "fichier", "file")
ARP_MESSAGE(REPORT_ROWS, "lignes", "rows")
ARP_MESSAGE(REPORT_SEPARATOR, "séparateur", "separator")
ARP_MESSAGE(REPORT_DECIMAL, "décimale", "decimal")
ARP_MESSAGE(REPORT_ENCODING, "encodage", "encoding")
ARP_MESSAGE(REPORT_TAB, "tabulation", "tab")
ARP_MESSAGE(REPORT_TERRITORIES_TITLE, "Territoires", "Territories")
ARP_MESSAGE(REPORT_KEPT, "{0} {1} à classer", "{0} {1} to rank")
ARP_MESSAGE(REPORT_LEFT_OUT_FOR, "{0} hors du classement, {1} : {2}", "{0} not ranked, {1}: {2}")
ARP_MESSAGE(REPORT_BELOW_POPULATION, "moins de {0} habitants", "fewer than {0} inhabitants")
ARP_MESSAGE(REPORT_UNKNOWN_POPULATION, "population inconnue", "population unknown")
ARP_MESSAGE(REPORT_UNMATCHED, "absents d'une des tables", "absent from one of the tables")
ARP_MESSAGE(REPORT_LEFT_OUT, "exclus par l'étude", "excluded by the study")
ARP_MESSAGE(REPORT_INDICATORS, "Indicateurs", "Indicators")
ARP_MESSAGE(REPORT_INDICATOR, "{0} : {1}", "{0}: {1}")
ARP_MESSAGE(REPORT_GIVEN_VALUE, "valeur donnée", "value as given")
ARP_MESSAGE(REPORT_MADE_FROM, "{0} ; unité : {1}", "{0}; unit: {1}")
ARP_MESSAGE(REPORT_SIDE_AND_YEAR, "versant {0} ; données de {1} ; {2}",
            "side {0}; data of {1}; {2}")
ARP_MESSAGE(REPORT_ONLY_YEAR, "données de {0} ; {1}", "data of {0}; {1}")
ARP_MESSAGE(REPORT_MORE_IS_MORE, "plus = plus de besoin", "more = more need")
ARP_MESSAGE(REPORT_MORE_IS_LESS, "plus = moins de besoin", "more = less need")
ARP_MESSAGE(REPORT_DESCRIPTIVE, "descriptif", "descriptive")
ARP_MESSAGE(REPORT_COVERAGE_NONE, "couverture non déclarée", "coverage not stated")
ARP_MESSAGE(REPORT_COVERAGE_WEIGHTED,
            "couverture : {0} au moins, {1} en moyenne pondérée par la population",
            "coverage: at least {0}, mean {1} weighted by population")
ARP_MESSAGE(REPORT_COVERAGE_MEAN, "couverture : {0} au moins, {1} en moyenne simple",
            "coverage: at least {0}, plain mean {1}")
ARP_MESSAGE(REPORT_MARKED, "cellules manquantes {0}, secrètes {1}, sans objet {2}",
            "cells missing {0}, secret {1}, not applicable {2}")
ARP_MESSAGE(REPORT_DESCRIBED, "Les valeurs (Q1, Q3 : quartiles)", "The values (Q1, Q3: quartiles)")
ARP_MESSAGE(REPORT_DESCRIBED_WITHOUT, "sans", "none")
ARP_MESSAGE(REPORT_DESCRIBED_ZEROS, "zéros", "zeros")
ARP_MESSAGE(REPORT_DESCRIBED_LEAST, "min.", "min.")
ARP_MESSAGE(REPORT_DESCRIBED_MEDIAN, "médiane", "median")
ARP_MESSAGE(REPORT_DESCRIBED_MOST, "max.", "max.")
ARP_MESSAGE(REPORT_DESCRIBED_SKEWNESS, "asym.", "skew")
ARP_MESSAGE(REPORT_DESCRIBED_PAIRS,
            "Corrélations dans un nœud, les valeurs tournées vers le besoin",
            "Correlations inside a node, the values turned towards need")
ARP_MESSAGE(REPORT_DESCRIBED_STRONGEST, "{0}, la plus forte : {1} et {2}, {3}",
            "{0}, the strongest: {1} and {2}, {3}")
ARP_MESSAGE(REPORT_DESCRIBED_AGAINST, "{0}, négative : {1} et {2}, {3}",
            "{0}, negative: {1} and {2}, {3}")
ARP_MESSAGE(REPORT_DESCRIBED_MORE, "et {0} autres négatives (--format json les a toutes)",
            "and {0} more negative ones (--format json has all)")
ARP_MESSAGE(REPORT_DESCRIBED_REVERSED,
            "sens à vérifier : {0} va à l'inverse de {1} (corrélation avec ses autres "
            "indicateurs : {2})",
            "polarity to look at: {0} goes against {1} (correlation with its other indicators: "
            "{2})")
ARP_MESSAGE(REPORT_WEIGHTS, "Poids", "Weights")
ARP_MESSAGE(REPORT_NODE, "nœud", "node")
ARP_MESSAGE(REPORT_LABEL, "libellé", "label")
ARP_MESSAGE(REPORT_SHARE, "part", "share")
ARP_MESSAGE(REPORT_CHILDREN_WEIGHTS, "règle", "rule")
ARP_MESSAGE(REPORT_AGGREGATE, "agrégation", "aggregation")
ARP_MESSAGE(REPORT_METHODS, "Méthodes", "Methods")
ARP_MESSAGE(REPORT_MISSING_RULES, "cellules manquantes : {0} ; secrètes : {1} ; sans objet : {2}",
            "missing cells: {0}; secret: {1}; not applicable: {2}")
ARP_MESSAGE(REPORT_OTHER_RULES,
            "valeurs extrêmes : {0} ; normalisation : {1} ; indicateur constant : {2}",
            "outliers: {0}; normalisation: {1}; constant indicator: {2}")
ARP_MESSAGE(REPORT_COMPARATOR, "Référence {0} : {1} lignes, dont {2} classées",
            "Comparator {0}: {1} rows, {2} of them ranked")
ARP_MESSAGE(REPORT_INDICATOR_COLUMN, "indicateur", "indicator")
ARP_MESSAGE(REPORT_VALUE, "valeur", "value")
ARP_MESSAGE(REPORT_ROWS_LEFT_OUT, "lignes omises", "rows left out")
ARP_MESSAGE(REPORT_SELECTION, "Sélection", "Selection")
ARP_MESSAGE(REPORT_FIRST_ONES, "les {0} premiers du classement", "the first {0} of the ranking")
ARP_MESSAGE(REPORT_SELECTED, "{0} {1}", "{0} {1}")
ARP_MESSAGE(REPORT_WITHIN_FIRST, "examinée dans les {0} premiers", "examined in the first {0}")
ARP_MESSAGE(REPORT_NOTICES, "À savoir", "To know")
ARP_MESSAGE(REPORT_WILL_STOP, "- rank s'arrêtera : {0}", "- rank will stop: {0}")
ARP_MESSAGES_END;

#endif
