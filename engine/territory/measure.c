/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/amounts.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "territory/messages.h"

/* The answer of one evaluation, n rows; zero[i] where a denominator is 0. */
typedef struct answer {
    double *x, *coverage;
    uint8_t *mark, *zero;
} answer;

static bool make_answer(answer *a, size_t n) {
    a->x = arp_zalloc(n, sizeof *a->x);
    a->coverage = arp_zalloc(n, sizeof *a->coverage);
    a->mark = arp_zalloc(n, 1);
    a->zero = arp_zalloc(n, 1);
    return a->x && a->coverage && a->mark && a->zero;
}

static void free_answer(answer *a) {
    arp_free(a->x);
    arp_free(a->coverage);
    arp_free(a->mark);
    arp_free(a->zero);
}

/* x = per * numerator / denominator, or per * numerator without one; den may be empty. */
static void divide(double per, const arp_amounts *num, const arp_amounts *den, size_t n,
                   answer *a) {
    for (size_t i = 0; i < n; i++) {
        uint8_t mark = den->x ? arp_mark_worse(num->mark[i], den->mark[i]) : num->mark[i];
        a->zero[i] = mark == ARP_CELL_OK && den->x && den->x[i] == 0;
        if (a->zero[i]) mark = ARP_CELL_NOT_APPLICABLE;
        a->mark[i] = mark;
        if (mark != ARP_CELL_OK) {
            a->x[i] = NAN;
        } else {
            a->x[i] = den->x ? per * num->x[i] / den->x[i] : per * num->x[i];
        }
    }
}

static arp_status eval_ratio(const arp_measure *m, const arp_table *table, answer *a,
                             arp_error *err) {
    arp_status st = ARP_OK;
    const size_t n = table->n_rows;
    arp_amounts num = {0}, den = {0};
    ARP_TRY(arp_amounts_of(m->what, &m->numerator, table, NULL, n, &num, err));
    if (m->denominator.n) {
        ARP_TRY(arp_amounts_of(m->what, &m->denominator, table, NULL, n, &den, err));
    }
    divide(m->what->per, &num, &den, n, a);
done:
    arp_amounts_free(&num);
    arp_amounts_free(&den);
    return st;
}

static arp_status eval_value(const arp_measure *m, const arp_table *table, answer *a,
                             arp_error *err) {
    const arp_column *column = arp_table_column(table, m->value);
    if (!column) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_MEASURE_NO_COLUMN, "ss", m->what->id, m->value);
    }
    if (table->n_rows == 0) return ARP_OK;
    memcpy(a->x, column->value, table->n_rows * sizeof *a->x);
    memcpy(a->mark, column->mark, table->n_rows);
    return ARP_OK;
}

/* NaN where there is no coverage, a cell is marked or the whole is 0. */
static arp_status eval_coverage(const arp_measure *m, const arp_table *table, answer *a,
                                arp_error *err) {
    arp_status st = ARP_OK;
    const size_t n = table->n_rows;
    arp_amounts part = {0}, whole = {0};
    const bool has = m->coverage[0].n && m->coverage[1].n;
    if (has) {
        ARP_TRY(arp_amounts_of(m->what, &m->coverage[0], table, NULL, n, &part, err));
        ARP_TRY(arp_amounts_of(m->what, &m->coverage[1], table, NULL, n, &whole, err));
    }
    for (size_t i = 0; i < n; i++) {
        bool known = has && !part.mark[i] && !whole.mark[i] && whole.x[i] != 0;
        a->coverage[i] = known ? part.x[i] / whole.x[i] : NAN;
    }
done:
    arp_amounts_free(&part);
    arp_amounts_free(&whole);
    return st;
}

static arp_status check_finite(const arp_measure *m, const arp_table *table, const answer *a,
                               arp_error *err) {
    for (size_t i = 0; i < table->n_rows; i++) {
        if (a->mark[i] == ARP_CELL_OK && !isfinite(a->x[i])) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_MEASURE_NOT_FINITE, "ss", m->what->id,
                            table->code[i]);
        }
    }
    return ARP_OK;
}

arp_status arp_measure_eval(const arp_measure *m, const arp_table *table, double *x, uint8_t *mark,
                            double *coverage, uint8_t *zero, arp_error *err) {
    arp_status st = ARP_OK;
    const size_t n = table->n_rows;
    answer a = {0};
    if (!make_answer(&a, n)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(m->value ? eval_value(m, table, &a, err) : eval_ratio(m, table, &a, err));
    ARP_TRY(eval_coverage(m, table, &a, err));
    ARP_TRY(check_finite(m, table, &a, err));
    for (size_t i = 0; i < n; i++) {
        x[i] = a.x[i];
        mark[i] = a.mark[i];
        coverage[i] = a.coverage[i];
        zero[i] = a.zero[i];
    }
done:
    free_answer(&a);
    return st;
}
