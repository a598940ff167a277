/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file bins.h
 * Pairs of rows whose edges' sum is above 0, by bins of the edges: compiled with rows.h, once for
 * each set of instructions.
 */
#ifndef DRIVERS_DECIDE_BINS_H
#define DRIVERS_DECIDE_BINS_H

#include "drivers/decide/rows.h"

enum { STRETCHES = ARP_DECIDE_STRETCHES, SPARE = ARP_DECIDE_SPARE, ACROSS = STRETCHES / LANES };

/* Where a row's weight goes. Rows so far below that they are in no pair go to spare bins, in turn:
   a bin that many go to would keep each of them waiting for the one before. */
static void place(const arp_decide_case *c, float scale, const arp_decide_bins *bins) {
    const float *edge = c->edge;
    uint32_t *bin = c->bin, last = (uint32_t)(bins->rows * STRETCHES);
    unsigned shift = bins->shift;
    size_t padded = c->padded;
    vector end = splat((float)last - 1.0f);
    bits inner = (bits){0} + (uint32_t)(bins->rows - 1), lane = {0};
    for (size_t l = 0; l < LANES; l++) lane[l] = (uint32_t)l;
    for (size_t i = 0; i < padded; i += LANES) {
        vector y = load(edge + i) * scale;
        vector away = vector_min((vector)((bits)y & 0x7fffffffu), end);
        bits j = (bits) __builtin_convertvector(away, whole);
        bits at = (j & inner) * STRETCHES + (j >> shift) + ((bits)((whole)y < 0) & last);
        bits spare = lane + (uint32_t)((size_t)2 * last + i % SPARE), far = (bits)(y <= -end);
        *(bits *)(void *)(bin + i) = (at & ~far) | (spare & far);
    }
}

static void pour(const arp_decide_case *c, const arp_decide_bins *bins) {
    const uint32_t *bin = c->bin;
    const float *w = c->w;
    float *weight = bins->weight;
    for (size_t i = 0; i < (size_t)2 * STRETCHES * bins->rows; i += LANES)
        store(weight + i, (vector){0});
    for (size_t i = 0; i < c->padded; i += LANES) {
#pragma GCC unroll 16
        for (size_t l = 0; l < LANES; l++) weight[bin[i + l]] += w[i + l];
    }
}

/* Fills `before`, stretch by stretch; `all` of each. */
INLINE void sum_up(const arp_decide_bins *bins, vector *all) {
    const float *below = bins->weight + bins->rows * STRETCHES;
    float *before = bins->before, last;
    for (size_t k = 0; k < ACROSS; k++) all[k] = (vector){0};
    for (size_t r = 0; r < bins->rows; r++) {
        for (size_t k = 0; k < ACROSS; k++) {
            store(before + r * STRETCHES + k * LANES, all[k]);
            all[k] += load(below + r * STRETCHES + k * LANES);
        }
    }
    last = all[ACROSS - 1][LANES - 1];
    for (size_t r = 0; r < bins->reach; r++) {
        const float *next = before + r * STRETCHES + 1;
        float *to = before + (bins->rows + r) * STRETCHES;
        for (size_t k = 0; k < ACROSS; k++) {
            vector a;
            memcpy(&a, next + k * LANES, sizeof a);
            store(to + k * LANES, a + all[k]);
        }
        to[STRETCHES - 1] = last;
    }
}

static void way_pair(const arp_decide_case *c, float scale, const arp_decide_bins *bins,
                     arp_decide_pairs *out) {
    size_t step = bins->reach * STRETCHES;
    vector all[ACROSS], top[ACROSS], near[ACROSS], far[ACROSS];
    float tops[STRETCHES], alls[STRETCHES];
    double sums[4] = {0};
    place(c, scale, bins);
    pour(c, bins);
    sum_up(bins, all);
    for (size_t k = 0; k < ACROSS; k++) top[k] = near[k] = far[k] = (vector){0};
    for (size_t i = 0; i < bins->rows * STRETCHES; i += STRETCHES) {
        for (size_t k = 0; k < ACROSS; k++) {
            size_t at = i + k * LANES;
            vector above = load(bins->weight + at);
            top[k] += above;
            near[k] = vector_fused(above, load(bins->before + at), near[k]);
            far[k] = vector_fused(above, load(bins->before + at + step), far[k]);
        }
    }
    for (size_t k = 0; k < ACROSS; k++) {
        const vector both[4] = {near[k], far[k], {0}, {0}};
        add_totals(both, 2, sums);
    }
    memcpy(tops, top, sizeof tops);
    memcpy(alls, all, sizeof alls);
    float before = 0.0f, whole_stretches = 0.0f;
    for (size_t s = 0; s < STRETCHES; s++) {
        whole_stretches += tops[s] * before;
        before += alls[s];
    }
    *out = (arp_decide_pairs){.near = sums[0] + (double)whole_stretches,
                              .far = sums[1] + (double)whole_stretches,
                              .first = (double)bins->before[(bins->reach) * STRETCHES]};
}

#endif
