/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a combination is drawn: a tree whose branches are the values of one factor after the other.
   Combinations stand in the order of their values, so a branch holds a range of them. */
#include "sensitivity/choices/combos.h"

/* A branch being cut: combinations low .. high - 1. */
typedef struct range {
    size_t low, high;
} range;

/* Branches of the next factor of those of the one before, from @p from to @p to. */
static size_t cut(const arp_combos *c, size_t factor, size_t from, size_t to, range *of) {
    size_t n = to;
    for (size_t b = from; b < to; b++) {
        range whole = of[b];
        c->branch[b].first = n;
        for (size_t i = whole.low; i < whole.high; i++) {
            bool new = i == whole.low || c->at[i].value[factor] != c->at[i - 1].value[factor];
            if (new) {
                of[n] = (range){i, i + 1};
                c->branch[n].combination = i;
                n++;
            }
            of[n - 1].high = i + 1;
            c->branch[n - 1].reach = c->at[i].reach;
        }
        c->branch[b].n = n - c->branch[b].first;
    }
    return n;
}

arp_status arp_picks_make(arp_combos *c, arp_error *err) {
    size_t discrete = 0, from = 0, to = 1;
    for (size_t f = 0; f < c->n_factors; f++) discrete += c->factor[f].n_values > 0;
    range *of = arp_zalloc(c->n, (discrete + 1) * sizeof *of);
    c->branch = arp_pool_take(c->pool, c->n, (discrete + 1) * sizeof *c->branch);
    if (!of || !c->branch) {
        arp_free(of);
        return arp_fail_memory(err);
    }
    of[0] = (range){0, c->n};
    c->branch[0].reach = c->at[c->n - 1].reach;
    for (size_t f = 0; f < c->n_factors; f++) {
        if (!c->factor[f].n_values) continue;
        size_t end = cut(c, f, from, to, of);
        from = to;
        to = end;
    }
    arp_free(of);
    return ARP_OK;
}

const arp_combination *arp_combos_pick(const arp_combos *c, const size_t *lane, const double *u,
                                       size_t stride) {
    const arp_branch *at = &c->branch[0];
    for (size_t f = 0; f < c->n_factors; f++) {
        if (!c->factor[f].n_values) continue;
        double from = at->combination ? c->at[at->combination - 1].reach : 0.0;
        double target = from + u[lane[f] * stride] * (at->reach - from);
        size_t low = at->first, high = at->first + at->n - 1; /* the first that reaches it */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (c->branch[middle].reach >= target) high = middle;
            else low = middle + 1;
        }
        at = &c->branch[low];
    }
    return &c->at[at->combination];
}
