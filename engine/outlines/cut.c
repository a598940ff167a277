/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines cut where they meet: snap rounding, repeated until nothing moves (Hobby 1999; Halperin and
   Packer 2002). */
#include <math.h>
#include <stdlib.h>

#include "outlines/boxes.h"
#include "outlines/walk.h"

enum { MOST_ROUNDS = 50 };

/* A point that an edge gets. */
typedef struct split {
    uint32_t edge;
    int64_t along; /* from its lower end, times its length */
    arp_spot at;
} split;

typedef struct splits {
    split *at;
    size_t n, room;
} splits;

/* How far along an edge a point is, times the edge's length. */
static int64_t along(const arp_edge *e, arp_spot p) {
    return (arp_spot_x(p) - arp_spot_x(e->a)) * (arp_spot_x(e->b) - arp_spot_x(e->a)) +
           (arp_spot_y(p) - arp_spot_y(e->a)) * (arp_spot_y(e->b) - arp_spot_y(e->a));
}

static bool add(splits *s, size_t edge, const arp_edge *e, arp_spot at) {
    if (at == e->a || at == e->b) return true;
    if (s->n == s->room) {
        size_t room = s->room ? 2 * s->room : 256;
        split *more = arp_resize(s->at, room, sizeof *more);
        if (!more) return false;
        s->at = more;
        s->room = room;
    }
    s->at[s->n++] = (split){(uint32_t)edge, along(e, at), at};
    return true;
}

/* Is a point within half a step of an edge, between its ends? Products are below 2^53. */
static bool is_near(const arp_edge *e, arp_spot p) {
    int64_t length2 = along(e, e->b), t = along(e, p);
    if (t <= 0 || t >= length2) return false;
    return 2 * fabs((double)arp_spot_turn(e->a, e->b, p)) <= sqrt((double)length2);
}

static int sign(int64_t x) {
    return (x > 0) - (x < 0);
}

/* Do two edges cross between their ends? The point of the grid that is nearest, if so. */
static bool cross(const arp_edge *e, const arp_edge *f, arp_spot *at) {
    int64_t c = arp_spot_turn(e->a, e->b, f->a), d = arp_spot_turn(e->a, e->b, f->b);
    if (sign(c) * sign(d) >= 0) return false;
    if (sign(arp_spot_turn(f->a, f->b, e->a)) * sign(arp_spot_turn(f->a, f->b, e->b)) >= 0)
        return false;
    double t = (double)c / ((double)c - (double)d);
    double x = (double)arp_spot_x(f->a) + t * (double)(arp_spot_x(f->b) - arp_spot_x(f->a));
    double y = (double)arp_spot_y(f->a) + t * (double)(arp_spot_y(f->b) - arp_spot_y(f->a));
    *at = (arp_spot)llround(x) << 32 | (arp_spot)llround(y);
    return true;
}

static bool meet(splits *s, const arp_edges *edges, size_t i, size_t j) {
    const arp_edge *e = &edges->edge[i], *f = &edges->edge[j];
    arp_spot at;
    bool ok = true;
    if (is_near(e, f->a)) ok = ok && add(s, i, e, f->a);
    if (is_near(e, f->b)) ok = ok && add(s, i, e, f->b);
    if (is_near(f, e->a)) ok = ok && add(s, j, f, e->a);
    if (is_near(f, e->b)) ok = ok && add(s, j, f, e->b);
    if (cross(e, f, &at)) ok = ok && add(s, i, e, at) && add(s, j, f, at);
    return ok;
}

static arp_box box_of(const arp_edge *e, int32_t around) {
    int32_t x[2] = {(int32_t)arp_spot_x(e->a), (int32_t)arp_spot_x(e->b)},
            y[2] = {(int32_t)arp_spot_y(e->a), (int32_t)arp_spot_y(e->b)};
    return (arp_box){{x[0] - around, (y[0] < y[1] ? y[0] : y[1]) - around},
                     {x[1] + around, (y[0] < y[1] ? y[1] : y[0]) + around}};
}

