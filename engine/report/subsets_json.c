/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/choice/subsets.h"
#include "report/parts.h"
#include "report/verdict.h"

static json_t *spread(const arp_side_subsets *s, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "min", arp_json_real(s->c_min));
    arp_json_put(state, out, "median", arp_json_real(s->c_median));
    arp_json_put(state, out, "max", arp_json_real(s->c_max));
    return out;
}

/* The side without each of its indicators in turn; empty where it has one only. */
static json_t *without(const arp_report *r, const arp_side_subsets *s, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t l = 0; s->c_without && l < s->n_indicators; l++) {
        json_t *one = json_object();
        const char *name = r->study->plan.node[s->leaf[l]].name;
        arp_json_put(state, one, "indicator", arp_json_text(name));
        arp_json_put(state, one, "c", arp_json_real(s->c_without[l]));
        arp_json_put(state, one, "p", arp_json_real(s->p_without[l]));
        arp_json_add(state, list, one);
    }
    return list;
}

/* `why` is null where the subsets were looked at. */
static json_t *one_side(const arp_report *r, const arp_side_subsets *s, arp_json_state *state) {
    bool done = s->why == ARP_SUBSETS_DONE;
    const char *p_method = done ? arp_p_method_name(s->p_method) : NULL;
    const char *method = isnan(s->p_adjusted) ? NULL : arp_p_method_name(s->p_adjusted_method);
    json_t *out = json_object();
    arp_json_put(state, out, "n", arp_json_whole(s->n));
    arp_json_put(state, out, "capped", json_boolean(s->capped));
    arp_json_put(state, out, "indicators", arp_json_whole(s->n_indicators));
    arp_json_put(state, out, "why", arp_json_text(arp_subsets_why_name(s->why)));
    arp_json_put(state, out, "c", done ? spread(s, state) : json_null());
    arp_json_put(state, out, "without", without(r, s, state));
    arp_json_put(state, out, "attested_share", arp_json_real(s->attested_share));
    arp_json_put(state, out, "p_method", arp_json_text(p_method));
    arp_json_put(state, out, "p_adjusted", arp_json_real(s->p_adjusted));
    arp_json_put(state, out, "method", arp_json_text(method));
    return out;
}

static json_t *verdicts(const arp_report *r, const arp_subsets *subsets, arp_json_state *state) {
    if (isnan(subsets->only[0])) return json_null();
    json_t *out = json_object();
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) {
        arp_json_put(state, out, arp_report_side(r, s)->name, arp_json_real(subsets->only[s]));
    }
    arp_json_put(state, out, "both", arp_json_real(subsets->both));
    arp_json_put(state, out, "undetermined", arp_json_real(subsets->undetermined));
    return out;
}

json_t *arp_subsets_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    if (!d->subsets) return json_null();
    json_t *out = json_object(), *sides = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const char *name = arp_report_side(r, s)->name;
        arp_json_put(state, sides, name, one_side(r, &d->subsets->side[s], state));
    }
    arp_json_put(state, out, "sides", sides);
    arp_json_put(state, out, "verdicts", verdicts(r, d->subsets, state));
    return out;
}
