/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/move.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/solve/program.h"

static const double MARGIN = ARP_MOVE_MARGIN;

/* Branch and cut counts weights in this part of 1: GLPK lets its nodes miss a bound by 1e-6. */
static const double FINE = 1e4;

enum { MOST_OPEN = 2000 }; /* rows left to choose from, for branch and cut */

/* Row c of the others must have a w <= -MARGIN for each target, unless exempt; c is exempt for
   good, or needs nothing, where that is settled. Values are in units of the widest spread. */
typedef struct model {
    const arp_move *move;
    arp_pool *pool;
    double unit;
    size_t *other; /* n - n_targets rows */
    size_t n_others;
    size_t *open; /* places in other, rising: not settled */
    size_t n_open;
    long cap;                     /* of the open ones may be exempt; negative: impossible */
    bool *exempt;                 /* as `open` */
    size_t n_columns;             /* of the program: up and down a weight, and, where the largest
                                     change counts, that */
    double *cost, *low, *high;    /* n_columns */
    double *even, *a, *at, *work; /* n_columns, n_columns, p, n */
    size_t *sorted;               /* p */
    uint32_t *order;              /* n */
} model;

static bool begin(model *m) {
    const arp_move *v = m->move;
    size_t n = v->n, p = v->p, columns = 2 * p + v->norm->largest;
    m->pool = arp_pool_new();
    double *numbers;
    if (!arp_pool_take_all(m->pool, ARP_ARRAY(numbers, 5 * columns + p + n), ARP_ARRAY(m->other, n),
                           ARP_ARRAY(m->open, n), ARP_ARRAY(m->exempt, n), ARP_ARRAY(m->sorted, p),
                           ARP_ARRAY(m->order, n)))
        return false;
    m->n_columns = columns;
    m->cost = numbers;
    m->low = m->cost + columns;
    m->high = m->low + columns;
    m->even = m->high + columns;
    m->a = m->even + columns;
    m->at = m->a + columns;
    m->work = m->at + p;
    for (size_t t = 0; t < v->n_targets; t++) m->exempt[v->target[t]] = true;
    for (size_t i = 0; i < n; i++) {
        if (!m->exempt[i]) m->other[m->n_others++] = i;
    }
    for (size_t l = 0; l < p; l++) {
        double least = v->x[l][0], most = v->x[l][0];
        for (size_t i = 1; i < n; i++) {
            least = fmin(least, v->x[l][i]);
            most = fmax(most, v->x[l][i]);
        }
        m->unit = fmax(m->unit, most - least);
        m->cost[l] = m->cost[p + l] = v->norm->largest ? 0.0 : 1.0;
        m->high[l] = fmax(0.0, 1.0 - v->w0[l]);
        m->high[p + l] = v->w0[l];
        m->even[l] = 1.0;
        m->even[p + l] = -1.0;
    }
    if (v->norm->largest) m->cost[2 * p] = m->high[2 * p] = 1.0;
    if (!(m->unit > 0.0)) m->unit = 1.0;
    return true;
}

/* a of place c and target t: p numbers. */
static void difference(const model *m, size_t c, size_t t, double *a) {
    const arp_move *v = m->move;
    size_t j = m->other[c], i = v->target[t];
    double unit = v->leave ? -m->unit : m->unit;
    for (size_t l = 0; l < v->p; l++) a[l] = (v->x[l][j] - v->x[l][i]) / unit;
}

static double dot(const double *a, const double *w, size_t p) {
    double sum = 0.0;
    for (size_t l = 0; l < p; l++) sum += a[l] * w[l];
    return sum;
}

/* Least and greatest a w over the simplex within `radius` of w0. */
static void reach(const model *m, const double *a, double radius, double *least, double *most) {
    const arp_move *v = m->move;
    size_t p = v->p, *by = m->sorted;
    for (size_t l = 0; l < p; l++) {
        size_t at = l;
        for (; at > 0 && a[by[at - 1]] > a[l]; at--) by[at] = by[at - 1];
        by[at] = l;
    }
    v->norm->reach(a, v->w0, p, radius, by, least, most);
}

/* A row that only ever ties with a target is not above it, so it may try to enter; but to leave,
   the target must be below. */
static double harmless(const arp_move *v) {
    return v->leave ? -MARGIN : 0.0;
}

