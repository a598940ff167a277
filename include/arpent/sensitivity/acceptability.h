/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file acceptability.h
 * How often each territory holds each rank, over the draws: SMAA-2 [Lahdelma, Salminen 2001].
 * (METHODS 3)
 *
 * Rank 1 = most need; tied territories share the smallest rank, so that two may be first in a
 * draw, and the shares of one rank over the territories sum to 1 only where nobody is tied.
 */
#ifndef ARPENT_SENSITIVITY_ACCEPTABILITY_H
#define ARPENT_SENSITIVITY_ACCEPTABILITY_H

#include <arpent/drivers/volumes.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { ARP_RANK_QUANTILES = 5 };

/** The ranks of one territory. Quantiles of 5, 25, 50, 75 and 95 %: the smallest rank at or above
    which (at it, or better) the territory is in at least that share of the draws. */
typedef struct arp_rank_spread {
    double mean, sd;                     /* over the draws, sd of the population of draws */
    double quantile[ARP_RANK_QUANTILES]; /* where ranks were counted together, their middle; NaN
                                            where none were counted */
} arp_rank_spread;

typedef struct arp_acceptability {
    size_t n, p, n_k; /* territories, weights, first lists */
    uint64_t draws;   /* 0: shares are NaN */
    size_t *k;        /* n_k sizes */
    double *share;    /* n x n: [i * n + r - 1] of the draws in which i has rank r; NULL where
                         there are too many territories */
    arp_rank_spread *spread; /* n */
    size_t width; /* most ranks counted together: 1 where quantiles are exact, 0 for none */
    arp_weight_share *first; /* n_k x n: [j * n + i] in the first k[j], Wilson 95 % */
    double *above;   /* n x n: [i * n + j] of the draws i ranks before j, ties half; NULL where
                        not counted */
    double *central; /* n x p: [i * p + l] mean of weight l over the draws in which i is first,
                        within 1.2e-10; NaN if it never is; NULL for p = 0 */
} arp_acceptability;

#ifdef __cplusplus
}
#endif
#endif
