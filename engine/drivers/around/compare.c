/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/compare.h"

#include <math.h>

#include "base/quantiles.h"
#include "drivers/around/counts.h"
#include "territory/interval.h"

/* Of the intervals shown. */
static const double ALPHA = 0.05;

/* What a territory counted, and the factor from the limits of its rule to those of its value. */
static bool counted(const arp_value_error *e, size_t row, arp_counted *out, double *factor) {
    if (e->model == ARP_ERROR_NONE) return false;
    bool share = e->model == ARP_ERROR_BINOMIAL;
    double exposure = e->denominator ? e->denominator[row] : 1.0;
    *out = (arp_counted){.events = round(e->numerator[row]), .of = round(exposure)};
    *factor = share ? e->per : e->per / exposure;
    if (!(out->events >= 0.0 && out->events < ARP_MOST_COUNT && exposure > 0.0)) return false;
    return !share || (out->of >= 1.0 && out->events <= out->of && out->of < ARP_MOST_COUNT);
}

bool arp_compare_limits(const arp_value_error *error, size_t row, double value, double out[2]) {
    arp_counted c;
    double factor;
    if (isnan(value)) return false;
    if (error->limit) {
        if (isnan(error->limit[row][0]) || isnan(error->limit[row][1])) return false;
        for (size_t k = 0; k < 2; k++) out[k] = error->limit[row][k];
        return true;
    }
    if (counted(error, row, &c, &factor)) {
        arp_interval_find(error->rule)->limits(&c, ALPHA, out);
        for (size_t k = 0; k < 2; k++) out[k] *= factor;
        return true;
    }
    if (!error->standard_error || isnan(error->standard_error[row])) return false;
    double half = arp_normal_quantile_above(ALPHA / 2.0) * error->standard_error[row];
    out[0] = value - half;
    out[1] = value + half;
    return true;
}

static double both_tails(double below, double above) {
    return fmin(1.0, 2.0 * fmin(below, above));
}

static double count_p(const arp_value_error *e, const arp_counted *c, double factor,
                      double reference) {
    double at = reference / factor; /* the count, or the share, that the reference expects */
    if (e->model == ARP_ERROR_BINOMIAL) {
        if (!(at >= 0.0 && at <= 1.0)) return NAN;
        return both_tails(arp_binomial_below(c->events, c->of, at),
                          arp_binomial_above(c->events, c->of, at));
    }
    if (!(at >= 0.0 && at < ARP_MOST_COUNT)) return NAN;
    return both_tails(arp_poisson_below(c->events, at), arp_poisson_above(c->events, at));
}

double arp_compare_p(const arp_value_error *error, size_t row, double value, double reference) {
    arp_counted c;
    double factor;
    if (isnan(value) || isnan(reference)) return NAN;
    /* a plain count beside the comparator's total is no comparison of rates */
    if (error->model != ARP_ERROR_NONE && !error->denominator) return NAN;
    if (counted(error, row, &c, &factor)) return count_p(error, &c, factor, reference);
    double off = error->standard_error ? error->standard_error[row] : NAN;
    if (!(off > 0.0)) return NAN;
    if (error->numerator) {
        double events = round(error->numerator[row]);
        if (!(events > 0.0)) return NAN;
        double below = arp_weighted_p(events, value, off, reference, false);
        return isnan(below)
                   ? NAN
                   : both_tails(below, arp_weighted_p(events, value, off, reference, true));
    }
    return 2.0 * arp_value_p(fmax(value, reference), off, fmin(value, reference), true);
}
