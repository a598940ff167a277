/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What an index is refused for. {0} is the territory or the indicator.
 */
#ifndef INDEX_MESSAGES_H
#define INDEX_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(INDEX)
ARP_MESSAGE(
    INDEX_MISSING,
    "territoire {0}, indicateur {1} : valeur manquante ({2} en tout) ; complétez les données "
    "ou choisissez une règle pour les valeurs manquantes : {3}",
    "territory {0}, indicator {1}: missing value ({2} in all); complete the data or choose "
    "a rule for missing values: {3}")
ARP_MESSAGE(
    INDEX_SECRET,
    "territoire {0}, indicateur {1} : valeur sous secret statistique ({2} en tout) ; "
    "écrivez par exemple « method: {missing: {rule: mean, secret: exclude}} » (mots admis : {3}) ; "
    "rule: exclude couvre à elle seule les valeurs secrètes, mean, median et mean-of-siblings non",
    "territory {0}, indicator {1}: value under statistical secrecy ({2} in all); write for "
    "example \"method: {missing: {rule: mean, secret: exclude}}\" (the words here are: {3}); rule: "
    "exclude covers secret values by itself, mean, median and mean-of-siblings do not")
ARP_MESSAGE(
    INDEX_NOT_APPLICABLE,
    "territoire {0}, indicateur {1} : valeur sans objet ({2} en tout) ; écrivez par exemple "
    "« method: {missing: {rule: mean, not_applicable: exclude}} » (mots admis : {3}) ; rule: "
    "exclude "
    "couvre à elle seule les valeurs sans objet, mean, median et mean-of-siblings non",
    "territory {0}, indicator {1}: value not applicable ({2} in all); write for example "
    "\"method: {missing: {rule: mean, not_applicable: exclude}}\" (the words here are: {3}); rule: "
    "exclude covers them by itself, mean, median and mean-of-siblings do not")
ARP_MESSAGE(INDEX_COLUMN_EMPTY,
            "l'indicateur {0} n'a aucune valeur ; ôtez-le de l'indice ou corrigez sa colonne",
            "indicator {0} has no value at all; take it out of the index or mend its column")
ARP_MESSAGE(INDEX_ROW_EMPTY,
            "le territoire {0} n'a aucune valeur ; excluez-le de l'étude ou complétez les données",
            "territory {0} has no value at all; exclude it from the study or complete the data")
ARP_MESSAGE(
    INDEX_NO_SIBLING,
    "territoire {0} : l'indicateur {1} n'a pas de valeur et aucune autre branche de {2} n'en "
    "a qui compte ; complétez les données ou prenez la règle mean ou median",
    "territory {0}: indicator {1} has no value and no other child of {2} has one that "
    "counts; complete the data or use the rule mean or median")
ARP_MESSAGE(
    INDEX_SIDE_WITHOUT_VALUE,
    "territoire {0} : {1} n'a aucune valeur, on ne peut donc pas comparer les versants ; "
    "complétez les données ou prenez la règle mean, median ou mean-of-siblings",
    "territory {0}: {1} has no value, so the sides cannot be compared; complete the data or "
    "use the rule mean, median or mean-of-siblings")
ARP_MESSAGE(
    INDEX_CONSTANT,
    "l'indicateur {0} vaut {1} pour tous les territoires ; ôtez-le, ou écrivez constant: drop",
    "indicator {0} is {1} for every territory; take it out, or write constant: drop")
ARP_MESSAGE(
    INDEX_NOTHING_LEFT,
    "tous les indicateurs de {0} sont constants ; donnez-lui un indicateur qui varie ou ôtez-le",
    "every indicator of {0} is constant; give it one that varies or take it out")
ARP_MESSAGE(
    INDEX_ONE_ROW,
    "un seul territoire : la normalisation {0} compare des territoires entre eux ; ajoutez-en, "
    "ou prenez goalposts ou comparator",
    "only one territory: the normalisation {0} compares territories with each other; add "
    "some, or use goalposts or comparator")
ARP_MESSAGE(INDEX_TOO_LARGE, "{0} : des valeurs trop grandes pour être calculées ; changez d'unité",
            "{0}: values too large to be computed with; change the unit")
ARP_MESSAGE(INDEX_LOG_BOUNDS,
            "indicateur {0} : la règle {1} a pris le logarithme, mais ses bornes sont données dans "
            "l'unité de départ ; prenez winsorise ou none",
            "indicator {0}: the rule {1} took the logarithm, but its bounds are given in the "
            "original unit; use winsorise or none")
ARP_MESSAGE(INDEX_BOUNDS_ABSENT,
            "indicateur {0} : la normalisation {1} demande des bornes ; donnez-les",
            "indicator {0}: the normalisation {1} needs bounds; give them")
ARP_MESSAGE(
    INDEX_POWER_CERTAIN,
    "{0} : l'agrégation {1} demande des valeurs positives, or la normalisation {2} en donne de "
    "nulles ou négatives ; prenez minmax avec low: 1 et high: 100, ou arithmetic",
    "{0}: the aggregation {1} needs positive values, and the normalisation {2} gives values "
    "of 0 or less; use minmax with low: 1 and high: 100, or arithmetic")
ARP_MESSAGE(
    INDEX_POWER_VALUE,
    "territoire {0} : {1} vaut {2} et l'agrégation de {3} demande des valeurs positives ; "
    "prenez minmax avec low: 1 et high: 100, ou arithmetic",
    "territory {0}: {1} is {2} and the aggregation of {3} needs positive values; use minmax "
    "with low: 1 and high: 100, or arithmetic")
ARP_MESSAGES_END;

#endif
