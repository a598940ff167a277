/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One draw after the other: keys from the exact scores, never in another order than they, sorted by
   two digits; equal keys are put in order by the scores. */
#include <string.h>

#include "sensitivity/kernel_parts.h"

/* From counts to places. */
static void sum_up(uint32_t *count, size_t n) {
    uint32_t before = 0;
    for (size_t c = 0; c < n; c++) {
        uint32_t here = count[c];
        count[c] = before;
        before += here;
    }
}

/* Territories by rising key into sorted[0..n). */
static void sort_keys(arp_kernel *k) {
    size_t n = k->plan->n, digits = (size_t)1 << k->digit_bits;
    uint32_t *low = k->low, *high = k->high, mask = (uint32_t)digits - 1;
    unsigned shift = k->digit_bits;
    memset(low, 0, digits * sizeof *low);
    memset(high, 0, digits * sizeof *high);
    for (size_t i = 0; i < n; i++) {
        uint32_t key = k->key[i];
        low[key & mask]++;
        high[key >> shift]++;
    }
    sum_up(low, digits);
    sum_up(high, digits);
    for (size_t i = 0; i < n; i++) {
        uint32_t key = k->key[i];
        k->other[low[key & mask]++] = (uint64_t)key << 32 | i;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t it = k->other[i];
        k->sorted[high[it >> (32 + shift)]++] = it;
    }
}

/* Ranks of the territories in places from .. to - 1, whose keys are equal. */
static void rank_run(arp_kernel *k, const double *score, size_t from, size_t to, uint32_t *rank) {
    size_t n = to - from, first = 0;
    for (size_t j = 0; j < n; j++) {
        uint32_t i = (uint32_t)k->sorted[from + j];
        k->run[j] = (arp_near){score[i], i};
    }
    arp_near_sort(k->run, k->spare, n);
    for (size_t j = 0; j < n; j++) {
        if (k->run[j].score < k->run[first].score) first = j;
        rank[k->run[j].i] = (uint32_t)(from + first) + 1;
    }
}

static void rank_draw(arp_kernel *k, const double *score, uint32_t *rank) {
    size_t n = k->plan->n;
    k->plan->way->key(score, n, 2 * k->digit_bits, k->key);
    sort_keys(k);
    k->sorted[n] = UINT64_MAX; /* no key is so high */
    for (size_t place = 0; place < n;) {
        uint64_t it = k->sorted[place];
        size_t next = place + 1;
        rank[(uint32_t)it] = (uint32_t)next;
        if (k->sorted[next] >> 32 == it >> 32) {
            do next++;
            while (k->sorted[next] >> 32 == it >> 32);
            rank_run(k, score, place, next, rank);
        }
        place = next;
    }
}

void arp_kernel_draws(arp_kernel *k, size_t draws, const double *w, uint32_t *rank) {
    const arp_kernel_plan *plan = k->plan;
    size_t n = plan->n, p = plan->p, stride = plan->n_panels * ARP_KERNEL_PANEL;
    for (size_t d = 0; d < draws; d += ARP_KERNEL_TOGETHER) {
        size_t part = draws - d < ARP_KERNEL_TOGETHER ? draws - d : ARP_KERNEL_TOGETHER;
        memcpy(k->weight, w + d * p,
               part * p * sizeof *w); /* what is left from before is harmless */
        plan->way->score(plan, k->weight, k->score);
        for (size_t e = 0; e < part; e++) {
            uint32_t *mine = k->rank + e * n;
            rank_draw(k, k->score + e * stride, mine);
            for (size_t r = 0; r < plan->n_rows; r++) {
                rank[(d + e) * plan->n_rows + r] = mine[plan->row[r]];
            }
        }
        arp_tally_add(k->tally, part, k->rank, w + d * p);
    }
}
