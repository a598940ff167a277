/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file workbook.h
 * What tables.xlsx says: names of sheets, headers, the first sheet's texts.
 */
#ifndef REPORT_MESSAGES_WORKBOOK_H
#define REPORT_MESSAGES_WORKBOOK_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_WORKBOOK)
/* Sheets */
ARP_MESSAGE(WORKBOOK_SHEET_README, "Lisez-moi", "Read me")
ARP_MESSAGE(WORKBOOK_SHEET_ANSWER, "Réponse", "Answer")
ARP_MESSAGE(WORKBOOK_SHEET_REASONS, "Raisons", "Reasons")
ARP_MESSAGE(WORKBOOK_SHEET_SIDES, "Versants", "Sides")
ARP_MESSAGE(WORKBOOK_SHEET_HOLDS, "Verdict ailleurs", "Verdict elsewhere")
ARP_MESSAGE(WORKBOOK_SHEET_RANKING, "Classement", "Ranking")
ARP_MESSAGE(WORKBOOK_SHEET_FRAMEWORK, "Cadre", "Framework")
ARP_MESSAGE(WORKBOOK_SHEET_DATA, "Données", "Data")
ARP_MESSAGE(WORKBOOK_SHEET_MARKS, "Marques", "Marks")
ARP_MESSAGE(WORKBOOK_SHEET_NORMALISED, "Normalisées", "Normalised")
ARP_MESSAGE(WORKBOOK_SHEET_STATISTICS, "Statistiques", "Statistics")
ARP_MESSAGE(WORKBOOK_SHEET_CORRELATIONS, "Corrélations", "Correlations")
ARP_MESSAGE(WORKBOOK_SHEET_UNCERTAINTY, "Incertitude", "Uncertainty")
ARP_MESSAGE(WORKBOOK_SHEET_FIRST, "Premiers", "First ones")
ARP_MESSAGE(WORKBOOK_SHEET_POSSIBLE, "Rangs possibles", "Possible ranks")
ARP_MESSAGE(WORKBOOK_SHEET_SENSITIVITY, "Sensibilité", "Sensitivity")
ARP_MESSAGE(WORKBOOK_SHEET_PERIMETERS, "Périmètres", "Perimeters")
ARP_MESSAGE(WORKBOOK_SHEET_CLAIMS, "Affirmations", "Claims")
ARP_MESSAGE(WORKBOOK_SHEET_PROFILES, "Profils", "Profiles")
ARP_MESSAGE(WORKBOOK_SHEET_SOURCES, "Sources", "Sources")
ARP_MESSAGE(WORKBOOK_SHEET_FILES, "Fichiers", "Files")
ARP_MESSAGE(WORKBOOK_SHEET_NOT_RANKED, "Hors classement", "Not ranked")
ARP_MESSAGE(WORKBOOK_SHEET_REMARKS, "Remarques", "Remarks")
ARP_MESSAGE(WORKBOOK_SHEET_COLUMNS, "Colonnes", "Columns")
/* Headers, beside those of the page */
ARP_MESSAGE(WORKBOOK_COLUMN_ALPHA, "seuil des tests", "level of the tests")
ARP_MESSAGE(WORKBOOK_COLUMN_NUMBER, "n°", "no.")
ARP_MESSAGE(WORKBOOK_COLUMN_IN_VERDICT, "dans le verdict", "in the verdict")
ARP_MESSAGE(WORKBOOK_COLUMN_P_EXCLUDED, "p ajusté pour exclure", "adjusted p to exclude")
ARP_MESSAGE(WORKBOOK_COLUMN_DRAWS_LOW, "rang, quantile 5 % des tirages",
            "rank, 5% quantile of the draws")
ARP_MESSAGE(WORKBOOK_COLUMN_DRAWS_HIGH, "rang, quantile 95 % des tirages",
            "rank, 95% quantile of the draws")
