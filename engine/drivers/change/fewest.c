/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/fewest.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"

enum { MOST_OPEN = 500, NODES = 200 };

/* Columns: p weights, the border t, one choice a selected row (it stands under t), one an open row
   of the others (it stands over t). Values are in units of the widest spread, scores within 1/2. */
typedef struct mixed {
    const arp_polytope *of;
    arp_pool *pool;
    size_t *open; /* rows of the others that may stand over a selected one */
    size_t n_open;
    double *work;         /* 2 n    */
    double *best, *found; /* p each */
    size_t misplaced;     /* under `best` */
    double *cost, *low, *high, *row_low, *row_high, *value, *x;
    bool *whole;
    size_t *start, *column, n_rows, n_entries;
} mixed;

static double at(const mixed *m, size_t l, size_t row) {
    return (m->of->of->x[l][row] - m->of->middle[l]) / m->of->unit;
}

/* Selected rows without one of m seats under w; seats tied at the last one go to selected rows. */
static size_t misplaced(mixed *m, const double *w) {
    const arp_listing *of = m->of->of;
    double *score = m->work, *sorted = m->work + of->n;
    size_t above = 0, seated = 0, tied = 0;
    for (size_t i = 0; i < of->n; i++) {
        score[i] = 0.0;
        for (size_t l = 0; l < of->p; l++) score[i] += w[l] * at(m, l, i);
        sorted[i] = score[i];
    }
    double last = arp_kth_largest(sorted, of->n, of->m);
    for (size_t i = 0; i < of->n; i++) {
        bool over = score[i] > last + ARP_POLYTOPE_TIE;
        above += over;
        seated += over && m->of->in[i];
        tied += !over && m->of->in[i] && score[i] >= last - ARP_POLYTOPE_TIE;
    }
    size_t left = of->m > above ? of->m - above : 0;
    return of->m - seated - (tied < left ? tied : left);
}

static void keep_better(mixed *m, const double *w) {
    size_t here = misplaced(m, w);
    if (here >= m->misplaced) return;
    m->misplaced = here;
    for (size_t l = 0; l < m->of->of->p; l++) m->best[l] = w[l];
}

/* What is known beforehand: the weights of the largest margin, equal ones, each column alone. */
static void look_around(mixed *m) {
    size_t p = m->of->of->p;
    m->misplaced = m->of->of->m;
    keep_better(m, m->of->w);
    for (size_t l = 0; l < p; l++) m->found[l] = 1.0 / (double)p;
    keep_better(m, m->found);
    for (size_t c = 0; c < p; c++) {
        for (size_t l = 0; l < p; l++) m->found[l] = l == c ? 1.0 : 0.0;
        keep_better(m, m->found);
    }
}

/* Could the row stand over a selected one? */
static bool is_open(const mixed *m, size_t row) {
    const arp_listing *of = m->of->of;
    for (size_t t = 0; t < of->m; t++) {
        for (size_t l = 0; l < of->p; l++) {
            if (of->x[l][row] > of->x[l][of->selected[t]]) return true;
        }
    }
    return false;
}

static bool begin(mixed *m) {
    const arp_listing *of = m->of->of;
    m->pool = arp_pool_new();
    if (!arp_pool_take_all(m->pool, ARP_ARRAY(m->open, of->n), ARP_ROWS(m->work, of->n, 2),
                           ARP_ROWS(m->best, of->p, 2)))
        return false;
    m->found = m->best + of->p;
    for (size_t i = 0; i < of->n; i++) {
        if (!m->of->in[i] && is_open(m, i)) m->open[m->n_open++] = i;
    }
    return true;
}

static bool take(mixed *m) {
    size_t p = m->of->of->p, choices = m->of->of->m + m->n_open;
    size_t columns = p + 1 + choices, rows = 3 + choices;
    size_t entries = p + 2 * choices + choices * (p + 2);
    double *numbers = arp_pool_take(m->pool, 4 * columns + 2 * rows + entries, sizeof *numbers);
    m->whole = arp_pool_take(m->pool, columns, sizeof *m->whole);
    m->start = arp_pool_take(m->pool, rows + 1, sizeof *m->start);
    m->column = arp_pool_take(m->pool, entries, sizeof *m->column);
    if (!numbers || !m->whole || !m->start || !m->column) return false;
    m->cost = numbers;
    m->low = m->cost + columns;
    m->high = m->low + columns;
    m->x = m->high + columns;
    m->row_low = m->x + columns;
    m->row_high = m->row_low + rows;
    m->value = m->row_high + rows;
    return true;
}

