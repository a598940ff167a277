/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a polygon is what a ray leaves an odd number of times, whichever way round its
   rings go: each of its edges gets the side on which that is. */
#include "outlines/noded.h"

#include <stdlib.h>

#include "outlines/walk.h"

/* One polygon's edges, as they go round; those met an even number of times are none. */
typedef struct half {
    arp_spot from, to;
    uint32_t edge;
} half;

/* What one polygon is worked out in: room for the largest. */
typedef struct bench {
    half *out;         /* 2 n: every edge from both ends, by its beginning, then by direction */
    size_t n;          /* edges */
    bool *used;        /* 2 n */
    uint32_t *back;    /* 2 n: the same edge from its other end */
    size_t *path, *at; /* n + 1, 2 n + 1: halves walked; where a beginning is on the path, + 1 */
    size_t *cycle;     /* n: halves of the cycles, one after the other */
    size_t *first;     /* n + 1: where each cycle begins */
    size_t n_cycles;
} bench;

static void bench_free(bench *b) {
    arp_free(b->out);
    arp_free(b->used);
    arp_free(b->back);
    arp_free(b->path);
    arp_free(b->at);
    arp_free(b->cycle);
    arp_free(b->first);
}

static bool bench_make(const arp_walk *w, bench *b) {
    size_t most = 0;
    for (size_t p = 0; p < w->n_polygons; p++) {
        size_t n = w->ring[w->polygon[p + 1]] - w->ring[w->polygon[p]];
        if (n > most) most = n;
    }
    return arp_zalloc_all(ARP_ARRAY(b->out, 2 * most), ARP_ARRAY(b->used, 2 * most),
                          ARP_ARRAY(b->back, 2 * most), ARP_ARRAY(b->path, most + 1),
                          ARP_ARRAY(b->at, 2 * most + 1), ARP_ARRAY(b->cycle, most),
                          ARP_ARRAY(b->first, most + 1));
}

static int by_edge(const void *a, const void *b) {
    const half *p = a, *q = b;
    return (p->edge > q->edge) - (p->edge < q->edge);
}

/* The upper half of the directions, from 0 to below half a turn, before the lower one. */
static int lower(arp_spot from, arp_spot to) {
    int64_t x = arp_spot_x(to) - arp_spot_x(from), y = arp_spot_y(to) - arp_spot_y(from);
    return y < 0 || (y == 0 && x < 0);
}

/* By beginning, then round it, to the left. */
static int by_direction(const void *a, const void *b) {
    const half *p = a, *q = b;
    if (p->from != q->from) return p->from < q->from ? -1 : 1;
    int l = lower(p->from, p->to), m = lower(q->from, q->to);
    if (l != m) return l - m;
    int64_t turn = arp_spot_turn(p->from, p->to, q->to);
    return (turn < 0) - (turn > 0);
}

/* The polygon's edges that are met an odd number of times, from both ends. */
static void list_halves(const arp_walk *w, size_t p, const arp_edges *edges, bench *b) {
    size_t n = 0, kept = 0;
    for (size_t r = w->polygon[p]; r < w->polygon[p + 1]; r++) {
        size_t from = w->ring[r], to = w->ring[r + 1];
        for (size_t i = from; i < to; i++) {
            arp_spot next = w->spot[i + 1 < to ? i + 1 : from];
            uint32_t edge = (uint32_t)arp_edges_find(edges, w->spot[i], next);
            b->out[n++] = (half){w->spot[i], next, edge};
        }
    }
    qsort(b->out, n, sizeof *b->out, by_edge);
    for (size_t i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && b->out[j].edge == b->out[i].edge;) j++;
        if ((j - i) % 2) b->out[kept++] = b->out[i];
    }
    for (size_t i = 0; i < kept; i++)
        b->out[kept + i] = (half){b->out[i].to, b->out[i].from, b->out[i].edge};
    b->n = kept;
    qsort(b->out, 2 * kept, sizeof *b->out, by_direction);
}

/* First of the halves that begin at a point; 2 n where none does. */
static size_t first_from(const bench *b, arp_spot from) {
    size_t low = 0, high = 2 * b->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->out[middle].from < from) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void link_back(bench *b) {
    for (size_t i = 0; i < 2 * b->n; i++) {
        size_t j = first_from(b, b->out[i].to);
        while (b->out[j].edge != b->out[i].edge) j++;
        b->back[i] = (uint32_t)j;
        b->used[i] = false;
        b->at[i] = 0;
    }
}

/* The next unused half to the left of @p i among those from the same point: neighbours go together,
   so that cycles touch and do not cross. */
static size_t next_round(const bench *b, size_t i) {
    size_t first = first_from(b, b->out[i].from), n = 0;
    while (first + n < 2 * b->n && b->out[first + n].from == b->out[i].from) n++;
    for (size_t k = 1; k < n; k++) {
        size_t j = first + (i - first + k) % n;
        if (!b->used[j]) return j;
    }
    return SIZE_MAX;
}

/* Take the end of the path off, from its k-th half on, as a cycle. */
static void close_cycle(bench *b, size_t k, size_t *n) {
    size_t at = b->first[b->n_cycles];
    for (size_t i = k; i < *n; i++) {
        b->at[first_from(b, b->out[b->path[i]].from)] = 0;
        b->cycle[at++] = b->path[i];
    }
    b->first[++b->n_cycles] = at;
    *n = k;
}

