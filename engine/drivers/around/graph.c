/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/graph.h"

#include <stdlib.h>

#include "base/memory.h"
#include "drivers/around/messages.h"

/* A pair one way round: from in the high half, to in the low one. */
static int rising(const void *a, const void *b) {
    uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
    return (p > q) - (p < q);
}

static arp_status directed(const arp_pair *pair, size_t n_pairs, size_t n, uint64_t *way,
                           arp_error *err) {
    for (size_t e = 0; e < n_pairs; e++) {
        size_t a = pair[e].a, b = pair[e].b;
        if (a >= n || b >= n || a == b) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_NEIGHBOURS_PAIR, "uuu", a, b, n);
        }
        way[2 * e] = (uint64_t)a << 32 | b;
        way[2 * e + 1] = (uint64_t)b << 32 | a;
    }
    qsort(way, 2 * n_pairs, sizeof *way, rising);
    return ARP_OK;
}

arp_status arp_graph_make(const arp_pair *pair, size_t n_pairs, size_t n, arp_graph *out,
                          arp_error *err) {
    arp_graph made = {.n = n};
    arp_status st = ARP_OK;
    uint64_t *way;
    if (!arp_zalloc_all(ARP_ROWS(way, n_pairs, 2), ARP_ARRAY(made.start, n + 1),
                        ARP_ROWS(made.to, n_pairs, 2))) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(directed(pair, n_pairs, n, way, err));
    size_t kept = 0, from = 0;
    for (size_t e = 0; e < 2 * n_pairs; e++) {
        if (e && way[e] == way[e - 1]) continue;
        while (from < way[e] >> 32) made.start[++from] = kept;
        made.to[kept++] = (uint32_t)way[e];
    }
    while (from < n) made.start[++from] = kept;
    *out = made;
    made = (arp_graph){0};

done:
    arp_free(way);
    arp_graph_free(&made);
    return st;
}

void arp_graph_free(arp_graph *graph) {
    arp_free(graph->start);
    arp_free(graph->to);
    *graph = (arp_graph){0};
}

/* Appends to found whoever is reached from its first one; fresh[i] is 1 for who may be taken.
   Returns how many were found. */
static size_t flood(const arp_graph *graph, uint8_t *fresh, uint32_t *found) {
    size_t n = 1;
    fresh[found[0]] = 0;
    for (size_t at = 0; at < n; at++) {
        for (size_t e = graph->start[found[at]]; e < graph->start[found[at] + 1]; e++) {
            uint32_t other = graph->to[e];
            if (fresh[other]) found[n++] = other;
            fresh[other] = 0;
        }
    }
    return n;
}

arp_status arp_graph_reach(const arp_graph *graph, size_t *size, arp_error *err) {
    size_t n = graph->n;
    uint8_t *fresh = arp_zalloc(n, 1);
    uint32_t *found = arp_zalloc(n, sizeof *found);
    arp_status st = fresh && found ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < n; i++) fresh[i] = 1;
    for (size_t i = 0; st == ARP_OK && i < n; i++) {
        if (!fresh[i]) continue;
        found[0] = (uint32_t)i;
        size_t together = flood(graph, fresh, found);
        for (size_t j = 0; j < together; j++) size[found[j]] = together;
    }
    arp_free(fresh);
    arp_free(found);
    return st;
}

arp_status arp_graph_connected(const arp_graph *graph, const size_t *selected, size_t m,
                               bool *connected, arp_error *err) {
    uint8_t *fresh = arp_zalloc(graph->n, 1);
    uint32_t *found = arp_zalloc(m, sizeof *found);
    arp_status st = fresh && found ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) {
        for (size_t t = 0; t < m; t++) fresh[selected[t]] = 1;
        found[0] = (uint32_t)selected[0];
        *connected = flood(graph, fresh, found) == m;
    }
    arp_free(fresh);
    arp_free(found);
    return st;
}
