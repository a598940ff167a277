/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file evidence.h
 * How sure each side's part is.
 */
#ifndef REPORT_MESSAGES_EVIDENCE_H
#define REPORT_MESSAGES_EVIDENCE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_EVIDENCE)
ARP_MESSAGE(
    EVIDENCE_TITLE,
    "Sur quoi repose le verdict : intervalle de la concordance du versant seul (à {0} %), et p les "
    "autres "
    "étant donnés",
    "What the verdict rests on: interval of the side's own concordance (at {0}%), and p given the "
    "others")
ARP_MESSAGE(EVIDENCE_TITLE_ALONE,
            "Sur quoi repose le verdict : intervalle de la concordance (à {0} %) et p",
            "What the verdict rests on: interval of the concordance (at {0}%) and p of the side")
ARP_MESSAGE(EVIDENCE_LATE_TITLE_ALONE, "Sans les chiffres postérieurs à {0} ou publiés après ({1})",
            "Without the figures later than {0} or published later ({1})")
ARP_MESSAGE(
    EVIDENCE_LATE_TITLE,
    "Sans les chiffres postérieurs à {0} ou publiés après ({1}) ; p : l'autre versant étant donné",
    "Without the figures later than {0} or published later ({1}); p: given the other side")
ARP_MESSAGE(EVIDENCE_LATE_REFUSED,
            "Sans les chiffres postérieurs à {0} ou publiés après, pas de verdict : {1}.",
            "Without the figures later than {0} or published later, no verdict: {1}.")
ARP_MESSAGE(EVIDENCE_INTERVAL, "intervalle", "interval")
ARP_MESSAGE(EVIDENCE_FROM_TO, "{0} à {1}", "{0} to {1}")
ARP_MESSAGE(
    EVIDENCE_METHOD_DRAWN,
    "p : 20 000 choix tirés (graine {0}) comme les autres versants seuls les auraient faits",
    "p: 20,000 choices drawn (seed {0}) as the other sides alone would have made them")
ARP_MESSAGE(EVIDENCE_METHOD_EXACT,
            "p exact : choix pondérés comme les autres versants les auraient faits",
            "exact p: choices weighted as the other sides would have made them")
ARP_MESSAGE(EVIDENCE_METHOD_NORMAL,
            "p : approximation normale, pour un choix que les autres versants seuls auraient fait",
            "p: normal approximation, for a choice that the other sides alone would have made")
ARP_MESSAGE(EVIDENCE_SADDLEPOINT, "intervalle : approximation du point-selle",
            "interval: saddlepoint approximation")
ARP_MESSAGE(
    EVIDENCE_SEPARATED,
    "{0} : ce qui est donné par ailleurs suffit à désigner le choix, en tout ou en partie ; "
    "p est une limite, et il reste peu que ce versant puisse montrer",
    "{0}: what else is given is enough to single the choice out, wholly or in part; p is a "
    "limit, and little is left for this side to show")
ARP_MESSAGE(EVIDENCE_GIVEN,
            "p à ceci près, qui a pu guider le choix : {0} ; sans cela, p de Holm : {1}",
            "p also given what may have guided the choice: {0}; without it, Holm's p: {1}")
ARP_MESSAGE(EVIDENCE_GIVEN_LATE,
            "{0} : postérieur à la décision de {1}, ne pouvait guider le choix sous cette forme",
            "{0}: later than the decision of {1}, cannot have guided the choice in this form")
ARP_MESSAGE(EVIDENCE_ALSO, ", à {0} près", ", also given {0}")
ARP_MESSAGE(EVIDENCE_ONE_GIVEN, "« {0} »", "\"{0}\"")
ARP_MESSAGE(EVIDENCE_ONE_GIVEN_LOG, "« {0} » (log)", "\"{0}\" (log)")
ARP_MESSAGE(EVIDENCE_ALSO_ALONE, " ; à {0} près, p {1}", "; given {0}, p {1}")
ARP_MESSAGE(EVIDENCE_SWAP,
            "rangs des deux versants échangés au hasard chez les choisis : p {0} (hypothèse : les "
            "deux comptent autant)",
            "ranks on the two sides exchanged at random among the chosen: p {0} (hypothesis: both "
            "count equally)")
