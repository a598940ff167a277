/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file missing.h
 * How extreme the selected would have to be on a criterion that was not observed.
 */
#ifndef REPORT_MESSAGES_MISSING_H
#define REPORT_MESSAGES_MISSING_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_MISSING)
ARP_MESSAGE(REPORT_MISSING_TITLE,
            "Ce qu'il faudrait d'un critère absent ({0} tirages de sa valeur chez les autres)",
            "What it would take of a missing criterion ({0} draws of its value elsewhere)")
ARP_MESSAGE(REPORT_MISSING_PARTS, " ({0})", " ({0})")
ARP_MESSAGE(REPORT_MISSING_FIFTH, "un cinquième", "a fifth")
ARP_MESSAGE(REPORT_MISSING_HALF, "la moitié", "half")
ARP_MESSAGE(REPORT_MISSING_TOP, "{0} %", "{0}%")
ARP_MESSAGE(REPORT_MISSING_NEVER, "hors d'atteinte", "out of reach")
ARP_MESSAGE(REPORT_MISSING_SELDOM, "au premier rang de tous, dans {0} % des tirages seulement",
            "at the first rank of all, in only {0}% of the draws")
ARP_MESSAGE(
    REPORT_MISSING_FIRST,
    "Même au premier rang de tous sur un critère absent{1} comptant pour {2} du versant « {3} », "
    "les choisis ne le feraient se distinguer que dans {0} % des tirages (sans corrélation avec le "
    "reste du versant ; à {4} : {5} ; à {6} : {7})",
    "Even at the first rank of all on a missing criterion{1} counting for {2} of the side \"{3}\", "
    "the chosen would make it stand out in only {0}% of the draws (uncorrelated with the rest of "
    "the side; at {4}: {5}; at {6}: {7})")
ARP_MESSAGE(REPORT_MISSING_NEEDED,
            "Il faudrait que les choisis soient parmi les {0} les plus touchés sur un critère "
            "absent{1} comptant pour {2} du versant « {3} » pour que celui-ci se distingue (sans "
            "corrélation avec le reste du versant ; à {4} : {5} ; à {6} : {7})",
            "The chosen would have to be among the {0} most affected on a missing criterion{1} "
            "counting for {2} of the side \"{3}\" for it to stand out (uncorrelated with the "
            "rest of the side; at {4}: {5}; at {6}: {7})")
ARP_MESSAGE(
    REPORT_MISSING_NONE,
    "Aucune valeur d'un critère absent{0} comptant pour {1} du versant « {2} » ne suffirait à ce "
    "que celui-ci se distingue (sans corrélation avec le reste du versant ; à {3} : {4} ; à {5} : "
    "{6})",
    "No value of a missing criterion{0} counting for {1} of the side \"{2}\" would be enough for "
    "it to stand out (uncorrelated with the rest of the side; at {3}: {4}; at {5}: {6})")
ARP_MESSAGES_END;

#endif
