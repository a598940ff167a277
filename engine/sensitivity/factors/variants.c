/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key *const KEYS[] = {NULL};

/* A reading has a value wherever the declared one has: all draws are of the same territories. */
static arp_status check_values(const arp_ground *ground, const arp_variant *variant,
                               arp_error *err) {
    const arp_table *t = ground->in->values;
    const arp_plan_node *leaf = &ground->in->plan->node[variant->node];
    for (size_t i = 0; i < t->n_rows; i++) {
        if (t->column[leaf->column].mark[i] != ARP_CELL_OK) continue;
        if (t->column[variant->column].mark[i] == ARP_CELL_OK) continue;
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_VARIANT_LACKS, "sss", leaf->name,
                        variant->name, t->code[i]);
    }
    return ARP_OK;
}

/* The readings of a leaf, the declared one first, by the name that the factor gives it. */
static size_t list_readings(const arp_sensitivity_input *in, const arp_factor *as, size_t node,
                            const char **name, const arp_variant **reading) {
    size_t n = 0;
    if (as->n_choices) name[n++] = as->choice[0];
    for (size_t i = 0; i < in->n_variants; i++) {
        if (in->variant[i].node != node) continue;
        name[n] = in->variant[i].name;
        reading[n++] = &in->variant[i];
    }
    return n;
}

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_plan *plan = ground->in->plan;
    size_t most = ground->in->n_variants + 1;
    const arp_variant **reading, **chosen;
    const char **name;
    bool *late;
    arp_status st = ARP_OK;
    out->node = as->node ? arp_factor_find_node(plan, as->node) : ARP_NONE;
    if (out->node == ARP_NONE || plan->node[out->node].n_children) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NODE, "ss", as->kind,
                        as->node ? as->node : "");
    }
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(name, most), ARP_ARRAY(reading, most),
                           ARP_ARRAY(chosen, as->n_choices), ARP_ARRAY(late, as->n_choices)))
        return arp_fail_memory(err);
    size_t n = list_readings(ground->in, as, out->node, name, reading);
    ARP_TRY(arp_factor_choices(ground, as, name, n, out, err));
    const size_t *place = out->made;
    for (size_t i = 0; i < out->n_values; i++) {
        chosen[i] = reading[place[i]];
        if (!chosen[i]) continue;
        ARP_TRY(check_values(ground, chosen[i], err));
        late[i] = chosen[i]->late && !plan->node[out->node].late;
    }
    out->late = late;
    out->made = chosen;

done:
    return st;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const arp_variant *const *chosen = f->made;
    choices->variant[f->node] = chosen[value];
}

const arp_factor_kind arp_factor_variants = {
    .name = "variants",
    .meaning = {"d'autres lectures d'indicateurs de l'indice : « INDICATEUR: [vintage déclaré, "
                "autre, …] », tirées à chances égales",
                "other readings of indicators of the index: \"INDICATOR: [vintage declared, "
                "another, ...]\", drawn with equal chances"},
    .examples = "index: {children: [{indicator: sans_emploi, vintage: \"07\"}, {indicator: "
                "ald}]}\t{sans_emploi: [\"07\", \"10\"]}\n",
    .label = {"variante", "variant"},
    .keys = KEYS,
    .readings = true,
    .make = make,
    .choose = choose};
