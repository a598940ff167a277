/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/zonings.h"

static json_t *codes(const char *const *code, size_t n, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) arp_json_add(state, list, arp_json_text(code[i]));
    return list;
}

static json_t *rows(const arp_balance *b, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "read", arp_json_whole(b->read));
    arp_json_put(state, out, "carried", arp_json_whole(b->carried));
    arp_json_put(state, out, "renumbered", arp_json_whole(b->renumbered));
    arp_json_put(state, out, "merged", arp_json_whole(b->merged));
    arp_json_put(state, out, "split", arp_json_whole(b->split));
    arp_json_put(state, out, "arrondissements", arp_json_whole(b->arrondissements));
    arp_json_put(state, out, "arrondissements_already_in_commune", arp_json_whole(b->detail));
    arp_json_put(state, out, "outside", arp_json_whole(b->outside));
    arp_json_put(state, out, "unknown", arp_json_whole(b->unknown));
    arp_json_put(state, out, "dropped", arp_json_whole(arp_balance_lost_rows(b)));
    return out;
}

static json_t *communes(const arp_balance *b, size_t n, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "n", arp_json_whole(n));
    arp_json_put(state, out, "with_data", arp_json_whole(b->with_data));
    arp_json_put(state, out, "under_another_code", arp_json_whole(b->elsewhere));
    arp_json_put(state, out, "absent_value", arp_json_whole(b->given));
    arp_json_put(state, out, "without_data", arp_json_whole(b->without_data));
    arp_json_put(state, out, "dropped", arp_json_whole(arp_balance_lost_communes(b, n)));
    return out;
}

static json_t *balance(const arp_zoned *z, const arp_balance *b, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "name", arp_json_text(b->name));
    arp_json_put(state, out, "vintage", arp_json_year(b->vintage));
    arp_json_put(state, out, "guessed", json_boolean(b->guessed));
    arp_json_put(state, out, "looks_like", arp_json_year(b->looks));
    arp_json_put(state, out, "rows", rows(b, state));
    arp_json_put(state, out, "communes", communes(b, z->n_communes, state));
    arp_json_put(state, out, "outside_first", codes(b->outside_first, b->n_outside_first, state));
    arp_json_put(state, out, "unknown_first", codes(b->unknown_first, b->n_unknown_first, state));
    arp_json_put(state, out, "split_across_territories", arp_json_whole(b->across));
    arp_json_put(state, out, "split_across_first",
                 codes(b->across_first, b->n_across_first, state));
    return out;
}

static json_t *crossing(const arp_level *level, size_t border) {
    return level->outside[border] ? arp_json_whole(arp_level_crossing(level, border)) : json_null();
}

static json_t *level_of(const arp_zoned *z, size_t i, arp_json_state *state) {
    const arp_level *level = &z->level[i];
    json_t *out = json_object();
    arp_json_put(state, out, "name", arp_json_text(level->name));
    arp_json_put(state, out, "column", arp_json_text(level->column));
    arp_json_put(state, out, "own", json_boolean(i == z->at));
    arp_json_put(state, out, "territories", arp_json_whole(level->n));
    arp_json_put(state, out, "communes", arp_json_whole(z->n_communes - level->n_none));
    arp_json_put(state, out, "communes_without", arp_json_whole(level->n_none));
    arp_json_put(state, out, "across_departments", crossing(level, 0));
    arp_json_put(state, out, "across_regions", crossing(level, 1));
    return out;
}

json_t *arp_zonings_json(const arp_study *study, arp_json_state *state) {
    const arp_zoned *z = study->zoned;
    if (!z) return json_null();
    json_t *out = json_object(), *files = json_array(), *levels = json_array();
    for (size_t i = 0; i < z->n_balances; i++)
        arp_json_add(state, files, balance(z, &z->balance[i], state));
    for (size_t i = 0; i < z->n_levels; i++) arp_json_add(state, levels, level_of(z, i, state));
    arp_json_put(state, out, "file", arp_json_text(z->file));
    arp_json_put(state, out, "vintage", arp_json_year(z->vintage));
    arp_json_put(state, out, "codes", arp_json_text(z->by_passage ? "passage" : "equal"));
    arp_json_put(state, out, "communes", arp_json_whole(z->n_communes));
    arp_json_put(state, out, "coverage", arp_json_text(z->weight_name));
    arp_json_put(state, out, "files", files);
    arp_json_put(state, out, "levels", levels);
    return out;
}