ARP_MESSAGE(WORKBOOK_COLUMN_TIES, "ex aequo", "tied with")
ARP_MESSAGE(WORKBOOK_COLUMN_FILLED, "cellules remplies", "cells filled")
ARP_MESSAGE(WORKBOOK_COLUMN_ID, "identifiant", "identifier")
ARP_MESSAGE(WORKBOOK_COLUMN_PARENT, "sous", "under")
ARP_MESSAGE(WORKBOOK_COLUMN_WRITTEN, "poids écrit", "weight as written")
ARP_MESSAGE(WORKBOOK_COLUMN_SHARE, "part du nœud", "share of the node")
ARP_MESSAGE(WORKBOOK_COLUMN_WEIGHTS, "règle des poids", "rule of weights")
ARP_MESSAGE(WORKBOOK_COLUMN_AGGREGATE, "agrégation", "aggregation")
ARP_MESSAGE(WORKBOOK_COLUMN_EXPONENT, "exposant", "exponent")
ARP_MESSAGE(WORKBOOK_COLUMN_DROPPED, "laissé de côté", "left aside")
ARP_MESSAGE(WORKBOOK_COLUMN_ZEROS, "zéros", "zeros")
ARP_MESSAGE(WORKBOOK_COLUMN_Q1, "1er quartile", "1st quartile")
ARP_MESSAGE(WORKBOOK_COLUMN_Q3, "3e quartile", "3rd quartile")
ARP_MESSAGE(WORKBOOK_COLUMN_SKEWNESS, "asymétrie", "skewness")
ARP_MESSAGE(WORKBOOK_COLUMN_WITH_SIDE, "corrélation avec sa branche", "correlation with its branch")
ARP_MESSAGE(WORKBOOK_COLUMN_REVERSED, "sens à vérifier", "check its polarity")
ARP_MESSAGE(WORKBOOK_COLUMN_N_BOTH, "territoires", "territories")
ARP_MESSAGE(WORKBOOK_COLUMN_MEAN_RANK, "rang moyen", "mean rank")
ARP_MESSAGE(WORKBOOK_COLUMN_SD_RANK, "écart-type du rang", "standard deviation of the rank")
ARP_MESSAGE(WORKBOOK_COLUMN_SCORE_ERROR, "erreur type du score", "standard error of the score")
ARP_MESSAGE(WORKBOOK_COLUMN_LOW_ALONE, "meilleur rang, lui seul", "best rank, it alone")
ARP_MESSAGE(WORKBOOK_COLUMN_HIGH_ALONE, "pire rang, lui seul", "worst rank, it alone")
ARP_MESSAGE(WORKBOOK_COLUMN_DOMAIN, "domaine", "domain")
ARP_MESSAGE(WORKBOOK_COLUMN_POLARITY, "sens (1 : plus haut, plus de besoin)",
            "polarity (1: higher is more need)")
ARP_MESSAGE(WORKBOOK_COLUMN_PUBLISHED, "publié en", "published in")
ARP_MESSAGE(WORKBOOK_COLUMN_FORMULA, "formule", "formula")
ARP_MESSAGE(WORKBOOK_COLUMN_REFERENCE, "définition", "definition")
ARP_MESSAGE(WORKBOOK_COLUMN_ENCODING, "encodage", "encoding")
ARP_MESSAGE(WORKBOOK_COLUMN_SHEET, "feuille", "sheet")
ARP_MESSAGE(WORKBOOK_COLUMN_HEADER, "en-tête", "header")
ARP_MESSAGE(WORKBOOK_COLUMN_TABLE, "tableau", "table")
ARP_MESSAGE(WORKBOOK_COLUMN_COLUMN, "colonne", "column")
ARP_MESSAGE(WORKBOOK_COLUMN_OF, "de quoi", "of what")
ARP_MESSAGE(WORKBOOK_COLUMN_MEANING, "ce qu'elle dit", "what it says")
/* The picture of the ranking */
ARP_MESSAGE(WORKBOOK_CHART_DRAWS, "Rangs déclarés, et où ils sont dans 90 % des tirages",
            "Declared ranks, and where they are in 90% of the draws")
ARP_MESSAGE(WORKBOOK_CHART_SETS, "Rangs déclarés, et ceux que l'erreur des données laisse ouverts",
            "Declared ranks, and those that the error of the data leaves open")
ARP_MESSAGE(WORKBOOK_CHART_AXIS, "rang (1 : le plus de besoin)", "rank (1: the most need)")
/* Format of a cell that says yes or no, where a program shows it as a number */
ARP_MESSAGE(WORKBOOK_FLAG, "\"oui\";\"oui\";\"non\"", "\"yes\";\"yes\";\"no\"")
/* Sheets that are not a table as it is */
ARP_MESSAGE(WORKBOOK_TITLE_DATA, "Les valeurs, un territoire par ligne",
            "The values, a territory a row")