static void put(mixed *m, size_t column, double value) {
    m->column[m->n_entries] = column;
    m->value[m->n_entries++] = value;
}

static void close_row(mixed *m, double low, double high) {
    m->row_low[m->n_rows] = low;
    m->row_high[m->n_rows++] = high;
    m->start[m->n_rows] = m->n_entries;
}

/* The row's score less t, and its choice with a constant that frees it. */
static void put_score(mixed *m, size_t row, size_t choice, double frees) {
    size_t p = m->of->of->p;
    for (size_t l = 0; l < p; l++) put(m, l, at(m, l, row));
    put(m, p, -1.0);
    put(m, choice, frees);
}

/* Fewer than are misplaced under the best weights so far. */
static void fill(mixed *m) {
    const arp_listing *of = m->of->of;
    size_t p = of->p, under = p + 1, over = under + of->m;
    m->low[p] = -0.5;
    m->high[p] = 0.5;
    for (size_t l = 0; l < p; l++) m->high[l] = 1.0;
    for (size_t c = under; c < over + m->n_open; c++) {
        m->high[c] = 1.0;
        m->whole[c] = true;
        m->cost[c] = c < over ? 1.0 : 0.0;
    }
    for (size_t l = 0; l < p; l++) put(m, l, 1.0);
    close_row(m, 1.0, 1.0);
    for (size_t t = 0; t < of->m; t++) put(m, under + t, 1.0);
    close_row(m, 1.0, (double)m->misplaced - 1.0);
    for (size_t t = 0; t < of->m; t++) put(m, under + t, -1.0);
    for (size_t o = 0; o < m->n_open; o++) put(m, over + o, 1.0);
    close_row(m, -INFINITY, 0.0);
    for (size_t t = 0; t < of->m; t++) {
        put_score(m, of->selected[t], under + t, 1.0);
        close_row(m, 0.0, INFINITY);
    }
    for (size_t o = 0; o < m->n_open; o++) {
        put_score(m, m->open[o], over + o, -1.0);
        close_row(m, -INFINITY, 0.0);
    }
}

static arp_status branch(mixed *m, arp_fewest *out, arp_error *err) {
    size_t columns = m->of->of->p + 1 + m->of->of->m + m->n_open;
    arp_program_answer answer;
    if (!take(m)) return arp_fail_memory(err);
    fill(m);
    const arp_program program = {.n_columns = columns,
                                 .n_rows = m->n_rows,
                                 .cost = m->cost,
                                 .low = m->low,
                                 .high = m->high,
                                 .whole = m->whole,
                                 .row_low = m->row_low,
                                 .row_high = m->row_high,
                                 .start = m->start,
                                 .column = m->column,
                                 .value = m->value,
                                 .node_limit = NODES};
    arp_status st = arp_program_solve(&program, m->x, &answer, err);
    if (st != ARP_OK) return st;
    out->nodes = answer.nodes;
    if (!isnan(answer.value)) keep_better(m, m->x);
    out->misplaced = m->misplaced;
    if (answer.state == ARP_PROGRAM_INFEASIBLE) out->at_least = m->misplaced;
    else if (isfinite(answer.bound)) {
        double bound = fmin(ceil(answer.bound - 1e-6), (double)m->misplaced);
        if (bound > (double)out->at_least) out->at_least = (size_t)bound;
    }
    return ARP_OK;
}

arp_status arp_fewest_find(arp_polytope *polytope, arp_fewest *out, arp_error *err) {
    mixed m = {.of = polytope};
    arp_fewest made = {.at_least = 1};
    arp_status st = ARP_OK;
    if (begin(&m)) {
        look_around(&m);
        made.misplaced = m.misplaced;
        if (m.misplaced > 1 && m.n_open <= MOST_OPEN) st = branch(&m, &made, err);
    } else {
        st = arp_fail_memory(err);
    }
    arp_pool_free(m.pool);
    if (st == ARP_OK) *out = made;
    return st;
}
