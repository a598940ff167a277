/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <string.h>

#include "base/messages.h"
#include "normalise/normalise.h"
#include "study/spec/messages.h"
#include "treat/treat.h"

/* Where the parts of one kind of factor are written. A kind that is about one node may be a list of
   maps, one a node. */
typedef struct factor_keys {
    const char *kind;
    const char *choice; /* key of the list of words, NULL: none */
    const char *node;   /* key of the node or indicator, NULL: none */
    bool rule, law, many;
} factor_keys;

static const factor_keys KINDS[] = {
    {"side_weights", NULL, NULL, true, true, false},
    {"inner_weights", NULL, "node", true, true, true},
    {"normalise", "rules", NULL, false, false, false},
    {"aggregate", NULL, "node", false, false, true},
    {"outliers", "rules", NULL, false, false, false},
    {"missing", "rules", NULL, false, false, false},
    {"leave_out", "indicators", NULL, true, false, false},
    {"side_of", "nodes", "indicator", false, false, true},
    {"data", NULL, NULL, true, false, false},
    {"shrinkage", "rules", NULL, false, false, false},
    {"comparator", "names", NULL, false, false, false},
};

enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0], MOST_KEYS = 12, MOST_WORDS = 32 };

static arp_status check_keys(const arp_node *map, const factor_keys *keys, arp_error *err) {
    const char *known[MOST_KEYS] = {NULL};
    size_t n = 0;
    if (keys->rule) known[n++] = "rule";
    if (keys->choice) known[n++] = keys->choice;
    if (keys->node) known[n++] = keys->node;
    if (keys->law) {
        static const char *const LAW[] = {"concentration", "noise", "a", "b", "bounds", "orders"};
        for (size_t i = 0; i < sizeof LAW / sizeof LAW[0]; i++) known[n++] = LAW[i];
    } else if (strcmp(keys->kind, "data") != 0) {
        known[n++] = "probabilities";
    }
    if (strcmp(keys->kind, "aggregate") == 0) {
        known[n++] = "exponents";
        known[n++] = "range";
    }
    return arp_node_keys(map, keys->kind, known, err);
}

/* {NAME: [LOW, HIGH]}: one share's limits each. */
static arp_status read_bounds(const arp_node *map, arp_pool *pool, arp_factor *f, arp_error *err) {
    const arp_node *list = arp_node_get(map, "bounds");
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_MAP)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_MAP, "s", "bounds");
    arp_share_bound *bound = arp_pool_take(pool, list->n, sizeof *bound);
    if (!bound) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n; i++) {
        const double *x;
        size_t n;
        const char *name = list->item[i].key;
        arp_status st = arp_read_numbers(list, name, pool, 0.0, 1.0, &x, &n, err);
        if (st != ARP_OK) return st;
        if (n != 2 || x[0] > x[1]) {
            return arp_fail_node(err, &list->item[i], ARP_MSG_STUDY_FACTOR_BOUND, "s", name);
        }
        bound[i] = (arp_share_bound){name, x[0], x[1]};
    }
    f->bound = bound;
    f->n_bounds = list->n;
    return ARP_OK;
}

static arp_status read_order(const arp_node *map, arp_share_order *out, arp_error *err) {
    static const char *const KEYS[] = {"more", "less", "at_least", "at_most", NULL};
    const arp_node *node;
    arp_status st = ARP_OK;
    *out = (arp_share_order){.low = 1.0};
    ARP_TRY(arp_node_keys(map, "orders", KEYS, err));
    ARP_TRY(arp_node_need(map, "more", &node, err));
    ARP_TRY(arp_node_need(map, "less", &node, err));
    ARP_TRY(arp_read_text(map, "more", &out->more, err));
    ARP_TRY(arp_read_text(map, "less", &out->less, err));
    ARP_TRY(arp_read_number(map, "at_least", 0.0, 1e6, &out->low, err));
    ARP_TRY(arp_read_number(map, "at_most", 0.0, 1e6, &out->high, err));
done:
    return st;
}

static arp_status read_orders(const arp_node *map, arp_pool *pool, arp_factor *f, arp_error *err) {
    const arp_node *list = arp_node_get(map, "orders");
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", "orders");
    arp_share_order *order = arp_pool_take(pool, list->n, sizeof *order);
    if (!order) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n; i++) {
        arp_status st = read_order(&list->item[i], &order[i], err);
        if (st != ARP_OK) return st;
    }
    f->order = order;
    f->n_orders = list->n;
    return ARP_OK;
}

