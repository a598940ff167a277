/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * From scores that are worked out to keys, for lanes and for draws, compiled once for each set of
 * instructions: whoever includes this has defined VECTOR_BYTES, and included sort.h where it has
 * LANES.
 *
 * A key is the distance to the highest score in equal steps. A difference, a product and a cut are
 * monotone, rounded as they are: a higher key never has a higher score. So only equal keys hide an
 * order, and only near ones a tie: two scores no further apart than a tie allows have keys no
 * further apart than `reach`.
 */
#ifndef SENSITIVITY_KERNEL_KEYS_H
#define SENSITIVITY_KERNEL_KEYS_H

#include <math.h>

#include "base/ties.h"
#include "sensitivity/kernel/several.h"

/* Ends of n numbers. */
static inline void find_ends(const double *x, size_t n, double *low, double *high) {
    several least = (several){0} + x[0], most = least;
    size_t even = n - n % SEVERAL;
    for (size_t i = 0; i < even; i += SEVERAL) {
        several here = take(x + i);
        least = several_min(here, least);
        most = several_max(here, most);
    }
    *low = *high = x[0];
    for (size_t e = 0; e < SEVERAL; e++) {
        *low = least[e] < *low ? least[e] : *low;
        *high = most[e] > *high ? most[e] : *high;
    }
    for (size_t i = even; i < n; i++) {
        *low = x[i] < *low ? x[i] : *low;
        *high = x[i] > *high ? x[i] : *high;
    }
}

/* Keys to a unit of score, so that the lowest has key `most` at the most; how far ties reach. */
static inline double find_steps(double low, double high, double most, uint32_t *reach) {
    double steps = most / (high - low), far = fmax(fabs(low), fabs(high));
    if (!(steps <= 1e300)) steps = 0.0;
    double tied = 2.0 * ARP_TIE * far * steps; /* the spread of the scores is no more than `far` */
    *reach = 1 + (uint32_t)(tied < most ? tied : most);
    return steps;
}

/* Keys of one draw, into its place in `rank`; what ties reach. */
static uint32_t way_cut(const double *score, size_t n, arp_kernel_draw *draw, uint32_t *key) {
    const double most = (double)((UINT32_C(1) << ARP_KERNEL_KEY_BITS) - 1);
    uint32_t reach;
    double low, high;
    find_ends(score, n, &low, &high);
    double steps = find_steps(low, high, most, &reach);
    draw->most = 2.0 * fmax(fabs(low), fabs(high));
    for (size_t i = 0; i < n; i += SEVERAL) {
        several here = take(score + i);
        several_keys keys =
            __builtin_convertvector((high - here) * steps, several_keys) & INT32_MAX;
        if (n - i >= SEVERAL) *(several_keys *)(void *)(key + i) = keys;
        else memcpy(key + i, &keys, (n - i) * sizeof *key);
    }
    return reach;
}

#ifdef LANES

typedef int32_t eight __attribute__((vector_size(32), aligned(4), may_alias));
typedef uint32_t eight_bits __attribute__((vector_size(32), aligned(4), may_alias));

/* Eight rows to eight columns: by ones, twos and fours. */
static inline void turn(eight r[8]) {
    eight a[8];
    for (int i = 0; i < 8; i += 2) {
        a[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        a[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int i = 0; i < 8; i++) {
        if (i & 2) continue;
        r[i] = __builtin_shufflevector(a[i], a[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        r[i + 2] = __builtin_shufflevector(a[i], a[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
    for (int i = 0; i < 4; i++) {
        a[i] = __builtin_shufflevector(r[i], r[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        a[i + 4] = __builtin_shufflevector(r[i], r[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
    for (int i = 0; i < 8; i++) r[i] = a[i];
}

/* Keys of eight territories in eight lanes. */
static inline void lay_eight(const arp_kernel *k, const arp_kernel_draw *draw, size_t lane,
                             const double *high, const double *steps, size_t i) {
    eight r[8];
    for (size_t l = 0; l < 8; l++) {
        const double *x = draw[l].score + i;
        int32_t key[8];
        for (size_t e = 0; e < 8; e += SEVERAL) {
            several_keys some =
                __builtin_convertvector((high[l] - take(x + e)) * steps[l], several_keys);
            memcpy(key + e, &some, sizeof some);
        }
        memcpy(&r[l], key, sizeof key);
    }
    turn(r);
    for (size_t e = 0; e < 8; e++) {
        /* rows past the last may hold anything, and are written over */
        eight_bits bits = ((eight_bits)r[e] << k->index_bits) + (uint32_t)(BIAS + i + e);
        memcpy(k->value + (i + e) * LANES + lane, &bits, sizeof bits);
    }
}

static void way_lay(arp_kernel *k, size_t draws, arp_kernel_draw *draw) {
    size_t n = k->n;
    unsigned bits = k->index_bits;
    double high[LANES], steps[LANES], most = fmin(MOST_STEPS, (double)(KEYS >> bits) - 2.0);
    for (size_t l = 0; l < LANES; l++) {
        uint32_t reach;
        double low;
        if (l >= draws) draw[l] = draw[draws - 1];
        find_ends(draw[l].score, n, &low, &high[l]);
        steps[l] = find_steps(low, high[l], most, &reach);
        k->limit[l] = (double)reach < most ? (reach + 1) << bits : UINT32_MAX;
        draw[l].most = 2.0 * fmax(fabs(low), fabs(high[l]));
    }
    for (size_t i = 0; i < n; i += 8) {
        for (size_t lane = 0; lane < LANES; lane += 8) {
            lay_eight(k, draw + lane, lane, high + lane, steps + lane, i);
        }
    }
    vector *value = (vector *)(void *)k->value;
    for (size_t i = n; i < k->rows; i++) value[i] = (vector){0} + INFINITY;
    sort_rows(value, n);
}

#endif

#endif
