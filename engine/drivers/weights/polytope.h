/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file polytope.h
 * The weights that put a selection on top: {(w, t): x_i w >= t for the selected, x_j w <= t for the
 * others, w in the simplex}. The border t makes it n rows instead of m (n - m). (methods.md 4.5)
 */
#ifndef DRIVERS_WEIGHTS_POLYTOPE_H
#define DRIVERS_WEIGHTS_POLYTOPE_H

#include "base/solve/program.h"

/** Columns to weigh, the side of each, and a selection. */
typedef struct arp_listing {
    size_t n, p;
    const double *const *x; /* p columns of n      */
    const size_t *side;     /* p: side of a column */
    size_t n_sides;
    const size_t *selected; /* m rows, rising      */
    size_t m;
} arp_listing;

/** Its linear programs. Zero-initialise, open, close whatever came of it. */
typedef struct arp_polytope {
    const arp_listing *of;
    bool *in;                         /* n: selected                                */
    double *middle;                   /* p, taken off each column                   */
    double unit;                      /* the widest column's spread, 1 where none   */
    double *cost, *low, *high, *even; /* p weights, the border t, the margin */
    double *w;                        /* what the last program found         */
} arp_polytope;

/** A margin this near to 0, in units of the widest spread, is a tie. */
#define ARP_POLYTOPE_TIE 1e-9

/** @retval ARP_MEMORY Cost: O(n p). */
arp_status arp_polytope_open(const arp_listing *of, arp_polytope *out, arp_error *err);
void arp_polytope_close(arp_polytope *polytope);

/**
 * The weights with the largest margin, least selected score less greatest other one, of all weights
 * in the simplex: negative where none reproduce the selection.
 *
 * @param[out] margin  NaN where the program gave up; within a tie of 0 it is 0
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_polytope_margin(arp_polytope *polytope, double *margin, arp_error *err);

/**
 * Of the weights without a negative margin, some for which cost w is least; `cost` of the weights
 * is set by the caller.
 *
 * @param[out] value  cost w; NaN where there are none, or the program gave up
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_polytope_least(arp_polytope *polytope, double *value, arp_error *err);

#endif
