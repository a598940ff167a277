/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file subsets.h
 * What each side shows with some of its indicators only.
 */
#ifndef REPORT_MESSAGES_SUBSETS_H
#define REPORT_MESSAGES_SUBSETS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SUBSETS)
ARP_MESSAGE(
    REPORT_SUBSETS_TITLE,
    "Si chaque versant n'avait qu'une partie de ses indicateurs : toutes les parties essayées",
    "Had each side only some of its indicators: every subset tried")
ARP_MESSAGE(REPORT_SUBSETS_N, "parties", "subsets")
ARP_MESSAGE(REPORT_SUBSETS_RANGE, "concordance", "concordance")
ARP_MESSAGE(REPORT_SUBSETS_FROM_TO, "de {0} à {1}", "{0} to {1}")
ARP_MESSAGE(REPORT_SUBSETS_MEDIAN, "médiane", "median")
ARP_MESSAGE(REPORT_SUBSETS_ATTESTED, "significatif seul", "significant on its own")
ARP_MESSAGE(REPORT_SUBSETS_SHARE, "{0} %", "{0}%")
ARP_MESSAGE(REPORT_SUBSETS_P, "p ajusté", "adjusted p")
ARP_MESSAGE(
    REPORT_SUBSETS_P_IS,
    "p ajusté : d'une concordance aussi forte avec la meilleure des parties, pour un choix tiré au "
    "hasard ({0})",
    "adjusted p: of a concordance as high with the best subset, for a choice drawn at random ({0})")
ARP_MESSAGE(REPORT_SUBSETS_EXACT, "valeur exacte", "exact")
ARP_MESSAGE(REPORT_SUBSETS_DRAWN, "{0} tirages", "{0} draws")
ARP_MESSAGE(REPORT_SUBSETS_NO_P, "non calculé : sélection trop grande",
            "not computed: the selection is too large")
ARP_MESSAGE(REPORT_SUBSETS_CAPPED, "« {0} » : {1} parties sur {2}, tirées au hasard",
            "\"{0}\": {1} of {2} subsets, drawn at random")
ARP_MESSAGE(REPORT_SUBSETS_VERDICTS,
            "une partie de chaque versant, chacun pris seul : significatif pour « {0} » uniquement "
            "{1} %, pour « {2} » uniquement {3} %, pour les deux {4} %, pour aucun {5} %",
            "a subset of each side, each on its own: significant for \"{0}\" only {1}%, for "
            "\"{2}\" only {3}%, for both {4}%, for none {5}%")
ARP_MESSAGE(REPORT_SUBSETS_EXPONENT,
            "« {0} » : non calculé, une de ses moyennes n'est pas arithmétique",
            "\"{0}\": not computed, one of its means is not arithmetic")
ARP_MESSAGE(REPORT_SUBSETS_HOLES,
            "« {0} » : non calculé, un de ses indicateurs n'a pas de valeur partout",
            "\"{0}\": not computed, one of its indicators has no value somewhere")
ARP_MESSAGE(REPORT_SUBSETS_TOO_MANY, "« {0} » : non calculé, plus de 62 indicateurs",
            "\"{0}\": not computed, more than 62 indicators")
ARP_MESSAGES_END;

#endif
