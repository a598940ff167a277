/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/decide/decide.h"

#include <string.h>

#include "drivers/decide/parts.h"
#include "drivers/resemblance/conditional.h"

enum { ALIGNED = 64, FEW_ROWS = 8, MANY_ROWS = 128 };

struct arp_decide {
    size_t n, m, q, n_levels;
    size_t *selected; /* m                                                */
    double *level;    /* n_levels                                         */
    double *stand;    /* n_levels + 1: what p's between two levels answer */
    const arp_decide_way *way;
    arp_decide_case it;     /* what is asked               */
    float *weight, *before; /* of bins, up to MANY_ROWS    */
    arp_conditional_room *conditional;
    arp_decide_counts counts;
};

const arp_decide_way *arp_decide_way_at(size_t place) {
    for (size_t w = 0; ARP_DECIDE_WAYS[w]; w++) {
        if (ARP_DECIDE_WAYS[w]->present() && place-- == 0) return ARP_DECIDE_WAYS[w];
    }
    return NULL;
}

/* n floats, or as many whole numbers of their size, at a multiple of a vector's size. */
static void *take_aligned(arp_pool *pool, size_t n) {
    char *at = arp_pool_take(pool, n + ALIGNED / sizeof(float), sizeof(float));
    return at ? at + (ALIGNED - (uintptr_t)at % ALIGNED) % ALIGNED : NULL;
}

static bool take_room(arp_decide *room, arp_pool *pool) {
    size_t padded = (room->n + ARP_DECIDE_PADDED - 1) / ARP_DECIDE_PADDED * ARP_DECIDE_PADDED;
    size_t bins = (size_t)MANY_ROWS * ARP_DECIDE_STRETCHES;
    arp_decide_case *c = &room->it;
    *c =
        (arp_decide_case){.n = room->n, .m = room->m, .padded = padded, .selected = room->selected};
    c->x = take_aligned(pool, padded);
    c->w = take_aligned(pool, padded);
    c->edge = take_aligned(pool, padded);
    c->bin = take_aligned(pool, padded);
    room->weight = take_aligned(pool, 2 * bins + ARP_DECIDE_SPARE);
    room->before = take_aligned(pool, 2 * bins + 1);
    bool ok = c->x && c->w && c->edge && c->bin && room->weight && room->before;
    for (size_t k = 0; k < room->q && k < ARP_DECIDE_LINES; k++) {
        c->z[k] = take_aligned(pool, padded);
        ok = ok && c->z[k];
    }
    return ok;
}

arp_status arp_decide_new(const arp_decide_input *in, arp_pool *pool, arp_decide **out,
                          arp_error *err) {
    arp_decide *room = arp_pool_take(pool, 1, sizeof *room);
    if (!room) return arp_fail_memory(err);
    *room = (arp_decide){.n = in->n,
                         .m = in->m,
                         .q = in->q,
                         .n_levels = in->n_levels,
                         .way = in->way ? in->way : arp_decide_way_at(0)};
    bool ok = arp_pool_take_all(pool, ARP_ARRAY(room->selected, in->m),
                                ARP_ARRAY(room->level, in->n_levels),
                                ARP_ARRAY(room->stand, in->n_levels + 1)) &&
              take_room(room, pool);
    if (!ok) return arp_fail_memory(err);
    memcpy(room->selected, in->selected, in->m * sizeof *in->selected);
    for (size_t l = 0; l < in->n_levels; l++) {
        double before = l ? in->level[l - 1] : 0.0;
        room->level[l] = in->level[l];
        room->stand[l] = before + (in->level[l] - before) / 2.0;
    }
    room->stand[in->n_levels] = 1.0;
    *out = room;
    return arp_conditional_room_new(in->n, in->m, in->q, pool, &room->conditional, err);
}

/* Levels that p is above. */
static size_t levels_below(const arp_decide *room, double p) {
    size_t below = 0;
    while (below < room->n_levels && !(p <= room->level[below])) below++;
    return below;
}

static arp_decided measure(arp_decide *room, const double *own, const double *const *other,
                           size_t q) {
    const arp_conditional_input in = {
        .n = room->n, .m = room->m, .q = q, .selected = room->selected, .own = own, .other = other};
    arp_conditional found;
    room->counts.measured++;
    arp_conditional_measure(&in, room->conditional, &found);
    return (arp_decided){.p = room->stand[levels_below(room, found.p)],
                         .separated = found.separated};
}

/* Of the weight of the sets that reach the observed sum. */
typedef struct bounds {
    double low, high;
} bounds;

