/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_ties.h
 * Which scores are tied, as methods.md 2.6 says it. For tests only.
 */
#ifndef TESTS_SLOW_TIES_H
#define TESTS_SLOW_TIES_H

#include <stdbool.h>
#include <stddef.h>

/** Their standard deviation, over n; NaN left out. */
long double slow_spread(const double *score, size_t n);

/** They differ by at most 1e-12 of the larger of the two and of the spread. */
bool slow_tied(double first, double x, long double spread);

/** Sorted, the highest score takes all that are tied with it for its own, then the highest of the
    rest, and so on. */
void slow_settle(double *score, size_t n);

/** A settled copy of them, to be freed. */
double *slow_settled(const double *score, size_t n);

#endif
