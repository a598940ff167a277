/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/volumes.h"
#include "report/screen/layout.h"
#include "report/messages/report.h"
#include "report/messages/volumes.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

enum { MOST_SELECTED = 6, MOST_SIZES = 2 };

static void put_header(const arp_report *r, size_t sizes, arp_grid *grid) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_grid_cell(grid, arp_report_say(TERRITORY, lang));
    for (size_t j = 0; j < sizes; j++) {
        arp_text text = {0};
        arp_word k = arp_word_count(d->k[j], lang);
        const char *args[] = {k.s, NULL};
        arp_text_fill(&text, arp_say(ARP_MSG_VOLUMES_IN, lang), args);
        if (text.bad) grid->cells.bad = true;
        else arp_grid_cell(grid, text.bytes);
        arp_text_free(&text);
    }
    arp_grid_cell(grid, arp_say(ARP_MSG_VOLUMES_SIDES, lang));
    arp_grid_cell(grid, arp_say(ARP_MSG_VOLUMES_SIDES_FIRST, lang));
    arp_grid_cell(grid, arp_say(ARP_MSG_VOLUMES_INDICATORS, lang));
}

void arp_volumes_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_volumes *v = d->volumes;
    arp_lang lang = r->options.lang;
    size_t sizes = !v->in ? 0 : d->n_k < MOST_SIZES ? d->n_k : MOST_SIZES;
    arp_grid grid;
    arp_text_add(out, "\n");
    arp_wrap(out, arp_say(ARP_MSG_VOLUMES_TITLE, lang), 0, 0);
    arp_grid_begin(&grid, "l", sizes + 3, 2);
    put_header(r, sizes, &grid);
    for (size_t t = 0; t < d->m && t < MOST_SELECTED; t++) {
        arp_grid_cell(&grid, r->study->values.label[d->selected[t]]);
        for (size_t j = 0; j < sizes; j++) {
            arp_grid_cell(&grid, arp_word_c(v->in[j * d->m + t].share, lang).s);
        }
        arp_grid_cell(&grid, arp_word_c(v->beats[t].sides, lang).s);
        arp_grid_cell(&grid, arp_word_c(v->beats[t].sides_first, lang).s);
        arp_grid_cell(&grid, arp_word_c(v->beats[t].indicators, lang).s);
    }
    arp_grid_end(&grid, out);
    arp_wrap(out, arp_say(ARP_MSG_VOLUMES_PRIORS, lang), 2, 4);
    if (v->pairs_left_out) arp_wrap(out, arp_say(ARP_MSG_VOLUMES_LEFT_OUT, lang), 2, 4);
}
