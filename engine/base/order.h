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
#include <string.h>

/** A number and where it stood. */
typedef struct arp_item {
    double x;
    uint32_t i;
} arp_item;

/** order[0..n) = indices of x by falling value (NaN last), equal ones by index. Cost O(n log n),
   and n items of memory taken once. false: memory. */
bool arp_order_falling(const double *x, size_t n, uint32_t *order);

/** The same of n < 2^32 in room for n items. */
void arp_order_in(const double *x, size_t n, arp_item *room, uint32_t *order);

/** Sort n doubles upwards in place, NaN last. Cost O(n log n). */
void arp_sort(double *x, size_t n);

/** Sort n whole numbers upwards in place. Cost O(n log n). */
void arp_sort_whole(size_t *x, size_t n);

/** Whole numbers of 64 bits to sort by their digits, in room taken once. */
typedef struct arp_digits {
    unsigned bits, passes;         /* of a digit; how many, from the lowest on         */
    void *key, *other_key;         /* n keys, as any type of that size; and as much room */
    uint32_t *place, *other_place; /* n, moved along with them; and room. Both NULL: none */
    uint32_t *count;               /* room for passes << bits                          */
} arp_digits;

/** Sort n < 2^32 keys upwards by those digits. Cost O(n passes), no memory taken. [Knuth, vol. 3,
    5.2.5] */
void arp_sort_digits(const arp_digits *of, size_t n);

/** A key that rises with x, which is no NaN: -0 stands before 0. */
static inline uint64_t arp_rising_bits(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

/** The number of a rising key. */
static inline double arp_rising_number(uint64_t key) {
    uint64_t bits = key >> 63 ? key & ~((uint64_t)1 << 63) : ~key;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/**
 * Doubled mid-ranks, 2 for the lowest value of an untied column up to 2 n for the highest: a whole
 * number, so sums are exact. Ties as in ties.h. Takes memory for n items; false when there is none.
 */
bool arp_midranks(const double *x, size_t n, int64_t *twice);

/** The same of n < 2^32 in room for n items. */
void arp_midranks_in(const double *x, size_t n, arp_item *room, int64_t *twice);

/**
 * Sum of m rows' doubled mid-ranks by counting: of one row 2 for each value below it, 1 for each at
 * it, and 1.
 *
 * @param far  further than any tie among the n finite values reaches
 * @param[out] near  whether some value is so near a row's and not equal to it: the tie has to be
 *                   looked for
 * Cost: O(n m) for few rows, otherwise O(n log m) up to 256 of them, which are counted together.
 */
int64_t arp_midranks_counted(const double *x, size_t n, const size_t *row, size_t m, double far,
                             bool *near);

/** The same sum among n finite values, ties looked for: where some may be, at the cost of
    arp_midranks_in(). */
int64_t arp_midranks_sum(const double *x, size_t n, const size_t *row, size_t m, arp_item *room,
                         int64_t *twice);

/** k-th largest (k = 1 the largest) of n finite doubles, reordering x. Cost O(n) expected. */
double arp_kth_largest(double *x, size_t n, size_t k);

/** Median of n > 0 finite doubles (mean of the middle two), reordering x. */
double arp_median(double *x, size_t n);

/** Quantile p in [0, 1] of n > 0 finite doubles that rise: definition 7 of Hyndman and Fan [1996],
    R's default. Cost: O(1). */
double arp_quantile_sorted(const double *x, size_t n, double p);

/** Neumaier sum of n doubles, left to right. */
double arp_sum(const double *x, size_t n);

#endif
