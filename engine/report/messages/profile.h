/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file profile.h
 * The profile of one territory.
 */
#ifndef REPORT_MESSAGES_PROFILE_H
#define REPORT_MESSAGES_PROFILE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_PROFILE)
ARP_MESSAGE(PROFILE_TERRITORY, "{0} {1}", "{0} {1}")
ARP_MESSAGE(PROFILE_TERRITORY_PEOPLE, "{0} {1}, {2} habitants", "{0} {1}, {2} inhabitants")
ARP_MESSAGE(PROFILE_PLACE, "{0} : rang {1} sur {2}", "{0}: rank {1} of {2}")
ARP_MESSAGE(PROFILE_NO_PLACE, "{0} : sans rang", "{0}: no rank")
ARP_MESSAGE(
    PROFILE_LEGEND,
    "Chaque bande va du moins au plus des {0} {1} ; o : le territoire ; {2} ; + : plusieurs "
    "références. "
    "Entre crochets, l'intervalle à 95 %. Rang 1 : le plus de besoin. Un écart est dit "
    "significatif au "
    "seuil de {3}, ajusté (Holm) sur tous les territoires.",
    "Each strip runs from the least to the most of the {0} {1}; o: the territory; {2}; +: several "
    "comparators. In brackets, the 95 % interval. Rank 1: most need. A gap is called significant "
    "at {3}, "
    "adjusted (Holm) over all territories.")
ARP_MESSAGE(PROFILE_LEGEND_ALONE,
            "Chaque bande va du moins au plus des {0} {1} ; o : le territoire. Entre crochets, "
            "l'intervalle à "
            "95 %. Rang 1 : le plus de besoin. L'étude ne nomme pas de référence (comparators:).",
            "Each strip runs from the least to the most of the {0} {1}; o: the territory. In "
            "brackets, the 95 % "
            "interval. Rank 1: most need. The study names no comparator (comparators:).")
ARP_MESSAGE(PROFILE_RULES, "Intervalles : {0}.", "Intervals: {0}.")
ARP_MESSAGE(PROFILE_RULE_OF_SOURCE, "ceux de la source, ou de son erreur type",
            "the source's own, or of its standard error")
ARP_MESSAGE(PROFILE_KEY, "{0} : {1}", "{0}: {1}")
ARP_MESSAGE(PROFILE_DOMAIN, "domaine : {0}", "domain: {0}")
ARP_MESSAGE(PROFILE_NAME, "{0} ({1})", "{0} ({1})")
ARP_MESSAGE(PROFILE_VALUE, "{0} ; rang {1} sur {2}", "{0}; rank {1} of {2}")
ARP_MESSAGE(PROFILE_VALUE_BETWEEN, "{0} [{1} ; {2}] ; rang {3} sur {4}",
            "{0} [{1}; {2}]; rank {3} of {4}")
ARP_MESSAGE(PROFILE_LOW_IS_NEED, " (plus bas = plus de besoin)", " (lower = more need)")
ARP_MESSAGE(PROFILE_MISSING, "pas de valeur : manquante", "no value: missing")
ARP_MESSAGE(PROFILE_SECRET, "pas de valeur : sous secret statistique",
            "no value: under statistical secrecy")
ARP_MESSAGE(PROFILE_NOT_APPLICABLE, "pas de valeur : sans objet", "no value: not applicable")
ARP_MESSAGE(PROFILE_LACKS, "sans ses communes sous secret statistique : {0}",
            "without its communes under statistical secrecy: {0}")
ARP_MESSAGE(
    PROFILE_FILLED,
    "communes sous secret comptées au milieu de leur intervalle : {0} ; la valeur est entre "
    "{1} et {2}",
    "secret communes counted at the middle of their interval: {0}; the value is from {1} to "
    "{2}")
ARP_MESSAGE(PROFILE_FILLED_REFERENCE,
            "{0} (communes sous secret comptées au milieu de leur intervalle : {1})",
            "{0} (secret communes counted at the middle of their interval: {1})")
ARP_MESSAGE(PROFILE_FEW, "moins de {0} événements ({1}) : valeur fragile",
            "fewer than {0} events ({1}): an unsure value")
ARP_MESSAGE(PROFILE_ABOVE_SURE, "{0} {1} : au-dessus, écart significatif (p {2})",
            "{0} {1}: above, a significant gap (p {2})")
ARP_MESSAGE(PROFILE_BELOW_SURE, "{0} {1} : au-dessous, écart significatif (p {2})",
            "{0} {1}: below, a significant gap (p {2})")
ARP_MESSAGE(PROFILE_ABOVE_UNSURE, "{0} {1} : au-dessus, écart non significatif (p {2})",
            "{0} {1}: above, the gap is not significant (p {2})")
ARP_MESSAGE(PROFILE_BELOW_UNSURE, "{0} {1} : au-dessous, écart non significatif (p {2})",
            "{0} {1}: below, the gap is not significant (p {2})")
ARP_MESSAGE(PROFILE_ABOVE, "{0} {1} : au-dessus", "{0} {1}: above")
ARP_MESSAGE(PROFILE_BELOW, "{0} {1} : au-dessous", "{0} {1}: below")
ARP_MESSAGE(PROFILE_EQUAL, "{0} {1} : égal", "{0} {1}: equal")
ARP_MESSAGE(PROFILE_REFERENCE, "{0} {1}", "{0} {1}")
ARP_MESSAGE(PROFILE_STATED, "{0} (valeur déclarée)", "{0} (stated value)")
ARP_MESSAGE(PROFILE_MEAN, "{0} (moyenne pondérée, approximation)",
            "{0} (weighted mean, an approximation)")
ARP_MESSAGE(PROFILE_NO_REFERENCE, "{0} : pas de valeur", "{0}: no value")
ARP_MESSAGES_END;

#endif
