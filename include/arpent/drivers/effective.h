/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file effective.h
 * How much each side and each indicator does weigh, beside the weight it was given.
 *
 * y is the sum of the weighted lines of the sides: the score under an arithmetic root. The spread
 * of an index and the correlations inside it, not the weights alone, decide what moves the ranks
 * [Paruolo, Saisana, Saltelli 2013; Becker, Saisana, Paruolo, Vandecasteele 2017].
 */
#ifndef ARPENT_DRIVERS_EFFECTIVE_H
#define ARPENT_DRIVERS_EFFECTIVE_H

#include <arpent/drivers.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Sides that correlate this much, either way, are one: no weight parts them. */
#define ARP_COLLINEAR (1.0 - 1e-12)

/** One side or indicator. NaN where y does not vary. */
typedef struct arp_effect {
    double nominal;          /* its weight in the whole: shares multiplied up to the root */
    double covariance_share; /* Cov(part, y) / Var y; the sides' sum to 1 [Pratt 1987]. NaN for an
                                indicator under a mean that is not arithmetic */
    double r2;               /* squared correlation with y, 0 for what does not vary */
    double main_effect;      /* Var(E[y|x]) / Var y by local linear regression */
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

#ifdef __cplusplus
}
#endif
#endif
