/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file order.h
 * Sorting numbers and places. Every order is total: equal values keep their given order.
 */
#ifndef BASE_ORDER_H
#define BASE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** order[0..n) = indices of x by falling value (NaN last), ties by index. Cost O(n log n), and n
    indices of memory taken once. false: memory. */
bool arp_order_falling(const double *x, size_t n, uint32_t *order);

/** Sort n doubles upwards in place, NaN last. Cost O(n log n). */
void arp_sort(double *x, size_t n);

/** Sort n whole numbers upwards in place. Cost O(n log n). */
void arp_sort_whole(size_t *x, size_t n);

/**
 * Doubled mid-ranks, 2 for the lowest value of an untied column up to 2 n for the highest: a whole
 * number, so sums are exact. Takes memory for n indices; false when there is none.
 */
bool arp_midranks(const double *x, size_t n, int64_t *twice);

/** k-th largest (k = 1 the largest) of n finite doubles, reordering x. Cost O(n) expected. */
double arp_kth_largest(double *x, size_t n, size_t k);

/** Median of n > 0 finite doubles (mean of the middle two), reordering x. */
double arp_median(double *x, size_t n);

/** Neumaier sum of n doubles, left to right. */
double arp_sum(const double *x, size_t n);

#endif
