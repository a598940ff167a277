/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rings of the groups: at a point where a group's arcs meet more than once, each that comes in goes
   on with the one that leaves next to the right, past the inside between them; what comes back to a
   point is a ring. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "outlines/chart.h"

/* An arc of one group, walked so that the group is to the left. */
typedef struct way {
    uint32_t group;
    int32_t step;        /* arc, or -1 - arc */
    arp_spot from, next; /* where it begins, and towards where */
    arp_spot to, last;   /* where it ends, and from where      */
} way;

typedef struct ring {
    uint32_t group;
    size_t first, n; /* steps of it */
    int64_t area;    /* twice */
    size_t outer;    /* of a hole: number of the ring round it */
} ring;

typedef struct work {
    arp_chart *chart;
    way *way; /* n, by group, then by beginning */
    size_t n;
    bool *used;   /* n */
    size_t *path; /* n: ways */
    ring *ring;   /* n at most */
    size_t n_rings;
    int32_t *step; /* n: of the rings */
    size_t n_steps;
} work;

static int by_beginning(const void *a, const void *b) {
    const way *p = a, *q = b;
    if (p->group != q->group) return p->group < q->group ? -1 : 1;
    if (p->from != q->from) return p->from < q->from ? -1 : 1;
    return (p->step > q->step) - (p->step < q->step);
}

static way way_of(const arp_chart *c, const arp_along *a) {
    const arp_spot *p = c->spot + c->arc[a->edge];
    size_t n = c->arc[a->edge + 1] - c->arc[a->edge];
    if (a->side > 0) return (way){a->territory, (int32_t)a->edge, p[0], p[1], p[n - 1], p[n - 2]};
    return (way){a->territory, -1 - (int32_t)a->edge, p[n - 1], p[n - 2], p[0], p[1]};
}

static bool begin(work *w) {
    const arp_chart *c = w->chart;
    w->n = c->n_along;
    if (!arp_zalloc_all(ARP_ARRAY(w->way, w->n), ARP_ARRAY(w->used, w->n), ARP_ARRAY(w->path, w->n),
                        ARP_ARRAY(w->ring, w->n), ARP_ARRAY(w->step, w->n)))
        return false;
    for (size_t k = 0; k < w->n; k++) w->way[k] = way_of(c, &c->along[k]);
    qsort(w->way, w->n, sizeof *w->way, by_beginning);
    return true;
}

