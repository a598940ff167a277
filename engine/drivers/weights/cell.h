/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file cell.h
 * Convex polygons of weights.
 */
#ifndef DRIVERS_WEIGHTS_CELL_H
#define DRIVERS_WEIGHTS_CELL_H

#include <stddef.h>

/** A convex polygon of weights: x of the first side, y of the second. */
typedef struct arp_corner {
    double x, y;
} arp_corner;

/** The corners that span all of @p at, in turn, those on an edge left out: at most n, in place of
    the first of them; returns how many. [Andrew 1979] Cost: O(n log n). */
size_t arp_hull(arp_corner *at, size_t n);

/** The weights of three sides under which one list comes first: a convex polygon. */
typedef struct arp_weight_cell {
    double share;        /* of the simplex */
    size_t *first;       /* k rows, rising; ties at seat k go to the lower row */
    double (*corner)[3]; /* n_corners weights of the sides, in turn */
    size_t n_corners;
} arp_weight_cell;

#endif
