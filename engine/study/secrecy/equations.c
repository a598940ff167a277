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

/* The terms under way: has one a secret cell? How far are the told ones from low and high? */
static bool any_secret(const secrecy_work *w, double *sum, double *off) {
    const secrecy_system *s = &w->system;
    const secrecy_equation *last = s->n_equations ? &s->equation[s->n_equations - 1] : NULL;
    double size = 0.0;
    *sum = *off = 0.0;
    for (size_t t = last ? last->first + last->n : 0; t < s->n_terms; t++) {
        const secrecy_cell *c = &s->cell[s->term[t].cell];
        if (!secrecy_is_told(c)) return true;
        *sum += s->term[t].factor * c->value;
        *off += fabs(s->term[t].factor) * c->half;
        size += fabs(s->term[t].factor * c->value);
    }
    *off += 1e-9 * size;
    return false;
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
    double sum, off;
    if (!any_secret(w, &sum, &off)) {
        const bool holds = sum >= low - off && sum <= high + off;
        if (!holds && says == SECRECY_SAID) fail(w, low, high);
        if (!holds || !w->in->protect) {
            secrecy_drop_terms(&w->system);
            return;
        }
    }
    secrecy_end_equation(&w->system, low, high, say(w, constant));
}
