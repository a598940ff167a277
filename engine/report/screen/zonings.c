/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/counts.h"

#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/zonings.h"
#include "report/words/words.h"

static void put_vintage(const arp_balance *b, arp_lang lang, arp_text *out) {
    const arp_word year = arp_word_year(b->vintage);
    arp_text_add(out, b->name);
    if (!b->vintage) return;
    if (b->guessed) arp_put(out, lang, ZONINGS_GUESSED, year.s);
    else arp_put(out, lang, ZONINGS_STATED, year.s);
}

/* Codes named in brackets, with an ellipsis where there are more. */
static void put_codes(const char *const *code, size_t shown, size_t n, arp_text *out) {
    if (n == 0) return;
    arp_text_add(out, " (");
    for (size_t i = 0; i < shown; i++) {
        if (i) arp_text_add(out, ", ");
        arp_text_add(out, code[i]);
    }
    arp_text_add(out, n > shown ? ", …)" : ")");
}

static void put_rows(const arp_balance *b, arp_lang lang, arp_text *out) {
    arp_put(out, lang, ZONINGS_ROWS, arp_word_count(b->read, lang).s,
            arp_word_count(b->carried, lang).s, arp_word_count(b->renumbered, lang).s,
            arp_word_count(b->merged, lang).s, arp_word_count(b->split, lang).s,
            arp_word_count(b->arrondissements, lang).s, arp_word_count(b->detail, lang).s);
    arp_put(out, lang, ZONINGS_OUTSIDE, arp_word_count(b->outside, lang).s);
    put_codes(b->outside_first, b->n_outside_first, b->outside, out);
    arp_put(out, lang, ZONINGS_UNKNOWN_ROWS, arp_word_count(b->unknown, lang).s);
    put_codes(b->unknown_first, b->n_unknown_first, b->unknown, out);
    arp_put(out, lang, ZONINGS_LOST, arp_word_count(arp_balance_lost_rows(b), lang).s);
}

/* The first communes without data, by code; all are in the results. */
static void put_without(const arp_zoned *z, const arp_balance *b, arp_lang lang, arp_text *out) {
    enum { NAMED = 10 };
    const char *code[NAMED];
    arp_text without = {0};
    size_t n = b->without_data < NAMED ? b->without_data : NAMED;
    for (size_t i = 0; i < n; i++) code[i] = z->code[b->without[i]];
    if (n == 0) return;
    arp_put(&without, lang, ZONINGS_NO_DATA, arp_word_count(b->without_data, lang).s);
    put_codes(code, n, b->without_data, &without);
    if (without.bad) out->bad = true;
    else arp_wrap(out, without.bytes, 4, 6);
    arp_text_free(&without);
}

static void put_balance(const arp_zoned *z, const arp_balance *b, arp_lang lang, arp_text *out) {
    arp_text name = {0}, rows = {0}, across = {0};
    put_vintage(b, lang, &name);
    put_rows(b, lang, &rows);
    if (name.bad || rows.bad) {
        out->bad = true;
    } else {
        arp_wrap(out, name.bytes, 2, 4);
        arp_wrap(out, rows.bytes, 4, 6);
        arp_paragraph(out, 4, lang, ZONINGS_COMMUNES, arp_word_count(z->n_communes, lang).s,
                      arp_word_count(b->with_data, lang).s, arp_word_count(b->elsewhere, lang).s,
                      arp_word_count(b->given, lang).s, arp_word_count(b->without_data, lang).s,
                      arp_word_count(arp_balance_lost_communes(b, z->n_communes), lang).s);
    }
    arp_text_free(&name);
    arp_text_free(&rows);
    put_without(z, b, lang, out);
    if (b->across == 0) return;
    arp_put(&across, lang, ZONINGS_ACROSS, arp_word_count(b->across, lang).s);
    put_codes(b->across_first, b->n_across_first, b->across, &across);
    if (across.bad) out->bad = true;
    else arp_wrap(out, across.bytes, 4, 6);
    arp_text_free(&across);
}

static void put_levels(const arp_zoned *z, arp_lang lang, arp_text *out) {
    arp_grid grid;
    arp_grid_begin(&grid, "lrrrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(ZONINGS_LEVEL, lang));
    arp_grid_cell(&grid, arp_report_say(ZONINGS_TERRITORIES, lang));
    arp_grid_cell(&grid, arp_report_say(ZONINGS_INSIDE, lang));
    arp_grid_cell(&grid, arp_report_say(ZONINGS_WITHOUT, lang));
    arp_grid_cell(&grid, arp_report_say(ZONINGS_DEPARTMENT, lang));
    arp_grid_cell(&grid, arp_report_say(ZONINGS_REGION, lang));
    for (size_t i = 0; i < z->n_levels; i++) {
        const arp_level *level = &z->level[i];
        arp_grid_cell(&grid, level->name);
        arp_grid_cell(&grid, arp_word_count(level->n, lang).s);
        arp_grid_cell(&grid, arp_word_count(z->n_communes - level->n_none, lang).s);
        arp_grid_cell(&grid, arp_word_count(level->n_none, lang).s);
        for (size_t k = 0; k < 2; k++) {
            bool known = level->outside[k] != NULL;
            arp_grid_cell(&grid,
                          known ? arp_word_count(arp_level_crossing(level, k), lang).s : "–");
        }
    }
    arp_grid_end(&grid, out);
}

void arp_zonings_text(const arp_study *study, arp_lang lang, arp_text *out) {
    const arp_zoned *z = study->zoned;
    if (!z) return;
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(ZONINGS_TITLE, lang), 0, 2);
    if (z->by_passage) arp_paragraph(out, 2, lang, ZONINGS_BY_PASSAGE, z->file);
    else arp_paragraph(out, 2, lang, ZONINGS_BY_EQUAL, z->file);
    for (size_t i = 0; i < z->n_balances; i++) put_balance(z, &z->balance[i], lang, out);
    arp_text_add(out, "\n");
    put_levels(z, lang, out);
}
