/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_perimeters.h
 * Unions of territories from the definitions: sums over loops, z-scores, tails term by term.
 */
#ifndef TESTS_SLOW_PERIMETERS_H
#define TESTS_SLOW_PERIMETERS_H

#include <stddef.h>

/**
 * Sum of one column of a raw semicolon-separated table over the rows whose column @p by holds one
 * of n values; over all rows for n = 0. NaN when the file or a column is not there.
 */
double slow_table_sum(const char *path, const char *column, const char *by,
                      const char *const *value, size_t n);

/** One column of values for the universe: ranked territories outside the union in their order, then
    the union; rows of num and den are all territories, den NULL for a plain sum. Returns how many.
 */
size_t slow_union_column(const double *num, const double *den, const int *ranked, const int *member,
                         size_t n_all, double per, double *out);

/** Oriented z-score with the sample standard deviation, by two plain loops. */
void slow_zscore(const double *x, size_t n, int polarity, double *out);

/** Shared over covered by either, each territory counted weight[i] (NULL: once). */
double slow_jaccard(const int *a, const int *b, const double *weight, size_t n);

/** P(X >= x) (above) or P(X <= x), every term added. */
double slow_poisson_tail(double x, double mean, int above);
double slow_binomial_tail(double x, double n, double p, int above);

/** P(Z >= z) of a standard normal, from the error function. */
double slow_normal_tail(double z);

/** P(X >= x) (above) or P(X <= x), X marked ones among n drawn from `all`, `marked` of them marked;
    every term added. */
double slow_hypergeometric_tail(double x, double all, double marked, double n, int above);

/** Mean of x over the members by the weights, and its standard error where those of x are off, each
    independent. */
double slow_weighted_mean(const double *x, const double *weight, const int *member, size_t n);
double slow_weighted_error(const double *off, const double *weight, const int *member, size_t n);

/** Euclidean distance of rows a and b of an n x k row-major matrix. */
double slow_apart(const double *z, size_t k, size_t a, size_t b);

#endif
