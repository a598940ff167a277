/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file change.h
 * How little the weights would have to change.
 */
#ifndef REPORT_MESSAGES_CHANGE_H
#define REPORT_MESSAGES_CHANGE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_CHANGE)
ARP_MESSAGE(CHANGE_TITLE, "Plus petit changement des poids qui changerait la première liste",
            "Smallest change of the weights that would change the first list")
ARP_MESSAGE(CHANGE_ENTER, "entre dans les {0} premiers", "enters the first {0}")
ARP_MESSAGE(CHANGE_ENTER_ONE, "prend le premier rang", "takes the first place")
ARP_MESSAGE(CHANGE_LEAVE, "sort des {0} premiers", "leaves the first {0}")
ARP_MESSAGE(CHANGE_LEAVE_ONE, "perd le premier rang", "loses the first place")
ARP_MESSAGE(CHANGE_ALL_ENTER, "entrent tous dans les {0} premiers", "all enter the first {0}")
ARP_MESSAGE(CHANGE_ALL, "Les choisis", "The chosen")
ARP_MESSAGE(CHANGE_ALL_INSIDE, "les choisis", "the chosen")
ARP_MESSAGE(CHANGE_ALREADY, "{0} {1} dès les poids déclarés",
            "{0} {1} under the declared weights already")
ARP_MESSAGE(CHANGE_IF, "{0} {1} si {2}", "{0} {1} if {2}")
ARP_MESSAGE(CHANGE_BEST_FOUND, "{0} (le mieux trouvé, recherche arrêtée après {1} nœuds)",
            "{0} (the best found, the search stopped after {1} nodes)")
ARP_MESSAGE(CHANGE_NEVER, "Il n'existe pas de poids {0} sous lesquels {1} {2}",
            "There are no weights of {0} under which {1} {2}")
ARP_MESSAGE(CHANGE_NOT_FOUND,
            "La recherche, arrêtée après {3} nœuds, n'a pas trouvé de poids {0} sous lesquels {1} "
            "{2} ; cela ne prouve pas qu'il n'y en a pas",
            "The search, stopped after {3} nodes, found no weights of {0} under which {1} {2}; "
            "that does not prove that there are none")
ARP_MESSAGE(CHANGE_OF_LEAVES, "des indicateurs", "the indicators")
ARP_MESSAGE(CHANGE_OF_SIDES, "des versants", "the sides")
ARP_MESSAGE(CHANGE_WEIGHT, "le poids de « {0} » passe de {1} à {2}",
            "the weight of \"{0}\" goes from {1} to {2}")
ARP_MESSAGE(CHANGE_AND_WEIGHT, "{3}, celui de « {0} » de {1} à {2}",
            "{3}, that of \"{0}\" from {1} to {2}")
ARP_MESSAGE(CHANGE_AND_MORE, "{0}, et d'autres d'autant ou moins ({1})",
            "{0}, and others by as much or less ({1})")
ARP_MESSAGE(CHANGE_TOTAL, "Écarts de poids cumulés : {0} points",
            "Changes of weights added up: {0} points")
ARP_MESSAGE(CHANGE_TOTAL_BOUND,
            "Écarts de poids cumulés : {0} points ; {1} si ceux qui sont devant doivent y rester",
            "Changes of weights added up: {0} points; {1} if those ahead are to stay ahead")
ARP_MESSAGE(
    CHANGE_SPREAD,
    "{0}. Répartis au mieux, il suffit qu'aucun poids ne change de plus de {1} points",
    "{0}. Spread as well as can be, it is enough that no weight changes by more than {1} points")
ARP_MESSAGE(CHANGE_PERCENT, "{0} %", "{0}%")
ARP_MESSAGE(CHANGE_LEFT_OUT, "questions sur les poids non posées, au-delà de douze : {0}",
            "questions about weights not asked, beyond twelve: {0}")
ARP_MESSAGE(
    CHANGE_EXPONENT,
    "poids des indicateurs : non calculé, un nœud au moins n'est pas une moyenne arithmétique",
    "weights of the indicators: not computed, at least one node is not an arithmetic mean")
ARP_MESSAGE(
    CHANGE_HOLES,
    "poids des indicateurs : non calculé, des cellules sans valeur reportent leur poids sur "
    "d'autres",
    "weights of the indicators: not computed, cells without a value pass their weight on to others")
ARP_MESSAGE(CHANGE_CERTIFIED,
            "Des poids non négatifs des indicateurs placent tous les choisis au moins aussi haut "
            "que tous les autres (plus grande marge : {0})",
            "Some non-negative weights of the indicators put all the chosen at least as high as "
            "all the others (largest margin: {0})")
ARP_MESSAGE(CHANGE_EMPTY,
            "Aucun poids non négatif des indicateurs ne reproduit cette liste (marge la moins "
            "mauvaise : {0})",
            "No non-negative linear weights reproduce this list (best margin: {0})")
ARP_MESSAGE(CHANGE_FEWEST,
            "Les poids qui s'en approchent le plus laissent hors de la liste {0} des {1} choisis",
            "The weights that come nearest leave {0} of the {1} chosen outside the list")
ARP_MESSAGE(CHANGE_FEWEST_FOUND,
            "Les meilleurs poids trouvés laissent hors de la liste {0} des {1} choisis ; aucun "
            "n'en laisse moins de {2}",
            "The best weights found leave {0} of the {1} chosen outside the list; none leave fewer "
            "than {2}")
ARP_MESSAGE(CHANGE_WITNESS, "sur chaque indicateur, {0} est au moins aussi haut que {1}",
            "on every indicator, {0} is at least as high as {1}")
ARP_MESSAGES_END;

#endif
