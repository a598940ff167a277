/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * What the methods for rank sets share. Their input is checked already.
 */
#ifndef SENSITIVITY_RANKS_PARTS_H
#define SENSITIVITY_RANKS_PARTS_H

#include <math.h>

#include "sensitivity/ranks/sets.h"

/** Standard normal number (seed, replicate, row), by inversion. Cost: some 30 ns. */
double arp_rank_normal(uint64_t seed, uint64_t replicate, size_t row);

/** sqrt(a^2 + b^2), rising in both to the last bit. */
static inline double arp_rank_sigma(double a, double b) {
    return sqrt(a * a + b * b);
}

/** Which value from the top of R replicates is the critical one: floor((R + 1) alpha); 0 where
    there are too few. */
static inline size_t arp_rank_tail(size_t replicates, double alpha) {
    return (size_t)floor(((double)replicates + 1.0) * alpha);
}

/** The critical value of each row of of->alone, and its set; see rank_alone.c. @retval ARP_MEMORY
 */
arp_status arp_rank_alone(const arp_rank_sets_of *of, arp_rank_set *out, double *critical,
                          arp_error *err);

/** In how many replicates each territory is in each first list: n_k x n. @retval ARP_MEMORY */
arp_status arp_rank_first(const arp_rank_sets_of *of, uint64_t *hits, arp_error *err);

#endif
