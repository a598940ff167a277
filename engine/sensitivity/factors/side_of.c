/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key NODES = {.row = ARP_KEY("nodes", TEXTS, ARP_KEY_NEEDED,
                                                    "les branches où il peut être",
                                                    "the branches it may be in", NULL),
                                     .read = arp_read_factor_choice};
static const arp_factor_key INDICATOR = {
    .row = ARP_KEY("indicator", TEXT, ARP_KEY_NEEDED, "l'indicateur dont le versant est discuté",
                   "the indicator whose side is contested", NULL),
    .read = arp_read_factor_node,
    .needed = true};
static const arp_factor_key *const KEYS[] = {&NODES, &INDICATOR, &arp_key_probabilities, NULL};

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_plan *plan = ground->in->plan;
    size_t n = plan->n_nodes, inner = 0;
    size_t leaf = as->node ? arp_factor_find_node(plan, as->node) : ARP_NONE;
    if (leaf == ARP_NONE || plan->node[leaf].n_children) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NODE, "ss", as->kind,
                        as->node ? as->node : "");
    }
    const char **name = arp_pool_take(ground->pool, n, sizeof *name);
    size_t *node = arp_pool_take(ground->pool, n, sizeof *node);
    if (!name || !node) return arp_fail_memory(err);
    for (size_t v = 1; v < n; v++) {
        if (plan->node[v].n_children == 0) continue;
        name[inner] = plan->node[v].name;
        node[inner++] = v;
    }
    arp_status st = arp_factor_choices(ground, as, name, inner, out, err);
    if (st != ARP_OK) return st;
    const size_t *place = out->made;
    size_t *under = arp_pool_take(ground->pool, out->n_values, sizeof *under);
    if (!under) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n_values; i++) under[i] = node[place[i]];
    out->made = under;
    out->node = leaf;
    return ARP_OK;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *under = f->made;
    choices->under[f->node] = under[value];
}

const arp_factor_kind arp_factor_side_of = {
    .name = "side_of",
    .meaning = {"le versant d'un indicateur ; ou une liste, un par indicateur",
                "the side of an indicator; or a list, one an indicator"},
    .examples = "{indicator: medecins, nodes: [social, sante]}\n"
                "{indicator: medecins, nodes: [social, sante], probabilities: [0.3, 0.7]}\n",
    .label = {"versant d'un indicateur", "side of an indicator"},
    .keys = KEYS,
    .many = true,
    .make = make,
    .choose = choose};
