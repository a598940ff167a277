/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_posterior.h
 * What a true rate may be given what was seen: prior times likelihood, integrated numerically; and
 * gamma numbers from sums of exponentials.
 */
#ifndef TESTS_SLOW_POSTERIOR_H
#define TESTS_SLOW_POSTERIOR_H

#include <stddef.h>
#include <stdint.h>

enum { SLOW_GAMMA, SLOW_BETA, SLOW_NORMAL };

/** n values: counts y of wholes p; ready ones: values y of standard errors p. */
typedef struct slow_seen {
    int kind;
    size_t n;
    const double *y, *p;
} slow_seen;

/** Marshall's mean and variance between territories, 0 for none, in long double. */
void slow_prior(const slow_seen *seen, double *mean, double *variance);

/** Mean and variance of the truth of number @p i, and P(truth <= x). A prior of variance 0 is that
   of Jeffreys. */
void slow_posterior(const slow_seen *seen, size_t i, double prior_mean, double prior_variance,
                    double x, double *mean, double *variance, double *below);

/** A gamma number of a shape > 0: exponentials summed, and Johnk's way for what is left of 1. */
double slow_gamma(uint64_t *state, double shape);

#endif
