/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_several.h
 * Several selections from the definitions: every set, every sign, every exchange, one by one.
 */
#ifndef TESTS_SLOW_SEVERAL_H
#define TESTS_SLOW_SEVERAL_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_SEVERAL_ROWS = 16 };

/** Pairs won by a selected one over one that is not, of the same stratum, ties half, over the
   number of such pairs; NaN where there is none. */
double slow_strata_c(const double *x, const size_t *stratum, const bool *in, size_t n);

/** Share of the sets with as many selected in each stratum whose C is as high; n at most 16. */
double slow_strata_p(const double *x, const size_t *stratum, const bool *in, size_t n);

/** Share of them whose C on x less C on y is as far from 0. */
double slow_strata_gap_p(const double *x, const double *y, const size_t *stratum, const bool *in,
                         size_t n);

/** Adjusted p-values by Benjamini and Hochberg's procedure at every level that could matter. */
void slow_benjamini(const double *p, size_t n, double *adjusted);

/** Share of the 2^n_clusters signs under which the sum is as high, or as far from 0. */
double slow_signs(const double *value, const size_t *cluster, size_t n, size_t n_clusters,
                  bool two_sided);

/** Selections over at most 8 rows: in[k * n + i]. Share of all ways to put other rows, distinct, in
    the place of the rows selected under which the variance of C(x) - C(y) over the selections is as
    large, and as small; and its mean over them. */
typedef struct slow_differ {
    double variance, expected, more, less;
} slow_differ;
slow_differ slow_differ_of(const double *x, const double *y, const bool *in, size_t n,
                           size_t n_groups);

/** Step-down max-T over every set of as many of n rows: adjusted[j] of each column, two-sided, and
    p[j] alone. x[j * n + i]; no column is constant. */
void slow_common(const double *x, size_t n_columns, const bool *in, size_t n, double *p,
                 double *adjusted);

#endif