/* Settles what can be within a radius. */
static void settle(model *m, double radius) {
    const arp_move *v = m->move;
    m->cap = v->leave ? (long)m->n_others - (long)v->k : (long)v->k - (long)v->n_targets;
    m->n_open = 0;
    for (size_t c = 0; c < m->n_others; c++) {
        bool never = true, always = false;
        for (size_t t = 0; t < v->n_targets; t++) {
            double least, most;
            difference(m, c, t, m->a);
            reach(m, m->a, radius, &least, &most);
            if (most <= harmless(v)) continue;
            never = false;
            always = always || least > -MARGIN;
        }
        if (always) m->cap--;
        else if (!never) m->open[m->n_open++] = c;
    }
}

/* The first k as they are: strictly above counts. */
static bool holds(const model *m, const double *w) {
    const arp_move *v = m->move;
    for (size_t i = 0; i < v->n; i++) {
        m->work[i] = 0.0;
        for (size_t l = 0; l < v->p; l++) m->work[i] += w[l] * v->x[l][i];
    }
    double last = m->work[v->target[0]];
    for (size_t t = 1; t < v->n_targets; t++) last = fmin(last, m->work[v->target[t]]);
    size_t above = 0;
    for (size_t c = 0; c < m->n_others; c++) above += m->work[m->other[c]] > last;
    return v->leave ? above >= v->k : above + v->n_targets <= v->k;
}

/* The cap open rows that are furthest on the wrong side at w are exempt, ties by row. */
static arp_status exempt_at(model *m, const double *w, arp_error *err) {
    const arp_move *v = m->move;
    for (size_t o = 0; o < m->n_open; o++) {
        m->exempt[o] = false;
        m->work[o] = -INFINITY;
        for (size_t t = 0; t < v->n_targets; t++) {
            difference(m, m->open[o], t, m->a);
            m->work[o] = fmax(m->work[o], dot(m->a, w, v->p));
        }
    }
    if (!arp_order_falling(m->work, m->n_open, m->order)) return arp_fail_memory(err);
    for (size_t o = 0; o < m->n_open && (long)o < m->cap; o++) m->exempt[m->order[o]] = true;
    return ARP_OK;
}

/* Rows that hold each change, up or down, under the largest; none where changes add up. */
static size_t n_largest(const model *m) {
    return m->move->norm->largest ? 2 * m->move->p : 0;
}

/* Row r of the program over (up, down, largest), w = w0 + up - down: first those of the largest. */
static double fixed_row(const void *of, size_t r, double *a) {
    const model *m = of;
    size_t p = m->move->p, before = n_largest(m);
    for (size_t j = 2 * p; j < m->n_columns; j++) a[j] = 0.0;
    if (r < before) {
        for (size_t j = 0; j < 2 * p; j++) a[j] = j == r ? 1.0 : 0.0;
        a[2 * p] = -1.0;
        return 0.0;
    }
    r -= before;
    size_t o = r / m->move->n_targets;
    if (m->exempt[o]) return INFINITY;
    difference(m, m->open[o], r % m->move->n_targets, a);
    double most = a[0];
    for (size_t l = 1; l < p; l++) most = fmax(most, a[l]);
    if (most <= harmless(m->move)) return INFINITY;
    for (size_t l = 0; l < p; l++) a[p + l] = -a[l];
    return -MARGIN - dot(a, m->move->w0, p);
}

/* Nearest weights with the exempt rows as they are; a distance of NaN: none, or none that holds. */
static arp_status nearest(model *m, double *w, double *distance, arp_error *err) {
    size_t p = m->move->p;
    arp_program_answer answer;
    arp_program_rows rows = {.n_columns = m->n_columns,
                             .n_rows = n_largest(m) + m->n_open * m->move->n_targets,
                             .cost = m->cost,
                             .low = m->low,
                             .high = m->high,
                             .even = m->even,
                             .slack = MARGIN / 16.0,
                             .row = fixed_row,
                             .of = m};
    double *x = arp_pool_take(m->pool, m->n_columns + p, sizeof *x);
    if (!x) return arp_fail_memory(err);
    *distance = NAN;
    arp_status st = arp_program_rows_solve(&rows, x, &answer, err);
    if (st != ARP_OK || answer.state != ARP_PROGRAM_OPTIMAL) return st;
    double *found = x + m->n_columns;
    for (size_t l = 0; l < p; l++) found[l] = fmax(0.0, m->move->w0[l] + x[l] - x[p + l]);
    if (!holds(m, found)) return ARP_OK;
    for (size_t l = 0; l < p; l++) w[l] = found[l];
    *distance = m->move->norm->distance(found, m->move->w0, p);
    return ARP_OK;
}

/* A first solution: those ahead now stay ahead; failing that, those ahead under one column alone,
   the nearest such. */
