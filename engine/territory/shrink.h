/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shrink.h
 * Rates of small territories drawn towards what is known around them: one rule, one row.
 * (methods.md 1.5)
 *
 * y events were seen where p were exposed (a population, or the events expected); theta estimates
 * the rate y / p. Kernels are pure: no allocation, no status, same input same bits, safe to call
 * from any thread. theta must not overlap y or p.
 */
#ifndef TERRITORY_SHRINK_H
#define TERRITORY_SHRINK_H

#include "base/fail.h"

/** n territories; p[i] = 0 knows nothing of its own and takes the mean. At least one p > 0. */
typedef struct arp_shrink_input {
    const double *y, *p; /* n each, finite, >= 0                                                 */
    size_t n;
    /* of a local rule: neighbours of i are neighbour[start[i]] to neighbour[start[i + 1] - 1],
       itself not among them; without one a territory keeps its own rate */
    const size_t *start, *neighbour;
} arp_shrink_input;

typedef struct arp_shrinker {
    const char *name;
    arp_message help;
    bool local; /* needs neighbours */
    void (*shrink)(const arp_shrink_input *in, double *theta);
} arp_shrinker;

/** NULL-terminated. */
extern const arp_shrinker *const ARP_SHRINKERS[];
extern const arp_shrinker arp_shrink_marshall, arp_shrink_marshall_local, arp_shrink_poisson_gamma;

/** A prior of rates: its mean and its variance, 0 where the counts spread no more than chance. */
typedef struct arp_prior {
    double mean, variance;
} arp_prior;

/** Marshall's moments over the n territories named by @p member (NULL: 0 to n - 1), and, unless it
    is SIZE_MAX, over territory @p also. Cost: O(n). */
arp_prior arp_marshall_prior(const double *y, const double *p, const size_t *member, size_t n,
                             size_t also);

/** Clayton and Kaldor's: the gamma prior whose mean and variance agree with the estimates they
    lead to. Cost: O(n) for each of some 60 steps. */
arp_prior arp_gamma_prior(const double *y, const double *p, size_t n);

#endif
