/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"
#include "report/verdict.h"

/* "drivers/tipping/SIDE/WHAT" for the side's number, counted from 0. */
static void tipping_name(char out[80], size_t side, const char *what) {
    char number[ARP_NUMBER_ROOM];
    arp_number_from_size(number, side);
    strcpy(out, "drivers/tipping/");
    strcat(out, number);
    strcat(out, "/");
    strcat(out, what);
}

static arp_status put_texts_by_side(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    const char **text = arp_zalloc(d->n_sides, sizeof *text);
    arp_store_about side = {"Sides, in the order of every dataset by side", "", ""};
    arp_store_about state = {"Verdict of each side: attested, excluded or cannot_tell", "", ""};
    arp_store_about how = {"How p was found: exact, normal or monte-carlo", "", ""};
    if (!text) return arp_fail_memory(err);
    for (size_t s = 0; s < d->n_sides; s++) text[s] = arp_report_side(r, s)->name;
    ARP_TRY(arp_store_texts(store, "drivers/side", side, text, d->n_sides, err));
    for (size_t s = 0; s < d->n_sides; s++) text[s] = arp_verdict_state_name(d->side[s].state);
    ARP_TRY(arp_store_texts(store, "drivers/state", state, text, d->n_sides, err));
    for (size_t s = 0; s < d->n_sides; s++) text[s] = arp_p_method_name(d->side[s].alone.method);
    ARP_TRY(arp_store_texts(store, "drivers/concordance/method", how, text, d->n_sides, err));

done:
    arp_free(text);
    return st;
}

/* One number a side. */
typedef double (*by_side)(const arp_side *side);

static double get_c(const arp_side *side) {
    return side->alone.c;
}

static double get_p(const arp_side *side) {
    return side->alone.p;
}

static double get_p_holm(const arp_side *side) {
    return side->p_holm;
}

static double get_overlap(const arp_side *side) {
    return side->overlap;
}

static double get_shapley_overlap(const arp_side *side) {
    return side->shapley_overlap;
}

static double get_shapley_concordance(const arp_side *side) {
    return side->shapley_concordance;
}

static arp_status put_numbers_by_side(const arp_report *r, arp_store *store, arp_error *err) {
    static const struct {
        const char *name, *title, *method;
        by_side get;
    } SETS[] = {
        {"drivers/concordance/c", "Concordance of the selection with each side alone",
         "Mann-Whitney statistic over n m", get_c},
        {"drivers/concordance/p", "One-sided p of the concordance, selection drawn at random",
         "drivers/concordance/method", get_p},
        {"drivers/concordance/p_holm", "p adjusted over the sides", "Holm 1979", get_p_holm},
        {"drivers/overlap", "Share of the selection in the first ones on each side", "",
         get_overlap},
        {"drivers/shapley/overlap", "Shapley value of each side for the overlap",
         "side neutralised for all", get_shapley_overlap},
        {"drivers/shapley/concordance", "Shapley value of each side for the concordance",
         "side neutralised for all", get_shapley_concordance},
    };
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    double *x = arp_zalloc(d->n_sides, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < sizeof SETS / sizeof SETS[0]; i++) {
        arp_store_about about = {SETS[i].title, "", SETS[i].method};
        for (size_t s = 0; s < d->n_sides; s++) x[s] = SETS[i].get(&d->side[s]);
        ARP_TRY(arp_store_doubles(store, SETS[i].name, about, x, d->n_sides, 0, err));
    }

done:
    arp_free(x);
    return st;
}

