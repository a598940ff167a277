/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include <math.h>

#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/change.h"
#include "report/words/words.h"

enum { MOST_TOLD = 3 }; /* one screen: the JSON has every answer */

#define paragraph(out, lang, id, ...)                                                              \
    arp_wrap_fill((out), 2, arp_say(ARP_MSG_CHANGE_##id, (lang)),                                  \
                  (const char *const[]){__VA_ARGS__, NULL})

static void put_certificates(const arp_report *r, const arp_certificates *c, arp_text *out) {
    arp_lang lang = r->options.lang;
    if (!c->computed) return;
    arp_word margin = arp_word_value(c->margin, lang);
    if (c->feasible) {
        paragraph(out, lang, CERTIFIED, margin.s);
        return;
    }
    paragraph(out, lang, EMPTY, margin.s);
    arp_word few = arp_word_count(c->fewest.misplaced, lang),
             least = arp_word_count(c->fewest.at_least, lang),
             all = arp_word_count(arp_report_drivers(r)->m, lang);
    if (c->fewest.misplaced == c->fewest.at_least) {
        paragraph(out, lang, FEWEST, few.s, all.s);
    } else {
        paragraph(out, lang, FEWEST_FOUND, few.s, all.s, least.s);
    }
    if (c->n_witnesses == 0) return;
    const char *const *label = r->study->values.label;
    paragraph(out, lang, WITNESS, label[c->witness[0][1]], label[c->witness[0][0]]);
}

/* How much it is in all, how much without overtaking, and how much on each weight at least. */
static void put_sizes(const arp_report *r, const arp_change_one *sum, arp_text *out) {
    const arp_change_one *largest = sum + 1;
    arp_lang lang = r->options.lang;
    arp_text total = {0}, all = {0};
    arp_word distance = arp_word_value(100.0 * sum->distance, lang),
             bound = arp_word_value(100.0 * sum->bound, lang),
             each = arp_word_value(100.0 * largest->distance, lang);
    bool bounded = sum->bound > sum->distance * (1.0 + 1e-6);
    if (!(sum->distance > 0.0)) return;
    arp_text_fill(&total,
                  bounded ? arp_say(ARP_MSG_CHANGE_TOTAL_BOUND, lang)
                          : arp_say(ARP_MSG_CHANGE_TOTAL, lang),
                  (const char *const[]){distance.s, bound.s, NULL});
    if (!total.bad && !isnan(largest->distance)) {
        arp_text_fill(&all, arp_say(ARP_MSG_CHANGE_SPREAD, lang),
                      (const char *const[]){total.bytes, each.s, NULL});
    }
    if (total.bad || all.bad) out->bad = true;
    else arp_wrap(out, all.n ? all.bytes : total.bytes, 4, 4);
    arp_text_free(&total);
    arp_text_free(&all);
}

/* The sides' weights of a study with two of them are told by the tipping weights. */
void arp_change_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_change *c = d->change;
    arp_lang lang = r->options.lang;
    size_t told = 0;
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_CHANGE_TITLE, lang), (const char *const[]){NULL});
    if (c->leaves == ARP_LEAVES_EXPONENT) paragraph(out, lang, EXPONENT, "");
    if (c->leaves == ARP_LEAVES_HOLES) paragraph(out, lang, HOLES, "");
    for (size_t i = 0; i < c->n && told < MOST_TOLD; i++) {
        arp_text sentence = {0};
        if (c->at[i].norm != ARP_CHANGE_SUM || (c->at[i].sides && d->n_sides == 2)) continue;
        arp_change_sentence(r, &c->at[i], lang, &sentence);
        if (sentence.bad) out->bad = true;
        else arp_wrap(out, sentence.bytes, 2, 4);
        arp_text_free(&sentence);
        put_sizes(r, &c->at[i], out);
        told++;
    }
    if (c->left_out) paragraph(out, lang, LEFT_OUT, arp_word_count(c->left_out, lang).s);
    put_certificates(r, &c->certificates, out);
}
