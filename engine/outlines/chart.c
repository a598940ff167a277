/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"
#include "outlines/chart.h"

#include <stdlib.h>
#include <string.h>

/* The edges of a level, and what meets at their ends. */
typedef struct net {
    const arp_noded *noded;
    uint32_t *edge; /* n: those between groups, by number */
    size_t *along;  /* n + 1: where the sides of each begin in the chart */
    size_t n;
    arp_spot *spot; /* n_spots: their ends, rising */
    size_t n_spots;
    uint32_t (*end)[2]; /* n: the two ends */
    size_t *first;      /* n_spots + 1: edges at each end, in `at` */
    uint32_t *at;       /* 2 n */
    bool *used;         /* n */
} net;

static void net_free(net *w) {
    arp_free(w->edge);
    arp_free(w->along);
    arp_free(w->spot);
    arp_free(w->end);
    arp_free(w->first);
    arp_free(w->at);
    arp_free(w->used);
}

/* One group more along an edge that has those from @p from on. */
static void join(arp_chart *c, size_t from, arp_along one) {
    for (size_t i = from; i < c->n_along; i++) {
        if (c->along[i].territory != one.territory) continue;
        c->along[i].side += one.side;
        return;
    }
    c->along[c->n_along++] = one;
}

/* Groups along the edges of territories; the two sides of one are none. */
static bool find_edges(net *w, const uint32_t *group, arp_chart *c) {
    const arp_noded *g = w->noded;
    if (!arp_zalloc_all(ARP_ARRAY(w->edge, g->n_edges), ARP_ARRAY(w->along, g->n_edges + 1),
                        ARP_ARRAY(c->along, g->n_along)))
        return false;
    for (size_t i = 0, j; i < g->n_along; i = j) {
        size_t from = c->n_along, kept = from;
        for (j = i; j < g->n_along && g->along[j].edge == g->along[i].edge; j++) {
            uint32_t of = group[g->along[j].territory];
            if (of != UINT32_MAX) join(c, from, (arp_along){0, of, g->along[j].side});
        }
        for (size_t k = from; k < c->n_along; k++) {
            if (c->along[k].side == 0) continue;
            c->along[kept] = c->along[k];
            c->along[kept].side = c->along[k].side > 0 ? 1 : -1;
            kept++;
        }
        c->n_along = kept;
        if (kept == from) continue;
        w->edge[w->n++] = g->along[i].edge;
        w->along[w->n] = kept;
    }
    return true;
}

static int rising(const void *a, const void *b) {
    arp_spot p = *(const arp_spot *)a, q = *(const arp_spot *)b;
    return (p > q) - (p < q);
}

static uint32_t number_of(const net *w, arp_spot spot) {
    const arp_spot *at = bsearch(&spot, w->spot, w->n_spots, sizeof spot, rising);
    return (uint32_t)(at - w->spot);
}

static bool find_ends(net *w) {
    if (!arp_zalloc_all(ARP_ARRAY(w->spot, 2 * w->n), ARP_ARRAY(w->end, w->n),
                        ARP_ARRAY(w->first, 2 * w->n + 2), ARP_ARRAY(w->at, 2 * w->n),
                        ARP_ARRAY(w->used, w->n)))
        return false;
    for (size_t i = 0; i < w->n; i++) {
        w->spot[2 * i] = w->noded->edge[w->edge[i]].a;
        w->spot[2 * i + 1] = w->noded->edge[w->edge[i]].b;
    }
    qsort(w->spot, 2 * w->n, sizeof *w->spot, rising);
    for (size_t i = 0; i < 2 * w->n; i++) {
        if (i == 0 || w->spot[i] != w->spot[i - 1]) w->spot[w->n_spots++] = w->spot[i];
    }
    for (size_t i = 0; i < w->n; i++) {
        const arp_edge *e = &w->noded->edge[w->edge[i]];
        w->end[i][0] = number_of(w, e->a);
        w->end[i][1] = number_of(w, e->b);
        for (int k = 0; k < 2; k++) w->first[w->end[i][k] + 2]++;
    }
    for (size_t v = 0; v < w->n_spots; v++) w->first[v + 2] += w->first[v + 1];
    for (size_t i = 0; i < w->n; i++) {
        for (int k = 0; k < 2; k++) w->at[w->first[w->end[i][k] + 1]++] = (uint32_t)i;
    }
    return true;
}

