/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/shares/leaves.h"

#include <math.h>

#include "base/moments.h"
#include "index/run.h"

typedef struct walk {
    const arp_plan *plan;
    const arp_result *result;
    arp_leaves *out;
} walk;

/* Weights multiplied from v up to its side, which itself counts for 1. */
static double weight_in_side(const walk *w, size_t v) {
    double product = 1.0;
    for (; w->plan->node[v].parent != 0; v = w->plan->node[v].parent) {
        product *= w->result->weight[v];
    }
    return product;
}

static size_t side_of(const arp_plan *plan, size_t v) {
    while (plan->node[v].parent != 0) v = plan->node[v].parent;
    size_t s = 0;
    while (plan->node[0].child[s] != v) s++;
    return s;
}

/* The weight that v has in its parent's mean in this row. */
static double share_in_parent(const walk *w, size_t v, size_t row) {
    const arp_result *r = w->result;
    const arp_plan_node *parent = &w->plan->node[w->plan->node[v].parent];
    double there = 0.0;
    bool all = true;
    if (isnan(r->score[v * r->n + row])) return 0.0;
    for (size_t j = 0; j < parent->n_children; j++) {
        size_t c = parent->child[j];
        if (!(r->weight[c] > 0.0)) continue;
        bool hole = isnan(r->score[c * r->n + row]);
        all = all && !hole;
        if (!hole) there += r->weight[c];
    }
    return all ? r->weight[v] : r->weight[v] / there;
}

static double share_in_side(const walk *w, size_t v, size_t row) {
    double product = isnan(w->result->score[v * w->result->n + row]) ? 0.0 : 1.0;
    for (; product > 0.0 && w->plan->node[v].parent != 0; v = w->plan->node[v].parent) {
        product *= share_in_parent(w, v, row);
    }
    return product;
}

static double mean_of(const double *x, size_t n) {
    arp_total total = {0};
    size_t there = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i])) continue;
        arp_total_add(&total, x[i]);
        there++;
    }
    return arp_total_of(total) / (double)there;
}

static arp_status add_leaf(const walk *w, size_t v, size_t side, arp_pool *pool, arp_error *err) {
    arp_leaves *out = w->out;
    size_t j = out->p, n = out->n;
    out->share[j] = arp_pool_take(pool, n, sizeof **out->share);
    if (!out->share[j]) return arp_fail_memory(err);
    out->node[j] = v;
    out->side[j] = side;
    out->value[j] = w->result->score + v * n;
    out->weight[j] = weight_in_side(w, v);
    out->mean[j] = mean_of(out->value[j], n);
    for (size_t i = 0; i < n; i++) out->share[j][i] = share_in_side(w, v, i);
    out->p++;
    return ARP_OK;
}

arp_status arp_leaves_make(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                           arp_leaves *out, arp_error *err) {
    size_t most = plan->n_nodes, g = plan->node[0].n_children;
    arp_leaves made = {.n = result->n, .n_sides = g};
    walk w = {plan, result, &made};
    if (!arp_pool_take_all(pool, ARP_ARRAY(made.node, most), ARP_ARRAY(made.side, most),
                           ARP_ARRAY(made.first, g + 1), ARP_ARRAY(made.value, most),
                           ARP_ARRAY(made.share, most), ARP_ROWS(made.weight, most, 2),
                           ARP_ARRAY(made.arithmetic, g)))
        return arp_fail_memory(err);
    made.mean = made.weight + most;
    for (size_t s = 0; s < g; s++) {
        made.arithmetic[s] = true;
        made.first[s] = made.p;
        for (size_t v = 1; v < plan->n_nodes; v++) {
            if (side_of(plan, v) != s) continue;
            bool leaf = plan->node[v].n_children == 0;
            if (!leaf && arp_run_exponent(&plan->node[v]) != 1.0) made.arithmetic[s] = false;
            if (!leaf || !(weight_in_side(&w, v) > 0.0)) continue;
            arp_status st = add_leaf(&w, v, s, pool, err);
            if (st != ARP_OK) return st;
        }
    }
    made.first[g] = made.p;
    *out = made;
    return ARP_OK;
}
