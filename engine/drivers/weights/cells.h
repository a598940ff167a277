/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file cells.h
 * More than two sides: who is in the first k, over the whole weight simplex. (methods.md 4.2)
 *
 * The lines of the sides are linear in the weights, so that a first list stands over a convex
 * polygon of weights, and along any segment over an interval: both are exact.
 */
#ifndef DRIVERS_WEIGHTS_CELLS_H
#define DRIVERS_WEIGHTS_CELLS_H

#include "drivers/drivers.h"
#include "drivers/resemblance/case.h"
#include "drivers/weights/cell.h"

/** From the declared weights (t = 0) straight to one side alone (t = 1):
    weights (1 - t) w0 + t e. */
typedef struct arp_ray {
    arp_segment *segment; /* of t, for the main k; ties at seat k go to the lower row */
    size_t n_segments;
    bool segments_left_out; /* more than 1e7 rows in all */
    arp_membership *member; /* n_k x n, row-major, of t; ties all let in */
} arp_ray;

/** Of three sides and more. */
typedef struct arp_simplex {
    arp_ray *ray;          /* one a side */
    arp_weight_cell *cell; /* of three sides, for the main k, the largest first; what is smaller
                              than 1e-12 of the simplex is a line or a point, not a cell */
    size_t n_cells;
    bool cells_left_out; /* three sides, but more than 20 000 cells, 1e7 rows in all, or 5e7 values
                            of lines to find them */
} arp_simplex;

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
