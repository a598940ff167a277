/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tree.h
 * A parsed document (a study, a catalogue) whose nodes know their place.
 *
 * io/ makes a tree from YAML; whoever reads one knows neither YAML nor files. Scalars are kept
 * as the text that was written, so a code 0907 keeps its zero without quotes.
 */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/fail.h"
#include "base/keys/keys.h"
#include "base/memory.h"

typedef enum arp_tree_kind { ARP_TREE_SCALAR, ARP_TREE_LIST, ARP_TREE_MAP } arp_tree_kind;

typedef struct arp_node {
    arp_tree_kind kind;
    const char *key;       /* in a map, else NULL                                    */
    const char *text;      /* of a scalar, without NUL bytes, else NULL              */
    bool quoted;           /* the scalar stood in quotes                             */
    struct arp_node *item; /* children, n of them, in the order written              */
    size_t n;
    arp_place place; /* of the key in a map, of the value elsewhere; path lives in the pool */
    arp_place value; /* of the value; of a scalar its first character, inside the quotes, with
                        column 0 where the text is not in the file as it stands (escapes,
                        several lines)                                                      */
} arp_node;

typedef struct arp_tree {
    arp_node root;
    arp_pool *pool; /* owns all of it */
} arp_tree;

void arp_tree_free(arp_tree *tree);

/** A child of a map by key; NULL when absent or when @p map is NULL. Cost: O(n). */
const arp_node *arp_node_get(const arp_node *map, const char *key);

/** Refuse a node that is no map, or any key that has no row among @p keys, with the nearest known
    one and where the reference tells of it. */
arp_status arp_node_keys(const arp_node *map, const arp_keys *keys, arp_error *err);

/** The child of a map, which must be there. */
arp_status arp_node_need(const arp_node *map, const char *key, const arp_node **out,
                         arp_error *err);

/* Typed readings of a map's key. An absent key leaves *out as it was: put the default there. */

/** A scalar that is not empty. The text lives as long as the tree. */
arp_status arp_read_text(const arp_node *map, const char *key, const char **out, arp_error *err);

/** A number from low to high, both allowed. */
arp_status arp_read_number(const arp_node *map, const char *key, double low, double high,
                           double *out, arp_error *err);

/** A whole number from low to high, up to 2^53. */
arp_status arp_read_whole(const arp_node *map, const char *key, uint64_t low, uint64_t high,
                          uint64_t *out, arp_error *err);

/** A list of scalars; a single scalar counts as a list of one. *out has *n texts from @p pool. */
arp_status arp_read_texts(const arp_node *map, const char *key, arp_pool *pool,
                          const char *const **out, size_t *n, arp_error *err);

/** A list of numbers from low to high; a single number counts as a list of one. */
arp_status arp_read_numbers(const arp_node *map, const char *key, arp_pool *pool, double low,
                            double high, const double **out, size_t *n, arp_error *err);

/** One of the NULL-terminated words; *out is its index. */
arp_status arp_read_word(const arp_node *map, const char *key, const char *const *words,
                         size_t *out, arp_error *err);

/** Texts under @p fr and @p en ("unit", "unit_en") into out[ARP_FR] and out[ARP_EN]: one stands for
    the other where only one is given; without either both stay as they were. */
arp_status arp_read_pair(const arp_node *map, const char *fr, const char *en, const char *out[2],
                         arp_error *err);

/** label_fr and label_en of a map as such a pair. */
arp_status arp_read_labels(const arp_node *map, const char *label[2], arp_error *err);

/** Two lists of *n texts each, as arp_read_texts() reads them, in the manner of arp_read_pair();
    lists of unlike lengths are refused at the second. */
arp_status arp_read_pairs(const arp_node *map, const char *fr, const char *en, arp_pool *pool,
                          const char *const *out[2], size_t *n, arp_error *err);

/** The text of a scalar node itself; @p name says what it is. */
arp_status arp_node_text(const arp_node *node, const char *name, const char **out, arp_error *err);

/** Refuse with a place: arp_fail_at(err, node->place, ARP_DOMAIN, ...). */
#define arp_fail_node(err, node, ...) arp_fail_at((err), (node)->place, ARP_DOMAIN, __VA_ARGS__)

#endif
