/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws in lanes. The way sorts; what its keys leave near is put in order here by the scores
   themselves; then places are counted, or made to ranks. */
#include "sensitivity/kernel/parts.h"

/* Some draws of one call, a lane each. */
typedef struct group {
    const double *w; /* draws x p, or NULL */
    size_t p;
    size_t draws;   /* at most the way's lanes            */
    size_t column;  /* of the first one in place          */
    uint32_t *rank; /* draws x n; NULL: not wanted        */
    arp_kernel_draw *draw;
} group;

/* Put the places from .. to of one draw, all near their neighbours, in the order of the scores,
   tied ones sharing the first's rank: no tie reaches past the run. The counters are put right in
   advance for ties, which will be counted one to a place. */
static void settle_run(arp_kernel *k, const group *g, size_t lane, size_t from, size_t to) {
    size_t n = k->n, many = to - from + 1, first = 0;
    arp_kernel_draw *draw = &g->draw[lane];
    uint16_t *place = k->place + from * ARP_KERNEL_PLACES + g->column + lane;
    for (size_t j = 0; j < many; j++) {
        uint32_t i = place[j * ARP_KERNEL_PLACES];
        k->run[j] = (arp_near){arp_kernel_score(draw, i), i};
    }
    arp_near_sort(k->run, k->spare, many);
    for (size_t j = 0; j < many; j++) {
        uint32_t i = k->run[j].i;
        if (j > 0 && !arp_kernel_tied(k, draw, k->run[first].score, k->run[j].score)) first = j;
        place[j * ARP_KERNEL_PLACES] = (uint16_t)i;
        if (g->rank) g->rank[lane * n + i] = (uint32_t)(from + first) + 1;
        if (!k->count || first == j) continue;
        k->count[(from + j) * n + i]--;
        k->count[(from + first) * n + i]++;
        if (from + first == 0 && k->tally->top) {
            arp_tally_add_top(k->tally, i, g->w + lane * g->p);
        }
    }
}

/* The runs of near neighbours of each draw. */
static void settle(arp_kernel *k, const group *g, size_t near) {
    uint32_t any = 0;
    for (size_t e = 0; e < near; e++) any |= k->near_mask[e];
    for (size_t lane = 0; lane < g->draws; lane++) {
        if (!(any >> lane & 1)) continue;
        for (size_t e = 0; e < near; e++) {
            if (!(k->near_mask[e] >> lane & 1)) continue;
            size_t from = k->near_row[e], to = from + 1;
            while (e + 1 < near && k->near_row[e + 1] == to && k->near_mask[e + 1] >> lane & 1) {
                e++;
                to++;
            }
            settle_run(k, g, lane, from, to);
        }
    }
}

static void rank_places(const arp_kernel *k, const group *g) {
    for (size_t place = 0; place < k->n; place++) {
        const uint16_t *at = k->place + place * ARP_KERNEL_PLACES + g->column;
        for (size_t lane = 0; lane < g->draws; lane++) {
            g->rank[lane * k->n + at[lane]] = (uint32_t)place + 1;
        }
    }
}

static void count(arp_kernel *k, const group *g) {
    for (size_t d = 0; k->tally->top && d < g->draws; d++) {
        arp_tally_add_top(k->tally, k->place[g->column + d], g->w + d * g->p);
    }
    k->placed += g->draws;
    if (k->placed + ARP_KERNEL_TOGETHER <= ARP_KERNEL_PLACES) return;
    arp_kernel_count_places(k);
    if (k->counted + ARP_KERNEL_PLACES > UINT16_MAX) arp_kernel_flush(k);
}

/* From what is laid to what is counted. */
static void finish(arp_kernel *k, const group *g) {
    size_t near = k->way->place(k, g->column);
    if (g->rank) rank_places(k, g);
    settle(k, g, near);
    if (k->count) {
        count(k, g);
    } else if (k->tally) {
        arp_kernel_count_ranks(k, g->draws, g->rank, g->w);
    }
}

/* The draws from d on that have a lane each. */
static group group_of(const arp_kernel *k, size_t d, size_t draws, const double *w,
                      arp_kernel_draw *draw) {
    size_t lanes = k->way->lanes, p = k->tally ? k->tally->shape.p : 0;
    return (group){.w = w ? w + d * p : NULL,
                   .p = p,
                   .draws = draws - d < lanes ? draws - d : lanes,
                   .column = k->placed,
                   .draw = draw};
}

void arp_kernel_rank_lanes(arp_kernel *k, const arp_kernel_scores *s, uint32_t *rank) {
    arp_kernel_draw draw[ARP_KERNEL_TOGETHER];
    for (size_t d = 0; d < s->draws; d += k->way->lanes) {
        group g = group_of(k, d, s->draws, s->w, draw);
        g.rank = rank ? rank + d * k->n : k->rank;
        for (size_t l = 0; l < g.draws; l++) {
            draw[l] = (arp_kernel_draw){.score = s->score + (d + l) * k->stride, .scale = -1.0};
        }
        k->way->lay(k, g.draws, draw);
        finish(k, &g);
    }
}

size_t arp_kernel_sketch(arp_kernel *k, const arp_kernel_tree *tree, const double *weight,
                         double *room, size_t draws, const double *w) {
    arp_kernel_draw draw[ARP_KERNEL_TOGETHER];
    for (size_t d = 0; d < draws; d += k->way->lanes) {
        group g = group_of(k, d, draws, w, draw);
        if (!arp_kernel_lay_sketch(k, tree, weight, room, d, g.draws, draw)) return d;
        finish(k, &g);
    }
    return draws;
}
