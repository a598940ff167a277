/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include <math.h>
#include <string.h>

#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"
#include "report/messages/evidence.h"
#include "report/messages/report.h"
#include "report/words/words.h"

/* One sentence after another; `begun` once one stands. */
typedef struct speech {
    const arp_report *r;
    const arp_drivers *d;
    arp_lang lang;
    arp_text *out;
    bool begun, explained; /* explained: the word concordance was said with a number */
} speech;

static void begin(speech *s) {
    if (s->begun) arp_text_add(s->out, " ");
    s->begun = true;
}

static void end(speech *s) {
    arp_text_add(s->out, ".");
}

static void say(speech *s, const char *template, const char *const *args) {
    begin(s);
    arp_text_fill(s->out, template, args);
    end(s);
}

/* Texts that outlive an argument list: a side's phrase and its figures. */
typedef struct parts {
    arp_text side, figures;
} parts;

/* Concordance and the p that decides: that of the side given the others, adjusted; with one side in
   the tests, or none, the marginal one. */
static void put_figures(speech *s, size_t side, int next, arp_text *out) {
    static const arp_message ALONE[] = {ARP_MSG_REPORT_FIGURES_FIRST, ARP_MSG_REPORT_FIGURES_NEXT};
    static const arp_message GIVEN[] = {ARP_MSG_EVIDENCE_FIGURES_FIRST,
                                        ARP_MSG_EVIDENCE_FIGURES_NEXT};
    static const arp_message MORE[] = {ARP_MSG_EVIDENCE_FIGURES_FIRST_MORE,
                                       ARP_MSG_EVIDENCE_FIGURES_NEXT_MORE};
    const arp_concordance *alone = &s->d->side[side].alone;
    size_t n = s->d->side[side].late ? 1 : s->d->n_eligible;
    arp_word c = arp_word_c(alone->c, s->lang), p = arp_word_p(alone->p, s->lang);
    arp_word given = arp_word_p(s->d->evidence->side[side].p_holm, s->lang);
    const char *args[] = {c.s, n > 1 ? given.s : p.s, NULL};
    arp_text_fill(out, arp_say((n == 1 ? ALONE : n == 2 ? GIVEN : MORE)[next], s->lang), args);
    if (s->r->study->n_given == 0) return;
    arp_text list = {0};
    arp_given_list(s->r, s->lang, &list);
    arp_message also = n == 1 ? ARP_MSG_EVIDENCE_ALSO_ALONE : ARP_MSG_EVIDENCE_ALSO;
    if (list.bad) out->bad = true;
    else
        arp_text_fill(out, arp_say(also, s->lang),
                      (const char *const[]){list.bytes, given.s, NULL});
    arp_text_free(&list);
}

static parts side_parts(speech *s, size_t side, bool on) {
    const arp_concordance *alone = &s->d->side[side].alone;
    bool attested = s->d->side[side].state == ARP_ATTESTED;
    parts out = {0};
    if (on) arp_side_on(s->r, side, s->lang, &out.side);
    else arp_side_for(s->r, side, s->lang, &out.side);
    if (!s->explained) put_figures(s, side, 0, &out.figures);
    else if (attested || s->d->side[side].attested_alone) put_figures(s, side, 1, &out.figures);
    else {
        arp_text_add(&out.figures, arp_report_say(CONCORDANCE, s->lang));
        arp_text_add(&out.figures, " ");
        arp_text_add(&out.figures, arp_word_c(alone->c, s->lang).s);
    }
    s->explained = true;
    if (out.side.bad || out.figures.bad) s->out->bad = true;
    return out;
}

static void release(parts *p) {
    arp_text_free(&p->side);
    arp_text_free(&p->figures);
}

static void fill_side(speech *s, size_t side, bool on, arp_message message) {
    parts p = side_parts(s, side, on);
    if (!s->out->bad) {
        const char *args[] = {p.side.bytes, p.figures.bytes, NULL};
        arp_text_fill(s->out, arp_say(message, s->lang), args);
    }
    release(&p);
}

static size_t count_state(const arp_drivers *d, arp_verdict_state state) {
    size_t n = 0;
    for (size_t i = 0; i < d->n_sides; i++) n += d->side[i].state == state;
    return n;
}

/* "Le choix ressemble à un choix sur A (…), à un choix sur B (…) et à un choix sur C (…)." */
static void say_attested(speech *s) {
    size_t n = count_state(s->d, ARP_ATTESTED), met = 0;
    begin(s);
    for (size_t i = 0; i < s->d->n_sides; i++) {
        if (s->d->side[i].state != ARP_ATTESTED) continue;
        if (met) arp_text_add(s->out, met + 1 == n ? arp_report_say(AND, s->lang) : ", ");
        fill_side(s, i, true, met ? ARP_MSG_REPORT_LIKE_MORE : ARP_MSG_REPORT_LIKE);
        met++;
    }
    end(s);
}

static void say_other(speech *s, size_t side) {
    bool against = s->d->side[side].against;
    bool excluded = s->d->side[side].state == ARP_EXCLUDED;
    begin(s);
    if (s->d->side[side].state == ARP_LATE) fill_side(s, side, false, ARP_MSG_REPORT_SIDE_LATE);
    else if (excluded && against) fill_side(s, side, false, ARP_MSG_REPORT_AGAINST);
    else if (excluded) fill_side(s, side, true, ARP_MSG_REPORT_UNLIKE);
    else if (against) fill_side(s, side, false, ARP_MSG_REPORT_RATHER_AGAINST);
    else fill_side(s, side, false, ARP_MSG_REPORT_CANNOT_CONCLUDE);
    end(s);
}

