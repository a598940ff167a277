/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include <math.h>
#include <string.h>

#include "report/messages/change.h"
#include "report/words/words.h"

enum { MOST_TOLD = 3 }; /* weights named in a sentence */

#define say(id, lang) arp_say(ARP_MSG_CHANGE_##id, (lang))
#define fill(out, lang, id, ...)                                                                   \
    arp_text_fill((out), say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

/* Two weights in percent, with as many digits as tell them apart. */
static void percents(double from, double to, arp_lang lang, arp_text out[2]) {
    arp_word a, b;
    for (int digits = 1; digits <= 9; digits++) {
        a = arp_word_number(100.0 * from, digits, lang);
        b = arp_word_number(100.0 * to, digits, lang);
        if (strcmp(a.s, b.s) != 0) break;
    }
    fill(&out[0], lang, PERCENT, a.s);
    fill(&out[1], lang, PERCENT, b.s);
}

/* The next weight to tell: the largest change not larger than the last one told. */
static size_t next(const arp_change_one *one, const bool *told) {
    size_t best = one->n_changes;
    for (size_t i = 0; i < one->n_changes; i++) {
        double size = fabs(one->change[i].to - one->change[i].from);
        if (told[i]) continue;
        if (best < one->n_changes &&
            size <= fabs(one->change[best].to - one->change[best].from) + 1e-12) {
            continue;
        }
        best = i;
    }
    return best;
}

/* Text `from` takes the place of `to`. */
static void move(arp_text *from, arp_text *to) {
    arp_text_free(to);
    *to = *from;
    *from = (arp_text){0};
}

static void weights(const arp_report *r, const arp_change_one *one, arp_lang lang, arp_text *out) {
    enum { MOST = 512 };
    bool told[MOST] = {false};
    bool two = one->sides && arp_report_drivers(r)->n_sides == 2; /* one gives the other */
    size_t shown = two ? 1 : MOST_TOLD, n = one->n_changes;
    for (size_t i = 0; i < shown && i < n && n <= MOST; i++) {
        size_t at = two ? 0 : next(one, told);
        const arp_change_weight *w = &one->change[at];
        arp_text percent[2] = {{0}, {0}}, more = {0};
        const char *label = r->study->plan.node[w->node].label[lang];
        percents(w->from, w->to, lang, percent);
        if (percent[0].bad || percent[1].bad || out->bad) out->bad = true;
        else if (i == 0) fill(out, lang, WEIGHT, label, percent[0].bytes, percent[1].bytes);
        else fill(&more, lang, AND_WEIGHT, label, percent[0].bytes, percent[1].bytes, out->bytes);
        if (i > 0) move(&more, out);
        arp_text_free(&percent[0]);
        arp_text_free(&percent[1]);
        told[at] = true;
    }
    if (two || n <= shown || out->bad) return;
    arp_text more = {0};
    fill(&more, lang, AND_MORE, out->bytes, arp_word_count(n - shown, lang).s);
    move(&more, out);
}

static void verb(const arp_change_one *one, arp_lang lang, arp_text *out) {
    arp_word word = arp_word_count(one->k, lang);
    const char *k = word.s;
    if (one->row == ARP_NONE) fill(out, lang, ALL_ENTER, k);
    else if (one->k == 1)
        arp_text_add(out, one->leave ? say(LEAVE_ONE, lang) : say(ENTER_ONE, lang));
    else if (one->leave) fill(out, lang, LEAVE, k);
    else fill(out, lang, ENTER, k);
}

static void with_weights(const arp_report *r, const arp_change_one *one, const char *verb_text,
                         arp_lang lang, arp_text *out) {
    bool all = one->row == ARP_NONE;
    const char *who = all ? say(ALL, lang) : r->study->values.label[one->row];
    arp_text change = {0}, sentence = {0};
    weights(r, one, lang, &change);
    if (!change.bad) fill(&sentence, lang, IF, who, verb_text, change.bytes);
    if (change.bad || sentence.bad) {
        out->bad = true;
    } else if (one->status == ARP_CHANGE_FEASIBLE) {
        fill(out, lang, BEST_FOUND, sentence.bytes, arp_word_count(one->nodes, lang).s);
    } else {
        arp_text_add(out, sentence.bytes);
    }
    arp_text_free(&change);
    arp_text_free(&sentence);
}

void arp_change_sentence(const arp_report *r, const arp_change_one *one, arp_lang lang,
                         arp_text *out) {
    bool all = one->row == ARP_NONE;
    const char *who = all ? say(ALL_INSIDE, lang) : r->study->values.label[one->row];
    const char *what = one->sides ? say(OF_SIDES, lang) : say(OF_LEAVES, lang);
    arp_text does = {0};
    verb(one, lang, &does);
    if (does.bad) out->bad = true;
    else if (one->status == ARP_CHANGE_IMPOSSIBLE) fill(out, lang, NEVER, what, who, does.bytes);
    else if (one->status == ARP_CHANGE_NOT_FOUND)
        fill(out, lang, NOT_FOUND, what, who, does.bytes, arp_word_count(one->nodes, lang).s);
    else if (one->n_changes == 0) fill(out, lang, ALREADY, all ? say(ALL, lang) : who, does.bytes);
    else with_weights(r, one, does.bytes, lang, out);
    arp_text_free(&does);
}
