/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/number.h"
#include "drivers/weights/volumes.h"
#include "report/parts.h"

json_t *arp_share_json(const arp_weight_share *share, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "share", arp_json_real(share->share));
    arp_json_put(state, one, "low", arp_json_real(share->low));
    arp_json_put(state, one, "high", arp_json_real(share->high));
    return one;
}

static json_t *beats_json(const arp_beats *b, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "sides", arp_json_real(b->sides));
    arp_json_put(state, one, "indicators", arp_json_real(b->indicators));
    arp_json_put(state, one, "sides_first", arp_json_real(b->sides_first));
    arp_json_put(state, one, "sides_first_error", arp_json_real(b->sides_first_error));
    return one;
}

/* {K: {CODE: share}}, or {K: {CODE: [low, high]}}. */
static json_t *shares(const arp_report *r, bool interval, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t j = 0; j < d->n_k; j++) {
        char key[ARP_NUMBER_ROOM];
        json_t *by_code = json_object();
        for (size_t t = 0; t < d->m; t++) {
            const arp_weight_share *in = &d->volumes->in[j * d->m + t];
            json_t *value = interval ? json_array() : arp_json_real(in->share);
            if (interval) {
                arp_json_add(state, value, arp_json_real(in->low));
                arp_json_add(state, value, arp_json_real(in->high));
            }
            arp_json_put(state, by_code, r->study->values.code[d->selected[t]], value);
        }
        arp_number_from_size(key, d->k[j]);
        arp_json_put(state, out, key, by_code);
    }
    return out;
}

static json_t *first_k_method(const arp_drivers *d) {
    if (!d->volumes->in) return json_null();
    return arp_json_text(d->volumes->n_in_draws ? "draws" : "exact");
}

json_t *arp_volumes_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_volumes *v = d->volumes;
    if (!v) return json_null();
    json_t *out = json_object(), *prior = json_object(), *selected = json_array();
    arp_json_put(state, prior, "sides", arp_json_whole(d->n_sides));
    arp_json_put(state, prior, "indicators", arp_json_whole(v->n_indicators));
    arp_json_put(state, prior, "sides_first_draws", arp_json_whole(v->n_draws));
    for (size_t t = 0; t < d->m && !v->pairs_left_out; t++) {
        json_t *one = json_object();
        const char *code = r->study->values.code[d->selected[t]];
        arp_json_put(state, one, "code", arp_json_text(code));
        arp_json_put(state, one, "beats", beats_json(&v->beats[t], state));
        arp_json_add(state, selected, one);
    }
    bool drawn = v->in && v->n_in_draws > 0;
    arp_json_put(state, out, "prior", prior);
    arp_json_put(state, out, "selected", selected);
    arp_json_put(state, out, "pairs_left_out", json_boolean(v->pairs_left_out));
    arp_json_put(state, out, "first_k", v->in ? shares(r, false, state) : json_null());
    arp_json_put(state, out, "first_k_method", first_k_method(d));
    arp_json_put(state, out, "first_k_interval", drawn ? shares(r, true, state) : json_null());
    arp_json_put(state, out, "first_k_draws", arp_json_whole(v->n_in_draws));
    return out;
}
