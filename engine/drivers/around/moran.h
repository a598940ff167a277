/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file moran.h
 * Moran's I: how far neighbours resemble each other. [Moran 1950; Cliff and Ord 1981]
 *
 *   I = n / S0  sum_i sum_j w_ij z_i z_j / sum_i z_i^2,   z = x - mean,
 *
 * w_ij = 1 / (number of neighbours of i) for each neighbour j, 0 for others; S0, the sum of w, is
 * the number of territories that have a neighbour. Those without one count in n and in the mean.
 */
#ifndef DRIVERS_AROUND_MORAN_H
#define DRIVERS_AROUND_MORAN_H

#include "drivers/around/graph.h"

enum { ARP_MORAN_DRAWS = 999 };

typedef struct arp_moran {
    double i, p; /* NaN for a constant x, and where nobody has a neighbour */
} arp_moran;

/**
 * I of each of n_x columns of graph->n values, with p = (b + 1) / (999 + 1), b the permutations
 * (one and the same for all columns, by counter) whose I is at least as large. An I that differs
 * from the observed one by less than 1e-12 counts as equal.
 *
 * @retval ARP_MEMORY
 * Cost: O(999 (n + e) n_x).
 */
arp_status arp_moran_measure(const arp_graph *graph, const double *const *x, size_t n_x,
                             uint64_t seed, arp_moran *out, arp_error *err);

#endif
