/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file simplex.h
 * Who is first, over all weights of three sides and more.
 */
#ifndef REPORT_MESSAGES_SIMPLEX_H
#define REPORT_MESSAGES_SIMPLEX_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SIMPLEX)
ARP_MESSAGE(SIMPLEX_TITLE,
            "Les {0} premiers quand les poids vont des poids déclarés à un seul versant",
            "The first {0} as the weights go from those declared to one side alone")
ARP_MESSAGE(SIMPLEX_TOWARDS,
            "vers « {0} » : premier changement à {1} du chemin ; {2} listes en tout",
            "towards \"{0}\": first change at {1} of the way; {2} lists in all")
ARP_MESSAGE(SIMPLEX_NEVER, "vers « {0} » : la liste ne change pas",
            "towards \"{0}\": the list does not change")
ARP_MESSAGE(SIMPLEX_CELLS,
            "listes possibles sur tous les poids des trois versants : {0} ; la plus étendue tient "
            "pour {1} % des poids",
            "possible lists over all weights of the three sides: {0}; the widest holds for {1}% of "
            "the weights")
ARP_MESSAGE(
    SIMPLEX_CELLS_LEFT_OUT,
    "sur tous les poids des trois versants : trop de listes des {0} premiers pour les donner une à "
    "une",
    "over all weights of the three sides: too many lists of the first {0} to give them one by one")
ARP_MESSAGES_END;

#endif
