/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/meeting.h"

/* Rows of both, into out where it is not NULL; their number. */
static size_t shared(const arp_rows *a, const arp_rows *b, size_t *out) {
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
        if (a->row[i] == b->row[j]) {
            if (out) out[n] = a->row[i];
            n++;
            i++;
            j++;
        } else if (a->row[i] < b->row[j]) {
            i++;
        } else {
            j++;
        }
    }
    return n;
}

/* near[i]: territory i is the neighbour of one of these; cleared first. */
static void mark_near(const arp_graph *g, const arp_rows *of, bool *near) {
    for (size_t i = 0; i < g->n; i++) near[i] = false;
    for (size_t i = 0; i < of->n; i++) {
        for (size_t e = g->start[of->row[i]]; e < g->start[of->row[i] + 1]; e++)
            near[g->to[e]] = true;
    }
}

static bool any_near(const arp_rows *of, const bool *near) {
    for (size_t i = 0; i < of->n; i++) {
        if (near[of->row[i]]) return true;
    }
    return false;
}

arp_status arp_meetings_find(const arp_several_input *in, arp_pool *pool, arp_meetings *out,
                             arp_error *err) {
    arp_graph graph = {0};
    arp_status st = ARP_OK;
    bool *near = arp_zalloc(in->what->n, sizeof *near);
    arp_meetings made = {
        .at = arp_pool_take(pool, in->n ? in->n * (in->n - 1) / 2 : 0, sizeof *made.at)};
    if (!near || !made.at) ARP_TRY(arp_fail_memory(err));
    if (arp_several_touching(in))
        ARP_TRY(arp_graph_make(in->near->pair, in->near->n_pairs, in->what->n, &graph, err));
    for (size_t a = 0; a < in->n; a++) {
        if (graph.n) mark_near(&graph, &in->one[a].own, near);
        for (size_t b = a + 1; b < in->n; b++) {
            const arp_rows *own = &in->one[a].own, *other = &in->one[b].own;
            arp_meeting met = {.a = a, .b = b, .n_shared = shared(own, other, NULL)};
            met.touch = graph.n && any_near(other, near);
            if (met.n_shared == 0 && !met.touch) continue;
            met.shared = arp_pool_take(pool, met.n_shared, sizeof *met.shared);
            if (!met.shared) ARP_TRY(arp_fail_memory(err));
            shared(own, other, met.shared);
            made.at[made.n++] = met;
        }
    }
    *out = made;
done:
    arp_graph_free(&graph);
    arp_free(near);
    return st;
}
