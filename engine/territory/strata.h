/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file strata.h
 * Counts by stratum: a long table (one row a territory and stratum) as a matrix.
 */
#ifndef TERRITORY_STRATA_H
#define TERRITORY_STRATA_H

#include "table/table.h"

#include "base/memory.h"
#include "territory/rates.h"

/** The strata of rows of a long table, in the order of their first mention. */
typedef struct arp_strata_names {
    const char **label; /* n: the stratum's texts, "65-74, F" */
    size_t n;
    size_t *of; /* one a row of the long table: its stratum */
} arp_strata_names;

/**
 * Name the strata of a long table: its text columns, led by its code where the code is one of them.
 *
 * @param[out] out  from @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_strata_name(const arp_table *list, bool code_leads, arp_pool *pool,
                           arp_strata_names *out, arp_error *err);

/** Counts of territories by stratum, n_rows x n, row-major; NaN where marked or absent. */
typedef struct arp_strata {
    size_t n_rows, n;
    const char **label;
    double *events, *population;
    double *squares; /* NULL where events are independent */
    uint8_t *mark;   /* one a territory: the worst of its cells', missing where a stratum is */
} arp_strata;

/** A cell of the matrix. */
typedef struct arp_strata_cell {
    size_t row, stratum;
} arp_strata_cell;

/** What a long table got wrong: a stratum that a territory has twice, and one that a territory with
    others has not. The first of either. */
typedef struct arp_strata_faults {
    bool twice, absent;
    arp_strata_cell twice_at, absent_at;
} arp_strata_faults;

/**
 * Lay a long table out.
 *
 * @param list     value columns: events, population and, if it has a third, squares
 * @param place    one a row of @p list: its territory, SIZE_MAX for none of them
 * @param[out] out  from @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_strata_make(const arp_table *list, const arp_strata_names *names,
                           const size_t *place, size_t n_rows, arp_pool *pool,
                           arp_strata_faults *faults, arp_strata *out, arp_error *err);

/** Sums by stratum over those of @p rows that have no mark, n entries each; squares only where
    there are any. Marked rows go to @p marked (n_rows of room); returns how many there are. */
size_t arp_strata_sum(const arp_strata *strata, const size_t *rows, size_t n_rows, double *events,
                      double *squares, double *population, size_t *marked);

#endif
