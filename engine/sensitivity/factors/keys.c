/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"

#include <string.h>

#include "base/messages.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

enum { MOST_KEYS = 12 };

static arp_status read_rule(const arp_factor_reading *of, const arp_factor_key *key,
                            arp_error *err) {
    return arp_read_text(of->map, key->name, &of->out->rule, err);
}

arp_status arp_read_factor_node(const arp_factor_reading *of, const arp_factor_key *key,
                                arp_error *err) {
    return arp_read_text(of->map, key->name, &of->out->node, err);
}

arp_status arp_read_factor_choice(const arp_factor_reading *of, const arp_factor_key *key,
                                  arp_error *err) {
    return arp_read_texts(of->map, key->name, of->pool, &of->out->choice, &of->out->n_choices, err);
}

/* Every rule of a list is a known word, told with its place. */
static arp_status read_rules(const arp_factor_reading *of, const arp_factor_key *key,
                             arp_error *err) {
    const char *words[ARP_FACTOR_WORDS + 1] = {NULL};
    const arp_node *list = arp_node_get(of->map, key->name);
    arp_status st = arp_read_factor_choice(of, key, err);
    if (st != ARP_OK || !list || list->kind != ARP_TREE_LIST) return st;
    words[arp_factor_list_words(of->kind, words)] = NULL;
    for (size_t i = 0; i < list->n; i++) {
        arp_node item = list->item[i]; /* read as the one key of a map */
        item.key = key->name;
        const arp_node one = {.kind = ARP_TREE_MAP, .item = &item, .n = 1, .place = item.place};
        size_t which;
        st = arp_read_word(&one, key->name, words, &which, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status read_probabilities(const arp_factor_reading *of, const arp_factor_key *key,
                                     arp_error *err) {
    return arp_read_numbers(of->map, key->name, of->pool, key->least, key->most,
                            &of->out->probability, &of->out->n_probabilities, err);
}

/* The law of shares a factor names; NULL for a word that is none, which is refused later. */
static const arp_law *law_of(const arp_factor_reading *of) {
    if (!of->out->rule) return of->kind->laws[0];
    for (size_t i = 0; ARP_LAWS[i]; i++) {
        if (strcmp(ARP_LAWS[i]->name, of->out->rule) == 0) return ARP_LAWS[i];
    }
    return NULL;
}

/* A number of one law, after those that came before it. */
static arp_status read_law_number(const arp_factor_reading *of, const arp_factor_key *key,
                                  arp_error *err) {
    const arp_node *node = arp_node_get(of->map, key->name);
    const arp_law *law = law_of(of);
    arp_factor *f = of->out;
    arp_status st = ARP_OK;
    if (!law || (!node && (law != key->law || !key->needed))) return ARP_OK;
    if (law != key->law) {
        return arp_fail_node(err, node, ARP_MSG_STUDY_FACTOR_LAW, "sss", key->name, law->name,
                             key->law->name);
    }
    double *number = arp_pool_take(of->pool, f->n_numbers + 1, sizeof *number);
    if (!number) return arp_fail_memory(err);
    for (size_t i = 0; i < f->n_numbers; i++) number[i] = f->number[i];
    ARP_TRY(arp_node_need(of->map, key->name, &node, err));
    ARP_TRY(arp_read_number(of->map, key->name, key->least, key->most, &number[f->n_numbers], err));
    f->number = number;
    f->n_numbers++;

done:
    return st;
}

/* {NAME: [LOW, HIGH]}: one share's limits each. */
static arp_status read_bounds(const arp_factor_reading *of, const arp_factor_key *key,
                              arp_error *err) {
    const arp_node *list = arp_node_get(of->map, key->name);
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_MAP)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_MAP, "s", key->name);
    arp_share_bound *bound = arp_pool_take(of->pool, list->n, sizeof *bound);
    if (!bound) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n; i++) {
        const double *x;
        size_t n;
        const char *name = list->item[i].key;
        arp_status st = arp_read_numbers(list, name, of->pool, key->least, key->most, &x, &n, err);
        if (st != ARP_OK) return st;
        if (n != 2 || x[0] > x[1]) {
            return arp_fail_node(err, &list->item[i], ARP_MSG_STUDY_FACTOR_BOUND, "s", name);
        }
        bound[i] = (arp_share_bound){name, x[0], x[1]};
    }
    of->out->bound = bound;
    of->out->n_bounds = list->n;
    return ARP_OK;
}

