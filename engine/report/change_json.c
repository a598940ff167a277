/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "report/change.h"

#include "base/fail.h"

static json_t *sentence(const arp_report *r, const arp_change_one *one, arp_json_state *state) {
    json_t *out = json_object();
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        arp_text text = {0};
        arp_change_sentence(r, one, (arp_lang)lang, &text);
        if (text.bad) state->bad = true;
        arp_json_put(state, out, arp_lang_name((arp_lang)lang),
                     arp_json_text(text.bad ? NULL : text.bytes));
        arp_text_free(&text);
    }
    return out;
}

static json_t *answer(const arp_report *r, const arp_change_one *one, arp_json_state *state) {
    json_t *out = json_object(), *changes = json_array();
    const char *who = one->row == ARP_NONE ? NULL : r->study->values.code[one->row];
    for (size_t i = 0; i < one->n_changes; i++) {
        json_t *change = json_object();
        const char *id = r->study->plan.node[one->change[i].node].name;
        arp_json_put(state, change, "id", arp_json_text(id));
        arp_json_put(state, change, "from", arp_json_real(one->change[i].from));
        arp_json_put(state, change, "to", arp_json_real(one->change[i].to));
        arp_json_add(state, changes, change);
    }
    if (who) arp_json_put(state, out, "territory", arp_json_text(who));
    else arp_json_put(state, out, "selection", json_true());
    arp_json_put(state, out, "k", arp_json_whole(one->k));
    arp_json_put(state, out, "direction", arp_json_text(one->leave ? "leave" : "enter"));
    arp_json_put(state, out, "weights", arp_json_text(one->sides ? "sides" : "leaves"));
    arp_json_put(state, out, "norm", arp_json_text(one->norm == ARP_CHANGE_SUM ? "l1" : "largest"));
    arp_json_put(state, out, "distance", arp_json_real(one->distance));
    arp_json_put(state, out, "bound", arp_json_real(one->bound));
    arp_json_put(state, out, "gap", arp_json_real(one->gap));
    arp_json_put(state, out, "nodes", arp_json_whole(one->nodes));
    arp_json_put(state, out, "status", arp_json_text(arp_change_status_name(one->status)));
    arp_json_put(state, out, "changes", changes);
    arp_json_put(state, out, "sentence", sentence(r, one, state));
    return out;
}

static json_t *notes(const arp_change *c, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "leaves", arp_json_text(arp_change_leaves_name(c->leaves)));
    arp_json_put(state, out, "left_out", arp_json_whole(c->left_out));
    return out;
}

static json_t *certificates(const arp_report *r, const arp_certificates *c, arp_json_state *state) {
    json_t *out = json_object(), *range = json_object(), *witnesses = json_array();
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) {
        json_t *pair = c->feasible ? json_array() : json_null();
        if (c->feasible) arp_json_add(state, pair, arp_json_real(c->range[s].from));
        if (c->feasible) arp_json_add(state, pair, arp_json_real(c->range[s].to));
        arp_json_put(state, range, arp_report_side(r, s)->name, pair);
    }
    for (size_t i = 0; i < c->n_witnesses; i++) {
        json_t *pair = json_array();
        for (int j = 0; j < 2; j++) {
            const char *code = r->study->values.code[c->witness[i][j]];
            arp_json_add(state, pair, arp_json_text(code));
        }
        arp_json_add(state, witnesses, pair);
    }
    arp_json_put(state, out, "feasible", json_boolean(c->feasible));
    arp_json_put(state, out, "margin", arp_json_real(c->margin));
    json_t *fewest = c->feasible ? json_null() : json_object();
    if (!c->feasible) {
        arp_json_put(state, fewest, "misplaced", arp_json_whole(c->fewest.misplaced));
        arp_json_put(state, fewest, "at_least", arp_json_whole(c->fewest.at_least));
        arp_json_put(state, fewest, "nodes", arp_json_whole(c->fewest.nodes));
    }
    arp_json_put(state, out, "fewest_misplaced", fewest);
    arp_json_put(state, out, "range", range);
    arp_json_put(state, out, "witnesses", witnesses);
    arp_json_put(state, out, "witnesses_left_out", arp_json_whole(c->witnesses_left_out));
    return out;
}

void arp_change_json(const arp_report *r, json_t *out, arp_json_state *state) {
    const arp_change *c = arp_report_drivers(r)->change;
    if (!c) return;
    json_t *list = json_array();
    for (size_t i = 0; i < c->n; i++) arp_json_add(state, list, answer(r, &c->at[i], state));
    arp_json_put(state, out, "minimal_change", list);
    arp_json_put(state, out, "minimal_change_notes", notes(c, state));
    bool computed = c->certificates.computed;
    arp_json_put(state, out, "certificates",
                 computed ? certificates(r, &c->certificates, state) : json_null());
}
