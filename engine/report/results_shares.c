/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <string.h>

#include "base/memory.h"
#include "drivers/shares/shares.h"
#include "drivers/weights/effective.h"

static const char *const BASE[ARP_SHARE_BASES] = {"neutralised", "unit", "marginal"};

static void put_row(const arp_share *share, size_t sides, double *out) {
    for (size_t s = 0; s < sides; s++) out[s] = share->part[s];
    out[sides] = share->interaction;
    out[sides + 1] = share->none;
}

/* One value over one baseline: the selection, then each of its territories. */
static arp_status put_share(const arp_report *r, size_t base, size_t value, double *room,
                            arp_store *store, arp_error *err) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_store_about about = {
        "Shapley values: parts of the sides, interaction, value of no "
        "side; the selection first, then its territories in the order of "
        "drivers/selected",
        "",
        base == ARP_SHARE_ALL    ? "side neutralised for all"
        : base == ARP_SHARE_UNIT ? "side of the unit at its mean"
                                 : "side of a random territory"};
    char name[80] = "drivers/shapley/";
    strcat(name, BASE[base]);
    strcat(name, "/");
    strcat(name, arp_share_value_name(value));
    size_t wide = d->n_sides + 2;
    put_row(&d->shares->selection[base][value], d->n_sides, room);
    for (size_t t = 0; t < d->m; t++) {
        put_row(&d->shares->territory[base][value][t], d->n_sides, room + (t + 1) * wide);
    }
    return arp_store_doubles(store, name, about, room, d->m + 1, wide, err);
}

static double owen(const arp_report *r, size_t row, size_t column) {
    const arp_owen *one = &arp_report_drivers(r)->shares->indicator[row];
    const double all[] = {(double)one->node, (double)one->side, one->score,
                          one->overlap,      one->low[0],       one->high[0],
                          one->concordance,  one->low[1],       one->high[1]};
    return all[column];
}

static arp_status put_shares(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    if (!d->shares) return ARP_OK;
    const arp_store_about indicators = {
        "Owen value of each indicator: node, side, of the mean score, of the overlap, its low and "
        "high, of the concordance, its low and high",
        "", d->shares->pairs ? "antithetic orders" : "exact"};
    double *room = arp_zalloc(d->m + 1, (d->n_sides + 2) * sizeof *room);
    if (!room) return arp_fail_memory(err);
    for (size_t b = 0; b < ARP_SHARE_BASES; b++) {
        for (size_t v = 0; v < ARP_SHARE_VALUES; v++) {
            ARP_TRY(put_share(r, b, v, room, store, err));
        }
    }
    ARP_TRY(arp_results_table(r, store, "drivers/shapley/owen", indicators, d->shares->n_indicators,
                              9, owen, err));

done:
    arp_free(room);
    return st;
}

static const arp_effective *effective_of(const arp_report *r) {
    return arp_report_drivers(r)->effective;
}

/* Sides, then indicators; the node first. */
static double effect(const arp_report *r, size_t row, size_t column) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_effective *e = d->effective;
    bool side = row < e->n_sides;
    const arp_effect *one = side ? &e->of_side[row] : &e->of_indicator[row - e->n_sides];
    size_t node = side ? d->side[row].node : e->node[row - e->n_sides];
    const double all[] = {(double)node, one->nominal,     one->covariance_share,
                          one->r2,      one->main_effect, one->low,
                          one->high};
    return all[column];
}

static double alpha(const arp_report *r, size_t row, size_t column) {
    const arp_effective *e = effective_of(r);
    (void)column;
    return row < e->n_sides ? e->alpha[row] : e->alpha_all;
}

static double target(const arp_report *r, size_t row, size_t column) {
    (void)column;
    return row ? effective_of(r)->weight_for_r2 : effective_of(r)->weight_for_share;
}

static arp_status put_effective(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        effects = {"Effective weights of the sides, then of the indicators: node, nominal weight, "
                   "covariance share, r2, main effect, its low and high",
                   "", "Paruolo, Saisana, Saltelli 2013"},
        alphas = {"Cronbach's alpha of each side's indicators, then of all", "", ""},
        targets = {"Weight of the first side at which its covariance share, and its part in the "
                   "sum of r2, equal its nominal weight; NaN for none",
                   "", ""},
        sides = {"Correlations between the sides, sides x sides", "", "Pearson"},
        means = {"Mean correlation of the indicators of two sides, sides x sides", "", "Pearson"},
        each = {"Correlations between the indicators, in the order of drivers/effective/weight", "",
                "Pearson"};
    const arp_effective *e = effective_of(r);
    arp_status st = ARP_OK;
    if (!e) return ARP_OK;
    size_t g = e->n_sides, p = e->n_indicators;
    ARP_TRY(
        arp_results_table(r, store, "drivers/effective/weight", effects, g + p, 7, effect, err));
    ARP_TRY(arp_results_table(r, store, "drivers/effective/alpha", alphas, g + 1, 0, alpha, err));
    ARP_TRY(arp_results_table(r, store, "drivers/effective/target", targets, 2, 0, target, err));
    ARP_TRY(arp_store_doubles(store, "drivers/effective/correlation/sides", sides,
                              e->side_correlation, g, g, err));
    ARP_TRY(arp_store_doubles(store, "drivers/effective/correlation/mean", means,
                              e->mean_correlation, g, g, err));
    if (p) {
        ARP_TRY(arp_store_doubles(store, "drivers/effective/correlation/indicators", each,
                                  e->indicator_correlation, p, p, err));
    }

done:
    return st;
}

arp_status arp_results_shares(const arp_report *r, arp_store *store, arp_error *err) {
    arp_status st = put_shares(r, store, err);
    return st == ARP_OK ? put_effective(r, store, err) : st;
}
