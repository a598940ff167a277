/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kernel_scores.h
 * Scores and keys draw by draw, compiled once for each set of instructions: whoever includes this
 * has defined VECTOR_BYTES. Vectors of the compiler, so the same on any machine.
 */
#ifndef SENSITIVITY_KERNEL_SCORES_H
#define SENSITIVITY_KERNEL_SCORES_H

#include <float.h>

#include "sensitivity/kernel_parts.h"

typedef double several __attribute__((vector_size(VECTOR_BYTES), may_alias));

enum { SEVERAL = VECTOR_BYTES / sizeof(double) };

/* A product rounded, then a sum rounded: the library is compiled without contraction. */
static inline void score_some(const double *x, const double *w, size_t p, double *score,
                              size_t stride) {
    several sum[ARP_KERNEL_TOGETHER];
    several here = *(const several *)x;
#pragma GCC unroll 8
    for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) sum[d] = here * w[d * p];
    for (size_t j = 1; j < p; j++) {
        here = *(const several *)(x + j * ARP_KERNEL_PANEL);
#pragma GCC unroll 8
        for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) sum[d] += here * w[d * p + j];
    }
#pragma GCC unroll 8
    for (size_t d = 0; d < ARP_KERNEL_TOGETHER; d++) *(several *)(score + d * stride) = sum[d];
}

static void way_score(const arp_kernel_plan *plan, const double *w, double *score) {
    size_t p = plan->p, stride = plan->n_panels * ARP_KERNEL_PANEL;
    for (size_t i = 0; i < stride; i += SEVERAL) {
        size_t panel = i / ARP_KERNEL_PANEL;
        const double *x = plan->panel + panel * ARP_KERNEL_PANEL * p + i % ARP_KERNEL_PANEL;
        score_some(x, w, p, score + i, stride);
    }
}

/* The difference, the product and the cut are all monotone, rounded as they are. */
static void way_key(const double *score, size_t n, unsigned bits, uint32_t *key) {
    double low = score[0], high = score[0];
    for (size_t i = 1; i < n; i++) {
        low = score[i] < low ? score[i] : low;
        high = score[i] > high ? score[i] : high;
    }
    double scale = (double)((1u << bits) - 1) / (high - low);
    if (!(scale <= DBL_MAX)) scale = 0.0; /* all equal, or nearly */
    for (size_t i = 0; i < n; i++) key[i] = (uint32_t)(int32_t)((high - score[i]) * scale);
}

#endif
