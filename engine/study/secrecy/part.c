/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/solve/ranges.h"
#include "study/messages.h"

/* Where a cell stands. */
typedef struct standing {
    size_t equation;
    double factor;
} standing;

/* A cell that joins equations. */
typedef struct member {
    size_t part, cell;
    const standing *in; /* n of them, by rising equation */
    size_t n;
    const secrecy_cell *what;
    bool unknown;
} member;

/* All parts, and the linear system of one. */
typedef struct work {
    const secrecy_asked *asked;
    uint8_t *active, *joins; /* equations with an unknown cell; cells */
    size_t *part, n_parts;   /* of each equation                      */
    size_t *first;           /* n_cells + 1: into standing            */
    standing *standing;
    member *member;
    size_t n_members;
    size_t *equation, *row; /* by part; of each equation within its part */
    /* of one part: */
    size_t *head; /* first member of each column, one more at the end */
    size_t *cell; /* of the members, in their order                   */
    size_t n_columns, n_rows, *start, *column;
    const size_t *of_rows; /* its equations */
    double *value, *low, *high, *row_low, *row_high, *parts[2], ends[2];
    bool *wanted;
} work;

static void work_free(work *w) {
    arp_free(w->active);
    arp_free(w->joins);
    arp_free(w->part);
    arp_free(w->first);
    arp_free(w->standing);
    arp_free(w->member);
    arp_free(w->equation);
    arp_free(w->row);
    arp_free(w->head);
    arp_free(w->cell);
    arp_free(w->start);
    arp_free(w->column);
    arp_free(w->value);
    arp_free(w->low);
    arp_free(w->high);
    arp_free(w->row_low);
    arp_free(w->row_high);
    arp_free(w->parts[0]);
    arp_free(w->parts[1]);
    arp_free(w->wanted);
}

static bool work_make(const secrecy_asked *asked, work *w) {
    const secrecy_system *s = asked->system;
    const size_t cells = s->n_cells, rows = s->n_equations, terms = s->n_terms;
    *w = (work){.asked = asked};
    return arp_zalloc_all(
        ARP_ARRAY(w->active, rows), ARP_ARRAY(w->joins, cells), ARP_ARRAY(w->part, rows),
        ARP_ARRAY(w->first, cells + 2), ARP_ARRAY(w->standing, terms), ARP_ARRAY(w->member, cells),
        ARP_ARRAY(w->equation, rows), ARP_ARRAY(w->row, rows), ARP_ARRAY(w->head, cells + 1),
        ARP_ARRAY(w->cell, cells), ARP_ARRAY(w->start, rows + 1), ARP_ARRAY(w->column, terms),
        ARP_ARRAY(w->value, terms), ARP_ARRAY(w->low, cells), ARP_ARRAY(w->high, cells),
        ARP_ARRAY(w->row_low, rows), ARP_ARRAY(w->row_high, rows), ARP_ARRAY(w->parts[0], rows),
        ARP_ARRAY(w->parts[1], rows), ARP_ARRAY(w->wanted, cells));
}

/* Equations with an unknown cell; the cells that join them: those, and rounded ones that stand in
   several, whose true number is the same in each. */
static void find_joins(work *w) {
    const secrecy_system *s = w->asked->system;
    for (size_t e = 0; e < s->n_equations; e++) {
        const secrecy_equation *q = &s->equation[e];
        for (size_t t = q->first; t < q->first + q->n; t++)
            w->active[e] |= w->asked->unknown[s->term[t].cell];
    }
    for (size_t e = 0; e < s->n_equations; e++) {
        const secrecy_equation *q = &s->equation[e];
        for (size_t t = q->first; w->active[e] && t < q->first + q->n; t++)
            w->first[s->term[t].cell + 2]++;
    }
    for (size_t i = 0; i < s->n_cells; i++) {
        const secrecy_cell *c = &s->cell[i];
        size_t n = w->first[i + 2];
        w->joins[i] = n && (w->asked->unknown[i] || (c->half > 0.0 && n > 1));
    }
}

/* Where each joining cell stands. */
static void find_standings(work *w) {
    const secrecy_system *s = w->asked->system;
    for (size_t i = 0; i < s->n_cells; i++) w->first[i + 2] += w->first[i + 1];
    for (size_t e = 0; e < s->n_equations; e++) {
        const secrecy_equation *q = &s->equation[e];
        for (size_t t = q->first; w->active[e] && t < q->first + q->n; t++)
            w->standing[w->first[s->term[t].cell + 1]++] = (standing){e, s->term[t].factor};
    }
    for (size_t i = 0; i < s->n_cells; i++) {
        const standing *in = &w->standing[w->first[i]];
        if (!w->joins[i]) continue;
        w->member[w->n_members++] = (member){.part = w->part[in->equation],
                                             .cell = i,
                                             .in = in,
                                             .n = w->first[i + 1] - w->first[i],
                                             .what = &s->cell[i],
                                             .unknown = w->asked->unknown[i] != 0};
    }
}

static int by_number(double a, double b) {
    return a < b ? -1 : a > b;
}

