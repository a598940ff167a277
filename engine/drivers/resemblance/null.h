/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file null.h
 * The sum of whole numbers over T, when T is any m of the n territories with equal chance.
 *
 * Exact by dynamic programming while m^2 n^2 <= 2e9 (and always where all numbers are equal);
 * beyond, the normal with the variance of sampling without replacement for m >= 30, otherwise a
 * million draws by counter. m counts as the smaller of m and n - m: the sum over T is the total
 * less the sum over the others. [Mann and Whitney 1947; Streitberg and Roehmel 1986]
 * (methods.md 3.3)
 */
#ifndef DRIVERS_RESEMBLANCE_NULL_H
#define DRIVERS_RESEMBLANCE_NULL_H

#include "drivers/drivers.h"

#include "base/fail.h"

/** A fitted null. Zero-initialise, set seed, fit as often as needed, free once. */
typedef struct arp_null {
    uint64_t seed;
    arp_p_method method;
    size_t n, m;
    int64_t base, step;            /* a sum is base + step * u, u = 0, 1, ..., top               */
    int64_t *x;                    /* n numbers as (x - least) / step; rising but for the normal */
    size_t n_u;                    /* exact: number of possible u                                */
    double *count, *above, *below; /* exact: sets with u, with u or more, u or less   */
    int64_t *drawn;                /* Monte Carlo: u of each draw                     */
    double mean, sd;               /* normal: of u                                    */
} arp_null;

/**
 * Fit. Numbers that come to the same distribution as the last fit cost a sort only.
 *
 * @param x  n whole numbers, their absolute sum below 2^62
 * @param m  from 1 to n - 1
 * @retval ARP_MEMORY  the null is as if never fitted
 * Cost: exact O(m^2 n R), R = range of x over the gcd of its gaps; normal O(n); draws 1e6 m.
 */
arp_status arp_null_fit(arp_null *null, const int64_t *x, size_t n, size_t m, arp_error *err);

void arp_null_free(arp_null *null);

/** P(sum >= @p sum). */
double arp_null_above(const arp_null *null, int64_t sum);

/** P(|sum| >= |@p sum|), for numbers that total 0. */
double arp_null_far(const arp_null *null, int64_t sum);

/** Least sum with P(sum >= it) <= alpha; false when there is none. */
bool arp_null_needed(const arp_null *null, double alpha, int64_t *sum);

/** Least possible |sum| with P(|sum| >= it) <= alpha, for numbers that total 0; false for none.
    Under the normal and the draws every step of the grid counts as possible. */
bool arp_null_needed_far(const arp_null *null, double alpha, int64_t *sum);

#endif
