/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sort.h
 * The order of keys in lanes of draws, compiled once for each set of instructions: whoever includes
 * this has defined LANES, the type `vector` of so many floats, `whole` of so many whole numbers,
 * and vector_min(), vector_max(), narrow_store() of whole numbers to 16 bits each and less_mask(a,
 * b).
 *
 * A key is the bit pattern of a positive float: positive floats are in the order of their patterns,
 * and their minimum and maximum are the fastest comparison there is. Bias keeps away from
 * denormals; index_bits of the pattern are the territory.
 */
#ifndef SENSITIVITY_KERNEL_SORT_H
#define SENSITIVITY_KERNEL_SORT_H

#include <math.h>

#include "sensitivity/kernel/parts.h"

#define INLINE static inline __attribute__((always_inline))

enum { BIAS = 0x00800000, MOST_STEPS = 1 << 22, KEYS = 0x7F000000 - BIAS };

INLINE void exchange(vector *a, vector *b) {
    vector low = vector_min(*a, *b);
    *b = vector_max(*a, *b);
    *a = low;
}

/* Steps are written out with constants: a loop over halving strides is not always unrolled, and the
   rows would then lie in memory. */
INLINE void cleaner(vector *r, size_t tile, size_t s) {
#pragma GCC unroll 16
    for (size_t i = 0; i + s < tile; i++) {
        if (!(i & s)) exchange(&r[i], &r[i + s]);
    }
}

/* Half-cleaners of strides `tile / 2` to 1. */
INLINE void clean(vector *r, size_t tile) {
    if (tile > 8) cleaner(r, tile, 8);
    if (tile > 4) cleaner(r, tile, 4);
    if (tile > 2) cleaner(r, tile, 2);
    if (tile > 1) cleaner(r, tile, 1);
}

/* The first step of a merge, ends against ends, and the cleaners of both halves. */
INLINE void mirror(vector *r, size_t tile) {
#pragma GCC unroll 8
    for (size_t i = 0; i < tile / 2; i++) exchange(&r[i], &r[tile - 1 - i]);
    clean(r, tile / 2);
    clean(r + tile / 2, tile / 2);
}

/* A step of Batcher's odd-even merge sort of 16 rows. [Knuth, vol. 3, 5.2.2 M] */
INLINE void batcher(vector *r, size_t p, size_t k) {
#pragma GCC unroll 16
    for (size_t i = 0; i + k < 16; i++) {
        bool here = i >= k % p && (i - k % p) / k % 2 == 0;
        if (here && i / (2 * p) == (i + k) / (2 * p)) exchange(&r[i], &r[i + k]);
    }
}

INLINE void sort_tile(vector *r) {
    batcher(r, 1, 1);
    batcher(r, 2, 2);
    batcher(r, 2, 1);
    batcher(r, 4, 4);
    batcher(r, 4, 2);
    batcher(r, 4, 1);
    batcher(r, 8, 8);
    batcher(r, 8, 4);
    batcher(r, 8, 2);
    batcher(r, 8, 1);
}

INLINE void load(vector *r, const vector *a, size_t stride, size_t tile) {
#pragma GCC unroll 16
    for (size_t i = 0; i < tile; i++) r[i] = a[i * stride];
}

INLINE void store(const vector *r, vector *a, size_t stride, size_t tile) {
#pragma GCC unroll 16
    for (size_t i = 0; i < tile; i++) a[i * stride] = r[i];
}

/* Begin to merge the sorted runs of m rows, two by two: log2(tile) steps. A tile all of whose
   second half lies beyond n has nothing to do, since what lies beyond n is higher than any key. */
INLINE void mirror_pass(vector *a, size_t n, size_t m, size_t tile) {
    size_t stride = 2 * m / tile, half = tile / 2;
    for (size_t base = 0; base + m < n; base += 2 * m) {
        vector *first = a + base, *second = a + base + m;
        for (size_t o = 0; o < stride; o++) {
            size_t mirrored = stride - 1 - o;
            vector r[16];
            if (base + m + mirrored >= n) continue;
            load(r, first + o, stride, half);
            load(r + half, second + mirrored, stride, half);
            mirror(r, tile);
            store(r, first + o, stride, half);
            store(r + half, second + mirrored, stride, half);
        }
    }
}

/* Cleaners of strides stride tile / 2 down to stride. */
INLINE void clean_pass(vector *a, size_t n, size_t stride, size_t tile) {
    for (size_t base = 0; base < n; base += stride * tile) {
        for (size_t o = 0; o < stride && base + o < n; o++) {
            vector r[16];
            load(r, a + base + o, stride, tile);
            clean(r, tile);
            store(r, a + base + o, stride, tile);
        }
    }
}

/* Sort n rows, lane by lane; there are rows up to a power of two, those beyond n the highest.
   Bitonic merges, up to four steps on 16 rows in registers each time. [Batcher 1968] */
static void sort_rows(vector *a, size_t n) {
    for (size_t base = 0; base < n; base += 16) {
        vector r[16];
        load(r, a + base, 1, 16);
        sort_tile(r);
        store(r, a + base, 1, 16);
    }
    for (size_t m = 16; m < n; m *= 2) {
        if (m == 16) mirror_pass(a, n, m, 2);
        if (m == 32) mirror_pass(a, n, m, 4);
        if (m == 64 || m > 128) mirror_pass(a, n, m, 8);
        if (m == 128) mirror_pass(a, n, m, 16);
        if (m == 256) clean_pass(a, n, 16, 4);
        if (m == 512) clean_pass(a, n, 16, 8);
        clean_pass(a, n, 1, 16);
    }
}

static size_t way_place(arp_kernel *k, size_t draw) {
    size_t n = k->n, near = 0;
    const whole *key = (const whole *)(const void *)k->value;
    whole limit = *(const whole *)(const void *)k->limit;
    int32_t index = (1 << k->index_bits) - 1;
    uint16_t *place = k->place + draw;
    for (size_t r = 0; r + 1 < n; r++) {
        narrow_store(place + r * ARP_KERNEL_PLACES, key[r] & index);
        uint32_t mask = less_mask(key[r + 1] - key[r], limit);
        k->near_row[near] = (uint32_t)r;
        k->near_mask[near] = mask;
        near += mask != 0;
    }
    narrow_store(place + (n - 1) * ARP_KERNEL_PLACES, key[n - 1] & index);
    return near;
}

#endif
