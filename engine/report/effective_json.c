/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/effective.h"
#include "report/parts.h"

static const char *side_name(const arp_report *r, size_t s) {
    return arp_report_side(r, s)->name;
}

static const char *indicator_name(const arp_report *r, size_t j) {
    return r->study->plan.node[arp_report_drivers(r)->effective->node[j]].name;
}

static json_t *effect(const arp_effect *e, arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "nominal", arp_json_real(e->nominal));
    arp_json_put(state, out, "covariance_share", arp_json_real(e->covariance_share));
    arp_json_put(state, out, "gap", arp_json_real(e->gap));
    arp_json_put(state, out, "r2", arp_json_real(e->r2));
    arp_json_put(state, out, "main_effect", arp_json_real(e->main_effect));
    arp_json_put(state, out, "low", arp_json_real(e->low));
    arp_json_put(state, out, "high", arp_json_real(e->high));
    return out;
}

typedef const char *(*namer)(const arp_report *r, size_t j);

static json_t *effects(const arp_report *r, const arp_effect *e, size_t n, namer name,
                       arp_json_state *state) {
    json_t *out = json_object();
    for (size_t j = 0; j < n; j++) arp_json_put(state, out, name(r, j), effect(&e[j], state));
    return out;
}

/* {ID: {ID: number}} */
static json_t *matrix(const arp_report *r, const double *x, size_t n, namer name,
                      arp_json_state *state) {
    json_t *out = json_object();
    for (size_t j = 0; j < n; j++) {
        json_t *row = json_object();
        for (size_t l = 0; l < n; l++) {
            arp_json_put(state, row, name(r, l), arp_json_real(x[j * n + l]));
        }
        arp_json_put(state, out, name(r, j), row);
    }
    return out;
}

json_t *arp_effective_json(const arp_report *r, arp_json_state *state) {
    const arp_effective *e = arp_report_drivers(r)->effective;
    if (!e) return json_null();
    size_t g = e->n_sides, p = e->n_indicators;
    json_t *out = json_object(), *correlation = json_object(), *alpha = json_object();
    json_t *balanced = json_object();
    arp_json_put(state, out, "sides", effects(r, e->of_side, g, side_name, state));
    arp_json_put(state, out, "indicators", effects(r, e->of_indicator, p, indicator_name, state));
    arp_json_put(state, correlation, "sides", matrix(r, e->side_correlation, g, side_name, state));
    arp_json_put(state, correlation, "indicators",
                 matrix(r, e->indicator_correlation, p, indicator_name, state));
    arp_json_put(state, correlation, "mean", matrix(r, e->mean_correlation, g, side_name, state));
    arp_json_put(state, out, "correlation", correlation);
    for (size_t s = 0; s < g; s++) {
        arp_json_put(state, alpha, side_name(r, s), arp_json_real(e->alpha[s]));
    }
    arp_json_put(state, alpha, "all", arp_json_real(e->alpha_all));
    arp_json_put(state, out, "alpha", alpha);
    arp_json_put(state, balanced, "covariance_share", arp_json_real(e->weight_for_share));
    arp_json_put(state, balanced, "r2", arp_json_real(e->weight_for_r2));
    arp_json_put(state, out, "weight_for_nominal", g == 2 ? balanced : json_null());
    if (g != 2) json_decref(balanced);
    return out;
}
