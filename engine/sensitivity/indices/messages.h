/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What sensitivity indices are refused for.
 */
#ifndef SENSITIVITY_INDICES_MESSAGES_H
#define SENSITIVITY_INDICES_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(SENSITIVITY_INDICES)
ARP_MESSAGE(GSA_NO_OUTPUT, "une analyse de sensibilité demande au moins une sortie à expliquer",
            "a sensitivity analysis needs at least one output to explain")
ARP_MESSAGE(GSA_FACTORS, "une analyse de sensibilité prend de 1 à {1} facteurs, pas {0}",
            "a sensitivity analysis takes 1 to {1} factors, not {0}")
ARP_MESSAGE(GSA_SUBSETS,
            "tous les sous-ensembles de {0} facteurs, c'est trop ; au-delà de {1}, tirer des "
            "ordres au hasard",
            "every subset of {0} factors is too many; beyond {1}, draw orders at random")
ARP_MESSAGE(GSA_EMPTY_FACTOR, "le facteur n° {0} n'a rien à faire varier ; le retirer",
            "factor no. {0} has nothing to vary; take it out")
ARP_MESSAGE(GSA_COORDINATES,
            "les facteurs ont {0} coordonnées en tout, au plus {1} ; en faire varier moins",
            "the factors have {0} coordinates in all, at most {1}; vary fewer of them")
ARP_MESSAGE(GSA_ROWS, "le nombre de lignes est une puissance de 2, de 2^{1} à 2^{2}, pas 2^{0}",
            "the number of rows is a power of 2, from 2^{1} to 2^{2}, not 2^{0}")
ARP_MESSAGE(GSA_REPLICATES, "les intervalles demandent de {1} à {2} répétitions, pas {0}",
            "the intervals need {1} to {2} replicates, not {0}")
ARP_MESSAGE(GSA_STOPPED,
            "arrêté avant que deux répétitions soient complètes ; laisser tourner plus longtemps",
            "stopped before two replicates were complete; let it run longer")
ARP_MESSAGES_END;

#endif