static arp_status read_order(const arp_node *map, const arp_factor_key *key, arp_share_order *out,
                             arp_error *err) {
    static const char *const KEYS[] = {"more", "less", "at_least", "at_most", NULL};
    const arp_node *node;
    arp_status st = ARP_OK;
    *out = (arp_share_order){.low = 1.0};
    ARP_TRY(arp_node_keys(map, key->name, KEYS, err));
    ARP_TRY(arp_node_need(map, "more", &node, err));
    ARP_TRY(arp_node_need(map, "less", &node, err));
    ARP_TRY(arp_read_text(map, "more", &out->more, err));
    ARP_TRY(arp_read_text(map, "less", &out->less, err));
    ARP_TRY(arp_read_number(map, "at_least", key->least, key->most, &out->low, err));
    ARP_TRY(arp_read_number(map, "at_most", key->least, key->most, &out->high, err));
done:
    return st;
}

static arp_status read_orders(const arp_factor_reading *of, const arp_factor_key *key,
                              arp_error *err) {
    const arp_node *list = arp_node_get(of->map, key->name);
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", key->name);
    arp_share_order *order = arp_pool_take(of->pool, list->n, sizeof *order);
    if (!order) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n; i++) {
        arp_status st = read_order(&list->item[i], key, &order[i], err);
        if (st != ARP_OK) return st;
    }
    of->out->order = order;
    of->out->n_orders = list->n;
    return ARP_OK;
}

const arp_factor_key arp_key_rule = {.name = "rule", .read = read_rule};
const arp_factor_key arp_key_node = {.name = "node", .read = arp_read_factor_node};
const arp_factor_key arp_key_rules = {.name = "rules", .read = read_rules};
const arp_factor_key arp_key_probabilities = {"probabilities", read_probabilities, .most = 1.0};
const arp_factor_key arp_key_concentration = {"concentration",   read_law_number, false, 1e-6, 1e6,
                                              &arp_law_dirichlet};
const arp_factor_key arp_key_noise = {"noise", read_law_number, true, 1e-6, 1.0, &arp_law_noise};
const arp_factor_key arp_key_a = {"a", read_law_number, true, 1e-6, 1e6, &arp_law_beta};
const arp_factor_key arp_key_b = {"b", read_law_number, true, 1e-6, 1e6, &arp_law_beta};
const arp_factor_key arp_key_bounds = {"bounds", read_bounds, .most = 1.0};
const arp_factor_key arp_key_orders = {"orders", read_orders, .most = 1e6};

arp_status arp_factor_read(const arp_node *map, const arp_factor_kind *kind, arp_pool *pool,
                           arp_factor *out, arp_error *err) {
    const arp_factor_reading of = {map, kind, pool, out};
    const char *known[MOST_KEYS] = {NULL};
    const arp_node *node;
    arp_status st = ARP_OK;
    out->kind = kind->name;
    for (size_t i = 0; kind->keys[i]; i++) known[i] = kind->keys[i]->name;
    ARP_TRY(arp_node_keys(map, kind->name, known, err));
    for (size_t i = 0; kind->keys[i]; i++) {
        const arp_factor_key *key = kind->keys[i];
        if (key->needed && !key->law) ARP_TRY(arp_node_need(map, key->name, &node, err));
        ARP_TRY(key->read(&of, key, err));
    }
done:
    return st;
}
