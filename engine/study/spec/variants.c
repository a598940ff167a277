/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `sensitivity.factors.variants`: {INDICATOR: [VINTAGE, VINTAGE, ...]}, other readings of
   indicators of the index. */
#include <string.h>

#include "base/messages.h"
#include "base/text.h"
#include "study/spec/keys.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

/* "9908", or "18/17" where numerator and denominator have their own. */
static arp_status name_of(const spec_leaf *leaf, arp_pool *pool, const char **out, arp_error *err) {
    const char *const *v = leaf->vintage;
    arp_text t = {0};
    arp_text_add(&t, v[0] ? v[0] : "");
    if (v[0] != v[1] && (!v[0] || !v[1] || strcmp(v[0], v[1]) != 0)) {
        arp_text_add(&t, "/");
        arp_text_add(&t, v[1] ? v[1] : "");
    }
    *out = t.bad ? NULL : arp_pool_text(pool, t.n ? t.bytes : "", t.n);
    arp_text_free(&t);
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* The leaf that an entry is of, by its name in the index. */
static arp_status find_leaf(const arp_node *entry, const spec *s, const arp_study *study,
                            const spec_leaf **out, arp_error *err) {
    const char **name = arp_zalloc(s->n_leaves, sizeof *name), *near;
    size_t n = 0;
    if (!name) return arp_fail_memory(err);
    *out = NULL;
    for (size_t i = 0; i < s->n_leaves; i++) {
        if (s->leaf[i].beside) continue;
        name[n] = study->plan.node[s->leaf[i].node].name;
        if (strcmp(name[n++], entry->key) == 0) *out = &s->leaf[i];
    }
    near = arp_text_nearest(entry->key, name, n);
    arp_free(name);
    if (*out) return ARP_OK;
    if (near) return arp_fail_node(err, entry, ARP_MSG_VARIANTS_LEAF_NEAR, "ss", entry->key, near);
    return arp_fail_node(err, entry, ARP_MSG_VARIANTS_LEAF, "s", entry->key);
}

/* A vintage, or {vintage, published}. */
static arp_status read_reading(const arp_node *item, spec_leaf *out, arp_error *err) {
    arp_node only = *item; /* read as the one key of a map */
    const arp_node *needed,
        wrapped = {.kind = ARP_TREE_MAP, .item = &only, .n = 1, .place = item->place};
    arp_status st = ARP_OK;
    only.key = "vintage";
    if (item->kind != ARP_TREE_MAP) return spec_vintage_read(&wrapped, out, err);
    ARP_TRY(arp_node_keys(item, &spec_keys_reading, err));
    ARP_TRY(arp_node_need(item, "vintage", &needed, err));
    ARP_TRY(spec_vintage_read(item, out, err));
    ARP_TRY(spec_published_read(item, &out->published, err));
done:
    return st;
}

/* The first is what the index declares; no two are the same. */
static arp_status check_reading(const arp_node *list, size_t i, const spec_leaf *one,
                                const spec_leaf *declared, const char *const *name,
                                arp_error *err) {
    const char *id = list->key;
    bool dated = one->published && one->published != declared->published;
    for (size_t j = 0; i && j < i; j++) {
        if (strcmp(name[j], name[i]) == 0)
            return arp_fail_node(err, &list->item[i], ARP_MSG_VARIANTS_TWICE, "ss", id, name[i]);
    }
    if (i) return ARP_OK;
    if (!declared->vintage[0])
        return arp_fail_node(err, &list->item[0], ARP_MSG_VARIANTS_UNDATED, "ss", id, name[0]);
    if (strcmp(one->variant, name[0]) != 0 || dated)
        return arp_fail_node(err, &list->item[0], ARP_MSG_VARIANTS_FIRST, "ss", id, name[0]);
    return ARP_OK;
}

static arp_status read_readings(const arp_node *list, spec *s, arp_study *study, arp_error *err) {
    const spec_leaf *declared;
    const char **name = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(find_leaf(list, s, study, &declared, err));
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", list->key);
    if (list->n < 2) return arp_fail_node(err, list, ARP_MSG_VARIANTS_FEW, "s", list->key);
    name = arp_pool_take(study->pool, list->n, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n; i++) {
        spec_leaf *one = &s->leaf[s->n_columns];
        *one = (spec_leaf){
            .node = declared->node, .indicator = declared->indicator, .place = list->item[i].place};
        ARP_TRY(read_reading(&list->item[i], one, err));
        ARP_TRY(name_of(one, study->pool, &one->variant, err));
        name[i] = one->variant;
        if (i == 0) ARP_TRY(name_of(declared, study->pool, &name[0], err));
        ARP_TRY(check_reading(list, i, one, declared, name, err));
        if (i) s->n_columns++;
    }
done:
    return st;
}

static const arp_node *variants_of(const arp_node *root) {
    const arp_node *sensitivity = arp_node_get(root, "sensitivity");
    const arp_node *factors = sensitivity ? arp_node_get(sensitivity, "factors") : NULL;
    return factors ? arp_node_get(factors, "variants") : NULL;
}

arp_status spec_variants_read(const arp_node *root, spec *s, arp_study *study, arp_error *err) {
    const arp_node *map = variants_of(root);
    size_t most = s->n_leaves + SPEC_GIVEN_MOST;
    arp_status st = ARP_OK;
    if (map && map->kind != ARP_TREE_MAP)
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "variants");
    for (size_t i = 0; map && i < map->n; i++) most += map->item[i].n;
    spec_leaf *room = arp_pool_take(study->pool, most, sizeof *room);
    if (!room) return arp_fail_memory(err);
    memcpy(room, s->leaf, s->n_leaves * sizeof *room);
    s->leaf = room;
    for (size_t i = 0; map && i < map->n; i++) ARP_TRY(read_readings(&map->item[i], s, study, err));
    s->n_measures = s->n_columns;
done:
    return st;
}

arp_status spec_variants_factors(const arp_node *map, spec *s, arp_study *study, arp_error *err) {
    const spec_leaf *declared;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < map->n; i++) {
        const arp_node *list = &map->item[i];
        arp_factor *factor = &study->factor[study->n_factors];
        ARP_TRY(find_leaf(list, s, study, &declared, err));
        const char **name = arp_pool_take(study->pool, list->n, sizeof *name);
        if (!name) return arp_fail_memory(err);
        *factor = (arp_factor){.kind = "variants", .node = list->key, .choice = name};
        ARP_TRY(name_of(declared, study->pool, &name[factor->n_choices++], err));
        for (size_t j = s->n_leaves; j < s->n_columns; j++) {
            if (s->leaf[j].node == declared->node) name[factor->n_choices++] = s->leaf[j].variant;
        }
        s->factor_place[study->n_factors++] = list->place;
    }
done:
    return st;
}
