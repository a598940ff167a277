/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file portrait.h
 * The page of one territory.
 */
#ifndef REPORT_MESSAGES_PORTRAIT_H
#define REPORT_MESSAGES_PORTRAIT_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_PORTRAIT)
ARP_MESSAGE(PORTRAIT_AMONG, "parmi {0}", "among {0}")
ARP_MESSAGE(PORTRAIT_PEOPLE, "{0} habitants", "{0} inhabitants")
ARP_MESSAGE(PORTRAIT_OF, "sur {0}", "of {0}")
ARP_MESSAGE(PORTRAIT_NO_RANK, "sans rang", "no rank")
ARP_MESSAGE(PORTRAIT_BY_DRAWS, "[{0} ; {1}] dans 90 % des tirages",
            "[{0}; {1}] in 90% of the draws")
ARP_MESSAGE(PORTRAIT_BY_ERROR, "[{0} ; {1}] par l'erreur des données",
            "[{0}; {1}] by the error of the data")
ARP_MESSAGE(PORTRAIT_CODE, "code", "code")
ARP_MESSAGE(PORTRAIT_TERRITORY, "territoire", "territory")
ARP_MESSAGE(PORTRAIT_INDICATOR, "indicateur", "indicator")
ARP_MESSAGE(PORTRAIT_VALUE, "valeur", "value")
ARP_MESSAGE(PORTRAIT_RANK, "rang", "rank")
ARP_MESSAGE(PORTRAIT_STRIP, "du moins de besoin au plus", "from the least need to the most")
ARP_MESSAGE(PORTRAIT_BETWEEN, "[{0} ; {1}]", "[{0}; {1}]")
ARP_MESSAGE(PORTRAIT_SECRET, "secret", "secret")
ARP_MESSAGE(PORTRAIT_MISSING, "pas de chiffre", "no figure")
ARP_MESSAGE(PORTRAIT_NOT_APPLICABLE, "sans objet", "not applicable")
ARP_MESSAGE(PORTRAIT_LEFT, "Indicateurs que cette page ne montre pas, faute de place : {0}.",
            "Indicators that this page has no room for: {0}.")
ARP_MESSAGE(PORTRAIT_NEED, "Plus de besoin qu'ailleurs", "More need than elsewhere")
ARP_MESSAGE(PORTRAIT_LITTLE_NEED, "Moins de besoin qu'ailleurs", "Less need than elsewhere")
ARP_MESSAGE(PORTRAIT_TOLD, "{0} : rang {1} sur {2}", "{0}: rank {1} of {2}")
ARP_MESSAGE(PORTRAIT_NONE, "Aucun indicateur dans ce quart.", "No indicator in that quarter.")
ARP_MESSAGE(PORTRAIT_ARE_SECRET, "Sous secret statistique :", "Under statistical secrecy:")
ARP_MESSAGE(PORTRAIT_ARE_MISSING, "Sans chiffre :", "Without a figure:")
ARP_MESSAGE(PORTRAIT_ARE_NOT_APPLICABLE, "Sans objet :", "Not applicable:")
ARP_MESSAGE(PORTRAIT_SOURCES, "Sources :", "Sources:")
ARP_MESSAGE(PORTRAIT_LEGEND,
            "Rang 1 : le plus de besoin. Chaque bande va du territoire qui a le moins de besoin à "
            "celui qui en "
            "a le plus ; la moitié centrale est plus foncée, trait fin : la médiane ; losange : ce "
            "territoire. Entre crochets, l'intervalle à 95 %. Plus de besoin, moins de besoin : "
            "dans le premier ou le "
            "dernier quart des rangs.",
            "Rank 1: the most need. Each strip runs from the territory with the least need to that "
            "with the "
            "most; the middle half is darker, thin line: the median; diamond: this territory. In "
            "brackets, the "
            "95% interval. More need, less need: in the first or the last quarter of the ranks.")
ARP_MESSAGE(
    PORTRAIT_STAR,
    "Traits : les références ; * : écart significatif au seuil de {0}, ajusté (Holm) sur tous les "
    "territoires.",
    "Ticks: the comparators; *: a significant gap at {0}, adjusted (Holm) over all territories.")
ARP_MESSAGE(PORTRAIT_COMPARATORS, "Références montrées : les trois premières sur {0}.",
            "Comparators shown: the first three of {0}.")
ARP_MESSAGE(PORTRAIT_MADE, "Fait par arpent {0}.", "Made by arpent {0}.")
ARP_MESSAGES_END;

#endif
