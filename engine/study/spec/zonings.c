/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/messages.h"
#include "base/text.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

static const char *const NONE[] = {"ZZZZZZZZZ"}; /* INSEE: no EPCI */

/* `label:` of a level: a column, or a file of codes and labels. */
static arp_status read_label(const arp_node *map, spec *s, spec_level *level, arp_pool *pool,
                             arp_error *err) {
    const arp_node *node = arp_node_get(map, "label"), *label;
    if (!node) return ARP_OK;
    if (node->kind != ARP_TREE_MAP) return arp_node_text(node, "label", &level->label, err);
    spec_file *names = arp_pool_take(pool, 1, sizeof *names);
    if (!names) return arp_fail_memory(err);
    names->options.marks = s->file[0].options.marks;
    arp_status st = spec_file_read(node, &spec_keys_level_label, s, names, pool, err);
    if (st == ARP_OK) st = arp_node_need(node, "label", &label, err);
    level->names = names;
    return st;
}

/* A level's column of codes, or several to be pasted. */
static arp_status read_codes(const arp_node *map, const char *key, spec_level *level,
                             arp_pool *pool, arp_error *err) {
    arp_status st = arp_read_texts(map, key, pool, &level->part, &level->n_parts, err);
    if (st != ARP_OK) return st;
    if (level->n_parts == 0)
        return arp_fail_at(err, level->place, ARP_DOMAIN, ARP_MSG_TREE_EMPTY, "s", key);
    level->column = level->part[0];
    return ARP_OK;
}

static arp_status read_levels(const arp_node *map, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *levels = NULL, *key = NULL;
    spec_zonings *z = &s->zonings;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_need(map, "levels", &levels, err));
    if (levels->kind != ARP_TREE_MAP)
        ARP_TRY(arp_fail_node(err, levels, ARP_MSG_TREE_WANT_MAP, "s", "levels"));
    if (levels->n == 0) ARP_TRY(arp_fail_node(err, levels, ARP_MSG_TREE_EMPTY, "s", "levels"));
    z->level = arp_pool_take(pool, levels->n, sizeof *z->level);
    if (!z->level) ARP_TRY(arp_fail_memory(err));
    z->n_levels = levels->n;
    for (size_t i = 0; i < levels->n; i++) {
        const arp_node *one = &levels->item[i];
        spec_level *level = &z->level[i];
        level->name = one->key;
        level->place = one->place;
        if (one->kind != ARP_TREE_MAP) {
            ARP_TRY(read_codes(levels, one->key, level, pool, err));
            continue;
        }
        ARP_TRY(arp_node_keys(one, &spec_keys_level, err));
        ARP_TRY(arp_node_need(one, "key", &key, err));
        ARP_TRY(read_codes(one, "key", level, pool, err));
        ARP_TRY(read_label(one, s, level, pool, err));
    }
done:
    return st;
}

arp_status spec_level_find(const spec_zonings *z, const char *name, arp_place place, size_t *at,
                           arp_error *err) {
    char list[ARP_ERROR_TEXT];
    for (size_t i = 0; i < z->n_levels; i++) {
        if (strcmp(z->level[i].name, name) != 0) continue;
        if (at) *at = i;
        return ARP_OK;
    }
    const char **names = arp_zalloc(z->n_levels, sizeof *names);
    if (!names) return arp_fail_memory(err);
    for (size_t i = 0; i < z->n_levels; i++) names[i] = z->level[i].name;
    arp_text_list(list, sizeof list, names, z->n_levels, 12);
    arp_free(names);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_LEVEL, "ss", name, list);
}

static arp_status choose_level(const arp_node *root, const char *asked, spec *s, arp_study *study,
                               arp_error *err) {
    spec_zonings *z = &s->zonings;
    const arp_node *own = arp_node_get(arp_node_get(root, "territories"), "level");
    size_t at = 0;
    arp_status st = ARP_OK;
    if (own) ARP_TRY(spec_level_find(z, study->level, own->place, &at, err));
    z->own = z->at = at;
    if (asked) ARP_TRY(spec_level_find(z, asked, (arp_place){"--level", 0, 0}, &z->at, err));
    z->elsewhere = z->at != at;
    study->level = z->level[z->at].name;
    if (!z->elsewhere) return ARP_OK;
    if (arp_node_get(root, "perimeters") || arp_node_get(root, "claims") ||
        arp_node_get(root, "contiguity")) {
        ARP_TRY(arp_tell(study->notices, z->place, err, ARP_MSG_ZONINGS_ELSEWHERE, "ss",
                         study->level, z->level[at].name));
    }
    /* codes are of the level they were written for */
    s->n_exclude = 0;
done:
    return st;
}

