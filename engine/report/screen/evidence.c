/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>

#include "base/number.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/without_late.h"
#include "report/screen/layout.h"
#include "report/messages/evidence.h"
#include "report/messages/report.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

enum { MOST_SIDES = 4 };

#define say(id, lang) arp_say(ARP_MSG_EVIDENCE_##id, (lang))
#define put_line(out, lang, id, ...)                                                               \
    arp_wrap_fill((out), 2, say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

static void put_row(const arp_report *r, size_t side, arp_grid *grid) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_side_evidence *known = &d->evidence->side[side];
    arp_lang lang = r->options.lang;
    arp_word low = arp_word_c(known->low, lang), high = arp_word_c(known->high, lang);
    arp_word p = arp_word_p(known->p, lang), holm = arp_word_p(known->p_holm, lang);
    arp_text interval = {0};
    arp_text_fill(&interval, say(FROM_TO, lang), (const char *const[]){low.s, high.s, NULL});
    if (interval.bad) grid->cells.bad = true;
    arp_grid_cell(grid, arp_report_side(r, side)->label[lang]);
    arp_grid_cell(grid, interval.bad ? "" : interval.bytes);
    arp_grid_cell(grid, arp_word_bare(&p));
    arp_grid_cell(grid, arp_word_bare(&holm));
    arp_grid_cell(grid, arp_state_said(d->side[side].state, lang));
    arp_text_free(&interval);
}

/* What is given beside the other sides, which of it is late, and p without it. */
static void put_given(const arp_report *r, size_t sides, arp_text *out) {
    const arp_study *study = r->study;
    arp_lang lang = r->options.lang;
    arp_text list = {0}, without = {0};
    if (study->n_given == 0) return;
    arp_given_list(r, lang, &list);
    for (size_t s = 0; s < sides; s++) {
        arp_word p = arp_word_p(arp_report_drivers(r)->evidence->side[s].p_without_holm, lang);
        arp_text_add(&without, s ? ", " : "");
        arp_text_add(&without, arp_report_side(r, s)->label[lang]);
        arp_text_add(&without, " ");
        arp_text_add(&without, arp_word_bare(&p));
    }
    if (list.bad || without.bad) out->bad = true;
    else put_line(out, lang, GIVEN, list.bytes, without.bytes);
    for (size_t i = 0; i < study->n_given; i++) {
        if (study->decided == 0 || study->given[i].year <= study->decided) continue;
        put_line(out, lang, GIVEN_LATE, study->given[i].label[lang],
                 arp_word_year(study->decided).s);
    }
    arp_text_free(&list);
    arp_text_free(&without);
}

/* By n and m, the same for every side but where the fit is a limit. */
static arp_p_method common_method(const arp_drivers *d) {
    const arp_side_evidence *side = d->evidence->side;
    for (size_t e = 0; e < d->n_eligible; e++) {
        if (!side[d->eligible[e]].separated) return side[d->eligible[e]].method;
    }
    return side[d->eligible[0]].method;
}

static void put_methods(const arp_report *r, size_t sides, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_evidence *e = d->evidence;
    arp_lang lang = r->options.lang;
    bool rough = false;
    char seed[ARP_NUMBER_ROOM];
    arp_number_from_size(seed, r->study->seed);
    for (size_t s = 0; s < d->n_sides; s++) {
        rough = rough || e->side[s].interval_method == ARP_INTERVAL_SADDLEPOINT;
    }
    if (rough) arp_wrap_fill(out, 2, say(SADDLEPOINT, lang), (const char *const[]){NULL});
    put_given(r, sides, out);
    if (d->n_eligible < 2) return;
    switch (common_method(d)) {
    case ARP_P_EXACT:
        put_line(out, lang, METHOD_EXACT, seed);
        break;
    case ARP_P_MONTE_CARLO:
        put_line(out, lang, METHOD_DRAWN, seed);
        break;
    case ARP_P_NORMAL:
        put_line(out, lang, METHOD_NORMAL, seed);
        break;
    }
    for (size_t s = 0; s < sides; s++) {
        if (!e->side[s].separated) continue;
        put_line(out, lang, SEPARATED, arp_report_side(r, s)->label[lang]);
    }
    if (d->n_eligible != 2) return;
    if (!isnan(e->swap_p)) put_line(out, lang, SWAP, arp_word_p(e->swap_p, lang).s);
    else if (r->options.full) arp_wrap(out, say(NO_SWAP, lang), 2, 4);
}

void arp_evidence_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    size_t sides = d->n_sides < MOST_SIDES ? d->n_sides : MOST_SIDES;
    double percent = 100.0 * (1.0 - d->alpha);
    bool whole = fabs(percent - round(percent)) < 1e-9;
    arp_word level = arp_word_number(percent, whole ? 0 : 1, lang);
    arp_grid grid;
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, d->n_eligible < 2 ? say(TITLE_ALONE, lang) : say(TITLE, lang),
                  (const char *const[]){level.s, NULL});
    arp_grid_begin(&grid, "lrrrl", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, say(INTERVAL, lang));
    arp_grid_cell(&grid, "p");
    arp_grid_cell(&grid, arp_report_say(P_HOLM, lang));
    arp_grid_cell(&grid, arp_report_say(VERDICT, lang));
    for (size_t s = 0; s < sides; s++) put_row(r, s, &grid);
    arp_grid_end(&grid, out);
    put_methods(r, sides, out);
}

void arp_without_late_text(const arp_report *r, arp_text *out) {
    const arp_without_late *late = arp_report_drivers(r)->without_late;
    arp_lang lang = r->options.lang;
    arp_text list = {0};
    arp_grid grid;
    const arp_error *why = arp_report_drivers(r)->late_why;
    if (why) {
        char text[4 * ARP_ERROR_TEXT];
        arp_error_text(why, lang, text, sizeof text);
        arp_text_add(out, "\n");
        arp_wrap_fill(out, 0, say(LATE_REFUSED, lang),
                      (const char *const[]){arp_word_year(r->study->decided).s, text, NULL});
    }
    if (!late) return;
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) {
        arp_leaves_list(r, arp_report_drivers(r)->side[s].node, ARP_LEAVES_LATE, lang, &list);
    }
    arp_text_add(out, "\n");
    if (list.bad) out->bad = true;
    else
        arp_wrap_fill(out, 0,
                      late->drivers.n_eligible < 2 ? say(LATE_TITLE_ALONE, lang)
                                                   : say(LATE_TITLE, lang),
                      (const char *const[]){arp_word_year(r->study->decided).s, list.bytes, NULL});
    arp_text_free(&list);
    arp_grid_begin(&grid, "lrrrl", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(CONCORDANCE, lang));
    arp_grid_cell(&grid, "p");
    arp_grid_cell(&grid, arp_report_say(P_HOLM, lang));
    arp_grid_cell(&grid, arp_report_say(VERDICT, lang));
    for (size_t s = 0; s < late->drivers.n_sides; s++) {
        const arp_side *side = &late->drivers.side[s];
        const arp_side_evidence *known = &late->drivers.evidence->side[s];
        arp_word p = arp_word_p(known->p, lang), holm = arp_word_p(known->p_holm, lang);
        arp_grid_cell(&grid, arp_report_side(r, late->side[s])->label[lang]);
        arp_grid_cell(&grid, arp_word_c(side->alone.c, lang).s);
        arp_grid_cell(&grid, arp_word_bare(&p));
        arp_grid_cell(&grid, arp_word_bare(&holm));
        arp_grid_cell(&grid, arp_state_said(side->state, lang));
    }
    arp_grid_end(&grid, out);
}
