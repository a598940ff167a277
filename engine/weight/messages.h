/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What each rule of weights does, for the help, and what it refuses.
 */
#ifndef WEIGHT_MESSAGES_H
#define WEIGHT_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(WEIGHT)
ARP_MESSAGE(METHOD_WEIGHT_GIVEN, "les poids de l'étude", "the study's weights")
ARP_MESSAGE(METHOD_WEIGHT_EQUAL, "le même poids pour chaque branche du nœud",
            "the same weight for each child of the node")
ARP_MESSAGE(
    METHOD_WEIGHT_PCA,
    "première composante principale des branches du nœud ; dépend du périmètre et, pour les "
    "derniers bits, de la famille du processeur (« arpent doctor »)",
    "first principal component of the node's children; depends on the perimeter and, for "
    "the last bits, on the family of the processor (\"arpent doctor\")")
ARP_MESSAGE(INDEX_WEIGHTS_ZERO, "tous les poids de {0} sont nuls ; donnez-en un positif",
            "all weights of {0} are 0; give one that is positive")
ARP_MESSAGE(
    INDEX_PCA_ROWS,
    "{0} : {1} territoires seulement ont toutes les valeurs, il en faut 3 pour la règle pca ; "
    "prenez equal ou given",
    "{0}: only {1} territories have every value, the rule pca needs 3; use equal or given")
ARP_MESSAGE(
    INDEX_PCA_CONSTANT,
    "{0} ne varie pas parmi les territoires où {1} est complet, la règle pca ne peut pas le "
    "peser ; ôtez-le ou prenez equal",
    "{0} does not vary among the territories where {1} is complete, the rule pca cannot "
    "weigh it; take it out or use equal")
ARP_MESSAGE(
    INDEX_PCA_TWO,
    "{0} : la première composante principale ne se distingue pas de la seconde ; prenez equal "
    "ou given",
    "{0}: the first principal component cannot be told from the second; use equal or given")
ARP_MESSAGE(INDEX_PCA_NEGATIVE,
            "{0} a un poids négatif ({2}) dans la première composante de {1} ; vérifiez son sens, "
            "ôtez-le ou prenez equal",
            "{0} has a negative weight ({2}) in the first component of {1}; check its polarity, "
            "take it out or use equal")
ARP_MESSAGES_END;

#endif
