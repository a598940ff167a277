/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file choose.h
 * A choice that is yet to be made.
 */
#ifndef REPORT_MESSAGES_CHOOSE_H
#define REPORT_MESSAGES_CHOOSE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_CHOOSE)
ARP_MESSAGE(CHOOSE_FIRST,
            "{0} places pour {1}, le poids de « {2} » pouvant aller de {3} à {4}. Pris quel que "
            "soit ce poids : {5}. Pris à certains poids seulement : {6}.",
            "{0} seats for {1}, the weight of \"{2}\" being anywhere from {3} to {4}. In whatever "
            "that weight: {5}. In at some weights only: {6}.")
ARP_MESSAGE(CHOOSE_BUDGET_PEOPLE, "Au plus {0} habitants", "At most {0} inhabitants")
ARP_MESSAGE(CHOOSE_BUDGET_NUMBER, "Au plus {0} territoires", "At most {0} territories")
ARP_MESSAGE(CHOOSE_BUDGET_COLUMN, "Au plus {0} de « {1} »", "At most {0} of \"{1}\"")
ARP_MESSAGE(
    CHOOSE_BY_BUDGET,
    "{0}, pour {1}, le poids de « {2} » pouvant aller de {3} à {4} : portefeuilles que nul "
    "autre ne bat, {5}. Dans tous : {6}. Dans certains : {7}.",
    "{0}, for {1}, the weight of \"{2}\" being anywhere from {3} to {4}: portfolios that no "
    "other beats, {5}. In all of them: {6}. In some: {7}.")
ARP_MESSAGE(CHOOSE_NOBODY, "personne", "nobody")
ARP_MESSAGE(CHOOSE_COMMA, ", ", ", ")
ARP_MESSAGE(CHOOSE_MORE, " et {0} de plus", " and {0} more")
ARP_MESSAGE(CHOOSE_TIED,
            "À égalité quel que soit le poids, sans qu'il y ait place pour tous : {0}.",
            "Tied whatever the weight, without a seat for each: {0}.")
ARP_MESSAGE(
    CHOOSE_REGRET,
    "Le portefeuille que l'on regretterait le moins : {0}. Au pire, il perd {1} sur la meilleure "
    "valeur, qui est {2} à un bout et {3} à l'autre.",
    "The portfolio that would be regretted the least: {0}. At worst it loses {1} of the best "
    "value, which is {2} at one end and {3} at the other.")
ARP_MESSAGE(CHOOSE_REGRET_TIES, "Portefeuilles de ce même regret : {0}.",
            "Portfolios of that same regret: {0}.")
ARP_MESSAGE(
    CHOOSE_QUOTA,
    "Le quota (au plus {0} par « {1} ») coûte {2} de la meilleure valeur à un bout et {3} à "
    "l'autre.",
    "The quota (at most {0} a value of \"{1}\") costs {2} of the best value at one end and {3} at "
    "the other.")
ARP_MESSAGE(CHOOSE_NEVER, "Sous le seuil à tous les poids, jamais choisis : {0}.",
            "Under the threshold at every weight, never chosen: {0}.")
ARP_MESSAGE(CHOOSE_EXCLUDED, "Écartés par l'étude (« exclude: »), déjà pris par exemple : {0}.",
            "Set aside by the study (\"exclude:\"), taken already for example: {0}.")
ARP_MESSAGE(CHOOSE_NEAR, "Les plus proches d'une place : {0}.", "The nearest to a seat: {0}.")
ARP_MESSAGE(CHOOSE_NEAR_SEAT, "{0} (meilleur rang {1} ; il lui manque {2} de score)",
            "{0} (best rank {1}; its score lacks {2})")
ARP_MESSAGE(CHOOSE_NEAR_BUDGET, "Dans aucun, bien qu'à la portée du budget : {0}.",
            "In none, though within the budget: {0}.")
ARP_MESSAGE(CHOOSE_NEAR_VALUE, "{0} (meilleur rang {1})", "{0} (best rank {1})")
ARP_MESSAGE(CHOOSE_WHO, "territoire", "territory")
ARP_MESSAGE(CHOOSE_STANDS, "place", "stands")
ARP_MESSAGE(CHOOSE_VALUE, "à {0}", "at {0}")
ARP_MESSAGE(CHOOSE_RANKS, "rangs", "ranks")
ARP_MESSAGE(CHOOSE_RANGE, "{0} à {1}", "{0} to {1}")
ARP_MESSAGE(CHOOSE_SHARE, "présence", "present")
ARP_MESSAGE(CHOOSE_CORE, "toujours", "always")
ARP_MESSAGE(CHOOSE_BORDERLINE, "parfois", "sometimes")
ARP_MESSAGE(CHOOSE_OUT, "hors", "out")
ARP_MESSAGE(CHOOSE_BELOW, "sous le seuil", "below")
ARP_MESSAGE(CHOOSE_BARRED, "exclu", "excluded")
ARP_MESSAGE(CHOOSE_TABLE_FIRST, "Score de l'indice à chaque bout du poids, et rangs entre les deux",
            "Score of the index at each end of the weight, and ranks in between")
ARP_MESSAGE(CHOOSE_TABLE_BUDGET,
            "Valeur à chaque bout du poids, rangs de valeur entre les deux, présence : part des "
            "portefeuilles où il est",
            "Value at each end of the weight, ranks of value in between, present: share of the "
            "portfolios it is in")
ARP_MESSAGE(CHOOSE_PORTFOLIOS, "Les portefeuilles que nul autre ne bat",
            "The portfolios that no other beats")
ARP_MESSAGE(CHOOSE_PORTFOLIO, "{0} (coût {1} ; perd au pire {2})",
            "{0} (cost {1}; loses at worst {2})")
ARP_MESSAGE(CHOOSE_PORTFOLIOS_MORE, "… et {0} autres : table « choose_portfolios »",
            "… and {0} more: table \"choose_portfolios\"")
ARP_MESSAGE(CHOOSE_TABLE_MORE, "… et {0} autres : « --full », ou la table « choose »",
            "… and {0} more: \"--full\", or the table \"choose\"")
ARP_MESSAGE(CHOOSE_HOW_PEOPLE,
            "La valeur d'un territoire est sa population fois ce dont son score dépasse un seuil, "
            "{0} à un bout du poids et {1} à l'autre.",
            "The value of a territory is its population times what its score exceeds a threshold "
            "by, {0} at one end of the weight and {1} at the other.")
ARP_MESSAGE(CHOOSE_HOW_SCORE,
            "La valeur d'un territoire est ce dont son score dépasse un seuil, {0} à un bout du "
            "poids et {1} à l'autre (l'étude n'a pas de population).",
            "The value of a territory is what its score exceeds a threshold by, {0} at one end of "
            "the weight and {1} at the other (the study has no population).")
ARP_MESSAGES_END;

#endif
