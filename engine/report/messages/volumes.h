/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file volumes.h
 * Under what share of the weights a territory is first.
 */
#ifndef REPORT_MESSAGES_VOLUMES_H
#define REPORT_MESSAGES_VOLUMES_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_VOLUMES)
ARP_MESSAGE(VOLUMES_TITLE,
            "Part des poids possibles qui mettent un choisi dans les premiers ; part moyenne qui "
            "le mettent devant un non-choisi",
            "Share of the possible weights that put a chosen one among the first; mean share that "
            "put it before one not chosen")
ARP_MESSAGE(VOLUMES_IN, "{0} premiers", "first {0}")
ARP_MESSAGE(VOLUMES_SIDES, "devant (a)", "before (a)")
ARP_MESSAGE(VOLUMES_SIDES_FIRST, "devant (b)", "before (b)")
ARP_MESSAGE(VOLUMES_INDICATORS, "devant (c)", "before (c)")
ARP_MESSAGE(
    VOLUMES_PRIORS,
    "poids au hasard : (a) des versants seuls ; (b) des versants, puis des indicateurs de chacun ; "
    "(c) de tous les indicateurs ensemble, où le versant qui en a le plus pèse plus",
    "weights at random: (a) of the sides only; (b) of the sides, then of each one's indicators; "
    "(c) of all indicators at once, where the side that has more of them weighs more")
ARP_MESSAGE(VOLUMES_LEFT_OUT, "trop de paires pour comparer les choisis un à un aux autres",
            "too many pairs to compare the chosen with the others one by one")
ARP_MESSAGES_END;

#endif
