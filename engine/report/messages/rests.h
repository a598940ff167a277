/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rests.h
 * What the verdict rests on.
 */
#ifndef REPORT_MESSAGES_RESTS_H
#define REPORT_MESSAGES_RESTS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_RESTS)
/* What the verdict rests on: clauses, the first of which follows "but" */
ARP_MESSAGE(RESTS_BUT, "Mais ", "But ")
ARP_MESSAGE(
    RESTS_LOST_THERE,
    "pris seul, « {0} » n'atteint plus le seuil dans le périmètre {1} (n = {2} ; concordance "
    "et intervalle {3})",
    "taken alone, \"{0}\" no longer reaches the threshold in the perimeter {1} (n = {2}; "
    "concordance and interval {3})")
ARP_MESSAGE(RESTS_WON_THERE,
            "pris seul, « {0} » atteint le seuil dans le périmètre {1} (n = {2} ; concordance et "
            "intervalle {3})",
            "taken alone, \"{0}\" reaches the threshold in the perimeter {1} (n = {2}; concordance "
            "and interval {3})")
ARP_MESSAGE(
    RESTS_ON_ONE,
    "ce verdict tient {0} : sans ce territoire, « {1} », pris seul, ne se distingue plus ({2}){3}",
    "this verdict rests on {0}: without it, \"{1}\", taken alone, no longer stands out ({2}){3}")
ARP_MESSAGE(RESTS_ON_EACH,
            "ce verdict tient à chacun de ces {0} choisis ({1}) : sans l'un d'eux, « {2} », pris "
            "seul, ne se distingue plus (concordance et intervalle){3}",
            "this verdict rests on each of these {0} chosen ({1}): without any one of them, "
            "\"{2}\", taken alone, no longer stands out (concordance and interval){3}")
ARP_MESSAGE(RESTS_WON_WITHOUT, "sans {0}, « {1} », pris seul, se distinguerait ({2})",
            "without {0}, \"{1}\", taken alone, would stand out ({2})")
ARP_MESSAGE(RESTS_FIGURES, "concordance et intervalle {0} ; p ajusté {1}",
            "concordance and interval {0}; adjusted p {1}")
ARP_MESSAGE(RESTS_NAMED, "{0} {1}", "{0} {1}")
ARP_MESSAGE(RESTS_RARELY_ONE, " ; {0} ne se distingue que parmi les tout premiers",
            "; {0} stands out only among the very first")
ARP_MESSAGE(RESTS_RARELY_MORE, " ; {0} ne se distinguent que parmi les tout premiers",
            "; {0} stand out only among the very first")
ARP_MESSAGE(RESTS_INDICATOR,
            "un seul indicateur porte « {0} » : sans « {1} », on ne peut pas conclure",
            "one indicator alone carries \"{0}\": without \"{1}\", one cannot tell")
ARP_MESSAGE(RESTS_INDICATORS,
            "chacun de ces indicateurs est nécessaire à « {0} » : sans « {1} », ou sans « {2} », "
            "on ne peut pas conclure",
            "each of these indicators is needed by \"{0}\": without \"{1}\", or without \"{2}\", "
            "one cannot tell")
ARP_MESSAGE(RESTS_INDICATORS_MORE,
            "chacun de {3} indicateurs est nécessaire à « {0} » : sans l'un d'eux (« {1} », « {2} "
            "», …), on ne peut pas conclure",
            "each of {3} indicators is needed by \"{0}\": without any one of them (\"{1}\", "
            "\"{2}\", …), one cannot tell")
/* What stands beside the verdict's table */
ARP_MESSAGE(RESTS_NEAR, "« {0} » parmi les {1} : p {2}, p ajusté {3}",
            "\"{0}\" among the {1}: p {2}, adjusted p {3}")
ARP_MESSAGE(RESTS_UNIT, " ; les choisis comme une seule unité : p {0}, p ajusté {1}",
            "; the chosen as one unit: p {0}, adjusted p {1}")
ARP_MESSAGE(RESTS_SETS, "ensembles de voisins", "sets of neighbours")
ARP_MESSAGE(RESTS_SETS_WITHIN, "ensembles d'un même groupe", "sets of one group")
ARP_MESSAGE(
    RESTS_UNRELIABLE,
    "indicateurs de « {0} » peu fiables (moyenne {1}) : une concordance proche de 0,5 peut n'être "
    "que du bruit",
    "indicators of \"{0}\" unreliable (mean {1}): a concordance near 0.5 may be noise alone")
ARP_MESSAGE(RESTS_SMOOTHED, " ; après lissage, {0}", "; after smoothing, {0}")
ARP_MESSAGES_END;

#endif