/* The numbers of each law of shares: of which rule, whether it must be there, up to what. */
static const struct law_number {
    const char *key, *rule;
    bool needed;
    double most;
} LAW_NUMBERS[] = {{"concentration", "dirichlet", false, 1e6},
                   {"noise", "noise", true, 1.0},
                   {"a", "beta", true, 1e6},
                   {"b", "beta", true, 1e6}};

enum { LAW_NUMBER_COUNT = sizeof LAW_NUMBERS / sizeof LAW_NUMBERS[0] };

static bool is_law(const char *rule) {
    for (size_t i = 0; i < LAW_NUMBER_COUNT; i++) {
        if (strcmp(LAW_NUMBERS[i].rule, rule) == 0) return true;
    }
    return strcmp(rule, "uniform") == 0;
}

static arp_status read_law(const arp_node *map, arp_pool *pool, arp_factor *f, arp_error *err) {
    const char *first = strcmp(f->kind, "side_weights") == 0 ? "uniform" : "dirichlet";
    const char *rule = f->rule ? f->rule : first;
    double *number = arp_pool_take(pool, LAW_NUMBER_COUNT, sizeof *number);
    arp_status st = ARP_OK;
    if (!number) return arp_fail_memory(err);
    for (size_t i = 0; i < LAW_NUMBER_COUNT && is_law(rule); i++) {
        const struct law_number *law = &LAW_NUMBERS[i];
        const arp_node *node = arp_node_get(map, law->key);
        bool its = strcmp(law->rule, rule) == 0;
        if (node && !its) {
            return arp_fail_node(err, node, ARP_MSG_STUDY_FACTOR_LAW, "sss", law->key, rule,
                                 law->rule);
        }
        if (its && law->needed) ARP_TRY(arp_node_need(map, law->key, &node, err));
        if (node)
            ARP_TRY(arp_read_number(map, law->key, 1e-6, law->most, &number[f->n_numbers++], err));
    }
    if (f->n_numbers) f->number = number;
    ARP_TRY(read_bounds(map, pool, f, err));
    ARP_TRY(read_orders(map, pool, f, err));
done:
    return st;
}

static arp_status read_exponents(const arp_node *map, arp_pool *pool, arp_factor *f,
                                 arp_error *err) {
    const char *key = arp_node_get(map, "range") ? "range" : "exponents";
    const arp_node *node;
    if (arp_node_get(map, "range") && arp_node_get(map, "exponents")) {
        return arp_fail_node(err, map, ARP_MSG_STUDY_FACTOR_NUMBERS, "s", "exponents");
    }
    f->rule = key;
    arp_status st = arp_node_need(map, key, &node, err);
    if (st != ARP_OK) return st;
    return arp_read_numbers(map, key, pool, -100.0, 100.0, &f->number, &f->n_numbers, err);
}

/* The i-th rule that a kind may name; NULL past the last, and for a kind that names none. */
static const char *rule_name(const char *kind, size_t i) {
    if (strcmp(kind, "normalise") == 0) return ARP_NORMALISERS[i] ? ARP_NORMALISERS[i]->name : NULL;
    if (strcmp(kind, "outliers") == 0)
        return ARP_OUTLIER_RULES[i] ? ARP_OUTLIER_RULES[i]->name : NULL;
    if (strcmp(kind, "missing") == 0)
        return ARP_MISSING_RULES[i] ? ARP_MISSING_RULES[i]->name : NULL;
    return NULL;
}

/* Every rule of a list is a known word, told with its place: what else a factor must not say is
   found once there are data. */
