/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `choose:`: a choice that is yet to be made. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

static arp_status read_budget(const arp_node *map, spec_choose *c, arp_error *err) {
    uint64_t number = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(map, &spec_keys_budget, err));
    const bool people = arp_node_get(map, "population") != NULL,
               count = arp_node_get(map, "number") != NULL,
               column = arp_node_get(map, "column") != NULL;
    if (people + count + column != 1 || column != (arp_node_get(map, "most") != NULL))
        return arp_fail_node(err, map, ARP_MSG_CHOOSE_BUDGET, "");
    ARP_TRY(arp_read_number(map, "population", 0.0, 1e12, &c->budget, err));
    ARP_TRY(arp_read_whole(map, "number", 1, 1000000, &number, err));
    ARP_TRY(arp_read_text(map, "column", &c->column, err));
    ARP_TRY(arp_read_number(map, "most", 0.0, 1e15, &c->budget, err));
    c->kind = people ? ARP_BUDGET_POPULATION : count ? ARP_BUDGET_NUMBER : ARP_BUDGET_COLUMN;
    if (count) c->budget = (double)number;
done:
    return st;
}

static arp_status read_quota(const arp_node *map, spec_choose *c, arp_error *err) {
    const arp_node *needed;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(map, &spec_keys_quota, err));
    ARP_TRY(arp_node_need(map, "per", &needed, err));
    ARP_TRY(arp_read_text(map, "per", &c->per, err));
    ARP_TRY(arp_read_whole(map, "n", 1, 1000000, &c->at_most, err));
done:
    return st;
}

static arp_status read_threshold(const arp_node *map, spec_choose *c, arp_error *err) {
    const arp_node *node = arp_node_get(map, "threshold");
    if (node && node->text && strcmp(node->text, "mean") == 0) return ARP_OK;
    return arp_read_number(map, "threshold", -1e12, 1e12, &c->threshold, err);
}

static arp_status read_weight(const arp_node *map, spec_choose *c, arp_pool *pool, arp_error *err) {
    const double *x = NULL;
    size_t n = 0;
    arp_status st = arp_read_numbers(map, "weight", pool, 0.0, 1.0, &x, &n, err);
    if (st != ARP_OK || n == 0) return st;
    if (n != 2 || x[0] > x[1])
        return arp_fail_node(err, arp_node_get(map, "weight"), ARP_MSG_DESIGN_RANGE, "s", "weight");
    c->weight[0] = x[0];
    c->weight[1] = x[1];
    return ARP_OK;
}

/* The side among the root's children, whose weight can only move where there is another. */
static arp_status read_side(const arp_node *map, const arp_study *study, spec_choose *c,
                            arp_error *err) {
    const arp_plan *plan = &study->plan;
    const arp_plan_node *root = &plan->node[0];
    const arp_node *node;
    const char *name = NULL;
    char list[ARP_ERROR_TEXT];
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_need(map, "side", &node, err));
    ARP_TRY(arp_read_text(map, "side", &name, err));
    for (c->side = 0; c->side < root->n_children; c->side++) {
        if (strcmp(plan->node[root->child[c->side]].name, name) == 0) break;
    }
    if (c->side == root->n_children || root->n_children < 2) {
        const char **side = arp_zalloc(root->n_children, sizeof *side);
        if (!side) return arp_fail_memory(err);
        for (size_t s = 0; s < root->n_children; s++) side[s] = plan->node[root->child[s]].name;
        arp_text_list(list, sizeof list, side, root->n_children, 12);
        arp_free(side);
        return arp_fail_node(err, node, ARP_MSG_CHOOSE_SIDE, "ss", name, list);
    }
    if (root->exponent != 1.0) return arp_fail_node(err, node, ARP_MSG_CHOOSE_MEAN, "");
done:
    return st;
}

arp_status spec_choose_read(const arp_node *root, spec *s, const arp_study *study, arp_pool *pool,
                            arp_error *err) {
    const arp_node *map = arp_node_get(root, "choose");
    spec_choose *c = &s->choose;
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    *c = (spec_choose){.place = map->place, .threshold = NAN, .weight = {0.0, 1.0}, .at_most = 1};
    ARP_TRY(arp_node_keys(map, &spec_keys_choose, err));
    const arp_node *budget = arp_node_get(map, "budget"), *quota = arp_node_get(map, "at_most");
    const bool seats = arp_node_get(map, "first") != NULL;
    if (seats == (budget != NULL)) return arp_fail_node(err, map, ARP_MSG_CHOOSE_EITHER, "");
    ARP_TRY(arp_read_whole(map, "first", 1, 1000000, &c->first, err));
    if (budget) ARP_TRY(read_budget(budget, c, err));
    if (quota) ARP_TRY(read_quota(quota, c, err));
    ARP_TRY(read_threshold(map, c, err));
    if (seats && quota) return arp_fail_node(err, quota, ARP_MSG_CHOOSE_IDLE, "s", "at_most");
    if (seats && arp_node_get(map, "threshold"))
        return arp_fail_node(err, arp_node_get(map, "threshold"), ARP_MSG_CHOOSE_IDLE, "s",
                             "threshold");
    ARP_TRY(read_weight(map, c, pool, err));
    ARP_TRY(read_side(map, study, c, err));
    ARP_TRY(arp_read_texts(map, "exclude", pool, &c->exclude, &c->n_exclude, err));
    if (budget && c->kind == ARP_BUDGET_POPULATION && !s->population)
        return arp_fail_node(err, budget, ARP_MSG_DESIGN_NO_POPULATION, "s", "budget");
    if (budget && c->kind == ARP_BUDGET_COLUMN && s->zonings.given)
        return arp_fail_node(err, budget, ARP_MSG_CHOOSE_ZONED, "");
    c->given = true;
done:
    return st;
}
