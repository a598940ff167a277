/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file territory.h
 * Tables into one, rows kept, indicator values, comparators. (methods.md 1.1)
 */
#ifndef TERRITORY_TERRITORY_H
#define TERRITORY_TERRITORY_H

#include "table/table.h"

#include "base/codes.h"
#include "catalogue/catalogue.h"
#include "table/condition.h"

/** Codes that a join left out. */
typedef struct arp_unmatched {
    const char *const *code; /* living in the joined table's pool */
    size_t n;
} arp_unmatched;

/** "907 → 0907", a code as it is written in one file and another, into @p out; the length of the
    longer one, which `code_width` gives back. */
size_t arp_lost_zero_pair(const char *written, const char *meant, char out[ARP_ERROR_TEXT]);

/**
 * Join n tables by code; the first one gives the territories, their order and their labels.
 *
 * @param name   n >= 1 names of the tables, for messages
 * @param drop   keep only the territories that every table has, and tell the rest; otherwise stop
 * @param notices  with drop, for every table its missing and its unknown codes, counted, the first
 *                 ten named; unchanged after a failure
 * @param[out] out  all value and text columns of all tables, in their order; strings copied
 * @param[out] unmatched  every code that is not in @p out, once: the first table's in its order,
 *                        then those that only later tables have; n = 0 without drop
 *
 * @retval ARP_DOMAIN  unmatched codes (named and counted; a code that lost its zeros is said to
 *                     have), a column name that two tables give, or no territory left
 * Cost: O(rows * columns), one hash index a table.
 */
arp_status arp_join(const arp_table *table, const char *const *name, size_t n, bool drop,
                    arp_notices *notices, arp_table *out, arp_unmatched *unmatched, arp_error *err);

/** An indicator as this study uses it: formulas chosen among the alternatives and dated. */
typedef struct arp_measure {
    const arp_indicator *what;
    const char *value;                             /* ready column, or NULL             */
    const char *weight;                            /* of its mean over territories, or NULL */
    const char *standard_error, *interval[2];      /* columns of its error, or NULL     */
    arp_formula numerator, denominator;            /* denominator.n = 0: a plain sum  */
    const char *numerator_text, *denominator_text; /* dated, as written   */
    arp_formula coverage[2];                       /* n = 0: none                       */
    int year;                                      /* latest of its data, 0 unknown     */
} arp_measure;

/**
 * Choose and date the formulas of an indicator: of numerator and denominator each the first
 * alternative whose columns all exist. Coverage, dated as the numerator, is left out (n = 0) where
 * its columns are not there; so are the columns of a value's standard error and interval.
 *
 * The weight of a value is dated as the value, and has to be there.
 *
 * The year is the indicator's own, else the latest of the vintage of the numerator (or the value)
 * and, where the denominator is written with {yy}, of the denominator's, as arp_indicator_year()
 * reads them.
 *
 * @param vintage  of the numerator (or the value) and of the denominator; NULL for none
 * @param columns  names of the columns there are
 * @param place    where the study names the indicator
 *
 * @retval ARP_DOMAIN  no alternative has all its columns: the first one missing of the first
 *                     alternative is named, with the nearest column there is; or {yy} without a
 *                     vintage
 * Cost: O(terms * n_columns).
 */
arp_status arp_measure_make(const arp_indicator *what, const char *const vintage[2],
                            const char *const *columns, size_t n_columns, arp_place place,
                            arp_pool *pool, arp_measure *out, arp_error *err);

/**
 * Values of a measure over all rows of a table: per * numerator / denominator; per * numerator for
 * a plain sum; a ready value as it is.
 *
 * A mark is the worst of both sides': secret before missing before not applicable. A denominator
 * of exactly 0, both sides being numbers, gives ARP_CELL_NOT_APPLICABLE and sets zero[i] (else 0).
 *
 * @param[out] x, mark, zero  n_rows each, written on success only; x is NaN where marked
 * @param[out] coverage  n_rows; NaN where there is none
 * @retval ARP_DOMAIN  a column is not in @p table, or a result is not finite: the territory and the
 *                     indicator are named
 * Cost: O(rows * terms).
 */
arp_status arp_measure_eval(const arp_measure *m, const arp_table *table, double *x, uint8_t *mark,
                            double *coverage, uint8_t *zero, arp_error *err);

/** A measure of a whole perimeter: per * sum of numerators / sum of denominators over the rows, or
    per * sum of numerators for a plain sum. A ready value is summed where it is declared a sum, and
    otherwise the mean of the rows by the measure's weight. */
typedef struct arp_reference {
    double value;    /* NaN where there is none: a ready value that is neither, denominators summing
                        to 0, n = 0 */
    size_t n;        /* rows that counted; 0 for a ready value without a sum or a mean           */
    size_t *marked;  /* rows left out of both sums because a cell of either is marked            */
    size_t n_marked; /* how many                                                                 */
} arp_reference;

/** How a ready value is taken over several territories: true, and the weight's column (NULL: it is
    summed), or false where it cannot be, @p table lacking the weight for one. */
bool arp_measure_ready(const arp_measure *m, const arp_table *table, const arp_column **weight);

/**
 * The reference of n rows, summed with Neumaier compensation in the order of @p rows.
 *
 * @param[out] out  its marked is from @p pool
 * @retval ARP_DOMAIN  a column is not in @p table, or a sum is not finite
 * Cost: O(rows * terms).
 */
arp_status arp_reference_of(const arp_measure *m, const arp_table *table, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err);

/** What a measure is made from, over n rows: what a union of territories sums. */
typedef struct arp_ingredients {
    double *numerator;    /* NaN where it is marked; the value of a ready one           */
    double *denominator;  /* NULL for a plain sum or a ready value                      */
    uint8_t *mark;        /* the worse of both                                          */
    double *part, *whole; /* of the coverage, NaN where marked; both NULL without one   */
} arp_ingredients;

/**
 * Numerators and denominators of n rows.
 *
 * @param[out] out  from @p pool
 * @retval ARP_DOMAIN  a column is not in @p table
 * Cost: O(rows * terms).
 */
arp_status arp_measure_ingredients(const arp_measure *m, const arp_table *table, const size_t *rows,
                                   size_t n, arp_pool *pool, arp_ingredients *out, arp_error *err);

/**
 * Rows of a table that meet all n conditions; every row when there is none.
 *
 * @param place  where the study writes the conditions
 * @param[out] rows  from @p pool, rising
 * @retval ARP_DOMAIN  a text column that is absent (nearest told)
 * Cost: O(rows * values).
 */
arp_status arp_table_where(const arp_table *table, const arp_condition *condition, size_t n,
                           arp_place place, arp_pool *pool, size_t **rows, size_t *n_rows,
                           arp_error *err);

#endif
