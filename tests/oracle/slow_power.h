/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_power.h
 * How often the verdict finds a side that selections lean on, by listing every selection.
 */
#ifndef TESTS_SLOW_POWER_H
#define TESTS_SLOW_POWER_H

#include <stddef.h>

/** What all selections of m of n weigh by exp(effect sum of the standardised line of side 0). */
typedef struct slow_power_found {
    double c;     /* mean concordance with side 0        */
    double share; /* chance that side 0 is attested      */
    double edge;  /* chance of selections with p so near to a border that rounding decides */
} slow_power_found;

/** @param line  n_sides lines, then n_given that are given; n at most 8
    @param n_sides  at least one; every one is tested */
slow_power_found slow_power(const double *const *line, size_t n_sides, size_t n_given, size_t n,
                            size_t m, double effect, double alpha);

#endif
