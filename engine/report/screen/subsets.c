/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/choice/subsets.h"
#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "report/messages/subsets.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

static arp_word percent(double share, arp_lang lang) {
    return arp_word_number(100.0 * share, 0, lang);
}

/* p without "= ", a dash where there is none. */
static void p_cell(double p, arp_lang lang, arp_grid *grid) {
    arp_word word = isnan(p) ? arp_word_number(p, 0, lang) : arp_word_p(p, lang);
    arp_grid_cell(grid, strncmp(word.s, "= ", 2) == 0 ? word.s + 2 : word.s);
}

static void put_row(const arp_report *r, size_t side, arp_grid *grid) {
    const arp_side_subsets *s = &arp_report_drivers(r)->subsets->side[side];
    arp_lang lang = r->options.lang;
    arp_word low = arp_word_c(s->c_min, lang), high = arp_word_c(s->c_max, lang);
    arp_word share = percent(s->attested_share, lang);
    const char *range[] = {low.s, high.s, NULL}, *attested[] = {share.s, NULL};
    arp_grid_cell(grid, arp_report_side(r, side)->label[lang]);
    arp_grid_cell(grid, arp_word_count(s->n, lang).s);
    arp_grid_fill(grid, arp_report_say(SUBSETS_FROM_TO, lang), range);
    arp_grid_cell(grid, arp_word_c(s->c_median, lang).s);
    arp_grid_fill(grid, arp_report_say(SUBSETS_SHARE, lang), attested);
    p_cell(s->p_adjusted, lang, grid);
}

static void put_table(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_grid grid;
    arp_grid_begin(&grid, "lrrrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(SUBSETS_N, lang));
    arp_grid_cell(&grid, arp_report_say(SUBSETS_RANGE, lang));
    arp_grid_cell(&grid, arp_report_say(SUBSETS_MEDIAN, lang));
    arp_grid_cell(&grid, arp_report_say(SUBSETS_ATTESTED, lang));
    arp_grid_cell(&grid, arp_report_say(SUBSETS_P, lang));
    for (size_t s = 0; s < d->n_sides; s++) {
        if (d->subsets->side[s].why == ARP_SUBSETS_DONE) put_row(r, s, &grid);
    }
    arp_grid_end(&grid, out);
}

/* How the adjusted p was found; n and m, which decide it, are the same for all sides. */
static void put_method(const arp_report *r, const arp_side_subsets *s, arp_text *out) {
    arp_lang lang = r->options.lang;
    arp_text how = {0};
    if (isnan(s->p_adjusted)) arp_text_add(&how, arp_report_say(SUBSETS_NO_P, lang));
    else if (s->p_adjusted_method == ARP_P_EXACT) {
        arp_text_add(&how, arp_report_say(SUBSETS_EXACT, lang));
    } else {
        arp_put(&how, lang, SUBSETS_DRAWN, arp_word_count(ARP_SUBSETS_DRAWS, lang).s);
    }
    if (how.bad) out->bad = true;
    else arp_paragraph(out, 2, lang, SUBSETS_P_IS, how.bytes);
    arp_text_free(&how);
}

static void put_notes(const arp_report *r, size_t side, arp_text *out) {
    static const arp_message WHY[] = {ARP_MSG_NONE, ARP_MSG_REPORT_SUBSETS_EXPONENT,
                                      ARP_MSG_REPORT_SUBSETS_HOLES,
                                      ARP_MSG_REPORT_SUBSETS_TOO_MANY};
    const arp_side_subsets *s = &arp_report_drivers(r)->subsets->side[side];
    arp_lang lang = r->options.lang;
    const char *label = arp_report_side(r, side)->label[lang];
    const char *args[] = {label, NULL};
    if (s->why != ARP_SUBSETS_DONE) arp_wrap_fill(out, 2, arp_say(WHY[s->why], lang), args);
    if (!s->capped) return;
    arp_paragraph(out, 2, lang, SUBSETS_CAPPED, label, arp_word_count(s->n, lang).s,
                  arp_word_number(s->possible, 0, lang).s);
}

void arp_subsets_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    const arp_subsets *all = d->subsets;
    const arp_side_subsets *first = NULL;
    if (!all) return;
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(SUBSETS_TITLE, lang), 0, 0);
    for (size_t s = d->n_sides; s-- > 0;) {
        if (all->side[s].why == ARP_SUBSETS_DONE) first = &all->side[s];
    }
    if (first) {
        put_table(r, out);
        put_method(r, first, out);
    }
    for (size_t s = 0; s < d->n_sides; s++) put_notes(r, s, out);
    if (isnan(all->both)) return;
    arp_paragraph(out, 2, lang, SUBSETS_VERDICTS, arp_report_side(r, 0)->label[lang],
                  percent(all->only[0], lang).s, arp_report_side(r, 1)->label[lang],
                  percent(all->only[1], lang).s, percent(all->both, lang).s,
                  percent(all->undetermined, lang).s);
}
