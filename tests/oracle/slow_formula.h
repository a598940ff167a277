/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_formula.h
 * The value of a formula straight from its text: split at the last sign outside brackets and back
 * quotes, do both halves. Valid formulas only. Cost: O(len^2).
 */
#ifndef TESTS_SLOW_FORMULA_H
#define TESTS_SLOW_FORMULA_H

#include <stddef.h>

/** The value of a column by its name as written, {yy} included. */
typedef double slow_column(void *user, const char *name, size_t len);

/** @param[out] size  sum of the magnitudes of all that was added, for a tolerance; may be NULL */
double slow_formula(const char *text, slow_column *column, void *user, double *size);

#endif
