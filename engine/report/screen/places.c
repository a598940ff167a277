/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "report/messages/places.h"
#include "report/messages/report.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"

#define say(id, p) arp_say(ARP_MSG_PLACES_##id, (p)->lang)
#define put(p, indent, id, ...)                                                                    \
    arp_wrap_fill((p)->out, (indent), say(id, p), (const char *const[]){__VA_ARGS__, NULL})

enum { MOST_SIDES = 3, MOST_CHOICES = 12 };

/* What is told to be among the first: a convention. */
static const double FIRST = 0.05;

typedef struct page {
    const arp_study *study;
    const arp_placings *found;
    arp_lang lang;
    size_t measures, choices; /* shown */
    arp_text *out;
} page;

static const char *name_of(const page *p, size_t measure) {
    if (measure == 0) return say(INDEX, p);
    return p->study->plan.node[p->found->node[measure]].label[p->lang];
}

static const char *label_of(const page *p, const arp_placed *one) {
    return strcmp(one->name, "selection") == 0 && one->label == one->name ? say(SELECTION, p)
                                                                          : one->label;
}

static bool found(const arp_placed *one, size_t law) {
    return one->state == ARP_PLACED_DRAWN && one->law[law].found;
}

/* "3,1 %", "< 0,2 %" where no set drawn was as high, a dash where the place was not found. */
static void share(const page *p, const arp_placed *one, size_t law, size_t measure, arp_text *to) {
    const arp_drawn_place *at = &one->law[law].place[measure];
    if (!found(one, law)) {
        arp_text_add(to, say(UNKNOWN, p));
        return;
    }
    double least = 1.0 / at->ess; /* what so many draws can tell from nothing */
    bool none = at->at_least < least;
    double percent = 100.0 * (none ? least : at->at_least);
    arp_word word = arp_word_number(percent, percent < 10.0 ? 1 : 0, p->lang);
    arp_text_fill(to, none ? say(UNDER, p) : say(PERCENT, p), (const char *const[]){word.s, NULL});
}

static void place_cell(const page *p, const arp_placed *one, size_t measure, arp_grid *grid) {
    arp_text law[ARP_N_DRAWN_LAWS] = {{0}};
    bool bad = false;
    for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) {
        share(p, one, l, measure, &law[l]);
        bad = bad || law[l].bad;
    }
    if (bad) grid->cells.bad = true;
    else arp_grid_fill(grid, say(PAIR, p), (const char *const[]){law[0].bytes, law[1].bytes, NULL});
    for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) arp_text_free(&law[l]);
}

/* How many of the choices are among the first, by each measure. */
static void put_many(const page *p) {
    for (size_t m = 0; m < p->measures; m++) {
        size_t n = 0, first = 0;
        for (size_t i = 0; i < p->found->n; i++) {
            const arp_placed *one = &p->found->one[i];
            if (!found(one, ARP_DRAWN_SETS)) continue;
            n++;
            first += one->law[ARP_DRAWN_SETS].place[m].at_least <= FIRST;
        }
        if (n)
            put(p, 0, MANY, arp_word_count(n, p->lang).s, arp_word_count(first, p->lang).s,
                name_of(p, m), arp_word_number(FIRST * (double)n, 1, p->lang).s);
    }
}

static void put_one(const page *p) {
    const arp_placed *one = &p->found->one[0];
    for (size_t m = 0; m < p->measures && one->state == ARP_PLACED_DRAWN; m++) {
        arp_text law[ARP_N_DRAWN_LAWS] = {{0}};
        for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) share(p, one, l, m, &law[l]);
        if (law[0].bad || law[1].bad) p->out->bad = true;
        else put(p, 0, ONE, name_of(p, m), law[0].bytes, law[1].bytes);
        for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) arp_text_free(&law[l]);
    }
}

static void put_table(const page *p) {
    arp_grid grid = {0};
    arp_text_add(p->out, "\n");
    arp_wrap(p->out, say(READ, p), 0, 0);
    arp_grid_begin(&grid, "lrr", p->measures, 2);
    arp_grid_cell(&grid, say(CHOICE, p));
    arp_grid_cell(&grid, say(COMMUNES, p));
    arp_grid_cell(&grid, say(SETS, p));
    for (size_t m = 0; m < p->measures; m++) arp_grid_cell(&grid, name_of(p, m));
    for (size_t i = 0; i < p->choices; i++) {
        const arp_placed *one = &p->found->one[i];
        arp_grid_cell(&grid, label_of(p, one));
        arp_grid_cell(&grid, arp_word_count(one->n, p->lang).s);
        arp_grid_cell(&grid, arp_word_count(one->law[ARP_DRAWN_SETS].sets, p->lang).s);
        for (size_t m = 0; m < p->measures; m++) place_cell(p, one, m, &grid);
    }
    arp_grid_end(&grid, p->out);
    if (p->choices < p->found->n)
        arp_paragraph(p->out, 2, p->lang, MORE,
                      arp_word_count(p->found->n - p->choices, p->lang).s);
    arp_wrap(p->out, say(LEGEND, p), 2, 2);
}

static void put_rest(const page *p) {
    static const arp_message WHY[] = {[ARP_PLACED_DRAWN] = ARP_MSG_NONE,
                                      [ARP_PLACED_NOT_CONNECTED] = ARP_MSG_PLACES_NOT_CONNECTED,
                                      [ARP_PLACED_UNPEOPLED] = ARP_MSG_PLACES_UNPEOPLED,
                                      [ARP_PLACED_MARKED] = ARP_MSG_PLACES_MARKED};
    size_t lost = 0, all = 0;
    arp_text_add(p->out, "\n");
    for (size_t i = 0; i < p->found->n; i++) {
        const arp_placed *one = &p->found->one[i];
        if (WHY[one->state])
            arp_wrap_fill(p->out, 0, arp_say(WHY[one->state], p->lang),
                          (const char *const[]){label_of(p, one), NULL});
        for (size_t l = 0; l < ARP_N_DRAWN_LAWS && one->state == ARP_PLACED_DRAWN; l++) {
            all++;
            lost += !one->law[l].found;
        }
    }
    if (lost) put(p, 0, NOT_FOUND, arp_word_count(lost, p->lang).s, arp_word_count(all, p->lang).s);
    put(p, 0, SCALE, arp_word_count(p->study->values.n_rows, p->lang).s);
}

void arp_places_text(const arp_report *r, const arp_placings *places, arp_text *out) {
    size_t most = r->options.full ? places->n : MOST_CHOICES;
    const page p = {.study = r->study,
                    .found = places,
                    .lang = r->options.lang,
                    .measures =
                        places->n_measures < MOST_SIDES + 1 ? places->n_measures : MOST_SIDES + 1,
                    .choices = places->n < most ? places->n : most,
                    .out = out};
    arp_wrap(out, say(TITLE, &p), 0, 0);
    arp_text_add(out, "\n");
    if (places->n == 1) put_one(&p);
    else put_many(&p);
    arp_text_add(out, "\n");
    arp_wrap(out, say(WHAT, &p), 0, 0);
    put_table(&p);
    put_rest(&p);
}
