/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "drivers/around/claims.h"
#include "drivers/around/perimeters.h"
#include "drivers/choice/missing.h"
#include "drivers/choice/subsets.h"

static const arp_perimeters *perimeters_of(const arp_report *r) {
    return arp_report_drivers(r)->perimeters;
}

static const char *perimeter_name(const arp_report *r, size_t row) {
    return perimeters_of(r)->at[row].name;
}

static double rank_of(const arp_unit *unit, size_t node) {
    return unit->computed && unit->rank[node] ? (double)unit->rank[node] : (double)NAN;
}

static double perimeter(const arp_report *r, size_t row, size_t column) {
    const arp_perimeter *one = &perimeters_of(r)->at[row];
    const double all[] = {one->unit.population,
                          (double)one->unit.n,
                          one->unit.computed ? one->unit.score[0] : (double)NAN,
                          rank_of(&one->unit, 0),
                          one->spread.members,
                          one->spread.random,
                          one->spread.nearer,
                          one->spread.neighbours,
                          one->spread.neighbours_nearer};
    return all[column];
}

/* perimeters x sides, one below the other */
static double perimeter_side(const arp_report *r, size_t row, size_t column) {
    const arp_drivers *d = arp_report_drivers(r);
    size_t at = row / d->n_sides, side = row % d->n_sides, node = d->side[side].node;
    const arp_perimeter *one = &d->perimeters->at[at];
    bool computed = one->unit.computed;
    const double all[] = {(double)at,
                          (double)side,
                          computed ? one->unit.score[node] : (double)NAN,
                          rank_of(&one->unit, node),
                          computed ? one->unit.side[side].c : (double)NAN,
                          computed ? one->unit.side[side].p : (double)NAN,
                          one->spread.within[side],
                          one->spread.all[side]};
    return all[column];
}

static double share_of(const arp_report *r, size_t row, size_t column) {
    return perimeters_of(r)->at[row].share_of[column];
}

static double jaccard(const arp_report *r, size_t row, size_t column) {
    return perimeters_of(r)->at[row].jaccard_population[column];
}

static double jaccard_count(const arp_report *r, size_t row, size_t column) {
    return perimeters_of(r)->at[row].jaccard_count[column];
}

static double passage(const arp_report *r, size_t row, size_t column) {
    const arp_perimeter_change *one = &perimeters_of(r)->change[row];
    const double all[] = {(double)one->from,   (double)one->to,        (double)one->n_gained,
                          (double)one->n_lost, one->population_gained, one->population_lost};
    return all[column];
}

static arp_status put_perimeters(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        names = {"Candidate perimeters", "", ""},
        units =
            {"Each perimeter as one unit: population, territories of its universe, score, rank; "
             "mean distance between two members, between two at random, share of random sets "
             "with at most that distance, mean distance of two neighbours, share of those; NaN "
             "where "
             "not computed",
             "", "summed numerators and denominators"},
        sides =
            {"Each perimeter on each side: perimeter, side, score, rank, concordance, one-sided "
             "p, variance between members, between all territories",
             "", "summed numerators and denominators"},
        covered = {"Share of the column's population that the row's perimeter covers", "", ""},
        people = {"Population shared over population covered by either", "", "Jaccard"},
        counted = {"Territories shared over territories of either", "", "Jaccard"},
        changes = {"From an earlier perimeter to a later one: from, to, territories gained, lost, "
                   "population gained, lost",
                   "", ""};
    const arp_perimeters *p = perimeters_of(r);
    size_t sides_n = arp_report_drivers(r)->n_sides;
    arp_status st = ARP_OK;
    if (!p || p->n == 0) return ARP_OK;
    ARP_TRY(
        arp_results_list(r, store, "drivers/perimeters/name", names, p->n, perimeter_name, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/unit", units, p->n, 9, perimeter, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/side", sides, p->n * sides_n, 8,
                              perimeter_side, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/share_of", covered, p->n, p->n,
                              share_of, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/jaccard_population", people, p->n, p->n,
                              jaccard, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/jaccard_count", counted, p->n, p->n,
                              jaccard_count, err));
    ARP_TRY(arp_results_table(r, store, "drivers/perimeters/change", changes, p->n_changes, 6,
                              passage, err));

done:
    return st;
}

static const arp_claim *claim_of(const arp_report *r, size_t row) {
    return &arp_report_drivers(r)->claims->at[row];
}

static const char *claim_text(const arp_report *r, size_t row) {
    return claim_of(r, row)->asked.text;
}

static const char *claim_indicator(const arp_report *r, size_t row) {
    const arp_claim *c = claim_of(r, row);
    return c->state == ARP_CLAIM_LACKS ? NULL : r->study->values.column[c->asked.column].name;
}

static const char *claim_state(const arp_report *r, size_t row) {
    return arp_claim_state_name(claim_of(r, row)->state);
}

static double claim(const arp_report *r, size_t row, size_t column) {
    const arp_claim *c = claim_of(r, row);
    bool compared = c->state >= ARP_CLAIM_COMPARED, tested = c->state == ARP_CLAIM_TESTED;
    bool asked = c->state != ARP_CLAIM_LACKS;
    const double all[] = {asked ? (c->asked.above ? 1.0 : -1.0) : (double)NAN,
                          c->value,
                          asked ? c->asked.reference : (double)NAN,
                          c->gap,
                          compared ? (c->holds ? 1.0 : 0.0) : (double)NAN,
                          tested ? (c->significantly ? 1.0 : 0.0) : (double)NAN,
                          c->p,
                          c->p_holm,
                          c->low,
                          c->high,
                          c->rank ? (double)c->rank : (double)NAN,
                          asked ? (double)c->n : (double)NAN};
    return all[column];
}

