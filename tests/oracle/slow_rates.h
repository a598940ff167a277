/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_rates.h
 * Intervals, standardised rates and shrinkage from their definitions: probabilities by summing
 * their terms, limits by bisection, priors by two bisections. Shares no code with engine/.
 */
#ifndef TESTS_SLOW_RATES_H
#define TESTS_SLOW_RATES_H

#include <stdbool.h>
#include <stddef.h>

/** z with P(Z > z) = p. */
double slow_z(double p);

/** Twice the smaller tail of a Poisson count of a mean, and of a binomial count; at most 1. */
double slow_poisson_p(double x, double mean);
double slow_binomial_p(double x, double n, double share);

/** Limits of a Poisson mean: both tails hold alpha / 2; x whole. */
void slow_poisson_limits(double x, double alpha, double out[2]);

/** Limits of a binomial share: both tails hold alpha / 2. */
void slow_binomial_limits(double x, double n, double alpha, double out[2]);

/** The shares whose score test is at z: |x / n - share| = z sqrt(share (1 - share) / n). */
void slow_score_limits(double x, double n, double alpha, double out[2]);

/** q with P(G <= q) = p of a gamma of that mean and variance, shape above 1/2. */
double slow_gamma_quantile(double p, double mean, double variance);

/** Sum of w x / n over sum of w, and its variance, in long double. */
void slow_direct(const double *x, const double *n, const double *w, size_t strata, double *rate,
                 double *variance);

/** Sum of n times rate of the standard. */
double slow_expected(const double *n, const double *standard_x, const double *standard_n,
                     size_t strata);

/** Marshall's estimates over the members in[] only, written as in the paper, for shares with the
    variance of a share. NaN elsewhere. */
void slow_marshall(const double *y, const double *p, const int *in, size_t n, bool shares,
                   double *theta);

/** Clayton and Kaldor's estimates. */
void slow_poisson_gamma(const double *y, const double *p, size_t n, double *theta);

#endif
