/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file ranges.h
 * How far each unknown of a linear system may be: the least and the most of a column over all that
 * meets the rows, by linear programs from one basis to the next.
 */
#ifndef BASE_SOLVE_RANGES_H
#define BASE_SOLVE_RANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fail.h"

typedef enum arp_ranges_state {
    ARP_RANGES_FOUND,
    ARP_RANGES_INFEASIBLE, /* nothing meets all rows                             */
    ARP_RANGES_UNDECIDED,  /* the arithmetic gave up                             */
    ARP_RANGES_STOPPED     /* go_on() said no                                    */
} arp_ranges_state;

/** low <= x <= high and row_low <= A x <= row_high; infinite: no bound. */
typedef struct arp_ranges {
    size_t n_columns, n_rows;
    const double *low, *high;
    const double *row_low, *row_high;
    const size_t *start; /* n_rows + 1: entries of row i are start[i] .. start[i + 1] - 1 */
    const size_t *column;
    const double *value;
    const bool *asked; /* n_columns: whose range is wanted */
    /**
     * Told of each column asked for, in turn, its least before its most.
     * @param end   -1: the least, 1: the most; infinite where nothing bounds it
     * @param rows  n_rows: what each row takes part in the bound by; 0: not at all. All 0 where the
     *              end is infinite, or the column's own.
     * Of a system that nothing meets: once, column SIZE_MAX, x NaN, and rows that contradict each
     * other.
     */
    void (*seen)(void *of, size_t column, int end, double x, const double *rows);
    void *of;
    /**
     * Whether a column's range is known well enough by what was met of it: it is then not looked
     * for, nor told. NULL: never.
     */
    bool (*enough)(void *of, size_t column, double least, double most);
    bool (*go_on)(void *asked); /* asked every few hundred steps; NULL: go on */
    void *asking;
} arp_ranges;

/**
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL  a fault of GLPK
 * Cost: two linear programs a column asked for, each from the end of the one before. Deterministic.
 */
arp_status arp_ranges_find(const arp_ranges *ranges, arp_ranges_state *state, arp_error *err);

#endif