static int by_size(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

/* 0 where equations cannot tell two cells apart. */
static int alike(const member *a, const member *b) {
    int at = by_size(a->part, b->part);
    if (!at) at = (int)b->unknown - (int)a->unknown;
    if (!at) at = by_size(a->n, b->n);
    for (size_t i = 0; !at && i < a->n; i++) {
        at = by_size(a->in[i].equation, b->in[i].equation);
        if (!at) at = by_number(a->in[i].factor, b->in[i].factor);
    }
    if (at || !a->unknown) return at;
    at = (int)a->what->whole - (int)b->what->whole;
    if (!at) at = by_number(a->what->least, b->what->least);
    if (!at) at = by_number(a->what->bound, b->what->bound);
    return at ? at : by_number(a->what->most, b->what->most);
}

static int by_likeness(const void *a, const void *b) {
    const member *x = a, *y = b;
    int at = alike(x, y);
    return at ? at : by_size(x->cell, y->cell);
}

/* Columns of the part of members from..to. */
static void put_columns(work *w, size_t from, size_t to) {
    w->n_columns = 0;
    for (size_t i = from; i < to; i++) {
        const member *m = &w->member[i];
        w->cell[i] = m->cell;
        if (i == from || alike(m - 1, m) != 0) {
            w->head[w->n_columns] = i;
            w->low[w->n_columns] = w->high[w->n_columns] = 0.0;
            w->wanted[w->n_columns++] = false;
        }
        size_t j = w->n_columns - 1;
        w->low[j] += m->unknown ? m->what->least : m->what->value - m->what->half;
        w->high[j] += m->unknown ? m->what->most : m->what->value + m->what->half;
        if (m->unknown && w->asked->wanted[m->cell]) w->wanted[j] = true;
    }
    w->head[w->n_columns] = to;
}

/* What the told cells of an equation leave for the others. */
static void put_bounds(work *w, size_t row, const secrecy_equation *q) {
    const secrecy_system *s = w->asked->system;
    double told = 0.0, off = 0.0, size = 0.0;
    for (size_t t = q->first; t < q->first + q->n; t++) {
        const secrecy_term *term = &s->term[t];
        const secrecy_cell *c = &s->cell[term->cell];
        if (w->joins[term->cell]) continue;
        told += term->factor * c->value;
        off += fabs(term->factor) * c->half;
        size += fabs(term->factor * c->value);
    }
    off += 1e-12 * size;
    w->row_low[row] = q->low - told - off;
    w->row_high[row] = q->high - told + off;
}

static void put_rows(work *w) {
    const size_t n = w->n_rows;
    memset(w->start, 0, (n + 1) * sizeof *w->start);
    for (size_t j = 0; j < w->n_columns; j++) {
        const member *m = &w->member[w->head[j]];
        for (size_t k = 0; k < m->n; k++) w->start[w->row[m->in[k].equation] + 1]++;
    }
    for (size_t i = 0; i < n; i++) w->start[i + 1] += w->start[i];
    for (size_t j = 0; j < w->n_columns; j++) {
        const member *m = &w->member[w->head[j]];
        for (size_t k = 0; k < m->n; k++) {
            size_t at = w->start[w->row[m->in[k].equation]]++;
            w->column[at] = j;
            w->value[at] = m->in[k].factor;
        }
    }
    for (size_t i = n; i > 0; i--) w->start[i] = w->start[i - 1];
    w->start[0] = 0;
    for (size_t i = 0; i < n; i++) put_bounds(w, i, &w->asked->system->equation[w->of_rows[i]]);
}

/* One of k cells of which the sum is known, each from least to most. */
static void share(const secrecy_cell *c, size_t k, const double sum[2], double *least,
                  double *most) {
    double others[2] = {0.0, 0.0};
    if (k > 1) {
        others[0] = (double)(k - 1) * c->least;
        others[1] = (double)(k - 1) * c->most;
    }
    *least = isinf(others[1]) || isinf(sum[0]) ? c->least : fmax(c->least, sum[0] - others[1]);
    *most = isinf(others[0]) || isinf(sum[1]) ? c->most : fmin(c->most, sum[1] - others[0]);
    if (!c->whole) return;
    *least = ceil(*least - 1e-6 - 1e-10 * fabs(*least)) + 0.0; /* no -0 */
    *most = floor(*most + 1e-6 + 1e-10 * fabs(*most)) + 0.0;
}

static void tell(work *w, secrecy_found found, size_t from, size_t to, double least, double most) {
    const secrecy_range range = {.found = found,
                                 .cell = w->cell + from,
                                 .n_cells = to - from,
                                 .least = least,
                                 .most = most,
                                 .equation = w->of_rows,
                                 .by = {w->parts[0], w->parts[1]},
                                 .n_equations = w->n_rows};
    w->asked->seen(w->asked->of, &range);
}

/* The unknown members of the part that begins at the first column, which stand first. */
static size_t unknown_end(const work *w) {
    size_t i = w->head[0];
    while (i < w->head[w->n_columns] && w->member[i].unknown) i++;
    return i;
}

static void seen(void *of, size_t column, int end, double x, const double *rows) {
    work *w = of;
    if (column == SIZE_MAX) {
        memcpy(w->parts[0], rows, w->n_rows * sizeof *rows);
        memcpy(w->parts[1], rows, w->n_rows * sizeof *rows);
        tell(w, SECRECY_CONTRADICTION, w->head[0], unknown_end(w), NAN, NAN);
        return;
    }
    memcpy(w->parts[end > 0], rows, w->n_rows * sizeof *rows);
    w->ends[end > 0] = x;
    if (end < 0) return;
    double least, most;
    const size_t from = w->head[column], to = w->head[column + 1];
    share(w->member[from].what, to - from, w->ends, &least, &most);
    bool none = least > most + 1e-9 * (1.0 + fabs(most));
    tell(w, none ? SECRECY_CONTRADICTION : SECRECY_FOUND, from, to, least, fmax(least, most));
}

/* What was met of a column, as a range of its cells: theirs is no narrower. */
static bool enough(void *of, size_t column, double least, double most) {
    const work *w = of;
    const size_t from = w->head[column], to = w->head[column + 1];
    const double sum[2] = {least, most};
    double of_one[2];
    share(w->member[from].what, to - from, sum, &of_one[0], &of_one[1]);
    return w->asked->enough(w->asked->of, w->member[from].what, of_one[0], of_one[1]);
}

static arp_status solve_part(work *w, arp_error *err) {
    arp_ranges_state state = ARP_RANGES_FOUND;
    const arp_ranges ranges = {.n_columns = w->n_columns,
                               .n_rows = w->n_rows,
                               .low = w->low,
                               .high = w->high,
                               .row_low = w->row_low,
                               .row_high = w->row_high,
                               .start = w->start,
                               .column = w->column,
                               .value = w->value,
                               .asked = w->wanted,
                               .seen = seen,
                               .of = w,
                               .enough = w->asked->enough ? enough : NULL,
                               .go_on = w->asked->go_on,
                               .asking = w->asked->asking};
    arp_error why = {0};
    arp_status st = arp_ranges_find(&ranges, &state, &why);
    if (st == ARP_INTERNAL) { /* factors that are no figures: nothing is known of the part */
        st = ARP_OK;
        state = ARP_RANGES_UNDECIDED;
    }
    if (st != ARP_OK && err) *err = why;
    if (st == ARP_OK && state == ARP_RANGES_STOPPED)
        return arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "");
    if (st == ARP_OK && state == ARP_RANGES_UNDECIDED) {
        memset(w->parts[0], 0, w->n_rows * sizeof *w->parts[0]);
        memset(w->parts[1], 0, w->n_rows * sizeof *w->parts[1]);
        tell(w, SECRECY_UNDECIDED, w->head[0], unknown_end(w), NAN, NAN);
    }
    return st;
}

