/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/choices/varied_plan.h"

#include <math.h>

#include "aggregate/aggregate.h"
#include "normalise/normalise.h"
#include "sensitivity/choices/messages.h"
#include "weight/weight.h"

arp_status arp_choices_new(const arp_plan *plan, arp_pool *pool, arp_choices *out, arp_error *err) {
    size_t n = plan->n_nodes;
    *out = (arp_choices){.plan = plan};
    if (!arp_pool_take_all(pool, ARP_ARRAY(out->share, n), ARP_ARRAY(out->under, n),
                           ARP_ARRAY(out->exponent, n), ARP_ARRAY(out->weight, n),
                           ARP_ARRAY(out->drawn, n), ARP_ARRAY(out->variant, n)))
        return arp_fail_memory(err);
    arp_choices_reset(out);
    return ARP_OK;
}

void arp_choices_reset(arp_choices *c) {
    const arp_plan *plan = c->plan;
    c->normalise = plan->normalise;
    c->outliers = plan->outliers;
    c->missing = plan->missing;
    c->shrink = NULL;
    c->comparator = c->left_out = ARP_NONE;
    c->noisy = false;
    c->key = 0;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        c->variant[v] = NULL;
        c->under[v] = plan->node[v].parent;
        c->exponent[v] = NAN;
        c->weight[v] = plan->node[v].weight;
        c->drawn[v] = false;
    }
}

/* The mean of an exponent by the method that bears its name, where one does. */
static void set_exponent(arp_plan_node *node, double r) {
    const arp_aggregator *method = &arp_aggregate_power;
    for (size_t i = 0; ARP_AGGREGATORS[i]; i++) {
        double own = ARP_AGGREGATORS[i]->exponent;
        if (!ARP_AGGREGATORS[i]->free_exponent && !(own < r) && !(own > r)) {
            method = ARP_AGGREGATORS[i];
        }
    }
    node->aggregate = method;
    node->exponent = r;
}

void arp_plan_redraw(const arp_choices *c, const size_t *origin, arp_plan *plan) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        arp_plan_node *node = &plan->node[v];
        size_t was = origin[v];
        node->weight = c->weight[was];
        if (node->n_children == 0) continue;
        if (c->drawn[was]) node->weigh = &arp_weight_given;
        if (!isnan(c->exponent[was])) set_exponent(node, c->exponent[was]);
    }
}

typedef struct maker {
    const arp_sensitivity_input *in;
    const arp_choices *choices;
    arp_varied_plan *out;
    size_t *kid; /* room for all children of all nodes */
    size_t n_kids;
    bool *has; /* declared nodes with an indicator below */
} maker;

static bool is_leaf(const maker *m, size_t v) {
    return m->in->plan->node[v].n_children == 0;
}

/* Which nodes still have an indicator. */
static void look_below(maker *m) {
    for (size_t v = 1; v < m->in->plan->n_nodes; v++) {
        if (!is_leaf(m, v) || v == m->choices->left_out) continue;
        m->has[v] = true;
        for (size_t up = m->choices->under[v]; up != ARP_NONE; up = m->in->plan->node[up].parent) {
            m->has[up] = true;
        }
    }
}

static void set_bounds(const maker *m, arp_plan_node *leaf) {
    const arp_choices *c = m->choices;
    bool declared = c->normalise == m->in->plan->normalise;
    size_t which = c->comparator;
    if (!declared) leaf->frozen = false;
    if (c->normalise != &arp_normalise_comparator) return;
    if (which == ARP_NONE && !declared && m->in->n_comparators) which = 0;
    if (which == ARP_NONE) return;
    leaf->bound[0] = m->in->comparator[which].value[leaf->column];
    leaf->frozen = !isnan(leaf->bound[0]);
}

/* Another reading of a leaf. */
static void set_variant(const arp_variant *variant, arp_plan_node *leaf) {
    if (!variant) return;
    leaf->column = variant->column;
    leaf->year = leaf->first_year = variant->year;
    leaf->late = variant->late;
    if (!isnan(variant->reference)) leaf->bound[0] = variant->reference;
}

