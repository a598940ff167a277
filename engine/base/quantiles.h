/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file quantiles.h
 * Distributions by R's own mathematics (libRmath): the same numbers as R.
 */
#ifndef BASE_QUANTILES_H
#define BASE_QUANTILES_H

/** P(Z > z), standard normal. */
double arp_normal_above(double z);

/** z with P(Z > z) = p, 0 < p < 1. */
double arp_normal_quantile_above(double p);

/** t with P(T > t) = p, Student's T of @p df > 0 degrees of freedom, 0 < p < 1. */
double arp_t_quantile_above(double p, double df);

/** log of the binomial coefficient, n >= k >= 0. */
double arp_log_choose(double n, double k);

/** P(X <= x) and P(X >= x) of a Poisson count of a mean >= 0; x whole. */
double arp_poisson_below(double x, double mean);
double arp_poisson_above(double x, double mean);

/** P(X <= x) and P(X >= x) of a binomial count, n whole, 0 <= p <= 1; x whole. */
double arp_binomial_below(double x, double n, double p);
double arp_binomial_above(double x, double n, double p);

/** P(X <= x) and P(X >= x) of the marked among n drawn from @p marked marked ones and @p others,
   all whole. */
double arp_hypergeometric_below(double x, double marked, double others, double n);
double arp_hypergeometric_above(double x, double marked, double others, double n);

/** q with P(G <= q) = p, G gamma of a shape > 0 and scale 1, 0 < p < 1. */
double arp_gamma_quantile(double p, double shape);

/** P(B <= x), B beta of shapes a, b > 0. */
double arp_beta_below(double x, double a, double b);

/** q with P(B <= q) = p, B beta of shapes a, b > 0, 0 < p < 1. */
double arp_beta_quantile(double p, double a, double b);

#endif
