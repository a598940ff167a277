/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file perimeters.h
 * Unions of territories, each as one.
 */
#ifndef REPORT_MESSAGES_PERIMETERS_H
#define REPORT_MESSAGES_PERIMETERS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_PERIMETERS)
ARP_MESSAGE(PERIMETERS_SELECTION, "la sélection", "the selection")
ARP_MESSAGE(PERIMETERS_UNION, "La sélection comme une seule unité : rang {0} sur {1} ; {2}",
            "The selection as one unit: rank {0} of {1}; {2}")
ARP_MESSAGE(PERIMETERS_SIDE, "{0} : rang {1} (p {2})", "{0}: rank {1} (p {2})")
ARP_MESSAGE(
    PERIMETERS_MEAN,
    "{0} de {1} : {2}, moyenne pondérée par {3} de valeurs toutes faites, une approximation",
    "{0} of {1}: {2}, the mean of ready values weighted by {3}, an approximation")
ARP_MESSAGE(PERIMETERS_MEAN_ERROR, "{0} (erreur type {1})", "{0} (standard error {1})")
ARP_MESSAGE(PERIMETERS_QUOTED, "« {0} »", "\"{0}\"")
ARP_MESSAGE(PERIMETERS_TITLE,
            "Périmètres comparés, chacun classé comme une seule unité à la place de ses membres",
            "Perimeters compared, each ranked as one unit in place of its members")
ARP_MESSAGE(PERIMETERS_NAME, "périmètre", "perimeter")
ARP_MESSAGE(PERIMETERS_POPULATION, "population", "population")
ARP_MESSAGE(PERIMETERS_ADDS,
            "« {0} » ajoute {1} à « {2} » : population {3} → {4}, rang {5} → {6} ({7})",
            "\"{0}\" adds {1} to \"{2}\": population {3} → {4}, rank {5} → {6} ({7})")
ARP_MESSAGE(PERIMETERS_LOWER, " : moins haut dans le classement", ": lower in the ranking")
ARP_MESSAGE(PERIMETERS_HIGHER, " : plus haut dans le classement", ": higher in the ranking")
ARP_MESSAGE(PERIMETERS_LEVEL, " : au même rang", ": at the same rank")
ARP_MESSAGE(PERIMETERS_STEP, "{0} {1} → {2}", "{0} {1} → {2}")
ARP_MESSAGE(PERIMETERS_NEIGHBOURS,
            "Entre territoires voisins, quels qu'ils soient : {0} en moyenne ; {1} % d'entre eux "
            "se ressemblent au moins autant",
            "Between neighbouring territories, whichever they are: {0} on average; {1}% of them "
            "are at least as alike")
ARP_MESSAGE(PERIMETERS_APART,
            "Membres de « {0} » : distance {1} entre eux, {2} en moyenne entre territoires pris au "
            "hasard ; {3} % de "
            "ces derniers se ressemblent au moins autant",
            "Members of \"{0}\": {1} apart, {2} on average between territories at random; {3}% of "
            "those are at least "
            "as alike")
ARP_MESSAGES_END;

#endif
