/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <math.h>

#include "drivers/around/perimeters.h"
#include "drivers/resemblance/evidence.h"
#include "report/neighbours.h"
#include "report/reliability.h"
#include "report/verdict.h"

static const arp_side_evidence *of_side(const arp_report *r, size_t side) {
    return &arp_report_drivers(r)->evidence->side[side];
}

static double interval(const arp_report *r, size_t side, size_t column) {
    return column ? of_side(r, side)->high : of_side(r, side)->low;
}

static const char *interval_method(const arp_report *r, size_t side) {
    return arp_interval_method_name(of_side(r, side)->interval_method);
}

static double conditional(const arp_report *r, size_t side, size_t column) {
    const arp_side_evidence *known = of_side(r, side);
    const double row[] = {known->p, known->p_holm, known->separated ? 1.0 : 0.0};
    return row[column];
}

static const char *conditional_method(const arp_report *r, size_t side) {
    return arp_p_method_name(of_side(r, side)->method);
}

static double swap(const arp_report *r, size_t row, size_t column) {
    (void)row;
    (void)column;
    return arp_report_drivers(r)->evidence->swap_p;
}

static arp_status put_evidence(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        low_high = {"Interval of each side's concordance: low, high; level 1 - alpha", "",
                    "drivers/concordance/interval_method"},
        how = {"How the interval was found: exact or saddlepoint", "", "exponential tilt"},
        given = {"Each side given the others: one-sided p, p adjusted over the sides, 1 where the "
                 "other sides alone single the choice out",
                 "", "drivers/conditional/method"},
        given_how = {"How p was found: exact, normal or monte-carlo", "", "conditional logit"};
    const arp_drivers *d = arp_report_drivers(r);
    const arp_store_about both = {"Two-sided p of \"both sides matter equally\"", "",
                                  arp_p_method_name(d->evidence->swap_method)};
    size_t n = d->n_sides;
    arp_status st = ARP_OK;
    ARP_TRY(
        arp_results_table(r, store, "drivers/concordance/interval", low_high, n, 2, interval, err));
    ARP_TRY(arp_results_list(r, store, "drivers/concordance/interval_method", how, n,
                             interval_method, err));
    ARP_TRY(arp_results_table(r, store, "drivers/conditional/p", given, n, 3, conditional, err));
    ARP_TRY(arp_results_list(r, store, "drivers/conditional/method", given_how, n,
                             conditional_method, err));
    if (!isnan(d->evidence->swap_p)) {
        ARP_TRY(arp_results_table(r, store, "drivers/concordance/swap", both, 1, 0, swap, err));
    }

done:
    return st;
}

static double neighbours_side(const arp_report *r, size_t side, size_t column) {
    const arp_neighbours_side *one = &arp_report_drivers(r)->neighbours->side[side];
    const double row[] = {one->p, one->moran, one->moran_p};
    return row[column];
}

static double neighbours_sets(const arp_report *r, size_t row, size_t column) {
    const arp_neighbours *found = arp_report_drivers(r)->neighbours;
    const double all[] = {(double)found->n_sets, found->connected ? 1.0 : 0.0,
                          found->exact ? 1.0 : 0.0, found->population_factor,
                          found->moran_expected};
    (void)row;
    return all[column];
}

static arp_status put_neighbours(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_neighbours *found = arp_report_drivers(r)->neighbours;
    if (!found) return ARP_OK;
    const arp_store_about sides = {"Each side against neighbouring territories: p of its "
                                   "concordance, Moran's I, its one-sided p",
                                   "", arp_neighbours_method_name(found->method)};
    const arp_store_about sets = {"Sets of neighbours: how many counted, 1 where the selection is "
                                  "one, 1 where all were counted, population factor (0 none), "
                                  "expected Moran's I",
                                  "", arp_neighbours_method_name(found->method)};
    const arp_store_about alone = {"Territories without a neighbour", "row of territories/", ""};
    size_t n = arp_report_drivers(r)->n_sides;
    arp_status st = ARP_OK;
    ARP_TRY(
        arp_results_table(r, store, "drivers/neighbours/side", sides, n, 3, neighbours_side, err));
    ARP_TRY(
        arp_results_table(r, store, "drivers/neighbours/sets", sets, 1, 5, neighbours_sets, err));
    if (found->n_alone) {
        ARP_TRY(arp_results_sizes(store, "drivers/neighbours/alone", alone, found->alone,
                                  found->n_alone, 0, err));
    }

done:
    return st;
}

static double union_side(const arp_report *r, size_t side, size_t column) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_unit *unit = &d->perimeters->selection;
    const double row[] = {unit->side[side].c, unit->side[side].p,
                          (double)unit->rank[d->side[side].node]};
    return row[column];
}

static double shrunk(const arp_report *r, size_t row, size_t column) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_concordance *one =
        row < d->n_sides ? &d->reliability->side[row] : &d->reliability->declared;
    return column ? one->p : one->c;
}

static double reliability(const arp_report *r, size_t row, size_t column) {
    const arp_indicator_reliability *one = &arp_report_drivers(r)->reliability->at[row];
    const double all[] = {(double)one->node, one->reliability, one->error_variance,
                          one->variance,     one->mean,        one->spread};
    return all[column];
}

static const char *noise(const arp_report *r, size_t row) {
    return arp_noise_source_name(arp_report_drivers(r)->reliability->at[row].noise);
}

static arp_status put_data_quality(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        values =
            {"Reliability of the indicators: node, reliability, error variance, variance, what "
             "values are shrunk to, variance between territories",
             "", "drivers/reliability/model"},
        models = {"Error of each indicator: none, poisson, binomial or standard_error", "", ""},
        again = {"On shrunk values: concordance and one-sided p of each side, then of the declared "
                 "weights",
                 "", "Marshall 1991"},
        whole = {"The selection as one unit: concordance, one-sided p, rank on each side", "",
                 "summed numerators and denominators"};
    const arp_drivers *d = arp_report_drivers(r);
    const arp_reliability *known = d->reliability;
    arp_status st = ARP_OK;
    if (d->perimeters && d->perimeters->selection.computed) {
        ARP_TRY(arp_results_table(r, store, "drivers/concordance/union", whole, d->n_sides, 3,
                                  union_side, err));
    }
    if (!known) goto done;
    ARP_TRY(arp_results_table(r, store, "drivers/reliability/value", values, known->n, 6,
                              reliability, err));
    ARP_TRY(arp_results_list(r, store, "drivers/reliability/model", models, known->n, noise, err));
    if (known->shrunk) {
        ARP_TRY(arp_results_table(r, store, "drivers/concordance/shrunk", again, d->n_sides + 1, 2,
                                  shrunk, err));
    }

done:
    return st;
}

arp_status arp_results_evidence(const arp_report *r, arp_store *store, arp_error *err) {
    arp_status st = put_evidence(r, store, err);
    if (st == ARP_OK) st = put_neighbours(r, store, err);
    return st == ARP_OK ? put_data_quality(r, store, err) : st;
}
