/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file revealed.h
 * Which weights the choice is most like.
 */
#ifndef REPORT_MESSAGES_REVEALED_H
#define REPORT_MESSAGES_REVEALED_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_REVEALED)
ARP_MESSAGE(REVEALED_TITLE,
            "Poids auxquels le choix ressemble le plus (chaque choisi hors de la liste divise la "
            "vraisemblance par {0})",
            "Weights that the choice resembles most (each chosen one outside the list divides the "
            "likelihood by {0})")
ARP_MESSAGE(REVEALED_WEIGHT,
            "poids de « {0} » : médiane {1}, de {2} à {3} (95 %) ; listes {4} fois plus proches du "
            "choix qu'une liste au hasard",
            "weight of \"{0}\": median {1}, from {2} to {3} (95%); lists {4} times nearer to the "
            "choice than a random one")
ARP_MESSAGE(REVEALED_FACTOR,
            "« {0} » plus que « {1} » : facteur de Bayes {2} (poids égaux), {3} (étalements égaux)",
            "\"{0}\" more than \"{1}\": Bayes factor {2} (equal weights), {3} (equal spreads)")
ARP_MESSAGE(REVEALED_OVER, "plus de {0}", "more than {0}")
ARP_MESSAGE(
    REVEALED_FREE,
    "poids libres aussi dans chaque versant : moyenne {0}, de {1} à {2} (95 % ; {3} tirages "
    "efficaces)",
    "weights inside each side free as well: mean {0}, from {1} to {2} (95%; {3} effective draws)")
ARP_MESSAGE(REVEALED_FREE_FEW,
            "poids libres aussi dans chaque versant : trop peu de tirages proches du choix ({0}) "
            "pour conclure, et aucun jeu de poids, même ainsi, ne le reproduit strictement",
            "weights inside each side free as well: too few draws near the choice ({0}) to tell, "
            "and even so no weights reproduce it strictly")
ARP_MESSAGE(
    REVEALED_CHAINS,
    "parmi les poids libres qui reproduisent exactement le choix : poids du premier versant {0} en "
    "moyenne, de {1} à {2} (95 % ; quatre chaînes, {3} tirages efficaces, R-hat {4})",
    "among the free weights that reproduce the choice exactly: weight of the first side {0} on "
    "average, from {1} to {2} (95%; four chains, {3} effective draws, R-hat {4})")
ARP_MESSAGE(
    REVEALED_CHAINS_UNMIXED,
    "des poids libres reproduisent exactement le choix, mais les chaînes qui les parcourent ne "
    "s'accordent pas (R-hat {0}, {1} tirages efficaces) : on ne peut pas les résumer",
    "some free weights reproduce the choice exactly, but the chains that roam them do not agree "
    "(R-hat {0}, {1} effective draws): they cannot be summed up")
ARP_MESSAGE(REVEALED_NOT_IDENTIFIABLE,
            "non identifiable : tous les poids placent autant de choisis dans la liste ; facteur "
            "de Bayes 1",
            "not identifiable: every weight puts as many of the chosen in the list; Bayes factor 1")
ARP_MESSAGE(
    REVEALED_NO_FIT,
    "on ne peut pas le dire : aucun poids n'approche le choix beaucoup mieux qu'une liste au "
    "hasard ({0} fois)",
    "cannot be told: no weights come much nearer to the choice than a random list ({0} times)")
ARP_MESSAGES_END;

#endif
