/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What each rule for holes and outliers does, for the help.
 */
#ifndef TREAT_MESSAGES_H
#define TREAT_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(TREAT)
ARP_MESSAGE(METHOD_MISSING_STOP, "s'arrêter et nommer la première cellule sans valeur",
            "stop and name the first cell without a value")
ARP_MESSAGE(METHOD_MISSING_MEAN, "prendre la moyenne de l'indicateur", "take the indicator's mean")
ARP_MESSAGE(METHOD_MISSING_MEDIAN, "prendre la médiane de l'indicateur",
            "take the indicator's median")
ARP_MESSAGE(METHOD_MISSING_SIBLINGS,
            "prendre la moyenne pondérée des autres branches du même nœud, après normalisation",
            "take the weighted mean of the node's other children, after normalising")
ARP_MESSAGE(METHOD_MISSING_EXCLUDE,
            "laisser la cellule de côté : son poids va aux autres branches du nœud",
            "leave the cell out: its weight goes to the node's other children")
ARP_MESSAGE(METHOD_OUTLIERS_NONE, "garder les valeurs telles quelles",
            "keep the values as they are")
ARP_MESSAGE(METHOD_OUTLIERS_WINSORISE,
            "ramener une à une les valeurs extrêmes à la suivante, au plus 5 ou 2,5 %",
            "bring extreme values one by one to the next, at most 5 or 2.5%")
ARP_MESSAGE(METHOD_OUTLIERS_LOG, "prendre le logarithme d'un indicateur trop dissymétrique",
            "take the logarithm of an indicator that is too skewed")
ARP_MESSAGE(METHOD_OUTLIERS_WINSORISE_LOG,
            "winsorise ; si cela ne suffit pas, log sur les valeurs de départ",
            "winsorise; where that is not enough, log of the original values")
ARP_MESSAGES_END;

#endif
