/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file candidates.h
 * The perimeters that could have been drawn.
 */
#ifndef REPORT_MESSAGES_CANDIDATES_H
#define REPORT_MESSAGES_CANDIDATES_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_CANDIDATES)
ARP_MESSAGE(CANDIDATES_TITLE, "Périmètres que l'on aurait pu dessiner",
            "Perimeters that could have been drawn")
ARP_MESSAGE(CANDIDATES_AROUND, "Autour de {0} : {1}", "Around {0}: {1}")
ARP_MESSAGE(CANDIDATES_ANY, "Dans toute l'étude : {0}", "Anywhere in the study: {0}")
ARP_MESSAGE(CANDIDATES_VISITED,
            "{0} ensembles d'un seul tenant, de {1} à {2} territoires, tous mesurés sauf {3} (un "
            "membre a une case sans nombre, ou une valeur sort de l'échelle)",
            "{0} connected sets, of {1} to {2} territories, all measured but {3} (a member has a "
            "cell without a number, or a value is off the scale)")
ARP_MESSAGE(
    CANDIDATES_UP_TO,
    "trop d'ensembles pour les mesurer tous : ceux de plus de {0} habitants sont laissés de "
    "côté, et la place parmi tous n'est pas connue",
    "too many sets to measure all of them: those of more than {0} inhabitants are passed "
    "over, and the place among all is not known")
ARP_MESSAGE(CANDIDATES_PROGRAM,
            "plus de {0} ensembles, trop pour être visités : un programme mixte a cherché le "
            "meilleur, et la place du choix n'est pas connue",
            "more than {0} sets, too many to visit: a mixed program looked for the best, and the "
            "place of the choice is not known")
ARP_MESSAGE(CANDIDATES_VISITED_ALL,
            "{0} ensembles d'un seul tenant, de {1} à {2} territoires, tous mesurés",
            "{0} connected sets, of {1} to {2} territories, all measured")
ARP_MESSAGE(CANDIDATES_LIKE, "De population comparable : de {0} à {1} habitants, {2} ensembles",
            "Of like population: {0} to {1} inhabitants, {2} sets")
ARP_MESSAGE(CANDIDATES_CHOSEN, "Place du choix ({0}, {1} habitants), rang 1 : le plus grand besoin",
            "Place of the choice ({0}, {1} inhabitants), rank 1: the most need")
ARP_MESSAGE(CANDIDATES_COLUMN_ALL, "parmi tous", "among all")
ARP_MESSAGE(CANDIDATES_COLUMN_LIKE, "population comparable", "like population")
ARP_MESSAGE(CANDIDATES_COLUMN_WITHIN, "même {0}", "same {0}")
ARP_MESSAGE(CANDIDATES_SCORE, "score", "score")
ARP_MESSAGE(CANDIDATES_OF, "{0} sur {1}", "{0} of {1}")
ARP_MESSAGE(CANDIDATES_INDEX, "l'indice", "the index")
ARP_MESSAGE(CANDIDATES_NOT_CONNECTED,
            "Le choix n'est pas d'un seul tenant : sa place est celle qu'aurait un ensemble de ces "
            "scores",
            "The choice does not hang together: its place is that of a set with these scores")
ARP_MESSAGE(CANDIDATES_WITHOUT_SEED,
            "Le choix ne contient pas tout ce autour de quoi l'on dessine : sa place est celle "
            "qu'aurait un ensemble de ces scores",
            "The choice lacks some of what is drawn around: its place is that of a set with these "
            "scores")
ARP_MESSAGE(CANDIDATES_SIZE,
            "Le choix a plus ou moins de territoires que ces ensembles : sa place est celle "
            "qu'aurait un ensemble de ces scores",
            "The choice has more or fewer territories than these sets: its place is that of a set "
            "with these scores")
ARP_MESSAGE(
    CANDIDATES_MARKED,
    "Le choix n'a pas de score : un de ses membres a une case sans nombre, ou une valeur "
    "sort de l'échelle",
    "The choice has no score: one of its members has a cell without a number, or a value is "
    "off the scale")
ARP_MESSAGE(CANDIDATES_OTHER_POPULATION,
            "Le choix compte {0} habitants : il n'est pas lui-même de cette population",
            "The choice has {0} inhabitants: it is not of that population itself")
