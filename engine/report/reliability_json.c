/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/reliability.h"
#include "report/parts.h"
#include "report/reliability.h"

json_t *arp_reliability_json(const arp_report *r, arp_json_state *state) {
    const arp_reliability *known = arp_report_drivers(r)->reliability;
    if (!known) return json_null();
    json_t *list = json_array();
    for (size_t i = 0; i < known->n; i++) {
        const arp_indicator_reliability *at = &known->at[i];
        json_t *one = json_object();
        arp_json_put(state, one, "id", arp_json_text(r->study->plan.node[at->node].name));
        arp_json_put(state, one, "reliability", arp_json_real(at->reliability));
        arp_json_put(state, one, "model", arp_json_text(arp_noise_source_name(at->noise)));
        arp_json_put(state, one, "error_variance", arp_json_real(at->error_variance));
        arp_json_put(state, one, "variance", arp_json_real(at->variance));
        arp_json_put(state, one, "shrunk_to", arp_json_real(at->mean));
        arp_json_put(state, one, "spread", arp_json_real(at->spread));
        arp_json_put(state, one, "note", arp_json_text(arp_reliability_why_name(at->why)));
        arp_json_add(state, list, one);
    }
    return list;
}

json_t *arp_shrunk_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    if (!d->reliability || !d->reliability->shrunk) return json_null();
    json_t *out = json_object(), *sides = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *side = arp_concordance_json(&d->reliability->side[s], state);
        arp_json_put(state, sides, arp_report_side(r, s)->name, side);
    }
    arp_json_put(state, out, "sides", sides);
    arp_json_put(state, out, "declared", arp_concordance_json(&d->reliability->declared, state));
    return out;
}
