/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_case.h
 * The founding case worked out a second time, from the definitions, by direct counting.
 *
 * Nothing of the engine is used: an own reader of the shipped tables, ratios written out, z-scores
 * with the sample standard deviation, plain means, ranks by counting, p-values over all pairs.
 */
#ifndef TESTS_SLOW_CASE_H
#define TESTS_SLOW_CASE_H

#include <stddef.h>

#include "oracle/slow_mortality.h"

enum { SLOW_CASE_ROWS = 400, SLOW_CASE_INTERVALS = 400 };

typedef struct slow_case {
    size_t n;
    char code[SLOW_CASE_ROWS][16];
    double side[2][SLOW_CASE_ROWS]; /* social, sanitaire; ties settled (slow_ties.h) */
    double score[SLOW_CASE_ROWS];
    size_t selected[2];
} slow_case;

/**
 * @param path       a shipped table
 * @param mortality  of the same territories: half of the health side, the other half is supply;
 * NULL: all of it is supply
 * @param minimum    least P12_POP
 * @param ariege     the health side is mortality alone, as in the study of the Ariège
 * @param a, b     the two selected codes
 * @return 0, or -1 when the file cannot be read
 */
int slow_case_read(const char *path, const slow_mortality *mortality, double minimum, int ariege,
                   const char *a, const char *b, slow_case *out);

/** The four social indicators and the four of supply, higher is more need, of the territories of at
    least so many people; returns how many those are, -1 when the file cannot be read. */
int slow_case_columns(const char *path, double minimum, double out[8][SLOW_CASE_ROWS]);
/** Standard error of the scores of the case without mortality, by hand: the root of the sum of
    (variance / sd^2) / 64 over its eight indicators, of which unemployment and school are shares,
    supply is counts and the others are exact. Variances are at each territory's own rate, or at the
    rate shrunk as Marshall does. Returns the number of territories, or -1. */
int slow_case_errors(const char *path, double minimum, int shrunk, double out[SLOW_CASE_ROWS]);

/** 1 + the number of higher scores. */
size_t slow_case_rank(const double *x, size_t n, size_t i);

/** P(selected above not selected), ties half, by the double loop. */
double slow_case_concordance(const slow_case *c, const double *x);

/** Share of all pairs with a concordance at least as high. */
double slow_case_p(const slow_case *c, const double *x);

/** P(what the other side leaves of x, summed over a pair, is no lower than over the selected) where
    a pair's chance is proportional to exp(b times its sum of the other side), b by bisection such
    that this sum is on average that of the selected; what is left: x less its regression on the
    other side over all pairs, each with its chance. */
double slow_case_given(const slow_case *c, const double *x, const double *other);

/** P(C <= that of the selected) where a pair's chance is proportional to exp(b C), b by bisection
    such that C is 0.6 on average. */
double slow_case_excluded(const slow_case *c, const double *x);

/** Share of all pairs whose |C(social) - C(sanitaire)| is at least as large. */
double slow_case_contrast_p(const slow_case *c);

/**
 * Where territory i is in the first k, as merged open intervals of the social weight: every cell
 * between neighbouring crossings of i's line with another's is looked at in its middle.
 * @return number of intervals
 */
size_t slow_case_membership(const slow_case *c, size_t i, size_t k,
                            double out[SLOW_CASE_INTERVALS][2]);

#endif
