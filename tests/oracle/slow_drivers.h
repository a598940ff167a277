/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_drivers.h
 * What a selection resembles, straight from the definitions.
 */
#ifndef TESTS_SLOW_DRIVERS_H
#define TESTS_SLOW_DRIVERS_H

#include <stdbool.h>
#include <stddef.h>

/** Share of pairs (selected, not selected) won, ties half. */
double slow_concordance(const double *score, size_t n, const bool *in);

/** P(C >= that of `in`) over every subset as large; n at most 20. */
double slow_p(const double *score, size_t n, const bool *in);

/** P(|C(a) - C(b)| >= that of `in`) over every subset as large; n at most 20. */
double slow_contrast_p(const double *a, const double *b, size_t n, const bool *in);

/** Least |C(a) - C(b)| of a subset of size m whose two-sided p is at most alpha; -1 for none. */
double slow_contrast_needed(const double *a, const double *b, size_t n, size_t m, double alpha);

/** Least C that a subset of size m of n untied territories needs for p <= alpha; -1 for none. */
double slow_c_needed(size_t n, size_t m, double alpha);

/** All crossings of two lines strictly inside (0, 1), with 0 before and 1 after, sorted, closer
   than 1e-12 left out; returns how many. Room for n (n - 1) / 2 + 2. */
size_t slow_crossings(const double *a, const double *b, size_t n, double *out);

/** Fewer than k score above i at w. */
bool slow_member(const double *a, const double *b, size_t n, size_t k, size_t i, double w);

/** Fewer than k score above i at w, or tie with it on a lower row. */
bool slow_listed(const double *a, const double *b, size_t n, size_t k, size_t i, double w);

/** Shares of the k seats held by `in`, tied ones shared. */
double slow_seats(const double *score, size_t n, size_t k, const bool *in);

/** Shapley value of player s by all orders of g players, g at most 7. */
double slow_shapley(const double *value, size_t g, size_t s);

/** Holm by sorting and stepping down; n at most 16. */
void slow_holm(const double *p, size_t n, double *adjusted);

/** Subsets of size m of n, counted by Pascal's rule. */
double slow_choose(size_t n, size_t m);

/** change[s]: side s of g is attested by the p's of another place, c >= 0.6 and Holm's p <= alpha,
    and not by those of here, or the other way round; never where the least p that one of `sets`
    equally likely choices can have would not do beside g - 1 others. g at most 16. */
void slow_changes(const double *c_here, const double *p_here, const double *c_there,
                  const double *p_there, size_t g, double sets, double alpha, bool *change);

#endif
