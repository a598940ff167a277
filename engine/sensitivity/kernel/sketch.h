/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sketch.h
 * Keys of draws in lanes from sums in single precision, with a bound on what these are off by,
 * compiled once for each set of instructions: whoever includes this has included keys.h with LANES,
 * and defined add_product() of vectors.
 *
 * A sum of p products, each number rounded to 24 bits and each operation as well, is off by less
 * than (p + 8) 2^-24 of the sum of the products' amounts, and by what is lost below the smallest
 * number. [Higham 2002, 3.1]
 */
#ifndef SENSITIVITY_KERNEL_SKETCH_H
#define SENSITIVITY_KERNEL_SKETCH_H

#include "sensitivity/kernel/keys.h"

typedef float narrowed __attribute__((vector_size(VECTOR_BYTES / 2), aligned(4), may_alias));
typedef uint32_t patterns __attribute__((vector_size(VECTOR_BYTES), may_alias));

/* Amounts from which single precision is not tried, and ranges below which it is not; the share of
   the keys' range beyond which what is near would be most of it. */
static const double SKETCH_MOST = 1e30, SKETCH_LEAST = 1e-30, SKETCH_NEAR = 0x1p-10;

/* Values of LANES territories of one column, of which so many are there, and their amounts. */
static inline void narrow(const double *x, size_t here, float *to, several *most) {
    double part[LANES] = {0.0};
    if (here < LANES) x = memcpy(part, x, here * sizeof *x);
    for (size_t e = 0; e < LANES; e += SEVERAL) {
        several own = take(x + e);
        *most = several_max(*most, several_max(own, -own));
        *(narrowed *)(void *)(to + e) = __builtin_convertvector(own, narrowed);
    }
}

/* The same of each column, from territory i on. */
static inline void narrow_columns(const arp_sketch *s, size_t i) {
    const arp_kernel_tree *t = s->tree;
    size_t here = t->n - i < LANES ? t->n - i : LANES;
    for (size_t j = 0; j < t->n_columns; j++) {
        several *most = (several *)(void *)(s->most + j * ARP_KERNEL_PANEL);
        narrow(t->column[j] + i, here, s->value + j * ARP_KERNEL_TOGETHER, most);
    }
}

/* Sums of LANES territories from i on into `value`; their ends. */
static inline void sum_columns(const arp_kernel *k, const arp_sketch *s, size_t i, vector *low,
                               vector *high) {
    const float *weight = s->flat, *of = s->value;
    vector own[LANES];
    size_t here = k->n - i < LANES ? k->n - i : LANES;
    for (size_t e = 0; e < LANES; e++) own[e] = (vector){0};
    for (size_t j = 0; j < s->tree->n_columns; j++) {
        vector w = *(const vector *)(const void *)(weight + j * ARP_KERNEL_TOGETHER);
        const float *x = of + j * ARP_KERNEL_TOGETHER;
#pragma GCC unroll 16
        for (size_t e = 0; e < LANES; e++) own[e] = add_product(own[e], w, x[e]);
    }
    vector *value = (vector *)(void *)k->value + i;
#pragma GCC unroll 16
    for (size_t e = 0; e < LANES; e++) {
        if (e >= here) continue;
        value[e] = own[e];
        *low = vector_min(*low, own[e]);
        *high = vector_max(*high, own[e]);
    }
}

/* A bound on the sums of the products' amounts, draw by draw, and the largest value of all. */
static inline vector bound_amounts(const arp_sketch *s, double *largest) {
    vector amount = {0};
    *largest = 0.0;
    for (size_t j = 0; j < s->tree->n_columns; j++) {
        const double *most = s->most + j * ARP_KERNEL_PANEL;
        double x = 0.0;
        for (size_t e = 0; e < SEVERAL; e++) x = most[e] > x ? most[e] : x;
        amount += *(const vector *)(const void *)(s->flat + j * ARP_KERNEL_TOGETHER) * (float)x;
        *largest = x > *largest ? x : *largest;
    }
    return amount;
}

/* What the sums of one lane are like. */
typedef struct lane_sums {
    double low, high;
    double off; /* what one of them is off by at the most */
} lane_sums;

/* Limit of one lane, and keys to a unit; 0 where its sums tell too little. */
static inline float find_lane(arp_kernel *k, const lane_sums *of, size_t lane,
                              arp_kernel_draw *draw) {
    double low = of->low, high = of->high;
    double most = fmin(MOST_STEPS, (double)(KEYS >> k->index_bits) - 2.0);
    uint32_t tied;
    if (!(of->off < SKETCH_MOST) || !(high - low > SKETCH_LEAST)) return 0.0F;
    double steps = find_steps(low, high, most, &tied);
    double reach = 2.0 + tied + 2.0 * of->off * steps;
    if (!(reach < SKETCH_NEAR * most)) return 0.0F;
    k->limit[lane] = ((uint32_t)reach + 2) << k->index_bits;
    draw->most = 2.0 * (fmax(fabs(low), fabs(high)) + of->off);
    return (float)steps;
}

/* From sums to keys. */
static inline void set_keys(arp_kernel *k, vector high, vector step) {
    vector *value = (vector *)(void *)k->value;
    for (size_t i = 0; i < k->n; i++) {
        whole key = __builtin_convertvector((high - value[i]) * step, whole);
        value[i] = (vector)(((patterns)key << k->index_bits) + (uint32_t)(BIAS + i));
    }
    for (size_t i = k->n; i < k->rows; i++) value[i] = (vector){0} + INFINITY;
}

static bool way_sketch(arp_kernel *k, const arp_sketch *s, arp_kernel_draw *draw) {
    vector low = (vector){0} + INFINITY, high = -low, step = {0};
    size_t p = s->tree->n_columns;
    double largest;
    for (size_t j = 0; j < p; j++) {
        *(several *)(void *)(s->most + j * ARP_KERNEL_PANEL) = (several){0};
    }
    for (size_t i = 0; i < k->n; i += LANES) {
        narrow_columns(s, i);
        sum_columns(k, s, i, &low, &high);
    }
    vector amount = bound_amounts(s, &largest);
    for (size_t l = 0; l < LANES; l++) {
        double each = 0x1p-24 * 1.01 * amount[l] + 0x1p-148 * (1.0 + largest);
        const lane_sums of = {low[l], high[l], ((double)p + 8.0) * each};
        step[l] = find_lane(k, &of, l, &draw[l]);
        if (!(step[l] > 0.0F)) return false;
    }
    set_keys(k, high, step);
    sort_rows((vector *)(void *)k->value, k->n);
    return true;
}

#endif
