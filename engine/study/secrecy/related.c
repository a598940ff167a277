/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `relations:`: row by row where one file has all columns, by unit where several have them, by
   territory where one of them is of a level. */
#include <math.h>

#include "study/secrecy/sheets.h"

/* What an equation is made of: a row of a sheet, a unit, or a territory. */
typedef struct place {
    size_t sheet, row, unit, level, territory; /* SIZE_MAX where it is none */
} place;

/* All that stands there of a column. */
static bool put(secrecy_work *w, const place *at, size_t sheet, size_t column, double factor) {
    if (at->row != SIZE_MAX) return secrecy_put(w, sheet, column, at->row, factor);
    if (at->level == SIZE_MAX) return secrecy_put_unit(w, sheet, column, at->unit, factor);
    if (w->in->sheet[sheet].level == at->level)
        return secrecy_put_unit(w, sheet, column, at->territory, factor);
    const arp_level *level = &w->in->level[at->level];
    for (size_t u = 0; u < w->in->n_units; u++) {
        if (level->of[u] == at->territory && !secrecy_put_unit(w, sheet, column, u, factor))
            return false;
    }
    return true;
}

static bool put_formula(secrecy_work *w, const place *at, const arp_formula *f, double sign) {
    for (size_t t = 0; t < f->n; t++) {
        size_t i, j;
        if (!secrecy_find_column(w, f->term[t].column, &i, &j)) return false;
        if (!put(w, at, i, j, sign * f->term[t].factor)) return false;
    }
    return true;
}

/* The told sum of the terms from `first` on, which are dropped; NaN where one is secret. */
static double take_sum(secrecy_work *w, size_t first) {
    secrecy_system *s = &w->system;
    double sum = 0.0;
    for (size_t t = first; t < s->n_terms; t++) {
        sum += s->term[t].factor * s->cell[s->term[t].cell].value;
        s->cell[s->term[t].cell].fixed = true;
    }
    s->n_terms = first;
    return sum;
}

/* How much of the rate is as much as the bound of what it is made of. */
static void bound_rate(secrecy_work *w, const secrecy_relation *r, size_t first, double below) {
    double most = 0.0;
    for (size_t t = 0; t < r->right.n; t++) most = fmax(most, fabs(r->right.term[t].factor));
    for (size_t t = first; t < w->system.n_terms; t++) {
        secrecy_cell *c = &w->system.cell[w->system.term[t].cell];
        c->bound = w->in->bound * most / fabs(r->left.term[0].factor * below);
        c->whole = false;
    }
}

/* right - below * left = 0, or right - left = 0. */
static void put_relation(secrecy_work *w, const secrecy_relation *r, const place *at) {
    const size_t first = w->system.n_terms;
    double below = 1.0;
    bool put = true;
    if (r->below.n) {
        put = put_formula(w, at, &r->below, 1.0);
        below = put ? take_sum(w, first) : NAN;
        put = put && below > 0.0;
    }
    put = put && put_formula(w, at, &r->left, -below);
    if (put && r->below.n) bound_rate(w, r, first, below);
    put = put && put_formula(w, at, &r->right, 1.0);
    if (put) secrecy_close(w, -r->off * below, r->off * below, SECRECY_SAID, NULL);
    else secrecy_drop_terms(&w->system);
}

/* The one sheet of all its columns, or the level that one of them is of; SIZE_MAX each for none. */
static bool find_place(const secrecy_work *w, const secrecy_relation *r, size_t *sheet,
                       size_t *level) {
    const arp_formula *const all[] = {&r->left, &r->right, &r->below};
    bool first = true, one = true;
    *sheet = *level = SIZE_MAX;
    for (size_t k = 0; k < 3; k++) {
        for (size_t t = 0; t < all[k]->n; t++) {
            size_t i, j;
            if (!secrecy_find_column(w, all[k]->term[t].column, &i, &j)) return false;
            if (!w->figures[i][j].used) return false;
            one = one && (first || i == *sheet);
            *sheet = i;
            first = false;
            if (w->in->sheet[i].level == SIZE_MAX) continue;
            if (*level != SIZE_MAX && *level != w->in->sheet[i].level) return false;
            *level = w->in->sheet[i].level;
        }
    }
    if (!one) *sheet = SIZE_MAX;
    return true;
}

static void relate(secrecy_work *w, const secrecy_relation *r) {
    place at = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    size_t sheet, level;
    if (!find_place(w, r, &sheet, &level)) return;
    if (sheet != SIZE_MAX) {
        for (at.row = 0; at.row < w->in->sheet[sheet].table->n_rows; at.row++)
            put_relation(w, r, &at);
    } else if (level != SIZE_MAX) {
        at.level = level;
        for (at.territory = 0; at.territory < w->in->level[level].n; at.territory++)
            put_relation(w, r, &at);
    } else {
        for (at.unit = 0; at.unit < w->in->n_units; at.unit++) put_relation(w, r, &at);
    }
}

arp_status secrecy_related(secrecy_work *w, arp_error *err) {
    for (size_t i = 0; i < w->in->n_relations; i++) relate(w, &w->in->relation[i]);
    return secrecy_system_status(&w->system, err);
}
