/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/perimeters.h"

#include <math.h>

#include "drivers/around/spread.h"

/* Rows of a that are in b (or are not), in order, into out where it is not NULL; their number. */
static size_t part_of(const arp_members *a, const arp_members *b, bool in, size_t *out) {
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a->n; i++) {
        while (j < b->n && b->row[j] < a->row[i]) j++;
        bool there = j < b->n && b->row[j] == a->row[i];
        if (there != in) continue;
        if (out) out[n] = a->row[i];
        n++;
    }
    return n;
}

static double share(double part, double whole) {
    return whole > 0.0 ? part / whole : NAN;
}

/* What perimeter i covers of each of the others. */
static arp_status cover(const arp_unit_ground *ground, const arp_perimeters_input *in, size_t i,
                        arp_perimeter *p, arp_error *err) {
    const arp_members *own = &in->perimeter[i];
    p->share_of = arp_pool_take(ground->pool, in->n, sizeof *p->share_of);
    p->jaccard_population = arp_pool_take(ground->pool, in->n, sizeof *p->jaccard_population);
    p->jaccard_count = arp_pool_take(ground->pool, in->n, sizeof *p->jaccard_count);
    size_t *shared = arp_zalloc(own->n, sizeof *shared);
    if (!p->share_of || !p->jaccard_population || !p->jaccard_count || !shared) {
        arp_free(shared);
        return arp_fail_memory(err);
    }
    double mine = arp_unit_population(in->sums, own->row, own->n);
    for (size_t j = 0; j < in->n; j++) {
        const arp_members *other = &in->perimeter[j];
        size_t n = part_of(own, other, true, shared);
        double both = arp_unit_population(in->sums, shared, n);
        double theirs = arp_unit_population(in->sums, other->row, other->n);
        p->share_of[j] = share(both, theirs);
        p->jaccard_population[j] = i == j ? 1.0 : share(both, mine + theirs - both);
        p->jaccard_count[j] = share((double)n, (double)(own->n + other->n - n));
    }
    arp_free(shared);
    return ARP_OK;
}

/* How score and rank of every node change from one unit to another. */
static arp_status step(const arp_unit_ground *ground, const arp_unit *a, const arp_unit *b,
                       arp_perimeter_change *c, arp_error *err) {
    size_t n = ground->plan->n_nodes;
    bool both = a->computed && b->computed;
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(c->score, n), ARP_ARRAY(c->rank, n)))
        return arp_fail_memory(err);
    for (size_t v = 0; v < n; v++) {
        bool ranked = both && a->rank[v] && b->rank[v];
        c->score[v] = both ? b->score[v] - a->score[v] : NAN;
        c->rank[v] = ranked ? (double)b->rank[v] - (double)a->rank[v] : NAN;
    }
    return ARP_OK;
}

static arp_status change(const arp_unit_ground *ground, const arp_perimeters_input *in, size_t from,
                         size_t to, arp_perimeter_change *c, arp_error *err) {
    const arp_members *a = &in->perimeter[from], *b = &in->perimeter[to];
    c->from = from;
    c->to = to;
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(c->gained, b->n), ARP_ARRAY(c->lost, a->n)))
        return arp_fail_memory(err);
    c->n_gained = part_of(b, a, false, c->gained);
    c->n_lost = part_of(a, b, false, c->lost);
    c->population_gained = arp_unit_population(in->sums, c->gained, c->n_gained);
    c->population_lost = arp_unit_population(in->sums, c->lost, c->n_lost);
    return ARP_OK;
}

arp_status arp_perimeters_make(const arp_unit_ground *ground, const arp_perimeters_input *in,
                               arp_perimeters **out, arp_error *err) {
    arp_status st = ARP_OK;
    if (!in) return ARP_OK;
    arp_perimeters *p = arp_pool_take(ground->pool, 1, sizeof *p);
    if (!p) return arp_fail_memory(err);
    p->at = arp_pool_take(ground->pool, in->n, sizeof *p->at);
    p->change = arp_pool_take(ground->pool, in->n ? in->n * (in->n - 1) / 2 : 0, sizeof *p->change);
    if (!p->at || !p->change) return arp_fail_memory(err);
    ARP_TRY(arp_unit_measure(ground, in->sums, &in->selection, &p->selection, err));
    for (size_t i = 0; i < in->n; i++) {
        p->at[i].name = in->perimeter[i].name;
        ARP_TRY(arp_unit_measure(ground, in->sums, &in->perimeter[i], &p->at[i].unit, err));
        ARP_TRY(cover(ground, in, i, &p->at[i], err));
        ARP_TRY(arp_spread_measure(ground, in->sums, &in->perimeter[i], &p->at[i].spread, err));
        for (size_t j = 0; j < i; j++) {
            arp_perimeter_change *c = &p->change[p->n_changes++];
            ARP_TRY(change(ground, in, j, i, c, err));
            ARP_TRY(step(ground, &p->at[j].unit, &p->at[i].unit, c, err));
        }
    }
    p->n = in->n;
    *out = p;
done:
    return st;
}
