/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_neighbours.h
 * Neighbours straight from the definitions: every pair of segments, every set, every order.
 */
#ifndef TESTS_SLOW_NEIGHBOURS_H
#define TESTS_SLOW_NEIGHBOURS_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_NEIGHBOURS = 64 };

/** near[i][j]: i and j are neighbours. */
typedef bool slow_near[SLOW_NEIGHBOURS][SLOW_NEIGHBOURS];

/** A segment of a territory's outline. */
typedef struct slow_segment {
    double x0, y0, x1, y1;
    size_t territory;
} slow_segment;

/** near from all pairs of n segments that have more than a point in common. */
void slow_borders(const slow_segment *s, size_t n, slow_near near);

/** Share of the sets of m (1 or 2) that hang together, m of one group or neighbours, with a
    concordance at least that of `in`; `in` counts as one more where it is none of them. With a
    factor > 0, only sets whose population is within it of that of `in`. -1 for no set. */
double slow_near_p(const double *score, size_t n, const bool *in, slow_near near,
                   const double *population, double factor, size_t *n_sets);

/** P(C >= that of `in`) of sets grown from a random territory by random neighbours, exactly: every
    way of growing with its chance. Territories that cannot grow to m are no starts. -1 for none. */
double slow_grown_p(const double *score, size_t n, const bool *in, slow_near near);

/** Share of all sets of m territories of one group with a concordance at least that of `in`; -1 for
    none. n at most 20. */
double slow_within_p(const double *score, size_t n, const bool *in, const size_t *group);

/** Moran's I by the double loop over row-standardised weights. */
double slow_moran(const double *x, size_t n, slow_near near);

/** Share of all n! orders of x whose I is at least as large; n at most 7. */
double slow_moran_p(const double *x, size_t n, slow_near near);

#endif
