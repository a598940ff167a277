/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shuffle.h
 * Some territories, distinct and in random order, by counter: in the place of those selected, for
 * who compares with territories that nobody chose.
 */
#ifndef DRIVERS_SEVERAL_SHUFFLE_H
#define DRIVERS_SEVERAL_SHUFFLE_H

#include <stddef.h>
#include <stdint.h>

/** Zero but for n, seed and at = 0, 1, ..., n - 1. */
typedef struct arp_shuffle {
    size_t n;
    uint64_t seed;
    size_t *at;      /* n: put back after each draw */
    size_t *swapped; /* n */
} arp_shuffle;

/** out[0..m) = the draw-th m of the n places [Durstenfeld 1964]. Cost: O(m). */
void arp_shuffle_draw(arp_shuffle *of, uint64_t draw, size_t m, size_t *out);

#endif
