/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <string.h>

#include "report/messages/report.h"
#include "report/words/words.h"

/* A weight with three digits, more where two ends of an interval would look the same. */
static arp_word weight(double x, double other, arp_lang lang) {
    arp_word word = arp_word_number(x, 3, lang);
    for (int digits = 4; digits <= 12; digits++) {
        arp_word beside = arp_word_number(other, digits - 1, lang);
        if (strcmp(word.s, beside.s) != 0) break;
        word = arp_word_number(x, digits, lang);
    }
    return word;
}

/* The first names the axis, the next are understood to be on it. */
static void first_interval(const arp_interval *at, const char *label, arp_lang lang,
                           arp_text *out) {
    arp_word from = weight(at->from, at->to, lang), to = weight(at->to, at->from, lang);
    if (at->to >= 1) arp_put(out, lang, WEIGHT_FROM, from.s, label);
    else if (at->from <= 0) arp_put(out, lang, WEIGHT_UP_TO, to.s, label);
    else arp_put(out, lang, WEIGHT_FROM_TO, from.s, to.s, label);
}

static void interval(const arp_interval *at, arp_lang lang, arp_text *out) {
    arp_word from = weight(at->from, at->to, lang), to = weight(at->to, at->from, lang);
    if (at->to >= 1) arp_put(out, lang, FROM_ON, from.s);
    else if (at->from <= 0) arp_put(out, lang, UP_TO, to.s);
    else arp_put(out, lang, FROM_TO, from.s, to.s);
}

void arp_tipping_words(const arp_drivers *d, const arp_tipping *tipping, size_t j, size_t row,
                       const char *label, arp_lang lang, arp_text *out) {
    enum { MOST = 4 }; /* intervals told; the files have all */
    const arp_membership *member = &tipping->member[j * d->n + row];
    arp_text first = {0}, at = {0};
    if (d->k[j] == 1) arp_text_add(&first, arp_report_say(FIRST_ONE, lang));
    else arp_put(&first, lang, FIRST_K, arp_word_count(d->k[j], lang).s);
    for (size_t i = 0; i < member->n && i < MOST; i++) {
        if (i) arp_text_add(&at, i + 1 == member->n ? arp_report_say(AND, lang) : ", ");
        if (i == 0) first_interval(&member->at[i], label, lang, &at);
        else interval(&member->at[i], lang, &at);
    }
    if (member->n > MOST) {
        arp_text_add(&at, ", ");
        arp_put(&at, lang, MORE_INTERVALS, arp_word_count(member->n - MOST, lang).s);
    }
    if (first.bad || at.bad) {
        out->bad = true;
    } else if (member->n == 0) {
        arp_put(out, lang, NEVER_IN, first.bytes);
    } else if (member->at[0].from <= 0 && member->at[0].to >= 1) {
        arp_put(out, lang, ALWAYS_IN, first.bytes);
    } else {
        arp_put(out, lang, IN_FIRST, first.bytes, at.bytes);
    }
    arp_text_free(&first);
    arp_text_free(&at);
}
