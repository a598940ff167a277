/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file neighbours.h
 * The concordance against sets of territories that hang together, not against any set at all.
 *
 * A choice of neighbours is compared with other choices of neighbours: where a side varies slowly
 * from place to place, neighbours resemble each other, and a set drawn at random is no fair
 * comparison. Moran's I says how far that is so of each side. (methods.md 3.10)
 *
 * The sets, m territories each:
 *   edges   m <= 2 and a list of neighbours: every pair of neighbours (m = 1: every territory),
 *           each with the same chance, counted exactly;
 *   grown   m > 2: a territory drawn at random among those that have m - 1 others within reach,
 *           then, until there are m, one drawn at random among all the neighbours of the set;
 *           10 000 sets by counter;
 *   within  no list, but groups (départements): m territories of one group, every such set with the
 *           same chance. m <= 2 is counted exactly up to 1e8 pairs, otherwise 10 000 are drawn.
 * With a population factor f, only sets whose population is between that of the selection over f
 * and f times it count; drawn ones are drawn again, at most 1 000 000 times in all.
 *
 * p = P(C >= that of the selection), inclusive: a share of the sets where they are all counted and
 * the selection is one of them, otherwise (b + 1) / (n_sets + 1), the selection itself counting as
 * one. NaN where there is no set.
 *
 * References: Moran 1950; Cliff and Ord 1981, ch. 1-2 (permutation test); Davison and Hinkley 1997,
 * section 4.2 ((b + 1) / (N + 1)).
 */
#ifndef DRIVERS_AROUND_NEIGHBOURS_H
#define DRIVERS_AROUND_NEIGHBOURS_H

#include <arpent/status.h>

#include "base/enum.h"
#include "drivers/around/graph.h"
#include "drivers/resemblance/case.h"

#define ARP_NEIGHBOURS_METHODS(X)                                                                  \
    X(ARP_NEIGHBOURS_EDGES, "edges")                                                               \
    X(ARP_NEIGHBOURS_GROWN, "grown")                                                               \
    X(ARP_NEIGHBOURS_WITHIN, "within")

ARP_ENUM(arp_neighbours_method, ARP_NEIGHBOURS_METHODS)

typedef struct arp_neighbours_side {
    double p;       /* of C on this side, NaN where there is no set                         */
    double moran;   /* Moran's I, NaN without a list or where the side is constant          */
    double moran_p; /* one-sided, I at least as large over 999 permutations; NaN likewise   */
} arp_neighbours_side;

typedef struct arp_neighbours {
    arp_neighbours_method method;
    bool exact;     /* every set was counted                                              */
    size_t n_sets;  /* that were counted                                                  */
    bool connected; /* the selection is itself such a set, population apart               */
    double population_factor; /* 0: none                                                  */
    double moran_expected;    /* -1 / (n - 1): of I where places do not matter            */
    size_t *alone;            /* n_alone rows without a neighbour, rising; none for groups */
    size_t n_alone;
    arp_neighbours_side *side; /* one a side */
    arp_elsewhere verdict;     /* by the p's of these sets */
} arp_neighbours;

enum { ARP_NEIGHBOURS_DRAWS = 10000, ARP_NEIGHBOURS_TRIES = 1000000 };

/**
 * The whole part, arrays in @p pool.
 *
 * @retval ARP_DOMAIN  a pair or a group that is not of this table; a factor below 1, or without
 *                     populations
 * @retval ARP_MEMORY
 * Cost: edges O(e), grown O(10 000 m d) for d neighbours a territory, within O(sum of squares of
 * the groups' sizes) or O(10 000 m); Moran's I O(999 (n + e)), each but the growing a side.
 */
arp_status arp_neighbours_measure(const arp_case *what, const arp_neighbours_input *in,
                                  arp_pool *pool, arp_neighbours *out, arp_error *err);

#endif