static arp_status first(model *m, double *w, double *distance, arp_error *err) {
    size_t p = m->move->p;
    arp_status st = exempt_at(m, m->move->w0, err);
    if (st == ARP_OK) st = nearest(m, w, distance, err);
    if (st != ARP_OK || !isnan(*distance)) return st;
    double *other = arp_pool_take(m->pool, p, sizeof *other), found = NAN;
    if (!other) return arp_fail_memory(err);
    for (size_t l = 0; l < p && st == ARP_OK; l++) {
        for (size_t j = 0; j < p; j++) m->at[j] = j == l ? 1.0 : 0.0;
        st = exempt_at(m, m->at, err);
        if (st == ARP_OK) st = nearest(m, other, &found, err);
        if (isnan(found) || found >= *distance) continue;
        *distance = found;
        for (size_t j = 0; j < p; j++) w[j] = other[j];
    }
    return st;
}

/* Rows exempt for nothing at a solution give their place to those that hold it back, as long as
   that brings it nearer. */
static arp_status improve(model *m, double *w, double *distance, arp_error *err) {
    size_t p = m->move->p;
    double *other = arp_pool_take(m->pool, p, sizeof *other), found = *distance;
    arp_status st = other ? ARP_OK : arp_fail_memory(err);
    while (st == ARP_OK && found <= *distance) {
        st = exempt_at(m, w, err);
        if (st == ARP_OK) st = nearest(m, other, &found, err);
        if (st != ARP_OK || !(found < *distance - MARGIN)) break;
        *distance = found;
        for (size_t l = 0; l < p; l++) w[l] = other[l];
    }
    return st;
}

/* The mixed program: columns up, down, largest and exempt; rows even, distance, cap, those of the
   largest, and one an open row and target, with a constant as tight as the radius lets it be. */
typedef struct mixed {
    arp_program program;
    double *cost, *low, *high, *row_low, *row_high, *value, *x;
    bool *whole;
    size_t *start, *column, n;
} mixed;

static void put(mixed *f, size_t column, double value) {
    f->column[f->n] = column;
    f->value[f->n++] = value;
}

static void close_row(mixed *f, double low, double high) {
    size_t r = f->program.n_rows++;
    f->row_low[r] = low;
    f->row_high[r] = high;
    f->start[r + 1] = f->n;
}

static bool take_mixed(const model *m, mixed *f) {
    size_t p = m->move->p, pairs = m->n_open * m->move->n_targets, bounds = n_largest(m);
    size_t columns = m->n_columns + m->n_open, rows = 3 + bounds + pairs;
    size_t entries = 4 * p + 1 + 2 * bounds + m->n_open + pairs * (2 * p + 1);
    double *numbers = arp_pool_take(m->pool, 4 * columns + 2 * rows + entries, sizeof *numbers);
    f->whole = arp_pool_take(m->pool, columns, sizeof *f->whole);
    f->start = arp_pool_take(m->pool, rows + 1, sizeof *f->start);
    f->column = arp_pool_take(m->pool, entries, sizeof *f->column);
    if (!numbers || !f->whole || !f->start || !f->column) return false;
    f->cost = numbers;
    f->low = f->cost + columns;
    f->high = f->low + columns;
    f->x = f->high + columns;
    f->row_low = f->x + columns;
    f->row_high = f->row_low + rows;
    f->value = f->row_high + rows;
    f->program = (arp_program){.n_columns = columns,
                               .cost = f->cost,
                               .low = f->low,
                               .high = f->high,
                               .whole = f->whole,
                               .row_low = f->row_low,
                               .row_high = f->row_high,
                               .start = f->start,
                               .column = f->column,
                               .value = f->value,
                               .node_limit = m->move->node_limit};
    return true;
}

static void fill_mixed(model *m, double radius, mixed *f) {
    const arp_move *v = m->move;
    size_t p = v->p, choices = m->n_columns;
    for (size_t j = 0; j < f->program.n_columns; j++) {
        bool choice = j >= choices;
        f->cost[j] = choice ? 0.0 : m->cost[j];
        f->high[j] = choice ? 1.0 : FINE * m->high[j];
        f->whole[j] = choice;
    }
    for (size_t j = 0; j < 2 * p; j++) put(f, j, m->even[j]);
    close_row(f, 0.0, 0.0);
    for (size_t j = 0; j < choices; j++) {
        if (m->cost[j] > 0.0) put(f, j, m->cost[j]);
    }
    close_row(f, -INFINITY, FINE * radius);
    for (size_t o = 0; o < m->n_open; o++) put(f, choices + o, 1.0);
    close_row(f, -INFINITY, (double)m->cap);
    for (size_t j = 0; j < n_largest(m); j++) {
        put(f, j, 1.0);
        put(f, 2 * p, -1.0);
        close_row(f, -INFINITY, 0.0);
    }
    for (size_t o = 0; o < m->n_open; o++) {
        for (size_t t = 0; t < v->n_targets; t++) {
            double least, most;
            difference(m, m->open[o], t, m->a);
            reach(m, m->a, radius, &least, &most);
            if (most <= harmless(v)) continue;
            for (size_t l = 0; l < p; l++) put(f, l, m->a[l]);
            for (size_t l = 0; l < p; l++) put(f, p + l, -m->a[l]);
            put(f, choices + o, -FINE * (most + MARGIN));
            close_row(f, -INFINITY, -FINE * (MARGIN + dot(m->a, v->w0, p)));
        }
    }
}

