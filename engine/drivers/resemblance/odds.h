/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file odds.h
 * Sets of m of n territories drawn with P(T) proportional to exp(sum over T of eta): conditional
 * Poisson sampling [Hajek 1964; Chen, Dempster, Liu 1994].
 *
 * Independent draws with odds exp(level + eta_i), given that m came out, have this law whatever the
 * level. The level at which m is also what is expected keeps every number below in reach.
 */
#ifndef DRIVERS_RESEMBLANCE_ODDS_H
#define DRIVERS_RESEMBLANCE_ODDS_H

#include <stddef.h>

/**
 * The level at which the shares 1 / (1 + exp(-(level + eta_i))) sum to m.
 *
 * @param start  a guess; any number does
 * @param[out] share  n
 * Cost: O(n) a step, few steps from a good guess.
 */
double arp_odds_level(const double *eta, size_t n, size_t m, double start, double *share);

/** log(1 + exp(x)), without overflow. */
double arp_odds_log1p(double x);

/** Mean and variance of the sum of x over T to first order in 1 / sum of share (1 - share). */
void arp_odds_moments(const double *share, const double *x, size_t n, double *mean, double *var);

#endif