static arp_status put_whole_answer(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    const double declared[] = {d->declared.c, d->declared.p, d->declared_overlap};
    const double contrast[] = {d->contrast, d->contrast_p};
    const double reachable[] = {d->p_min, d->c_needed, d->c_needed_holm, d->contrast_needed};
    const double interaction[] = {d->shapley_interaction_overlap,
                                  d->shapley_interaction_concordance};
    arp_store_about selected = {"Selected territories", "row of territories/", ""};
    arp_store_about k = {"Sizes of the first list, the main one first", "", ""};
    arp_store_about by_weights = {"Declared weights: concordance, its p, overlap", "", ""};
    arp_store_about two = {"Contrast of the first side with the second, its two-sided p", "", ""};
    arp_store_about reach = {"Smallest p; concordance needed, and at the first Holm step; contrast "
                             "needed; NaN out of reach",
                             "", ""};
    arp_store_about both = {"Shapley interaction: of the overlap, of the concordance", "", ""};
    arp_store_about parts = {"Part of each side in the score, territories x sides", "", ""};
    ARP_TRY(arp_results_sizes(store, "drivers/selected", selected, d->selected, d->m, 0, err));
    ARP_TRY(arp_results_sizes(store, "drivers/k", k, d->k, d->n_k, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/declared", by_weights, declared, 3, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/contrast", two, contrast, 2, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/reachable", reach, reachable, 4, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/shapley/interaction", both, interaction, 2, 0, err));
    ARP_TRY(arp_store_doubles(store, "drivers/contribution", parts, d->contribution, d->n,
                              d->n_sides, err));

done:
    return st;
}

/* Concordances of m or of n_universes cases: cases x sides x {c, p}, as two datasets. */
static arp_status put_cases(arp_store *store, const char *const names[2], const char *title,
                            const arp_concordance *const *row, size_t rows, size_t sides,
                            arp_error *err) {
    arp_store_about c_about = {title, "", "concordance"}, p_about = {title, "", "one-sided p"};
    arp_status st = ARP_OK;
    double *x = arp_zalloc(2 * rows, sides * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < rows; i++) {
        for (size_t s = 0; s < sides; s++) {
            x[i * sides + s] = row[i][s].c;
            x[(rows + i) * sides + s] = row[i][s].p;
        }
    }
    ARP_TRY(arp_store_doubles(store, names[0], c_about, x, rows, sides, err));
    ARP_TRY(arp_store_doubles(store, names[1], p_about, x + rows * sides, rows, sides, err));

done:
    arp_free(x);
    return st;
}

static arp_status put_robustness(const arp_report *r, arp_store *store, arp_error *err) {
    static const char *const LEFT[] = {"drivers/leave_one_out/c", "drivers/leave_one_out/p"};
    static const char *const PLACES[] = {"drivers/universes/c", "drivers/universes/p"};
    const arp_drivers *d = arp_report_drivers(r);
    size_t most = d->n_left_out + d->n_universes;
    arp_status st = ARP_OK;
    const arp_concordance **row = arp_zalloc(most, sizeof *row);
    const char **name = arp_zalloc(most, sizeof *name);
    size_t *n = arp_zalloc(most, sizeof *n);
    arp_store_about names = {"Universes: comparators on whose territories the index runs again", "",
                             ""};
    arp_store_about sizes = {"Number of territories of each universe", "", ""};
    if (!row || !name || !n) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < d->n_left_out; i++) row[i] = d->left_out[i].side;
    if (d->n_left_out) {
        ARP_TRY(put_cases(store, LEFT,
                          "Without one selected territory, in the order of "
                          "drivers/selected, by side",
                          row, d->n_left_out, d->n_sides, err));
    }
    for (size_t i = 0; i < d->n_universes; i++) {
        row[i] = d->universe[i].side;
        name[i] = d->universe[i].name;
        n[i] = d->universe[i].n;
    }
    if (d->n_universes) {
        ARP_TRY(arp_store_texts(store, "drivers/universes/name", names, name, d->n_universes, err));
        ARP_TRY(arp_results_sizes(store, "drivers/universes/n", sizes, n, d->n_universes, 0, err));
        ARP_TRY(put_cases(store, PLACES,
                          "Universes, in the order of drivers/universes/name, by "
                          "side; NaN where not computed",
                          row, d->n_universes, d->n_sides, err));
    }

done:
    arp_free(row);
    arp_free(name);
    arp_free(n);
    return st;
}

