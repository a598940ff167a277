/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sums.h
 * Sums over some draws of ranks, squares and ranks among the first k, compiled once for each set of
 * instructions: whoever includes this has defined VECTOR_BYTES. At most 16 draws of at most 2^21
 * territories, so that the sum of squares is whole in a double.
 */
#ifndef SENSITIVITY_KERNEL_SUMS_H
#define SENSITIVITY_KERNEL_SUMS_H

#include <string.h>

#include "sensitivity/kernel/parts.h"

typedef double sums __attribute__((vector_size(VECTOR_BYTES)));
typedef int32_t ranks __attribute__((vector_size(VECTOR_BYTES / 2)));

enum { SUMS = VECTOR_BYTES / sizeof(double) };

static inline ranks take_ranks(const uint32_t *rank, size_t many) {
    ranks r = {0};
    memcpy(&r, rank, many * sizeof *rank);
    return r;
}

/* Of many <= SUMS territories. */
static inline void add_some(arp_tally *t, size_t draws, const uint32_t *rank, size_t i,
                            size_t many) {
    size_t n = t->shape.n;
    ranks sum = {0};
    sums square = {0};
    for (size_t d = 0; d < draws; d++) {
        ranks r = take_ranks(rank + d * n + i, many);
        sums exact = __builtin_convertvector(r, sums);
        sum += r;
        square += exact * exact;
    }
    for (size_t e = 0; e < many; e++) {
        t->sum[i + e] += (uint64_t)sum[e];
        arp_wide_add(&t->square[i + e], &t->square_high[i + e], (uint64_t)square[e]);
    }
    for (size_t j = 0; j < t->shape.n_k; j++) {
        int32_t k = (int32_t)(t->shape.k[j] < n ? t->shape.k[j] : n);
        ranks within = {0};
        for (size_t d = 0; d < draws; d++) within -= take_ranks(rank + d * n + i, many) <= k;
        for (size_t e = 0; e < many; e++) t->first[j * n + i + e] += (uint64_t)within[e];
    }
}

/* Of at most 2^31 draws. */
static void way_pairs(arp_tally *t, size_t draws, const uint32_t *rank) {
    enum { CHUNK = 256 };
    size_t n = t->shape.n;
    for (size_t i = 0; i < n; i++) {
        for (size_t start = 0; start < n; start += CHUNK) {
            size_t here = n - start < CHUNK ? n - start : CHUNK;
            uint32_t won[CHUNK] = {0};
            for (size_t d = 0; d < draws; d++) {
                const uint32_t *r = rank + d * n + start, mine = rank[d * n + i];
                for (size_t j = 0; j < here; j++) {
                    won[j] += (uint32_t)(mine < r[j]) + (uint32_t)(mine <= r[j]);
                }
            }
            for (size_t j = 0; j < here; j++) t->before[i * n + start + j] += won[j];
        }
    }
}

static void way_sums(arp_tally *t, size_t draws, const uint32_t *rank) {
    size_t n = t->shape.n, whole = n - n % SUMS;
    for (size_t i = 0; i < whole; i += SUMS) add_some(t, draws, rank, i, SUMS);
    if (whole < n) add_some(t, draws, rank, whole, n - whole);
}

#endif
