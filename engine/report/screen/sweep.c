/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>
#include <string.h>

#include "drivers/resemblance/verdict.h"
#include "report/screen/layout.h"
#include "report/messages/sweep.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

static const arp_sweep_side *side_of(const arp_sweep_row *row, size_t which) {
    for (size_t s = 0; s < row->n_sides; s++) {
        if (row->side[s].which == which) return &row->side[s];
    }
    return NULL;
}

/* 0 where the territory is not selected in this row. */
static size_t rank_of(const arp_sweep_row *row, size_t which) {
    for (size_t t = 0; t < row->n_selected; t++) {
        if (row->selected[t].which == which) return row->selected[t].rank;
    }
    return 0;
}

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), len = strlen(end);
    return n >= len && strcmp(text + n - len, end) == 0;
}

/* The shortest end of a key, from a point on, that no other key has: "normalise.rule". */
static const char *short_name(const arp_sweep *sweep, size_t key) {
    const char *path = sweep->over[key].path, *name = path + strlen(path);
    for (bool alone = false; !alone && name > path;) {
        do name--;
        while (name > path && name[-1] != '.');
        alone = true;
        for (size_t j = 0; j < sweep->n_over; j++) {
            if (j != key && ends_with(sweep->over[j].path, name)) alone = false;
        }
    }
    return name;
}

static const char *word_text(const arp_sweep *sweep, const arp_sweep_row *row, arp_lang lang) {
    if (row->why.code != ARP_OK || !row->has_drivers) return "–";
    return row->word >= 0 ? sweep->side[row->word] : arp_word_said(row->word, lang);
}

enum { MOST_SIDES = 4, MOST_CODES = 4 }; /* columns of the screen; CSV has all */

static bool is_drawn(const arp_sweep *sweep) {
    bool drawn = false;
    for (size_t i = 0; i < sweep->n_rows; i++) drawn = drawn || sweep->row[i].draws > 0;
    return drawn;
}

static void text_header(const arp_sweep *sweep, size_t sides, size_t codes, arp_lang lang,
                        arp_grid *grid) {
    arp_text t = {0};
    for (size_t j = 0; j < sweep->n_over; j++) {
        arp_grid_cell(grid, short_name(sweep, j));
    }
    arp_grid_cell(grid, arp_say(ARP_MSG_SWEEP_WORD, lang));
    for (size_t s = 0; s < sides; s++) {
        t.n = 0;
        arp_text_add(&t, "C ");
        arp_text_add(&t, sweep->side[s]);
        arp_grid_cell(grid, t.bad ? "" : t.bytes);
    }
    for (size_t c = 0; c < codes; c++) arp_grid_cell(grid, sweep->code[c]);
    arp_grid_cell(grid, arp_say(ARP_MSG_SWEEP_SHIFT, lang));
    if (is_drawn(sweep)) arp_grid_cell(grid, arp_say(ARP_MSG_SWEEP_HOLDS, lang));
    arp_text_free(&t);
}

static void text_row(const arp_sweep *sweep, const arp_sweep_row *row, size_t sides, size_t codes,
                     arp_lang lang, arp_grid *grid) {
    bool ran = row->why.code == ARP_OK;
    for (size_t j = 0; j < sweep->n_over; j++) arp_grid_cell(grid, row->value[j]);
    arp_grid_cell(grid, word_text(sweep, row, lang));
    for (size_t s = 0; s < sides; s++) {
        const arp_sweep_side *side = side_of(row, s);
        arp_word c = arp_word_c(side ? side->c : NAN, lang);
        if (side && side->state == ARP_ATTESTED) strcat(c.s, "*");
        arp_grid_cell(grid, c.s);
    }
    for (size_t c = 0; c < codes; c++) {
        size_t rank = rank_of(row, c);
        arp_grid_cell(grid, rank ? arp_word_count(rank, lang).s : "–");
    }
    arp_grid_cell(grid, arp_word_number(ran ? row->shift : NAN, 1, lang).s);
    double holds = row->draws ? 100.0 * row->holds.share : NAN;
    if (is_drawn(sweep)) arp_grid_cell(grid, arp_word_number(holds, 1, lang).s);
}

void arp_sweep_text(const arp_sweep *sweep, arp_lang lang, arp_text *out) {
    static const char LETTERS[] = "llllllll";
    size_t keys = sweep->n_over < 7 ? sweep->n_over : 7;
    size_t sides = sweep->n_sides < MOST_SIDES ? sweep->n_sides : MOST_SIDES;
    size_t codes = sweep->n_codes < MOST_CODES ? sweep->n_codes : MOST_CODES;
    arp_grid grid = {0};
    arp_word count = arp_word_count(sweep->n_rows, lang);
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_SWEEP_TITLE, lang),
                  (const char *const[]){sweep->title[lang], count.s, NULL});
    arp_text_add(out, "\n");
    arp_grid_begin(&grid, LETTERS + (sizeof LETTERS - 1 - keys - 1),
                   sides + codes + 1 + is_drawn(sweep), 0);
    text_header(sweep, sides, codes, lang, &grid);
    for (size_t i = 0; i < sweep->n_rows; i++) {
        text_row(sweep, &sweep->row[i], sides, codes, lang, &grid);
    }
    arp_grid_end(&grid, out);
    arp_text_add(out, "\n");
    arp_wrap(out, arp_say(ARP_MSG_SWEEP_LEGEND, lang), 0, 0);
    if (is_drawn(sweep)) arp_wrap(out, arp_say(ARP_MSG_SWEEP_HOLDS_LEGEND, lang), 0, 0);
}
