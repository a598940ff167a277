/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "drivers/resemblance/verdict.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/levels.h"
#include "report/messages/sensitivity.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_LEVELS_##id, (lang))

enum { MOST_SIDES = 3, MOST_MET = 6 };

typedef struct page {
    const arp_study *study;
    const arp_levels *levels;
    arp_lang lang;
    size_t sides; /* shown */
    arp_text *out;
} page;

static const arp_plan_node *side_of(const page *p, size_t s) {
    return &p->study->plan.node[p->study->plan.node[0].child[s]];
}

static const arp_level *level_of(const page *p, const arp_level_answer *at) {
    return &p->levels->zoned->level[at->level];
}

static void percent_cell(arp_grid *grid, double share, arp_lang lang) {
    arp_word whole = arp_word_number(100.0 * share, 0, lang);
    arp_grid_fill(grid, arp_say(ARP_MSG_SENS_PERCENT, lang), (const char *const[]){whole.s, NULL});
}

static const char *word_of(const page *p, const arp_level_answer *at) {
    int word = at->drivers.word;
    if (word >= 0) return side_of(p, (size_t)word)->label[p->lang];
    return arp_word_said(word, p->lang);
}

/* Share of the draws on this level in which its own verdict holds. */
static double firmness(const page *p, const arp_level_answer *at) {
    size_t place = arp_word_place(at->drivers.word, p->levels->n_sides);
    return at->sensitivity.words.share[place].share;
}

static bool any_draws(const page *p) {
    for (size_t i = 0; i < p->levels->n; i++) {
        if (p->levels->at[i].has_sensitivity) return true;
    }
    return false;
}

static void answer_row(const page *p, const arp_level_answer *at, bool draws, arp_grid *grid) {
    arp_grid_cell(grid, level_of(p, at)->name);
    arp_grid_cell(grid, at->has_drivers ? word_of(p, at) : "–");
    arp_grid_cell(grid, arp_word_count(at->n, p->lang).s);
    arp_grid_cell(grid, arp_word_count(at->n_stand, p->lang).s);
    for (size_t s = 0; s < p->sides; s++) {
        const arp_side *side = at->has_drivers ? &at->drivers.side[s] : NULL;
        arp_word c = arp_word_c(side ? side->alone.c : NAN, p->lang);
        if (side && side->state == ARP_ATTESTED) strcat(c.s, "*");
        arp_grid_cell(grid, c.s);
    }
    if (p->levels->n_sides == 2) {
        double gap = at->has_drivers ? at->drivers.contrast : NAN;
        arp_grid_cell(grid, arp_word_number(gap, 2, p->lang).s);
    }
    if (!draws) return;
    if (at->has_sensitivity) percent_cell(grid, firmness(p, at), p->lang);
    else arp_grid_cell(grid, "–");
}

static void put_answers(const page *p) {
    bool draws = any_draws(p), two = p->levels->n_sides == 2;
    arp_grid grid = {0};
    arp_text_add(p->out, "\n");
    arp_wrap(p->out, say(ANSWERS, p->lang), 0, 0);
    arp_grid_begin(&grid, "llrr", p->sides + two + draws, 2);
    arp_grid_cell(&grid, say(LEVEL, p->lang));
    arp_grid_cell(&grid, say(WORD, p->lang));
    arp_grid_cell(&grid, say(N, p->lang));
    arp_grid_cell(&grid, say(M, p->lang));
    for (size_t s = 0; s < p->sides; s++) arp_grid_cell(&grid, side_of(p, s)->name);
    if (two) arp_grid_cell(&grid, say(CONTRAST, p->lang));
    if (draws) arp_grid_cell(&grid, say(FIRM, p->lang));
    for (size_t i = 0; i < p->levels->n; i++) answer_row(p, &p->levels->at[i], draws, &grid);
    arp_grid_end(&grid, p->out);
}

static void put_met(const page *p, const arp_level_answer *at, size_t i, arp_grid *grid) {
    const arp_level *level = level_of(p, at);
    const arp_met *m = &at->met[i];
    size_t g = p->levels->n_sides;
    size_t rank = at->rank ? at->rank[i] : 0;
    arp_grid_cell(grid, m->stands ? "*" : "");
    arp_grid_cell(grid, level->code[m->territory]);
    arp_grid_cell(grid, level->label[m->territory]);
    percent_cell(grid, m->of_it, p->lang);
    percent_cell(grid, m->of_selection, p->lang);
    arp_grid_cell(grid, rank ? arp_word_count(rank, p->lang).s : "–");
    for (size_t s = 0; s < p->sides; s++) {
        size_t there = at->side_rank ? at->side_rank[i * g + s] : 0;
        arp_grid_cell(grid, there ? arp_word_count(there, p->lang).s : "–");
    }
}

