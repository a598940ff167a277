/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec.h"

#include "aggregate/aggregate.h"
#include "normalise/normalise.h"

/* One factor: its keys and the words its rule may be. */
typedef struct factor {
    const char *name;
    const char *const keys[4];
    const char *const rules[4]; /* empty: no rule */
} factor;

static const factor FACTORS[] = {
    {"side_weights", {"rule", NULL}, {"uniform", "beta", "dirichlet", NULL}},
    {"inner_weights", {"rule", "concentration", NULL}, {"dirichlet", "noise", NULL}},
    {"normalise", {"rules", NULL}, {NULL}},
    {"aggregate", {"exponents", NULL}, {NULL}},
    {"leave_out", {"rule", NULL}, {"one-indicator", NULL}},
    {"data", {"rule", NULL}, {"counts", NULL}},
};

enum { FACTOR_COUNT = sizeof FACTORS / sizeof FACTORS[0], MOST_WORDS = 32 };

/* Every item of normalise.rules is a known normalisation. */
static arp_status check_rules(const arp_node *map, arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    const arp_node *list = arp_node_get(map, "rules");
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", "rules");
    for (size_t i = 0; ARP_NORMALISERS[i]; i++) words[i] = ARP_NORMALISERS[i]->name;
    for (size_t i = 0; i < list->n; i++) {
        /* An item stands alone; it is read as the one key of a map. */
        arp_node item = list->item[i];
        item.key = "rules";
        const arp_node one = {.kind = ARP_TREE_MAP, .item = &item, .n = 1, .place = item.place};
        size_t which;
        arp_status st = arp_read_word(&one, "rules", words, &which, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status check_factor(const arp_node *node, const factor *f, arp_study *study,
                               arp_error *err) {
    const double *exponents;
    size_t rule, n;
    double concentration;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(node, f->name, f->keys, err));
    if (f->rules[0]) ARP_TRY(arp_read_word(node, "rule", f->rules, &rule, err));
    ARP_TRY(arp_read_number(node, "concentration", 1e-3, 1e6, &concentration, err));
    ARP_TRY(check_rules(node, err));
    ARP_TRY(arp_read_numbers(node, "exponents", study->pool, -100.0, 100.0, &exponents, &n, err));
done:
    return st;
}

arp_status spec_sensitivity(const arp_node *node, arp_study *study, arp_error *err) {
    static const char *const KEYS[] = {"draws", "seed", "factors", NULL};
    const char *names[FACTOR_COUNT + 1] = {NULL};
    uint64_t draws;
    arp_status st = ARP_OK;
    study->seed = 1;
    if (!node) return ARP_OK;
    for (size_t i = 0; i < FACTOR_COUNT; i++) names[i] = FACTORS[i].name;
    ARP_TRY(arp_node_keys(node, "sensitivity", KEYS, err));
    ARP_TRY(arp_read_whole(node, "draws", 1, 1000000000000, &draws, err));
    ARP_TRY(arp_read_whole(node, "seed", 0, (uint64_t)1 << 53, &study->seed, err));
    const arp_node *factors = arp_node_get(node, "factors");
    if (!factors) return ARP_OK;
    ARP_TRY(arp_node_keys(factors, "factors", names, err));
    for (size_t i = 0; i < FACTOR_COUNT; i++) {
        const arp_node *given = arp_node_get(factors, FACTORS[i].name);
        if (given) ARP_TRY(check_factor(given, &FACTORS[i], study, err));
    }
done:
    return st;
}
