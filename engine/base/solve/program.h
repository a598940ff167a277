/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file program.h
 * Linear and mixed programs through GLPK, silent, and bounded by a number of nodes, never by a
 * clock: the same program takes the same path everywhere.
 *
 * GLPK keeps an environment a thread. Where the thread has none yet, one is made for the call and
 * freed after it, with every block in it, and a fault of GLPK (it knows no other answer to a lack
 * of memory than to stop the process) comes back as a status. Where the caller's own code uses GLPK
 * on the same thread, its environment and its hooks are left as they are, and so is what a fault
 * does there.
 */
#ifndef BASE_SOLVE_PROGRAM_H
#define BASE_SOLVE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fail.h"

enum { ARP_PROGRAM_NODES = 1000 }; /* the usual limit */

/** Minimise cost x under low <= x <= high and row_low <= A x <= row_high. Infinite: no bound. */
typedef struct arp_program {
    size_t n_columns, n_rows;
    const double *cost, *low, *high;  /* n_columns                                             */
    const bool *whole;                /* n_columns: to be a whole number; NULL: none           */
    const double *row_low, *row_high; /* n_rows                                               */
    const size_t *start; /* n_rows + 1: entries of row i are start[i] .. start[i + 1] - 1     */
    const size_t *column;
    const double *value;
    size_t node_limit; /* of branch and cut                                                   */
    /* Asked at each node; false stops as the node limit does. NULL: go on.                   */
    bool (*go_on)(void *asked);
    void *asked;
} arp_program;

typedef enum arp_program_state {
    ARP_PROGRAM_OPTIMAL,
    ARP_PROGRAM_FEASIBLE,   /* a solution, not proved the best: the node limit was reached   */
    ARP_PROGRAM_INFEASIBLE, /* proved to have none                                           */
    ARP_PROGRAM_NOT_FOUND   /* none found within the node limit, or the arithmetic gave up   */
} arp_program_state;

typedef struct arp_program_answer {
    arp_program_state state;
    double value; /* cost of x; NaN without a solution                     */
    double bound; /* no solution costs less; -infinity where unknown       */
    size_t nodes; /* subproblems taken up, 0 for a linear program          */
} arp_program_answer;

/**
 * Solve a program that is bounded.
 *
 * @param[out] x  n_columns, written where there is a solution; whole numbers are whole
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL  a fault of GLPK
 */
arp_status arp_program_solve(const arp_program *program, double *x, arp_program_answer *out,
                             arp_error *err);

/**
 * A bounded linear program with one row that holds, and many rows a x <= limit of which few matter:
 * those broken are taken up until none is.
 */
typedef struct arp_program_rows {
    size_t n_columns, n_rows;
    const double *cost, *low, *high; /* n_columns, the bounds finite                    */
    const double *even;              /* n_columns: even x = even_value                  */
    double even_value;
    double slack; /* by how much a row may be broken                                    */
    /* Writes row r to a and returns its limit; an infinite one leaves the row out. */
    double (*row)(const void *of, size_t r, double *a);
    const void *of;
} arp_program_rows;

/**
 * Solve it; outputs as arp_program_solve(). ARP_PROGRAM_NOT_FOUND also where more than
 * ARP_PROGRAM_ROWS_MOST rows would have to be taken up.
 *
 * Cost: a few passes over the rows, O(n_rows n_columns) each.
 */
arp_status arp_program_rows_solve(const arp_program_rows *rows, double *x, arp_program_answer *out,
                                  arp_error *err);

enum { ARP_PROGRAM_ROWS_MOST = 4096 };

/** GLPK's version. */
const char *arp_program_library(void);

#endif
