/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choice/missing.h"
#include "report/parts.h"

static json_t *one_side(const arp_missing *missing, size_t side, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        const arp_break_even *at = &missing->side[side].at[b];
        json_t *one = json_object();
        arp_json_put(state, one, "share", arp_json_real(at->share));
        arp_json_put(state, one, "correlation", arp_json_real(at->correlation));
        arp_json_put(state, one, "percentile", arp_json_real(at->percentile));
        arp_json_put(state, one, "draws", arp_json_whole(missing->n_draws));
        arp_json_add(state, list, one);
    }
    return list;
}

json_t *arp_missing_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t s = 0; d->missing && s < d->n_sides; s++) {
        if (!d->missing->side[s].asked) continue;
        arp_json_put(state, out, arp_report_side(r, s)->name, one_side(d->missing, s, state));
    }
    return out;
}
