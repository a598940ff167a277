/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/cells.h"
#include "report/screen/layout.h"
#include "report/messages/simplex.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

/* The first change of the list on the way to each side alone, on one line each. */
static void put_rays(const arp_report *r, arp_text *out) {
    enum { MOST_SIDES = 4 };
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    for (size_t s = 0; s < d->n_sides && s < MOST_SIDES; s++) {
        const arp_ray *ray = &d->simplex->ray[s];
        const char *side = arp_report_side(r, s)->label[lang];
        if (ray->segments_left_out) continue;
        if (ray->n_segments == 1) {
            const char *args[] = {side, NULL};
            arp_wrap_fill(out, 2, arp_say(ARP_MSG_SIMPLEX_NEVER, lang), args);
        } else {
            arp_word lists = arp_word_count(ray->n_segments, lang);
            arp_word first = arp_word_number(ray->segment[0].to, 3, lang);
            const char *args[] = {side, first.s, lists.s, NULL};
            arp_wrap_fill(out, 2, arp_say(ARP_MSG_SIMPLEX_TOWARDS, lang), args);
        }
    }
}

void arp_simplex_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_word k = arp_word_count(d->k[0], lang), n = arp_word_count(d->simplex->n_cells, lang);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_SIMPLEX_TITLE, lang), (const char *const[]){k.s, NULL});
    put_rays(r, out);
    if (d->simplex->cells_left_out) {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_SIMPLEX_CELLS_LEFT_OUT, lang),
                      (const char *const[]){k.s, NULL});
    } else if (d->simplex->n_cells) {
        arp_word share = arp_word_number(100.0 * d->simplex->cell[0].share, 1, lang);
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_SIMPLEX_CELLS, lang),
                      (const char *const[]){n.s, share.s, NULL});
    }
}
