/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_missing.h
 * What it would take of an unobserved criterion, by trying every place from the lowest up.
 */
#ifndef TESTS_SLOW_MISSING_H
#define TESTS_SLOW_MISSING_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_MISSING_ROWS = 64 };

/** A side, the noise of the criterion (draws x n) and the values the selected may take. */
typedef struct slow_missing {
    size_t n, draws;
    const double *z, *e, *grid;
    const bool *in;
    double share, correlation, needed;
} slow_missing;

/** Concordance of the side in one draw, the selected at a value of the criterion. */
double slow_missing_concordance(const slow_missing *what, size_t draw, double value);

/** Number of draws that reach the concordance needed with the selected at place 1 to n. */
size_t slow_missing_reached(const slow_missing *what, size_t place);

/** First place reached in half of the draws, 0 for none. */
size_t slow_missing_place(const slow_missing *what);

#endif
