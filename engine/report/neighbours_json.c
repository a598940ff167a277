/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/neighbours.h"

json_t *arp_neighbours_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_neighbours *found = d->neighbours;
    if (!found) return json_null();
    json_t *out = json_object(), *sides = json_object(), *alone = json_array();
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *one = json_object();
        arp_json_put(state, one, "p", arp_json_real(found->side[s].p));
        arp_json_put(state, one, "moran", arp_json_real(found->side[s].moran));
        arp_json_put(state, one, "moran_p", arp_json_real(found->side[s].moran_p));
        arp_json_put(state, sides, arp_report_side(r, s)->name, one);
    }
    for (size_t i = 0; i < found->n_alone; i++) {
        arp_json_add(state, alone, arp_json_text(r->study->values.code[found->alone[i]]));
    }
    double factor = found->population_factor;
    arp_json_put(state, out, "method", arp_json_text(arp_neighbours_method_name(found->method)));
    arp_json_put(state, out, "exact", json_boolean(found->exact));
    arp_json_put(state, out, "n_sets", arp_json_whole(found->n_sets));
    arp_json_put(state, out, "connected", json_boolean(found->connected));
    arp_json_put(state, out, "population_factor",
                 factor > 0.0 ? arp_json_real(factor) : json_null());
    arp_json_put(state, out, "without_neighbours", alone);
    arp_json_put(state, out, "moran_expected", arp_json_real(found->moran_expected));
    arp_json_put(state, out, "sides", sides);
    return out;
}
