/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"

#include <string.h>

#include "base/messages.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static arp_status read_rule(const arp_factor_reading *of, const arp_factor_key *key,
                            arp_error *err) {
    return arp_read_text(of->map, key->row.name, &of->out->rule, err);
}

arp_status arp_read_factor_node(const arp_factor_reading *of, const arp_factor_key *key,
                                arp_error *err) {
    return arp_read_text(of->map, key->row.name, &of->out->node, err);
}

arp_status arp_read_factor_choice(const arp_factor_reading *of, const arp_factor_key *key,
                                  arp_error *err) {
    return arp_read_texts(of->map, key->row.name, of->pool, &of->out->choice, &of->out->n_choices,
                          err);
}

/* Every rule of a list is a known word, told with its place. */
static arp_status read_rules(const arp_factor_reading *of, const arp_factor_key *key,
                             arp_error *err) {
    const char *words[ARP_FACTOR_WORDS + 1] = {NULL};
    const arp_node *list = arp_node_get(of->map, key->row.name);
    arp_status st = arp_read_factor_choice(of, key, err);
    if (st != ARP_OK || !list || list->kind != ARP_TREE_LIST) return st;
    words[arp_factor_list_words(of->kind, words)] = NULL;
    for (size_t i = 0; i < list->n; i++) {
        arp_node item = list->item[i]; /* read as the one key of a map */
        item.key = key->row.name;
        const arp_node one = {.kind = ARP_TREE_MAP, .item = &item, .n = 1, .place = item.place};
        size_t which;
        st = arp_read_word(&one, key->row.name, words, &which, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status read_probabilities(const arp_factor_reading *of, const arp_factor_key *key,
                                     arp_error *err) {
    return arp_read_numbers(of->map, key->row.name, of->pool, key->least, key->most,
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
    const arp_node *node = arp_node_get(of->map, key->row.name);
    const arp_law *law = law_of(of);
    arp_factor *f = of->out;
    arp_status st = ARP_OK;
    if (!law || (!node && (law != key->law || !key->needed))) return ARP_OK;
    if (law != key->law) {
        return arp_fail_node(err, node, ARP_MSG_STUDY_FACTOR_LAW, "sss", key->row.name, law->name,
                             key->law->name);
    }
    double *number = arp_pool_take(of->pool, f->n_numbers + 1, sizeof *number);
    if (!number) return arp_fail_memory(err);
    for (size_t i = 0; i < f->n_numbers; i++) number[i] = f->number[i];
    ARP_TRY(arp_node_need(of->map, key->row.name, &node, err));
    ARP_TRY(
        arp_read_number(of->map, key->row.name, key->least, key->most, &number[f->n_numbers], err));
    f->number = number;
    f->n_numbers++;

done:
    return st;
}

/* {NAME: [LOW, HIGH]}: one share's limits each. */
static arp_status read_bounds(const arp_factor_reading *of, const arp_factor_key *key,
                              arp_error *err) {
    const arp_node *list = arp_node_get(of->map, key->row.name);
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_MAP)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_MAP, "s", key->row.name);
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

#define ORDERED                                                                                    \
    "sensitivity: {factors: {side_weights: {orders: [{more: sante, less: social, at_least: 1, "    \
    "at_most: 3}]}}}\n"

static const arp_key ORDER[] = {
    ARP_KEY("more", TEXT, ARP_KEY_NEEDED, "l'enfant qui pèse plus", "the child that weighs more",
            ORDERED),
    ARP_KEY("less", TEXT, ARP_KEY_NEEDED, "que celui-ci", "than this one", ORDERED),
    ARP_KEY("at_least", NUMBER, "1", "au moins tant de fois", "at least so many times", ORDERED),
    ARP_KEY("at_most", NUMBER, ARP_KEY_NONE, "au plus tant de fois", "at most so many times",
            ORDERED),
};
const arp_keys arp_order_keys = {"sensitivity.factors.side_weights.orders", ARP_KEY_ROWS(ORDER),
                                 NULL};

static arp_status read_order(const arp_node *map, const arp_factor_key *key, arp_share_order *out,
                             arp_error *err) {
    const arp_node *node;
    arp_status st = ARP_OK;
    *out = (arp_share_order){.low = 1.0};
    ARP_TRY(arp_node_keys(map, &arp_order_keys, err));
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
    const arp_node *list = arp_node_get(of->map, key->row.name);
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", key->row.name);
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

const arp_factor_key arp_key_rule = {
    .row =
        ARP_KEY("rule", WORD, ARP_KEY_NONE, "la loi dont on tire ; la première de ces lois sinon",
                "the law that is drawn from; the first of these otherwise", NULL),
    .read = read_rule};
const arp_factor_key arp_key_node = {.row = ARP_KEY("node", TEXT, ARP_KEY_NONE,
                                                    "la branche dont il s'agit ; toutes sinon",
                                                    "the branch it is about; all otherwise", NULL),
                                     .read = arp_read_factor_node};
const arp_factor_key arp_key_rules = {.row = ARP_KEY("rules", WORDS, ARP_KEY_NEEDED,
                                                     "les règles entre lesquelles on tire",
                                                     "the rules that are drawn from", NULL),
                                      .read = read_rules};
const arp_factor_key arp_key_probabilities = {
    .row = ARP_KEY("probabilities", NUMBERS, ARP_KEY_NONE,
                   "la probabilité de chacun, de somme 1 ; égales sinon",
                   "the probability of each, summing to 1; equal otherwise", NULL),
    .read = read_probabilities,
    .most = 1.0};
const arp_factor_key arp_key_concentration = {
    .row = ARP_KEY(
        "concentration", NUMBER, "1",
        "loi de Dirichlet : plus elle est grande, plus les poids restent près des déclarés",
        "Dirichlet's law: the larger, the nearer the weights stay to the declared ones", NULL),
    .read = read_law_number,
    .least = 1e-6,
    .most = 1e6,
    .law = &arp_law_dirichlet};
const arp_factor_key arp_key_noise = {
    .row = ARP_KEY(
        "noise", NUMBER, ARP_KEY_NONE,
        "loi « noise » : chaque poids déclaré est multiplié par un nombre de 1 - noise à 1 + "
        "noise",
        "law \"noise\": each declared weight is multiplied by a number from 1 - noise to 1 + "
        "noise",
        NULL),
    .read = read_law_number,
    .needed = true,
    .least = 1e-6,
    .most = 1.0,
    .law = &arp_law_noise};
const arp_factor_key arp_key_a = {.row = ARP_KEY("a", NUMBER, ARP_KEY_NONE,
                                                 "loi bêta, de deux versants : son premier nombre",
                                                 "beta law, of two sides: its first number", NULL),
                                  .read = read_law_number,
                                  .needed = true,
                                  .least = 1e-6,
                                  .most = 1e6,
                                  .law = &arp_law_beta};
const arp_factor_key arp_key_b = {.row = ARP_KEY("b", NUMBER, ARP_KEY_NONE,
                                                 "loi bêta : son second nombre",
                                                 "beta law: its second number", NULL),
                                  .read = read_law_number,
                                  .needed = true,
                                  .least = 1e-6,
                                  .most = 1e6,
                                  .law = &arp_law_beta};
const arp_factor_key arp_key_bounds = {
    .row = ARP_KEY("bounds", PAIRS, ARP_KEY_NONE,
                   "{NOM: [BAS, HAUT]}, entre lesquels reste la part d'un enfant",
                   "{NAME: [LOW, HIGH]}, which the share of a child stays between", NULL),
    .read = read_bounds,
    .most = 1.0};
const arp_factor_key arp_key_orders = {
    .row = ARP_KEY("orders", LIST, ARP_KEY_NONE, "de deux enfants, lequel pèse plus, et de combien",
                   "of two children, which weighs more, and by how much", NULL,
                   .inside = &arp_order_keys),
    .read = read_orders,
    .most = 1e6};

void arp_factor_say(const arp_factor_kind *kind, arp_factor_said *out) {
    size_t n = 0;
    arp_key_join("sensitivity.factors", kind->name, out->path);
    for (size_t i = 0; kind->laws && kind->laws[i] && i < ARP_FACTOR_LAWS; i++)
        out->law[i] = kind->laws[i]->name, out->law[i + 1] = NULL;
    for (; kind->keys[n] && n < ARP_FACTOR_KEYS; n++) {
        out->row[n] = kind->keys[n]->row;
        if (out->row[n].type == ARP_KEY_WORDS) out->row[n].word = kind->word;
        if (out->row[n].type == ARP_KEY_WORD) out->row[n].words = out->law;
    }
    out->keys = (arp_keys){out->path, out->row, n, NULL};
}

arp_status arp_factor_read(const arp_node *map, const arp_factor_kind *kind, arp_pool *pool,
                           arp_factor *out, arp_error *err) {
    const arp_factor_reading of = {map, kind, pool, out};
    const arp_node *node;
    arp_factor_said said;
    arp_status st = ARP_OK;
    out->kind = kind->name;
    arp_factor_say(kind, &said);
    ARP_TRY(arp_node_keys(map, &said.keys, err));
    for (size_t i = 0; kind->keys[i]; i++) {
        const arp_factor_key *key = kind->keys[i];
        if (key->needed && !key->law) ARP_TRY(arp_node_need(map, key->row.name, &node, err));
        ARP_TRY(key->read(&of, key, err));
    }
done:
    return st;
}
