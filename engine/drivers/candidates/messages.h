/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What candidate perimeters are refused for.
 */
#ifndef DRIVERS_CANDIDATES_MESSAGES_H
#define DRIVERS_CANDIDATES_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(DRIVERS_CANDIDATES)
ARP_MESSAGE(CANDIDATES_NOT_SUMMABLE,
            "on ne peut dessiner d'autres périmètres : l'indicateur « {0} » ne se somme ni ne se "
            "moyenne (valeur toute faite sans poids, lissée ou non agrégeable) ; nommez « "
            "population: » sous « territories: » pour une moyenne pondérée, ou donnez son "
            "numérateur et son dénominateur",
            "no other perimeters can be drawn: the indicator \"{0}\" can be neither summed nor "
            "averaged (a ready value without a weight, a shrunk one, or one that is not "
            "aggregable); name \"population:\" under \"territories:\" for a weighted mean, or give "
            "its numerator and its denominator")
ARP_MESSAGE(CANDIDATES_SEEDS_APART,
            "les territoires de « around » ne se touchent pas : ajoutez-y ceux qui les relient, ou "
            "n'en gardez qu'un",
            "the territories of \"around\" do not touch: add those that join them, or keep one "
            "only")
ARP_MESSAGE(CANDIDATES_SEEDS_MANY,
            "« around » nomme {0} territoires, et un ensemble en a {1} au plus ; augmentez « "
            "units: », ou nommez-en moins",
            "\"around\" names {0} territories, and a set has {1} at most; raise \"units:\", or "
            "name fewer")
ARP_MESSAGE(CANDIDATES_SEEDS_POPULOUS,
            "« around » compte {0} habitants, et un ensemble en a {1} au plus ; augmentez « "
            "population: »",
            "\"around\" has {0} inhabitants, and a set has {1} at most; raise \"population:\"")
ARP_MESSAGE(CANDIDATES_NO_PEOPLE,
            "plus de {0} ensembles, et pas de population pour chercher le meilleur sans les "
            "visiter tous ; nommez « population: » sous « territories: », ou demandez moins de "
            "territoires (« units: »)",
            "more than {0} sets, and no population to find the best without visiting all of them; "
            "name \"population:\" under \"territories:\", or ask for fewer territories "
            "(\"units:\")")
ARP_MESSAGES_END;

#endif
