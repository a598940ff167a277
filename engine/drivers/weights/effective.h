/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file effective.h
 * How much each side and each indicator does weigh, beside the weight it was given.
 *
 * y is the sum of the weighted lines of the sides: the score under an arithmetic root. The spread
 * of an index and the correlations inside it, not the weights alone, decide what moves the ranks
 * [Paruolo, Saisana, Saltelli 2013; Becker, Saisana, Paruolo, Vandecasteele 2017].
 * NaN is a hole. (methods.md 4.7)
 */
#ifndef DRIVERS_WEIGHTS_EFFECTIVE_H
#define DRIVERS_WEIGHTS_EFFECTIVE_H

#include "drivers/drivers.h"

#include "drivers/resemblance/case.h"
#include "drivers/shares/leaves.h"

/** Sides that correlate this much, either way, are one: no weight parts them. */
#define ARP_COLLINEAR (1.0 - 1e-12)

/** One side or indicator. NaN where y does not vary. */
typedef struct arp_effect {
    double nominal;          /* its weight in the whole: shares multiplied up to the root */
    double covariance_share; /* Cov(part, y) / Var y; the sides' sum to 1 [Pratt 1987]. NaN for an
                                indicator under a mean that is not arithmetic */
    double gap;              /* covariance_share - nominal */
    double r2;               /* squared correlation with y, 0 for what does not vary */
    double main_effect;      /* Var(E[y|x]) / Var y by local linear regression; never below r2 */
    double low, high;        /* of main_effect: 95 %, percentiles of 200 resamplings; NaN where
                                territories times columns pass 50 000 */
} arp_effect;

typedef struct arp_effective {
    size_t n_sides, n_indicators;
    size_t *node, *side; /* of each indicator: leaf of the plan; side number. Those that weigh
                            something, by side and in the plan's order */
    arp_effect *of_side, *of_indicator;
    double *side_correlation;      /* n_sides x n_sides; NaN with what does not vary */
    double *indicator_correlation; /* n_indicators x n_indicators, over rows that have both */
    double *mean_correlation;      /* n_sides x n_sides, of the indicators of one side with those
                                      of the other; on the diagonal, of different ones in it */
    double *alpha;                 /* n_sides: Cronbach's alpha of the normalised indicators over
                                      the rows that have all; NaN for fewer than two */
    double alpha_all;
    /* Two sides: the weight of the first at which its covariance share, and its part in the sum of
       the two r2, equal its nominal weight. NaN: no weight in [0, 1] does; with more or fewer
       sides too. */
    double weight_for_share, weight_for_r2;
} arp_effective;

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
 * its own mean of x and of y. The straight part of the fit is that of least squares, so the effect
 * is never below the squared correlation.
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
