/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include "base/memory.h"
#include "drivers/change/change.h"
#include "drivers/weights/cells.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"

static double bayes_factor(const arp_report *r, size_t row, size_t column) {
    const arp_bayes_factor *one = &arp_report_drivers(r)->revealed->bayes[row];
    const double all[] = {one->beta, one->half, one->even, one->fit};
    return all[column];
}

static double posterior(const arp_report *r, size_t row, size_t column) {
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    const double all[] = {v->beta, v->mean, v->median, v->low, v->high, v->border_even};
    (void)row;
    return all[column];
}

static double free_weights(const arp_report *r, size_t row, size_t column) {
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    const double all[] = {v->free_mean, v->free_low,           v->free_high,
                          v->free_ess,  (double)v->free_draws, v->free_r_hat};
    (void)row;
    return all[column];
}

static arp_status put_revealed(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        factors = {"Bayes factor of \"the first side weighs more\": beta, border of equal weights, "
                   "border of equal spreads, fit (how much better than a random list)",
                   "", "likelihood exp(-beta misplaced), exact"},
        weights = {
            "Weight of the first side: beta, mean, median, low, high (95 %), weight at which "
            "both sides spread the scores equally",
            "", "flat prior, exact"};
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    arp_status st = ARP_OK;
    if (!v) return ARP_OK;
    const arp_store_about inside = {
        "Weight of the first side, those inside the sides free as well: "
        "mean, low, high (95 %), effective draws, draws, R-hat",
        "", arp_free_method_name(v->free_method)};
    ARP_TRY(arp_results_table(r, store, "drivers/revealed/bayes_factor", factors,
                              ARP_REVEALED_BETAS, 4, bayes_factor, err));
    ARP_TRY(arp_results_table(r, store, "drivers/revealed/weight", weights, 1, 6, posterior, err));
    if (v->free) {
        ARP_TRY(
            arp_results_table(r, store, "drivers/revealed/free", inside, 1, 6, free_weights, err));
    }

done:
    return st;
}

static const arp_change *change_of(const arp_report *r) {
    return arp_report_drivers(r)->change;
}

static double change(const arp_report *r, size_t row, size_t column) {
    const arp_change_one *one = &change_of(r)->at[row];
    const double all[] = {(double)one->k,
                          one->leave ? 1.0 : 0.0,
                          one->sides ? 1.0 : 0.0,
                          (double)one->norm,
                          (double)one->status,
                          one->distance,
                          one->bound,
                          one->gap,
                          (double)one->nodes};
    return all[column];
}

static const char *asked_about(const arp_report *r, size_t row) {
    size_t at = change_of(r)->at[row].row;
    return at == ARP_NONE ? NULL : r->study->values.code[at];
}

/* question, node, from, to of every weight that moves */
static arp_status put_moves(const arp_change *c, arp_store *store, arp_error *err) {
    static const arp_store_about about = {
        "Weights that move: row of drivers/minimal_change/answer, "
        "node, from, to",
        "", ""};
    size_t n = 0, at = 0;
    for (size_t q = 0; q < c->n; q++) n += c->at[q].n_changes;
    if (n == 0) return ARP_OK;
    double *x = arp_zalloc(n, 4 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t q = 0; q < c->n; q++) {
        for (size_t i = 0; i < c->at[q].n_changes; i++) {
            const arp_change_weight *w = &c->at[q].change[i];
            x[at++] = (double)q;
            x[at++] = (double)w->node;
            x[at++] = w->from;
            x[at++] = w->to;
        }
    }
    arp_status st = arp_store_doubles(store, "drivers/minimal_change/weights", about, x, n, 4, err);
    arp_free(x);
    return st;
}

static double certificate(const arp_report *r, size_t row, size_t column) {
    const arp_certificates *c = &change_of(r)->certificates;
    const double all[] = {c->feasible ? 1.0 : 0.0, c->margin, (double)c->fewest.misplaced,
                          (double)c->fewest.at_least};
    (void)row;
    return all[column];
}

static double range(const arp_report *r, size_t row, size_t column) {
    const arp_interval *one = &change_of(r)->certificates.range[row];
    return column ? one->to : one->from;
}

static double witness(const arp_report *r, size_t row, size_t column) {
    return (double)change_of(r)->certificates.witness[row][column];
}

