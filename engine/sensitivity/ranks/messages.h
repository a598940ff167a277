/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What rank sets are refused for.
 */
#ifndef SENSITIVITY_RANKS_MESSAGES_H
#define SENSITIVITY_RANKS_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(SENSITIVITY_RANKS)
ARP_MESSAGE(RANK_SETS_NONE,
            "nombre de territoires : {0} ; des ensembles de rangs en demandent au moins un",
            "number of territories: {0}; rank sets take at least one")
ARP_MESSAGE(
    RANK_SETS_VALUE,
    "la valeur de la ligne {0} (comptée depuis 0) n'est pas un nombre fini ; corrigez-la ou "
    "ôtez le territoire",
    "the value of row {0} (counted from 0) is no finite number; mend it or take the "
    "territory out")
ARP_MESSAGE(RANK_SETS_SIGMA,
            "l'erreur type de la ligne {0} (comptée depuis 0) vaut {1} ; donnez 0 si la valeur est "
            "exacte, sinon un nombre entre 1e-150 et 1e150",
            "the standard error of row {0} (counted from 0) is {1}; give 0 where the value is "
            "exact, otherwise a number from 1e-150 to 1e150")
ARP_MESSAGE(
    RANK_SETS_ALPHA,
    "le risque « alpha » des ensembles de rangs vaut {0} ; donnez un nombre entre 0 et 0,5, "
    "bornes exclues",
    "the \"alpha\" of the rank sets is {0}; give a number between 0 and 0.5, both excluded")
ARP_MESSAGE(RANK_SETS_REPLICATES, "nombre de répliques : {0} ; à ce risque il en faut au moins {1}",
            "number of replicates: {0}; at this level it takes at least {1}")
ARP_MESSAGE(
    RANK_SETS_ROW,
    "un ensemble marginal est demandé pour la ligne {0}, mais il y a {1} territoires (lignes "
    "comptées depuis 0)",
    "a marginal set is asked for row {0}, but there are {1} territories (rows counted from "
    "0)")
ARP_MESSAGE(RANK_SETS_K,
            "la taille {0} d'une première liste est impossible ; donnez un nombre entre 1 et {1}",
            "{0} is no possible size of a first list; give a number from 1 to {1}")
ARP_MESSAGE(RANK_SETS_STEPDOWN, "toutes les paires, par élimination progressive",
            "every pair, by stepdown")
ARP_MESSAGE(RANK_SETS_SINGLE, "toutes les paires, en une seule étape",
            "every pair, in a single step")
ARP_MESSAGE(RANK_SETS_BINS,
            "borne prudente par classes d'erreur type, pour beaucoup de territoires",
            "a conservative bound by bins of standard error, for many territories")
ARP_MESSAGE(RANK_SETS_SIDAK, "intervalles conjoints, niveaux de Šidák",
            "joint intervals, levels of Šidák")
ARP_MESSAGE(RANK_SETS_BONFERRONI, "intervalles conjoints, niveaux de Bonferroni",
            "joint intervals, levels of Bonferroni")
ARP_MESSAGES_END;

#endif
