/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file neighbours.h
 * The selection against sets that hang together.
 */
#ifndef REPORT_MESSAGES_NEIGHBOURS_H
#define REPORT_MESSAGES_NEIGHBOURS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_NEIGHBOURS)
ARP_MESSAGE(REPORT_NEAR_PAIRS, "Parmi les couples de {1} voisins seulement ({0})",
            "Among pairs of neighbouring {1} only ({0})")
ARP_MESSAGE(REPORT_NEAR_EACH, "Parmi tous les {1}, un à un ({0})",
            "Among all {1}, one by one ({0})")
ARP_MESSAGE(REPORT_NEAR_GROWN,
            "Parmi des ensembles de {2} {1} d'un seul tenant ({0} tirés au hasard)",
            "Among sets of {2} {1} that hang together ({0} drawn at random)")
ARP_MESSAGE(REPORT_NEAR_WITHIN, "Parmi les couples de {1} d'un même groupe seulement ({0})",
            "Among pairs of {1} of one group only ({0})")
ARP_MESSAGE(REPORT_NEAR_WITHIN_DRAWN,
            "Parmi des ensembles de {2} {1} d'un même groupe ({0} tirés au hasard)",
            "Among sets of {2} {1} of one group ({0} drawn at random)")
ARP_MESSAGE(REPORT_NEAR_POPULATION, ", de population comparable (à un facteur {0} près)",
            ", of like population (within a factor {0})")
ARP_MESSAGE(REPORT_NEAR_P, "p parmi eux", "p among them")
ARP_MESSAGE(REPORT_NEAR_MORAN, "I de Moran", "Moran's I")
ARP_MESSAGE(REPORT_NEAR_MORAN_P, "p de I", "p of I")
ARP_MESSAGE(REPORT_NEAR_NO_SET,
            "Aucun ensemble de ce genre : il n'y a rien à quoi comparer le choix.",
            "No set of that kind: there is nothing to compare the choice with.")
ARP_MESSAGE(
    REPORT_NEAR_APART,
    "Le choix lui-même n'est pas d'un seul tenant ; il est comparé à des ensembles qui le sont.",
    "The choice itself does not hang together; it is compared with sets that do.")
ARP_MESSAGE(
    REPORT_NEAR_ACROSS,
    "Le choix lui-même est à cheval sur plusieurs groupes ; il est comparé à des ensembles d'un "
    "seul.",
    "The choice itself lies in several groups; it is compared with sets of one.")
ARP_MESSAGE(REPORT_NEAR_ALONE, "Sans voisin, donc dans aucun ensemble ({0}) : {1}.",
            "Without a neighbour, hence in no set ({0}): {1}.")
ARP_MESSAGES_END;

#endif