/* Cycles in which no point comes twice. */
static void find_cycles(bench *b) {
    b->n_cycles = 0;
    b->first[0] = 0;
    for (size_t start = 0; start < 2 * b->n; start++) {
        size_t n = 0, i = b->used[start] ? SIZE_MAX : start;
        while (i != SIZE_MAX) {
            b->used[i] = b->used[b->back[i]] = true;
            b->at[first_from(b, b->out[i].from)] = n + 1;
            b->path[n++] = i;
            size_t seen = b->at[first_from(b, b->out[i].to)];
            if (seen) close_cycle(b, seen - 1, &n);
            i = n ? next_round(b, b->back[b->path[n - 1]]) : SIZE_MAX;
        }
    }
}

static int64_t area_of(const bench *b, size_t c) {
    arp_spot o = b->out[b->cycle[b->first[c]]].from;
    int64_t sum = 0;
    for (size_t i = b->first[c]; i < b->first[c + 1]; i++)
        sum += arp_spot_turn(o, b->out[b->cycle[i]].from, b->out[b->cycle[i]].to);
    return sum;
}

/* Is the middle of a cycle's first edge inside the others? By a ray to the right; all doubled. */
static bool is_hole(const bench *b, size_t c) {
    const half *h = &b->out[b->cycle[b->first[c]]];
    int64_t x = arp_spot_x(h->from) + arp_spot_x(h->to),
            y = arp_spot_y(h->from) + arp_spot_y(h->to);
    bool odd = false;
    for (size_t i = 0; i < b->first[b->n_cycles]; i++) {
        if (i >= b->first[c] && i < b->first[c + 1]) continue;
        const half *e = &b->out[b->cycle[i]];
        int64_t ax = 2 * arp_spot_x(e->from), ay = 2 * arp_spot_y(e->from),
                bx = 2 * arp_spot_x(e->to), by = 2 * arp_spot_y(e->to);
        if ((ay > y) == (by > y)) continue;
        int64_t turn = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
        odd ^= (turn > 0) == (by > ay);
    }
    return odd;
}

/* The sides of one polygon's edges. */
static size_t put_along(const bench *b, uint32_t territory, arp_along *to) {
    size_t n = 0;
    for (size_t c = 0; c < b->n_cycles; c++) {
        bool left = area_of(b, c) > 0;
        if (b->n_cycles > 1 && is_hole(b, c)) left = !left;
        for (size_t i = b->first[c]; i < b->first[c + 1]; i++) {
            const half *h = &b->out[b->cycle[i]];
            to[n++] = (arp_along){h->edge, territory, (h->from < h->to) == left ? 1 : -1};
        }
    }
    return n;
}

static int by_edge_then(const void *a, const void *b) {
    const arp_along *p = a, *q = b;
    if (p->edge != q->edge) return p->edge < q->edge ? -1 : 1;
    if (p->territory != q->territory) return p->territory < q->territory ? -1 : 1;
    return p->side - q->side;
}

/* A territory that has an edge on the same side twice, by an outline given twice, has it once; one
   that has it on both sides has none there. */
static size_t tidy(arp_along *a, size_t n) {
    size_t kept = 0;
    qsort(a, n, sizeof *a, by_edge_then);
    for (size_t i = 0, j; i < n; i = j) {
        bool side[2] = {false, false};
        for (j = i; j < n && a[j].edge == a[i].edge && a[j].territory == a[i].territory; j++)
            side[a[j].side > 0] = true;
        if (side[0] == side[1]) continue;
        arp_along one = a[i];
        one.side = side[1] ? 1 : -1;
        a[kept++] = one;
    }
    return kept;
}

static arp_status find_along(const arp_walk *w, const arp_edges *edges, arp_noded *out,
                             arp_error *err) {
    bench b = {0};
    out->along = arp_zalloc(w->ring[w->n_rings], sizeof *out->along);
    bool ok = bench_make(w, &b) && out->along;
    for (size_t p = 0; ok && p < w->n_polygons; p++) {
        list_halves(w, p, edges, &b);
        link_back(&b);
        find_cycles(&b);
        out->n_along += put_along(&b, w->territory[p], out->along + out->n_along);
    }
    bench_free(&b);
    if (!ok) return arp_fail_memory(err);
    out->n_along = tidy(out->along, out->n_along);
    return ARP_OK;
}

arp_status arp_noded_make(const arp_rings *rings, const uint32_t *territory, size_t fineness,
                          arp_noded *out, bool *tangled, arp_error *err) {
    arp_noded made = {0};
    arp_walk walk = {0};
    arp_edges edges = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_walk_make(rings, territory, fineness, &walk, &made, err));
    ARP_TRY(arp_walk_cut(&walk, &edges, tangled, err));
    if (*tangled) goto done;
    ARP_TRY(find_along(&walk, &edges, &made, err));
    made.edge = edges.edge;
    made.n_edges = edges.n;
    edges.edge = NULL;
    *out = made;
    made = (arp_noded){0};

done:
    arp_walk_free(&walk);
    arp_edges_free(&edges);
    arp_noded_free(&made);
    return st;
}

void arp_noded_free(arp_noded *noded) {
    arp_free(noded->edge);
    arp_free(noded->along);
    *noded = (arp_noded){0};
}
