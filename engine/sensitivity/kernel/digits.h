/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file digits.h
 * From the keys of one draw to its ranks, by two digits of the keys' leading bits, the lower first;
 * compiled once for each set of instructions. [Knuth, vol. 3, 5.2.5]
 */
#ifndef SENSITIVITY_KERNEL_DIGITS_H
#define SENSITIVITY_KERNEL_DIGITS_H

#include <string.h>

#include "sensitivity/kernel/parts.h"

/* A line of memory is asked for so many stores before it is written: they go to more lines than the
   nearest cache holds. Without that the sort takes half as long again. */
enum { AHEAD = 32, FURTHER = 64 };

/* From counts to places. */
static inline void sum_up(uint32_t *count, size_t n) {
    uint32_t before = 0;
    for (size_t c = 0; c < n; c++) {
        uint32_t here = count[c];
        count[c] = before;
        before += here;
    }
}

/* Territories in the order of their keys' leading bits into `sorted`. */
static inline void sort_keys(const arp_kernel *k, const uint32_t *restrict key) {
    size_t n = k->n, digits = (size_t)1 << k->digit_bits;
    uint32_t *restrict low = k->low, *restrict high = k->high;
    uint32_t *restrict other = k->other, *restrict sorted = k->sorted;
    uint32_t mask = (uint32_t)digits - 1, index = (UINT32_C(1) << k->index_bits) - 1;
    unsigned at_low = ARP_KERNEL_KEY_BITS - 2 * k->digit_bits, at_high = at_low + k->digit_bits;
    unsigned index_bits = k->index_bits;
    memset(low, 0, digits * sizeof *low);
    memset(high, 0, digits * sizeof *high);
    for (size_t i = 0; i < n; i++) {
        low[key[i] >> at_low & mask]++;
        high[key[i] >> at_high]++;
    }
    sum_up(low, digits);
    sum_up(high, digits);
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n) __builtin_prefetch(&other[low[key[i + AHEAD] >> at_low & mask]], 1);
        other[low[key[i] >> at_low & mask]++] = key[i] >> at_high << index_bits | (uint32_t)i;
    }
    for (size_t j = 0; j < n; j++) {
        uint32_t it = other[j];
        if (j + AHEAD < n) __builtin_prefetch(&sorted[high[other[j + AHEAD] >> index_bits]], 1);
        sorted[high[it >> index_bits]++] = it & index;
    }
}

/* A run goes on while a key of the next leading bits may be within reach of one of the run's. */
static void way_rank(const arp_kernel *k, arp_kernel_draw *draw, uint32_t reach, uint32_t *rank) {
    size_t n = k->n;
    const uint32_t *sorted = k->sorted;
    unsigned rest = ARP_KERNEL_KEY_BITS - 2 * k->digit_bits;
    sort_keys(k, rank);
    for (size_t place = 0, next; place < n; place = next) {
        uint32_t i = sorted[place], end = (rank[i] + reach) >> rest;
        if (place + FURTHER < n) __builtin_prefetch(&rank[sorted[place + FURTHER]], 1);
        next = place + 1;
        if (next < n && rank[sorted[next]] >> rest <= end) {
            for (; next < n && rank[sorted[next]] >> rest <= end; next++) {
                uint32_t further = (rank[sorted[next]] + reach) >> rest;
                end = further > end ? further : end;
            }
            arp_kernel_rank_run(k, draw, reach, rank, place, next);
        } else {
            rank[i] = (uint32_t)next;
        }
    }
}

#endif
