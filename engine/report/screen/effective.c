/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/weights/effective.h"
#include "report/screen/layout.h"
#include "report/messages/effective.h"
#include "report/messages/report.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

enum { MOST_SIDES = 4 };

static void put_table(const arp_report *r, size_t sides, arp_text *out) {
    const arp_effective *e = arp_report_drivers(r)->effective;
    arp_lang lang = r->options.lang;
    arp_grid grid;
    arp_grid_begin(&grid, "lrrrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(EFFECTIVE_NOMINAL, lang));
    arp_grid_cell(&grid, arp_report_say(EFFECTIVE_SHARE, lang));
    arp_grid_cell(&grid, arp_report_say(EFFECTIVE_R2, lang));
    arp_grid_cell(&grid, arp_report_say(EFFECTIVE_MAIN, lang));
    arp_grid_cell(&grid, arp_report_say(EFFECTIVE_ALPHA, lang));
    for (size_t s = 0; s < sides; s++) {
        const arp_effect *one = &e->of_side[s];
        arp_grid_cell(&grid, arp_report_side(r, s)->label[lang]);
        arp_grid_cell(&grid, arp_word_number(one->nominal, 2, lang).s);
        arp_grid_cell(&grid, arp_word_number(one->covariance_share, 2, lang).s);
        arp_grid_cell(&grid, arp_word_number(one->r2, 2, lang).s);
        arp_grid_cell(&grid, arp_word_number(one->main_effect, 2, lang).s);
        arp_grid_cell(&grid, arp_word_number(e->alpha[s], 2, lang).s);
    }
    arp_grid_end(&grid, out);
}

void arp_effective_text(const arp_report *r, arp_text *out) {
    const arp_effective *e = arp_report_drivers(r)->effective;
    arp_lang lang = r->options.lang;
    size_t sides = e->n_sides < MOST_SIDES ? e->n_sides : MOST_SIDES;
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(EFFECTIVE_TITLE, lang), 0, 2);
    put_table(r, sides, out);
    for (size_t s = 0; s < sides; s++) {
        if (!(e->of_side[s].covariance_share < 0.0)) continue;
        arp_paragraph(out, 2, lang, EFFECTIVE_NEGATIVE, arp_report_side(r, s)->label[lang]);
    }
    if (e->n_sides != 2) return;
    double c = e->side_correlation[1];
    if (!isnan(c)) {
        arp_paragraph(out, 2, lang, EFFECTIVE_CORRELATION, arp_word_number(c, 2, lang).s);
    }
    /* constant and collinear sides have no such weight either, for another reason */
    if (isnan(c) || !(fabs(c) < ARP_COLLINEAR) || !isnan(e->weight_for_r2)) return;
    arp_paragraph(out, 2, lang, EFFECTIVE_UNATTAINABLE, arp_report_side(r, 0)->label[lang],
                  arp_word_number(e->of_side[0].nominal, 2, lang).s);
}
