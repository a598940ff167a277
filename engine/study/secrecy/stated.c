/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of several units together: those that comparators state, those of an earlier run. A rate
   is its numerator over the denominator that is published; it is never summed itself. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "study/secrecy/sheets.h"

/* Half the last digit of a number as it is written; nothing of a whole one. */
static double half_of(double x) {
    enum { MOST_DIGITS = 9 };
    double ten = 1.0;
    for (int digits = 0; digits <= MOST_DIGITS; digits++, ten *= 10.0) {
        if (fabs(x * ten - nearbyint(x * ten)) <= 1e-7 + 1e-14 * fabs(x * ten))
            return digits ? 0.5 / ten : 0.0;
    }
    return 0.0;
}

/* A row of the first sheet that is a total of others is none of those summed. */
static bool is_total(const secrecy_work *w, size_t unit) {
    const secrecy_sheet *s = &w->in->sheet[0];
    const size_t row = s->carry || !w->row[0] ? SIZE_MAX : w->row[0][unit];
    return row != SIZE_MAX && w->total[0][row];
}

static bool put_formula(secrecy_work *w, const secrecy_total *t, const arp_formula *f) {
    for (size_t k = 0; k < f->n; k++) {
        size_t sheet, column;
        if (!secrecy_find_column(w, f->term[k].column, &sheet, &column)) return false;
        if (!w->figures[sheet][column].used || w->in->sheet[sheet].level != SIZE_MAX) return false;
        for (size_t i = 0; i < t->n_units; i++) {
            if (is_total(w, t->unit[i]) && t->n_units > 1) continue;
            if (!secrecy_put_unit(w, sheet, column, t->unit[i], f->term[k].factor)) return false;
        }
    }
    return true;
}

/* One column of a unit, of told cells; NaN where one is not. */
static double told(const secrecy_work *w, size_t sheet, size_t column, size_t unit) {
    const arp_column *from = w->figures[sheet][column].from;
    const size_t n = secrecy_pieces(w, sheet, unit);
    double sum = n || w->in->sheet[sheet].absent == 0.0 ? 0.0 : NAN;
    for (size_t i = 0; i < n; i++) {
        const secrecy_piece p = secrecy_piece_of(w, sheet, unit, i);
        sum += from->mark[p.row] == ARP_CELL_OK ? p.share * from->value[p.row] : NAN;
    }
    return sum;
}

/* The denominator as it is told; 1 of a plain sum, NaN where a cell of it is not told. */
static double denominator(const secrecy_work *w, const secrecy_total *t) {
    const arp_formula *f = &t->measure->denominator;
    double sum = f->n ? 0.0 : 1.0;
    for (size_t k = 0; k < f->n; k++) {
        size_t sheet, column;
        if (!secrecy_find_column(w, f->term[k].column, &sheet, &column)) return NAN;
        if (w->in->sheet[sheet].level != SIZE_MAX) return NAN;
        for (size_t i = 0; i < t->n_units; i++) {
            if (is_total(w, t->unit[i]) && t->n_units > 1) continue;
            sum += f->term[k].factor * told(w, sheet, column, t->unit[i]);
        }
    }
    return sum;
}

arp_status secrecy_stated(secrecy_work *w, arp_error *err) {
    for (size_t i = 0; i < w->in->n_totals; i++) {
        const secrecy_total *t = &w->in->total[i];
        const double by = denominator(w, t) / t->measure->what->per, sum = t->value * by;
        const double off = fabs(by) * (t->exact ? 0.0 : half_of(t->value)) + 1e-9 * fabs(sum);
        if (t->n_units == 0 || !(by > 0.0) || !isfinite(sum)) continue;
        if (put_formula(w, t, &t->measure->numerator))
            secrecy_close(w, sum - off, sum + off, SECRECY_SUPPOSED, t->name);
        else secrecy_drop_terms(&w->system);
    }
    return secrecy_system_status(&w->system, err);
}