static arp_status put_change(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        answers =
            {"Smallest weight changes: k, 1 to leave (0 to enter), 1 for the sides' weights (0 "
             "the indicators'), norm (0 sum, 1 largest), status (0 optimal, 1 best found, 2 "
             "impossible, 3 not found), distance, bound, gap, nodes",
             "", "tipping weights, or branch and cut"},
        who = {"Whom each question is about; empty for the whole selection", "code", ""},
        proofs = {"Weights of the indicators that reproduce the selection: 1 where there are, "
                  "largest margin, fewest misplaced and what is proved of it where there are not",
                  "", "linear and mixed programs"},
        ranges = {"Weights a side takes among them: least, greatest; NaN for none", "", ""},
        pairs = {"Pairs (selected, other) in which the other is at least as high on everything",
                 "row of territories/", ""};
    const arp_change *c = change_of(r);
    arp_status st = ARP_OK;
    if (!c) return ARP_OK;
    ARP_TRY(arp_results_table(r, store, "drivers/minimal_change/answer", answers, c->n, 9, change,
                              err));
    ARP_TRY(arp_results_list(r, store, "drivers/minimal_change/territory", who, c->n, asked_about,
                             err));
    ARP_TRY(put_moves(c, store, err));
    if (!c->certificates.computed) goto done;
    ARP_TRY(
        arp_results_table(r, store, "drivers/certificates/answer", proofs, 1, 4, certificate, err));
    ARP_TRY(arp_results_table(r, store, "drivers/certificates/range", ranges,
                              arp_report_drivers(r)->n_sides, 2, range, err));
    ARP_TRY(arp_results_table(r, store, "drivers/certificates/witness", pairs,
                              c->certificates.n_witnesses, 2, witness, err));

done:
    return st;
}

static double beats(const arp_report *r, size_t row, size_t column) {
    const arp_beats *one = &arp_report_drivers(r)->volumes->beats[row];
    const double all[] = {one->sides, one->indicators, one->sides_first, one->sides_first_error};
    return all[column];
}

static double in_first(const arp_report *r, size_t row, size_t column) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_weight_share *one = &d->volumes->in[row];
    size_t list = row / d->m, place = row % d->m;
    const double all[] = {(double)d->k[list], (double)d->selected[place], one->share, one->low,
                          one->high};
    return all[column];
}

static arp_status put_volumes(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about above = {
        "Mean share of the weights under which a selected territory scores above one that is not: "
        "flat over the sides, over the indicators, over the sides then the indicators, error of it",
        "", "Varsi 1973"};
    const arp_drivers *d = arp_report_drivers(r);
    const arp_volumes *v = d->volumes;
    arp_status st = ARP_OK;
    if (!v) return ARP_OK;
    const arp_store_about in = {
        "Share of the weights of the sides that put a selected territory in "
        "the first k: k, territory, share, low, high",
        "", v->n_in_draws ? "draws, Wilson intervals" : "exact"};
    if (!v->pairs_left_out) {
        ARP_TRY(arp_results_table(r, store, "drivers/volumes/beats", above, d->m, 4, beats, err));
    }
    if (v->in) {
        ARP_TRY(arp_results_table(r, store, "drivers/volumes/first_k", in, d->n_k * d->m, 5,
                                  in_first, err));
    }

done:
    return st;
}

/* cell, then one corner's three weights */
static arp_status put_cells(const arp_report *r, arp_store *store, arp_error *err) {
    static const arp_store_about
        corners = {"Corners of the polygons of weights with one first list: row of "
                   "drivers/simplex/share, weights of the three sides",
                   "", "exact"},
        shares = {"Share of the weights of each polygon", "", "exact"},
        lists = {"The first k of each polygon, rising", "row of territories/",
                 "ties at seat k go to the lower row"};
    const arp_drivers *d = arp_report_drivers(r);
    const arp_simplex *s = d->simplex;
    size_t n = 0, k = d->k[0], at = 0;
    arp_status st = ARP_OK;
    if (!s || s->n_cells == 0) return ARP_OK;
    for (size_t c = 0; c < s->n_cells; c++) n += s->cell[c].n_corners;
    double *x = arp_zalloc(n, 4 * sizeof *x), *share = arp_zalloc(s->n_cells, sizeof *share);
    size_t *first = arp_zalloc(s->n_cells, k * sizeof *first);
    if (!x || !share || !first) ARP_TRY(arp_fail_memory(err));
    for (size_t c = 0; c < s->n_cells; c++) {
        const arp_weight_cell *cell = &s->cell[c];
        share[c] = cell->share;
        for (size_t i = 0; i < k; i++) first[c * k + i] = cell->first[i];
        for (size_t v = 0; v < cell->n_corners; v++, at++) {
            x[4 * at] = (double)c;
            for (size_t g = 0; g < 3; g++) x[4 * at + 1 + g] = cell->corner[v][g];
        }
    }
    ARP_TRY(arp_store_doubles(store, "drivers/simplex/share", shares, share, s->n_cells, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/simplex/corner", corners, x, n, 4, err));
    ARP_TRY(arp_results_sizes(store, "drivers/simplex/first", lists, first, s->n_cells, k, err));

done:
    arp_free(x);
    arp_free(share);
    arp_free(first);
    return st;
}

arp_status arp_results_weights(const arp_report *r, arp_store *store, arp_error *err) {
    static arp_status (*const PARTS[])(const arp_report *, arp_store *, arp_error *) = {
        put_revealed, put_change, put_volumes, put_cells};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0] && st == ARP_OK; i++) {
        st = PARTS[i](r, store, err);
    }
    return st;
}