/* The level's name on a row of its own, in the column of the territories. */
static void put_level(const page *p, const char *name, arp_grid *grid) {
    arp_text t = {0};
    arp_text_add(&t, name);
    arp_text_add(&t, p->lang == ARP_FR ? " :" : ":");
    if (t.bad) grid->cells.bad = true;
    arp_grid_cell(grid, "");
    arp_grid_cell(grid, "");
    arp_grid_cell(grid, t.bad ? "" : t.bytes);
    for (size_t c = 0; c < 3 + p->sides; c++) arp_grid_cell(grid, "");
    arp_text_free(&t);
}

static void put_standing(const page *p) {
    arp_grid grid = {0};
    arp_text_add(p->out, "\n");
    arp_wrap(p->out, say(STANDING, p->lang), 0, 0);
    arp_grid_begin(&grid, "lllrrr", p->sides, 2);
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, "code");
    arp_grid_cell(&grid, say(TERRITORY, p->lang));
    arp_grid_cell(&grid, say(OF_IT, p->lang));
    arp_grid_cell(&grid, say(OF_SELECTION, p->lang));
    arp_grid_cell(&grid, say(RANK, p->lang));
    for (size_t s = 0; s < p->sides; s++) arp_grid_cell(&grid, side_of(p, s)->name);
    for (size_t l = 0; l < p->levels->n; l++) {
        const arp_level_answer *at = &p->levels->at[l];
        put_level(p, level_of(p, at)->name, &grid);
        for (size_t i = 0; i < at->n_met && i < MOST_MET; i++) put_met(p, at, i, &grid);
    }
    arp_grid_end(&grid, p->out);
}

static void put_overlaps(const page *p) {
    arp_grid grid = {0};
    arp_text_add(p->out, "\n");
    arp_wrap(p->out, say(OVERLAPS, p->lang), 0, 0);
    arp_grid_begin(&grid, "llrrr", 0, 2);
    arp_grid_cell(&grid, say(FROM, p->lang));
    arp_grid_cell(&grid, say(TO, p->lang));
    arp_grid_cell(&grid, say(NESTED, p->lang));
    arp_grid_cell(&grid, say(NESTED_IN, p->lang));
    arp_grid_cell(&grid, say(JACCARD, p->lang));
    for (size_t i = 0; i < p->levels->n_overlaps; i++) {
        const arp_overlap *o = &p->levels->overlap[i];
        const arp_level *from = &p->levels->zoned->level[o->from];
        arp_grid_cell(&grid, from->name);
        arp_grid_cell(&grid, p->levels->zoned->level[o->to].name);
        percent_cell(&grid, (double)o->nested / (double)from->n, p->lang);
        percent_cell(&grid, o->nested_in, p->lang);
        arp_grid_cell(&grid, arp_word_number(o->jaccard, 2, p->lang).s);
    }
    arp_grid_end(&grid, p->out);
}

static void put_notes(const page *p) {
    for (size_t l = 0; l < p->levels->n; l++) {
        const arp_level_answer *at = &p->levels->at[l];
        const char *name = level_of(p, at)->name;
        if (at->outside[0] || at->outside[1]) {
            arp_wrap_fill(p->out, 2, say(OUTSIDE, p->lang),
                          (const char *const[]){name, arp_word_count(at->outside[0], p->lang).s,
                                                arp_word_count(at->outside[1], p->lang).s, NULL});
        }
        if (at->why.code == ARP_OK) continue;
        char why[4 * ARP_ERROR_TEXT];
        arp_error_text(&at->why, p->lang, why, sizeof why);
        arp_wrap_fill(p->out, 2, say(WHY, p->lang), (const char *const[]){name, why, NULL});
    }
}

/* How much of the uncertainty lies between the perimeters. */
static void put_index(const page *p) {
    arp_text sides = {0};
    if (isnan(p->levels->index_c[0])) return;
    for (size_t s = 0; s < p->sides; s++) {
        if (s) arp_text_add(&sides, " ; ");
        arp_text_add(&sides, side_of(p, s)->label[p->lang]);
        arp_text_add(&sides, " ");
        arp_text_add(&sides, arp_word_number(p->levels->index_c[s], 2, p->lang).s);
    }
    if (sides.bad) p->out->bad = true;
    else {
        arp_wrap_fill(
            p->out, 2, say(INDEX, p->lang),
            (const char *const[]){arp_word_number(p->levels->index_contrast, 2, p->lang).s,
                                  sides.bytes, NULL});
    }
    arp_text_free(&sides);
}

void arp_levels_text(const arp_study *study, const arp_levels *levels, arp_lang lang,
                     arp_text *out) {
    const page p = {study, levels, lang,
                    levels->n_sides < MOST_SIDES ? levels->n_sides : MOST_SIDES, out};
    arp_wrap_fill(out, 0, say(TITLE, lang), (const char *const[]){study->title[lang], NULL});
    arp_wrap_fill(out, 2, say(SELECTION, lang),
                  (const char *const[]){arp_word_count(levels->n_communes, lang).s,
                                        arp_word_number(levels->people, 0, lang).s, NULL});
    put_answers(&p);
    put_index(&p);
    put_standing(&p);
    put_notes(&p);
    put_overlaps(&p);
}
