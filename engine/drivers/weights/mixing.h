/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file mixing.h
 * Have several Markov chains come to the same distribution, and how many independent draws are
 * theirs worth?
 *
 * Split R-hat and effective sample size of Vehtari, Gelman, Simpson, Carpenter, Burkner 2021
 * (sections 3.1 and 3.2, without ranks): each chain cut into halves, autocorrelations of all halves
 * together, summed by pairs while positive and not rising [Geyer 1992].
 */
#ifndef DRIVERS_WEIGHTS_MIXING_H
#define DRIVERS_WEIGHTS_MIXING_H

#include <stddef.h>

typedef struct arp_mixing {
    double r_hat; /* 1 where all draws are equal; infinite where chains stand still apart */
    double ess;   /* of all chains together; their number of draws where all are equal     */
} arp_mixing;

/** @param x  chains x draws, row-major; draws >= 8, the last of an odd number left out
    Cost: O(chains draws lags), no allocation. */
arp_mixing arp_mixing_of(const double *x, size_t chains, size_t draws);

#endif
