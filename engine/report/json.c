/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/json.h"

#include <math.h>

#include "base/fail.h"

json_t *arp_json_real(double x) {
    return isfinite(x) ? json_real(x) : json_null();
}

json_t *arp_json_whole(size_t n) {
    return json_integer((json_int_t)n);
}

json_t *arp_json_year(int year) {
    return year ? json_integer(year) : json_null();
}

json_t *arp_json_rank(size_t rank) {
    return rank ? arp_json_whole(rank) : json_null();
}

json_t *arp_json_text(const char *text) {
    return text ? json_string(text) : json_null();
}

void arp_json_put(arp_json_state *state, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0) state->bad = true;
}

void arp_json_add(arp_json_state *state, json_t *list, json_t *value) {
    if (json_array_append_new(list, value) != 0) state->bad = true;
}

void arp_json_head(arp_json_state *state, json_t *object, const arp_study *study, size_t n) {
    json_t *notes = json_array(), *universe = json_object();
    for (size_t i = 0; i < study->n_notes; i++) {
        arp_json_add(state, notes, arp_json_text(study->note[i]));
    }
    arp_json_put(state, universe, "n", arp_json_whole(n));
    arp_json_put(state, universe, "level", arp_json_text(study->level));
    arp_json_put(state, object, "study", arp_json_text(study->title));
    arp_json_put(state, object, "notes", notes);
    arp_json_put(state, object, "universe", universe);
}

static int append(const char *bytes, size_t n, void *out) {
    arp_text *text = out;
    arp_text_add_n(text, bytes, n);
    return text->bad ? -1 : 0;
}

arp_status arp_json_write(arp_json_state *state, json_t *value, arp_text *out, arp_error *err) {
    size_t how = JSON_REAL_PRECISION(17) | JSON_INDENT(1) | JSON_PRESERVE_ORDER;
    bool done = !state->bad && json_dump_callback(value, append, out, how) == 0;
    json_decref(value);
    if (!done) return arp_fail_memory(err);
    arp_text_add(out, "\n");
    return arp_text_status(out, err);
}
