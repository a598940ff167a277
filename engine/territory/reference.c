/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/amounts.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "territory/messages.h"

/* Moves the unmarked cells to the front of both sides; marked rows go to out->marked. */
static void set_marked_apart(arp_amounts *num, arp_amounts *den, const size_t *rows, size_t n,
                             arp_reference *out) {
    for (size_t i = 0; i < n; i++) {
        if (num->mark[i] != ARP_CELL_OK || (den->x && den->mark[i] != ARP_CELL_OK)) {
            out->marked[out->n_marked++] = rows[i];
            continue;
        }
        num->x[out->n] = num->x[i];
        if (den->x) den->x[out->n] = den->x[i];
        out->n++;
    }
}

static arp_status reckon(const arp_measure *m, const arp_amounts *num, const arp_amounts *den,
                         arp_reference *out, arp_error *err) {
    double above = arp_sum(num->x, out->n), below = den->x ? arp_sum(den->x, out->n) : 1;
    if (out->n == 0 || below == 0) return ARP_OK;
    double per = m->value ? 1 : m->what->per;
    out->value = den->x ? per * above / below : per * above;
    if (isfinite(above) && isfinite(below) && isfinite(out->value)) return ARP_OK;
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_REFERENCE_NOT_FINITE, "s", m->what->id);
}

bool arp_measure_ready(const arp_measure *m, const arp_table *table, const arp_column **weight) {
    *weight = NULL;
    if (m->what->aggregation == ARP_SUM) return true;
    if (m->what->aggregation != ARP_WEIGHTED_MEAN || !m->weight) return false;
    *weight = arp_table_column(table, m->weight);
    return *weight != NULL;
}

/* The two sums of a ready value: of the value, or of value times weight and of the weights. */
static arp_status ready_sides(const arp_measure *m, const arp_table *table, const size_t *rows,
                              size_t n, arp_amounts *num, arp_amounts *den, arp_error *err) {
    arp_term value = {1.0, m->value}, weight = {1.0, m->weight};
    const arp_formula values = {&value, 1}, weights = {&weight, 1};
    const arp_column *by;
    if (!arp_measure_ready(m, table, &by)) return ARP_OK;
    arp_status st = arp_amounts_of(m->what, &values, table, rows, n, num, err);
    if (st == ARP_OK && by) st = arp_amounts_of(m->what, &weights, table, rows, n, den, err);
    for (size_t i = 0; st == ARP_OK && by && i < n; i++) num->x[i] *= den->x[i];
    return st;
}

static arp_status formula_sides(const arp_measure *m, const arp_table *table, const size_t *rows,
                                size_t n, arp_amounts *num, arp_amounts *den, arp_error *err) {
    arp_status st = arp_amounts_of(m->what, &m->numerator, table, rows, n, num, err);
    if (st != ARP_OK || m->denominator.n == 0) return st;
    return arp_amounts_of(m->what, &m->denominator, table, rows, n, den, err);
}

arp_status arp_reference_of(const arp_measure *m, const arp_table *table, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_amounts num = {0}, den = {0};
    arp_reference r = {.value = NAN};
    ARP_TRY(m->value ? ready_sides(m, table, rows, n, &num, &den, err)
                     : formula_sides(m, table, rows, n, &num, &den, err));
    if (num.x) {
        r.marked = arp_pool_take(pool, n, sizeof *r.marked);
        if (!r.marked) ARP_TRY(arp_fail_memory(err));
        set_marked_apart(&num, &den, rows, n, &r);
        ARP_TRY(reckon(m, &num, &den, &r, err));
    }
    *out = r;
done:
    arp_amounts_free(&num);
    arp_amounts_free(&den);
    return st;
}
