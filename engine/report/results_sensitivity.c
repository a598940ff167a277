/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <math.h>

#include "base/fail.h"
#include "base/memory.h"
#include "report/sensitivity.h"

/* One number a territory, taken from its spread. */
static arp_status put_spread(const arp_acceptability *a, arp_store *store, arp_error *err) {
    arp_status st = ARP_OK;
    const arp_store_about moments = {"Mean and standard deviation of each territory's rank", "rank",
                                     "over the draws"};
    const arp_store_about quantiles = {
        "Quantiles 5, 25, 50, 75 and 95 % of each territory's rank", "rank",
        "smallest rank held, or bettered, in at least that share of the draws"};
    double *two = arp_zalloc(a->n, 2 * sizeof *two);
    double *five = arp_zalloc(a->n, ARP_RANK_QUANTILES * sizeof *five);
    if (!two || !five) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < a->n; i++) {
        two[2 * i] = a->spread[i].mean;
        two[2 * i + 1] = a->spread[i].sd;
        for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
            five[i * ARP_RANK_QUANTILES + q] = a->spread[i].quantile[q];
        }
    }
    ARP_TRY(arp_store_doubles(store, "sensitivity/rank/moments", moments, two, a->n, 2, err));
    ARP_TRY(arp_store_doubles(store, "sensitivity/rank/quantiles", quantiles, five, a->n,
                              ARP_RANK_QUANTILES, err));
done:
    arp_free(two);
    arp_free(five);
    return st;
}

/* n shares as rows of share, low, high. */
static arp_status put_shares(arp_store *store, const char *name, arp_store_about about,
                             const arp_weight_share *share, size_t n, arp_error *err) {
    double *x = arp_zalloc(n, 3 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        x[3 * i] = share[i].share;
        x[3 * i + 1] = share[i].low;
        x[3 * i + 2] = share[i].high;
    }
    arp_status st = arp_store_doubles(store, name, about, x, n, 3, err);
    arp_free(x);
    return st;
}

static arp_status put_ranks(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_acceptability *a = &s->rank;
    arp_status st = ARP_OK;
    const arp_store_about matrix = {
        "Rank acceptability: share of the draws in which a territory (row) has a rank (column)", "",
        "SMAA-2, Lahdelma and Salminen 2001"};
    const arp_store_about above = {
        "Pairwise winning: share of the draws in which a territory (row) ranks before another "
        "(column), ties half",
        "", "over every n/2-th draw"};
    const arp_store_about first = {
        "Share of the draws in the first k, low and high: rows by k, then by territory", "",
        "Wilson 95 %"};
    const arp_store_about k = {"Sizes of the first lists", "", ""};
    const arp_store_about central = {
        "Central weights: mean weight of each side (column) where a territory (row) is first", "",
        "NaN where it never is"};
    const arp_store_about confidence = {
        "Share of the draws of data error at its central weights in which a territory is first", "",
        ""};
    ARP_TRY(put_spread(a, store, err));
    if (a->share) {
        ARP_TRY(arp_store_doubles(store, "sensitivity/rank/acceptability", matrix, a->share, a->n,
                                  a->n, err));
    }
    if (a->above) {
        ARP_TRY(
            arp_store_doubles(store, "sensitivity/rank/above", above, a->above, a->n, a->n, err));
    }
    ARP_TRY(arp_results_sizes(store, "sensitivity/rank/k", k, a->k, a->n_k, 0, err));
    ARP_TRY(put_shares(store, "sensitivity/rank/first", first, a->first, a->n_k * a->n, err));
    if (a->central) {
        ARP_TRY(arp_store_doubles(store, "sensitivity/rank/central", central, a->central, a->n,
                                  a->p, err));
    }
    ARP_TRY(arp_store_doubles(store, "sensitivity/rank/confidence", confidence, s->confidence, a->n,
                              0, err));
done:
    return st;
}

static arp_status put_verdicts(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_status st = ARP_OK;
    const arp_store_about states = {
        "Share of the draws, low and high: by side (as nodes/name has the root's children), then "
        "attested, excluded, cannot_tell",
        "", "Wilson 95 %"};
    const arp_store_about words = {
        "Share of the draws with each word, low and high: each side alone, both, neither, "
        "undetermined",
        "", "Wilson 95 %"};
    const arp_store_about c = {"Draws by concordance, one row a side, from 0 to 1", "draws",
                               "an end has half a bin"};
    const arp_store_about contrast = {"Draws by contrast, from -1 to 1", "draws",
                                      "an end has half a bin"};
    size_t bins = s->c[0].n_bins;
    uint64_t *all = arp_zalloc(s->n_sides, bins * sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_sides; i++) {
        for (size_t b = 0; b < bins; b++) all[i * bins + b] = s->c[i].bin[b];
    }
    ARP_TRY(arp_store_whole(store, "sensitivity/concordance/bins", c, all, s->n_sides, bins, err));
    if (s->n_sides == 2) {
        ARP_TRY(arp_store_whole(store, "sensitivity/contrast/bins", contrast, s->contrast.bin,
                                s->contrast.n_bins, 0, err));
    }
    ARP_TRY(put_shares(store, "sensitivity/verdict/states", states, s->state_share, 3 * s->n_sides,
                       err));
    ARP_TRY(
        put_shares(store, "sensitivity/verdict/words", words, s->words.share, s->n_sides + 3, err));
done:
    arp_free(all);
    return st;
}

