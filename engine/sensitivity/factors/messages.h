/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a factor is refused for.
 */
#ifndef SENSITIVITY_FACTORS_MESSAGES_H
#define SENSITIVITY_FACTORS_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(SENSITIVITY_FACTORS)
ARP_MESSAGE(
    STUDY_NO_FACTORS,
    "l'étude ne dit pas ce qui est incertain, et l'erreur d'aucun indicateur n'est connue ; "
    "ajoutez « sensitivity: {factors: {side_weights: {rule: uniform}}} », par exemple",
    "the study does not say what is uncertain, and no indicator's error is known; add "
    "\"sensitivity: {factors: {side_weights: {rule: uniform}}}\", say")
ARP_MESSAGE(FACTOR_KIND, "« {0} » n'est pas un facteur ; les facteurs sont : {1}",
            "\"{0}\" is no factor; the factors are: {1}")
ARP_MESSAGE(FACTOR_WORD,
            "facteur « {0} » : « {1} » ne convient pas ; les choix possibles sont : {2}",
            "factor \"{0}\": \"{1}\" will not do; what may be chosen is: {2}")
ARP_MESSAGE(
    FACTOR_NODE,
    "facteur « {0} » : l'indice n'a pas de nœud « {1} » qui convienne ; nommez un indicateur "
    "pour « side_of » ou « variants », un nœud d'au moins deux enfants sinon",
    "factor \"{0}\": the index has no node \"{1}\" that would do; name an indicator for "
    "\"side_of\" or \"variants\", otherwise a node of two children or more")
ARP_MESSAGE(FACTOR_NO_CHOICE, "facteur « {0} » : aucun choix n'est donné ; donnez-en au moins un",
            "factor \"{0}\": no choice is given; give at least one")
ARP_MESSAGE(FACTOR_CHOICE_TWICE, "facteur « {0} » : « {1} » y est deux fois ; ôtez l'un des deux",
            "factor \"{0}\": \"{1}\" is there twice; remove one of the two")
ARP_MESSAGE(FACTOR_NUMBER_TWICE, "facteur « {0} » : {1} y est deux fois ; ôtez l'un des deux",
            "factor \"{0}\": {1} is there twice; remove one of the two")
ARP_MESSAGE(FACTOR_TWICE,
            "facteur « {0} » déclaré deux fois pour le même nœud ; ôtez l'une des déclarations",
            "factor \"{0}\" is declared twice for one node; remove one of the declarations")
ARP_MESSAGE(
    FACTOR_PROBABILITIES,
    "facteur « {0} » : {1} probabilités pour {2} valeurs ; donnez-en une par valeur, ou aucune",
    "factor \"{0}\": {1} probabilities for {2} values; give one a value, or none")
ARP_MESSAGE(
    FACTOR_PROBABILITY,
    "facteur « {0} » : la probabilité {1} ne convient pas ; elles vont de 0 à 1, et l'une au "
    "moins est positive",
    "factor \"{0}\": the probability {1} will not do; they go from 0 to 1, and one at least is "
    "above 0")
ARP_MESSAGE(FACTOR_NUMBER, "facteur « {0} » : {1} n'est pas entre {2} et {3}",
            "factor \"{0}\": {1} is not between {2} and {3}")
ARP_MESSAGE(FACTOR_EXPONENTS,
            "facteur « {0} » : donnez au moins un exposant, ou les deux bouts d'un intervalle",
            "factor \"{0}\": give at least one exponent, or the two ends of a range")
ARP_MESSAGE(FACTOR_BETA,
            "facteur « {0} » : une loi bêta est faite pour deux versants, il y en a {1} ; prenez "
            "« uniform » ou « dirichlet »",
            "factor \"{0}\": a beta law is for two sides, there are {1}; take \"uniform\" or "
            "\"dirichlet\"")
ARP_MESSAGE(
    FACTOR_ONE_CHILD,
    "facteur « {0} » : aucun poids ne peut varier, faute de nœud d'au moins deux enfants ; "
    "retirez ce facteur",
    "factor \"{0}\": no weight can vary, for want of a node of two children or more; remove "
    "this factor")
ARP_MESSAGE(
    FACTOR_ZERO_WEIGHT,
    "facteur « {0} » : « {1} » a un poids nul, qu'une loi de Dirichlet ne peut pas entourer ; "
    "retirez-le de l'indice ou prenez « noise »",
    "factor \"{0}\": \"{1}\" has the weight 0, which a Dirichlet law cannot surround; remove it "
    "from the index or take \"noise\"")
ARP_MESSAGE(
    FACTOR_BOUNDS,
    "facteur « {0} » : les bornes des parts sous « {1} » ne peuvent pas être tenues ensemble ; "
    "il faut 0 <= minimum <= maximum <= 1, des minimums dont la somme ne passe pas 1 et des "
    "maximums dont la somme l'atteint",
    "factor \"{0}\": the bounds of the shares under \"{1}\" cannot be kept together; it takes "
    "0 <= low <= high <= 1, lows that sum to 1 at most and highs that sum to 1 at least")
ARP_MESSAGE(
    FACTOR_ORDERS,
    "facteur « {0} » : l'ordre des parts sous « {1} » doit être fait de chaînes (chacune au "
    "plus une fois en tête et une fois en queue), avec 0 <= minimum < maximum ; un rapport à "
    "deux bornes reste seul",
    "factor \"{0}\": the order of the shares under \"{1}\" is to be made of chains (each once at "
    "most as the greater and once as the lesser), with 0 <= low < high; a ratio with two limits "
    "stands alone")
ARP_MESSAGE(FACTOR_LIMITS,
            "facteur « {0} » : la loi « {1} » ne prend pas ces contraintes ; un ordre demande "
            "« uniform » sans bornes, et « noise » ne prend pas de bornes",
            "factor \"{0}\": the law \"{1}\" does not take these constraints; an order asks for "
            "\"uniform\" without bounds, and \"noise\" takes no bounds")
ARP_MESSAGE(
    FACTOR_NO_ERROR,
    "facteur « {0} » : rien ne dit l'incertitude des données ; donnez aux indicateurs un "
    "modèle « error: », une erreur type ou un intervalle",
    "factor \"{0}\": nothing says how uncertain the data are; give the indicators an \"error:\" "
    "model, a standard error or an interval")
ARP_MESSAGE(
    FACTOR_VARIANT_LACKS,
    "variante « {1} » de « {0} » : « {2} » n'y a pas de valeur, et en a une dans celle que "
    "l'indice "
    "déclare ; complétez les données, ôtez ce territoire (territories: exclude:) ou cette variante",
    "variant \"{1}\" of \"{0}\": \"{2}\" has no value in it, and has one in what the index "
    "declares; complete the data, leave out the territory (territories: exclude:) or the variant")
ARP_MESSAGE(STUDY_FACTOR_BOUND,
            "« {0} » attend deux nombres de 0 à 1, le plus petit d'abord, [0.2, 0.6] par exemple",
            "\"{0}\" wants two numbers from 0 to 1, the smaller first, [0.2, 0.6] say")
ARP_MESSAGE(STUDY_FACTOR_NUMBERS,
            "« {0} » ne va pas avec l'autre nombre donné ; gardez l'un des deux",
            "\"{0}\" does not go with the other number given; keep one of the two")
ARP_MESSAGE(STUDY_FACTOR_LAW,
            "« {0} » n'est pas un nombre de la loi « {1} » ; ôtez-le, ou prenez « rule: {2} »",
            "\"{0}\" is no number of the law \"{1}\"; remove it, or take \"rule: {2}\"")
ARP_MESSAGES_END;

#endif
