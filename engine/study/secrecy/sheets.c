/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/sheets.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"

/* ---- units ---- */

size_t secrecy_pieces(const secrecy_work *w, size_t sheet, size_t u) {
    const arp_carry *c = w->in->sheet[sheet].carry;
    if (c) return c->first[u + 1] - c->first[u];
    return w->row[sheet] && w->row[sheet][u] != SIZE_MAX;
}

secrecy_piece secrecy_piece_of(const secrecy_work *w, size_t sheet, size_t u, size_t i) {
    const arp_carry *c = w->in->sheet[sheet].carry;
    if (!c) return (secrecy_piece){w->row[sheet][u], 1.0};
    const arp_link *link = &c->link[c->first[u] + i];
    return (secrecy_piece){link->row, link->share};
}

/* Where each unit, or territory of the sheet's level, has its row. */
static arp_status find_rows(secrecy_work *w, size_t sheet, arp_error *err) {
    const secrecy_sheet *s = &w->in->sheet[sheet];
    const bool on_level = s->level != SIZE_MAX;
    const size_t n = on_level ? w->in->level[s->level].n : w->in->n_units;
    const char *const *code =
        on_level ? (const char *const *)w->in->level[s->level].code : w->in->code;
    if (s->carry) return ARP_OK;
    w->row[sheet] = arp_pool_take(w->pool, n, sizeof **w->row);
    arp_codes *codes = arp_codes_new(s->table->code, s->table->n_rows);
    if (!w->row[sheet] || !codes) {
        arp_codes_free(codes);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) w->row[sheet][i] = arp_codes_find(codes, code[i]);
    arp_codes_free(codes);
    return ARP_OK;
}

/* ---- columns ---- */

/* Every told number is a multiple of it: many of them are not so by chance. */
static double step_of(const arp_column *c, size_t n) {
    enum { MANY = 5 };
    for (double step = 1000.0; step > 1.5; step /= 10.0) {
        size_t above = 0, off = 0;
        double first = 0.0;
        for (size_t i = 0; i < n && !off; i++) {
            if (c->mark[i] != ARP_CELL_OK || c->value[i] == 0.0) continue;
            off += fmod(c->value[i], step) != 0.0;
            if (above == 0) first = c->value[i];
            above += above == 0 || c->value[i] != first;
        }
        if (!off && above >= MANY) return step;
    }
    return 1.0;
}

/* How far a number of the column may be from what it was before it was rounded: half of its last
   digit; nothing where all are whole, or where more digits are told than anybody rounds to. */
static void look_at_digits(secrecy_figures *f, size_t n) {
    enum { MOST_DIGITS = 9 };
    const arp_column *c = f->from;
    double ten = 1.0;
    int digits = 0;
    for (size_t i = 0; i < n && digits <= MOST_DIGITS; i++) {
        if (c->mark[i] != ARP_CELL_OK) continue;
        while (digits <= MOST_DIGITS) {
            const double x = c->value[i] * ten;
            if (fabs(x - nearbyint(x)) <= 1e-7 + 1e-14 * fabs(x)) break;
            ten *= 10.0;
            digits++;
        }
    }
    f->whole = digits == 0;
    f->half = digits == 0 || digits > MOST_DIGITS ? 0.0 : 0.5 / ten;
    f->step = f->whole ? step_of(c, n) : 1.0;
    if (f->step > 1.5) f->half = 0.5 * f->step;
}

static void look_at_column(const secrecy_sheet *s, size_t j, secrecy_figures *f) {
    const arp_column *c = &s->table->column[j];
    f->name = c->name;
    f->from = c;
    f->counts = s->counts[j];
    f->floor = f->counts && !s->below[j] ? 0.0 : -INFINITY;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        f->used |= c->mark[i] == ARP_CELL_SECRET;
        if (c->mark[i] == ARP_CELL_OK && c->value[i] < f->floor) f->floor = -INFINITY;
    }
    look_at_digits(f, s->table->n_rows);
}

bool secrecy_find_column(const secrecy_work *w, const char *name, size_t *sheet, size_t *column) {
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        for (size_t j = 0; j < w->in->sheet[i].table->n_columns; j++) {
            if (strcmp(w->figures[i][j].name, name) != 0) continue;
            *sheet = i;
            *column = j;
            return true;
        }
    }
    return false;
}

/* ---- which columns are bound to one with a secret cell ---- */

/* Is some column of the formulas used? With `mark` all become so; true where one did. */
static bool touch(secrecy_work *w, const arp_formula *const *f, size_t n, bool mark) {
    bool any = false;
    for (size_t k = 0; k < n; k++) {
        for (size_t t = 0; t < f[k]->n; t++) {
            size_t i, j;
            if (!secrecy_find_column(w, f[k]->term[t].column, &i, &j)) continue;
            any |= mark ? !w->figures[i][j].used : w->figures[i][j].used;
            if (mark) w->figures[i][j].used = true;
        }
    }
    return any;
}

static bool spread_formulas(secrecy_work *w, const arp_formula *const *f, size_t n) {
    return touch(w, f, n, false) && touch(w, f, n, true);
}

