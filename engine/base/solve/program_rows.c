/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/solve/program.h"

enum { BATCH = 24 }; /* rows taken up at a time */

/* The rows taken up so far; row 0 is the one that always holds. */
typedef struct taken {
    const arp_program_rows *rows;
    size_t n, room;
    size_t *start, *column;
    double *value, *low, *high;
    bool *in;       /* n_rows */
    double *broken; /* n_rows: by how much */
    uint32_t *order;
    double *a; /* n_columns */
} taken;

static bool grow(taken *t) {
    size_t room = t->room ? 2 * t->room : 64, p = t->rows->n_columns;
    size_t *start = arp_resize(t->start, room + 1, sizeof *start);
    if (start) t->start = start;
    size_t *column = arp_resize(t->column, room * p, sizeof *column);
    if (column) t->column = column;
    double *value = arp_resize(t->value, room * p, sizeof *value);
    if (value) t->value = value;
    double *low = arp_resize(t->low, room, sizeof *low);
    if (low) t->low = low;
    double *high = arp_resize(t->high, room, sizeof *high);
    if (high) t->high = high;
    if (!start || !column || !value || !low || !high) return false;
    t->start[0] = 0;
    t->room = room;
    return true;
}

static bool take(taken *t, const double *a, double low, double high) {
    size_t p = t->rows->n_columns;
    if (t->n == t->room && !grow(t)) return false;
    for (size_t j = 0; j < p; j++) {
        t->column[t->n * p + j] = j;
        t->value[t->n * p + j] = a[j];
    }
    t->low[t->n] = low;
    t->high[t->n] = high;
    t->n++;
    t->start[t->n] = t->n * p;
    return true;
}

/* Takes up the rows x breaks most, ties by number; *more: were there any? */
static arp_status take_broken(taken *t, const double *x, bool *more, arp_error *err) {
    const arp_program_rows *rows = t->rows;
    *more = false;
    for (size_t r = 0; r < rows->n_rows; r++) {
        t->broken[r] = 0.0;
        if (t->in[r]) continue;
        double limit = rows->row(rows->of, r, t->a), sum = 0.0;
        for (size_t j = 0; j < rows->n_columns; j++) sum += t->a[j] * x[j];
        if (sum - limit > rows->slack) t->broken[r] = sum - limit;
    }
    if (!arp_order_falling(t->broken, rows->n_rows, t->order)) return arp_fail_memory(err);
    for (size_t i = 0; i < BATCH && i < rows->n_rows && t->broken[t->order[i]] > 0.0; i++) {
        size_t r = t->order[i];
        double limit = rows->row(rows->of, r, t->a);
        if (!take(t, t->a, -INFINITY, limit)) return arp_fail_memory(err);
        t->in[r] = true;
        *more = true;
    }
    return ARP_OK;
}

static bool begin(taken *t) {
    const arp_program_rows *rows = t->rows;
    t->in = arp_zalloc(rows->n_rows, sizeof *t->in);
    t->broken = arp_zalloc(rows->n_rows, sizeof *t->broken);
    t->order = arp_zalloc(rows->n_rows, sizeof *t->order);
    t->a = arp_zalloc(rows->n_columns, sizeof *t->a);
    return t->in && t->broken && t->order && t->a &&
           take(t, rows->even, rows->even_value, rows->even_value);
}

arp_status arp_program_rows_solve(const arp_program_rows *rows, double *x, arp_program_answer *out,
                                  arp_error *err) {
    arp_status st = ARP_OK;
    arp_program_answer answer;
    taken t = {.rows = rows};
    double *found = arp_zalloc(rows->n_columns, sizeof *found);
    bool more = true;
    if (!found || !begin(&t)) ARP_TRY(arp_fail_memory(err));
    do {
        arp_program program = {.n_columns = rows->n_columns,
                               .n_rows = t.n,
                               .cost = rows->cost,
                               .low = rows->low,
                               .high = rows->high,
                               .row_low = t.low,
                               .row_high = t.high,
                               .start = t.start,
                               .column = t.column,
                               .value = t.value};
        ARP_TRY(arp_program_solve(&program, found, &answer, err));
        if (answer.state != ARP_PROGRAM_OPTIMAL) break;
        ARP_TRY(take_broken(&t, found, &more, err));
        if (more && t.n > ARP_PROGRAM_ROWS_MOST) {
            answer = (arp_program_answer){ARP_PROGRAM_NOT_FOUND, NAN, answer.bound, 0};
            break;
        }
    } while (more);
    for (size_t j = 0; j < rows->n_columns && answer.state == ARP_PROGRAM_OPTIMAL; j++) {
        x[j] = found[j];
    }
    *out = answer;

done:
    arp_free(found);
    arp_free(t.start);
    arp_free(t.column);
    arp_free(t.value);
    arp_free(t.low);
    arp_free(t.high);
    arp_free(t.in);
    arp_free(t.broken);
    arp_free(t.order);
    arp_free(t.a);
    return st;
}
