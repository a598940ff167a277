/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file logit.h
 * The conditional logit of a selection: P(T) proportional to exp(sum over T of b . z) over all sets
 * of m of n territories, b by maximum likelihood [McFadden 1974]. (methods.md 3.6)
 */
#ifndef DRIVERS_RESEMBLANCE_LOGIT_H
#define DRIVERS_RESEMBLANCE_LOGIT_H

#include "base/fail.h"

#include <stddef.h>

/** No coefficient goes further: there the lines single the selection out, or nearly. */
#define ARP_LOGIT_MOST 8.0

typedef struct arp_logit_data {
    size_t n, m, q;
    const double *const *z; /* q lines of n, of spread 1 or constant */
    const size_t *selected; /* m rows, 1 <= m < n */
} arp_logit_data;

/**
 * Fit.
 *
 * @param[out] b          q coefficients
 * @param[out] separated  one stands at its bound, or the selection has all the chance
 * @retval ARP_MEMORY
 * Cost: O(n m q^2) a step of Newton's while n m <= 2e7, by sums over all sets; beyond, O(n q^2) by
 * the moments of arp_odds_moments().
 */
arp_status arp_logit_fit(const arp_logit_data *data, double *b, bool *separated, arp_error *err);

#endif
