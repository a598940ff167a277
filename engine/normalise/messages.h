/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What each normalisation does, for the help, and what it refuses.
 */
#ifndef NORMALISE_MESSAGES_H
#define NORMALISE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(NORMALISE)
ARP_MESSAGE(METHOD_ZSCORE, "écart à la moyenne, en écarts-types",
            "distance from the mean, in standard deviations")
ARP_MESSAGE(METHOD_MINMAX,
            "de 0 (besoin le plus faible) à 1 (le plus fort), ou entre deux bornes au choix",
            "from 0 (least need) to 1 (most need), or between two ends of your choice")
ARP_MESSAGE(METHOD_PERCENTILE, "part des autres territoires dont le besoin est plus faible",
            "share of the other territories with less need")
ARP_MESSAGE(METHOD_RANK, "rang, 1 pour le besoin le plus faible", "rank, 1 for the least need")
ARP_MESSAGE(METHOD_COMPARATOR, "100 pour la référence, davantage pour un besoin plus fort",
            "100 for the comparator, more for more need")
ARP_MESSAGE(METHOD_GOALPOSTS, "de 0 à 1 entre deux bornes données ; au-delà, la borne",
            "from 0 to 1 between two given bounds; beyond them, the bound")
ARP_MESSAGE(METHOD_ROBUST_ZSCORE, "écart à la médiane, en écarts absolus médians (× 1,4826)",
            "distance from the median, in median absolute deviations (× 1.4826)")
ARP_MESSAGE(
    METHOD_IMD_EXPONENTIAL,
    "exponentielle du rang, de 0 à 100 : un besoin très fort ne se compense pas (indices anglais)",
    "exponential of the rank, 0 to 100: a very high need is not cancelled (English indices)")
ARP_MESSAGE(
    INDEX_NO_SD,
    "indicateur {0} : l'écart-type {2} autour de {1} n'est pas positif ; donnez d'autres bornes",
    "indicator {0}: the standard deviation {2} around {1} is not positive; give other bounds")
ARP_MESSAGE(
    INDEX_NO_MAD,
    "indicateur {0} : plus de la moitié des territoires valent {1}, l'écart absolu médian est "
    "{2} ; prenez zscore ou percentile",
    "indicator {0}: more than half of the territories are at {1}, the median absolute "
    "deviation is {2}; use zscore or percentile")
ARP_MESSAGE(INDEX_BOUNDS_ORDER,
            "indicateur {0} : la borne basse {1} doit être inférieure à la borne haute {2}",
            "indicator {0}: the low bound {1} must be below the high bound {2}")
ARP_MESSAGE(
    INDEX_COMPARATOR_ZERO,
    "indicateur {0} : la référence vaut {1}, on ne peut pas y rapporter les valeurs ; prenez "
    "une autre référence ou zscore",
    "indicator {0}: the comparator is {1}, values cannot be related to it; use another "
    "comparator or zscore")
ARP_MESSAGES_END;

#endif
