/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file moments.h
 * Means and spreads of a column, in two passes with compensated sums [Neumaier 1974].
 */
#ifndef BASE_MOMENTS_H
#define BASE_MOMENTS_H

#include <math.h>
#include <stddef.h>

/** A running Neumaier sum; zero-initialise. */
typedef struct arp_total {
    double sum, lost;
} arp_total;

static inline void arp_total_add(arp_total *total, double x) {
    double t = total->sum + x;
    total->lost += fabs(total->sum) >= fabs(x) ? (total->sum - t) + x : (x - t) + total->sum;
    total->sum = t;
}

static inline double arp_total_of(arp_total total) {
    return total.sum + total.lost;
}

/** Copy the values of x that are not NaN to out, in order; returns how many. out may be x. */
size_t arp_pack(const double *x, size_t n, double *out);

/** Mean of n > 0 doubles; not finite when their sum is not. */
double arp_mean(const double *x, size_t n);

/** Sample standard deviation (n - 1) of n >= 2 doubles around their mean. The squares are scaled by
    a power of two, so they neither overflow nor vanish. */
double arp_sd(const double *x, size_t n, double mean);

#endif