/* Where edges meet others. Those of @p before have been looked at, and met none of each other. */
static arp_status find_splits(const arp_edges *edges, const arp_edges *before, splits *out,
                              arp_error *err) {
    arp_boxes tree = {0};
    arp_box *box = arp_zalloc(edges->n, sizeof *box);
    bool *fresh = arp_zalloc(edges->n, sizeof *fresh);
    arp_status st = box && fresh ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < edges->n; i++) {
        box[i] = box_of(&edges->edge[i], 0);
        fresh[i] = arp_edges_find(before, edges->edge[i].a, edges->edge[i].b) == SIZE_MAX;
    }
    ARP_TRY(arp_boxes_make(box, edges->n, &tree, err));
    for (size_t i = 0; i < edges->n; i++) {
        if (!fresh[i]) continue;
        arp_boxes_search s = arp_boxes_begin(&tree, box_of(&edges->edge[i], 1));
        for (size_t j = arp_boxes_next(&s); j != SIZE_MAX; j = arp_boxes_next(&s)) {
            if (j == i || (fresh[j] && j < i)) continue;
            if (!meet(out, edges, i, j)) ARP_TRY(arp_fail_memory(err));
        }
    }

done:
    arp_boxes_free(&tree);
    arp_free(box);
    arp_free(fresh);
    return st;
}

static int by_place(const void *a, const void *b) {
    const split *p = a, *q = b;
    if (p->edge != q->edge) return p->edge < q->edge ? -1 : 1;
    if (p->along != q->along) return p->along < q->along ? -1 : 1;
    return (p->at > q->at) - (p->at < q->at);
}

/* The points of an edge from one end to the other, the last left out. */
static size_t put_edge(arp_spot from, arp_spot to, const splits *s, const size_t range[2],
                       arp_spot *out) {
    size_t n = 0, k = range[1] - range[0];
    out[n++] = from;
    for (size_t i = 0; i < k; i++) {
        arp_spot at = s->at[from < to ? range[0] + i : range[1] - 1 - i].at;
        if (at != out[n - 1]) out[n++] = at;
    }
    return n;
}

/* Where the splits of each edge begin; NULL when memory is short. */
static size_t *begin_of(const arp_edges *edges, const splits *s) {
    size_t *first = arp_zalloc(edges->n + 1, sizeof *first);
    for (size_t i = 0; first && i < s->n; i++) first[s->at[i].edge + 1]++;
    for (size_t i = 0; first && i < edges->n; i++) first[i + 1] += first[i];
    return first;
}

/* Rings with the points that their edges got. A ring may go back where it came from: it is kept. */
static arp_status rewrite(arp_walk *w, const arp_edges *edges, const splits *s, arp_error *err) {
    size_t *first = begin_of(edges, s), more = 0, n = 0;
    arp_spot *spot = NULL;
    arp_status st = first ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (int pass = 0; pass < 2; pass++) {
        if (pass) spot = arp_zalloc(w->ring[w->n_rings] + more, sizeof *spot);
        if (pass && !spot) ARP_TRY(arp_fail_memory(err));
        for (size_t r = 0, from = 0; r < w->n_rings; r++) {
            size_t to = w->ring[r + 1];
            for (size_t i = from; i < to; i++) {
                arp_spot a = w->spot[i], b = w->spot[i + 1 < to ? i + 1 : from];
                size_t e = arp_edges_find(edges, a, b);
                const size_t range[2] = {first[e], first[e + 1]};
                if (pass) n += put_edge(a, b, s, range, spot + n);
                else more += range[1] - range[0];
            }
            from = to;
            if (pass) w->ring[r + 1] = n;
        }
    }
    arp_free(w->spot);
    w->spot = spot;

done:
    arp_free(first);
    return st;
}

arp_status arp_walk_cut(arp_walk *walk, arp_edges *edges, bool *tangled, arp_error *err) {
    arp_edges before = {0};
    splits found = {0};
    arp_status st = ARP_OK;
    *tangled = true;
    for (int round = 0; round < MOST_ROUNDS && *tangled; round++) {
        arp_edges_free(&before);
        before = *edges;
        *edges = (arp_edges){0};
        ARP_TRY(arp_edges_make(walk, edges, err));
        found.n = 0;
        ARP_TRY(find_splits(edges, &before, &found, err));
        *tangled = found.n > 0;
        if (!*tangled) break;
        qsort(found.at, found.n, sizeof *found.at, by_place);
        ARP_TRY(rewrite(walk, edges, &found, err));
    }

done:
    arp_edges_free(&before);
    arp_free(found.at);
    return st;
}
