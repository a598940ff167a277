/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file adjust.h
 * p-values of many selections read together, and brought into one. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_ADJUST_H
#define DRIVERS_SEVERAL_ADJUST_H

#include <stddef.h>

/** Benjamini and Hochberg's step-up adjustment of n p-values: never below p, never above 1. It
    bounds the expected share of false findings among those found. [Benjamini and Hochberg 1995]
    @param scratch  2 n doubles
    Cost: O(n log n). */
void arp_benjamini(const double *p, size_t n, double *scratch, double *adjusted);

/** n independent p-values as one. */
typedef struct arp_combined {
    double statistic, p;
} arp_combined;

/** -2 times the sum of log p, chi-squared with 2 n degrees of freedom. [Fisher 1925] */
arp_combined arp_combine_fisher(const double *p, size_t n);

/** Sum of the normal quantiles of 1 - p over the root of n, normal. [Stouffer and others 1949] */
arp_combined arp_combine_stouffer(const double *p, size_t n);

#endif
