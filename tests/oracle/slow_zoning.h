/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_zoning.h
 * Communes through the years and into territories, from the definitions: a code's counts go where
 * the lines of the steps send them, one year after the other; a territory is the sum of its
 * communes. Codes are numbers below SLOW_CODES.
 */
#ifndef ORACLE_SLOW_ZONING_H
#define ORACLE_SLOW_ZONING_H

#include <stddef.h>

enum { SLOW_CODES = 64, SLOW_YEARS = 6, SLOW_LINES = 600 };

/** One line of a passage table; years are 0 to SLOW_YEARS - 1. */
typedef struct slow_line {
    int from_year, to_year, from, to;
    double share;
} slow_line;

typedef struct slow_history {
    slow_line line[SLOW_LINES];
    size_t n;
    int alive[SLOW_YEARS][SLOW_CODES]; /* filled by whoever makes the history */
} slow_history;

/** share[c] += times the share of @p code, of @p year, that stands in code c of year @p own. */
void slow_carry(const slow_history *h, int year, int code, int own, double times,
                double share[SLOW_CODES]);

/** A cell: its value, or a mark (0 ok, 1 missing, 2 secret, 3 not applicable). */
typedef struct slow_count {
    double x;
    int mark;
} slow_count;

/** The cell of commune @p c of year @p own, from the rows of a file of year @p year: row[code] is
    there where has[code]. @p absent is the cell where no row has a share in it. */
slow_count slow_commune(const slow_history *h, int year, int own, int c, const int *has,
                        const slow_count *row, slow_count absent);

/** A territory of a ratio. */
typedef struct slow_sums {
    double numerator, denominator, part, whole;
    int mark;
    size_t secret;
} slow_sums;

/** Sums over the communes c with at[c] == territory; a cell in either side marked leaves a commune
    out of both. */
slow_sums slow_territory(const int *commune, size_t n, const int *at, int territory,
                         const slow_count *num, const slow_count *den, const double *weight);

#endif
