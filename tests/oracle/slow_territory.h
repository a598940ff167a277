/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_territory.h
 * Joins and ratios by their definitions: nested loops, nothing remembered.
 */
#ifndef TESTS_SLOW_TERRITORY_H
#define TESTS_SLOW_TERRITORY_H

#include <stddef.h>

/** Place of a code among n, or n. */
size_t slow_place(const char *const *code, size_t n, const char *wanted);

/** True when every one of the n_tables lists of codes has this one. */
int slow_everywhere(const char *const *const *code, const size_t *n_rows, size_t n_tables,
                    const char *wanted);

/** Marks as numbers: 0 a number, 1 missing, 2 secret, 3 not applicable. Secret tells most, then
    missing, then not applicable. */
int slow_worst(const int *mark, size_t n);

/** A cell of a ratio: how it is marked, what it is (when the mark is 0), if its denominator is 0.
 */
typedef struct slow_cell {
    int mark, zero;
    double value;
} slow_cell;

/** per * sum of the terms above / sum of those below; n_below = 0 for a plain sum. */
slow_cell slow_ratio(double per, const double *above, const int *above_mark, size_t n_above,
                     const double *below, const int *below_mark, size_t n_below);

#endif