static arp_status put_claims(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        texts = {"Claims, as they were said", "", ""},
        indicators = {"Indicator of each claim; empty where something is missing", "", ""},
        states = {"What became of each claim: lacks, no_value, compared or tested", "", ""},
        numbers = {
            "Each claim: direction (1 above, -1 below), value, comparator, gap, 1 where it "
            "holds, 1 where significantly so, p, p adjusted over the claims, low and high of "
            "the value, rank, territories ranked",
            "", "Poisson or binomial by indicator, Holm"};
    const arp_claims *c = arp_report_drivers(r)->claims;
    arp_status st = ARP_OK;
    if (!c) return ARP_OK;
    ARP_TRY(arp_results_list(r, store, "drivers/claims/text", texts, c->n, claim_text, err));
    ARP_TRY(arp_results_list(r, store, "drivers/claims/indicator", indicators, c->n,
                             claim_indicator, err));
    ARP_TRY(arp_results_list(r, store, "drivers/claims/state", states, c->n, claim_state, err));
    ARP_TRY(arp_results_table(r, store, "drivers/claims/value", numbers, c->n, 12, claim, err));

done:
    return st;
}

static double subsets(const arp_report *r, size_t row, size_t column) {
    const arp_side_subsets *s = &arp_report_drivers(r)->subsets->side[row];
    const double all[] = {(double)s->n_indicators, (double)s->n, s->c_min, s->c_median, s->c_max,
                          s->attested_share,       s->p_adjusted};
    return all[column];
}

static double subset_verdicts(const arp_report *r, size_t row, size_t column) {
    const arp_subsets *s = arp_report_drivers(r)->subsets;
    const double all[] = {s->only[0], s->only[1], s->both, s->undetermined};
    (void)column;
    return all[row];
}

/* Every subset looked at of one side: concordance, p. */
static arp_status put_each(const arp_side_subsets *s, size_t side, arp_store *store,
                           arp_error *err) {
    static const arp_store_about about = {"Each subset of the side's indicators, the whole side "
                                          "first: concordance, one-sided p",
                                          "", "drivers/subsets/side"};
    char name[80] = "drivers/subsets/", number[ARP_NUMBER_ROOM];
    if (s->why != ARP_SUBSETS_DONE) return ARP_OK;
    double *x = arp_zalloc(s->n, 2 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n; i++) {
        x[2 * i] = s->c[i];
        x[2 * i + 1] = s->p[i];
    }
    arp_number_from_size(number, side);
    strcat(name, number);
    arp_status st = arp_store_doubles(store, name, about, x, s->n, 2, err);
    arp_free(x);
    return st;
}

static arp_status put_subsets(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        sides = {"Subsets of each side's indicators: indicators, subsets looked at, least, median "
                 "and greatest concordance, share attested, p adjusted over the subsets",
                 "", "max-T over random selections"},
        verdicts = {"Share of the pairs of subsets by verdict: the first side alone, the second "
                    "alone, both, undetermined; NaN where not computed",
                    "", ""};
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    if (!d->subsets) return ARP_OK;
    ARP_TRY(
        arp_results_table(r, store, "drivers/subsets/side", sides, d->n_sides, 7, subsets, err));
    ARP_TRY(arp_results_table(r, store, "drivers/subsets/verdict", verdicts, 4, 0, subset_verdicts,
                              err));
    for (size_t s = 0; s < d->n_sides; s++) {
        ARP_TRY(put_each(&d->subsets->side[s], s, store, err));
    }

done:
    return st;
}

static double break_even(const arp_report *r, size_t row, size_t column) {
    size_t side = row / ARP_BREAK_EVENS;
    const arp_missing_side *s = &arp_report_drivers(r)->missing->side[side];
    const arp_break_even *one = &s->at[row % ARP_BREAK_EVENS];
    const double all[] = {(double)side, one->share, one->correlation,
                          s->asked && one->place ? (double)one->place : (double)NAN,
                          s->asked ? one->percentile : (double)NAN};
    return all[column];
}

static arp_status put_break_even(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about about = {
        "Place, from the least affected up, that a missing criterion would have to give the "
        "selected "
        "for the side to be attested: side, share of the side, correlation with its rest, place, "
        "percentile; NaN where out of reach or not asked",
        "", "half of the draws"};
    const arp_drivers *d = arp_report_drivers(r);
    if (!d->missing) return ARP_OK;
    return arp_results_table(r, store, "drivers/break_even", about, d->n_sides * ARP_BREAK_EVENS, 5,
                             break_even, err);
}

arp_status arp_results_unions(const arp_report *r, arp_store *store, arp_error *err) {
    static arp_status (*const PARTS[])(const arp_report *, arp_store *, arp_error *) = {
        put_perimeters, put_claims, put_subsets, put_break_even};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0] && st == ARP_OK; i++) {
        st = PARTS[i](r, store, err);
    }
    return st;
}
