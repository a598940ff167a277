/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/grow.h"

#include "base/memory.h"

/* A set under way. Neighbours met so far stand in one list; those that may still be added to the
   set of n are next[n] to end[n] of it. Those it brought with it stand at its end. */
typedef struct growth {
    const arp_grow *of;
    uint32_t *met;
    bool *seen;
    size_t next[ARP_GROW_MOST + 1], end[ARP_GROW_MOST + 1];
    size_t n_met, n;
    size_t least; /* the first territory that may be added: those before had their turn */
    size_t visits;
} growth;

static void meet(growth *g, size_t territory) {
    const arp_graph *graph = g->of->graph;
    for (size_t e = graph->start[territory]; e < graph->start[territory + 1]; e++) {
        uint32_t other = graph->to[e];
        if (other < g->least || g->seen[other] || (g->of->open && !g->of->open[other])) continue;
        g->seen[other] = true;
        g->met[g->n_met++] = other;
    }
}

/* Forget those met since. */
static void forget(growth *g, size_t since) {
    while (g->n_met > since) g->seen[g->met[--g->n_met]] = false;
}

static bool add(growth *g, size_t territory) {
    return g->of->visit(g->of->user, territory, ++g->n) && g->n < g->of->most;
}

static bool goes_on(growth *g) {
    if (++g->visits % ARP_GROW_PAUSE) return true;
    return !g->of->go_on || g->of->go_on(g->of->user);
}

/* Every set that has the n there are. */
static bool grow_from(growth *g) {
    size_t first = g->n;
    g->next[first] = 0;
    g->end[first] = g->n_met;
    for (;;) {
        if (g->next[g->n] == g->end[g->n]) {
            if (g->n == first) return true;
            forget(g, g->end[--g->n]);
            continue;
        }
        if (!goes_on(g)) return false;
        uint32_t one = g->met[g->next[g->n]++];
        size_t before = g->n;
        if (!add(g, one)) {
            g->n = before;
            continue;
        }
        meet(g, one);
        g->next[g->n] = g->next[before];
        g->end[g->n] = g->n_met;
    }
}

static bool from_seeds(growth *g) {
    const arp_grow *of = g->of;
    bool deeper = true;
    for (size_t i = 0; i < of->n_seeds; i++) g->seen[of->seed[i]] = true;
    for (size_t i = 0; i < of->n_seeds; i++) deeper = add(g, of->seed[i]);
    if (!deeper) return true;
    for (size_t i = 0; i < of->n_seeds; i++) meet(g, of->seed[i]);
    return grow_from(g);
}

static bool from_each(growth *g) {
    const arp_grow *of = g->of;
    for (size_t root = 0; root < of->graph->n; root++) {
        if (of->open && !of->open[root]) continue;
        g->least = root + 1;
        g->n = 0;
        if (!goes_on(g)) return false;
        if (!add(g, root)) continue;
        meet(g, root);
        if (!grow_from(g)) return false;
        forget(g, 0);
    }
    return true;
}

arp_status arp_grow_all(const arp_grow *grow, arp_error *err) {
    growth g = {.of = grow};
    size_t n = grow->graph->n;
    arp_status st = ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(g.met, n), ARP_ARRAY(g.seen, n))) return arp_fail_memory(err);
    if (!(grow->n_seeds ? from_seeds(&g) : from_each(&g))) st = ARP_INTERRUPTED;
    arp_free(g.met);
    arp_free(g.seen);
    return st;
}
