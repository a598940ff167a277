/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file territory.h
 * Tables into one, rows kept, indicator values, comparators.
 */
#ifndef TERRITORY_TERRITORY_H
#define TERRITORY_TERRITORY_H

#include <arpent/table.h>

#include "base/codes.h"
#include "catalogue/catalogue.h"
#include "table/condition.h"

/**
 * Join n tables by code; the first one gives the territories, their order and their labels.
 *
 * @param name   n names of the tables, for messages
 * @param drop   keep only the territories that every table has, and tell the rest; otherwise stop
 * @param[out] out  all value and text columns of all tables; strings copied
 *
 * @retval ARP_DOMAIN  unmatched codes (named and counted; a code that lost its zeros is said to
 *                     have), or a column name that two tables give
 * Cost: O(rows * columns), one hash index a table.
 */
arp_status arp_join(const arp_table *table, const char *const *name, size_t n, bool drop,
                    arp_notices *notices, arp_table *out, arp_error *err);

/** An indicator as this study uses it: formulas chosen among the alternatives and dated. */
typedef struct arp_measure {
    const arp_indicator *what;
    const char *value;                /* ready column, or NULL             */
    arp_formula numerator, denominator; /* denominator.n = 0: a plain sum  */
    const char *numerator_text, *denominator_text; /* dated, as written   */
    arp_formula coverage[2];          /* n = 0: none                       */
    int year;                         /* latest of its data, 0 unknown     */
} arp_measure;

/**
 * Choose and date the formulas of an indicator.
 *
 * @param vintage  of the numerator (or the value) and of the denominator; NULL for none
 * @param has      tells whether a column exists
 * @param place    where the study names the indicator
 *
 * @retval ARP_DOMAIN  no alternative has all its columns: the missing ones are named, with the
 *                     nearest column there is; or {yy} without a vintage
 */
arp_status arp_measure_make(const arp_indicator *what, const char *const vintage[2],
                            const char *const *columns, size_t n_columns, arp_place place,
                            arp_pool *pool, arp_measure *out, arp_error *err);

/** Values of a measure over all rows of a table: value, mark, coverage (NaN where it has none).
    A denominator of exactly 0 gives ARP_CELL_NOT_APPLICABLE and sets zero[i] (else 0). */
arp_status arp_measure_eval(const arp_measure *m, const arp_table *table, double *x, uint8_t *mark,
                            double *coverage, uint8_t *zero, arp_error *err);

/** A measure of a whole perimeter: per * sum of numerators / sum of denominators over the rows. */
typedef struct arp_reference {
    double value;    /* NaN when it cannot be computed: a ready value, or denominators summing to 0 */
    size_t n;        /* rows that counted                                                           */
    size_t *marked;  /* rows left out of both sums because a cell is marked, n_marked of them       */
    size_t n_marked;
} arp_reference;

/** Cost: O(rows * terms). marked is from @p pool. */
arp_status arp_reference_of(const arp_measure *m, const arp_table *table, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err);

/** Rows that meet every condition. @param[out] rows  from pool, rising @retval ARP_DOMAIN a column that is absent (nearest told) */
arp_status arp_rows_where(const arp_table *table, const arp_condition *condition, size_t n,
                          arp_place place, arp_pool *pool, size_t **rows, size_t *n_rows,
                          arp_error *err);

#endif
