/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key *const KEYS[] = {
    &arp_key_rule,   &arp_key_node,   &arp_key_concentration,
    &arp_key_noise,  &arp_key_a,      &arp_key_b,
    &arp_key_bounds, &arp_key_orders, NULL};
static const arp_law *const LAWS[] = {&arp_law_dirichlet, &arp_law_noise, &arp_law_uniform, NULL};

/* The nodes whose children's weights vary, each with its own law. */
typedef struct nodes {
    size_t n, *node;
    arp_share_law *law;
} nodes;

static bool is_varied(const arp_plan *plan, size_t v, size_t only) {
    if (only != ARP_NONE) return v == only;
    return v > 0 && plan->node[v].n_children >= 2;
}

/* Bounds and orders name children of varied nodes. */
static arp_status check_name(const arp_ground *g, const arp_factor *as, size_t only,
                             const char *name, arp_error *err) {
    const arp_plan *plan = g->in->plan;
    const char **names = arp_pool_take(g->pool, plan->n_nodes, sizeof *names);
    size_t n = 0;
    if (!names) return arp_fail_memory(err);
    for (size_t v = 1; v < plan->n_nodes; v++) {
        if (!is_varied(plan, plan->node[v].parent, only)) continue;
        if (strcmp(plan->node[v].name, name) == 0) return ARP_OK;
        names[n++] = plan->node[v].name;
    }
    return arp_factor_refuse_word(as, name, names, n, err);
}

static arp_status check_names(const arp_ground *g, const arp_factor *as, size_t only,
                              arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < as->n_bounds; i++) {
        ARP_TRY(check_name(g, as, only, as->bound[i].name, err));
    }
    for (size_t i = 0; i < as->n_orders; i++) {
        ARP_TRY(check_name(g, as, only, as->order[i].more, err));
        ARP_TRY(check_name(g, as, only, as->order[i].less, err));
    }

done:
    return st;
}

static arp_status find_node(const arp_ground *g, const arp_factor *as, size_t *node,
                            arp_error *err) {
    *node = ARP_NONE;
    if (!as->node) return ARP_OK;
    *node = arp_factor_find_node(g->in->plan, as->node);
    if (*node == ARP_NONE || g->in->plan->node[*node].n_children < 2) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NODE, "ss", as->kind, as->node);
    }
    return ARP_OK;
}

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_plan *plan = ground->in->plan;
    arp_status st = ARP_OK;
    nodes *made = arp_pool_take(ground->pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    made->node = arp_pool_take(ground->pool, plan->n_nodes, sizeof *made->node);
    made->law = arp_pool_take(ground->pool, plan->n_nodes, sizeof *made->law);
    if (!made->node || !made->law) return arp_fail_memory(err);
    ARP_TRY(find_node(ground, as, &out->node, err));
    ARP_TRY(check_names(ground, as, out->node, err));
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (!is_varied(plan, v, out->node)) continue;
        made->node[made->n] = v;
        ARP_TRY(arp_factor_law(ground, as, out->law, v, &made->law[made->n], err));
        out->n_dims += arp_share_dims(&made->law[made->n++]);
    }
    if (made->n == 0) return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_ONE_CHILD, "s", as->kind);
    out->made = made;

done:
    return st;
}

static void draw(const arp_uncertain *f, const double *u, arp_choices *choices) {
    const nodes *made = f->made;
    for (size_t i = 0; i < made->n; i++) {
        arp_share_draw(&made->law[i], u, choices->share);
        arp_factor_put(choices->plan, made->node[i], choices->share, choices);
        u += arp_share_dims(&made->law[i]);
    }
}

static bool draw_many(const arp_uncertain *f, const arp_plan *plan, size_t n, const double *u,
                      double *const *weight) {
    const nodes *made = f->made;
    bool all = true;
    for (size_t i = 0; i < made->n && all; i++) {
        all = arp_factor_put_many(plan, made->node[i], &made->law[i], n, u, weight);
        u += n * arp_share_dims(&made->law[i]);
    }
    return all;
}

const arp_factor_kind arp_factor_inner_weights = {
    .name = "inner_weights",
    .meaning = {"les poids des enfants des branches, sous les versants",
                "the weights of the children of branches, below the sides"},
    .examples = "{rule: dirichlet, concentration: 4}\n"
                "{rule: noise, noise: 0.25}\n"
                "{rule: uniform, node: sante, bounds: {ald: [0.3, 0.7]}}\n"
                "{rule: uniform, node: sante, orders: [{more: ald, less: medecins}]}\n",
    .label = {"poids des indicateurs", "inner weights"},
    .replaces = "weight",
    .keys = KEYS,
    .laws = LAWS,
    .many = true,
    .make = make,
    .draw = draw,
    .draw_many = draw_many};
