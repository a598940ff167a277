/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_weights.h
 * Shares of weights, lists and posteriors, straight from the definitions.
 */
#ifndef TESTS_SLOW_WEIGHTS_H
#define TESTS_SLOW_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Uniform numbers in (0, 1) by xorshift, and n weights flat over the simplex by sorted cuts. */
typedef struct slow_random {
    uint64_t state;
} slow_random;
double slow_uniform(slow_random *r);
void slow_flat_weights(slow_random *r, size_t n, double *w);

/** Share of the flat simplex where u.w <= 0, as a sum of products: every u other than every
    other, and not 0. */
double slow_halfspace(const double *u, size_t p);

/** The same, counted over draws, u.w = 0 half. */
double slow_halfspace_draws(const double *u, size_t p, size_t draws, slow_random *r);

/** The first k: ties at seat k to the lower row. */
void slow_first(const double *score, size_t n, size_t k, bool *listed);

/** How many of `in`, m of them, are not in the first m. */
size_t slow_misplaced(const double *score, size_t n, const bool *in);

/** What two sides reveal, by every cell between crossings: the mean of exp(-beta d) over from..to,
    and the mean of w under it. cut: n_cuts rising weights from 0 to 1. */
typedef struct slow_reveal {
    double evidence, mean;
} slow_reveal;
slow_reveal slow_revealed(const double *a, const double *b, size_t n, const bool *in, double beta,
                          double from, double to, const double *cut, size_t n_cuts);

/** Mean of exp(-beta d) over every list of m of n; n at most 20. */
double slow_random_lists(size_t n, const bool *in, double beta);

#endif
