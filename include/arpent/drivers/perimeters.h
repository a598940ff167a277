/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file perimeters.h
 * Unions of territories, each ranked as one unit in place of its members, and compared.
 *
 * A unit is made from its members' numerators and denominators, summed (never averaged rates); a
 * marked cell in one member marks the unit's. Members may lie outside the ranked territories (below
 * the population filter, say). The unit takes the place of its members in the universe, where the
 * index is run again: scores and ranks of two units come from two universes, each normalised anew.
 */
#ifndef ARPENT_DRIVERS_PERIMETERS_H
#define ARPENT_DRIVERS_PERIMETERS_H

#include <arpent/drivers.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a numerator counts, for its error. */
typedef enum arp_count_model {
    ARP_COUNT_NONE,
    ARP_COUNT_POISSON,
    ARP_COUNT_BINOMIAL
} arp_count_model;

/** One indicator's sums, before summing. */
typedef struct arp_summand {
    double *numerator;    /* n_rows; NaN where marked; the value itself of a ready one          */
    double *denominator;  /* n_rows; NULL for a plain sum or a ready value                       */
    uint8_t *mark;        /* n_rows; the worse of both                                           */
    double *part, *whole; /* n_rows of its coverage, NaN unknown; both NULL where it states none */
    double per;           /* value = per * sum of numerators / sum of denominators               */
    bool summable;        /* false: a ready value, or one whose definition says it cannot be     */
    arp_count_model model;
} arp_summand;

/** Territories that may be members, from the unfiltered table. */
typedef struct arp_sums {
    size_t n_rows, n_columns;
    const char **code, **label;
    double *population;      /* NaN unknown; NULL where the study names no population        */
    size_t *ranked;          /* each one's row of the table of values, ARP_NONE when unranked */
    arp_summand *column;     /* as the columns of the table of values                        */
    double minimum_coverage; /* below it a value counts as missing                           */
} arp_sums;

/** A named set of territories. */
typedef struct arp_members {
    const char *name;
    const size_t *row; /* n rows of arp_sums, rising */
    size_t n;
} arp_members;

typedef struct arp_perimeters_input {
    const arp_sums *sums;
    arp_members selection;
    const arp_members *perimeter;
    size_t n;
} arp_perimeters_input;

/** A union as one unit. */
typedef struct arp_unit {
    arp_members members;
    size_t n_ranked;   /* members it replaces                                                  */
    size_t n;          /* territories of its universe, itself among them                       */
    double population; /* NaN where a member's is unknown                                      */
    double *value, *numerator, *denominator; /* one a column; NaN where marked; no denominator: 1 */
    uint8_t *mark;  /* one a column                                                         */
    bool computed;  /* the index was run with it; otherwise `why`, and what follows is NULL */
    double *score;  /* one a node of the plan                                               */
    uint32_t *rank; /* one a node of the plan; 0 where the node has no score                */
    arp_concordance *side; /* one a side: of the unit alone against all others                 */
    arp_error why;
} arp_unit;

/** How unlike each other members are. NaN for one member, and where it was not computed. */
typedef struct arp_spread {
    double *within, *all;   /* one a side: sample variance of the side's score between members, and
                               between all territories                                          */
    double members, random; /* mean distance between two members, between two at random         */
    double nearer;          /* share of random sets of as many with at most that mean distance  */
    arp_p_method method;    /* ARP_P_EXACT: all pairs; ARP_P_MONTE_CARLO: 999 sets               */
    double
        neighbours; /* mean distance of two ranked neighbours; NaN without a list of neighbours */
    double neighbours_nearer; /* share of them at most as far apart as two members on average */
    arp_error why;            /* code ARP_OK unless the index refused the unranked members        */
} arp_spread;

typedef struct arp_perimeter {
    const char *name;
    arp_unit unit;
    double *share_of; /* one a perimeter: share of that one's population which this one covers */
    double *jaccard_population, *jaccard_count; /* one a perimeter: shared / covered by either  */
    arp_spread spread;
} arp_perimeter;

/** From an earlier perimeter to a later one; changes of score and rank are those of the units. */
typedef struct arp_passage {
    size_t from, to;       /* perimeters */
    size_t *gained, *lost; /* rows of arp_sums */
    size_t n_gained, n_lost;
    double population_gained, population_lost; /* NaN unknown */
} arp_passage;

typedef struct arp_perimeters {
    arp_unit selection;    /* the selection's union */
    arp_elsewhere verdict; /* of that union         */
    arp_perimeter *at;
    size_t n;
    arp_passage *change; /* every pair, earlier to later */
    size_t n_changes;
} arp_perimeters;

#ifdef __cplusplus
}
#endif
#endif