/* Value, low and high of one kind of index: rows by output, then by group. */
static arp_status put_index(const arp_sens_indices *x, arp_store *store, const char *name,
                            arp_store_about about, size_t which, arp_error *err) {
    size_t at = 0;
    double *all = arp_zalloc(x->n_outputs, x->n_groups * 3 * sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t o = 0; o < x->n_outputs; o++) {
        const arp_gsa_output *found = &x->found.output[o];
        const arp_gsa_index *by[] = {found->first, found->total, found->shapley};
        for (size_t g = 0; g < x->n_groups; g++, at += 3) {
            bool there = found->state == ARP_GSA_VARIES && by[which];
            all[at] = there ? by[which][g].value : (double)NAN;
            all[at + 1] = there ? by[which][g].low : (double)NAN;
            all[at + 2] = there ? by[which][g].high : (double)NAN;
        }
    }
    arp_status st = arp_store_doubles(store, name, about, all, x->n_outputs * x->n_groups, 3, err);
    arp_free(all);
    return st;
}

static arp_status put_indices(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_sens_indices *x = arp_report_sens(r)->indices;
    arp_status st = ARP_OK;
    const arp_store_about group = {"Factors, or groups of factors, of the indices", "", ""};
    const arp_store_about output = {"What the indices are of: shift, rank, membership, contrast, "
                                    "attested",
                                    "", ""};
    const arp_store_about of = {"The territory or the side an output is of", "", ""};
    static const struct {
        const char *name;
        arp_store_about about;
    } SETS[] = {
        {"sensitivity/indices/first",
         {"First order index, low and high: rows by output, then by group", "",
          "centred, Sobol' 1993; t over scrambles"}},
        {"sensitivity/indices/total",
         {"Total index, low and high: rows by output, then by group", "",
          "Jansen 1999; t over scrambles"}},
        {"sensitivity/indices/shapley",
         {"Shapley effect, low and high: rows by output, then by group", "", "Owen 2014"}},
    };
    const char **text = arp_zalloc(x->n_outputs, sizeof *text);
    if (!text) return arp_fail_memory(err);
    ARP_TRY(arp_store_texts(store, "sensitivity/indices/group", group, x->group, x->n_groups, err));
    for (size_t o = 0; o < x->n_outputs; o++) text[o] = arp_output_kind_name(x->output[o].kind);
    ARP_TRY(arp_store_texts(store, "sensitivity/indices/output", output, text, x->n_outputs, err));
    for (size_t o = 0; o < x->n_outputs; o++) text[o] = arp_sens_output_of(r, &x->output[o]);
    ARP_TRY(arp_store_texts(store, "sensitivity/indices/of", of, text, x->n_outputs, err));
    for (size_t i = 0; i < 3; i++) {
        ARP_TRY(put_index(x, store, SETS[i].name, SETS[i].about, i, err));
    }
done:
    arp_free(text);
    return st;
}

static arp_status put_sets(const arp_sensitivity *s, arp_store *store, arp_error *err) {
    arp_status st = ARP_OK;
    const arp_store_about error = {"Standard error of the declared score", "score",
                                   "draws of data error alone"};
    const arp_store_about sets = {
        "Simultaneous confidence set of each territory's rank: lowest, highest", "rank",
        "Mogstad, Romano, Shaikh, Wilhelm 2024"};
    uint64_t *both = arp_zalloc(s->n, 2 * sizeof *both);
    if (!both) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n; i++) {
        both[2 * i] = s->sets->joint[i].low;
        both[2 * i + 1] = s->sets->joint[i].high;
    }
    ARP_TRY(
        arp_store_doubles(store, "sensitivity/error/score", error, s->score_error, s->n, 0, err));
    ARP_TRY(arp_store_whole(store, "sensitivity/error/ranks", sets, both, s->n, 2, err));
done:
    arp_free(both);
    return st;
}

arp_status arp_results_sensitivity(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_status st = ARP_OK;
    const arp_store_about draws = {"Draws asked for, done, and whether stopped before the end", "",
                                   ""};
    const uint64_t done[] = {s->asked, s->done, s->partial};
    ARP_TRY(arp_store_whole(store, "sensitivity/draws", draws, done, 3, 0, err));
    ARP_TRY(put_ranks(r, store, err));
    if (s->sets) ARP_TRY(put_sets(s, store, err));
    if (s->m) ARP_TRY(put_verdicts(r, store, err));
    if (s->indices) ARP_TRY(put_indices(r, store, err));
done:
    return st;
}
