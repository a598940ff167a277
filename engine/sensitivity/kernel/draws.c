/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One draw after the other: keys that are never in another order than the scores, sorted by their
   leading bits in two digits. What these leave equal is put in order by the whole key, and where
   the keys are equal, or so near that the scores may be tied, by the scores themselves. A key lies
   where its territory's rank will. */
#include <string.h>

#include "sensitivity/kernel/parts.h"

/* Ranks of n territories whose keys are equal or near, the first of them in place from. */
static void rank_near(const arp_kernel *k, arp_near *run, size_t n, arp_kernel_draw *draw,
                      uint32_t *rank, size_t from) {
    size_t first = 0;
    if (n > 1) {
        for (size_t j = 0; j < n; j++) run[j].score = draw->score[run[j].i];
        arp_near_sort(run, k->spare, n);
    }
    for (size_t j = 0; j < n; j++) {
        if (j > 0 && !arp_kernel_tied(k, draw, run[first].score, run[j].score)) first = j;
        rank[run[j].i] = (uint32_t)(from + first) + 1;
    }
}

void arp_kernel_rank_run(const arp_kernel *k, arp_kernel_draw *draw, uint32_t reach, uint32_t *rank,
                         size_t from, size_t to) {
    size_t n = to - from;
    for (size_t j = 0; j < n; j++) {
        uint32_t i = k->sorted[from + j];
        k->run[j] = (arp_near){-(double)rank[i], i};
    }
    arp_near_sort(k->run, k->spare, n);
    for (size_t j = 0, next; j < n; j = next) {
        next = j + 1;
        while (next < n && rank[k->run[next].i] - rank[k->run[next - 1].i] <= reach) next++;
        rank_near(k, k->run + j, next - j, draw, rank, from + j);
    }
}

void arp_kernel_rank_draws(arp_kernel *k, const arp_kernel_scores *s, uint32_t *rank) {
    if (!rank) rank = k->rank;
    for (size_t d = 0; d < s->draws; d++) {
        arp_kernel_draw draw = {.score = s->score + d * k->stride, .scale = -1.0};
        uint32_t reach = k->way->cut(draw.score, k->n, &draw, rank + d * k->n);
        k->way->rank(k, &draw, reach, rank + d * k->n);
    }
    if (k->tally) arp_kernel_count_ranks(k, s->draws, rank, s->w);
}
