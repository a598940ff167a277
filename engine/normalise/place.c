/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/place.h"

#include <stdint.h>
#include <string.h>

#include "base/moments.h"
#include "base/order.h"

enum { FEW = 32, DIGIT = 8, PASSES = 64 / DIGIT };

/* Digit by digit of the bits, between x and the n doubles after it. */
static void sort_many(double *x, size_t n) {
    uint32_t count[PASSES << DIGIT];
    const arp_digits keys = {
        .bits = DIGIT, .passes = PASSES, .key = x, .other_key = x + n, .count = count};
    for (size_t i = 0; i < n; i++) {
        uint64_t key = arp_rising_bits(x[i]);
        memcpy(&x[i], &key, sizeof key);
    }
    arp_sort_digits(&keys, n);
    for (size_t i = 0; i < n; i++) {
        uint64_t key;
        memcpy(&key, &x[i], sizeof key);
        x[i] = arp_rising_number(key);
    }
}

size_t arp_place_sort(const double *x, size_t n, double *sorted) {
    size_t kept = arp_pack(x, n, sorted);
    if (kept < FEW || kept > UINT32_MAX) arp_sort(sorted, kept);
    else sort_many(sorted, kept);
    return kept;
}

void arp_place_among_of(const double *x, size_t n, const arp_scale *scale, double *scratch,
                        arp_place_among *out) {
    out->sorted = scale->among;
    out->n = scale->n_among;
    if (scale->among) return;
    out->n = arp_pack(x, n, scratch + n);
    if (arp_buckets_fill(scratch + n, out->n, scratch, &out->own)) return;
    out->n = arp_place_sort(x, n, scratch);
    out->sorted = scratch;
}

/* How many of n rising values are below x, or, with or_equal, not above it. Halved by arithmetic:
   which half is a toss-up, and a branch would be guessed wrong every other time. */
static size_t count_below(double x, const double *sorted, size_t n, bool or_equal) {
    size_t low = 0;
    for (; n > 1; n -= n / 2) {
        double at = sorted[low + n / 2 - 1];
        bool under = (at < x) | (or_equal & (at == x));
        low += n / 2 & -(size_t)under;
    }
    return low + (n && (sorted[low] < x || (or_equal && sorted[low] == x)));
}

arp_place_in arp_place_of(double x, const arp_place_among *among, int polarity) {
    size_t n = among->n, below, same;
    if (among->sorted) {
        below = count_below(x, among->sorted, n, false);
        same = count_below(x, among->sorted, n, true) - below;
    } else {
        below = arp_buckets_less(&among->own, x, &same);
    }
    return (arp_place_in){polarity > 0 ? below : n - below - same, same};
}
