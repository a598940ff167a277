/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/words/sentences.h"
#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "drivers/around/reliability.h"
#include "report/words/words.h"

/* One screen: the files have everything. */
enum { MOST_SELECTED = 6, MOST_SIDES = 4, MOST_UNIVERSES = 4, MOST_SIZES = 3, ABREAST = 2 };

static const char *const NONE[] = {NULL};

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static void heading(arp_text *out, const char *template, const char *const *args) {
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, template, args);
}

#define arp_heading(out, lang, id, ...)                                                            \
    heading((out), arp_report_say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

static const char *label(const arp_report *r, size_t row) {
    return r->study->values.label[row];
}

static void side_labels(const arp_report *r, size_t sides, arp_grid *grid) {
    for (size_t s = 0; s < sides; s++) {
        arp_grid_cell(grid, arp_report_side(r, s)->label[r->options.lang]);
    }
}

static void put_selected(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_result *result = &r->answer->result;
    arp_lang lang = r->options.lang;
    size_t sides = least(d->n_sides, MOST_SIDES), shown = least(d->m, MOST_SELECTED);
    arp_grid grid;
    arp_heading(out, lang, SELECTED_RANKS, arp_word_count(d->n, lang).s,
                arp_word_level(r->study->level, lang));
    arp_grid_begin(&grid, "llrr", sides, 2);
    arp_grid_cell(&grid, arp_report_say(CODE, lang));
    arp_grid_cell(&grid, arp_report_say(TERRITORY, lang));
    arp_grid_cell(&grid, arp_report_say(SCORE, lang));
    arp_grid_cell(&grid, arp_report_say(RANK, lang));
    side_labels(r, sides, &grid);
    for (size_t i = 0; i < shown; i++) {
        size_t row = d->selected[i];
        arp_grid_cell(&grid, r->study->values.code[row]);
        arp_grid_cell(&grid, label(r, row));
        arp_grid_cell(&grid, arp_word_number(result->score[row], 3, lang).s);
        arp_grid_cell(&grid, arp_word_count(result->rank[row], lang).s);
        for (size_t s = 0; s < sides; s++) {
            arp_word rank = arp_word_count(d->side[s].rank[row], lang);
            arp_word part = arp_word_number(d->contribution[row * d->n_sides + s], 3, lang);
            const char *args[] = {rank.s, part.s, NULL};
            arp_grid_fill(&grid, arp_report_say(RANK_AND_PART, lang), args);
        }
    }
    arp_grid_end(&grid, out);
    if (shown < d->m) arp_paragraph(out, 2, lang, MORE, arp_word_count(d->m - shown, lang).s);
    if (sides < d->n_sides) {
        arp_paragraph(out, 2, lang, MORE_SIDES, arp_word_count(d->n_sides, lang).s);
    }
}

/* What a concordance is, told on the one that the reader sees first. */
static void concordance_heading(const arp_report *r, arp_text *out) {
    double c = arp_report_drivers(r)->side[0].alone.c;
    arp_lang lang = r->options.lang;
    arp_word word = arp_word_c(c, lang);
    const char *point = strpbrk(word.s, ",.");
    int digits = point ? (int)strlen(point + 1) - 2 : 0;
    arp_heading(out, lang, CONCORDANCE_TITLE, word.s,
                arp_word_number(100.0 * c, digits > 0 ? digits : 0, lang).s);
}

static void put_concordance(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_grid grid;
    concordance_heading(r, out);
    arp_grid_begin(&grid, "lrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(CONCORDANCE, lang));
    arp_grid_cell(&grid, "p");
    arp_grid_cell(&grid, arp_report_say(P_HOLM, lang));
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_side *side = &d->side[s];
        arp_grid_cell(&grid, arp_report_side(r, s)->label[lang]);
        arp_grid_cell(&grid, arp_word_c(side->alone.c, lang).s);
        arp_word p = arp_word_p(side->alone.p, lang), holm = arp_word_p(side->p_holm, lang);
        arp_grid_cell(&grid, arp_word_bare(&p));
        arp_grid_cell(&grid, arp_word_bare(&holm));
    }
    arp_grid_cell(&grid, arp_report_say(DECLARED, lang));
    arp_grid_cell(&grid, arp_word_c(d->declared.c, lang).s);
    arp_word p = arp_word_p(d->declared.p, lang);
    arp_grid_cell(&grid, arp_word_bare(&p));
    arp_grid_cell(&grid, "");
    for (size_t b = d->n_sides; b < d->n_sides + d->n_beside; b++) {
        arp_word alone = arp_word_p(d->side[b].alone.p, lang);
        arp_grid_cell(&grid, arp_report_side(r, b)->label[lang]);
        arp_grid_cell(&grid, arp_word_c(d->side[b].alone.c, lang).s);
        arp_grid_cell(&grid, arp_word_bare(&alone));
        arp_grid_cell(&grid, arp_state_said(ARP_NO_VERDICT, lang));
    }
    arp_grid_end(&grid, out);
}

static void put_reach(const arp_report *r, arp_text *out) {
    static const arp_message METHOD[] = {ARP_MSG_REPORT_P_EXACT, ARP_MSG_REPORT_P_NORMAL,
                                         ARP_MSG_REPORT_P_MONTE_CARLO};
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    char seed[ARP_NUMBER_ROOM];
    arp_number_from_size(seed, r->study->seed);
    const char *args[] = {seed, NULL};
    arp_wrap_fill(out, 2, arp_say(METHOD[d->side[0].alone.method], lang), args);
    arp_paragraph(out, 2, lang, NEEDED, arp_word_number(d->alpha, 2, lang).s,
                  arp_word_needed(d->c_needed, lang).s, arp_word_needed(d->c_needed_holm, lang).s,
                  arp_word_p(d->p_min, lang).s);
    if (isnan(d->contrast)) return;
    bool never = d->contrast_reach == ARP_REACH_NEVER;
    const char *state = d->contrast_established ? arp_report_say(ESTABLISHED, lang)
                        : never                 ? arp_report_say(COULD_NOT_BE, lang)
                                                : arp_report_say(NOT_ESTABLISHED, lang);
    double needed = never ? NAN : d->contrast_needed;
    arp_paragraph(out, 2, lang, CONTRAST, arp_word_number(d->contrast, 2, lang).s,
                  arp_word_p(d->contrast_p, lang).s, arp_word_needed(needed, lang).s, state);
}

/* The sides where one place is: a selected one left out, or a universe. */
typedef struct elsewhere {
    const arp_concordance *c;
    const arp_interval *of;
    const arp_elsewhere *verdict;
} elsewhere;

/* Of up to two sides a line, of more a line each: concordance, interval and adjusted p. */
static void put_place(const arp_report *r, const char *where, const elsewhere *at, size_t sides,
                      arp_grid *grid) {
    arp_lang lang = r->options.lang;
    if (sides <= ABREAST) arp_grid_cell(grid, where);
    for (size_t s = 0; s < sides; s++) {
        arp_word value = arp_word_bounded(at->c[s].c, at->of[s].from, at->of[s].to, lang);
        arp_word p = arp_word_p(at->verdict->p_holm[s], lang);
        const char *args[] = {value.s, arp_word_bare(&p), NULL};
        if (sides > ABREAST) {
            arp_grid_cell(grid, s ? "" : where);
            arp_grid_cell(grid, arp_report_side(r, s)->label[lang]);
        }
        arp_grid_fill(grid, arp_report_say(C_AND_P, lang), args);
    }
}

static void put_place_of(const arp_report *r, arp_message name, const char *const *args,
                         const elsewhere *at, size_t sides, arp_grid *grid) {
    arp_text where = {0};
    arp_text_fill(&where, arp_say(name, r->options.lang), args);
    if (where.bad) grid->cells.bad = true;
    put_place(r, where.bad ? "" : where.bytes, at, sides, grid);
    arp_text_free(&where);
}

/* Universes without a concordance, or where none could tell, are said in words below the table. */
static void put_uncomputed(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    for (size_t u = 0; u < d->n_universes; u++) {
        const arp_universe *one = &d->universe[u];
        bool computed = !isnan(one->side[0].c);
        if (one->verdict.could_attest) continue;
        arp_word n = arp_word_count(one->n, lang);
        if (computed) arp_paragraph(out, 2, lang, NOTHING_THERE, one->name, n.s);
        else if (one->lacks == ARP_NONE) arp_paragraph(out, 2, lang, TOO_FEW, one->name, n.s);
        else arp_paragraph(out, 2, lang, LACKING_THERE, one->name, n.s, label(r, one->lacks));
    }
}

/* Universes that are not simply all territories again, as the first table has them. */
static size_t other_universes(const arp_drivers *d) {
    size_t n = 0;
    for (size_t u = 0; u < d->n_universes; u++) n += d->universe[u].n != d->n;
    return n;
}

static void put_robustness(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    size_t sides = least(d->n_sides, MOST_SIDES);
    size_t out_of = least(d->n_left_out, MOST_SELECTED);
    size_t places = least(d->n_universes, MOST_UNIVERSES);
    arp_grid grid;
    if (out_of + other_universes(d) == 0) return;
    heading(out, arp_report_say(ROBUSTNESS, lang), NONE);
    arp_grid_begin(&grid, sides > ABREAST ? "llr" : "l", sides > ABREAST ? 0 : sides, 2);
    arp_grid_cell(&grid, "");
    if (sides <= ABREAST) side_labels(r, sides, &grid);
    else {
        arp_grid_cell(&grid, arp_report_say(SIDE, lang));
        arp_grid_cell(&grid, "");
    }
    for (size_t i = 0; i < out_of; i++) {
        const arp_left_out *one = &d->left_out[i];
        const char *args[] = {label(r, one->row), NULL};
        const elsewhere at = {one->side, one->interval, &one->verdict};
        put_place_of(r, ARP_MSG_REPORT_WITHOUT, args, &at, sides, &grid);
    }
    for (size_t u = 0; u < places; u++) {
        const arp_universe *one = &d->universe[u];
        arp_word n = arp_word_count(one->n, lang);
        const char *args[] = {one->name, n.s, NULL};
        const elsewhere at = {one->side, one->interval, &one->verdict};
        if (isnan(one->side[0].c) || one->n == d->n) continue;
        put_place_of(r, ARP_MSG_REPORT_AMONG, args, &at, sides, &grid);
    }
    arp_grid_end(&grid, out);
    put_uncomputed(r, out);
    size_t more = d->n_left_out - out_of + d->n_universes - places;
    if (more) arp_paragraph(out, 2, lang, MORE, arp_word_count(more, lang).s);
}

/* The axis is named by a label of one word, otherwise by the node's name. */
static const char *axis_name(const arp_plan_node *node, arp_lang lang) {
    return strchr(node->label[lang], ' ') ? node->name : node->label[lang];
}

static void put_tipping(const arp_report *r, size_t side, size_t sizes, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    const char *axis = axis_name(arp_report_side(r, side), lang);
    size_t shown = least(d->m, MOST_SELECTED);
    for (size_t i = 0; i < shown; i++) {
        arp_text words = {0};
        for (size_t j = 0; j < sizes; j++) {
            if (j) arp_text_add(&words, arp_report_say(SEMICOLON, lang));
            arp_tipping_words(d, &d->tipping[side], j, d->selected[i], axis, lang, &words);
        }
        if (words.bad) out->bad = true;
        else arp_paragraph(out, 2, lang, TIPPING_OF, label(r, d->selected[i]), words.bytes);
        arp_text_free(&words);
    }
}

static void put_weights(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    size_t sides = least(d->n_tippings, MOST_SIDES);
    size_t sizes = d->n_tippings > 1 ? 1 : least(d->n_k, MOST_SIZES);
    for (size_t s = 0; s < sides; s++) {
        arp_heading(out, lang, TIPPING_TITLE, arp_report_side(r, s)->label[lang],
                    arp_word_number(d->tipping[s].w0, 3, lang).s);
        put_tipping(r, s, sizes, out);
    }
    size_t more = d->m - least(d->m, MOST_SELECTED) + d->n_k - sizes + d->n_tippings - sides;
    if (d->n_tippings && more) arp_paragraph(out, 2, lang, MORE, arp_word_count(more, lang).s);
}

static void put_shares(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_grid grid;
    arp_heading(out, lang, SHARES_TITLE, arp_word_count(d->k[0], lang).s);
    arp_grid_begin(&grid, "lrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(OVERLAP, lang));
    arp_grid_cell(&grid, arp_report_say(SHAPLEY_OVERLAP, lang));
    arp_grid_cell(&grid, arp_report_say(SHAPLEY_CONCORDANCE, lang));
    for (size_t s = 0; s < d->n_sides; s++) {
        arp_grid_cell(&grid, arp_report_side(r, s)->label[lang]);
        arp_grid_cell(&grid, arp_word_number(d->side[s].overlap, 2, lang).s);
        arp_grid_cell(&grid, arp_word_number(d->side[s].shapley_overlap, 3, lang).s);
        arp_grid_cell(&grid, arp_word_number(d->side[s].shapley_concordance, 3, lang).s);
    }
    arp_grid_cell(&grid, arp_report_say(DECLARED, lang));
    arp_grid_cell(&grid, arp_word_number(d->declared_overlap, 2, lang).s);
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, arp_report_say(INTERACTION, lang));
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, arp_word_number(d->shapley_interaction_overlap, 3, lang).s);
    arp_grid_cell(&grid, arp_word_number(d->shapley_interaction_concordance, 3, lang).s);
    arp_grid_end(&grid, out);
    if (d->n_sides == 2) arp_wrap(out, arp_report_say(SHAPLEY_SUM, lang), 2, 4);
}