static arp_status put_curve(const arp_tipping *t, size_t side, arp_store *store, arp_error *err) {
    char name[80];
    arp_store_about about = {"Concordance along the weight of the side: from, to, concordance", "",
                             t->curve_exact ? "exact" : "1 000 cells, each by its middle"};
    if (t->n_curve == 0) return ARP_OK;
    double *x = arp_zalloc(t->n_curve, 3 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < t->n_curve; i++) {
        x[3 * i] = t->curve[i].from;
        x[3 * i + 1] = t->curve[i].to;
        x[3 * i + 2] = t->curve[i].c;
    }
    tipping_name(name, side, "curve");
    arp_status st = arp_store_doubles(store, name, about, x, t->n_curve, 3, err);
    arp_free(x);
    return st;
}

static arp_status put_mean_overlap(const arp_tipping *t, size_t side, arp_store *store,
                                   arp_error *err) {
    char name[80];
    arp_store_about about = {"Mean overlap over the weights of the side above the declared one, "
                             "below it; NaN where that is 0 or 1",
                             "", "exact"};
    tipping_name(name, side, "mean_overlap");
    return arp_store_doubles(store, name, about, t->mean_overlap, 2, 0, err);
}

static arp_status put_membership(const arp_drivers *d, size_t side, arp_store *store,
                                 arp_error *err) {
    const arp_tipping *t = &d->tipping[side];
    char name[80];
    size_t n = 0, at = 0;
    arp_store_about about = {"Weights of the side at which a territory is in the first k: k, "
                             "territory, from, to",
                             "", "exact"};
    for (size_t i = 0; i < d->n_k * d->n; i++) n += t->member[i].n;
    if (n == 0) return ARP_OK;
    double *x = arp_zalloc(n, 4 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < d->n_k * d->n; i++) {
        for (size_t j = 0; j < t->member[i].n; j++, at += 4) {
            size_t list = i / d->n, row = i % d->n;
            x[at] = (double)d->k[list];
            x[at + 1] = (double)row;
            x[at + 2] = t->member[i].at[j].from;
            x[at + 3] = t->member[i].at[j].to;
        }
    }
    tipping_name(name, side, "membership");
    arp_status st = arp_store_doubles(store, name, about, x, n, 4, err);
    arp_free(x);
    return st;
}

static arp_status put_segments(const arp_drivers *d, size_t side, arp_store *store,
                               arp_error *err) {
    const arp_tipping *t = &d->tipping[side];
    size_t n = t->n_segments, k = d->k[0];
    char name[80];
    arp_status st = ARP_OK;
    arp_store_about bounds = {"Stretches of weight with one first list: from, to", "", "exact"};
    arp_store_about first = {"The first k of each stretch, rising", "row of territories/",
                             "ties at seat k go to the lower row"};
    if (n == 0) return ARP_OK;
    double *x = arp_zalloc(n, 2 * sizeof *x);
    size_t *rows = arp_zalloc(n, k * sizeof *rows);
    if (!x || !rows) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        x[2 * i] = t->segment[i].from;
        x[2 * i + 1] = t->segment[i].to;
        memcpy(rows + i * k, t->segment[i].first, k * sizeof *rows);
    }
    tipping_name(name, side, "segments");
    ARP_TRY(arp_store_doubles(store, name, bounds, x, n, 2, err));
    tipping_name(name, side, "first");
    ARP_TRY(arp_results_sizes(store, name, first, rows, n, k, err));

done:
    arp_free(x);
    arp_free(rows);
    return st;
}

arp_status arp_results_drivers(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_status st = ARP_OK;
    ARP_TRY(put_texts_by_side(r, store, err));
    ARP_TRY(put_numbers_by_side(r, store, err));
    ARP_TRY(put_whole_answer(r, store, err));
    ARP_TRY(put_robustness(r, store, err));
    for (size_t t = 0; t < d->n_tippings; t++) {
        ARP_TRY(put_curve(&d->tipping[t], t, store, err));
        ARP_TRY(put_mean_overlap(&d->tipping[t], t, store, err));
        ARP_TRY(put_membership(d, t, store, err));
        ARP_TRY(put_segments(d, t, store, err));
    }
    ARP_TRY(arp_results_evidence(r, store, err));
    ARP_TRY(arp_results_shares(r, store, err));
    ARP_TRY(arp_results_weights(r, store, err));
    ARP_TRY(arp_results_unions(r, store, err));

done:
    return st;
}
