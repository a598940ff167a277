/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "study/secrecy/sheets.h"

bool secrecy_put(secrecy_work *w, size_t sheet, size_t column, size_t row, double factor) {
    switch ((arp_mark)w->figures[sheet][column].from->mark[row]) {
    case ARP_CELL_MISSING:
        return false;
    case ARP_CELL_NOT_APPLICABLE:
        return true;
    default:
        secrecy_add_term(&w->system, secrecy_cell_at(w, sheet, column, row), factor);
        return true;
    }
}

bool secrecy_put_unit(secrecy_work *w, size_t sheet, size_t column, size_t unit, double factor) {
    const size_t n = secrecy_pieces(w, sheet, unit);
    for (size_t i = 0; i < n; i++) {
        const secrecy_piece p = secrecy_piece_of(w, sheet, unit, i);
        if (!secrecy_put(w, sheet, column, p.row, factor * p.share)) return false;
    }
    const arp_carry *c = w->in->sheet[sheet].carry;
    return n > 0 || w->in->sheet[sheet].absent == 0.0 ||
           (c && c->absent[unit] == ARP_ABSENT_MERGED);
}

/* The terms under way, their sum, how far rounding may have moved it and how far arithmetic. */
typedef struct under_way {
    bool secret;
    double sum, off, slack;
} under_way;

static size_t first_term(const secrecy_system *s) {
    const secrecy_equation *last = s->n_equations ? &s->equation[s->n_equations - 1] : NULL;
    return last ? last->first + last->n : 0;
}

static under_way look_at_terms(const secrecy_system *s) {
    under_way u = {false, 0.0, 0.0, 0.0};
    for (size_t t = first_term(s); t < s->n_terms && !u.secret; t++) {
        const secrecy_cell *c = &s->cell[s->term[t].cell];
        u.secret = !secrecy_is_told(c);
        u.sum += s->term[t].factor * c->value;
        u.off += fabs(s->term[t].factor) * c->half;
        u.slack += 1e-9 * fabs(s->term[t].factor * c->value);
    }
    return u;
}

static bool is_within(const under_way *u, double low, double high, double off) {
    return u->sum >= low - off - u->slack && u->sum <= high + off + u->slack;
}

static secrecy_figures *figures_of(const secrecy_work *w, size_t cell) {
    size_t sheet = 0, column = 0, row = 0;
    secrecy_locate(w, cell, &sheet, &column, &row);
    return &w->figures[sheet][column];
}

/* Numbers that are all multiples of ten may be whole tens as counted. That they were rounded is
   shown by a sum of told ones that misses, and by finer numbers in the same equation. */
static void look_for_rounding(const secrecy_work *w, bool misses) {
    const secrecy_system *s = &w->system;
    const size_t from = first_term(s);
    double finest = INFINITY, coarsest = 0.0;
    for (size_t t = from; t < s->n_terms; t++) {
        if (s->term[t].cell == SECRECY_NO_CELL) continue;
        const double step = figures_of(w, s->term[t].cell)->step;
        finest = fmin(finest, step);
        coarsest = fmax(coarsest, step);
    }
    if (!misses && finest >= coarsest) return;
    for (size_t t = from; t < s->n_terms; t++) {
        if (s->term[t].cell != SECRECY_NO_CELL) figures_of(w, s->term[t].cell)->coarse = true;
    }
}

static size_t say(secrecy_work *w, const char *constant) {
    if (!constant) return 0;
    if (w->n_said == w->said_room) {
        size_t room = w->said_room ? 2 * w->said_room : 16;
        secrecy_said *said = arp_pool_take(w->pool, room, sizeof *said);
        if (!said) {
            w->system.bad = true;
            return 0;
        }
        if (w->n_said) memcpy(said, w->said, w->n_said * sizeof *said);
        else w->n_said = 1; /* the first is of equations without a constant */
        w->said = said;
        w->said_room = room;
    }
    w->said[w->n_said] = (secrecy_said){constant};
    return w->n_said++;
}

/* Counts the equation under way as one that does not hold; the first is worded. */
static void fail(secrecy_work *w, double low, double high) {
    secrecy_system *s = &w->system;
    arp_text text = {0};
    if (w->n_failed++) return;
    secrecy_end_equation(s, low, high, 0);
    if (s->bad) return;
    secrecy_word(w, s->n_equations - 1, SIZE_MAX, &text);
    w->failed = text.bad ? NULL : arp_pool_text(w->pool, text.bytes, text.n);
    s->bad = !w->failed;
    arp_text_free(&text);
    s->n_equations--; /* its terms are under way again */
}

void secrecy_close(secrecy_work *w, double low, double high, secrecy_says says,
                   const char *constant) {
    const under_way u = look_at_terms(&w->system);
    const bool holds = u.secret || is_within(&u, low, high, u.off);
    if (w->stepped && holds) look_for_rounding(w, !u.secret && !is_within(&u, low, high, 0.0));
    if (!u.secret) {
        if (!holds && says == SECRECY_SAID) fail(w, low, high);
        if (!holds || !w->in->protect) {
            secrecy_drop_terms(&w->system);
            return;
        }
    }
    secrecy_end_equation(&w->system, low, high, say(w, constant));
}