/* Equations by their part, and the row of each in it. */
static void sort_equations(work *w, size_t *begin) {
    const secrecy_system *s = w->asked->system;
    for (size_t e = 0; e < s->n_equations; e++) {
        if (w->part[e] != SIZE_MAX) begin[w->part[e] + 1]++;
    }
    for (size_t p = 0; p < w->n_parts; p++) begin[p + 1] += begin[p];
    for (size_t e = 0; e < s->n_equations; e++) {
        if (w->part[e] == SIZE_MAX) continue;
        w->equation[begin[w->part[e]]] = e;
        begin[w->part[e]]++;
    }
    for (size_t p = w->n_parts; p > 0; p--) begin[p] = begin[p - 1];
    begin[0] = 0;
    for (size_t p = 0; p < w->n_parts; p++) {
        for (size_t i = begin[p]; i < begin[p + 1]; i++) w->row[w->equation[i]] = i - begin[p];
    }
}

arp_status secrecy_ranges(const secrecy_asked *asked, arp_error *err) {
    work w;
    size_t *begin = NULL;
    arp_status st = ARP_OK;
    if (!work_make(asked, &w)) return arp_fail_memory(err);
    find_joins(&w);
    ARP_TRY(secrecy_parts(asked->system, w.active, w.joins, w.part, &w.n_parts, err));
    find_standings(&w);
    begin = arp_zalloc(w.n_parts + 1, sizeof *begin);
    if (!begin) ARP_TRY(arp_fail_memory(err));
    sort_equations(&w, begin);
    qsort(w.member, w.n_members, sizeof *w.member, by_likeness);
    for (size_t from = 0, to; from < w.n_members; from = to) {
        const size_t part = w.member[from].part;
        for (to = from; to < w.n_members && w.member[to].part == part;) to++;
        w.of_rows = w.equation + begin[part];
        w.n_rows = begin[part + 1] - begin[part];
        put_columns(&w, from, to);
        bool any = false;
        for (size_t j = 0; j < w.n_columns; j++) any |= w.wanted[j];
        if (!any) continue;
        put_rows(&w);
        ARP_TRY(solve_part(&w, err));
    }
done:
    arp_free(begin);
    work_free(&w);
    return st;
}
