/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One draw after the other: keys that are never in another order than the scores, sorted by their
   leading bits in two digits. What these leave equal is put in order by the whole key, and where
   the keys are equal by the scores themselves. A key lies where its territory's rank will. */
#include <float.h>
#include <string.h>

#include "sensitivity/kernel/parts.h"

/* Weights of some draws side by side, and where their keys begin. */
static void weigh(arp_kernel *k, size_t draws, const double *w) {
    const arp_kernel_plan *plan = k->plan;
    const double most = (double)((UINT32_C(1) << ARP_KERNEL_KEY_BITS) - 1);
    for (size_t d = 0; d < draws; d++) {
        double low = w[d * plan->p] * plan->low[0], high = w[d * plan->p] * plan->high[0];
        for (size_t j = 0; j < plan->p; j++) {
            double here = w[d * plan->p + j];
            k->weight[j * ARP_KERNEL_TOGETHER + d] = here;
            if (j == 0) continue;
            low += here * plan->low[j];
            high += here * plan->high[j];
        }
        k->highest[d] = high;
        k->steps[d] = most / (high - low) <= DBL_MAX ? most / (high - low) : 0.0;
    }
}

static double score_of(const arp_kernel_plan *plan, const double *w, size_t i) {
    const double *x = plan->panel + i / ARP_KERNEL_PANEL * ARP_KERNEL_PANEL * plan->p;
    x += i % ARP_KERNEL_PANEL;
    double sum = w[0] * x[0];
    for (size_t j = 1; j < plan->p; j++) sum += w[j] * x[j * ARP_KERNEL_PANEL];
    return sum;
}

/* Ranks of n territories of equal keys, the first of them in place from. */
static void rank_equal(const arp_kernel *k, arp_near *run, size_t n, const double *w,
                       uint32_t *rank, size_t from) {
    size_t first = 0;
    if (n > 1) {
        for (size_t j = 0; j < n; j++) run[j].score = score_of(k->plan, w, run[j].i);
        arp_near_sort(run, k->spare, n);
    }
    for (size_t j = 0; j < n; j++) {
        if (run[j].score < run[first].score) first = j;
        rank[run[j].i] = (uint32_t)(from + first) + 1;
    }
}

void arp_kernel_rank_run(const arp_kernel *k, const double *w, uint32_t *rank, size_t from,
                         size_t to) {
    size_t n = to - from;
    for (size_t j = 0; j < n; j++) {
        uint32_t i = k->sorted[from + j];
        k->run[j] = (arp_near){-(double)rank[i], i};
    }
    arp_near_sort(k->run, k->spare, n);
    for (size_t j = 0, next; j < n; j = next) {
        next = j + 1;
        while (next < n && rank[k->run[next].i] == rank[k->run[j].i]) next++;
        rank_equal(k, k->run + j, next - j, w, rank, from + j);
    }
}

void arp_kernel_draws(arp_kernel *k, size_t draws, const double *w, uint32_t *rank) {
    const arp_kernel_plan *plan = k->plan;
    size_t n = plan->n, p = plan->p;
    for (size_t d = 0; d < draws; d += ARP_KERNEL_TOGETHER) {
        size_t part = draws - d < ARP_KERNEL_TOGETHER ? draws - d : ARP_KERNEL_TOGETHER;
        weigh(k, part, w + d * p); /* what is left from before is harmless */
        plan->way->key(k);
        for (size_t e = 0; e < part; e++) {
            uint32_t *mine = k->rank + e * n;
            plan->way->rank(k, w + (d + e) * p, mine);
            for (size_t r = 0; r < plan->n_rows; r++) {
                rank[(d + e) * plan->n_rows + r] = mine[plan->row[r]];
            }
        }
        plan->way->sums(k->tally, part, k->rank);
        arp_tally_add_rest(k->tally, part, k->rank, w + d * p);
    }
}
