/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include "drivers/around/neighbours.h"
#include "drivers/choice/subsets.h"
#include "report/messages/rests.h"
#include "report/words/article.h"
#include "report/words/words.h"

enum { NAMED = 2, FEW = 2 }; /* named one by one; so few territories rarely attest anything */

#define say(id, lang) arp_say(ARP_MSG_RESTS_##id, (lang))

/* Clauses under way, each a sentence; `begun` once one stands. */
typedef struct clauses {
    const arp_report *r;
    const arp_drivers *d;
    arp_lang lang;
    arp_text *out;
    bool begun;
} clauses;

/* The first clause follows "But"; messages begin with a small letter or a quotation mark. */
static void add(clauses *to, arp_message message, const char *const *args) {
    size_t at = to->out->n + 1;
    arp_text_add(to->out, " ");
    if (!to->begun) arp_text_add(to->out, say(BUT, to->lang));
    arp_text_fill(to->out, arp_say(message, to->lang), args);
    arp_text_add(to->out, ".");
    if (!to->out->bad && to->begun && to->out->bytes[at] >= 'a' && to->out->bytes[at] <= 'z') {
        to->out->bytes[at] = (char)(to->out->bytes[at] - 'a' + 'A');
    }
    to->begun = true;
}

#define add_clause(to, id, ...)                                                                    \
    add((to), ARP_MSG_RESTS_##id, (const char *const[]){__VA_ARGS__, NULL})

static const char *label_of(const clauses *to, size_t side) {
    return arp_report_side(to->r, side)->label[to->lang];
}

static arp_word bounded(const clauses *to, const arp_concordance *side,
                        const arp_interval *interval, size_t s) {
    return arp_word_bounded(side[s].c, interval[s].from, interval[s].to, to->lang);
}

static void add_universes(clauses *to) {
    for (size_t u = 0; u < to->d->n_universes; u++) {
        const arp_universe *there = &to->d->universe[u];
        arp_word n = arp_word_count(there->n, to->lang);
        for (size_t s = 0; s < to->d->n_sides; s++) {
            if (!there->verdict.changes[s]) continue;
            arp_word c = bounded(to, there->side, there->interval, s);
            if (to->d->side[s].attested_alone) {
                add_clause(to, LOST_THERE, label_of(to, s), there->name, n.s, c.s);
            } else {
                add_clause(to, WON_THERE, label_of(to, s), there->name, n.s, c.s);
            }
        }
    }
}

/* Concordance, its interval, and the p that decides: the adjusted one. */
static void put_figures(const clauses *to, const arp_left_out *without, size_t side,
                        arp_text *out) {
    arp_word c = bounded(to, without->side, without->interval, side);
    arp_word p = arp_word_p(without->verdict.p_holm[side], to->lang);
    arp_text_fill(out, say(FIGURES, to->lang), (const char *const[]){c.s, p.s, NULL});
}

/* What so few territories could hardly have shown whatever they were. */
static void put_rarely(const clauses *to, arp_text *out) {
    size_t left = to->d->m - 1;
    arp_word few = arp_word_territories(to->r->study->level, left, to->lang);
    const char *how = left == 1 ? say(RARELY_ONE, to->lang) : say(RARELY_MORE, to->lang);
    arp_text_add(out, "");
    if (left <= FEW) arp_text_fill(out, how, (const char *const[]){few.s, NULL});
}

/* One selected territory without which the side is no longer attested, or becomes so. */
static void add_one(clauses *to, const arp_left_out *without, size_t side) {
    const char *name = to->r->study->values.label[without->row];
    bool rests = to->d->side[side].state == ARP_ATTESTED;
    arp_text p = {0}, rarely = {0}, named = {0};
    put_figures(to, without, side, &p);
    put_rarely(to, &rarely);
    arp_put_named(rests ? ARP_AFTER_A : ARP_AFTER_ANY, name, to->lang, &named);
    if (p.bad || rarely.bad || named.bad) {
        to->out->bad = true;
    } else if (rests) {
        add_clause(to, ON_ONE, named.bytes, label_of(to, side), p.bytes, rarely.bytes);
    } else {
        add_clause(to, WON_WITHOUT, named.bytes, label_of(to, side), p.bytes);
    }
    arp_text_free(&p);
    arp_text_free(&rarely);
    arp_text_free(&named);
}

static void add_each(clauses *to, const arp_left_out *const *first, size_t n, size_t side) {
    arp_text names = {0}, rarely = {0};
    for (size_t i = 0; i < n && i < NAMED; i++) {
        if (i) arp_text_add(&names, ", ");
        arp_word c = bounded(to, first[i]->side, first[i]->interval, side);
        arp_text_fill(&names, say(NAMED, to->lang),
                      (const char *const[]){to->r->study->values.label[first[i]->row], c.s, NULL});
    }
    if (n > NAMED) arp_text_add(&names, ", …");
    put_rarely(to, &rarely);
    if (names.bad || rarely.bad) {
        to->out->bad = true;
    } else {
        add_clause(to, ON_EACH, arp_word_count(n, to->lang).s, names.bytes, label_of(to, side),
                   rarely.bytes);
    }
    arp_text_free(&names);
    arp_text_free(&rarely);
}

static void add_selected(clauses *to, size_t side) {
    const arp_drivers *d = to->d;
    bool attested = d->side[side].state == ARP_ATTESTED;
    const arp_left_out *first[NAMED] = {0};
    size_t n = 0;
    if (attested != d->side[side].attested_alone) return; /* what is compared is not the verdict */
    for (size_t l = 0; l < d->n_left_out; l++) {
        if (!d->left_out[l].verdict.changes[side]) continue;
        if (n < NAMED) first[n] = &d->left_out[l];
        n++;
    }
    if (n == 1 || (n && !attested)) add_one(to, first[0], side);
    else if (n) add_each(to, first, n, side);
}

/* Indicators without which the side, taken alone, is no longer significant. (methods.md 3.9) */
static void add_indicators(clauses *to, size_t side) {
    const arp_drivers *d = to->d;
    if (!d->subsets || d->side[side].state != ARP_ATTESTED) return;
    const arp_side_subsets *s = &d->subsets->side[side];
    const char *name[NAMED] = {0};
    size_t n = 0;
    if (!s->changes_without || d->side[side].alone.p > d->alpha) return;
    for (size_t l = 0; l < s->n_indicators; l++) {
        if (!s->changes_without[l]) continue;
        if (n < NAMED) name[n] = to->r->study->plan.node[s->leaf[l]].label[to->lang];
        n++;
    }
    if (n == 1) add_clause(to, INDICATOR, label_of(to, side), name[0]);
    if (n == 2) add_clause(to, INDICATORS, label_of(to, side), name[0], name[1]);
    if (n > 2) {
        add_clause(to, INDICATORS_MORE, label_of(to, side), name[0], name[1],
                   arp_word_count(n, to->lang).s);
    }
}

const char *arp_word_sets(const arp_neighbours *near, arp_lang lang) {
    return near->method == ARP_NEIGHBOURS_WITHIN ? say(SETS_WITHIN, lang) : say(SETS, lang);
}

void arp_rests_on(const arp_report *r, arp_lang lang, arp_text *out) {
    clauses to = {.r = r, .d = arp_report_drivers(r), .lang = lang, .out = out};
    for (size_t s = 0; s < to.d->n_sides; s++) {
        add_selected(&to, s);
        add_indicators(&to, s);
    }
    add_universes(&to);
}