ARP_MESSAGE(WORKBOOK_TITLE_MARKS,
            "Ce qu'est chaque valeur : vide si elle est connue, sinon manquante, secrète, remplie, "
            "sans objet",
            "What each value is: empty where it is known, otherwise missing, secret, filled, not "
            "applicable")
ARP_MESSAGE(WORKBOOK_TITLE_NORMALISED,
            "Les valeurs normalisées, tournées vers le besoin, et les scores des branches",
            "The normalised values, turned towards need, and the scores of the branches")
ARP_MESSAGE(WORKBOOK_TITLE_PROFILES, "Les choisis au regard de tous et des références",
            "The chosen beside all others and the comparators")
/* A cell whose value a rule put */
ARP_MESSAGE(WORKBOOK_FILLED, "remplie", "filled")
/* The first sheet */
ARP_MESSAGE(WORKBOOK_SHEETS, "Feuilles", "Sheets")
ARP_MESSAGE(WORKBOOK_HOLDS, "ce qu'elle contient", "what it holds")
ARP_MESSAGE(WORKBOOK_METHOD, "méthode", "method")
ARP_MESSAGE(WORKBOOK_COLOURS, "Couleurs", "Colours")
ARP_MESSAGE(WORKBOOK_IS_MISSING, "pas de chiffre", "there is no figure")
ARP_MESSAGE(WORKBOOK_IS_SECRET, "sous secret statistique : la cellule est vide",
            "under statistical secrecy: the cell is empty")
ARP_MESSAGE(WORKBOOK_IS_FILLED, "sans chiffre : celui qu'on voit est mis par la règle de l'étude",
            "without a figure: the one shown is put by the study's rule")
ARP_MESSAGE(WORKBOOK_IS_NOT_APPLICABLE, "l'indicateur n'a pas d'objet dans ce territoire",
            "the indicator does not apply to this territory")
ARP_MESSAGE(WORKBOOK_READING, "Comment lire", "How to read")
ARP_MESSAGE(
    WORKBOOK_READ_HEADERS,
    "Une feuille est un tableau : une ligne d'en-tête, des filtres, rien de fusionné. La "
    "dernière feuille dit d'où vient chaque colonne. Données, Marques et Normalisées ont un "
    "territoire par ligne et un indicateur par colonne.",
    "A sheet is a table: one row of headers, filters, nothing merged. The last sheet says "
    "where each column comes from. Data, Marks and Normalised have a territory a row and "
    "an indicator a column.")
ARP_MESSAGE(WORKBOOK_READ_NUMBERS,
            "Les cellules ont les nombres du calcul, à 16 chiffres ; leur format n'en "
            "montre qu'une partie. Les fichiers CSV et results.h5 du même dossier ont tous les "
            "chiffres et tous les tableaux.",
            "Cells hold the numbers of the computation, to 16 digits; their format shows a part of "
            "them. The CSV files and results.h5 of the same folder have all digits and all tables.")
ARP_MESSAGE(WORKBOOK_READ_CODES, "Les codes sont des textes et gardent leurs zéros.",
            "Codes are texts and keep their zeros.")
ARP_MESSAGE(
    WORKBOOK_READ_SECRECY,
    "Aucune cellule secrète n'est ici, ni ce qui la donnerait : d'un indicateur qui en a une, "
    "ni les valeurs normalisées ni les références.",
    "No secret cell is here, nor what would give it away: of an indicator that has one "
    "neither the normalised values nor the comparators.")
ARP_MESSAGE(WORKBOOK_RANKS_ONLY, "Classeur sans valeurs ni scores (--share ranks).",
            "Workbook without values or scores (--share ranks).")
ARP_MESSAGE(WORKBOOK_CUT,
            "Textes de plus de 32 767 caractères, coupés ici parce qu'une cellule n'en tient pas "
            "plus : {0}. Ils sont entiers dans les fichiers CSV.",
            "Texts of over 32,767 characters, cut here because a cell holds no more: {0}. They are "
            "whole in the CSV files.")
ARP_MESSAGES_END;

#endif
