/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file volumes.h
 * Under what share of the possible weights a territory beats another, or is in the first k.
 * (METHODS 2.5)
 *
 * The share of the flat simplex on one side of a plane is exact [Varsi 1973].
 */
#ifndef ARPENT_DRIVERS_VOLUMES_H
#define ARPENT_DRIVERS_VOLUMES_H

#include <arpent/drivers.h>

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

#endif
