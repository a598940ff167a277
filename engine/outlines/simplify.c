/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "outlines/boxes.h"
#include "outlines/chart.h"
#include "outlines/walk.h"

enum { SHARE = 50, FEWEST_CLOSED = 4 };

static const uint32_t NONE = UINT32_MAX;

/* Points under way: which are left, in lists; the smallest triangle on top of a heap. */
typedef struct work {
    arp_chart *chart;
    uint32_t *before, *after; /* of each point in its arc; NONE at an end */
    uint32_t *arc;            /* that it is of */
    uint32_t *left;           /* points left, one an arc */
    int64_t *most;            /* twice the largest triangle that may go, one an arc */
    int64_t *area;            /* twice that of each point's triangle */
    bool *gone;
    uint32_t *heap, *place; /* points; where each is in the heap, NONE */
    size_t n_heap;
    arp_boxes boxes;    /* of all points */
    arp_edges straight; /* arcs of two points */
} work;

static void work_free(work *w) {
    arp_free(w->before);
    arp_free(w->after);
    arp_free(w->arc);
    arp_free(w->left);
    arp_free(w->most);
    arp_free(w->area);
    arp_free(w->gone);
    arp_free(w->heap);
    arp_free(w->place);
    arp_boxes_free(&w->boxes);
    arp_edges_free(&w->straight);
}

static bool comes_before(const work *w, uint32_t p, uint32_t q) {
    if (w->area[p] != w->area[q]) return w->area[p] < w->area[q];
    return p < q;
}

static void put(work *w, size_t at, uint32_t point) {
    w->heap[at] = point;
    w->place[point] = (uint32_t)at;
}

static void rise(work *w, size_t at) {
    uint32_t point = w->heap[at];
    for (; at > 0 && comes_before(w, point, w->heap[(at - 1) / 2]); at = (at - 1) / 2)
        put(w, at, w->heap[(at - 1) / 2]);
    put(w, at, point);
}

static void sink(work *w, size_t at) {
    uint32_t point = w->heap[at];
    for (size_t child = 2 * at + 1; child < w->n_heap; child = 2 * at + 1) {
        if (child + 1 < w->n_heap && comes_before(w, w->heap[child + 1], w->heap[child])) child++;
        if (!comes_before(w, w->heap[child], point)) break;
        put(w, at, w->heap[child]);
        at = child;
    }
    put(w, at, point);
}

static uint32_t take_first(work *w) {
    uint32_t first = w->heap[0];
    w->place[first] = NONE;
    if (--w->n_heap) {
        put(w, 0, w->heap[w->n_heap]);
        sink(w, 0);
    }
    return first;
}

/* A point's triangle is new: it is in the heap again. */
static void renew(work *w, uint32_t p) {
    const arp_spot *spot = w->chart->spot;
    if (w->before[p] == NONE || w->after[p] == NONE) return;
    w->area[p] = llabs(arp_spot_turn(spot[w->before[p]], spot[p], spot[w->after[p]]));
    if (w->place[p] == NONE) put(w, w->n_heap++, p);
    rise(w, w->place[p]);
    sink(w, w->place[p]);
}

static int sign(int64_t x) {
    return (x > 0) - (x < 0);
}

/* In the triangle or on its sides. */
static bool is_in(arp_spot a, arp_spot b, arp_spot c, arp_spot p) {
    int u = sign(arp_spot_turn(a, b, p)), v = sign(arp_spot_turn(b, c, p)),
        t = sign(arp_spot_turn(c, a, p));
    return (u >= 0 && v >= 0 && t >= 0) || (u <= 0 && v <= 0 && t <= 0);
}

static arp_box box_of(const arp_spot spot[3]) {
    arp_box b = {{INT32_MAX, INT32_MAX}, {INT32_MIN, INT32_MIN}};
    for (int k = 0; k < 3; k++) {
        const int32_t at[2] = {(int32_t)arp_spot_x(spot[k]), (int32_t)arp_spot_y(spot[k])};
        for (int d = 0; d < 2; d++) {
            if (at[d] < b.low[d]) b.low[d] = at[d];
            if (at[d] > b.high[d]) b.high[d] = at[d];
        }
    }
    return b;
}

/* Has a point's triangle another point in it? */
static bool is_held(const work *w, uint32_t p) {
    const arp_spot *spot = w->chart->spot, t[3] = {spot[w->before[p]], spot[p], spot[w->after[p]]};
    arp_boxes_search s = arp_boxes_begin(&w->boxes, box_of(t));
    for (size_t j = arp_boxes_next(&s); j != SIZE_MAX; j = arp_boxes_next(&s)) {
        if (w->gone[j] || spot[j] == t[0] || spot[j] == t[1] || spot[j] == t[2]) continue;
        if (is_in(t[0], t[1], t[2], spot[j])) return true;
    }
    return false;
}

