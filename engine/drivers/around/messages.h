/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What neighbours and unions of territories are refused for.
 */
#ifndef DRIVERS_AROUND_MESSAGES_H
#define DRIVERS_AROUND_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(DRIVERS_AROUND)
ARP_MESSAGE(PERIMETERS_NOT_SUMMABLE,
            "« {0} » ne peut pas être une seule unité : l'indicateur « {1} » ne se somme ni ne se "
            "moyenne (valeur toute faite sans poids, lissée ou non agrégeable) ; nommez « "
            "population: » sous « territories: » pour une moyenne pondérée, ou donnez son "
            "numérateur et son dénominateur",
            "\"{0}\" cannot be one unit: the indicator \"{1}\" can be neither summed nor averaged "
            "(a ready value without a weight, a shrunk one, or one that is not aggregable); name "
            "\"population:\" under \"territories:\" for a weighted mean, or give its numerator and "
            "its denominator")
ARP_MESSAGE(PERIMETERS_FEW,
            "« {0} » comme une seule unité ne laisse que {1} territoire(s) à classer ; il en faut "
            "au moins {2} : "
            "choisissez moins de membres, ou plus de territoires",
            "\"{0}\" as one unit leaves only {1} territories to rank; at least {2} are needed: "
            "take fewer members, "
            "or more territories")
ARP_MESSAGE(
    NEIGHBOURS_PAIR,
    "des lignes {0} et {1} ne peuvent être voisines : il y a {2} territoires (lignes comptées "
    "depuis 0), et nul n'est son propre voisin ; corrigez la liste des voisins",
    "rows {0} and {1} cannot be neighbours: there are {2} territories (rows counted from 0), "
    "and none is its own neighbour; mend the list of neighbours")
ARP_MESSAGE(NEIGHBOURS_GROUP,
            "le groupe {0} de la ligne {1} est impossible ; numérotez les groupes de 0 à {2}",
            "group {0} of row {1} is impossible; number the groups from 0 to {2}")
ARP_MESSAGE(
    NEIGHBOURS_FACTOR,
    "« population_factor » vaut {0} ; donnez au moins 1, et les populations des territoires",
    "\"population_factor\" is {0}; give at least 1, and the territories' populations")
ARP_MESSAGES_END;

#endif
