/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key INDICATORS = {
    .row = ARP_KEY("indicators", TEXTS, ARP_KEY_NONE,
                   "les indicateurs entre lesquels on tire ; tous sinon, et aucun",
                   "the indicators that are drawn from; all otherwise, and none", NULL),
    .read = arp_read_factor_choice};
static const arp_factor_key *const KEYS[] = {&arp_key_rule, &INDICATORS, &arp_key_probabilities,
                                             NULL};
static const arp_law ONE = {.name = "one-indicator"};
static const arp_law *const LAWS[] = {&ONE, NULL};

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_plan *plan = ground->in->plan;
    size_t n = plan->n_nodes, leaves = 0;
    const char **name = arp_pool_take(ground->pool, n, sizeof *name);
    size_t *leaf = arp_pool_take(ground->pool, n, sizeof *leaf);
    if (!name || !leaf) return arp_fail_memory(err);
    for (size_t v = 0; v < n; v++) {
        if (plan->node[v].n_children) continue;
        name[leaves] = plan->node[v].name;
        leaf[leaves++] = v;
    }
    arp_factor every = *as;
    if (as->n_choices == 0) {
        every.choice = name;
        every.n_choices = leaves;
    }
    arp_status st = arp_factor_choices(ground, &every, name, leaves, out, err);
    if (st != ARP_OK) return st;
    const size_t *place = out->made;
    const char **value = arp_pool_take(ground->pool, out->n_values + 1, sizeof *value);
    size_t *node = arp_pool_take(ground->pool, out->n_values + 1, sizeof *node);
    if (!value || !node) return arp_fail_memory(err);
    value[0] = "none";
    node[0] = ARP_NONE;
    for (size_t i = 0; i < out->n_values; i++) {
        value[i + 1] = out->value[i];
        node[i + 1] = leaf[place[i]];
    }
    out->value = value;
    out->made = node;
    out->n_values++;
    return ARP_OK;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *node = f->made;
    choices->left_out = node[value];
}

const arp_factor_kind arp_factor_leave_out = {
    .name = "leave_out",
    .meaning = {"l'indicateur ôté, ou aucun", "the indicator left out, or none"},
    .examples = "{rule: one-indicator}\n"
                "{indicators: [ald, medecins]}\n"
                "{indicators: [ald, medecins], probabilities: [0.5, 0.25, 0.25]}\n",
    .label = {"indicateur ôté", "indicator left out"},
    .keys = KEYS,
    .laws = LAWS,
    .make = make,
    .choose = choose};
