/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/sensitivity.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "drivers/resemblance/verdict.h"
#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "report/messages/sensitivity.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_SENS_##id, (lang))
#define put_line(out, indent, lang, id, ...)                                                       \
    arp_wrap_fill((out), (indent), say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

enum { MOST_SIDES = 4, MOST_K = 3, LEADERS = 3, MOST_REFUSED = 3 };

/* A share as people read it: one digit, more where one would show 0 or 100 for what is neither. */
static arp_word percent(double share, arp_lang lang) {
    double x = 100.0 * share, off = fmin(x, 100.0 - x);
    int digits = 1;
    for (double least = 0.05; off > 0.0 && off < least && digits < 6; least /= 10.0) digits++;
    return arp_word_number(x, digits, lang);
}

static void percent_cell(arp_grid *grid, double share, arp_lang lang) {
    arp_grid_fill(grid, say(PERCENT, lang), (const char *const[]){percent(share, lang).s, NULL});
}

static void range_cell(arp_grid *grid, const arp_word *low, const arp_word *high, arp_lang lang) {
    arp_grid_fill(grid, say(FROM_TO, lang), (const char *const[]){low->s, high->s, NULL});
}

static void put_head(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    char seed[ARP_NUMBER_ROOM];
    arp_number_from_size(seed, (size_t)s->seed);
    arp_word done = arp_word_count((size_t)s->done, lang);
    put_line(out, 0, lang, TITLE, done.s, seed);
    if (s->partial) {
        put_line(out, 2, lang, PARTIAL, done.s, arp_word_count((size_t)s->asked, lang).s);
    } else if (s->precise) {
        put_line(out, 2, lang, PRECISE, done.s, arp_word_number(s->widest, 4, lang).s);
    }
}

/* How firm each side's attestation is, as a sentence. */
static void put_side_sentence(const arp_report *r, size_t side, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_weight_share *a = &s->state_share[side * ARP_N_STATES + ARP_ATTESTED];
    arp_lang lang = r->options.lang;
    const char *label = arp_sens_side(r, side)->label[lang];
    uint64_t count = s->state[side * ARP_N_STATES + ARP_ATTESTED];
    double half = fmax(a->high - a->share, a->share - a->low);
    if (s->state[side * ARP_N_STATES + ARP_LATE]) put_line(out, 2, lang, OUTSIDE, label);
    else if (count == 0) put_line(out, 2, lang, NEVER, label, percent(a->high, lang).s);
    else if (count == s->verdicts) put_line(out, 2, lang, ALWAYS, label, percent(a->low, lang).s);
    else put_line(out, 2, lang, FIRM, label, percent(a->share, lang).s, percent(half, lang).s);
}

static void word_text(const arp_report *r, size_t i, arp_text *out) {
    int word = arp_word_at(i, arp_report_sens(r)->n_sides);
    arp_lang lang = r->options.lang;
    if (word < 0) arp_text_add(out, arp_word_said(word, lang));
    else
        arp_text_fill(out, say(ONLY, lang),
                      (const char *const[]){arp_sens_side(r, i)->label[lang], NULL});
}

/* Draws that no verdict is read of, and what it is in them that came after the decision. */
static void put_late(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_text list = {0};
    if (s->late == 0) return;
    for (size_t f = 0; f < s->n_factors; f++) {
        for (size_t v = 0; v < s->factor[f].n_values; v++) {
            if (!s->factor[f].late[v]) continue;
            if (list.n) arp_text_add(&list, ", ");
            arp_text_add(&list, s->factor[f].node);
            arp_text_add(&list, " ");
            arp_text_add(&list, s->factor[f].value[v]);
        }
    }
    if (list.bad) out->bad = true;
    else
        put_line(out, 2, lang, LATE,
                 percent((double)s->late / (double)(s->late + s->verdicts), lang).s,
                 arp_word_year(r->study->decided).s, list.bytes);
    arp_text_free(&list);
}

static void put_sentences(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_text word = {0};
    size_t base = arp_word_place(s->base.word, s->n_sides);
    if (s->verdicts == 0) {
        put_late(r, out);
        return;
    }
    for (size_t i = 0; i < s->n_sides && i < MOST_SIDES; i++) put_side_sentence(r, i, out);
    word_text(r, base, &word);
    if (word.bad) out->bad = true;
    else put_line(out, 2, lang, WORD_SAME, word.bytes, percent(s->words.share[base].share, lang).s);
    arp_text_free(&word);
    put_late(r, out);
    arp_wrap(out, say(SHARE_OF_DRAWS, lang), 2, 2);
    if (s->verdict_every <= 1) return;
    put_line(out, 2, lang, THINNED, arp_word_count((size_t)s->verdict_every, lang).s,
             arp_word_count((size_t)s->verdicts, lang).s);
}

static void spread_cells(const arp_spread_of *spread, double declared, arp_lang lang,
                         arp_grid *grid) {
    arp_word low = arp_word_c(spread->quantile[0], lang);
    arp_word high = arp_word_c(spread->quantile[ARP_RANK_QUANTILES - 1], lang);
    arp_grid_cell(grid, arp_word_c(declared, lang).s);
    arp_grid_cell(grid, arp_word_c(spread->mean, lang).s);
    range_cell(grid, &low, &high, lang);
}

/* Of a side that is never excluded no share says how often it is. */
static void state_cell(const arp_report *r, size_t side, arp_verdict_state state, arp_grid *grid) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    if (state == ARP_EXCLUDED && s->never_excluded[side]) {
        arp_grid_cell(grid, say(NOT_POSSIBLE, lang));
    } else {
        percent_cell(grid, s->state_share[side * ARP_N_STATES + state].share, lang);
    }
}

