/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/weights/revealed.h"
#include "report/parts.h"

static json_t *bayes_factors(const arp_revealed *v, arp_json_state *state) {
    json_t *list = json_array();
    for (int i = 0; i < ARP_REVEALED_BETAS; i++) {
        json_t *one = json_object();
        arp_json_put(state, one, "beta", arp_json_real(v->bayes[i].beta));
        arp_json_put(state, one, "half", arp_json_real(v->bayes[i].half));
        arp_json_put(state, one, "even", arp_json_real(v->bayes[i].even));
        arp_json_put(state, one, "fit", arp_json_real(v->bayes[i].fit));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *posterior(const arp_revealed *v, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "beta", arp_json_real(v->beta));
    arp_json_put(state, one, "mean", arp_json_real(v->mean));
    arp_json_put(state, one, "median", arp_json_real(v->median));
    arp_json_put(state, one, "low", arp_json_real(v->low));
    arp_json_put(state, one, "high", arp_json_real(v->high));
    return one;
}

static json_t *free_weights(const arp_revealed *v, arp_json_state *state) {
    if (!v->free) return json_null();
    json_t *one = json_object();
    double beta = v->free_method == ARP_FREE_IMPORTANCE ? v->beta : (double)NAN;
    arp_json_put(state, one, "beta", arp_json_real(beta));
    arp_json_put(state, one, "mean", arp_json_real(v->free_mean));
    arp_json_put(state, one, "low", arp_json_real(v->free_low));
    arp_json_put(state, one, "high", arp_json_real(v->free_high));
    arp_json_put(state, one, "ess", arp_json_real(v->free_ess));
    arp_json_put(state, one, "draws", arp_json_whole(v->free_draws));
    arp_json_put(state, one, "r_hat", arp_json_real(v->free_r_hat));
    arp_json_put(state, one, "method", arp_json_text(arp_free_method_name(v->free_method)));
    return one;
}

json_t *arp_revealed_json(const arp_report *r, arp_json_state *state) {
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    if (!v) return json_null();
    json_t *out = json_object();
    arp_json_put(state, out, "bayes_factor", bayes_factors(v, state));
    arp_json_put(state, out, "border_even", arp_json_real(v->border_even));
    arp_json_put(state, out, "identifiable", json_boolean(v->identifiable));
    arp_json_put(state, out, "weight", posterior(v, state));
    arp_json_put(state, out, "free", free_weights(v, state));
    return out;
}
