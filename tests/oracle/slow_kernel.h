/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_kernel.h
 * Ranks in one draw of the weights and what is counted over draws, from the definitions. For tests
 * only.
 */
#ifndef TESTS_SLOW_KERNEL_H
#define TESTS_SLOW_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Scores of n territories: sum of w_j x_ij over j, left to right in double; column j at x + j n.
 */
void slow_weighted_sums(const double *x, size_t n, size_t p, const double *w, double *score);

/** Rank by counting who is better: 1 + how many are of a higher group (slow_ties.h). O(n^2). */
void slow_rank_by_counting(const double *score, size_t n, uint32_t *rank);

/** Whether these are the ranks of the scores: each is tied with the first of its rank, the first of
    the next rank is lower and is not, and they share the smallest. O(n). */
bool slow_ranks_hold(const double *score, size_t n, const uint32_t *rank);

/** What is counted; an array left out is NULL. */
typedef struct slow_tally {
    size_t n, p, n_k, n_bins;
    const size_t *k;
    uint64_t draws, *sum, *square, *first, *at, *bin, *before, *top;
    double *top_weight; /* sums, not whole numbers */
} slow_tally;

/** Count one draw. */
void slow_tally_add(slow_tally *t, const uint32_t *rank, const double *w);

#endif
