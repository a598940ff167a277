/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a document, a decomposition or the solver is refused for.
 */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(BASE)
ARP_MESSAGE(OUT_OF_MEMORY, "mémoire insuffisante ; fermez d'autres programmes ou réduisez l'étude",
            "out of memory; close other programs or make the study smaller")
ARP_MESSAGE(
    TREE_UNKNOWN_KEY,
    "clé inconnue « {0} » ; vouliez-vous dire « {1} » ? « arpent help study{2} » l'explique",
    "unknown key \"{0}\"; did you mean \"{1}\"? \"arpent help study{2}\" explains it")
ARP_MESSAGE(TREE_UNKNOWN_KEY_ALL,
            "clé inconnue « {0} » ; clés admises : {1} ; « arpent help study{2} » les explique",
            "unknown key \"{0}\"; the keys here are: {1}; \"arpent help study{2}\" explains them")
ARP_MESSAGE(MORE_FAULTS, " ; de plus, {0} autre(s) faute(s) dans ce fichier :",
            "; besides, {0} more in this file:")
ARP_MESSAGE(MORE_REST, "\n  et {0} autre(s)", "\n  and {0} more")
ARP_MESSAGE(TREE_KEY_ABSENT, "la clé « {0} » manque ; ajoutez-la",
            "the key \"{0}\" is missing; add it")
ARP_MESSAGE(TREE_WANT_TEXT, "« {0} » doit être un texte", "\"{0}\" must be a text")
ARP_MESSAGE(TREE_WANT_LIST, "« {0} » doit être une liste, [a, b] ou une ligne « - a » par élément",
            "\"{0}\" must be a list, [a, b] or one line \"- a\" per item")
ARP_MESSAGE(TREE_WANT_MAP, "« {0} » doit être un bloc de clés, « clé: valeur »",
            "\"{0}\" must be a block of keys, \"key: value\"")
ARP_MESSAGE(TREE_WANT_NUMBER, "« {0} » doit être un nombre (point décimal), et non « {1} »",
            "\"{0}\" must be a number (decimal point), not \"{1}\"")
ARP_MESSAGE(TREE_WANT_WHOLE, "« {0} » doit être un nombre entier, et non « {1} »",
            "\"{0}\" must be a whole number, not \"{1}\"")
ARP_MESSAGE(TREE_RANGE, "« {0} » vaut {1} ; il faut un nombre entre {2} et {3}",
            "\"{0}\" is {1}; a number from {2} to {3} is needed")
ARP_MESSAGE(TREE_WORD, "« {0} » ne peut pas être « {1} » ; mots admis : {2}",
            "\"{0}\" cannot be \"{1}\"; the words here are: {2}")
ARP_MESSAGE(TREE_EMPTY, "« {0} » est vide ; donnez une valeur ou ôtez la clé",
            "\"{0}\" is empty; give a value or remove the key")
ARP_MESSAGE(TREE_PAIRS,
            "« {0} » a {1} textes et « {2} » en a {3} ; donnez la traduction de chacun, dans le "
            "même ordre",
            "\"{0}\" has {1} texts and \"{2}\" has {3}; give the translation of each, in the same "
            "order")
ARP_MESSAGE(DENSE_FAILED, "le calcul des composantes principales n'a pas convergé",
            "the principal components did not converge")
ARP_MESSAGE(PROGRAM_FAULT,
            "la bibliothèque GLPK s'est arrêtée sur une faute interne ; signalez-le avec l'étude",
            "the GLPK library stopped on an internal fault; please report it with the study")
ARP_MESSAGES_END;

#endif
