/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/drawn/window.h"

/* The place of `what` among the neighbours of `of`, which rise. */
static uint32_t place_of(const arp_graph *g, uint32_t of, uint32_t what) {
    size_t low = g->start[of], high = g->start[of + 1];
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (g->to[middle] <= what) low = middle;
        else high = middle;
    }
    return (uint32_t)low;
}

static size_t count_cut(const arp_graph *g, const size_t *chosen, size_t m, const bool *in) {
    size_t cut = 0;
    for (size_t i = 0; i < m; i++) {
        for (size_t e = g->start[chosen[i]]; e < g->start[chosen[i] + 1]; e++) cut += !in[g->to[e]];
    }
    return cut;
}

arp_status arp_window_make(const arp_graph *graph, const double *population, const size_t *chosen,
                           size_t m, arp_pool *pool, arp_window *out, arp_error *err) {
    arp_window w = {.graph = graph, .population = population};
    uint32_t *twin, *open;
    bool *in;
    double people = 0.0;
    if (!arp_pool_take_all(pool, ARP_ARRAY(twin, graph->start[graph->n]), ARP_ARRAY(open, graph->n),
                           ARP_ARRAY(in, graph->n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < m; i++) {
        in[chosen[i]] = true;
        people += population[chosen[i]];
    }
    w.cut = count_cut(graph, chosen, m, in);
    /* in whole numbers: 0.8 m and 1.2 m themselves are in */
    w.least = (4 * m + 4) / 5;
    w.most = 6 * m / 5;
    w.from = (1.0 - ARP_WINDOW_PEOPLE) * people;
    w.to = (1.0 + ARP_WINDOW_PEOPLE) * people;
    for (size_t i = 0; i < graph->n; i++) {
        size_t degree = graph->start[i + 1] - graph->start[i];
        if (degree > w.degree) w.degree = degree;
        if (population[i] <= w.to) open[w.n_open++] = (uint32_t)i;
        for (size_t e = graph->start[i]; e < graph->start[i + 1]; e++)
            twin[e] = place_of(graph, graph->to[e], (uint32_t)i);
    }
    w.twin = twin;
    w.open = open;
    *out = w;
    return ARP_OK;
}
