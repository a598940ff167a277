/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "report/words/words.h"

enum { MOST_SIDES = 6 }; /* ranks of sides that a text table has room for */

static bool is_selected(const arp_answer *answer, size_t row) {
    for (size_t i = 0; i < answer->m; i++) {
        if (answer->selected[i] == row) return true;
    }
    return false;
}

void arp_title_text(const arp_report *r, arp_text *out) {
    arp_wrap(out, r->study->title[r->options.lang], 0, 0);
}

void arp_notes_text(const arp_report *r, arp_text *out) {
    if (r->study->n_notes == 0) return;
    arp_text_add(out, "\n");
    arp_text_add(out, arp_report_say(NOTES, r->options.lang));
    arp_text_add(out, "\n");
    for (size_t i = 0; i < r->study->n_notes; i++) {
        const char *args[] = {r->study->note[r->options.lang][i], NULL};
        arp_wrap_fill(out, 2, "- {0}", args);
    }
}

static void put_row(const arp_report *r, size_t row, size_t sides, arp_grid *grid) {
    const arp_result *result = &r->answer->result;
    const arp_plan_node *root = &r->study->plan.node[0];
    arp_lang lang = r->options.lang;
    arp_grid_cell(grid, arp_word_count(result->rank[row], lang).s);
    bool chosen = is_selected(r->answer, row), doubtful = arp_doubtful(&r->answer->doubt[row]);
    arp_grid_cell(grid, chosen && doubtful ? "*!" : chosen ? "*" : doubtful ? "!" : "");
    arp_grid_cell(grid, r->study->values.code[row]);
    arp_grid_cell(grid, r->study->values.label[row]);
    arp_grid_cell(grid, arp_word_number(result->score[row], 3, lang).s);
    for (size_t s = 0; s < sides; s++) {
        size_t rank = result->rank[root->child[s] * result->n + row];
        arp_grid_cell(grid, rank ? arp_word_count(rank, lang).s : "–");
    }
}

static void put_header(const arp_report *r, size_t sides, arp_grid *grid) {
    const arp_plan *plan = &r->study->plan;
    arp_lang lang = r->options.lang;
    arp_grid_cell(grid, arp_report_say(RANK, lang));
    arp_grid_cell(grid, "");
    arp_grid_cell(grid, arp_report_say(CODE, lang));
    arp_grid_cell(grid, arp_report_say(TERRITORY, lang));
    arp_grid_cell(grid, arp_report_say(SCORE, lang));
    for (size_t s = 0; s < sides; s++) {
        arp_grid_cell(grid, plan->node[plan->node[0].child[s]].label[lang]);
    }
}

/* What "!" means, and how many ranks are so for each reason; nothing where none is. */
static void put_doubts(const arp_report *r, arp_text *out) {
    size_t all = 0, low = 0, filled = 0, lacking = 0, guessed = 0;
    arp_lang lang = r->options.lang;
    for (size_t i = 0; i < r->answer->result.n; i++) {
        const arp_doubt *d = &r->answer->doubt[i];
        all += arp_doubtful(d);
        low += d->coverage < ARP_LOW_COVERAGE;
        filled += d->filled > 0;
        lacking += d->lacking > 0;
        guessed += d->guessed > 0;
    }
    if (all == 0) return;
    arp_paragraph(out, 0, lang, DOUBTFUL, arp_word_count(all, lang).s, arp_word_count(low, lang).s,
                  arp_word_count(filled, lang).s, arp_word_count(lacking, lang).s,
                  arp_word_count(guessed, lang).s);
}

void arp_ranking_text(const arp_report *r, size_t head, arp_text *out) {
    const arp_result *result = &r->answer->result;
    size_t sides = r->study->plan.node[0].n_children;
    size_t shown = sides < MOST_SIDES ? sides : MOST_SIDES;
    arp_lang lang = r->options.lang;
    arp_grid grid;
    const char *level = arp_word_level(r->study->level, lang);
    arp_paragraph(out, 0, lang, RANKING_OF, arp_word_count(result->n, lang).s, level);
    if (result->tied) {
        arp_paragraph(out, 0, lang, TIED, arp_word_count(result->tied, lang).s, level);
    }
    if (shown < sides) arp_paragraph(out, 0, lang, MORE_SIDES, arp_word_count(sides, lang).s);
    arp_text_add(out, "\n");
    arp_grid_begin(&grid, "rlllr", shown, 0);
    put_header(r, shown, &grid);
    for (size_t i = 0; i < result->n; i++) {
        size_t row = result->order[i];
        if (i < head || is_selected(r->answer, row)) put_row(r, row, shown, &grid);
    }
    arp_grid_end(&grid, out);
    if (r->answer->m) {
        arp_text_add(out, arp_report_say(STAR, lang));
        arp_text_add(out, "\n");
    }
    put_doubts(r, out);
}
