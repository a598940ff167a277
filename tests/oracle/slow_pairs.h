/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_pairs.h
 * Chances over every set of one, two or three of up to sixty rows, set by set.
 */
#ifndef TESTS_SLOW_PAIRS_H
#define TESTS_SLOW_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_PAIRS_ROWS = 60, SLOW_PAIRS_MOST = 3 };

/** Share of the sets of as many rows whose concordance with a is at least that of `in`. */
double slow_pairs_p(const double *a, size_t n, const bool *in);

/** Share of the sets whose concordances with a and b are at least as far apart. */
double slow_pairs_contrast(const double *a, const double *b, size_t n, const bool *in);

/** P(sum over T of what z leaves of a >= that of `in`) where P(T) is proportional to exp(c sum of z
    over T), a and z standardised, c by bisection such that the mean sum of z is that of `in`, or
    without end where that sum is the greatest or the least. */
double slow_pairs_conditional(const double *a, const double *z, size_t n, const bool *in);

#endif