static size_t degree(const net *w, size_t v) {
    return w->first[v + 1] - w->first[v];
}

/* An unused edge at an end; SIZE_MAX: none. */
static size_t unused(const net *w, size_t v) {
    for (size_t k = w->first[v]; k < w->first[v + 1]; k++) {
        if (!w->used[w->at[k]]) return w->at[k];
    }
    return SIZE_MAX;
}

/* From an end along an edge, on to where others meet, or round. */
static void walk_arc(net *w, size_t v, size_t edge, arp_chart *c, arp_along *along,
                     size_t *n_along) {
    const size_t start = v;
    size_t n = c->arc[c->n_arcs];
    int32_t way = w->end[edge][0] == v ? 1 : -1;
    for (size_t k = w->along[edge]; k < w->along[edge + 1]; k++) {
        along[*n_along] = c->along[k];
        along[*n_along].edge = (uint32_t)c->n_arcs;
        along[(*n_along)++].side *= way;
    }
    c->spot[n++] = w->spot[v];
    do {
        w->used[edge] = true;
        v = w->end[edge][w->end[edge][0] == v];
        c->spot[n++] = w->spot[v];
        edge = degree(w, v) == 2 ? unused(w, v) : SIZE_MAX;
    } while (v != start && edge != SIZE_MAX);
    c->arc[++c->n_arcs] = n;
}

/* Arcs from where three meet, then those that meet none. */
static bool find_arcs(net *w, arp_chart *c) {
    arp_along *along = arp_zalloc(c->n_along, sizeof *along);
    size_t n_along = 0;
    if (!along || !arp_zalloc_all(ARP_ARRAY(c->spot, 2 * w->n), ARP_ARRAY(c->arc, w->n + 1))) {
        arp_free(along);
        return false;
    }
    for (int closed = 0; closed < 2; closed++) {
        for (size_t v = 0; v < w->n_spots; v++) {
            if (!closed && degree(w, v) == 2) continue;
            for (size_t e = unused(w, v); e != SIZE_MAX; e = unused(w, v))
                walk_arc(w, v, e, c, along, &n_along);
        }
    }
    arp_free(c->along);
    c->along = along;
    c->n_along = n_along;
    return true;
}

arp_status arp_chart_make(const arp_noded *noded, const uint32_t *group, size_t n_groups,
                          arp_chart *out, arp_error *err) {
    arp_chart made = {.n_groups = n_groups};
    net w = {.noded = noded};
    bool ok = find_edges(&w, group, &made) && find_ends(&w) && find_arcs(&w, &made);
    net_free(&w);
    if (!ok) {
        arp_chart_free(&made);
        return arp_fail_memory(err);
    }
    *out = made;
    return ARP_OK;
}

void arp_chart_areas(const arp_chart *chart, int64_t *out) {
    memset(out, 0, chart->n_groups * sizeof *out);
    for (size_t k = 0; k < chart->n_along; k++) {
        const arp_along *a = &chart->along[k];
        for (size_t i = chart->arc[a->edge]; i + 1 < chart->arc[a->edge + 1]; i++) {
            arp_spot p = chart->spot[i], q = chart->spot[i + 1];
            out[a->territory] -=
                a->side * (arp_spot_x(q) - arp_spot_x(p)) * (arp_spot_y(p) + arp_spot_y(q));
        }
    }
}

void arp_chart_free(arp_chart *chart) {
    arp_free(chart->spot);
    arp_free(chart->arc);
    arp_free(chart->along);
    arp_free(chart->polygon);
    arp_free(chart->ring);
    arp_free(chart->link);
    arp_free(chart->step);
    *chart = (arp_chart){0};
}
