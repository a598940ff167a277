/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study says, or --set, and nothing reads. */
#include "study/spec/spec.h"

#include <string.h>

#include "base/text.h"
#include "sensitivity/factors/factors.h"
#include "sensitivity/factors/law.h"
#include "study/spec/messages.h"
#include "weight/weight.h"

enum { MOST_NAMED = 8 };

static const char *name_of(const arp_node *map) {
    static const char *const KEYS[] = {"name", "indicator"};
    for (size_t k = 0; k < sizeof KEYS / sizeof KEYS[0]; k++) {
        const arp_node *name = arp_node_get(map, KEYS[k]);
        if (name && name->text) return name->text;
    }
    return "";
}

static bool is_beside(const arp_node *map) {
    const arp_node *word = arp_node_get(map, "verdict");
    return word && word->text && (!strcmp(word->text, "no") || !strcmp(word->text, "false"));
}

/* Told of several children in one sentence, at the first. */
typedef struct unread {
    const char *name[MOST_NAMED];
    arp_place place;
    size_t n;
} unread;

static void note(unread *to, const arp_node *map, const arp_node *weight) {
    if (to->n == 0) to->place = weight->place;
    if (to->n < MOST_NAMED) to->name[to->n] = name_of(map);
    to->n++;
}

arp_status spec_idle_weights(const arp_node *children, const arp_plan_node *node, arp_study *study,
                             arp_error *err) {
    unread rule = {0}, beside = {0};
    char list[ARP_ERROR_TEXT];
    arp_status st = ARP_OK;
    for (size_t i = 0; i < children->n; i++) {
        const arp_node *map = &children->item[i], *weight = arp_node_get(map, "weight");
        if (weight && is_beside(map)) note(&beside, map, weight);
        else if (weight && !node->weigh->given) note(&rule, map, weight);
    }
    if (rule.n) {
        arp_text_list(list, sizeof list, rule.name, rule.n, MOST_NAMED);
        ARP_TRY(arp_tell(study->notices, rule.place, err, ARP_MSG_STUDY_WEIGHT_UNREAD, "sss", list,
                         node->name, node->weigh->name));
    }
    if (beside.n) {
        arp_text_list(list, sizeof list, beside.name, beside.n, MOST_NAMED);
        ARP_TRY(
            arp_tell(study->notices, beside.place, err, ARP_MSG_STUDY_WEIGHT_BESIDE, "s", list));
    }
done:
    return st;
}

/* The value at a path of keys, or NULL. */
static const arp_node *value_at(const arp_node *node, const char *path) {
    char step[ARP_ERROR_TEXT];
    while (node && *path) {
        size_t n = strcspn(path, ".");
        arp_text_cut(step, sizeof step, path, n);
        node = node->kind == ARP_TREE_MAP ? arp_node_get(node, step) : NULL;
        path += n + (path[n] == '.');
    }
    return node;
}

/* What --set put into a value, NULL where all of it is as written. */
static const arp_node *set_in(const arp_node *node) {
    if (node && node->place.path && !strncmp(node->place.path, "--set ", 6)) return node;
    for (size_t i = 0; node && i < node->n; i++) {
        const arp_node *found = set_in(&node->item[i]);
        if (found) return found;
    }
    return NULL;
}

/* Whether a factor draws the weights of a node's children without a look at those declared. */
static bool draws_weights(const arp_factor *factor, const arp_factor_kind *kind, const char *node,
                          bool root) {
    const struct arp_law *law = kind->laws[0];
    for (size_t i = 0; factor->rule && kind->laws[i]; i++) {
        if (strcmp(kind->laws[i]->name, factor->rule) == 0) law = kind->laws[i];
    }
    if (!law || law->declared) return false;
    if (kind->sides) return root;
    return factor->node ? strcmp(factor->node, node) == 0 : !root;
}

/* A weight that --set put under this branch and that the factor draws; NULL: none. */
static const arp_node *weight_in(const arp_node *branch, const arp_factor *factor,
                                 const arp_factor_kind *kind, bool root) {
    const arp_node *children = arp_node_get(branch, "children"), *found = NULL;
    const bool drawn = draws_weights(factor, kind, name_of(branch), root);
    for (size_t i = 0; children && i < children->n && !found; i++) {
        const arp_node *child = &children->item[i];
        if (is_beside(child)) continue;
        if (drawn) found = set_in(arp_node_get(child, "weight"));
        if (!found) found = weight_in(child, factor, kind, false);
    }
    return found;
}

static const arp_factor_kind *kind_of(const arp_factor *factor) {
    size_t i = 0;
    while (strcmp(ARP_FACTOR_KINDS[i]->name, factor->kind) != 0) i++;
    return ARP_FACTOR_KINDS[i];
}

arp_status spec_idle_set(const arp_study *study, arp_error *err) {
    const arp_node *root = &study->spec->tree.root;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < study->n_factors && st == ARP_OK; i++) {
        const arp_factor *factor = &study->factor[i];
        const arp_factor_kind *kind = kind_of(factor);
        if (!kind->replaces) continue;
        const bool weights = strcmp(kind->replaces, "weight") == 0;
        const arp_node *set = weights
                                  ? weight_in(arp_node_get(root, "index"), factor, kind, true)
                                  : set_in(factor->node ? NULL : value_at(root, kind->replaces));
        if (set)
            st = arp_tell(study->notices, set->place, err, ARP_MSG_STUDY_SET_REPLACED, "ss",
                          kind->replaces, kind->name);
    }
    return st;
}
