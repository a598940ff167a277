/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file volumes.h
 * Under what share of the possible weights a territory beats another, or is in the first k.
 * (methods.md 4.3)
 *
 * The share of the flat simplex on one side of a plane is exact [Varsi 1973].
 */
#ifndef DRIVERS_WEIGHTS_VOLUMES_H
#define DRIVERS_WEIGHTS_VOLUMES_H

#include "drivers/drivers.h"

#include "drivers/weights/cells.h"
#include "drivers/weights/linear.h"

/** Mean over the territories not selected of the share of weights under which the selected one
    scores above, ties half. NaN where not computed. */
typedef struct arp_beats {
    double sides;       /* weights flat over the sides, each side as declared inside: exact      */
    double indicators;  /* weights flat over all indicators, which is not neutral between sides:
                           exact; arithmetic trees only                                          */
    double sides_first; /* flat over the sides, then over the indicators of each: mean over draws
                           of the inner weights, exact over the sides; arithmetic trees only     */
    double sides_first_error; /* its standard error */
} arp_beats;

/** A share of the weights of the sides, with its interval: both ends the share where exact. */
typedef struct arp_weight_share {
    double share, low, high;
} arp_weight_share;

typedef struct arp_volumes {
    size_t n_indicators;  /* that count in the index; 0 unless it is linear in them       */
    size_t n_draws;       /* of the inner weights, 0 for none                             */
    bool pairs_left_out;  /* more than 20 000 pairs (selected, not selected): no `beats`  */
    arp_beats *beats;     /* m, as selected                                               */
    arp_weight_share *in; /* n_k x m: [j * m + t] in the first k[j], ties all let in; none for
                             one side                                                     */
    size_t n_in_draws;    /* 0 where `in` is exact: lengths for two sides, areas for three; else
                             draws, with 95 % Wilson intervals                            */
} arp_volumes;

/**
 * Share of the flat simplex {w >= 0, sum w = 1} where u.w <= 0; 1/2 where all u are 0.
 *
 * Every term is positive: no cancellation. [Varsi 1973; Ali 1973]
 *
 * @param u        p >= 1 finite numbers
 * @param scratch  2 p + 1 doubles
 * Cost: O(p^2).
 */
double arp_halfspace_share(const double *u, size_t p, double *scratch);

/** Mean of 0/1 over n draws with hits ones, and its 95 % Wilson interval. [Wilson 1927] */
arp_weight_share arp_wilson(size_t hits, size_t n);

/** The same of a share p of n plain draws; where some count a half (a tie), no narrower than it has
    to be. A share NaN, of no draws, may be anything. */
arp_weight_share arp_wilson_share(double p, double n);

/** What the shares are taken of. */
typedef struct arp_volumes_of {
    const arp_case *what;
    const arp_linear *leaves;
    const arp_tipping *tipping; /* of the first side; two sides only  */
    const arp_simplex *simplex; /* of the main k; three and more only */
    const size_t *k;
    size_t n_k;
} arp_volumes_of;

/** Shares of the weights of two sides or more in the first k: fills in and n_in_draws.
    @retval ARP_MEMORY  Cost: two sides none, three that of the cells for every k; more, 10 000
    rankings, fewer where n is over 20 000. */
arp_status arp_volumes_first(const arp_volumes_of *of, arp_volumes *out, arp_error *err);

/** @param[out] out  in @p pool @retval ARP_MEMORY
    Cost: O(m (n - m) (p^2 + draws sides^2)), bounded by 20 000 pairs and 2 000 draws. */
arp_status arp_volumes_make(const arp_volumes_of *of, arp_pool *pool, arp_volumes **out,
                            arp_error *err);

#endif