ARP_MESSAGE(EVIDENCE_NO_SWAP,
            "échange des deux versants : non calculé, il y faut au moins six choisis",
            "exchange of the two sides: not computed, it takes at least six chosen")
ARP_MESSAGE(EVIDENCE_FIGURES_FIRST, "concordance {0} ; l'autre versant étant donné, p ajusté {1}",
            "concordance {0}; given the other side, adjusted p {1}")
ARP_MESSAGE(EVIDENCE_FIGURES_FIRST_MORE,
            "concordance {0} ; les autres versants étant donnés, p ajusté {1}",
            "concordance {0}; given the other sides, adjusted p {1}")
ARP_MESSAGE(EVIDENCE_FIGURES_NEXT, "{0} ; l'autre étant donné, p ajusté {1}",
            "{0}; given the other, adjusted p {1}")
ARP_MESSAGE(EVIDENCE_FIGURES_NEXT_MORE, "{0} ; les autres étant donnés, p ajusté {1}",
            "{0}; given the others, adjusted p {1}")
ARP_MESSAGE(EVIDENCE_WHY_ATTESTED_ALONE,
            "{0} : se distingue ; p {1} (seuil {2}), concordance {3} (seuil {4})",
            "{0}: stands out; p {1} (limit {2}), concordance {3} (limit {4})")
ARP_MESSAGE(
    EVIDENCE_WHY_ATTESTED,
    "{0} : se distingue ; p de Holm {1}, les autres versants étant donnés (seuil {2}), concordance "
    "{3} "
    "(seuil {4})",
    "{0}: stands out; Holm's p {1} given the other sides (limit {2}), concordance {3} (limit {4})")
ARP_MESSAGE(
    EVIDENCE_WHY_EXCLUDED,
    "{0} : exclu ; concordance {1} : d'un choix penché vers ce versant ({2} en moyenne, une "
    "convention) elle serait aussi basse avec un p de Holm {3} (seuil {4})",
    "{0}: excluded; concordance {1}: of a choice that leans on this side ({2} on average, a "
    "convention) it would be so low with Holm's p {3} (limit {4})")
ARP_MESSAGE(EVIDENCE_WHY_CANNOT_TELL,
            "{0} : on ne peut pas conclure ; p de Holm {1}, les autres versants étant donnés "
            "(seuil {2}), concordance {3} (seuil {4}), intervalle de {5} à {6}",
            "{0}: cannot tell; Holm's p {1} given the other sides (limit {2}), concordance {3} "
            "(limit {4}), interval {5} to {6}")
ARP_MESSAGE(EVIDENCE_WHY_CANNOT_TELL_ALONE,
            "{0} : on ne peut pas conclure ; p {1} (seuil {2}), concordance {3} (seuil {4}), "
            "intervalle de {5} à {6}",
            "{0}: cannot tell; p {1} (limit {2}), concordance {3} (limit {4}), interval {5} to {6}")
ARP_MESSAGE(EVIDENCE_WHY_NEEDED,
            "{0} : versant pris seul, p de Holm {1} ; concordance qu'il aurait fallu : {2}, à la "
            "première étape de Holm : {3}",
            "{0}: side taken alone, Holm's p {1}; concordance it would have taken: {2}, at the "
            "first Holm step: {3}")
ARP_MESSAGE(EVIDENCE_WHY_BORROWED,
            "{0} : pris seul, ce versant se distinguerait (p de Holm {1}) ; mais un choix sur les "
            "autres versants suffirait à lui donner cet air",
            "{0}: taken alone, this side would stand out (Holm's p {1}); but a choice on the "
            "other sides would be enough to make it look so")
ARP_MESSAGES_END;

#endif
