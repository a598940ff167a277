/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>

#include "drivers/around/neighbours.h"
#include "drivers/around/reliability.h"
#include "report/screen/layout.h"
#include "report/messages/rests.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_RESTS_##id, (lang))
#define put(out, lang, id, ...)                                                                    \
    arp_text_fill((out), say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

static void end_line(arp_text *line, arp_text *out) {
    if (line->bad) out->bad = true;
    else if (line->n) arp_wrap(out, line->bytes, 2, 4);
    arp_text_free(line);
}

static void put_near(const arp_report *r, size_t side, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_neighbours *near = d->neighbours;
    arp_lang lang = r->options.lang;
    arp_text line = {0};
    if (d->side[side].state != ARP_ATTESTED || isnan(near->side[side].p)) return;
    put(&line, lang, NEAR, arp_report_side(r, side)->label[lang], arp_word_sets(near, lang),
        arp_word_p(near->side[side].p, lang).s, arp_word_p(near->verdict.p_holm[side], lang).s);
    if (d->perimeters && d->perimeters->selection.computed) {
        put(&line, lang, UNIT, arp_word_p(d->perimeters->selection.side[side].p, lang).s,
            arp_word_p(d->perimeters->verdict.p_holm[side], lang).s);
    }
    end_line(&line, out);
}

static void put_reliability(const arp_report *r, size_t side, arp_text *out) {
    const arp_reliability *known = arp_report_drivers(r)->reliability;
    arp_lang lang = r->options.lang;
    arp_text line = {0};
    if (!known->mostly_chance[side]) return;
    put(&line, lang, UNRELIABLE, arp_report_side(r, side)->label[lang],
        arp_word_number(known->side_mean[side], 2, lang).s);
    if (known->shrunk) put(&line, lang, SMOOTHED, arp_word_c(known->side[side].c, lang).s);
    end_line(&line, out);
}

void arp_beside_verdict(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    for (size_t s = 0; d->neighbours && s < d->n_sides; s++) put_near(r, s, out);
    for (size_t s = 0; d->reliability && s < d->n_sides; s++) put_reliability(r, s, out);
}
