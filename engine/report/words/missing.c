/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/choice/missing.h"
#include "report/messages/missing.h"
#include "report/words/sentences.h"
#include "report/words/words.h"

enum { OF_A_SHARE = 3, SHARES = 2, UNCORRELATED = 1 };

/* Where even the first rank is enough in fewer than half of the draws: their share, in percent. */
static bool seldom(const arp_break_even *at) {
    return at->place != 0 && at->attested_share < 0.5;
}

static arp_word percent_attested(const arp_break_even *at, arp_lang lang) {
    return arp_word_number(100.0 * at->attested_share, 0, lang);
}

/* "3 %": the share of territories at the place or above, rounded up; or out of reach. */
static arp_word top_of(const arp_break_even *at, arp_lang lang) {
    arp_word word = {""};
    const char *never = arp_report_say(MISSING_NEVER, lang);
    double top = 100.0 - at->percentile;
    int digits = top < 1.0 ? 1 : 0;
    arp_text text = {0};
    if (isnan(top)) {
        arp_text_cut(word.s, sizeof word.s, never, strlen(never));
        return word;
    }
    if (seldom(at)) {
        arp_put(&text, lang, MISSING_SELDOM, percent_attested(at, lang).s);
        if (!text.bad) arp_text_cut(word.s, sizeof word.s, text.bytes, text.n);
        arp_text_free(&text);
        return word;
    }
    double unit = digits ? 10.0 : 1.0;
    word = arp_word_number(ceil(top * unit - 1e-9) / unit, digits, lang);
    arp_put(&text, lang, MISSING_TOP, word.s);
    if (!text.bad) arp_text_cut(word.s, sizeof word.s, text.bytes, text.n);
    arp_text_free(&text);
    return word;
}

/* " (ALD, mortalité standardisée)", or nothing where the side lacks no named part. */
static void parts_of(const arp_plan_node *node, arp_lang lang, arp_text *out) {
    arp_text names = {0};
    for (size_t i = 0; i < node->n_lacks; i++) {
        if (i) arp_text_add(&names, ", ");
        arp_text_add(&names, arp_lacks_word(node->lacks[i], lang));
    }
    if (names.bad) out->bad = true;
    else if (node->n_lacks) arp_put(out, lang, MISSING_PARTS, names.bytes);
    else arp_text_add(out, "");
    arp_text_free(&names);
}

/* The sentence of one share. */
static void sentence(const arp_report *r, size_t side, size_t share, arp_lang lang, arp_text *out) {
    const arp_break_even *at = &arp_report_drivers(r)->missing->side[side].at[share * OF_A_SHARE];
    const arp_plan_node *node = arp_report_side(r, side);
    arp_word top[OF_A_SHARE], correlation[OF_A_SHARE];
    arp_text parts = {0};
    for (size_t i = 0; i < OF_A_SHARE; i++) {
        top[i] = top_of(&at[i], lang);
        correlation[i] = arp_word_number(at[i].correlation, 1, lang);
    }
    parts_of(node, lang, &parts);
    const char *counting =
        share ? arp_report_say(MISSING_HALF, lang) : arp_report_say(MISSING_FIFTH, lang);
    arp_word percent = percent_attested(&at[UNCORRELATED], lang);
    bool first = seldom(&at[UNCORRELATED]), none = at[UNCORRELATED].place == 0;
    const char *args[] = {first ? percent.s : top[UNCORRELATED].s,
                          parts.bytes,
                          counting,
                          node->label[lang],
                          correlation[0].s,
                          top[0].s,
                          correlation[2].s,
                          top[2].s,
                          NULL};
    if (parts.bad) out->bad = true;
    else if (none) arp_text_fill(out, arp_report_say(MISSING_NONE, lang), args + 1);
    else if (first) arp_text_fill(out, arp_report_say(MISSING_FIRST, lang), args);
    else arp_text_fill(out, arp_report_say(MISSING_NEEDED, lang), args);
    arp_text_free(&parts);
}

void arp_missing_reasons(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    const arp_missing *missing = arp_report_drivers(r)->missing;
    if (!missing || !missing->side[side].asked) return;
    for (size_t share = 0; share < SHARES; share++) {
        sentence(r, side, share, lang, out);
        arp_text_add_n(out, "", 1);
    }
}
