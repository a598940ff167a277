/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/noise/posterior.h"

#include <math.h>

#include "drivers/around/reliability.h"

static const double Z_95 = 1.959963984540054;

/* What a count is of; NaN where it cannot be one. */
static double whole_of(const arp_summand *s, size_t i) {
    double y = s->numerator[i], whole = s->denominator ? s->denominator[i] : 1.0;
    bool can = y >= 0.0 && isfinite(y) && whole > 0.0 && isfinite(whole);
    if (s->model == ARP_ERROR_BINOMIAL) can = can && y <= whole;
    return can ? whole : NAN;
}

/* Standard error of a ready value; NaN where none is known. */
static double error_of(const arp_error_column *e, size_t i) {
    double sd = e->standard_error ? e->standard_error[i] : NAN;
    if (isnan(sd) && e->low && e->high && !e->bounded) sd = (e->high[i] - e->low[i]) / (2.0 * Z_95);
    return sd >= 0.0 && isfinite(sd) ? sd : NAN;
}

static arp_posterior_law law_of(const arp_error_column *e) {
    arp_error_model model = e->count ? e->count->model : ARP_ERROR_NONE;
    bool interval = e->low && e->high && !e->bounded;
    if (model == ARP_ERROR_POISSON) return ARP_POSTERIOR_GAMMA;
    if (model == ARP_ERROR_BINOMIAL && e->count->denominator) return ARP_POSTERIOR_BETA;
    return e->standard_error || interval ? ARP_POSTERIOR_NORMAL : ARP_POSTERIOR_NONE;
}

arp_posterior arp_posterior_of(const arp_column *column, const arp_error_column *error, size_t n,
                               const arp_posterior_room *room) {
    arp_posterior out = {.law = law_of(error), .mean = NAN};
    const arp_summand *s = out.law == ARP_POSTERIOR_NORMAL ? NULL : error->count;
    arp_value_error known = {.per = 1.0, .standard_error = room->error};
    arp_indicator_reliability found = {0};
    if (out.law == ARP_POSTERIOR_NONE) return out;
    if (s) {
        known = (arp_value_error){.model = s->model,
                                  .numerator = s->numerator,
                                  .denominator = s->denominator,
                                  .per = s->per};
    }
    for (size_t i = 0; i < n; i++) {
        double whole = s ? whole_of(s, i) : 1.0;
        room->error[i] = s ? NAN : error_of(error, i);
        room->value[i] = s ? s->per * s->numerator[i] / whole : column->value[i];
        bool in = isfinite(room->value[i]) && (s || !isnan(room->error[i]));
        room->mark[i] = in ? column->mark[i] : ARP_CELL_MISSING;
    }
    arp_reliability_of(&known, room->value, room->mark, n, &found);
    if (found.why != ARP_RELIABILITY_DONE) return out;
    out.mean = found.mean;
    out.spread = found.spread;
    return out;
}

static void gamma_at(const arp_posterior *of, const arp_summand *s, double y, double whole,
                     arp_posterior_cell *out) {
    double mean = of->mean / s->per, spread = of->spread / (s->per * s->per);
    bool flat = !(of->spread > 0.0);
    out->a = y + (flat ? 0.5 : mean * mean / spread);
    out->unit = s->per / (whole + (flat ? 0.0 : mean / spread));
}

static void beta_at(const arp_posterior *of, const arp_summand *s, double y, double whole,
                    arp_posterior_cell *out) {
    double mean = of->mean / s->per, spread = of->spread / (s->per * s->per);
    double size = mean * (1.0 - mean) / spread; /* tries that the prior is worth */
    bool flat = !(of->spread > 0.0);
    out->a = y + (flat ? 0.5 : size * mean);
    out->b = whole - y + (flat ? 0.5 : size * (1.0 - mean));
    out->unit = s->per;
}

static void normal_at(const arp_posterior *of, double x, double error, arp_posterior_cell *out) {
    double noise = error * error, all = of->spread + noise;
    bool flat = !(of->spread > 0.0);
    out->a = flat ? x : (of->spread * x + noise * of->mean) / all;
    out->b = flat ? error : error * sqrt(of->spread / all);
}

bool arp_posterior_at(const arp_posterior *of, const arp_column *column,
                      const arp_error_column *error, size_t i, arp_posterior_cell *out) {
    const arp_summand *s = error->count;
    double whole = of->law == ARP_POSTERIOR_NORMAL ? error_of(error, i) : 1.0;
    if (of->law == ARP_POSTERIOR_NONE) return false;
    if (of->law != ARP_POSTERIOR_NORMAL) whole = whole_of(s, i);
    if (!(whole > 0.0)) return false;
    if (of->law == ARP_POSTERIOR_GAMMA) gamma_at(of, s, s->numerator[i], whole, out);
    if (of->law == ARP_POSTERIOR_BETA) beta_at(of, s, s->numerator[i], whole, out);
    if (of->law == ARP_POSTERIOR_NORMAL) normal_at(of, column->value[i], whole, out);
    return true;
}
