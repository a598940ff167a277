/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * Where a value stands among the others: what the methods by rank share.
 */
#ifndef NORMALISE_PLACE_H
#define NORMALISE_PLACE_H

#include "base/buckets.h"
#include "normalise/normalise.h"

typedef struct arp_place_in {
    size_t less; /* values with less need              */
    size_t same; /* values equal to it, itself counted */
} arp_place_in;

/** The values of x that are not NaN, rising; returns how many. sorted has room for 2 n. Cost: O(n)
   by the digits of their bits. */
size_t arp_place_sort(const double *x, size_t n, double *sorted);

/** The values that x is placed among: those of the scale, otherwise its own. */
typedef struct arp_place_among {
    const double *sorted; /* n rising; NULL: in buckets */
    size_t n;
    arp_buckets own;
} arp_place_among;

/** @param scratch  2 n doubles, read as long as *out is. Cost: O(n). */
void arp_place_among_of(const double *x, size_t n, const arp_scale *scale, double *scratch,
                        arp_place_among *out);

/** Place of a value among those, one of them unless they are the scale's. Cost: O(log n), O(1) in
    buckets. */
arp_place_in arp_place_of(double x, const arp_place_among *among, int polarity);

#endif