/* Would an arc without this point be no more, or lie on another? */
static bool is_needed(const work *w, uint32_t p) {
    const arp_chart *c = w->chart;
    uint32_t arc = w->arc[p];
    arp_spot from = c->spot[c->arc[arc]], to = c->spot[c->arc[arc + 1] - 1];
    if (from == to) return w->left[arc] <= FEWEST_CLOSED;
    return w->left[arc] == 3 && arp_edges_find(&w->straight, from, to) != SIZE_MAX;
}

static bool take_out(work *w, uint32_t p) {
    const arp_chart *c = w->chart;
    uint32_t a = w->before[p], b = w->after[p], arc = w->arc[p];
    w->gone[p] = true;
    w->after[a] = b;
    w->before[b] = a;
    renew(w, a);
    renew(w, b);
    if (--w->left[arc] > 2) return true;
    return arp_edges_add(&w->straight, c->spot[c->arc[arc]], c->spot[c->arc[arc + 1] - 1]);
}

/* What may go of each arc. */
static bool find_most(work *w, double most) {
    const arp_chart *c = w->chart;
    int64_t *area = arp_zalloc(c->n_groups, sizeof *area);
    if (!area) return false;
    arp_chart_areas(c, area);
    for (size_t i = 0; i < c->n_arcs; i++) w->most[i] = (int64_t)(2 * most);
    for (size_t k = 0; k < c->n_along; k++) {
        int64_t *at = &w->most[c->along[k].edge], share = area[c->along[k].territory] / SHARE;
        if (share < *at) *at = share;
    }
    arp_free(area);
    return true;
}

static arp_status begin(work *w, double most, arp_error *err) {
    const arp_chart *c = w->chart;
    const size_t n = c->arc[c->n_arcs];
    arp_box *box = arp_zalloc(n, sizeof *box);
    bool ok = box && n < NONE &&
              arp_zalloc_all(ARP_ARRAY(w->before, n), ARP_ARRAY(w->after, n), ARP_ARRAY(w->arc, n),
                             ARP_ARRAY(w->left, c->n_arcs), ARP_ARRAY(w->most, c->n_arcs),
                             ARP_ARRAY(w->area, n), ARP_ARRAY(w->gone, n), ARP_ARRAY(w->heap, n),
                             ARP_ARRAY(w->place, n)) &&
              find_most(w, most);
    for (size_t i = 0; ok && i < c->n_arcs; i++) {
        size_t from = c->arc[i], to = c->arc[i + 1];
        w->left[i] = (uint32_t)(to - from);
        if (to - from == 2) ok = arp_edges_add(&w->straight, c->spot[from], c->spot[to - 1]);
        for (size_t p = from; p < to; p++) {
            const arp_spot same[3] = {c->spot[p], c->spot[p], c->spot[p]};
            box[p] = box_of(same);
            w->arc[p] = (uint32_t)i;
            w->place[p] = NONE;
            w->before[p] = p > from ? (uint32_t)p - 1 : NONE;
            w->after[p] = p + 1 < to ? (uint32_t)p + 1 : NONE;
        }
    }
    arp_status st = ok ? arp_boxes_make(box, n, &w->boxes, err) : arp_fail_memory(err);
    arp_free(box);
    for (size_t p = 0; st == ARP_OK && p < n; p++) renew(w, (uint32_t)p);
    return st;
}

/* The points that are left, arc by arc. */
static void close_up(work *w) {
    arp_chart *c = w->chart;
    size_t n = 0;
    for (size_t i = 0, from = 0; i < c->n_arcs; i++) {
        size_t to = c->arc[i + 1];
        for (size_t p = from; p < to; p++) {
            if (!w->gone[p]) c->spot[n++] = c->spot[p];
        }
        c->arc[i + 1] = n;
        from = to;
    }
}

arp_status arp_chart_simplify(arp_chart *chart, double most, arp_error *err) {
    work w = {.chart = chart};
    arp_status st = begin(&w, most, err);
    if (st != ARP_OK) goto done;
    while (w.n_heap) {
        uint32_t p = take_first(&w);
        if (w.area[p] > w.most[w.arc[p]] || is_needed(&w, p) || is_held(&w, p)) continue;
        if (!take_out(&w, p)) ARP_TRY(arp_fail_memory(err));
    }
    close_up(&w);

done:
    work_free(&w);
    return st;
}