static void put_sides(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_grid grid = {0};
    arp_text_add(out, "\n");
    arp_wrap(out, say(SIDES, lang), 0, 0);
    arp_grid_begin(&grid, "lrrrrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, say(DECLARED, lang));
    arp_grid_cell(&grid, say(MEAN, lang));
    arp_grid_cell(&grid, say(90, lang));
    arp_grid_cell(&grid, say(ATTESTED, lang));
    arp_grid_cell(&grid, say(EXCLUDED, lang));
    arp_grid_cell(&grid, say(UNTOLD, lang));
    for (size_t i = 0; i < s->n_sides; i++) {
        arp_grid_cell(&grid, arp_sens_side(r, i)->label[lang]);
        spread_cells(&s->c[i], s->base.c[i], lang, &grid);
        for (size_t v = 0; v < 3; v++) state_cell(r, i, (arp_verdict_state)v, &grid);
    }
    if (s->n_sides == 2) {
        arp_grid_cell(&grid, say(CONTRAST, lang));
        spread_cells(&s->contrast, s->base.contrast, lang, &grid);
        for (size_t v = 0; v < 3; v++) arp_grid_cell(&grid, "");
    }
    arp_grid_end(&grid, out);
}

static void put_ranks(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_acceptability *a = &s->rank;
    size_t n_k = a->n_k < MOST_K ? a->n_k : MOST_K;
    arp_lang lang = r->options.lang;
    arp_grid grid = {0};
    arp_text_add(out, "\n");
    arp_wrap(out, say(RANKS, lang), 0, 0);
    arp_grid_begin(&grid, "llrrr", n_k, 2);
    arp_grid_cell(&grid, "code");
    arp_grid_cell(&grid, say(TERRITORY, lang));
    arp_grid_cell(&grid, say(RANK, lang));
    arp_grid_cell(&grid, say(MEDIAN, lang));
    arp_grid_cell(&grid, say(90, lang));
    for (size_t j = 0; j < n_k; j++) {
        arp_grid_fill(&grid, say(FIRST, lang),
                      (const char *const[]){arp_word_count(a->k[j], lang).s, NULL});
    }
    for (size_t t = 0; t < s->m; t++) {
        size_t i = s->selected[t];
        const double *q = a->spread[i].quantile;
        arp_word low = arp_word_count((size_t)q[0], lang);
        arp_word high = arp_word_count((size_t)q[ARP_RANK_QUANTILES - 1], lang);
        arp_grid_cell(&grid, r->study->values.code[i]);
        arp_grid_cell(&grid, r->study->values.label[i]);
        arp_grid_cell(&grid, arp_word_count(s->base_rank[i], lang).s);
        arp_grid_cell(&grid, arp_word_count((size_t)q[2], lang).s);
        range_cell(&grid, &low, &high, lang);
        for (size_t j = 0; j < n_k; j++) {
            percent_cell(&grid, a->first[j * a->n + i].share, lang);
        }
    }
    arp_grid_end(&grid, out);
}

/* Share of the draws in which i is first; NaN where the full matrix was not kept. */
static double first_share(const arp_acceptability *a, size_t i) {
    return a->share ? a->share[i * a->n] : NAN;
}

/* The territories most often first, ties by lower row. */
static void put_leaders(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_text list = {0};
    size_t shown[LEADERS], n = 0;
    while (s->rank.share && n < LEADERS && n < s->n) {
        size_t best = ARP_NONE;
        for (size_t i = 0; i < s->n; i++) {
            bool taken = false;
            for (size_t j = 0; j < n; j++) taken = taken || shown[j] == i;
            if (taken) continue;
            if (best == ARP_NONE || first_share(&s->rank, i) > first_share(&s->rank, best))
                best = i;
        }
        if (!(first_share(&s->rank, best) > 0.0)) break;
        if (n) arp_text_add(&list, ", ");
        arp_text_fill(&list, say(LEADER, lang),
                      (const char *const[]){r->study->values.label[best],
                                            percent(first_share(&s->rank, best), lang).s, NULL});
        shown[n++] = best;
    }
    if (list.bad) out->bad = true;
    else if (n) put_line(out, 2, lang, LEADERS, list.bytes);
    arp_text_free(&list);
    put_line(out, 2, lang, SHIFT, arp_word_number(s->shift, 1, lang).s,
             arp_word_count(s->n, lang).s);
}

static void put_curve(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_specifications *curve = &s->curve;
    arp_lang lang = r->options.lang;
    arp_text words = {0};
    if (curve->n < 2) return;
    arp_word n = arp_word_count(curve->possible, lang), no = arp_word_count(curve->n_refused, lang);
    arp_text_add(out, "\n");
    arp_word distinct = arp_word_count(curve->n_distinct, lang);
    if (!isnan(curve->at[0].scene.contrast)) {
        put_line(out, 0, lang, CURVE, n.s, no.s, distinct.s,
                 arp_word_c(curve->at[0].scene.contrast, lang).s,
                 arp_word_c(curve->at[curve->n - 1].scene.contrast, lang).s);
    } else {
        put_line(out, 0, lang, CURVE_ONE, n.s, no.s, distinct.s);
    }
    for (size_t i = 0; i < s->n_sides + ARP_N_WORDS; i++) {
        arp_text word = {0};
        if (!(curve->word_share[i] > 0.0)) continue;
        word_text(r, i, &word);
        if (words.n) arp_text_add(&words, ", ");
        if (!word.bad) {
            arp_text_fill(
                &words, say(WORD_SHARE, lang),
                (const char *const[]){word.bytes, percent(curve->word_share[i], lang).s, NULL});
        }
        words.bad = words.bad || word.bad;
        arp_text_free(&word);
    }
    if (words.bad) out->bad = true;
    else if (words.n) put_line(out, 2, lang, CURVE_WORDS, words.bytes);
    if (curve->n_late) put_line(out, 2, lang, CURVE_LATE, arp_word_count(curve->n_late, lang).s);
    arp_text_free(&words);
    if (curve->left_out)
        put_line(out, 2, lang, CURVE_CAPPED, arp_word_count(curve->left_out, lang).s);
}

/* "normalise: zscore, aggregate: 0" of a combination that cannot be. */
static void put_refused(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    if (s->n_refused > MOST_REFUSED) {
        put_line(out, 2, lang, REFUSED_MORE, arp_word_count(s->n_refused, lang).s);
    }
    for (size_t i = 0; i < s->n_refused && i < MOST_REFUSED; i++) {
        char why[4 * ARP_ERROR_TEXT];
        arp_text values = {0};
        for (size_t f = 0; f < s->n_factors; f++) {
            if (s->refused[i].value[f] == ARP_NONE) continue;
            if (values.n) arp_text_add(&values, ", ");
            arp_text_add(&values, s->factor[f].kind);
            arp_text_add(&values, " ");
            arp_text_add(&values, arp_sens_value(s, f, s->refused[i].value[f]));
        }
        arp_error_text(&s->refused[i].why, lang, why, sizeof why);
        if (values.bad) out->bad = true;
        else if (values.n) put_line(out, 2, lang, REFUSED, values.bytes, why);
        arp_text_free(&values);
    }
}

void arp_sensitivity_text(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    if (s->n_factors == 0) {
        put_line(out, 0, r->options.lang, NO_FACTORS, NULL);
        arp_sets_text(r, out);
        return;
    }
    put_head(r, out);
    if (s->m) {
        put_sentences(r, out);
        put_sides(r, out);
        put_ranks(r, out);
    }
    put_leaders(r, out);
    arp_sets_text(r, out);
    arp_varied_text(r, out);
    if (s->m) put_curve(r, out);
    put_refused(r, out);
    if (r->options.full) arp_alone_text(r, out);
}
