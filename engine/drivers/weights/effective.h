/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file effective.h
 * Effective against nominal weights: the pieces over plain columns. (METHODS 2.8) NaN is a hole.
 */
#ifndef DRIVERS_WEIGHTS_EFFECTIVE_H
#define DRIVERS_WEIGHTS_EFFECTIVE_H

#include <arpent/drivers/effective.h>

#include "drivers/resemblance/case.h"
#include "drivers/shares/leaves.h"

/** Sample covariance over the rows that have both; NaN for fewer than two. Cost: O(n). */
double arp_covariance(const double *x, const double *y, size_t n);

/** Pearson's correlation over the rows that have both; NaN where one does not vary. */
double arp_correlation(const double *x, const double *y, size_t n);

/** Cronbach's alpha of k columns over the rows that have all [Cronbach 1951]: k / (k - 1) times
    (1 - sum of the variances / variance of the sum); NaN for k < 2 or a constant sum. */
double arp_alpha(const double *const *x, size_t k, size_t n);

enum { ARP_EFFECT_BINS = 128 };

/**
 * Var(E[y|x]) / Var y: local linear regression, Epanechnikov kernel, bandwidth 2.34 sd n^(-1/5)
 * [Fan and Gijbels 1996; Silverman 1986, 3.4]. x is cut in ARP_EFFECT_BINS equal bins, each kept as
 * its own mean of x and of y, so a straight line is fitted exactly.
 *
 * @param times  how often each row counts (resampling), or NULL: once
 * @return 0 where x does not vary, NaN where y does not
 * Cost: O(n + bins^2).
 */
double arp_main_effect(const double *x, const double *y, const uint32_t *times, size_t n);

/** Weight of a in w a + (1 - w) b at which Cov(w a, y) / Var y is @p target, of variances and
    covariance; NaN for none in [0, 1]. */
double arp_weight_for_share(double var_a, double var_b, double covariance, double target);

/** The same for r2_a / (r2_a + r2_b); the one nearest @p near where there are two. Where the
    sides correlate by r > 0, targets under r^2 / (1 + r^2), or over 1 / (1 + r^2), have none, and
   none of collinear sides. */
double arp_weight_for_r2(double var_a, double var_b, double covariance, double target, double near);

/** @retval ARP_MEMORY */
arp_status arp_effective_make(const arp_case *what, const arp_leaves *leaves, double exponent,
                              arp_pool *pool, arp_effective **out, arp_error *err);

#endif
