/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlines/walk.h"

#include <math.h>
#include <string.h>

enum { MOST_STEPS = 1 << 24 };

/* The box of the rings that count. */
static void bound(const arp_rings *r, const uint32_t *territory, int64_t low[2], int64_t high[2]) {
    low[0] = low[1] = INT32_MAX;
    high[0] = high[1] = INT32_MIN;
    for (size_t f = 0; f < r->n; f++) {
        if (territory[f] == UINT32_MAX) continue;
        size_t from = r->ring[r->polygon[r->feature[f]]],
               to = r->ring[r->polygon[r->feature[f + 1]]];
        for (size_t i = from; i < to; i++) {
            for (int d = 0; d < 2; d++) {
                if (r->point[i][d] < low[d]) low[d] = r->point[i][d];
                if (r->point[i][d] > high[d]) high[d] = r->point[i][d];
            }
        }
    }
}

/* A ring's points on the grid, without those that follow themselves. */
static size_t put_ring(const int32_t (*from)[2], size_t n, const int64_t low[2], double step,
                       arp_spot *to) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        arp_spot x = (arp_spot)llround((double)(from[i][0] - low[0]) / step),
                 y = (arp_spot)llround((double)(from[i][1] - low[1]) / step), at = x << 32 | y;
        if (kept == 0 || to[kept - 1] != at) to[kept++] = at;
    }
    while (kept > 1 && to[kept - 1] == to[0]) kept--;
    return kept < 3 ? 0 : kept;
}

static void put_polygons(const arp_rings *r, size_t f, const int64_t low[2], double step,
                         arp_walk *w) {
    for (size_t p = r->feature[f]; p < r->feature[f + 1]; p++) {
        for (size_t k = r->polygon[p]; k < r->polygon[p + 1]; k++) {
            size_t at = w->ring[w->n_rings], n = r->ring[k + 1] - r->ring[k];
            const int32_t(*from)[2] = (const int32_t(*)[2])(r->point + r->ring[k]);
            w->ring[++w->n_rings] = at + put_ring(from, n, low, step, w->spot + at);
        }
        w->polygon[++w->n_polygons] = w->n_rings;
    }
}

arp_status arp_walk_make(const arp_rings *rings, const uint32_t *territory, size_t fineness,
                         arp_walk *out, arp_noded *noded, arp_error *err) {
    arp_walk w = {0};
    int64_t low[2], high[2];
    if (!arp_zalloc_all(ARP_ARRAY(w.spot, rings->n_points), ARP_ARRAY(w.ring, rings->n_rings + 1),
                        ARP_ARRAY(w.polygon, rings->n_polygons + 1),
                        ARP_ARRAY(w.territory, rings->n_polygons)))
        return arp_fail_memory(err);
    bound(rings, territory, low, high);
    double side = fmax((double)(high[0] - low[0]), (double)(high[1] - low[1]));
    size_t most = fineness < MOST_STEPS ? fineness : MOST_STEPS;
    double step = fmax(1, side / (double)(most - 1));
    for (size_t f = 0; f < rings->n; f++) {
        if (territory[f] == UINT32_MAX) continue;
        size_t before = w.n_polygons;
        put_polygons(rings, f, low, step, &w);
        for (size_t p = before; p < w.n_polygons; p++) w.territory[p] = territory[f];
    }
    for (int d = 0; d < 2; d++) noded->origin[d] = (double)low[d] / ARP_DEGREE;
    noded->step = step / ARP_DEGREE;
    *out = w;
    return ARP_OK;
}

void arp_walk_free(arp_walk *walk) {
    arp_free(walk->spot);
    arp_free(walk->ring);
    arp_free(walk->polygon);
    arp_free(walk->territory);
    *walk = (arp_walk){0};
}

/* splitmix64's last steps (Steele, Lea and Flood 2014), over both ends. */
static size_t slot_of(arp_spot a, arp_spot b, size_t room) {
    uint64_t h = a * UINT64_C(0x9e3779b97f4a7c15) ^ b;
    h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
    h ^= h >> 31;
    return (size_t)h & (2 * room - 1);
}

/* The slot of an edge, or the empty one where it would be. */
static uint32_t *slot(const arp_edges *e, arp_spot a, arp_spot b) {
    size_t at = slot_of(a, b, e->room);
    while (e->slot[at] && (e->edge[e->slot[at] - 1].a != a || e->edge[e->slot[at] - 1].b != b))
        at = (at + 1) & (2 * e->room - 1);
    return &e->slot[at];
}

static bool grow(arp_edges *e) {
    size_t room = e->room ? 2 * e->room : 1024;
    arp_edge *edge = arp_resize(e->edge, room, sizeof *edge);
    if (edge) e->edge = edge;
    uint32_t *slots = edge && room <= (size_t)1 << 28 ? arp_zalloc(2 * room, sizeof *slots) : NULL;
    if (!slots) return false;
    arp_free(e->slot);
    e->slot = slots;
    e->room = room;
    for (size_t i = 0; i < e->n; i++) *slot(e, e->edge[i].a, e->edge[i].b) = (uint32_t)i + 1;
    return true;
}

bool arp_edges_add(arp_edges *e, arp_spot a, arp_spot b) {
    if (e->n == e->room && !grow(e)) return false;
    arp_edge one = a < b ? (arp_edge){a, b} : (arp_edge){b, a};
    uint32_t *at = slot(e, one.a, one.b);
    if (*at) return true;
    e->edge[e->n] = one;
    *at = (uint32_t)++e->n;
    return true;
}

arp_status arp_edges_make(const arp_walk *walk, arp_edges *out, arp_error *err) {
    for (size_t r = 0; r < walk->n_rings; r++) {
        size_t from = walk->ring[r], to = walk->ring[r + 1];
        for (size_t i = from; i < to; i++) {
            arp_spot next = walk->spot[i + 1 < to ? i + 1 : from];
            if (!arp_edges_add(out, walk->spot[i], next)) return arp_fail_memory(err);
        }
    }
    return ARP_OK;
}

size_t arp_edges_find(const arp_edges *edges, arp_spot a, arp_spot b) {
    if (edges->n == 0) return SIZE_MAX;
    uint32_t at = a < b ? *slot(edges, a, b) : *slot(edges, b, a);
    return at ? at - 1 : SIZE_MAX;
}

void arp_edges_free(arp_edges *edges) {
    arp_free(edges->edge);
    arp_free(edges->slot);
    *edges = (arp_edges){0};
}
