/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file perimeters.h
 * Unions of territories, each ranked as one unit in place of its members, and compared.
 *
 * A unit is made from its members' numerators and denominators, summed (never averaged rates); a
 * marked cell in one member marks the unit's. Members may lie outside the ranked territories (below
 * the population filter, say). The unit takes the place of its members in the universe, where the
 * index is run again: scores and ranks of two units come from two universes, each normalised anew.
 * (methods.md 8.1)
 */
#ifndef DRIVERS_AROUND_PERIMETERS_H
#define DRIVERS_AROUND_PERIMETERS_H

#include "drivers/drivers.h"

#include "drivers/around/spread.h"
#include "drivers/around/unit.h"

typedef struct arp_perimeters_input {
    const arp_sums *sums;
    arp_members selection;
    const arp_members *perimeter;
    size_t n;
} arp_perimeters_input;

typedef struct arp_perimeter {
    const char *name;
    arp_unit unit;
    double *share_of; /* one a perimeter: share of that one's population which this one covers */
    double *jaccard_population, *jaccard_count; /* one a perimeter: shared / covered by either  */
    arp_spread spread;
} arp_perimeter;

/** From an earlier perimeter to a later one. */
typedef struct arp_perimeter_change {
    size_t from, to;       /* perimeters */
    size_t *gained, *lost; /* rows of arp_sums */
    size_t n_gained, n_lost;
    double population_gained, population_lost; /* NaN unknown */
    double *score, *rank; /* one a node of the plan: those of the later unit less those of the
                             earlier one; NaN where one of them has none */
} arp_perimeter_change;

typedef struct arp_perimeters {
    arp_unit selection;    /* the selection's union */
    arp_elsewhere verdict; /* of that union         */
    arp_perimeter *at;
    size_t n;
    arp_perimeter_change *change; /* every pair, earlier to later */
    size_t n_changes;
} arp_perimeters;

/**
 * The selection's union and every perimeter.
 *
 * @param in  NULL leaves *out NULL
 * @param[out] out  in ground->pool
 * @retval ARP_MEMORY
 * Cost: one run of the index a perimeter (two with unranked members), and of its pairs.
 */
arp_status arp_perimeters_make(const arp_unit_ground *ground, const arp_perimeters_input *in,
                               arp_perimeters **out, arp_error *err);

#endif
