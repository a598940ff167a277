/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"

static const arp_factor_key *const KEYS[] = {
    &arp_key_rule, &arp_key_concentration, &arp_key_noise,  &arp_key_a,
    &arp_key_b,    &arp_key_bounds,        &arp_key_orders, NULL};
static const arp_law *const LAWS[] = {&arp_law_uniform, &arp_law_beta, &arp_law_dirichlet, NULL};

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    size_t k = ground->in->plan->node[0].n_children;
    arp_share_law *law = arp_pool_take(ground->pool, 1, sizeof *law);
    if (!law) return arp_fail_memory(err);
    if (k < 2) return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_ONE_CHILD, "s", as->kind);
    arp_status st = arp_factor_law(ground, as, out->law, 0, law, err);
    out->n_dims = arp_share_dims(law);
    out->node = 0;
    out->made = law;
    return st;
}

static void draw(const arp_uncertain *f, const double *u, arp_choices *choices) {
    arp_share_draw(f->made, u, choices->share);
    arp_factor_put(choices->plan, 0, choices->share, choices);
}

static bool draw_many(const arp_uncertain *f, const arp_plan *plan, size_t n, const double *u,
                      double *const *weight) {
    return arp_factor_put_many(plan, 0, f->made, n, u, weight);
}

/* The share of the first side. */
static double tell(const arp_uncertain *f, const arp_choices *choices) {
    const arp_share_law *law = f->made;
    const arp_plan_node *root = &choices->plan->node[0];
    double sum = 0.0;
    for (size_t j = 0; j < law->k; j++) sum += choices->weight[root->child[j]];
    return choices->weight[root->child[0]] / sum;
}

const arp_factor_kind arp_factor_side_weights = {
    .name = "side_weights",
    .meaning = {"les poids des versants", "the weights of the sides"},
    .examples = "{rule: uniform}\n"
                "{rule: beta, a: 2, b: 2}\n"
                "{rule: dirichlet, concentration: 4}\n"
                "{bounds: {social: [0.3, 0.7]}}\n"
                "{orders: [{more: sante, less: social, at_least: 1}]}\n",
    .label = {"poids des versants", "side weights"},
    .replaces = "weight",
    .keys = KEYS,
    .laws = LAWS,
    .sides = true,
    .make = make,
    .draw = draw,
    .draw_many = draw_many,
    .tell = tell};
