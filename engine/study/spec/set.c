/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --set PATH=VALUE: the study's tree with other values, or without, before anything of it is
   checked. */
#include "study/spec/spec.h"

#include <stdlib.h>
#include <string.h>

#include "io/yaml.h"
#include "study/spec/messages.h"

typedef struct setting {
    const char *text; /* "PATH=VALUE"                        */
    arp_place place;  /* the option itself: errors point there */
    arp_pool *pool;
    arp_error *err;
} setting;

static arp_status refuse(const setting *s, arp_message message, const char *step) {
    return arp_fail_at(s->err, s->place, ARP_USAGE, message, "ss", s->text, step);
}

/* An item of a list by what it names, or by its place, counted from 1. */
static arp_node *item_of(arp_node *list, const char *step) {
    static const char *const NAMES[] = {"name", "indicator", "id", "file"};
    for (size_t i = 0; i < list->n; i++) {
        for (size_t k = 0; k < sizeof NAMES / sizeof NAMES[0]; k++) {
            const arp_node *name = arp_node_get(&list->item[i], NAMES[k]);
            if (name && name->text && strcmp(name->text, step) == 0) return &list->item[i];
        }
    }
    char *end;
    unsigned long at = strtoul(step, &end, 10);
    return *end == '\0' && at >= 1 && at <= list->n ? &list->item[at - 1] : NULL;
}

/* Where --set goes. */
typedef struct found {
    arp_node *node, *in; /* the value, and the map or the list that holds it */
    bool made;           /* it was absent                                    */
} found;

/* The child of a map, made where it is absent; NULL when memory is short. */
static arp_node *key_of(arp_node *map, const char *step, const setting *s, bool *made) {
    for (size_t i = 0; i < map->n; i++) {
        if (strcmp(map->item[i].key, step) == 0) return &map->item[i];
    }
    *made = true;
    arp_node *item = arp_pool_take(s->pool, map->n + 1, sizeof *item);
    if (!item) return NULL;
    if (map->n) memcpy(item, map->item, map->n * sizeof *item);
    item[map->n] =
        (arp_node){.kind = ARP_TREE_MAP, .key = step, .place = s->place, .value = s->place};
    map->item = item;
    return &map->item[map->n++];
}

static arp_status walk(arp_node *node, char *path, const setting *s, found *out) {
    for (char *step = path, *next; step; step = next) {
        next = strchr(step, '.');
        if (next) *next++ = '\0';
        if (!*step) return refuse(s, ARP_MSG_STUDY_SET_FORM, step);
        if (node->kind == ARP_TREE_SCALAR) return refuse(s, ARP_MSG_STUDY_SET_SCALAR, step);
        out->in = node;
        if (node->kind == ARP_TREE_LIST) {
            node = item_of(node, step);
            if (!node) return refuse(s, ARP_MSG_STUDY_SET_ITEM, step);
        } else if (!(node = key_of(node, step, s, &out->made))) {
            return arp_fail_memory(s->err);
        }
    }
    out->node = node;
    return ARP_OK;
}

/* An empty value takes away what is there, and so does `none` where it is a map or a list: of
   a single value "none" may be a word. */
static bool takes_away(const found *at, const char *given) {
    return !*given || (!at->made && at->node->kind != ARP_TREE_SCALAR && !strcmp(given, "none"));
}

static arp_status take_away(const setting *s, const found *at) {
    if (at->made) return refuse(s, ARP_MSG_STUDY_SET_ABSENT, at->node->key);
    size_t after = (size_t)(at->in->item + at->in->n - (at->node + 1));
    memmove(at->node, at->node + 1, after * sizeof *at->node);
    at->in->n--;
    return ARP_OK;
}

/* Everything of a value stands where the option does. */
static void move_to(arp_node *node, arp_place place) {
    node->place = node->value = place;
    for (size_t i = 0; i < node->n; i++) move_to(&node->item[i], place);
}

static arp_status set_one(const char *text, arp_tree *study, arp_tree *value, arp_error *err) {
    arp_status st = ARP_OK;
    size_t len = strlen(text), head = strlen("--set ");
    char *shown = arp_pool_take(study->pool, head + len + 1, 1);
    char *path = arp_pool_text(study->pool, text, strcspn(text, "="));
    setting s = {.text = text, .pool = study->pool, .err = err};
    found at = {0};
    if (!shown || !path) return arp_fail_memory(err);
    memcpy(shown, "--set ", head);
    memcpy(shown + head, text, len);
    s.place.path = shown;
    if (!text[strlen(path)]) return refuse(&s, ARP_MSG_STUDY_SET_FORM, "");
    if (strcmp(path, "extends") == 0) return refuse(&s, ARP_MSG_STUDY_EXTENDS_SET, "");
    const char *given = text + strlen(path) + 1;
    ARP_TRY(walk(&study->root, path, &s, &at));
    if (takes_away(&at, given)) return take_away(&s, &at);
    ARP_TRY(arp_yaml_read(given, strlen(given), shown, value, err));
    move_to(&value->root, s.place);
    value->root.key = at.node->key;
    *at.node = value->root;
done:
    return st;
}

arp_status spec_set(const arp_study_options *options, spec *s, arp_pool *pool, arp_error *err) {
    s->set = arp_pool_take(pool, options->n_set, sizeof *s->set);
    if (!s->set) return arp_fail_memory(err);
    for (size_t i = 0; i < options->n_set; i++) {
        s->n_set = i + 1;
        arp_status st = set_one(options->set[i], &s->tree, &s->set[i], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}
