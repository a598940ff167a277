/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file cells.h
 * The weight triangle of three sides, cut by first list. (METHODS 2.1)
 */
#ifndef DRIVERS_WEIGHTS_CELLS_H
#define DRIVERS_WEIGHTS_CELLS_H

#include <arpent/drivers/simplex.h>

#include "drivers/resemblance/case.h"

/** A convex polygon of weights: x of the first side, y of the second. */
typedef struct arp_corner {
    double x, y;
} arp_corner;

/** The corners that span all of @p at, in turn, those on an edge left out: at most n, in place of
    the first of them; returns how many. [Andrew 1979] Cost: O(n log n). */
size_t arp_hull(arp_corner *at, size_t n);

/**
 * Cells of the first k over three sides: the triangle is halved while many lines can still be
 * k-th, by the bounds of arp_tipping_walk(); then the list of a part's middle is cut out by its
 * lines against all others, and what was cut off is done in its turn. Parts with one list are
 * one convex cell.
 *
 * @param line       3 lines of n
 * @param[out] out   cell, n_cells and cells_left_out, in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_cells_make(double *const *line, size_t n, size_t k, arp_pool *pool, arp_simplex *out,
                          arp_error *err);

/** Segments and memberships from the declared weights to each side alone, and the cells.
    @param[out] out  in @p pool @retval ARP_MEMORY */
arp_status arp_simplex_make(const arp_case *what, const size_t *k, size_t n_k, arp_pool *pool,
                            arp_simplex **out, arp_error *err);

#endif
