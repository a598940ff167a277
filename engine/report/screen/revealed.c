/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/weights/revealed.h"
#include "report/screen/layout.h"
#include "report/messages/revealed.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

static const double MOST_TOLD = 1e6;

/* A Bayes factor or a fit: two digits near 1, fewer beyond; from a million on, only that much. */
static arp_word factor(double x, arp_lang lang) {
    if (!(x >= MOST_TOLD)) return arp_word_number(x, x < 10.0 ? 2 : x < 100.0 ? 1 : 0, lang);
    arp_word most = arp_word_number(MOST_TOLD, 0, lang), word = {""};
    arp_text text = {0};
    arp_text_fill(&text, arp_say(ARP_MSG_REVEALED_OVER, lang), (const char *const[]){most.s, NULL});
    if (!text.bad) arp_text_cut(word.s, sizeof word.s, text.bytes, text.n);
    arp_text_free(&text);
    return word;
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
             ess = arp_word_number(v->free_ess, 0, lang),
             r_hat = arp_word_number(v->free_r_hat, 3, lang);
    const char *const found[] = {mean.s, low.s, high.s, ess.s, r_hat.s, NULL};
    bool chains = v->free_method == ARP_FREE_CHAINS;
    if (v->free_method == ARP_FREE_IMPORTANCE) {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_FREE, lang), found);
    } else if (chains && !isnan(v->free_mean)) {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_CHAINS, lang), found);
    } else if (chains) {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_CHAINS_UNMIXED, lang),
                      (const char *const[]){r_hat.s, ess.s, NULL});
    } else {
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_FREE_FEW, lang),
                      (const char *const[]){ess.s, NULL});
    }
}

void arp_revealed_text(const arp_report *r, arp_text *out) {
    const arp_revealed *v = arp_report_drivers(r)->revealed;
    const arp_bayes_factor *at = NULL;
    bool told = false;
    arp_lang lang = r->options.lang;
    for (int i = 0; i < ARP_REVEALED_BETAS; i++) {
        if (v->bayes[i].beta == v->beta) at = &v->bayes[i];
    }
    arp_word cost = arp_word_number(exp(v->beta), 1, lang);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_REVEALED_TITLE, lang),
                  (const char *const[]){cost.s, NULL});
    if (!v->identifiable) {
        arp_wrap(out, arp_say(ARP_MSG_REVEALED_NOT_IDENTIFIABLE, lang), 2, 4);
    } else if (!at || at->fit < ARP_FIT_LEAST) {
        arp_word fit = factor(at ? at->fit : 0.0, lang);
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_REVEALED_NO_FIT, lang),
                      (const char *const[]){fit.s, NULL});
    } else {
        put_posterior(r, v, at, out);
        told = v->free;
    }
    /* chains tell of other weights than those without a fit */
    if (told || (v->free && v->free_method == ARP_FREE_CHAINS)) put_free(r, v, out);
}
