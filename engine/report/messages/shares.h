/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shares.h
 * What each side and each indicator contributes.
 */
#ifndef REPORT_MESSAGES_SHARES_H
#define REPORT_MESSAGES_SHARES_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SHARES)
ARP_MESSAGE(REPORT_BASES_TITLE,
            "Valeurs de Shapley de la présence des choisis parmi les {0} premiers, selon ce qui "
            "remplace un versant",
            "Shapley values of the presence of the chosen among the first {0}, by what replaces a "
            "side")
ARP_MESSAGE(REPORT_BASE_ALL, "égal pour tous", "equal for all")
ARP_MESSAGE(REPORT_BASE_UNIT, "moyen pour le choisi", "mean for the chosen")
ARP_MESSAGE(REPORT_BASE_MARGINAL, "tiré au hasard", "drawn at random")
ARP_MESSAGE(REPORT_BASES_INTERACTION, "interaction", "interaction")
ARP_MESSAGE(REPORT_MEAN_OVERLAP,
            "Part moyenne des choisis parmi les {0} premiers : {1} quand « {2} » pèse plus que "
            "déclaré, {3} quand il pèse moins",
            "Mean share of the chosen among the first {0}: {1} where \"{2}\" weighs more than "
            "declared, {3} where it weighs less")
ARP_MESSAGES_END;

#endif
