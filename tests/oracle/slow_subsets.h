/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_subsets.h
 * A side under some of its indicators, and the price of having had the choice, by direct counting.
 */
#ifndef TESTS_SLOW_SUBSETS_H
#define TESTS_SLOW_SUBSETS_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_SUBSETS_LEAVES = 16, SLOW_SUBSETS_ROWS = 64 };

/** q indicators of n territories and their weights. */
typedef struct slow_side {
    size_t n, q;
    double z[SLOW_SUBSETS_LEAVES][SLOW_SUBSETS_ROWS], w[SLOW_SUBSETS_LEAVES];
} slow_side;

/** Weighted means under the indicators whose bit is set. */
void slow_subset_score(const slow_side *side, size_t set, double *score);

/** Largest concordance over all non-empty subsets. */
double slow_subsets_best(const slow_side *side, const bool *in);

/** Share of all T as large as `in` whose best concordance is at least that of `in`; n at most 16.
 */
double slow_subsets_p(const slow_side *side, const bool *in);

#endif
