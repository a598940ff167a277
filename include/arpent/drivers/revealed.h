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

/** How the weights were drawn where those inside the sides are free as well. */
typedef enum arp_free_method {
    ARP_FREE_IMPORTANCE, /* from the prior, weighted by the likelihood at `beta`                 */
    ARP_FREE_CHAINS,     /* where too few of those are near the choice: Markov chains among the
                            weights that reproduce it exactly (beta infinite)                    */
    ARP_FREE_NONE        /* no such weights either, or only on a border                          */
} arp_free_method;

/** The bounds of what is told: at least so many effective draws, and R-hat under. */
#define ARP_ESS_LEAST  200.0
#define ARP_R_HAT_MOST 1.01

typedef struct arp_revealed {
    arp_bayes_factor bayes[ARP_REVEALED_BETAS]; /* beta = 1, 2, 5 */
    double border_even;                         /* NaN where neither side spreads the scores */
    bool identifiable; /* false: d is the same under every weight, as with sides that rank alike;
                          every Bayes factor is 1 */
    double beta;       /* of the posteriors below: 2 */
    double mean, median, low, high; /* of w; 95 % */
    /* With the weights inside each side free as well, flat over its indicators. */
    bool free; /* false: the index is not linear in its indicators */
    arp_free_method free_method;
    size_t free_draws;
    double free_ess;   /* effective number of draws */
    double free_r_hat; /* of the chains: the largest over all weights; otherwise NaN */
    double free_mean, free_low, free_high; /* 95 %; NaN for `none`, and for chains that did not mix:
                                              free_r_hat or free_ess out of bounds */
} arp_revealed;

#endif
