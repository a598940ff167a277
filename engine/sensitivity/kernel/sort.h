/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sort.h
 * Scores and their order in lanes of draws, compiled once for each set of instructions: whoever
 * includes this has defined LANES, the type `vector` of so many floats, `whole` of so many whole
 * numbers, and vector_min(), vector_max(), vector_fused(a, b, c) = a b + c, vector_cut() to whole
 * numbers, narrow_store() of whole numbers to 16 bits each and less_mask(a, b).
 *
 * A key is the bit pattern of a positive float: positive floats are in the order of their patterns,
 * and their minimum and maximum are the fastest comparison there is. Bias keeps away from
 * denormals; index_bits of the pattern are the territory.
 *
 * Why a pair whose keys differ by `limit` or more is in the order of its scores. With u = 2^-24 a
 * scaled score t = sum_j v_j f_ij, |f| <= 1, sum |v| <= 1, is off by at most (p + 3) u: f and v are
 * each rounded, then a product and p sums at most, and the second order and all underflow are less
 * than the last u. The score in double is itself off by (p + 2) 2^-53 sum w_j max |x_ij| at most,
 * which over sum w_j half_j is added, as is half of what tied scores may differ by (1e-12 of that
 * sum and a little): `error` E. With k steps to a unit of t, the cut number of
 * steps has an error below 1/2 by its two roundings (at most 2^22 steps) and one of the cut; so two
 * numbers further apart than 2 E k + 2 tell t apart by more than 2 E.
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

/* Scaled scores of all lanes, and their lowest and highest. */
static void score_rows(const arp_kernel_plan *plan, const vector *w, vector *value, vector *low,
                       vector *high) {
    size_t p = plan->p;
    *low = *high = value[0] = (vector){0};
    for (size_t panel = 0; panel < plan->n_panels; panel++) {
        const float *x = plan->near + panel * p * ARP_KERNEL_PANEL;
        vector t[ARP_KERNEL_PANEL] = {{0}};
        for (size_t j = 0; j < p; j++) {
            vector weight = w[j];
#pragma GCC unroll 8
            for (size_t i = 0; i < ARP_KERNEL_PANEL; i++) {
                t[i] = vector_fused(weight, x[j * ARP_KERNEL_PANEL + i], t[i]);
            }
        }
        if (panel == 0) *low = *high = t[0];
#pragma GCC unroll 8
        for (size_t i = 0; i < ARP_KERNEL_PANEL; i++) {
            *low = vector_min(*low, t[i]);
            *high = vector_max(*high, t[i]);
            value[panel * ARP_KERNEL_PANEL + i] = t[i];
        }
    }
}

/* Steps to a unit of scaled score, and the limit of nearness, lane by lane. */
static vector steps(arp_kernel *k, const float *low, const float *high) {
    float scale[LANES];
    unsigned bits = k->plan->index_bits;
    double most = fmin(MOST_STEPS, (double)(KEYS >> bits) - 2.0);
    for (size_t l = 0; l < LANES; l++) {
        double range = (double)high[l] - (double)low[l], error = k->error[l];
        scale[l] = range > error ? (float)(most / range) : 0.0f;
        double apart = ceil(2.0 * error * (double)scale[l]) + 3.0;
        bool told = range > error && apart < most;
        k->limit[l] = told ? (uint32_t)apart << bits : UINT32_MAX;
    }
    vector out;
    memcpy(&out, scale, sizeof out);
    return out;
}

static void way_sort(arp_kernel *k) {
    const arp_kernel_plan *plan = k->plan;
    vector *value = (vector *)(void *)k->value, low, high;
    score_rows(plan, (const vector *)(const void *)k->lane_weight, value, &low, &high);
    float lows[LANES], highs[LANES];
    memcpy(lows, &low, sizeof low);
    memcpy(highs, &high, sizeof high);
    vector scale = steps(k, lows, highs);
    unsigned bits = plan->index_bits;
    for (size_t i = 0; i < plan->n; i++) {
        whole key = (vector_cut((high - value[i]) * scale) << bits) + (int32_t)(BIAS + i);
        value[i] = (vector)key;
    }
    for (size_t i = plan->n; i < k->rows; i++) value[i] = (vector){0} + INFINITY;
    sort_rows(value, plan->n);
}

static size_t way_place(arp_kernel *k, size_t draw) {
    size_t n = k->plan->n, near = 0;
    const whole *key = (const whole *)(const void *)k->value;
    whole limit = *(const whole *)(const void *)k->limit;
    int32_t index = (1 << k->plan->index_bits) - 1;
    uint16_t *place = k->place + draw;
    for (size_t r = 0; r + 1 < n; r++) {
        narrow_store(place + r * ARP_KERNEL_BLOCK, key[r] & index);
        uint32_t mask = less_mask(key[r + 1] - key[r], limit);
        k->near_row[near] = (uint32_t)r;
        k->near_mask[near] = mask;
        near += mask != 0;
    }
    narrow_store(place + (n - 1) * ARP_KERNEL_BLOCK, key[n - 1] & index);
    return near;
}

#endif
