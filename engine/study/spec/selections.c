/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `selections:`: many selections at once, of a file or of the study itself. */
#include <string.h>

#include "base/messages.h"
#include "io/file.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

static const char *const COLUMNS[SPEC_SELECTION_COLUMNS] = {[SPEC_SELECTION_NAME] = "selection",
                                                            [SPEC_SELECTION_LABEL] = "label",
                                                            [SPEC_SELECTION_DECIDED] = "decided",
                                                            [SPEC_SELECTION_STATUS] = "status",
                                                            [SPEC_SELECTION_STRATUM] = "stratum"};

static arp_status read_columns(const arp_node *map, spec_selection_file *f, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < SPEC_SELECTION_COLUMNS && st == ARP_OK; i++) {
        f->stated[i] = arp_node_get(map, COLUMNS[i]) != NULL;
        f->column[i] = COLUMNS[i];
        st = arp_read_text(map, COLUMNS[i], &f->column[i], err);
    }
    return st;
}

static arp_status read_file(const arp_node *map, const arp_keys *keys, const char *key, spec *s,
                            spec_selection_file *f, arp_pool *pool, arp_error *err) {
    arp_status st = ARP_OK;
    f->file.options.marks = ARP_DEFAULT_MARKS;
    if (!arp_node_get(map, "key")) f->file.key = key;
    ARP_TRY(spec_file_read(map, keys, s, &f->file, pool, err));
    ARP_TRY(read_columns(map, f, err));
    f->given = true;
done:
    return st;
}

static arp_status read_listed(const arp_node *map, const spec_selections *so_far, size_t n,
                              arp_pool *pool, spec_listed *out, arp_error *err) {
    uint64_t decided = 0;
    arp_status st = ARP_OK;
    *out = (spec_listed){.place = map->place};
    if (map->kind != ARP_TREE_MAP)
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "list");
    const arp_node *needed;
    ARP_TRY(arp_node_keys(map, &spec_keys_listed, err));
    ARP_TRY(arp_node_need(map, "name", &needed, err));
    ARP_TRY(arp_read_text(map, "name", &out->name, err));
    for (size_t i = 0; i < n; i++) {
        if (strcmp(so_far->listed[i].name, out->name) != 0) continue;
        ARP_TRY(arp_fail_node(err, map, ARP_MSG_SELECTIONS_TWICE, "s", out->name));
    }
    ARP_TRY(arp_node_need(map, "territories", &needed, err));
    ARP_TRY(arp_read_texts(map, "territories", pool, &out->code, &out->n_codes, err));
    ARP_TRY(arp_read_text(map, "label", &out->label, err));
    ARP_TRY(arp_read_whole(map, "decided", 1900, 2100, &decided, err));
    ARP_TRY(arp_read_text(map, "status", &out->status, err));
    ARP_TRY(arp_read_text(map, "stratum", &out->stratum, err));
    out->decided = (int)decided;
done:
    return st;
}

static arp_status read_list(const arp_node *list, spec_selections *out, arp_pool *pool,
                            arp_error *err) {
    if (list->kind != ARP_TREE_LIST)
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", "list");
    out->listed = arp_pool_take(pool, list->n, sizeof *out->listed);
    if (!out->listed) return arp_fail_memory(err);
    out->n_listed = list->n;
    for (size_t i = 0; i < list->n; i++) {
        arp_status st = read_listed(&list->item[i], out, i, pool, &out->listed[i], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* The level of the codes, and what only means something with one. */
static arp_status read_level(const arp_node *map, const spec *s, spec_selections *out,
                             arp_error *err) {
    static const char *const KEYS[] = {"level", "coverage", "beside"};
    const char *level = NULL;
    arp_status st = ARP_OK;
    out->coverage = 0.5;
    out->beside = 0.1;
    for (size_t i = 0; i < 3 && !s->zonings.given; i++) {
        const arp_node *node = arp_node_get(map, KEYS[i]);
        if (node) return arp_fail_node(err, node, ARP_MSG_ZONINGS_IDLE, "s", KEYS[i]);
    }
    ARP_TRY(arp_read_text(map, "level", &level, err));
    ARP_TRY(arp_read_number(map, "coverage", 1e-6, 1.0, &out->coverage, err));
    ARP_TRY(arp_read_number(map, "beside", 1e-6, 1.0, &out->beside, err));
    if (!level) return ARP_OK;
    out->on_level = true;
    ARP_TRY(spec_level_find(&s->zonings, level, arp_node_get(map, "level")->place, &out->level_at,
                            err));
done:
    return st;
}

arp_status spec_selections_read(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *map = arp_node_get(root, "selections");
    spec_selections *out = &s->selections;
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    out->place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_selections, err));
    const arp_node *file = arp_node_get(map, "file"), *list = arp_node_get(map, "list"),
                   *about = arp_node_get(map, "about");
    if ((file != NULL) == (list != NULL)) {
        return arp_fail_node(err, map, ARP_MSG_SELECTIONS_EITHER, "");
    }
    if (about && list) return arp_fail_node(err, about, ARP_MSG_SELECTIONS_ABOUT, "");
    if (file) ARP_TRY(read_file(map, &spec_keys_selections, "code", s, &out->codes, pool, err));
    if (about) {
        ARP_TRY(arp_node_keys(about, &spec_keys_about, err));
        ARP_TRY(read_file(about, &spec_keys_about, NULL, s, &out->about, pool, err));
    }
    if (list) ARP_TRY(read_list(list, out, pool, err));
    ARP_TRY(arp_read_texts(map, "only", pool, &out->only, &out->n_only, err));
    ARP_TRY(arp_read_text(map, "strata", &out->strata, err));
    ARP_TRY(read_level(map, s, out, err));
    out->given = true;
done:
    return st;
}
