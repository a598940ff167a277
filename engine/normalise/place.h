/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * Where a value stands among the others: what the methods by rank share.
 */
#ifndef NORMALISE_PLACE_H
#define NORMALISE_PLACE_H

#include "normalise/normalise.h"

typedef struct arp_place_in {
    size_t less; /* values with less need              */
    size_t same; /* values equal to it, itself counted */
} arp_place_in;

/** The values of x that are not NaN, rising; returns how many. sorted has room for 2 n. Cost: O(n)
   by the digits of their bits. */
size_t arp_place_sort(const double *x, size_t n, double *sorted);

/** Place of one of n sorted values. Cost: O(log n). */
arp_place_in arp_place_of(double x, const double *sorted, size_t n, int polarity);

#endif
