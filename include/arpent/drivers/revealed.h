/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file revealed.h
 * Which weight of the first of two sides the selection is most like. (METHODS 2.3)
 *
 * Prior: the weight w flat over (0, 1). Likelihood exp(-beta d(w)), d the number of selected that
 * are not in the first m under w, ties at seat m to the lower row. Exact: d is piecewise constant.
 */
#ifndef ARPENT_DRIVERS_REVEALED_H
#define ARPENT_DRIVERS_REVEALED_H

#include <arpent/drivers.h>

enum { ARP_REVEALED_BETAS = 3 };

/** "The first side weighs more" over "the second weighs more": mean likelihood above a border of
    w over the mean below it. Infinite or NaN where the one below is 0, or a part is empty. */
typedef struct arp_bayes_factor {
    double beta;
    double half; /* border w = 1/2 */
    double even; /* border w sd(first) = (1 - w) sd(second): both spread the scores equally */
    double
        fit; /* mean likelihood over that of a random list; under ARP_FIT_LEAST it says nothing */
} arp_bayes_factor;

#define ARP_FIT_LEAST 3.0

typedef struct arp_revealed {
    arp_bayes_factor bayes[ARP_REVEALED_BETAS]; /* beta = 1, 2, 5 */
    double border_even;                         /* NaN where neither side spreads the scores */
    bool identifiable; /* false: d is the same under every weight, as with sides that rank alike;
                          every Bayes factor is 1 */
    double beta;       /* of the posteriors below: 2 */
    double mean, median, low, high; /* of w; 95 % */
    /* With the weights inside each side free as well, flat over its indicators: importance-weighted
       draws from the prior. */
    bool free; /* false: the index is not linear in its indicators */
    size_t free_draws;
    double free_ess;                       /* effective number of draws */
    double free_mean, free_low, free_high; /* NaN where it is under ARP_ESS_LEAST */
} arp_revealed;

#define ARP_ESS_LEAST 200.0

#endif
