/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_mortality.h
 * Indirect mortality ratios from their definition: a table of deaths and person-years by age read
 * line by line, a table of rates looked up by age and period, long double sums, and Garwood's
 * limits by summing Poisson tails. Shares no code with engine/.
 */
#ifndef TESTS_SLOW_MORTALITY_H
#define TESTS_SLOW_MORTALITY_H

#include <stddef.h>

enum { SLOW_MORTALITY_ROWS = 3200 };

typedef struct slow_mortality {
    size_t n;
    char code[SLOW_MORTALITY_ROWS][12];
    double deaths[SLOW_MORTALITY_ROWS], expected[SLOW_MORTALITY_ROWS];
} slow_mortality;

/**
 * @param table   with a first column of codes, DECE<period> and PY<period>_<age>, ';' between
 * @param rates   age;period;rate
 * @return 0, or -1 when a file or a column is not there
 */
int slow_mortality_read(const char *table, const char *rates, const char *period,
                        slow_mortality *out);

/** 100 O / E and its 95 % limits over the rows i with in[i], all of them for NULL. */
void slow_mortality_ratio(const slow_mortality *m, const int *in, double out[3]);

#endif