/* Branch and cut within the distance of the first solution. */
static arp_status best(model *m, double *w, arp_move_answer *out, arp_error *err) {
    bool none = isnan(out->distance);
    double whole = m->move->norm->whole;
    double radius = none ? whole : fmin(whole, out->distance * (1.0 + 1e-9) + 1e-12);
    if (!none) settle(m, radius);
    if (m->n_open > MOST_OPEN || m->cap < 0) {
        /* nothing within the radius but the first solution itself, where cap is negative */
        out->status = m->cap < 0 ? ARP_CHANGE_OPTIMAL : ARP_CHANGE_FEASIBLE;
        out->gap = m->cap < 0 ? 0.0 : NAN;
        if (none) out->status = ARP_CHANGE_NOT_FOUND;
        return ARP_OK;
    }
    mixed f = {0};
    arp_program_answer answer;
    if (!take_mixed(m, &f)) return arp_fail_memory(err);
    fill_mixed(m, radius, &f);
    arp_status st = arp_program_solve(&f.program, f.x, &answer, err);
    if (st != ARP_OK) return st;
    out->nodes = answer.nodes;
    answer.value /= FINE;
    answer.bound /= FINE;
    double found = NAN, *other = m->at;
    if (!isnan(answer.value)) {
        for (size_t o = 0; o < m->n_open; o++) m->exempt[o] = f.x[m->n_columns + o] > 0.5;
        st = nearest(m, other, &found, err);
        if (st != ARP_OK) return st;
    }
    if (found < out->distance || (none && !isnan(found))) {
        out->distance = found;
        for (size_t l = 0; l < m->move->p; l++) w[l] = other[l];
    }
    bool proved = answer.state == ARP_PROGRAM_OPTIMAL || answer.state == ARP_PROGRAM_INFEASIBLE;
    if (isnan(out->distance)) {
        bool empty = answer.state == ARP_PROGRAM_INFEASIBLE;
        out->status = empty ? ARP_CHANGE_IMPOSSIBLE : ARP_CHANGE_NOT_FOUND;
        return ARP_OK;
    }
    double low = answer.state == ARP_PROGRAM_OPTIMAL ? answer.value : fmax(0.0, answer.bound);
    out->gap = fmax(0.0, 1.0 - low / out->distance);
    if (proved && (answer.state == ARP_PROGRAM_INFEASIBLE || out->gap < 1e-6)) {
        out->status = ARP_CHANGE_OPTIMAL;
        out->gap = 0.0;
    } else {
        out->status = ARP_CHANGE_FEASIBLE;
    }
    return ARP_OK;
}

static arp_status find(model *m, double *w, arp_move_answer *out, arp_error *err) {
    if (holds(m, m->move->w0)) {
        *out = (arp_move_answer){.status = ARP_CHANGE_OPTIMAL, .bound = NAN};
        for (size_t l = 0; l < m->move->p; l++) w[l] = m->move->w0[l];
        return ARP_OK;
    }
    *out = (arp_move_answer){ARP_CHANGE_IMPOSSIBLE, NAN, NAN, NAN, 0};
    settle(m, m->move->norm->whole);
    if (m->cap < 0) return ARP_OK;
    arp_status st = first(m, w, &out->distance, err);
    if (st != ARP_OK) return st;
    out->bound = out->distance;
    if (!isnan(out->distance)) st = improve(m, w, &out->distance, err);
    if (st != ARP_OK) return st;
    return best(m, w, out, err);
}

arp_status arp_move_find(const arp_move *move, double *w, arp_move_answer *out, arp_error *err) {
    model m = {.move = move};
    arp_move_answer answer;
    arp_status st = begin(&m) ? find(&m, w, &answer, err) : arp_fail_memory(err);
    arp_pool_free(m.pool);
    if (st == ARP_OK) *out = answer;
    return st;
}
