/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file revealed.h
 * Which weight of the first of two sides the selection is most like. (methods.md 4.4)
 *
 * Prior: the weight w flat over (0, 1). Likelihood exp(-beta d(w)), d the number of selected that
 * are not in the first m under w, ties at seat m to the lower row. Exact: d is piecewise constant.
 */
#ifndef DRIVERS_WEIGHTS_REVEALED_H
#define DRIVERS_WEIGHTS_REVEALED_H

#include "base/enum.h"
#include "drivers/drivers.h"

#include "drivers/weights/linear.h"

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
#define ARP_FREE_METHODS(X)                                                                        \
    X(ARP_FREE_IMPORTANCE,                                                                         \
      "importance")              /* from the prior, weighted by the likelihood at `beta` */        \
    X(ARP_FREE_CHAINS, "chains") /* where too few of those are near the choice: Markov chains      \
                                    among the weights that reproduce it exactly (beta infinite) */ \
    X(ARP_FREE_NONE, "none")     /* no such weights either, or only on a border */

ARP_ENUM(arp_free_method, ARP_FREE_METHODS)

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

/** How many of the selected are not in the first m, along w from 0 to 1. */
typedef struct arp_stretch {
    double from, to;
    size_t misplaced;
} arp_stretch;

typedef struct arp_stretches {
    arp_stretch *at; /* neighbours differ; from 0 to 1; release with arp_free() */
    size_t n;
} arp_stretches;

/** Of a case of two sides. @retval ARP_MEMORY Cost: that of arp_tipping_walk() at k = m. */
arp_status arp_stretches_make(const arp_case *what, arp_stretches *out, arp_error *err);

/** Mean likelihood above @p border over the mean below. */
double arp_bayes_factor_at(const arp_stretches *s, double beta, double border);

/** Mean likelihood over that of m of n drawn at random. */
double arp_revealed_fit(const arp_stretches *s, double beta, size_t n, size_t m);

/** Posterior of w: mean. */
double arp_revealed_mean(const arp_stretches *s, double beta);

/** Posterior of w: the weight below which a part @p p of it lies. */
double arp_revealed_quantile(const arp_stretches *s, double beta, double p);

/* Of free_weights.c: those inside the sides are free as well. */

/** Fills the free_... members of a case of two sides, at out->beta. @retval ARP_MEMORY
    @retval ARP_INTERNAL */
arp_status arp_free_weights(const arp_case *what, const arp_linear *leaves, arp_revealed *out,
                            arp_error *err);

/** All of it for a case of two sides. @param[out] out  in @p pool @retval ARP_MEMORY
    Cost: that of the stretches, and at most 5e8 / (n (leaves + 8)) draws, at most 200 000 and
    at least 1 000; it ends where 1 000 are effective. */
arp_status arp_revealed_make(const arp_case *what, const arp_linear *leaves, arp_pool *pool,
                             arp_revealed **out, arp_error *err);

#endif
