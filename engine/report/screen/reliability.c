/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/reliability.h"
#include "report/screen/screen.h"

#include "report/screen/layout.h"
#include "report/messages/reliability.h"
#include "report/words/words.h"

static const char *label_of(const arp_report *r, const arp_indicator_reliability *one) {
    return r->study->plan.node[one->node].label[r->options.lang];
}

static const char *noise_word(arp_noise_source noise, arp_lang lang) {
    switch (noise) {
    case ARP_NOISE_POISSON:
        return arp_report_say(RELIABILITY_POISSON, lang);
    case ARP_NOISE_BINOMIAL:
        return arp_report_say(RELIABILITY_BINOMIAL, lang);
    case ARP_NOISE_STANDARD_ERROR:
        return arp_report_say(RELIABILITY_STANDARD_ERROR, lang);
    case ARP_NOISE_UNKNOWN:
        break;
    }
    return arp_report_say(RELIABILITY_UNKNOWN, lang);
}

static void put_table(const arp_report *r, const arp_reliability *known, arp_text *out) {
    arp_lang lang = r->options.lang;
    arp_grid grid;
    arp_grid_begin(&grid, "llr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(RELIABILITY_INDICATOR, lang));
    arp_grid_cell(&grid, arp_report_say(RELIABILITY_NOISE, lang));
    arp_grid_cell(&grid, arp_report_say(RELIABILITY_VALUE, lang));
    for (size_t i = 0; i < known->n; i++) {
        const arp_indicator_reliability *one = &known->at[i];
        arp_grid_cell(&grid, label_of(r, one));
        arp_grid_cell(&grid, noise_word(one->noise, lang));
        arp_grid_cell(&grid, arp_word_number(one->reliability, 2, lang).s);
    }
    arp_grid_end(&grid, out);
}

void arp_reliability_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_reliability *known = d->reliability;
    arp_lang lang = r->options.lang;
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(RELIABILITY_TITLE, lang), 0, 2);
    put_table(r, known, out);
    for (size_t i = 0; i < known->n; i++) {
        const arp_indicator_reliability *one = &known->at[i];
        const char *label = label_of(r, one);
        bool nothing = known->shrunk && !(one->spread > 0.0);
        if (one->why == ARP_RELIABILITY_RANGE) {
            arp_paragraph(out, 2, lang, RELIABILITY_RANGE, label);
        } else if (one->why == ARP_RELIABILITY_STILL) {
            arp_paragraph(out, 2, lang, RELIABILITY_STILL, label);
        } else if (one->why == ARP_RELIABILITY_DONE && nothing) {
            arp_paragraph(out, 2, lang, RELIABILITY_NOTHING_LEFT, label);
        }
    }
    for (size_t s = 0; known->shrunk && s < d->n_sides; s++) {
        arp_word before = arp_word_c(d->side[s].alone.c, lang),
                 after = arp_word_c(known->side[s].c, lang);
        arp_paragraph(out, 2, lang, RELIABILITY_SHRUNK, arp_report_side(r, s)->label[lang],
                      before.s, after.s);
    }
    if (known->n_known && !known->shrunk) {
        arp_wrap(out, arp_report_say(RELIABILITY_NOT_RUN, lang), 2, 4);
    }
}
