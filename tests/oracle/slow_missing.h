/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_missing.h
 * What it would take of an unobserved criterion, by asking the whole verdict at every place.
 */
#ifndef TESTS_SLOW_MISSING_H
#define TESTS_SLOW_MISSING_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_MISSING_ROWS = 16 };

typedef enum slow_scale { SLOW_ZSCORE, SLOW_MINMAX, SLOW_PERCENTILE } slow_scale;

/** A side among n_sides, the noise of the criterion (draws x n) and the values the selected may
    take; n at most 16. */
typedef struct slow_missing {
    size_t n, draws, n_sides, n_given;
    const double *const *line; /* n_sides + n_given lines: the side asked is the first        */
    const double *p;           /* n_sides p's as they are; the first is not read              */
    const double *e, *grid;
    const bool *in;
    slow_scale scale;
    double low, high; /* of min-max */
    bool geometric;   /* the side is a geometric mean */
    double share, correlation, alpha;
} slow_missing;

/** Number of draws in which the side is attested, the selected at place 1 to n. */
size_t slow_missing_reached(const slow_missing *what, size_t place);

#endif