static size_t first_from(const work *w, uint32_t group, arp_spot from) {
    const way key = {.group = group, .from = from, .step = INT32_MIN};
    size_t low = 0, high = w->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_beginning(&w->way[middle], &key) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Half a turn and more to the left of the direction from o to r: 1, less: 0; r itself: 0. */
static int beyond(arp_spot o, arp_spot r, arp_spot p) {
    int64_t turn = arp_spot_turn(o, r, p);
    int64_t along = (arp_spot_x(r) - arp_spot_x(o)) * (arp_spot_x(p) - arp_spot_x(o)) +
                    (arp_spot_y(r) - arp_spot_y(o)) * (arp_spot_y(p) - arp_spot_y(o));
    return turn < 0 || (turn == 0 && along < 0);
}

/* Is p met before q, turning left from r round o? */
static bool sooner(arp_spot o, arp_spot r, arp_spot p, arp_spot q) {
    int a = beyond(o, r, p), b = beyond(o, r, q);
    return a != b ? a < b : arp_spot_turn(o, p, q) > 0;
}

/* The unused way on from the end of another: the last when turning left from where it came from,
   the first to the right; SIZE_MAX: none. */
static size_t next_way(const work *w, const way *in) {
    size_t best = SIZE_MAX;
    for (size_t k = first_from(w, in->group, in->to);
         k < w->n && w->way[k].group == in->group && w->way[k].from == in->to; k++) {
        if (w->used[k]) continue;
        if (best == SIZE_MAX || sooner(in->to, in->last, w->way[best].next, w->way[k].next))
            best = k;
    }
    return best;
}

/* Twice the area that a ring goes round to the left. */
static int64_t area_of(const arp_chart *c, const int32_t *step, size_t n) {
    int64_t area = 0;
    for (size_t k = 0; k < n; k++) {
        size_t arc = (size_t)(step[k] < 0 ? -1 - step[k] : step[k]);
        int64_t sum = 0;
        for (size_t i = c->arc[arc]; i + 1 < c->arc[arc + 1]; i++) {
            sum -= (arp_spot_x(c->spot[i + 1]) - arp_spot_x(c->spot[i])) *
                   (arp_spot_y(c->spot[i]) + arp_spot_y(c->spot[i + 1]));
        }
        area += step[k] < 0 ? -sum : sum;
    }
    return area;
}

static void close_ring(work *w, size_t k, size_t *n) {
    ring *r = &w->ring[w->n_rings];
    *r = (ring){w->way[w->path[k]].group, w->n_steps, *n - k, 0, SIZE_MAX};
    for (size_t i = k; i < *n; i++) w->step[w->n_steps++] = w->way[w->path[i]].step;
    r->area = area_of(w->chart, w->step + r->first, r->n);
    if (r->area != 0) w->n_rings++;
    else w->n_steps = r->first;
    *n = k;
}

/* Where the path has begun a way at a point; SIZE_MAX: nowhere. */
static size_t on_path(const work *w, size_t n, arp_spot at) {
    for (size_t k = n; k-- > 0;) {
        if (w->way[w->path[k]].from == at) return k;
    }
    return SIZE_MAX;
}

static void find_rings(work *w) {
    for (size_t start = 0; start < w->n; start++) {
        size_t n = 0, i = w->used[start] ? SIZE_MAX : start;
        while (i != SIZE_MAX) {
            w->used[i] = true;
            w->path[n++] = i;
            size_t k = on_path(w, n, w->way[i].to);
            if (k != SIZE_MAX) close_ring(w, k, &n);
            i = n ? next_way(w, &w->way[w->path[n - 1]]) : SIZE_MAX;
        }
    }
}

/* Is the middle of a ring's first line inside another ring? By a ray to the right; all doubled. */
static bool is_inside(const work *w, const ring *one, const ring *other) {
    const arp_chart *c = w->chart;
    int32_t s = w->step[one->first];
    const arp_spot *p = c->spot + c->arc[s < 0 ? -1 - s : s];
    int64_t x = arp_spot_x(p[0]) + arp_spot_x(p[1]), y = arp_spot_y(p[0]) + arp_spot_y(p[1]);
    bool odd = false;
    for (size_t k = 0; k < other->n; k++) {
        int32_t t = w->step[other->first + k];
        size_t arc = (size_t)(t < 0 ? -1 - t : t);
        for (size_t i = c->arc[arc]; i + 1 < c->arc[arc + 1]; i++) {
            int64_t ax = 2 * arp_spot_x(c->spot[i]), ay = 2 * arp_spot_y(c->spot[i]),
                    bx = 2 * arp_spot_x(c->spot[i + 1]), by = 2 * arp_spot_y(c->spot[i + 1]);
            if ((ay > y) == (by > y)) continue;
            odd ^= ((bx - ax) * (y - ay) - (x - ax) * (by - ay) > 0) == (by > ay);
        }
    }
    return odd;
}

/* The smallest ring round a hole, among those from @p from to before @p to. */
static size_t round_hole(const work *w, size_t hole, size_t from, size_t to) {
    size_t best = SIZE_MAX;
    for (size_t i = from; i < to; i++) {
        if (w->ring[i].area < 0 || (best != SIZE_MAX && w->ring[i].area >= w->ring[best].area))
            continue;
        if (is_inside(w, &w->ring[hole], &w->ring[i])) best = i;
    }
    return best;
}

static void put_ring(work *w, const ring *r) {
    arp_chart *c = w->chart;
    memcpy(c->step + c->link[c->n_rings], w->step + r->first, r->n * sizeof *c->step);
    c->link[c->n_rings + 1] = c->link[c->n_rings] + r->n;
    c->n_rings++;
}

/* The rings of one group, from @p from to before @p to, as polygons. */
static void put_group(work *w, size_t from, size_t to) {
    arp_chart *c = w->chart;
    for (size_t i = from; i < to; i++) {
        if (w->ring[i].area < 0) w->ring[i].outer = round_hole(w, i, from, to);
    }
    for (size_t i = from; i < to; i++) {
        if (w->ring[i].area < 0) continue;
        put_ring(w, &w->ring[i]);
        for (size_t j = from; j < to; j++) {
            if (w->ring[j].area < 0 && w->ring[j].outer == i) put_ring(w, &w->ring[j]);
        }
        c->ring[++c->n_polygons] = c->n_rings;
    }
}

arp_status arp_chart_rings(arp_chart *chart, arp_error *err) {
    work w = {.chart = chart};
    bool ok =
        begin(&w) && arp_zalloc_all(ARP_ARRAY(chart->polygon, chart->n_groups + 1),
                                    ARP_ARRAY(chart->ring, w.n + 1),
                                    ARP_ARRAY(chart->link, w.n + 1), ARP_ARRAY(chart->step, w.n));
    if (ok) find_rings(&w);
    for (size_t g = 0, i = 0, j; ok && g < chart->n_groups; g++, i = j) {
        for (j = i; j < w.n_rings && w.ring[j].group == g;) j++;
        put_group(&w, i, j);
        chart->polygon[g + 1] = chart->n_polygons;
    }
    arp_free(w.way);
    arp_free(w.used);
    arp_free(w.path);
    arp_free(w.ring);
    arp_free(w.step);
    return ok ? ARP_OK : arp_fail_memory(err);
}
