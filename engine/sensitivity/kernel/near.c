/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/kernel/near.h"

#include <stdbool.h>
#include <string.h>

enum { SHORT = 16 };

static bool comes_first(const arp_near *a, const arp_near *b) {
    return a->score > b->score || (!(a->score < b->score) && a->i < b->i);
}

static void insert(arp_near *near, size_t n) {
    for (size_t j = 1; j < n; j++) {
        arp_near it = near[j];
        size_t at = j;
        for (; at > 0 && comes_first(&it, &near[at - 1]); at--) near[at] = near[at - 1];
        near[at] = it;
    }
}

static void merge(const arp_near *a, size_t n_a, const arp_near *b, size_t n_b, arp_near *out) {
    const arp_near *end_a = a + n_a, *end_b = b + n_b;
    while (a < end_a && b < end_b) *out++ = comes_first(b, a) ? *b++ : *a++;
    memcpy(out, a, (size_t)(end_a - a) * sizeof *a);
    memcpy(out + (end_a - a), b, (size_t)(end_b - b) * sizeof *b);
}

void arp_near_sort(arp_near *near, arp_near *spare, size_t n) {
    for (size_t from = 0; from < n; from += SHORT) {
        insert(near + from, n - from < SHORT ? n - from : SHORT);
    }
    for (size_t run = SHORT; run < n; run *= 2) {
        for (size_t from = 0; from < n; from += 2 * run) {
            size_t n_a = n - from < run ? n - from : run;
            size_t n_b = n - from - n_a < run ? n - from - n_a : run;
            merge(near + from, n_a, near + from + n_a, n_b, spare + from);
        }
        memcpy(near, spare, n * sizeof *near);
    }
}
