/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/parts.h"

#include "base/number.h"

static json_t *interval(const arp_interval *at, arp_json_state *state) {
    json_t *pair = json_array();
    arp_json_add(state, pair, arp_json_real(at->from));
    arp_json_add(state, pair, arp_json_real(at->to));
    return pair;
}

json_t *arp_membership_json(const arp_drivers *d, const arp_tipping *tipping, size_t row,
                            arp_json_state *state) {
    json_t *out = json_object();
    for (size_t j = 0; j < d->n_k; j++) {
        char key[ARP_NUMBER_ROOM];
        json_t *list = tipping ? json_array() : json_null();
        const arp_membership *member = tipping ? &tipping->member[j * d->n + row] : NULL;
        for (size_t i = 0; member && i < member->n; i++) {
            arp_json_add(state, list, interval(&member->at[i], state));
        }
        arp_number_from_size(key, d->k[j]);
        arp_json_put(state, out, key, list);
    }
    return out;
}

static json_t *segments(const arp_report *r, const arp_tipping *tipping, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *list = json_array();
    for (size_t i = 0; i < tipping->n_segments; i++) {
        const arp_segment *segment = &tipping->segment[i];
        json_t *one = json_object(), *first = json_array();
        for (size_t k = 0; k < d->k[0]; k++) {
            const char *code = r->study->values.code[segment->first[k]];
            arp_json_add(state, first, arp_json_text(code));
        }
        arp_json_put(state, one, "from", arp_json_real(segment->from));
        arp_json_put(state, one, "to", arp_json_real(segment->to));
        arp_json_put(state, one, "first_k", first);
        arp_json_add(state, list, one);
    }
    return list;
}

/* Over the weights above the declared one, below it, and by how much they differ. */
static json_t *mean_overlap(const arp_tipping *tipping, arp_json_state *state) {
    const double *mean = tipping->mean_overlap;
    json_t *out = json_object();
    arp_json_put(state, out, "above", arp_json_real(mean[0]));
    arp_json_put(state, out, "below", arp_json_real(mean[1]));
    arp_json_put(state, out, "difference", arp_json_real(tipping->mean_overlap_gap));
    return out;
}

/* One side against the rest: its segments and where the selected are. */
static json_t *against_the_rest(const arp_report *r, size_t side, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_tipping *tipping = &d->tipping[side];
    json_t *one = json_object(), *membership = json_object();
    for (size_t i = 0; i < d->m; i++) {
        size_t row = d->selected[i];
        arp_json_put(state, membership, r->study->values.code[row],
                     arp_membership_json(d, tipping, row, state));
    }
    arp_json_put(state, one, "weight", arp_json_real(tipping->w0));
    arp_json_put(state, one, "segments", segments(r, tipping, state));
    arp_json_put(state, one, "segments_left_out", json_boolean(tipping->segments_left_out));
    arp_json_put(state, one, "membership", membership);
    arp_json_put(state, one, "mean_overlap", mean_overlap(tipping, state));
    return one;
}

json_t *arp_tipping_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    bool axis = d->n_tippings > 0;
    json_t *out = json_object(), *overlap = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const char *id = arp_report_side(r, s)->name;
        arp_json_put(state, overlap, id, arp_json_real(d->side[s].overlap));
    }
    arp_json_put(state, overlap, "declared", arp_json_real(d->declared_overlap));
    arp_json_put(state, out, "segments", axis ? segments(r, d->tipping, state) : json_array());
    bool left_out = axis && d->tipping->segments_left_out;
    arp_json_put(state, out, "segments_left_out", json_boolean(left_out));
    arp_json_put(state, out, "overlap", overlap);
    arp_json_put(state, out, "mean_overlap", axis ? mean_overlap(d->tipping, state) : json_null());
    if (d->n_tippings > 1) {
        json_t *each = json_object();
        for (size_t s = 0; s < d->n_tippings; s++) {
            const char *id = arp_report_side(r, s)->name;
            arp_json_put(state, each, id, against_the_rest(r, s, state));
        }
        arp_json_put(state, out, "each", each);
    }
    return out;
}