/* p, where no level is between the bounds or near them. */
static bool told(const arp_decide *room, bounds weight, double *p) {
    const double near = 1e-7;
    const arp_decide_case *c = &room->it;
    double slack = c->fit.round * c->lower.may * c->sum[0][0] + near * c->fit.all;
    double low = weight.low * (1.0 - c->fit.error) - slack;
    double high = weight.high * (1.0 + c->fit.error) + slack;
    size_t below = levels_below(room, low / c->fit.all);
    if (below != levels_below(room, high / c->fit.all)) return false;
    *p = room->stand[below];
    return true;
}

/* Bounds by bins of the edges at hand, the low one for those of lower edges and the high one for
   those of upper edges, or of any that are at most 2 e below them. */
static bool count_pairs(const arp_decide *room, const arp_decide_edges *edges, double e,
                        size_t rows, bounds *out) {
    const arp_decide_case *c = &room->it;
    const float least = 1e-5f;
    float far = edges->high < -edges->low ? edges->high : -edges->low;
    size_t bins = rows * ARP_DECIDE_STRETCHES;
    double further = 2.0 + 4.0 * e * (double)bins / (double)far;
    if (!(far > least * (edges->high - edges->low) && further < (double)rows)) return false;
    arp_decide_bins b = {
        .rows = rows, .reach = (size_t)further, .weight = room->weight, .before = room->before};
    arp_decide_pairs pairs;
    while ((size_t)1 << b.shift < rows) b.shift++;
    room->way->pair(c, (float)(bins - 2 - b.reach) / far, &b, &pairs);
    double above = (edges->over * edges->over - edges->square) / 2.0;
    double observed = (double)c->w[c->selected[0]] * (double)c->w[c->selected[1]];
    out->low = above + pairs.near + observed;
    out->high = above + pairs.far + pairs.first * pairs.first / 2.0;
    return true;
}

static void climb(arp_decide *room) {
    arp_decide_climb(&room->it);
    while (room->it.state == ARP_DECIDE_CLIMBS) {
        room->way->weigh(&room->it);
        arp_decide_climb(&room->it);
    }
}

static bool leave(arp_decide *room) {
    arp_decide_case *c = &room->it;
    if (c->state != ARP_DECIDE_FITTED || !arp_decide_project(c, room->way)) return false;
    room->way->leave(c, -1.0f, &c->lower);
    return true;
}

/* Of pairs with both edges above 0, or one above a step and the other not below the opposite one,
   and of those without both below, or one not above a step and the other further below. */
static bounds roughly(const arp_decide_case *c) {
    const arp_decide_edges *l = &c->lower;
    double one = c->sum[0][0];
    if (c->m == 1) return (bounds){l->over + (double)c->w[c->selected[0]], l->may};
    return (bounds){(l->over * l->over - l->square) / 2.0 + l->above * (l->near - l->over),
                    l->may * (one - l->may / 2.0) - (l->may - l->above) * (one - l->far)};
}

/* p by bounds that come closer while a level is between them. */
static bool find(arp_decide *room, double *p) {
    arp_decide_case *c = &room->it;
    arp_decide_edges upper;
    bounds found, other;
    if (!leave(room)) return false;
    if (told(room, roughly(c), p)) return true;
    if (c->m == 1) return false;
    bool few = count_pairs(room, &c->lower, c->fit.e, FEW_ROWS, &found);
    if (few && told(room, found, p)) return true;
    c->tight = true;
    climb(room);
    if (!leave(room) || !count_pairs(room, &c->lower, 0.0, MANY_ROWS, &found)) return false;
    room->way->leave(c, 1.0f, &upper);
    if (!count_pairs(room, &upper, 0.0, MANY_ROWS, &other)) return false;
    return told(room, (bounds){found.low, other.high}, p);
}

static double origin_of(const arp_decide *room, const double *line) {
    double first = line[room->selected[0]], last = line[room->selected[room->m - 1]];
    return first + (last - first) / 2.0;
}

arp_decided arp_decide_ask(arp_decide *room, const double *own, const double *const *other,
                           size_t q) {
    arp_decide_case *c = &room->it;
    double p;
    room->counts.asked++;
    if (q == 0 || q > ARP_DECIDE_LINES) return measure(room, own, other, q);
    c->q = q;
    c->own_line = own;
    c->own_origin = origin_of(room, own);
    for (size_t k = 0; k < q; k++) {
        c->seen[k].origin = origin_of(room, other[k]);
        room->way->take(other[k], room->n, c->z[k], &c->seen[k]);
    }
    arp_decide_start(c, room->way);
    if (c->state == ARP_DECIDE_CLIMBS) {
        room->way->weigh(c);
        climb(room);
    }
    if (c->state == ARP_DECIDE_SEPARATED) {
        return (arp_decided){.p = room->stand[levels_below(room, 1.0)], .separated = true};
    }
    if (!find(room, &p)) return measure(room, own, other, q);
    return (arp_decided){.p = p};
}

arp_decide_counts arp_decide_count(const arp_decide *room) {
    return room->counts;
}