static arp_status read_passage(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *codes = NULL, *passage = arp_node_get(root, "passage");
    spec_zonings *z = &s->zonings;
    size_t which = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_need(root, "codes", &codes, err));
    ARP_TRY(arp_read_word(root, "codes", SPEC_CODES, &which, err));
    z->by_passage = which == 1;
    if (z->by_passage && !passage)
        ARP_TRY(arp_fail_node(err, codes, ARP_MSG_ZONINGS_NO_PASSAGE, ""));
    if (!passage) return ARP_OK;
    if (!z->vintage) ARP_TRY(arp_fail_node(err, passage, ARP_MSG_ZONINGS_NO_VINTAGE, ""));
    spec_file *file = arp_pool_take(pool, 1, sizeof *file);
    if (!file) ARP_TRY(arp_fail_memory(err));
    file->options.marks = ARP_DEFAULT_MARKS;
    file->key = "code_de";
    ARP_TRY(spec_file_read(passage, &spec_keys_passage, s, file, pool, err));
    z->passage = file;
done:
    return st;
}

/* Keys that mean something with `zonings:` only. */
static arp_status refuse_idle(const arp_node *root, const char *level, const spec *s,
                              arp_error *err) {
    static const char *const KEYS[] = {"codes", "passage"};
    for (size_t i = 0; i < 2; i++) {
        const arp_node *node = arp_node_get(root, KEYS[i]);
        if (node) return arp_fail_node(err, node, ARP_MSG_ZONINGS_IDLE, "s", KEYS[i]);
    }
    if (s->n_where) {
        const arp_node *node = arp_node_get(arp_node_get(root, "territories"), "where");
        return arp_fail_node(err, node, ARP_MSG_ZONINGS_IDLE, "s", "where");
    }
    for (size_t i = 0; i < s->n_files; i++) {
        if (!s->file[i].level) continue;
        return arp_fail_at(err, s->file[i].place, ARP_DOMAIN, ARP_MSG_ZONINGS_IDLE, "s", "level");
    }
    if (level) {
        return arp_fail_at(err, (arp_place){"--level", 0, 0}, ARP_DOMAIN, ARP_MSG_ZONINGS_IDLE, "s",
                           "--level");
    }
    return ARP_OK;
}

arp_status spec_zonings_read(const arp_node *root, const char *level, spec *s, arp_study *study,
                             arp_error *err) {
    const arp_node *map = arp_node_get(root, "zonings");
    spec_zonings *z = &s->zonings;
    arp_status st = ARP_OK;
    if (!map) return refuse_idle(root, level, s, err);
    z->given = true;
    z->place = map->place;
    z->none = NONE;
    z->n_none = sizeof NONE / sizeof NONE[0];
    ARP_TRY(spec_file_read(map, &spec_keys_zonings, s, &s->file[0], study->pool, err));
    z->vintage = s->file[0].vintage;
    if (arp_node_get(map, "none"))
        ARP_TRY(arp_read_texts(map, "none", study->pool, &z->none, &z->n_none, err));
    z->coverage = s->population;
    ARP_TRY(arp_read_text(map, "coverage", &z->coverage, err));
    ARP_TRY(spec_contiguity_read(arp_node_get(map, "contiguity"), &spec_keys_commune_contiguity, s,
                                 &s->communes, study->pool, err));
    ARP_TRY(read_levels(map, s, study->pool, err));
    ARP_TRY(choose_level(root, level, s, study, err));
    for (size_t i = 1; i < s->n_files; i++) {
        spec_file *f = &s->file[i];
        f->on_level = f->level != NULL;
        if (f->level) ARP_TRY(spec_level_find(z, f->level, f->place, &f->level_at, err));
    }
    ARP_TRY(read_passage(root, s, study->pool, err));
done:
    return st;
}
