/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scores.h
 * Scores and their keys draw by draw, compiled once for each set of instructions: whoever includes
 * this has defined VECTOR_BYTES. Vectors of the compiler, so the same on any machine.
 *
 * A key is the distance to the highest possible score in 2^31 - 1 steps from there to the lowest.
 * A product, a sum, a difference and a cut are monotone, rounded as they are: no score is outside
 * the sums of the columns' ends, and a higher key never has a higher score.
 */
#ifndef SENSITIVITY_KERNEL_SCORES_H
#define SENSITIVITY_KERNEL_SCORES_H

#include <string.h>

#include "sensitivity/kernel/parts.h"

typedef double several __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef int32_t several_keys __attribute__((vector_size(VECTOR_BYTES / 2), aligned(4), may_alias));

enum { SEVERAL = VECTOR_BYTES / sizeof(double) };

/* A product rounded, then a sum rounded: the library is compiled without contraction. */
static inline void key_some(const arp_kernel *k, const double *x, size_t many, uint32_t *key) {
    size_t n = k->plan->n, p = k->plan->p;
    const double *w = k->weight;
    several sum[ARP_KERNEL_TOGETHER], here = *(const several *)x;
#pragma GCC unroll 16
    for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) sum[d] = here * w[d];
    for (size_t j = 1; j < p; j++) {
        here = *(const several *)(x + j * ARP_KERNEL_PANEL);
        w += ARP_KERNEL_TOGETHER;
#pragma GCC unroll 16
        for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) sum[d] += here * w[d];
    }
#pragma GCC unroll 16
    for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) {
        several steps = (k->highest[d] - sum[d]) * k->steps[d];
        /* What is no number has no key of its own; cut to one, it leaves memory alone. */
        several_keys keys = __builtin_convertvector(steps, several_keys) & INT32_MAX;
        if (many >= SEVERAL) *(several_keys *)(void *)(key + d * n) = keys;
        else memcpy(key + d * n, &keys, many * sizeof *key);
    }
}

static void way_key(const arp_kernel *k) {
    size_t n = k->plan->n, p = k->plan->p;
    for (size_t i = 0; i < n; i += SEVERAL) {
        const double *panel = k->plan->panel + i / ARP_KERNEL_PANEL * ARP_KERNEL_PANEL * p;
        key_some(k, panel + i % ARP_KERNEL_PANEL, n - i, k->rank + i);
    }
}

#endif
