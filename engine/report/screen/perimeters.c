/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>

#include "base/fail.h"
#include "report/screen/layout.h"
#include "report/messages/perimeters.h"
#include "report/messages/report.h"
#include "report/words/words.h"

/* One screen: the files have everything. */
enum { MOST_PERIMETERS = 6, MOST_SIDES = 4 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static const char *say(arp_message message, const arp_report *r) {
    return arp_say(message, r->options.lang);
}

/* A rank, an en dash where there is none. */
static arp_word rank_word(const arp_unit *u, size_t node, arp_lang lang) {
    double rank = u->computed && u->rank[node] ? (double)u->rank[node] : NAN;
    return arp_word_number(rank, 0, lang);
}

static void put_refusal(const arp_report *r, const arp_error *why, arp_text *out) {
    char text[2 * ARP_ERROR_TEXT];
    if (why->code == ARP_OK) return;
    arp_error_text(why, r->options.lang, text, sizeof text);
    arp_wrap(out, text, 2, 4);
}

/* Means of ready values stand for some indicators of a union: each with its error. */
static void put_means(const arp_report *r, const arp_unit *u, const char *name, arp_text *out) {
    const arp_study *study = r->study;
    arp_lang lang = r->options.lang;
    for (size_t j = 0; j < study->values.n_columns; j++) {
        arp_text value = {0};
        if (!u->approximate[j] || isnan(u->value[j])) continue;
        arp_word x = arp_word_value(u->value[j], lang);
        arp_word off = arp_word_value(u->standard_error[j], lang);
        const char *both[] = {x.s, off.s, NULL};
        bool known = !isnan(u->standard_error[j]);
        arp_text_fill(&value, known ? say(ARP_MSG_PERIMETERS_MEAN_ERROR, r) : "{0}", both);
        const char *args[] = {study->values.column[j].name, name, value.bytes,
                              study->made[j].mean_by, NULL};
        if (value.bad) out->bad = true;
        else arp_wrap_fill(out, 2, say(ARP_MSG_PERIMETERS_MEAN, r), args);
        arp_text_free(&value);
    }
}

static void put_union(const arp_report *r, const arp_unit *u, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    arp_text sides = {0};
    if (d->m < 2) return;
    arp_text_add(out, "\n");
    put_refusal(r, &u->why, out);
    if (!u->computed) return;
    for (size_t s = 0; s < least(d->n_sides, MOST_SIDES); s++) {
        arp_word rank = rank_word(u, d->side[s].node, lang), p = arp_word_p(u->side[s].p, lang);
        const char *args[] = {arp_report_side(r, s)->label[lang], rank.s, p.s, NULL};
        if (s) arp_text_add(&sides, arp_report_say(SEMICOLON, lang));
        arp_text_fill(&sides, say(ARP_MSG_PERIMETERS_SIDE, r), args);
    }
    arp_word rank = rank_word(u, 0, lang), n = arp_word_count(u->n, lang);
    const char *args[] = {rank.s, n.s, sides.bytes, NULL};
    if (sides.bad) out->bad = true;
    else arp_wrap_fill(out, 0, say(ARP_MSG_PERIMETERS_UNION, r), args);
    arp_text_free(&sides);
    put_means(r, u, say(ARP_MSG_PERIMETERS_SELECTION, r), out);
}

static void put_means_of(const arp_report *r, const arp_perimeter *p, arp_text *out) {
    arp_text name = {0};
    arp_text_fill(&name, say(ARP_MSG_PERIMETERS_QUOTED, r), (const char *const[]){p->name, NULL});
    if (name.bad) out->bad = true;
    else put_means(r, &p->unit, name.bytes, out);
    arp_text_free(&name);
}

static void put_table(const arp_report *r, const arp_perimeters *p, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    size_t sides = least(d->n_sides, MOST_SIDES), shown = least(p->n, MOST_PERIMETERS);
    arp_grid grid;
    arp_grid_begin(&grid, "lrrr", sides, 2);
    arp_grid_cell(&grid, say(ARP_MSG_PERIMETERS_NAME, r));
    arp_grid_cell(&grid, say(ARP_MSG_PERIMETERS_POPULATION, r));
    arp_grid_cell(&grid, arp_report_say(SCORE, lang));
    arp_grid_cell(&grid, arp_report_say(RANK, lang));
    for (size_t s = 0; s < sides; s++) arp_grid_cell(&grid, arp_report_side(r, s)->label[lang]);
    for (size_t i = 0; i < shown; i++) {
        const arp_unit *u = &p->at[i].unit;
        double score = u->computed ? u->score[0] : NAN;
        arp_grid_cell(&grid, p->at[i].name);
        arp_grid_cell(&grid, arp_word_number(u->population, 0, lang).s);
        arp_grid_cell(&grid, arp_word_number(score, 3, lang).s);
        arp_grid_cell(&grid, rank_word(u, 0, lang).s);
        for (size_t s = 0; s < sides; s++) {
            arp_grid_cell(&grid, rank_word(u, d->side[s].node, lang).s);
        }
    }
    arp_grid_end(&grid, out);
    for (size_t i = 0; i < shown; i++) {
        put_refusal(r, &p->at[i].unit.why, out);
        put_means_of(r, &p->at[i], out);
    }
    if (shown < p->n) arp_paragraph(out, 2, lang, MORE, arp_word_count(p->n - shown, lang).s);
}

/* The change to a perimeter from the largest earlier one that lies in it, the first of equals. */
static const arp_perimeter_change *grown_from(const arp_perimeters *p, size_t to) {
    const arp_perimeter_change *best = NULL;
    for (size_t c = 0; c < p->n_changes; c++) {
        const arp_perimeter_change *one = &p->change[c];
        if (one->to != to || one->n_lost || one->n_gained == 0) continue;
        if (!best || one->n_gained < best->n_gained) best = one;
    }
    return best;
}

/* Whether the larger one stands higher or lower, 1 being the most need. */
static const char *direction(const arp_report *r, const arp_unit *a, const arp_unit *b) {
    if (!a->computed || !b->computed) return "";
    if (b->rank[0] > a->rank[0]) return say(ARP_MSG_PERIMETERS_LOWER, r);
    return say(b->rank[0] < a->rank[0] ? ARP_MSG_PERIMETERS_HIGHER : ARP_MSG_PERIMETERS_LEVEL, r);
}

static void put_grown(const arp_report *r, const arp_perimeters *p, const arp_perimeter_change *c,
                      arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_unit *a = &p->at[c->from].unit, *b = &p->at[c->to].unit;
    arp_lang lang = r->options.lang;
    arp_text added = {0}, sides = {0}, line = {0};
    for (size_t i = 0; i < least(c->n_gained, MOST_PERIMETERS); i++) {
        if (i) arp_text_add(&added, ", ");
        arp_text_add(&added, r->study->sums.label[c->gained[i]]);
    }
    if (c->n_gained > MOST_PERIMETERS) arp_text_add(&added, ", …");
    for (size_t s = 0; s < least(d->n_sides, MOST_SIDES); s++) {
        size_t node = d->side[s].node;
        arp_word from = rank_word(a, node, lang), to = rank_word(b, node, lang);
        const char *args[] = {arp_report_side(r, s)->label[lang], from.s, to.s, NULL};
        if (s) arp_text_add(&sides, ", ");
        arp_text_fill(&sides, say(ARP_MSG_PERIMETERS_STEP, r), args);
    }
    arp_word people[2] = {arp_word_number(a->population, 0, lang),
                          arp_word_number(b->population, 0, lang)};
    arp_word rank[2] = {rank_word(a, 0, lang), rank_word(b, 0, lang)};
    const char *args[] = {p->at[c->to].name, added.bytes, p->at[c->from].name,
                          people[0].s,       people[1].s, rank[0].s,
                          rank[1].s,         sides.bytes, NULL};
    if (added.bad || sides.bad) line.bad = true;
    else arp_text_fill(&line, say(ARP_MSG_PERIMETERS_ADDS, r), args);
    arp_text_add(&line, direction(r, a, b));
    if (line.bad) out->bad = true;
    else arp_wrap(out, line.bytes, 2, 4);
    arp_text_free(&added);
    arp_text_free(&sides);
    arp_text_free(&line);
}

static void put_apart(const arp_report *r, const arp_perimeter *p, arp_text *out) {
    arp_lang lang = r->options.lang;
    if (p->unit.computed) put_refusal(r, &p->spread.why, out); /* otherwise it was said above */
    if (isnan(p->spread.nearer)) return;
    arp_word members = arp_word_number(p->spread.members, 2, lang);
    arp_word others = arp_word_number(p->spread.random, 2, lang);
    arp_word share = arp_word_number(100.0 * p->spread.nearer, 0, lang);
    const char *args[] = {p->name, members.s, others.s, share.s, NULL};
    arp_wrap_fill(out, 2, say(ARP_MSG_PERIMETERS_APART, r), args);
    if (isnan(p->spread.neighbours)) return;
    arp_word near = arp_word_number(p->spread.neighbours, 2, lang);
    arp_word nearer = arp_word_number(100.0 * p->spread.neighbours_nearer, 0, lang);
    arp_wrap_fill(out, 4, say(ARP_MSG_PERIMETERS_NEIGHBOURS, r),
                  (const char *const[]){near.s, nearer.s, NULL});
}

void arp_perimeters_text(const arp_report *r, arp_text *out) {
    const arp_perimeters *p = arp_report_drivers(r)->perimeters;
    if (!p) return;
    put_union(r, &p->selection, out);
    if (p->n == 0) return;
    arp_text_add(out, "\n");
    arp_wrap(out, say(ARP_MSG_PERIMETERS_TITLE, r), 0, 0);
    put_table(r, p, out);
    for (size_t i = 0; i < least(p->n, MOST_PERIMETERS); i++) {
        const arp_perimeter_change *grown = grown_from(p, i);
        if (grown) put_grown(r, p, grown, out);
        put_apart(r, &p->at[i], out);
    }
}
