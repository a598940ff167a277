/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sweep.h
 * A study under other settings, one after the other.
 */
#ifndef REPORT_MESSAGES_SWEEP_H
#define REPORT_MESSAGES_SWEEP_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SWEEP)
ARP_MESSAGE(SWEEP_TITLE, "{0} : {1} combinaisons", "{0}: {1} combinations")
ARP_MESSAGE(SWEEP_WORD, "ressemble à", "resembles")
ARP_MESSAGE(SWEEP_SHIFT, "décalage", "shift")
ARP_MESSAGE(SWEEP_HOLDS, "tient, %", "holds, %")
ARP_MESSAGE(SWEEP_HOLDS_LEGEND, "tient : part des tirages où la réponse est la même",
            "holds: share of the draws in which the answer is the same")
ARP_MESSAGE(
    SWEEP_LEGEND,
    "C : concordance du versant seul (* : se distingue) ; rang des choisis ; décalage : écart "
    "moyen de rang "
    "avec l'étude telle qu'elle est écrite",
    "C: concordance of the side alone (*: stands out); rank of the selected; shift: mean "
    "difference of "
    "rank with the study as written")
ARP_MESSAGES_END;

#endif
