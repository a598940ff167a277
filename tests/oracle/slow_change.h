/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_change.h
 * Smallest weight changes and margins over three weights, by looking at every corner.
 *
 * Three weights that sum to 1 are a point of a triangle. What is sought is piecewise linear there,
 * so it is reached where two lines cross: borders, edges, and the lines on which one weight is what
 * it was, or two of them changed by as much.
 */
#ifndef TESTS_SLOW_CHANGE_H
#define TESTS_SLOW_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_CHANGE_ROWS = 60 };

typedef struct slow_change {
    size_t n;
    double x[SLOW_CHANGE_ROWS][3];
    double w0[3];
    bool in[SLOW_CHANGE_ROWS]; /* the rows asked about */
    size_t k;
    bool leave;
    bool largest;  /* the largest |w - w0| counts, otherwise their sum */
    double margin; /* of a score over another to be above it */
} slow_change;

/** Least distance of w from w0 under which the rows asked about are all in the first k, or the only
   one of them is not, by `margin`; -1 for none. */
double slow_change_distance(const slow_change *c);

/** Number of rows that score above the lowest of those asked about, and are not of them. */
size_t slow_change_above(const slow_change *c, const double *w);

/** Largest of (least score asked about - greatest other score); n at most 10. */
double slow_change_margin(const slow_change *c);

/** Least and greatest sum of the weights in `side` among those that put all that is asked about at
    least as high as the rest; false for none. */
bool slow_change_range(const slow_change *c, const bool side[3], double out[2]);

#endif
