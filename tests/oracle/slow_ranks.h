/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_ranks.h
 * Rank sets and rank acceptabilities from their definitions: every pair, every replicate, every
 * breakpoint.
 */
#ifndef TESTS_SLOW_RANKS_H
#define TESTS_SLOW_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SLOW_RANKS_MOST = 64, SLOW_ALONE_MOST = 640 };

typedef struct slow_rank_set {
    size_t low, high;
} slow_rank_set;

/** What is ranked: n <= SLOW_RANKS_MOST values and their standard errors. */
typedef struct slow_estimates {
    const double *x, *sigma;
    size_t n;
    double alpha;
} slow_estimates;

/** Simultaneous sets from the standard normals z, replicates x n; returns the last critical value,
    0 where no pair has an error. */
double slow_rank_joint(const slow_estimates *of, const double *z, size_t replicates, bool stepdown,
                       slow_rank_set *set);

/** The marginal set of row i of at most SLOW_ALONE_MOST: its critical value by bisection over an
   integral in 2 * `half` steps (Simpson). */
double slow_rank_alone(const slow_estimates *of, size_t i, size_t half, slow_rank_set *set);

/** Sets of joint intervals, each of the level 1 - miss. */
void slow_rank_intervals(const slow_estimates *of, double miss, slow_rank_set *set);

/** How many pairs a given c tells apart, as sets. */
void slow_rank_apart(const slow_estimates *of, double c, slow_rank_set *set);

/** Replicates in which row i has fewer than k above it. */
size_t slow_rank_first(const slow_estimates *of, const double *z, size_t replicates, size_t i,
                       size_t k);

/** The smallest rank that at least `percent` of all draws reach: rank is draws numbers. */
uint32_t slow_rank_quantile(const uint32_t *rank, size_t draws, unsigned percent);

/** Share of the weights w in from .. to (flat) at which w a_i + (1 - w) b_i has r above it: n x n;
    and the mean w where it is first, NaN for never. */
void slow_rank_lengths(const double *a, const double *b, size_t n, double from, double to,
                       double *share, double *central);

#endif