/* Copy a node and what is under it; returns its new number. */
static size_t emit(maker *m, size_t was, size_t parent) {
    const arp_plan *from = m->in->plan;
    size_t v = m->out->plan.n_nodes++, n = from->n_nodes, n_children = 0;
    arp_plan_node *node = &m->out->plan.node[v];
    *node = from->node[was];
    m->out->origin[v] = was;
    node->parent = parent;
    if (is_leaf(m, was)) {
        set_variant(m->choices->variant[was], node);
        set_bounds(m, node);
        return v;
    }
    node->child = m->kid + m->n_kids;
    for (size_t u = 1; u < n; u++) n_children += m->has[u] && m->choices->under[u] == was;
    m->n_kids += n_children;
    node->n_children = 0;
    for (size_t j = 0; j < from->node[was].n_children; j++) {
        size_t u = from->node[was].child[j];
        if (!m->has[u] || m->choices->under[u] != was) continue;
        size_t child = emit(m, u, v);
        node->child[node->n_children++] = child;
    }
    for (size_t u = 1; u < n; u++) { /* those moved here */
        if (!m->has[u] || m->choices->under[u] != was || from->node[u].parent == was) continue;
        size_t child = emit(m, u, v);
        node->child[node->n_children++] = child;
    }
    return v;
}

/* Latest and earliest year of the indicators below each node. */
static void date(arp_plan *plan) {
    for (size_t v = plan->n_nodes; v-- > 0;) {
        arp_plan_node *node = &plan->node[v];
        if (node->n_children) node->year = node->first_year = 0;
        for (size_t j = 0; j < node->n_children; j++) {
            const arp_plan_node *child = &plan->node[node->child[j]];
            int first = child->n_children ? child->first_year : child->year;
            if (child->year > node->year) node->year = child->year;
            if (first && (node->first_year == 0 || first < node->first_year)) {
                node->first_year = first;
            }
        }
    }
}

/* Also where the leaf is left out: which draws are late hangs on no other choice, so that the
   others keep their law among those that are not. */
static bool takes_late(const arp_sensitivity_input *in, const arp_choices *choices) {
    for (size_t v = 0; v < in->plan->n_nodes; v++) {
        const arp_variant *variant = choices->variant[v];
        if (variant && variant->late && !in->plan->node[v].late) return true;
    }
    return false;
}

arp_status arp_plan_vary(const arp_sensitivity_input *in, const arp_choices *choices,
                         arp_pool *pool, arp_varied_plan *out, arp_error *err) {
    size_t n = in->plan->n_nodes;
    arp_varied_plan made = {.plan = *in->plan, .late = takes_late(in, choices)};
    maker m = {.in = in, .choices = choices, .out = &made};
    if (!arp_pool_take_all(pool, ARP_ARRAY(made.plan.node, n), ARP_ARRAY(made.origin, n),
                           ARP_ARRAY(m.kid, n)) ||
        !(m.has = arp_zalloc(n, sizeof *m.has)))
        return arp_fail_memory(err);
    made.plan.n_nodes = 0;
    made.plan.normalise = choices->normalise;
    made.plan.outliers = choices->outliers;
    made.plan.missing = choices->missing;
    look_below(&m);
    const arp_plan_node *root = &in->plan->node[0];
    size_t empty = ARP_NONE;
    for (size_t j = 0; j < root->n_children; j++) {
        size_t side = root->child[j];
        if (!m.has[side] || choices->under[side] != 0) empty = side;
    }
    emit(&m, 0, ARP_NONE);
    arp_free(m.has);
    if (empty != ARP_NONE) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_SIDE_EMPTY, "s",
                        in->plan->node[empty].name);
    }
    arp_plan_redraw(choices, made.origin, &made.plan);
    date(&made.plan);
    *out = made;
    return ARP_OK;
}
