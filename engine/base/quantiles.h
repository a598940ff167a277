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

#endif