/* Columns that count are compared from one level to another. */
static bool spread_levels(secrecy_work *w) {
    bool on_level[2] = {false, false}, more = false;
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        for (size_t j = 0; j < w->in->sheet[i].table->n_columns; j++) {
            const secrecy_figures *f = &w->figures[i][j];
            on_level[w->in->sheet[i].level != SIZE_MAX] |= f->used && f->counts;
        }
    }
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        const bool level = w->in->sheet[i].level != SIZE_MAX;
        for (size_t j = 0; on_level[!level] && j < w->in->sheet[i].table->n_columns; j++) {
            secrecy_figures *f = &w->figures[i][j];
            more |= f->counts && !f->used;
            f->used = f->used || f->counts;
        }
    }
    return more;
}

static void spread(secrecy_work *w) {
    for (bool more = true; more;) {
        more = w->in->n_levels > 0 && spread_levels(w);
        for (size_t r = 0; r < w->in->n_relations; r++) {
            const secrecy_relation *q = &w->in->relation[r];
            const arp_formula *const all[] = {&q->left, &q->right, &q->below};
            more |= spread_formulas(w, all, 3);
        }
        for (size_t t = 0; t < w->in->n_totals; t++) {
            const arp_formula *const all[] = {&w->in->total[t].measure->numerator};
            more |= spread_formulas(w, all, 1);
        }
    }
}

/* ---- cells ---- */

static void add_cells(secrecy_work *w, size_t sheet, secrecy_figures *f) {
    const secrecy_input *in = w->in;
    const arp_table *t = in->sheet[sheet].table;
    const bool people = in->population && strcmp(f->name, in->population) == 0;
    f->first = w->system.n_cells;
    for (size_t i = 0; i < t->n_rows; i++) {
        const bool secret = f->from->mark[i] == ARP_CELL_SECRET;
        const bool counted = secret && f->counts && f->floor == 0.0;
        const secrecy_cell cell = {.value = secret ? NAN : f->from->value[i],
                                   .half = secret ? 0.0 : f->half,
                                   .least = counted ? in->between[0] : f->floor,
                                   .most = counted ? in->between[1] : INFINITY,
                                   .bound = f->counts ? in->bound : 0.0,
                                   .whole = f->whole,
                                   .fixed = people || f->from->mark[i] != ARP_CELL_OK};
        (void)secrecy_add_cell(&w->system, &cell);
    }
}

static bool is_secret(const secrecy_work *w) {
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        for (size_t j = 0; j < w->in->sheet[i].table->n_columns; j++) {
            if (w->figures[i][j].used) return true;
        }
    }
    return false;
}

arp_status secrecy_sheets_open(secrecy_work *w, arp_error *err) {
    const secrecy_input *in = w->in;
    const secrecy_cell none = {.fixed = true};
    arp_status st = ARP_OK;
    if (!arp_pool_take_all(w->pool, ARP_ARRAY(w->figures, in->n_sheets),
                           ARP_ARRAY(w->row, in->n_sheets), ARP_ARRAY(w->total, in->n_sheets)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < in->n_sheets; i++) {
        const arp_table *t = in->sheet[i].table;
        if (!arp_pool_take_all(w->pool, ARP_ARRAY(w->figures[i], t->n_columns),
                               ARP_ARRAY(w->total[i], t->n_rows)))
            return arp_fail_memory(err);
        for (size_t j = 0; j < t->n_columns; j++)
            look_at_column(&in->sheet[i], j, &w->figures[i][j]);
    }
    if (!is_secret(w)) return ARP_OK;
    spread(w);
    (void)secrecy_add_cell(&w->system, &none);
    for (size_t i = 0; i < in->n_sheets; i++) {
        ARP_TRY(find_rows(w, i, err));
        for (size_t j = 0; j < in->sheet[i].table->n_columns; j++) {
            if (!w->figures[i][j].used) continue;
            add_cells(w, i, &w->figures[i][j]);
            w->stepped |= w->figures[i][j].step > 1.5;
        }
    }
    ARP_TRY(secrecy_system_status(&w->system, err));
done:
    return st;
}

void secrecy_take_steps_as_told(secrecy_work *w) {
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        const arp_table *t = w->in->sheet[i].table;
        for (size_t j = 0; j < t->n_columns; j++) {
            const secrecy_figures *f = &w->figures[i][j];
            if (!f->used || f->coarse || f->step < 1.5) continue;
            for (size_t r = 0; r < t->n_rows; r++) w->system.cell[f->first + r].half = 0.0;
        }
    }
}

void secrecy_locate(const secrecy_work *w, size_t cell, size_t *sheet, size_t *column,
                    size_t *row) {
    for (size_t i = 0; i < w->in->n_sheets; i++) {
        const arp_table *t = w->in->sheet[i].table;
        for (size_t j = 0; j < t->n_columns; j++) {
            const secrecy_figures *f = &w->figures[i][j];
            if (!f->used || cell < f->first || cell >= f->first + t->n_rows) continue;
            *sheet = i;
            *column = j;
            *row = cell - f->first;
            return;
        }
    }
}
