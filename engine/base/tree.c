/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tree.h"

#include <math.h>
#include <string.h>

#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"

void arp_tree_free(arp_tree *tree) {
    arp_pool_free(tree->pool);
    *tree = (arp_tree){0};
}

const arp_node *arp_node_get(const arp_node *map, const char *key) {
    if (!map || map->kind != ARP_TREE_MAP) return NULL;
    for (size_t i = 0; i < map->n; i++) {
        if (strcmp(map->item[i].key, key) == 0) return &map->item[i];
    }
    return NULL;
}

static size_t count(const char *const *words) {
    size_t n = 0;
    while (words[n]) n++;
    return n;
}

arp_status arp_node_keys(const arp_node *map, const arp_keys *keys, arp_error *err) {
    char all[ARP_ERROR_TEXT], where[ARP_KEY_PATH];
    const char *known[ARP_KEYS_MOST];
    if (map->kind != ARP_TREE_MAP)
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", arp_keys_name(keys));
    size_t n = arp_key_names(keys, known);
    for (size_t i = 0; i < map->n; i++) {
        const arp_node *child = &map->item[i];
        if (arp_text_is_among(child->key, known)) continue;
        const char *nearest = arp_text_nearest(child->key, known, n);
        if (nearest) {
            arp_key_operand(keys, nearest, where);
            return arp_fail_node(err, child, ARP_MSG_TREE_UNKNOWN_KEY, "sss", child->key, nearest,
                                 where);
        }
        arp_text_list(all, sizeof all, known, n, SIZE_MAX);
        arp_key_operand(keys, NULL, where);
        return arp_fail_node(err, child, ARP_MSG_TREE_UNKNOWN_KEY_ALL, "sss", child->key, all,
                             where);
    }
    return ARP_OK;
}

arp_status arp_node_need(const arp_node *map, const char *key, const arp_node **out,
                         arp_error *err) {
    *out = arp_node_get(map, key);
    if (!*out) return arp_fail_node(err, map, ARP_MSG_TREE_KEY_ABSENT, "s", key);
    return ARP_OK;
}

arp_status arp_node_text(const arp_node *node, const char *name, const char **out, arp_error *err) {
    if (node->kind != ARP_TREE_SCALAR) {
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_TEXT, "s", name);
    }
    if (!*node->text) return arp_fail_node(err, node, ARP_MSG_TREE_EMPTY, "s", name);
    *out = node->text;
    return ARP_OK;
}

arp_status arp_read_text(const arp_node *map, const char *key, const char **out, arp_error *err) {
    const arp_node *node = arp_node_get(map, key);
    return node ? arp_node_text(node, key, out, err) : ARP_OK;
}

static arp_status number(const arp_node *node, const char *name, double low, double high,
                         double *out, arp_error *err) {
    const char *text = NULL;
    double x;
    arp_status st = arp_node_text(node, name, &text, err);
    if (st != ARP_OK) return st;
    if (arp_number_read(text, strlen(text), '.', &x) != ARP_NUMBER_OK) {
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_NUMBER, "ss", name, text);
    }
    if (!(x >= low && x <= high)) {
        return arp_fail_node(err, node, ARP_MSG_TREE_RANGE, "snnn", name, x, low, high);
    }
    *out = x;
    return ARP_OK;
}

arp_status arp_read_number(const arp_node *map, const char *key, double low, double high,
                           double *out, arp_error *err) {
    const arp_node *node = arp_node_get(map, key);
    return node ? number(node, key, low, high, out, err) : ARP_OK;
}

arp_status arp_read_whole(const arp_node *map, const char *key, uint64_t low, uint64_t high,
                          uint64_t *out, arp_error *err) {
    const arp_node *node = arp_node_get(map, key);
    double x;
    if (!node) return ARP_OK;
    arp_status st = number(node, key, (double)low, (double)high, &x, err);
    if (st != ARP_OK) return st;
    if (x != floor(x))
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_WHOLE, "ss", key, node->text);
    *out = (uint64_t)x;
    return ARP_OK;
}

