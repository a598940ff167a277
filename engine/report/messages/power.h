/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file power.h
 * What a selection would have to be for a side to stand out.
 */
#ifndef REPORT_MESSAGES_POWER_H
#define REPORT_MESSAGES_POWER_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_POWER)
ARP_MESSAGE(POWER_TITLE, "Ce qu'il faudrait pour qu'un versant se distingue 8 fois sur 10",
            "What it would take for a side to stand out 8 times in 10")
ARP_MESSAGE(POWER_OWN,
            "Avec {0} sur {1}, un choix qui penche vers un versant s'y distingue 8 fois sur 10 "
            "quand, en moyenne sur les choix qui penchent autant, la concordance est de :",
            "With {0} out of {1}, a selection that leans on a side stands out there 8 times in 10 "
            "when, on average over selections that lean as much, the concordance is:")
ARP_MESSAGE(POWER_SIDE, "{0} : {1} (entre {2}), soit un effet de {3}",
            "{0}: {1} (between {2}), which is an effect of {3}")
ARP_MESSAGE(POWER_BETWEEN, "{0} et {1}", "{0} and {1}")
ARP_MESSAGE(POWER_NEVER,
            "{0} : pas atteint ; à l'effet {1} (concordance moyenne {2}), il se distingue dans "
            "{3} % des choix",
            "{0}: not reached; at an effect of {1} (mean concordance {2}) it stands out in {3}% of "
            "the selections")
ARP_MESSAGE(POWER_LATE, "{0} : tardif, il n'est pas testé", "{0}: late, it is not tested")
ARP_MESSAGE(POWER_SIZES,
            "Concordance moyenne qu'il faudrait, selon le nombre de choisis (– : pas "
            "atteinte)",
            "Mean concordance it would take, by the number of the selected (–: not reached)")
ARP_MESSAGE(POWER_M, "choisis", "selected")
ARP_MESSAGE(
    POWER_HOW,
    "effet : un écart-type de plus sur le versant multiplie par exp(effet) les chances d'être "
    "choisi ; {0} choix tirés par effet, graine {1}, chacun jugé comme par le verdict (p les "
    "autres "
    "versants étant donnés, ajusté par Holm, concordance d'au moins {2}) ; l'intervalle est celui "
    "du tirage, à 95 %",
    "effect: one standard deviation more on the side makes it exp(effect) times as likely to be "
    "chosen; {0} selections drawn at each effect, seed {1}, each judged as the verdict judges (p "
    "given the other sides, adjusted by Holm, a concordance of at least {2}); the interval is that "
    "of drawing, at 95%")
ARP_MESSAGES_END;

#endif
