/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file places.h
 * The place of a choice among sets of communes.
 */
#ifndef REPORT_MESSAGES_PLACES_H
#define REPORT_MESSAGES_PLACES_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_PLACES)
ARP_MESSAGE(PLACES_TITLE,
            "Place de chaque choix parmi les ensembles de communes que l'on aurait pu dessiner",
            "Place of each choice among the sets of communes that could have been drawn")
ARP_MESSAGE(
    PLACES_WHAT,
    "Un ensemble est d'un seul tenant, a la population du choix à un quart près, son nombre de "
    "communes à un cinquième près, et n'a pas plus de limites avec les communes du dehors. Il ne "
    "suit aucun "
    "zonage. Deux façons de les compter : tous se valent, ou les compacts comptent plus.",
    "A set is connected, has the population of the choice within a quarter, its number of communes "
    "within a fifth, and touches the outside in no more places. It follows no zoning. Two ways of "
    "counting them: all alike, or compact ones count for more.")
ARP_MESSAGE(
    PLACES_READ,
    "Part des ensembles possibles dont le besoin est au moins aussi grand que celui du choix : "
    "plus elle est petite, plus le choix était parmi les plus touchés",
    "Share of the possible sets whose need is at least that of the choice: the smaller it is, the "
    "more the choice was among those of most need")
ARP_MESSAGE(PLACES_SELECTION, "le choix", "the choice")
ARP_MESSAGE(PLACES_SETS, "différents", "different")
ARP_MESSAGE(PLACES_CHOICE, "choix", "choice")
ARP_MESSAGE(PLACES_COMMUNES, "communes", "communes")
ARP_MESSAGE(PLACES_INDEX, "l'indice", "the index")
ARP_MESSAGE(PLACES_PAIR, "{0} / {1}", "{0} / {1}")
ARP_MESSAGE(PLACES_UNDER, "< {0} %", "< {0}%")
ARP_MESSAGE(PLACES_PERCENT, "{0} %", "{0}%")
ARP_MESSAGE(PLACES_UNKNOWN, "–", "–")
ARP_MESSAGE(
    PLACES_LEGEND,
    "« différents » : combien d'ensembles ont été rencontrés ; peu nombreux, les parts ne "
    "peuvent prendre que peu de valeurs. Avant la barre, tous les ensembles se valent ; après, "
    "les compacts comptent plus. « – » : pas trouvé, les tirages ne s'accordent pas (table "
    "places_chains)",
    "\"different\": how many sets were met; where they are few, shares can take few values "
    "only. Before the bar, all sets alike; after it, compact ones count for more. \"–\": not "
    "found, the draws do not agree (table places_chains)")
ARP_MESSAGE(PLACES_MANY,
            "Sur {0} choix situés, {1} sont parmi les 5 % du plus grand besoin sur « {2} » (tous "
            "les ensembles se valant) ; au hasard, {3} environ le seraient",
            "Of {0} choices placed, {1} are among the 5% of most need on \"{2}\" (all sets alike); "
            "by chance about {3} would be")
ARP_MESSAGE(PLACES_ONE,
            "« {0} » : {1} des ensembles possibles ont un besoin au moins aussi grand ({2} quand "
            "les compacts comptent plus)",
            "\"{0}\": {1} of the possible sets have at least as much need ({2} where compact ones "
            "count for more)")
ARP_MESSAGE(PLACES_NOT_CONNECTED,
            "{0} : ses communes ne sont pas d'un seul tenant, il n'est pas situé",
            "{0}: its communes do not hang together, it is not placed")
ARP_MESSAGE(PLACES_UNPEOPLED,
            "{0} : la population d'une de ses communes n'est pas connue, il n'est pas situé",
            "{0}: the population of one of its communes is not known, it is not placed")
ARP_MESSAGE(PLACES_MARKED, "{0} : il n'a pas de score, il n'est pas situé",
            "{0}: it has no score, it is not placed")
ARP_MESSAGE(PLACES_NOT_FOUND,
            "{0} places sur {1} ne sont pas trouvées : les tirages n'ont pas assez circulé dans la "
            "limite de pas, et rien n'en est dit",
            "{0} places of {1} are not found: the chains did not get around enough within the "
            "limit of steps, and nothing is told of them")
ARP_MESSAGE(PLACES_SCALE,
            "Scores sur l'échelle des {0} territoires classés ; une commune dont une donnée manque "
            "n'entre pas dans cette somme-là",
            "Scores on the scale of the {0} ranked territories; a commune that lacks a figure is "
            "left out of that sum")
ARP_MESSAGES_END;

#endif