/* What one screen does not hold. */
static void put_every_part(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    if (d->neighbours) arp_neighbours_text(r, out);
    if (d->shares) arp_shares_text(r, out);
    if (d->effective) arp_effective_text(r, out);
    if (d->reliability) arp_reliability_text(r, out);
    if (d->revealed) arp_revealed_text(r, out);
    if (d->simplex) arp_simplex_text(r, out);
    if (d->volumes) arp_volumes_text(r, out);
    if (d->change) arp_change_text(r, out);
    if (d->subsets) arp_subsets_text(r, out);
    if (d->missing) arp_missing_text(r, out);
    if (d->perimeters) arp_perimeters_text(r, out);
    if (d->claims) arp_claims_text(r, out);
}

/* With two sides and a first list as long as the selection, the shares are the difference of two
   overlaps: nothing that is not said already. */
static bool shares_say_more(const arp_report *r) {
    const arp_drivers *d = arp_report_drivers(r);
    return d->n_sides > 2 || d->k[0] != d->m;
}

void arp_drivers_text(const arp_report *r, arp_text *out) {
    arp_text sentence = {0};
    arp_sentence(r, r->options.lang, &sentence);
    if (sentence.bad) out->bad = true;
    else arp_wrap(out, sentence.bytes, 0, 0);
    arp_text_free(&sentence);
    put_selected(r, out);
    arp_first_alone_text(r, out);
    put_concordance(r, out);
    put_reach(r, out);
    arp_evidence_text(r, out);
    arp_beside_verdict(r, out);
    arp_without_late_text(r, out);
    put_robustness(r, out);
    put_weights(r, out);
    if (r->options.full || shares_say_more(r)) put_shares(r, out);
    if (r->options.full) put_every_part(r, out);
}