static arp_status check_rules(const arp_node *map, const char *kind, arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    const arp_node *list = arp_node_get(map, "rules");
    if (!list || list->kind != ARP_TREE_LIST || !rule_name(kind, 0)) return ARP_OK;
    for (size_t i = 0; i + 1 < MOST_WORDS && (words[i] = rule_name(kind, i)); i++) {
    }
    for (size_t i = 0; i < list->n; i++) {
        arp_node item = list->item[i]; /* read as the one key of a map */
        item.key = "rules";
        const arp_node one = {.kind = ARP_TREE_MAP, .item = &item, .n = 1, .place = item.place};
        size_t which;
        arp_status st = arp_read_word(&one, "rules", words, &which, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status read_factor(const arp_node *map, const factor_keys *keys, arp_pool *pool,
                              arp_factor *f, arp_error *err) {
    arp_status st = ARP_OK;
    const char *const *choice = NULL;
    f->kind = keys->kind;
    ARP_TRY(check_keys(map, keys, err));
    if (keys->rule) ARP_TRY(arp_read_text(map, "rule", &f->rule, err));
    if (keys->node && strcmp(keys->node, "indicator") == 0) {
        const arp_node *node;
        ARP_TRY(arp_node_need(map, keys->node, &node, err));
    }
    if (keys->node) ARP_TRY(arp_read_text(map, keys->node, &f->node, err));
    if (keys->choice) ARP_TRY(arp_read_texts(map, keys->choice, pool, &choice, &f->n_choices, err));
    f->choice = choice;
    ARP_TRY(check_rules(map, keys->kind, err));
    if (keys->law) ARP_TRY(read_law(map, pool, f, err));
    if (strcmp(keys->kind, "aggregate") == 0) ARP_TRY(read_exponents(map, pool, f, err));
    ARP_TRY(arp_read_numbers(map, "probabilities", pool, 0.0, 1.0, &f->probability,
                             &f->n_probabilities, err));
done:
    return st;
}

/* One entry of `factors:`: a map, or for what is about one node a list of them. */
static arp_status read_entry(const arp_node *entry, const factor_keys *keys, spec *s,
                             arp_study *study, arp_error *err) {
    bool list = entry->kind == ARP_TREE_LIST;
    if (list && !keys->many)
        return arp_fail_node(err, entry, ARP_MSG_TREE_WANT_MAP, "s", keys->kind);
    for (size_t i = 0; i < (list ? entry->n : 1); i++) {
        const arp_node *map = list ? &entry->item[i] : entry;
        s->factor_place[study->n_factors] = map->place;
        arp_status st = read_factor(map, keys, study->pool, &study->factor[study->n_factors], err);
        if (st != ARP_OK) return st;
        study->n_factors++;
    }
    return ARP_OK;
}

static arp_status read_factors(const arp_node *factors, spec *s, arp_study *study, arp_error *err) {
    const char *names[KIND_COUNT + 1] = {NULL};
    size_t most = 0;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < KIND_COUNT; i++) names[i] = KINDS[i].kind;
    ARP_TRY(arp_node_keys(factors, "factors", names, err));
    for (size_t i = 0; i < factors->n; i++) {
        most += factors->item[i].kind == ARP_TREE_LIST ? factors->item[i].n : 1;
    }
    study->factor = arp_pool_take(study->pool, most, sizeof *study->factor);
    s->factor_place = arp_pool_take(study->pool, most, sizeof *s->factor_place);
    if (!study->factor || !s->factor_place) return arp_fail_memory(err);
    for (size_t i = 0; i < factors->n; i++) {
        size_t kind = 0;
        while (strcmp(KINDS[kind].kind, factors->item[i].key) != 0) kind++;
        ARP_TRY(read_entry(&factors->item[i], &KINDS[kind], s, study, err));
    }
done:
    return st;
}

arp_status spec_sensitivity(const arp_node *node, spec *s, arp_study *study, arp_error *err) {
    static const char *const KEYS[] = {"draws",     "seed",  "replicates", "points",
                                       "precision", "curve", "factors",    NULL};
    arp_sensitivity_options *o = &study->sensitivity;
    uint64_t replicates = 0, points = 0, curve = 0;
    arp_status st = ARP_OK;
    study->seed = 1;
    if (!node) return ARP_OK;
    ARP_TRY(arp_node_keys(node, "sensitivity", KEYS, err));
    ARP_TRY(arp_read_whole(node, "draws", 1, 1000000000000, &o->draws, err));
    ARP_TRY(arp_read_whole(node, "seed", 0, (uint64_t)1 << 53, &study->seed, err));
    ARP_TRY(arp_read_whole(node, "replicates", 8, 1000, &replicates, err));
    ARP_TRY(arp_read_whole(node, "points", 16, 1 << 20, &points, err));
    ARP_TRY(arp_read_whole(node, "curve", 1, 1000000, &curve, err));
    ARP_TRY(arp_read_number(node, "precision", 1e-6, 0.5, &o->precision, err));
    if (points & (points - 1)) {
        return arp_fail_node(err, arp_node_get(node, "points"), ARP_MSG_STUDY_FACTOR_POINTS, "");
    }
    o->replicates = (size_t)replicates;
    o->curve = (size_t)curve;
    while (points >> (o->base + 1)) o->base++;
    const arp_node *factors = arp_node_get(node, "factors");
    if (factors) ARP_TRY(read_factors(factors, s, study, err));
done:
    return st;
}
