/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/without_late.h"

#include "base/fail.h"
#include "weight/weight.h"

/* What a node and those below become; a branch of late indicators alone is left out. */
typedef struct copier {
    const arp_plan *from;
    const arp_result *result;
    arp_plan *to;
    size_t *kid; /* room for all children of all nodes, n_kids taken */
    size_t n_kids;
} copier;

static bool is_left(const copier *c, size_t node) {
    const arp_plan_node *at = &c->from->node[node];
    if (at->n_children == 0) return !at->late;
    for (size_t i = 0; i < at->n_children; i++) {
        if (is_left(c, at->child[i])) return true;
    }
    return false;
}

static size_t copy_node(copier *c, size_t was, size_t parent) {
    const arp_plan_node *from = &c->from->node[was];
    size_t number = c->to->n_nodes++;
    arp_plan_node *to = &c->to->node[number];
    *to = *from;
    to->parent = parent;
    to->weight = c->result->weight[was];
    if (from->n_children == 0) return number;
    to->weigh = &arp_weight_given;
    to->child = c->kid + c->n_kids;
    to->n_children = 0;
    c->n_kids += from->n_children;
    for (size_t i = 0; i < from->n_children; i++) {
        if (is_left(c, from->child[i]))
            to->child[to->n_children++] = copy_node(c, from->child[i], number);
    }
    return number;
}

arp_status arp_without_late_plan(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                                 arp_without_late *out, arp_error *err) {
    const arp_plan_node *root = &plan->node[0];
    arp_without_late made = {.plan = *plan};
    copier c = {.from = plan, .result = result, .to = &made.plan};
    if (!arp_pool_take_all(pool, ARP_ARRAY(made.plan.node, plan->n_nodes),
                           ARP_ARRAY(c.kid, plan->n_nodes), ARP_ARRAY(made.side, root->n_children)))
        return arp_fail_memory(err);
    made.plan.n_nodes = 0;
    copy_node(&c, 0, ARP_NONE);
    for (size_t s = 0, at = 0; s < root->n_children; s++) {
        if (is_left(&c, root->child[s])) made.side[at++] = s;
    }
    *out = made;
    return ARP_OK;
}
