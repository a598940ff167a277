/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file formula.h
 * Sums and differences of columns, as a catalogue or a study writes them.
 *
 *   formula = ["+" | "-"] part {("+" | "-") part}
 *   part    = number ["*"] atom | atom ["*" number]
 *   atom    = column | "(" formula ")"
 *   column  = a letter, "_" or non-ASCII character, then letters, digits, "_", "." or "{yy}" /
 *             "{yyyy}"; any other name stands in back quotes: `Taux ALD`
 *   number  = as in base/number.h, without a sign, with a point; no letter follows it directly
 *
 * "6 P22_POP", "6 * (P22_POP7589 + P22_POP90P)" and "P07_POP1517 - P07_SCOL1517" are formulas. A
 * formula is linear, so it is kept as terms factor * column, in the order written; blanks do not
 * count. {yy} and {yyyy} stand for the vintage, in back quotes as well:
 *
 *   vintage   {yy}   {yyyy}   year
 *   "07"      07     2007     2007 (50 and over is the last century: "99" is 1999)
 *   "2007"    07     2007     2007 (any four digits that begin with 19 or 20)
 *   "1621"    1621   1621     2021 (any other four digits: a period, put in whole)
 */
#ifndef CATALOGUE_FORMULA_H
#define CATALOGUE_FORMULA_H

#include "table/table.h"

#include "base/fail.h"
#include "base/memory.h"

typedef struct arp_term {
    double factor;
    const char *column;
} arp_term;

typedef struct arp_formula {
    arp_term *term;
    size_t n;
} arp_formula;

/**
 * Parse a formula of len bytes of UTF-8; terms and names live in @p pool.
 *
 * @param place  of its first character; a fault's column is counted from there, unless it is 0
 *               (unknown)
 * @retval ARP_PARSE  not in the grammar, more than 64 brackets deep or 4 096 terms, a factor out of
 * range Cost: O(len * depth).
 */
arp_status arp_formula_parse(const char *text, size_t len, arp_place place, arp_pool *pool,
                             arp_formula *out, arp_error *err);

/**
 * Put a vintage in the place of {yy} and {yyyy} in every column's name.
 *
 * @param vintage NULL when the study gives none
 * @param place   where the study names the vintage, or the indicator
 * @retval ARP_DOMAIN  the formula has a {yy} and no vintage was given, or a vintage was given
 *                     that is none of the forms above
 */
arp_status arp_formula_dated(const arp_formula *f, const char *vintage, arp_place place,
                             arp_pool *pool, arp_formula *out, arp_error *err);

/** The same for any text: a formula as written, the ready column of `value:`. *out is from
    @p pool, also where nothing was replaced. */
arp_status arp_vintage_put(const char *text, const char *vintage, arp_place place, arp_pool *pool,
                           const char **out, arp_error *err);

/** Year of a vintage, see above; 0 when it has none of those forms. */
int arp_vintage_year(const char *vintage);

/**
 * Evaluate over rows: x[i] = sum of factor * column, left to right.
 *
 * @param columns  f->n columns, the terms' own, in order
 * @param rows     row indices, n of them; NULL for 0 to n - 1
 * @param[out] x, mark  n each; the mark is the worst of the terms': secret before missing before
 *                 not applicable, and x is NaN where it is not ARP_CELL_OK. A sum that overflows
 *                 is infinite and marked ARP_CELL_OK: the caller refuses it.
 * Cost: O(n * terms), no allocation.
 */
void arp_formula_eval(const arp_formula *f, const arp_column *const *columns, const size_t *rows,
                      size_t n, double *x, uint8_t *mark);

#endif
