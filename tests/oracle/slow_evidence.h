/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_evidence.h
 * Intervals, exchanges and the side given the others, by listing every set.
 */
#ifndef TESTS_SLOW_EVIDENCE_H
#define TESTS_SLOW_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

/** Ends of the tilted interval of the concordance, by bisection; n at most 16. */
void slow_interval(const double *score, size_t n, const bool *in, double alpha, double *low,
                   double *high);

/** P(|contrast| >= that of `in`) over every exchange of the two sides within `in`. */
double slow_swap(const double *a, const double *b, size_t n, const bool *in);

enum { SLOW_GIVEN_MOST = 4 };

/** P(C <= that of `in`) over every set weighted by exp(b C), b by bisection such that the mean of C
    is @p mean; 1 where no C is above it. */
double slow_excluded(const double *score, size_t n, const bool *in, double mean);

/** p of the efficient score of side 0 given the sides 1 .. q, q at most SLOW_GIVEN_MOST, by
   Newton's steps over every set in long double; n at most 16.
    @param[out] separated  the steps do not end */
double slow_conditional(const double *const *side, size_t q, size_t n, const bool *in,
                        bool *separated);

#endif
