/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/place.h"

#include <stdint.h>
#include <string.h>

#include "base/moments.h"
#include "base/order.h"

enum { FEW = 32, DIGIT = 8, DIGITS = 1 << DIGIT, PASSES = 64 / DIGIT };

/* Bits that rise as the number does, and the number again. */
static uint64_t rising_bits(uint64_t bits) {
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static uint64_t number_bits(uint64_t rising) {
    return rising >> 63 ? rising & ~((uint64_t)1 << 63) : ~rising;
}

/* Digit by digit of the bits, an even number of times between x and the n doubles after it. */
static void sort_digits(double *x, size_t n) {
    uint32_t count[PASSES][DIGITS] = {{0}};
    for (size_t i = 0; i < n; i++) {
        uint64_t key;
        memcpy(&key, &x[i], sizeof key);
        key = rising_bits(key);
        memcpy(&x[i], &key, sizeof key);
        for (int p = 0; p < PASSES; p++) count[p][key >> (p * DIGIT) & (DIGITS - 1)]++;
    }
    double *from = x, *to = x + n;
    for (int p = 0; p < PASSES; p++) {
        uint32_t at = 0;
        for (int d = 0; d < DIGITS; d++) {
            uint32_t here = count[p][d];
            count[p][d] = at;
            at += here;
        }
        for (size_t i = 0; i < n; i++) {
            uint64_t key;
            memcpy(&key, &from[i], sizeof key);
            memcpy(&to[count[p][key >> (p * DIGIT) & (DIGITS - 1)]++], &key, sizeof key);
        }
        double *last = from;
        from = to;
        to = last;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t key;
        memcpy(&key, &x[i], sizeof key);
        key = number_bits(key);
        memcpy(&x[i], &key, sizeof key);
    }
}

size_t arp_place_sort(const double *x, size_t n, double *sorted) {
    size_t kept = arp_pack(x, n, sorted);
    if (kept < FEW || kept > UINT32_MAX) arp_sort(sorted, kept);
    else sort_digits(sorted, kept);
    return kept;
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

arp_place_in arp_place_of(double x, const double *sorted, size_t n, int polarity) {
    size_t below = count_below(x, sorted, n, false), up_to = count_below(x, sorted, n, true);
    return (arp_place_in){polarity > 0 ? below : n - up_to, up_to - below};
}
