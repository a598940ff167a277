/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/leaves.h"

#include <math.h>

#include "base/rng.h"

enum { STREAM_SHIFT = 48 }; /* draws of one stream stay below 2^48 */

/* Side number of every node below the root that counts, ARP_NONE for the others. */
static void sides_of(const arp_plan *plan, const arp_result *result, size_t *side) {
    const arp_plan_node *root = &plan->node[0];
    for (size_t v = 0; v < plan->n_nodes; v++) side[v] = ARP_NONE;
    for (size_t s = 0; s < root->n_children; s++) side[root->child[s]] = s;
    for (size_t v = 1; v < plan->n_nodes; v++) {
        size_t parent = plan->node[v].parent;
        if (parent != 0) side[v] = result->weight[v] > 0.0 ? side[parent] : ARP_NONE;
    }
    for (size_t i = 0; i < result->n_dropped; i++) side[result->dropped[i]] = ARP_NONE;
}

static bool linear(const arp_plan *plan, const arp_result *result, const size_t *side) {
    if (plan->node[0].exponent != 1.0) return false;
    for (size_t v = 1; v < plan->n_nodes; v++) {
        if (side[v] == ARP_NONE) continue;
        if (plan->node[v].n_children > 0) {
            if (plan->node[v].exponent != 1.0) return false;
            continue;
        }
        for (size_t i = 0; i < result->n; i++) {
            if (!isfinite(result->score[v * result->n + i])) return false;
        }
    }
    return true;
}

static size_t gather(const arp_plan *plan, const arp_result *result, const size_t *side,
                     arp_leaves *out) {
    size_t n = 0;
    for (size_t s = 0; s < plan->node[0].n_children; s++) {
        for (size_t v = 1; v < plan->n_nodes; v++) {
            if (side[v] != s || plan->node[v].n_children > 0) continue;
            out->value[n] = result->score + v * result->n;
            out->side[n++] = s;
        }
    }
    return n;
}

arp_status arp_leaves_find(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                           arp_leaves *out, arp_error *err) {
    arp_leaves made = {0};
    size_t *side = arp_zalloc(plan->n_nodes, sizeof *side);
    made.value = arp_pool_take(pool, plan->n_nodes, sizeof *made.value);
    made.side = arp_pool_take(pool, plan->n_nodes, sizeof *made.side);
    bool ok = side && made.value && made.side;
    if (ok) {
        sides_of(plan, result, side);
        if (linear(plan, result, side)) made.n = gather(plan, result, side, &made);
    }
    arp_free(side);
    if (!ok) return arp_fail_memory(err);
    *out = made;
    return ARP_OK;
}

/* Exponential gaps, over their sum. */
static void flat(uint64_t seed, uint64_t draw, size_t from, size_t to, double *w) {
    double sum = 0.0;
    for (size_t l = from; l < to; l++) sum += w[l] = -log(arp_u01(seed, draw, (uint32_t)l));
    for (size_t l = from; l < to; l++) w[l] /= sum;
}

static uint64_t numbered(arp_stream stream, uint64_t draw) {
    return (uint64_t)stream << STREAM_SHIFT | draw;
}

void arp_draw_weights(uint64_t seed, arp_stream stream, uint64_t draw, size_t n, double *w) {
    flat(seed, numbered(stream, draw), 0, n, w);
}

void arp_draw_inner(const arp_leaves *leaves, uint64_t seed, arp_stream stream, uint64_t draw,
                    double *w) {
    size_t to;
    for (size_t from = 0; from < leaves->n; from = to) {
        for (to = from; to < leaves->n && leaves->side[to] == leaves->side[from];) to++;
        flat(seed, numbered(stream, draw), from, to, w);
    }
}