ARP_MESSAGE(CANDIDATES_NEIGHBOURS,
            "Ce que chaque voisin aurait ajouté à {0} : score avec lui, et rang parmi les {1} "
            "voisins (* : il est du choix)",
            "What each neighbour would have added to {0}: score with it, and rank among the {1} "
            "neighbours (*: it is in the choice)")
ARP_MESSAGE(CANDIDATES_NEIGHBOUR, "voisin", "neighbour")
ARP_MESSAGE(CANDIDATES_POPULATION, "habitants", "inhabitants")
ARP_MESSAGE(CANDIDATES_RANKED, "{0} ({1})", "{0} ({1})")
ARP_MESSAGE(CANDIDATES_ADDS, "{0}, parmi les {2} voisins de {3} : {1} ; avec ce voisin, {4}",
            "{0}, among the {2} neighbours of {3}: {1}; with that neighbour, {4}")
ARP_MESSAGE(CANDIDATES_ADDS_SIDE, "{0}e sur « {1} »", "number {0} on \"{1}\"")
ARP_MESSAGE(CANDIDATES_ADDS_FIRST, "premier sur « {0} »", "first on \"{0}\"")
ARP_MESSAGE(CANDIDATES_ADDS_TOLD, "« {0} » va de {1} à {2}", "\"{0}\" goes from {1} to {2}")
ARP_MESSAGE(CANDIDATES_BEST, "Les meilleurs sur « {0} », de population comparable",
            "The best on \"{0}\", of like population")
ARP_MESSAGE(CANDIDATES_BEST_SET, "{0}. {1} : {2} habitants ; {3}{4}",
            "{0}. {1}: {2} inhabitants; {3}{4}")
ARP_MESSAGE(CANDIDATES_BEST_SCORE, "{0} {1}", "{0} {1}")
ARP_MESSAGE(CANDIDATES_BEST_CUT, " ; coupe {0} « {1} »", "; cuts {0} \"{1}\"")
ARP_MESSAGE(CANDIDATES_BEST_CHOSEN, " (le choix)", " (the choice)")
ARP_MESSAGE(CANDIDATES_FRONT,
            "{0} ensembles que nul autre ne bat à la fois sur les versants, les habitants, le "
            "nombre de territoires{1} : table candidate_sets",
            "{0} sets that no other beats on sides, inhabitants, number of territories{1} at once: "
            "table candidate_sets")
ARP_MESSAGE(CANDIDATES_FRONT_CUT, " et « {0} »", " and \"{0}\"")
ARP_MESSAGE(CANDIDATES_FRONT_CHOSEN, "Le choix en est", "The choice is one of them")
ARP_MESSAGE(CANDIDATES_FRONT_NOT, "Le choix n'en est pas : un autre le bat sur tout",
            "The choice is not one of them: another beats it on everything")
ARP_MESSAGE(CANDIDATES_FRONT_FULL,
            "Plus de {0} ensembles que nul autre ne bat : ils ne sont pas listés",
            "More than {0} sets that no other beats: they are not listed")
ARP_MESSAGE(CANDIDATES_FLOW,
            "Le meilleur trouvé sur « {0} » : {1} ({2} habitants) ; moyenne de ses membres {3}, et "
            "nul ensemble au-dessus de {4} (écart {5}) ; son score exact est {6}",
            "The best found on \"{0}\": {1} ({2} inhabitants); mean of its members {3}, and no set "
            "above {4} (gap {5}); its exact score is {6}")
ARP_MESSAGE(CANDIDATES_FLOW_NONE, "Sur « {0} », aucun ensemble ne convient",
            "On \"{0}\", no set will do")
ARP_MESSAGE(CANDIDATES_FLOW_LOST,
            "Sur « {0} », rien n'a été trouvé dans la limite ; demandez moins de territoires",
            "On \"{0}\", nothing was found within the limit; ask for fewer territories")
ARP_MESSAGE(
    CANDIDATES_SCALE,
    "Scores sur l'échelle des {0} territoires classés, qui ne bouge pas d'un ensemble à "
    "l'autre",
    "Scores on the scale of the {0} ranked territories, which does not move from one set to "
    "another")
ARP_MESSAGES_END;

#endif
