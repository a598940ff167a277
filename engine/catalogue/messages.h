/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a catalogue or a formula is refused for.
 */
#ifndef CATALOGUE_MESSAGES_H
#define CATALOGUE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(CATALOGUE)
ARP_MESSAGE(
    FORMULA_WANT_COLUMN,
    "la formule attend ici une colonne ou une parenthèse, et non « {0} » ; un nom qui n'est "
    "pas fait de lettres, chiffres, _ et . se met entre accents graves (`)",
    "the formula needs a column or a bracket here, not \"{0}\"; a name that is not made of "
    "letters, digits, _ and . stands in back quotes (`)")
ARP_MESSAGE(
    FORMULA_WANT_SIGN,
    "la formule attend ici « + » ou « - », et non « {0} » ; une division s'écrit avec les "
    "clés numerator et denominator, un nom avec des blancs entre accents graves (`)",
    "the formula needs \"+\" or \"-\" here, not \"{0}\"; a division is written with the keys "
    "numerator and denominator, a name with blanks in back quotes (`)")
ARP_MESSAGE(FORMULA_SHORT,
            "la formule s'arrête trop tôt ; il y manque une colonne, ou un nombre après « * »",
            "the formula ends too early; a column, or a number after \"*\", is missing")
ARP_MESSAGE(
    FORMULA_NUMBER,
    "« {0} » n'est pas un facteur ; écrivez un nombre à point décimal, puis un blanc ou « * »",
    "\"{0}\" is no factor; write a number with a decimal point, then a blank or \"*\"")
ARP_MESSAGE(FORMULA_RANGE, "le facteur qui s'écrit ici est trop grand ; réduisez-le",
            "the factor written here is too large; make it smaller")
ARP_MESSAGE(FORMULA_OPEN, "cette parenthèse n'est jamais fermée ; ajoutez « ) »",
            "this bracket is never closed; add \")\"")
ARP_MESSAGE(
    FORMULA_QUOTE,
    "cet accent grave ouvre un nom de colonne vide ou jamais fermé ; fermez-le par un autre",
    "this back quote opens a column name that is empty or never closed; close it with another")
ARP_MESSAGE(FORMULA_DEEP, "plus de {0} parenthèses emboîtées ; développez la formule",
            "more than {0} brackets within each other; write the formula out")
ARP_MESSAGE(FORMULA_LONG,
            "plus de {0} termes ; ajoutez à votre fichier une colonne qui en fait la somme",
            "more than {0} terms; add a column that is their sum to your file")
ARP_MESSAGE(FORMULA_BRACE,
            "une accolade ne sert qu'à écrire {yy} ou {yyyy}, le millésime ; corrigez « {0} »",
            "braces only serve to write {yy} or {yyyy}, the vintage; correct \"{0}\"")
ARP_MESSAGE(FORMULA_NO_VINTAGE,
            "« {0} » attend un millésime ; ajoutez par exemple vintage: \"17\" à l'indicateur",
            "\"{0}\" needs a vintage; add for instance vintage: \"17\" to the indicator")
ARP_MESSAGE(FORMULA_VINTAGE,
            "le millésime « {0} » doit être fait de deux ou quatre chiffres, entre guillemets : "
            "\"07\", \"2007\" ou, pour une période, \"1621\"",
            "the vintage \"{0}\" must be two or four digits, in quotes: \"07\", \"2007\" or, for a "
            "period, \"1621\"")
ARP_MESSAGE(CATALOGUE_LIST,
            "« indicators » doit être une liste de définitions, une par « - id: … »",
            "\"indicators\" must be a list of definitions, one a \"- id: …\"")
ARP_MESSAGE(CATALOGUE_TWICE,
            "l'indicateur « {0} » est déjà défini à la ligne {1} ; donnez-lui un autre id",
            "the indicator \"{0}\" is already defined in line {1}; give it another id")
ARP_MESSAGE(CATALOGUE_NO_FORMULA,
            "l'indicateur « {0} » n'a ni « value » ni « numerator » ; donnez l'un des deux",
            "the indicator \"{0}\" has neither \"value\" nor \"numerator\"; give one of them")
ARP_MESSAGE(
    CATALOGUE_BOTH,
    "l'indicateur « {0} » a à la fois « value » et « {1} » ; une valeur toute faite n'en a "
    "pas besoin : gardez l'un des deux",
    "the indicator \"{0}\" has both \"value\" and \"{1}\"; a ready value does without: keep "
    "one of them")
ARP_MESSAGE(CATALOGUE_ONLY_VALUE,
            "« {1} » ne va qu'avec « value » ; ôtez-le de l'indicateur « {0} »",
            "\"{1}\" only goes with \"value\"; remove it from the indicator \"{0}\"")
ARP_MESSAGE(CATALOGUE_TWO_ERRORS,
            "l'indicateur « {0} » a « standard_error » et « interval » ; gardez l'un des deux",
            "the indicator \"{0}\" has \"standard_error\" and \"interval\"; keep one of them")
ARP_MESSAGE(
    CATALOGUE_ERROR_OF,
    "« error_of » dit ce que mesure une erreur type ; donnez à l'indicateur « {0} » « "
    "standard_error: » ou « interval: » (l'erreur d'un effectif est toujours le hasard des "
    "événements), ou ôtez « error_of »",
    "\"error_of\" says what a standard error measures; give the indicator \"{0}\" "
    "\"standard_error:\" or \"interval:\" (the error of a count is always the chance of its "
    "events), or remove \"error_of\"")
ARP_MESSAGE(CATALOGUE_POLARITY,
            "« polarity » vaut {0} ; il faut 1 (plus haut = plus de besoin), -1 ou 0 (ou 1? "
            "et -1?, devinés)",
            "\"polarity\" is {0}; it must be 1 (higher = more need), -1 or 0 (or 1? and "
            "-1?, guessed)")
ARP_MESSAGE(CATALOGUE_PER, "« per » vaut {0} ; il faut 1, 100, 1000, 10000 ou 100000",
            "\"per\" is {0}; it must be 1, 100, 1000, 10000 or 100000")
ARP_MESSAGE(CATALOGUE_INTERVAL, "« interval » doit nommer deux colonnes, [BASSE, HAUTE]",
            "\"interval\" must name two columns, [LOW, HIGH]")
ARP_MESSAGE(
    CATALOGUE_RATIO,
    "« aggregation: ratio_of_sums » demande un dénominateur ; ajoutez « denominator » à "
    "l'indicateur « {0} » ou changez d'agrégation",
    "\"aggregation: ratio_of_sums\" needs a denominator; add \"denominator\" to the indicator "
    "\"{0}\" or change its aggregation")
ARP_MESSAGE(CATALOGUE_SUM,
            "« aggregation: sum » ne va pas avec un dénominateur ; écrivez ratio_of_sums, ou ôtez "
            "« denominator » de l'indicateur « {0} »",
            "\"aggregation: sum\" does not go with a denominator; write ratio_of_sums, or remove "
            "\"denominator\" from the indicator \"{0}\"")
ARP_MESSAGE(CATALOGUE_WEIGHT,
            "indicateur « {0} » : « weight » ne va qu'avec « aggregation: weighted_mean »",
            "indicator \"{0}\": \"weight\" goes with \"aggregation: weighted_mean\" only")
ARP_MESSAGE(
    CATALOGUE_STANDARDISED,
    "« {0} » est un taux standardisé (standardise:) : ôtez « {1}: », que le calcul donne",
    "\"{0}\" is a standardised rate (standardise:): remove \"{1}:\", which the computation gives")
ARP_MESSAGES_END;

#endif