/* The items of a list, or the node itself as a list of one. */
static arp_status items(const arp_node *node, const char *key, const arp_node **first, size_t *n,
                        arp_error *err) {
    if (node->kind == ARP_TREE_MAP)
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_LIST, "s", key);
    bool one = node->kind == ARP_TREE_SCALAR;
    *first = one ? node : node->item;
    *n = one ? 1 : node->n;
    return ARP_OK;
}

arp_status arp_read_texts(const arp_node *map, const char *key, arp_pool *pool,
                          const char *const **out, size_t *n, arp_error *err) {
    const arp_node *node = arp_node_get(map, key), *first = NULL;
    size_t k = 0;
    if (!node) return ARP_OK;
    arp_status st = items(node, key, &first, &k, err);
    if (st != ARP_OK) return st;
    const char **texts = arp_pool_take(pool, k + 1, sizeof *texts);
    if (!texts) return arp_fail_memory(err);
    for (size_t i = 0; i < k && st == ARP_OK; i++)
        st = arp_node_text(&first[i], key, &texts[i], err);
    if (st != ARP_OK) return st;
    *out = texts;
    *n = k;
    return ARP_OK;
}

arp_status arp_read_numbers(const arp_node *map, const char *key, arp_pool *pool, double low,
                            double high, const double **out, size_t *n, arp_error *err) {
    const arp_node *node = arp_node_get(map, key), *first = NULL;
    size_t k = 0;
    if (!node) return ARP_OK;
    arp_status st = items(node, key, &first, &k, err);
    if (st != ARP_OK) return st;
    double *x = arp_pool_take(pool, k, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < k && st == ARP_OK; i++)
        st = number(&first[i], key, low, high, &x[i], err);
    if (st != ARP_OK) return st;
    *out = x;
    *n = k;
    return ARP_OK;
}

arp_status arp_read_word(const arp_node *map, const char *key, const char *const *words,
                         size_t *out, arp_error *err) {
    char all[ARP_ERROR_TEXT];
    const arp_node *node = arp_node_get(map, key);
    const char *text = NULL;
    if (!node) return ARP_OK;
    arp_status st = arp_node_text(node, key, &text, err);
    if (st != ARP_OK) return st;
    for (size_t i = 0; words[i]; i++) {
        if (strcmp(words[i], text) == 0) {
            *out = i;
            return ARP_OK;
        }
    }
    arp_text_list(all, sizeof all, words, count(words), SIZE_MAX);
    return arp_fail_node(err, node, ARP_MSG_TREE_WORD, "sss", key, text, all);
}

arp_status arp_read_pair(const arp_node *map, const char *fr, const char *en, const char *out[2],
                         arp_error *err) {
    const char *given[2] = {NULL, NULL};
    arp_status st = arp_read_text(map, fr, &given[ARP_FR], err);
    if (st == ARP_OK) st = arp_read_text(map, en, &given[ARP_EN], err);
    if (st != ARP_OK) return st;
    for (size_t i = 0; i < 2; i++) {
        if (given[i] || given[1 - i]) out[i] = given[i] ? given[i] : given[1 - i];
    }
    return ARP_OK;
}

arp_status arp_read_labels(const arp_node *map, const char *label[2], arp_error *err) {
    return arp_read_pair(map, "label_fr", "label_en", label, err);
}

arp_status arp_read_pairs(const arp_node *map, const char *fr, const char *en, arp_pool *pool,
                          const char *const *out[2], size_t *n, arp_error *err) {
    const char *const *given[2] = {NULL, NULL};
    size_t many[2] = {0, 0};
    arp_status st = arp_read_texts(map, fr, pool, &given[ARP_FR], &many[ARP_FR], err);
    if (st == ARP_OK) st = arp_read_texts(map, en, pool, &given[ARP_EN], &many[ARP_EN], err);
    if (st != ARP_OK) return st;
    if (given[0] && given[1] && many[0] != many[1]) {
        return arp_fail_node(err, arp_node_get(map, en), ARP_MSG_TREE_PAIRS, "susu", en,
                             many[ARP_EN], fr, many[ARP_FR]);
    }
    for (size_t i = 0; i < 2; i++) {
        if (!given[i] && !given[1 - i]) continue;
        out[i] = given[i] ? given[i] : given[1 - i];
        *n = given[i] ? many[i] : many[1 - i];
    }
    return ARP_OK;
}
