/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_reliability.h
 * Error variances, reliability and Marshall's shrinkage, term by term in long double.
 */
#ifndef TESTS_SLOW_RELIABILITY_H
#define TESTS_SLOW_RELIABILITY_H

#include <stdbool.h>
#include <stddef.h>

enum { SLOW_POISSON, SLOW_BINOMIAL, SLOW_STANDARD_ERROR };

/** n values as counts over wholes (times per), or ready ones with standard errors. */
typedef struct slow_errors {
    int kind;
    size_t n;
    const double *count, *whole; /* of a rate */
    double per;
    const double *value, *error; /* of a ready value */
    const bool *there;           /* cells that have one */
} slow_errors;

/** 1 - mean error variance / sample variance, at least 0; -1 where values do not vary. */
double slow_reliability(const slow_errors *e);

/** Marshall's estimate of every value that is there. */
void slow_drawn(const slow_errors *e, double *out);

/** The sampling variance of every value that is there: at its rate by slow_drawn(), or the square
   of its standard error. */
void slow_sampling(const slow_errors *e, double *out);

#endif
