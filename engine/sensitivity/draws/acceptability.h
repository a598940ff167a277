/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file acceptability.h
 * How often each territory holds each rank, over the draws: SMAA-2 [Lahdelma, Salminen 2001].
 * (methods.md 7.3)
 *
 * Rank 1 = most need; tied territories share the smallest rank, so that two may be first in a
 * draw, and the shares of one rank over the territories sum to 1 only where nobody is tied.
 */
#ifndef SENSITIVITY_DRAWS_ACCEPTABILITY_H
#define SENSITIVITY_DRAWS_ACCEPTABILITY_H

#include "drivers/weights/volumes.h"

#include "base/memory.h"
#include "sensitivity/kernel/tally.h"

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

/**
 * Read a tally. Quantiles come from its matrix exactly, else from its bins: exact up to 256
 * territories, otherwise the middle of ceil(n / 256) ranks. The interval of any other share of
 * plain draws is arp_wilson_share(share, draws), drivers/weights/volumes.h: never +-0; that of
 * scrambled points is taken over their replicates instead.
 *
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 * Cost: O(counters).
 */
arp_status arp_acceptability_make(const arp_tally *tally, arp_pool *pool, arp_acceptability *out,
                                  arp_error *err);

/**
 * Confidence factors, a draw of the data at a time: counts, for every territory, whether nobody
 * scores above it under its own central weights. P(rank_i = 1 | central weights of i) is the count
 * by the number of draws.
 *
 * @param value    n x p, column-major: the drawn values, ready to be weighted
 * @param central  n x p, row-major, as arp_acceptability.central; a row of NaN is passed over
 * @param count    n
 * Cost: O(n^2 p) at most; less, since one better rival settles it.
 */
void arp_confidence_add(const double *value, size_t n, size_t p, const double *central,
                        uint64_t *count);

#endif
