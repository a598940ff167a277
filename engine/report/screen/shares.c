/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/shares/shares.h"
#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "report/messages/shares.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

enum { MOST_SIDES = 4 };

void arp_shares_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    size_t sides = d->n_sides < MOST_SIDES ? d->n_sides : MOST_SIDES;
    arp_grid grid;
    arp_text_add(out, "\n");
    arp_paragraph(out, 0, lang, BASES_TITLE, arp_word_count(d->k[0], lang).s);
    arp_grid_begin(&grid, "lrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(BASE_ALL, lang));
    arp_grid_cell(&grid, arp_report_say(BASE_UNIT, lang));
    arp_grid_cell(&grid, arp_report_say(BASE_MARGINAL, lang));
    for (size_t s = 0; s <= sides; s++) {
        const char *label = s < sides ? arp_report_side(r, s)->label[lang]
                                      : arp_report_say(BASES_INTERACTION, lang);
        arp_grid_cell(&grid, label);
        for (size_t base = 0; base < ARP_SHARE_BASES; base++) {
            const arp_share *one = &d->shares->selection[base][ARP_SHARE_MEMBERSHIP];
            double shown = s < sides ? one->part[s] : one->interaction;
            arp_grid_cell(&grid, arp_word_number(shown, 3, lang).s);
        }
    }
    arp_grid_end(&grid, out);
    const arp_tipping *axis = d->n_tippings ? &d->tipping[0] : NULL;
    if (!axis || isnan(axis->mean_overlap[0])) return;
    arp_word above = arp_word_number(axis->mean_overlap[0], 2, lang),
             below = arp_word_number(axis->mean_overlap[1], 2, lang);
    arp_paragraph(out, 2, lang, MEAN_OVERLAP, arp_word_count(d->k[0], lang).s, above.s,
                  arp_report_side(r, 0)->label[lang], below.s);
}