static void say_contrast(speech *s) {
    const arp_drivers *d = s->d;
    arp_word few = arp_word_territories(s->r->study->level, d->m, s->lang);
    arp_word found = arp_word_number(fabs(d->contrast), 2, s->lang);
    arp_word needed = arp_word_needed(d->contrast_needed, s->lang);
    const char *args[] = {few.s, found.s, needed.s, NULL};
    if (isnan(d->contrast)) return;
    if (d->contrast_established) {
        arp_word p = arp_word_p(d->contrast_p, s->lang);
        const char *figures[] = {found.s, p.s, NULL};
        say(s, arp_report_say(CONTRAST_SHOWN, s->lang), figures);
        return;
    }
    switch (d->contrast_reach) {
    case ARP_REACH_NEVER:
        say(s, arp_report_say(CONTRAST_NEVER, s->lang), args);
        break;
    case ARP_REACH_HARDLY:
        say(s, arp_report_say(CONTRAST_HARDLY, s->lang), args);
        break;
    case ARP_REACH_REAL:
        say(s, arp_report_say(CONTRAST_OPEN, s->lang), args);
        break;
    }
}

static void say_limits(speech *s) {
    arp_text lacks = {0};
    arp_lacks_list(s->r, 0, true, s->lang, &lacks);
    if (lacks.bad) s->out->bad = true;
    const char *args[] = {lacks.n ? lacks.bytes : "", NULL};
    say(s, lacks.n ? arp_report_say(NOT_WHY_LACKING, s->lang) : arp_report_say(NOT_WHY, s->lang),
        args);
    arp_text_free(&lacks);
}

/* What is said first where no side is attested. */
static arp_message like_what(int word) {
    switch (word) {
    case ARP_WORD_NEITHER:
        return ARP_MSG_REPORT_LIKE_NONE;
    case ARP_WORD_NOT_SEPARABLE:
        return ARP_MSG_REPORT_LIKE_SEVERAL;
    case ARP_WORD_NOT_ANSWERABLE:
        return ARP_MSG_REPORT_LIKE_LATE;
    default:
        return ARP_MSG_REPORT_LIKE_UNKNOWN;
    }
}

/* The selection as one decision, where the verdict counts its members: its union as one unit, and
   among sets of neighbours, each side alone and adjusted alike. (methods.md 3.9, 3.10) */
static void say_unit(speech *s, size_t side) {
    const arp_drivers *d = s->d;
    const arp_neighbours *near = d->neighbours;
    arp_text beside = {0};
    if (d->m < 2 || d->side[side].state != ARP_ATTESTED) return;
    if (d->perimeters && d->perimeters->selection.computed) {
        arp_put(&beside, s->lang, AS_ONE,
                arp_word_p(d->perimeters->verdict.p_holm[side], s->lang).s);
    }
    if (near && !isnan(near->verdict.p_holm[side])) {
        if (beside.n) arp_text_add(&beside, arp_report_say(SEMICOLON, s->lang));
        arp_put(&beside, s->lang, AMONG_SETS, arp_word_p(near->verdict.p_holm[side], s->lang).s,
                arp_word_sets(near, s->lang));
    }
    const char *args[] = {arp_report_side(s->r, side)->label[s->lang], beside.bytes, NULL};
    if (beside.bad) s->out->bad = true;
    else if (beside.n) say(s, arp_report_say(BY_MEMBERS, s->lang), args);
    arp_text_free(&beside);
}

/* The weights of the sides are in no side's concordance: draws that vary nothing else say nothing
   of the verdict. */
static bool only_side_weights(const arp_study *study) {
    for (size_t i = 0; i < study->n_factors; i++) {
        if (strcmp(study->factor[i].kind, "side_weights") != 0) return false;
    }
    return study->n_factors > 0;
}

/* How often the draws give the same word, where they were made. */
static void say_draws(speech *s) {
    const arp_sensitivity *draws = &s->r->answer->sensitivity;
    if (!s->r->answer->has_sensitivity || draws->verdicts == 0 || !draws->words.share) return;
    if (only_side_weights(s->r->study)) {
        say(s, arp_report_say(HOLDS_ANYHOW, s->lang), (const char *const[]){NULL});
        return;
    }
    double share = draws->words.share[arp_word_place(s->d->word, s->d->n_sides)].share;
    const char *args[] = {arp_word_number(100.0 * share, 0, s->lang).s, NULL};
    say(s, arp_report_say(HOLDS_IN, s->lang), args);
}

void arp_sentence(const arp_report *r, arp_lang lang, arp_text *out) {
    static const char *const NONE[] = {NULL};
    speech s = {.r = r, .d = arp_report_drivers(r), .lang = lang, .out = out};
    if (count_state(s.d, ARP_ATTESTED)) say_attested(&s);
    else say(&s, arp_say(like_what(s.d->word), lang), NONE);
    for (size_t i = 0; i < s.d->n_sides; i++) say_unit(&s, i);
    say_draws(&s);
    arp_rests_on(r, lang, out);
    for (size_t i = 0; i < s.d->n_sides; i++) {
        if (s.d->side[i].state != ARP_ATTESTED) say_other(&s, i);
    }
    say_contrast(&s);
    if (!r->study->planned) say(&s, arp_report_say(AFTERWARDS, lang), NONE);
    say_limits(&s);
}
