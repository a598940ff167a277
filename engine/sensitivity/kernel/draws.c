/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One draw after the other: keys that are never in another order than the scores, sorted by their
   leading bits in two digits. What these leave equal is put in order by the whole key, and where
   the keys are equal, or so near that the scores may be tied, by the scores themselves. A key lies
   where its territory's rank will. */
#include <float.h>
#include <string.h>

#include "base/ties.h"
#include "sensitivity/kernel/parts.h"

/* Keys of two scores not so many steps apart, a tie being no more than the largest absolute score
   times ARP_TIE; they are cut, and rounded a little. */
static uint32_t reach_of(double steps) {
    double most = (double)((UINT32_C(1) << ARP_KERNEL_KEY_BITS) - 1);
    return 1 + (uint32_t)(steps < most ? steps : most);
}

/* Weights of some draws side by side, and where their keys begin. */
static void weigh(arp_kernel *k, size_t draws, const double *w) {
    const arp_kernel_plan *plan = k->plan;
    const double most = (double)((UINT32_C(1) << ARP_KERNEL_KEY_BITS) - 1);
    for (size_t d = 0; d < draws; d++) {
        double low = w[d * plan->p] * plan->low[0], high = w[d * plan->p] * plan->high[0];
        double magnitude = 0.0;
        for (size_t j = 0; j < plan->p; j++) {
            double here = w[d * plan->p + j];
            k->weight[j * ARP_KERNEL_TOGETHER + d] = here;
            magnitude += here * plan->magnitude[j];
            if (j == 0) continue;
            low += here * plan->low[j];
            high += here * plan->high[j];
        }
        k->highest[d] = high;
        k->steps[d] = most / (high - low) <= DBL_MAX ? most / (high - low) : 0.0;
        k->reach[d] = reach_of(2.0 * ARP_TIE * magnitude * k->steps[d]);
    }
}

/* Ranks of n territories whose keys are equal or near, the first of them in place from. */
static void rank_near(const arp_kernel *k, arp_near *run, size_t n, arp_kernel_draw *draw,
                      uint32_t *rank, size_t from) {
    size_t first = 0;
    if (n > 1) {
        for (size_t j = 0; j < n; j++) run[j].score = arp_kernel_score(k->plan, draw->w, run[j].i);
        arp_near_sort(run, k->spare, n);
    }
    for (size_t j = 0; j < n; j++) {
        if (j > 0 && !arp_kernel_tied(k, draw, run[first].score, run[j].score)) first = j;
        rank[run[j].i] = (uint32_t)(from + first) + 1;
    }
}

void arp_kernel_rank_run(const arp_kernel *k, const double *w, uint32_t reach, uint32_t *rank,
                         size_t from, size_t to) {
    size_t n = to - from;
    arp_kernel_draw draw = {.w = w};
    for (size_t j = 0; j < n; j++) {
        uint32_t i = k->sorted[from + j];
        k->run[j] = (arp_near){-(double)rank[i], i};
    }
    arp_near_sort(k->run, k->spare, n);
    for (size_t j = 0, next; j < n; j = next) {
        next = j + 1;
        while (next < n && rank[k->run[next].i] - rank[k->run[next - 1].i] <= reach) next++;
        rank_near(k, k->run + j, next - j, &draw, rank, from + j);
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
            plan->way->rank(k, w + (d + e) * p, k->reach[e], mine);
            for (size_t r = 0; r < plan->n_rows; r++) {
                rank[(d + e) * plan->n_rows + r] = mine[plan->row[r]];
            }
        }
        plan->way->sums(k->tally, part, k->rank);
        arp_tally_add_rest(k->tally, part, k->rank, w + d * p);
    }
}
