/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_whole.h
 * Scores by percentile and by rank in whole numbers, where nothing is rounded: with whole weights
 * they are sums of whole numbers over one denominator, which no comparison needs. For tests only.
 */
#ifndef TESTS_SLOW_WHOLE_H
#define TESTS_SLOW_WHOLE_H

#include <stddef.h>
#include <stdint.h>

/** Percentiles of n needs, times 2 (n - 1): two for each with less need, one for each other of the
    same. */
void slow_whole_percentile(const double *need, size_t n, int64_t *out);

/** 1 + how many have less need. */
void slow_whole_place(const double *need, size_t n, int64_t *out);

/** Rank of each: 1 + how many are greater. */
void slow_whole_rank(const int64_t *score, size_t n, uint32_t *rank);

/** Doubled mid-rank of one: 2 for each smaller, 1 for each equal, itself twice. */
int64_t slow_whole_midrank(const int64_t *score, size_t n, size_t i);

/** P(a selected one is greater than one that is not), equal ones half. */
double slow_whole_concordance(const int64_t *score, size_t n, const size_t *selected, size_t m);

#endif
