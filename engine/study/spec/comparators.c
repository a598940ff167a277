/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/messages.h"
#include "base/text.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

#include <string.h>

/* Far beyond any rate or count, and finite. */
static const double MOST = 1e15;

/* `values: {INDICATOR: NUMBER}`. */
static arp_status read_values(const arp_node *map, spec_comparator *c, arp_pool *pool,
                              arp_error *err) {
    const arp_node *values = arp_node_get(map, "values");
    if (!values) return ARP_OK;
    if (values->kind != ARP_TREE_MAP)
        return arp_fail_node(err, values, ARP_MSG_TREE_WANT_MAP, "s", "values");
    if (values->n == 0) return arp_fail_node(err, values, ARP_MSG_TREE_EMPTY, "s", "values");
    c->value = arp_pool_take(pool, values->n, sizeof *c->value);
    if (!c->value) return arp_fail_memory(err);
    for (size_t i = 0; i < values->n; i++) {
        const arp_node *one = &values->item[i];
        spec_value *to = &c->value[i];
        *to = (spec_value){.indicator = one->key, .leaf = ARP_NONE, .place = one->place};
        arp_status st = arp_read_number(values, one->key, -MOST, MOST, &to->x, err);
        if (st != ARP_OK) return st;
    }
    c->n_values = values->n;
    return ARP_OK;
}

static arp_status read_comparator(const arp_node *map, spec *s, size_t i, arp_pool *pool,
                                  arp_error *err) {
    spec_comparator *c = &s->comparator[i];
    const arp_node *name;
    arp_status st = ARP_OK;
    c->place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_comparators, err));
    ARP_TRY(arp_node_need(map, "name", &name, err));
    ARP_TRY(arp_read_text(map, "name", &c->name, err));
    ARP_TRY(spec_where(arp_node_get(map, "where"), pool, &c->where, &c->n_where, err));
    ARP_TRY(read_values(map, c, pool, err));
    c->has_rows = arp_node_get(map, "where") || c->n_values == 0;
    for (size_t j = 0; j < i; j++) {
        if (strcmp(c->name, s->comparator[j].name) == 0)
            return arp_fail_node(err, name, ARP_MSG_STUDY_NAME_TWICE, "s", c->name);
    }
done:
    return st;
}

arp_status spec_comparators(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *list = arp_node_get(root, "comparators");
    arp_status st = ARP_OK;
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", "comparators");
    s->comparator = arp_pool_take(pool, list->n, sizeof *s->comparator);
    if (!s->comparator) return arp_fail_memory(err);
    s->n_comparators = list->n;
    for (size_t i = 0; i < list->n && st == ARP_OK; i++)
        st = read_comparator(&list->item[i], s, i, pool, err);
    return st;
}

static arp_status find_leaf(const spec *s, spec_value *v, const char *const *name, arp_error *err) {
    for (size_t j = 0; j < s->n_leaves; j++) {
        if (strcmp(name[j], v->indicator) != 0) continue;
        v->leaf = j;
        return ARP_OK;
    }
    const char *near = arp_text_nearest(v->indicator, name, s->n_leaves);
    if (near)
        return arp_fail_at(err, v->place, ARP_DOMAIN, ARP_MSG_STUDY_VALUES_NEAR, "ss", v->indicator,
                           near);
    return arp_fail_at(err, v->place, ARP_DOMAIN, ARP_MSG_STUDY_VALUES, "s", v->indicator);
}

arp_status spec_comparators_check(spec *s, const arp_study *study, arp_error *err) {
    arp_status st = ARP_OK;
    const char **name = arp_zalloc(s->n_leaves, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t j = 0; j < s->n_leaves; j++) name[j] = study->plan.node[s->leaf[j].node].name;
    for (size_t i = 0; i < s->n_comparators; i++) {
        spec_comparator *c = &s->comparator[i];
        for (size_t k = 0; k < c->n_values && st == ARP_OK; k++)
            st = find_leaf(s, &c->value[k], name, err);
    }
    arp_free(name);
    return st;
}
