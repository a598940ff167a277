/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of draws in lanes. The way sorts; what its keys leave near is put in order here by the
   scores themselves; then places are counted, or made to ranks. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/ties.h"
#include "sensitivity/kernel/parts.h"

/* The weights of one group of draws: the last draw fills the lanes left over. */
typedef struct group {
    const double *w; /* draws x p */
    size_t first;    /* place of its first draw in the block */
    size_t draws;    /* at most the way's lanes */
} group;

static const double *weights_of(const arp_kernel_plan *plan, const group *g, size_t lane) {
    return g->w + (lane < g->draws ? lane : g->draws - 1) * plan->p;
}

/* Scaled weights, and the bound on what is then off (sort.h). */
static void weigh(arp_kernel *k, const group *g) {
    const arp_kernel_plan *plan = k->plan;
    size_t p = plan->p, lanes = plan->way->lanes;
    const double u = 0x1p-24, steps = (double)p;
    for (size_t l = 0; l < lanes; l++) {
        const double *w = weights_of(plan, g, l);
        double whole = 0.0, magnitude = 0.0;
        for (size_t j = 0; j < p; j++) {
            whole += w[j] * plan->half[j];
            magnitude += w[j] * plan->magnitude[j];
        }
        /* So far from the ends of a double's range that nothing underflows or overflows. */
        bool fair = whole > 1e-280 && magnitude < 1e280;
        for (size_t j = 0; j < p; j++) {
            k->lane_weight[j * lanes + l] = fair ? (float)(w[j] * plan->half[j] / whole) : 0.0f;
        }
        double off = (steps + 2.0) * DBL_EPSILON / 2 + ARP_TIE; /* of scores, and of ties */
        k->error[l] = fair ? (steps + 3.0) * u + off * magnitude / whole : INFINITY;
    }
}

/* Put the places from .. to of one draw, all near their neighbours, in the order of the scores,
   tied ones sharing the first's rank: no tie reaches past the run. The counters are put right in
   advance for ties, which will be counted one to a place. */
static void settle_run(arp_kernel *k, const group *g, size_t lane, arp_kernel_draw *draw,
                       size_t from, size_t to) {
    size_t n = k->plan->n, many = to - from + 1, first = 0;
    const double *w = draw->w;
    uint16_t *place = k->place + from * ARP_KERNEL_BLOCK + g->first + lane;
    for (size_t j = 0; j < many; j++) {
        uint32_t i = place[j * ARP_KERNEL_BLOCK];
        k->run[j] = (arp_near){arp_kernel_score(k->plan, w, i), i};
    }
    arp_near_sort(k->run, k->spare, many);
    for (size_t j = 0; j < many; j++) {
        uint32_t i = k->run[j].i;
        if (j > 0 && !arp_kernel_tied(k, draw, k->run[first].score, k->run[j].score)) first = j;
        place[j * ARP_KERNEL_BLOCK] = (uint16_t)i;
        if (k->rank) k->rank[lane * n + i] = (uint32_t)(from + first) + 1;
        if (!k->count || first == j) continue;
        k->count[(from + j) * n + i]--;
        k->count[(from + first) * n + i]++;
        if (from + first == 0 && k->tally->top) arp_tally_add_top(k->tally, i, w);
    }
}

/* The runs of near neighbours of each draw. */
static void settle(arp_kernel *k, const group *g, size_t near) {
    uint32_t any = 0;
    for (size_t e = 0; e < near; e++) any |= k->near_mask[e];
    for (size_t lane = 0; lane < g->draws; lane++) {
        arp_kernel_draw draw = {.w = weights_of(k->plan, g, lane)};
        if (!(any >> lane & 1)) continue;
        for (size_t e = 0; e < near; e++) {
            if (!(k->near_mask[e] >> lane & 1)) continue;
            size_t from = k->near_row[e], to = from + 1;
            while (e + 1 < near && k->near_row[e + 1] == to && k->near_mask[e + 1] >> lane & 1) {
                e++;
                to++;
            }
            settle_run(k, g, lane, &draw, from, to);
        }
    }
}

static void rank_places(arp_kernel *k, const group *g) {
    size_t n = k->plan->n;
    for (size_t place = 0; place < n; place++) {
        const uint16_t *at = k->place + place * ARP_KERNEL_BLOCK + g->first;
        for (size_t lane = 0; lane < g->draws; lane++) {
            k->rank[lane * n + at[lane]] = (uint32_t)place + 1;
        }
    }
}

static void want_ranks(const arp_kernel *k, const group *g, uint32_t *rank) {
    const arp_kernel_plan *plan = k->plan;
    for (size_t lane = 0; lane < g->draws; lane++) {
        const uint32_t *mine = k->rank + lane * plan->n;
        for (size_t r = 0; r < plan->n_rows; r++) *rank++ = mine[plan->row[r]];
    }
}

/* Two places at a time: where one territory keeps a place, each count waits for the last. */
static void count_places(arp_kernel *k, size_t draws, const double *w) {
    size_t n = k->plan->n, p = k->plan->p;
    for (size_t place = 0; place + 1 < n; place += 2) {
        const uint16_t *at = k->place + place * ARP_KERNEL_BLOCK, *next = at + ARP_KERNEL_BLOCK;
        uint16_t *count = k->count + place * n;
        for (size_t d = 0; d < draws; d++) {
            count[at[d]]++;
            count[n + next[d]]++;
        }
    }
    for (size_t d = 0; n % 2 == 1 && d < draws; d++) {
        k->count[(n - 1) * n + k->place[(n - 1) * ARP_KERNEL_BLOCK + d]]++;
    }
    for (size_t d = 0; k->tally->top && d < draws; d++) {
        arp_tally_add_top(k->tally, k->place[d], w + d * p);
    }
    k->counted += draws;
    if (k->counted + ARP_KERNEL_BLOCK > UINT16_MAX) arp_kernel_flush(k);
}

void arp_kernel_lanes(arp_kernel *k, size_t draws, const double *w, uint32_t *rank) {
    const arp_kernel_plan *plan = k->plan;
    size_t lanes = plan->way->lanes;
    for (size_t d = 0; d < draws; d += lanes) {
        group g = {w + d * plan->p, d, draws - d < lanes ? draws - d : lanes};
        weigh(k, &g);
        plan->way->sort(k);
        size_t near = plan->way->place(k, d);
        if (k->rank) rank_places(k, &g);
        settle(k, &g, near);
        if (k->rank && rank) want_ranks(k, &g, rank + d * plan->n_rows);
        if (k->count) continue;
        plan->way->sums(k->tally, g.draws, k->rank);
        arp_tally_add_rest(k->tally, g.draws, k->rank, g.w);
    }
    if (k->count) count_places(k, draws, w);
}

void arp_kernel_flush(arp_kernel *kernel) {
    if (kernel->counted) arp_tally_add_counts(kernel->tally, kernel->counted, kernel->count);
    kernel->counted = 0;
}
