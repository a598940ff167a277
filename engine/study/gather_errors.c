/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather.h"

#include <math.h>
#include <string.h>

/* Standard errors in the width of a 95 % interval of a normal. */
static const double WIDTH = 2.0 * 1.959963984540054;

arp_count_model gather_model(const arp_measure *m) {
    if (m->what->value) return ARP_COUNT_NONE; /* also one that is summed by weights */
    if (m->what->error == ARP_ERROR_POISSON) return ARP_COUNT_POISSON;
    bool ratio = m->denominator.n > 0;
    return m->what->error == ARP_ERROR_BINOMIAL && ratio ? ARP_COUNT_BINOMIAL : ARP_COUNT_NONE;
}

static bool is_column(const gathered *g, const char *name) {
    for (size_t i = 0; name && i < g->n_columns; i++) {
        if (strcmp(g->column[i], name) == 0) return true;
    }
    return false;
}

size_t gather_n_errors(const gathered *g, const arp_measure *m) {
    const arp_indicator *what = m->what;
    if (!m->value) return 0;
    if (what->standard_error) return is_column(g, what->standard_error);
    return is_column(g, what->interval[0]) && is_column(g, what->interval[1]) ? 2 : 0;
}

const char *gather_error_column(const arp_measure *m, size_t i) {
    return m->what->standard_error ? m->what->standard_error : m->what->interval[i];
}

/* Of the kept rows; NaN where a cell is marked. */
static arp_status standard_errors(arp_study *study, const gathered *g, const arp_measure *m,
                                  arp_value_error *out, arp_error *err) {
    const arp_column *end[2] = {NULL, NULL};
    size_t n = gather_n_errors(g, m);
    if (n == 0) return ARP_OK;
    double *x = arp_pool_take(study->pool, g->n_kept, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t j = 0; j < n; j++) end[j] = arp_table_column(&g->all, gather_error_column(m, j));
    for (size_t i = 0; i < g->n_kept; i++) {
        size_t row = g->kept[i];
        x[i] = n == 1 ? end[0]->value[row] : (end[1]->value[row] - end[0]->value[row]) / WIDTH;
    }
    out->standard_error = x;
    return ARP_OK;
}

arp_status gather_errors(arp_study *study, const gathered *g, arp_error *err) {
    size_t n = study->values.n_columns;
    study->errors = arp_pool_take(study->pool, n, sizeof *study->errors);
    if (!study->errors) return arp_fail_memory(err);
    for (size_t j = 0; j < n; j++) {
        const arp_measure *m = &g->measure[j];
        const spec_leaf *leaf = &study->spec->leaf[j];
        arp_value_error *out = &study->errors[j];
        if (leaf->given && leaf->given_on != g->level) continue; /* nothing is known of it here */
        arp_parts parts;
        arp_status st = arp_measure_parts(m, &g->all, g->kept, g->n_kept, study->pool, &parts, err);
        if (st == ARP_OK) st = standard_errors(study, g, m, out, err);
        if (st != ARP_OK) return st;
        out->model = gather_model(m);
        out->numerator = parts.numerator;
        out->denominator = parts.denominator;
        out->per = m->value ? 1.0 : m->what->per;
    }
    return ARP_OK;
}
