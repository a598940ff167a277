/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file buckets.h
 * Numbers put in buckets of equal width from the least to the greatest: where they do not crowd in
 * a few, their places and their order follow in O(n). [Knuth, vol. 3, 5.2.5]
 */
#ifndef BASE_BUCKETS_H
#define BASE_BUCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ARP_BUCKETS = 2048 };

typedef struct arp_buckets {
    const double *x; /* bucket after bucket, in each as they were given */
    double least, scale;
    uint32_t from[ARP_BUCKETS + 1]; /* bucket b holds x[from[b]] to x[from[b + 1] - 1] */
} arp_buckets;

/**
 * @param x     n numbers, none NaN
 * @param[out] room  n, not those of x; they stand there then
 * @return false where they are too crowded, or cannot be spread: all equal, infinite, or more than
 * 2^32 - 1
 * Cost: O(n).
 */
bool arp_buckets_fill(const double *x, size_t n, double *room, arp_buckets *out);

/* A difference, a product and a cut are monotone, rounded as they are. */
static inline size_t arp_bucket_of(const arp_buckets *b, double x) {
    return (size_t)((x - b->least) * b->scale);
}

/** How many are less than one of them, and how many are equal to it, itself counted. */
static inline size_t arp_buckets_less(const arp_buckets *b, double x, size_t *same) {
    size_t at = arp_bucket_of(b, x), less = b->from[at], equal = 0;
    for (size_t i = b->from[at]; i < b->from[at + 1]; i++) {
        less += b->x[i] < x;
        equal += b->x[i] == x;
    }
    *same = equal;
    return less;
}

/** n numbers, none NaN, upwards into sorted, which is not x; equal ones in their given order. Cost:
    O(n) where they do not crowd, otherwise that of arp_sort(). */
void arp_sort_spread(const double *x, size_t n, double *sorted);

#endif
