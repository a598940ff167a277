/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/drivers/revealed.h>

#include "report/layout.h"
#include "report/parts.h"
#include "report/words.h"

/* A Bayes factor: two digits near 1, fewer beyond. */
static arp_word factor(double x, arp_lang lang) {
    return arp_word_number(x, x < 10.0 ? 2 : x < 100.0 ? 1 : 0, lang);
}

static void put_posterior(const arp_report *r, const arp_revealed *v, const arp_bayes_factor *b,
                          arp_text *out) {
    arp_lang lang = r->options.lang;
    const char *first = arp_report_side(r, 0)->label[lang];
    const char *second = arp_report_side(r, 1)->label[lang];
    arp_word median = arp_word_number(v->median, 2, lang), low = arp_word_number(v->low, 2, lang),
             high = arp_word_number(v->high, 2, lang), fit = factor(b->fit, lang),
             half = factor(b->half, lang), even = factor(b->even, lang);
    arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_WEIGHT, lang),
                  (const char *const[]){first, median.s, low.s, high.s, fit.s, NULL});
    arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_FACTOR, lang),
                  (const char *const[]){first, second, half.s, even.s, NULL});
}

static void put_free(const arp_report *r, const arp_revealed *v, arp_text *out) {
    arp_lang lang = r->options.lang;
    arp_word mean = arp_word_number(v->free_mean, 2, lang),
             low = arp_word_number(v->free_low, 2, lang),
             high = arp_word_number(v->free_high, 2, lang),
             ess = arp_word_number(v->free_ess, 0, lang);
    bool enough = v->free_ess >= ARP_ESS_LEAST;
    if (enough) {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_FREE, lang),
                      (const char *const[]){mean.s, low.s, high.s, ess.s, NULL});
    } else {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_FREE_FEW, lang),
                      (const char *const[]){ess.s, NULL});
    }
}

void arp_revealed_text(const arp_report *r, arp_text *out) {
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    const arp_bayes_factor *at = NULL;
    arp_lang lang = r->options.lang;
    for (int i = 0; i < ARP_REVEALED_BETAS; i++) {
        if (v->bayes[i].beta == v->beta) at = &v->bayes[i];
    }
    arp_word beta = arp_word_number(v->beta, 0, lang);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_REVEALED_TITLE, lang),
                  (const char *const[]){beta.s, NULL});
    if (!v->identifiable) {
        arp_wrap(out, arp_say(ARP_MSG_REVEALED_NOT_IDENTIFIABLE, lang), 2, 4);
    } else if (!at || at->fit < ARP_FIT_LEAST) {
        arp_word fit = factor(at ? at->fit : 0.0, lang);
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_NO_FIT, lang),
                      (const char *const[]){fit.s, NULL});
    } else {
        put_posterior(r, v, at, out);
        if (v->free) put_free(r, v, out);
    }
}
