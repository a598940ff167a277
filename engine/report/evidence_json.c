/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/parts.h"

#include <math.h>

#include "drivers/resemblance/evidence.h"
#include "report/verdict.h"

json_t *arp_interval_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_side_evidence *known = &d->evidence->side[s];
        json_t *one = json_object();
        arp_json_put(state, one, "low", arp_json_real(known->low));
        arp_json_put(state, one, "high", arp_json_real(known->high));
        arp_json_put(state, one, "method",
                     arp_json_text(arp_interval_method_name(known->interval_method)));
        arp_json_put(state, out, arp_report_side(r, s)->name, one);
    }
    return out;
}

json_t *arp_swap_json(const arp_report *r, arp_json_state *state) {
    const arp_evidence *e = arp_report_drivers(r)->evidence;
    if (isnan(e->swap_p)) return json_null();
    json_t *one = json_object();
    arp_json_put(state, one, "p", arp_json_real(e->swap_p));
    arp_json_put(state, one, "method", arp_json_text(arp_p_method_name(e->swap_method)));
    return one;
}

json_t *arp_conditional_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    if (d->n_sides == 1) return json_null();
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_side_evidence *known = &d->evidence->side[s];
        json_t *one = json_object();
        arp_json_put(state, one, "p", arp_json_real(known->p));
        arp_json_put(state, one, "p_holm", arp_json_real(known->p_holm));
        arp_json_put(state, one, "method", arp_json_text(arp_p_method_name(known->method)));
        arp_json_put(state, one, "separated", json_boolean(known->separated));
        arp_json_put(state, out, arp_report_side(r, s)->name, one);
    }
    return out;
}
