/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/cells.h"
#include "report/parts.h"

static json_t *codes(const arp_report *r, const size_t *first, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < arp_report_drivers(r)->k[0]; i++) {
        arp_json_add(state, list, arp_json_text(r->study->values.code[first[i]]));
    }
    return list;
}

/* Towards one side alone: lists, and where the selected are. */
static json_t *towards(const arp_report *r, const arp_ray *ray, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_tipping axis = {.member = ray->member};
    json_t *out = json_object(), *segments = json_array(), *membership = json_object();
    for (size_t i = 0; i < ray->n_segments; i++) {
        json_t *one = json_object();
        arp_json_put(state, one, "from", arp_json_real(ray->segment[i].from));
        arp_json_put(state, one, "to", arp_json_real(ray->segment[i].to));
        arp_json_put(state, one, "first_k", codes(r, ray->segment[i].first, state));
        arp_json_add(state, segments, one);
    }
    for (size_t t = 0; t < d->m; t++) {
        const char *code = r->study->values.code[d->selected[t]];
        arp_json_put(state, membership, code, arp_membership_json(d, &axis, d->selected[t], state));
    }
    arp_json_put(state, out, "segments", segments);
    arp_json_put(state, out, "segments_left_out", json_boolean(ray->segments_left_out));
    arp_json_put(state, out, "membership", membership);
    return out;
}

static json_t *cell_json(const arp_report *r, const arp_weight_cell *cell, arp_json_state *state) {
    json_t *one = json_object(), *polygon = json_array();
    for (size_t i = 0; i < cell->n_corners; i++) {
        json_t *corner = json_array();
        for (int s = 0; s < 3; s++) {
            arp_json_add(state, corner, arp_json_real(cell->corner[i][s]));
        }
        arp_json_add(state, polygon, corner);
    }
    arp_json_put(state, one, "share", arp_json_real(cell->share));
    arp_json_put(state, one, "first_k", codes(r, cell->first, state));
    arp_json_put(state, one, "polygon", polygon);
    return one;
}

json_t *arp_simplex_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_simplex *simplex = d->simplex;
    if (!simplex) return json_null();
    json_t *out = json_object(), *each = json_object(), *cells = json_array();
    for (size_t s = 0; s < d->n_sides; s++) {
        const char *id = arp_report_side(r, s)->name;
        arp_json_put(state, each, id, towards(r, &simplex->ray[s], state));
    }
    for (size_t i = 0; i < simplex->n_cells; i++) {
        arp_json_add(state, cells, cell_json(r, &simplex->cell[i], state));
    }
    arp_json_put(state, out, "towards", each);
    arp_json_put(state, out, "cells", cells);
    arp_json_put(state, out, "cells_left_out", json_boolean(simplex->cells_left_out));
    return out;
}
