/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "study/gather/messages.h"
#include "study/gather/zoned.h"
#include "territory/interval.h"

/* Of stated intervals, and of those computed here: 95 % limits. */
static const double ALPHA = 0.05;

arp_error_model gather_model(const arp_measure *m) {
    if (m->value || m->what->value) return ARP_ERROR_NONE; /* also one that is summed by weights */
    if (m->what->error == ARP_ERROR_POISSON) return ARP_ERROR_POISSON;
    bool ratio = m->denominator.n > 0;
    return m->what->error == ARP_ERROR_BINOMIAL && ratio ? ARP_ERROR_BINOMIAL : ARP_ERROR_NONE;
}

/* Cells of a raw column in n rows, NaN where marked. */
static double *cells(const gathered *g, const char *name, const size_t *rows, size_t n,
                     arp_pool *pool) {
    const arp_column *column = arp_table_column(&g->all, name);
    double *x = arp_pool_take(pool, n, sizeof *x);
    for (size_t i = 0; x && i < n; i++) x[i] = column->value[rows[i]];
    return x;
}

static arp_status refuse(const spec *s, const arp_study *study, const gathered *g, size_t leaf,
                         size_t row, arp_message why, arp_error *err) {
    return arp_fail_at(err, s->leaf[leaf].indicator->place, ARP_DOMAIN, why, "ss",
                       study->made[leaf].id, g->all.code[row]);
}

double gather_stated_error(const arp_measure *m, const arp_table *table, size_t row) {
    if (m->standard_error) return arp_table_column(table, m->standard_error)->value[row];
    double low = arp_table_column(table, m->interval[0])->value[row];
    double high = arp_table_column(table, m->interval[1])->value[row];
    return (high - low) / (2.0 * arp_normal_quantile_above(ALPHA / 2.0));
}

/* The error of one value of g->all; NaN unknown. */
static double error_at(const gathered *g, const arp_zoned *zoned, size_t leaf, size_t row) {
    const arp_measure *m = &g->measure[leaf];
    const arp_counted *direct = g->rates[leaf].direct;
    if (zoned) {
        const arp_column *parts = &g->all.column[leaf * ZONED_COLUMNS];
        double by = m->denominator.n ? parts[ZONED_DENOMINATOR].value[row] : 1.0;
        return sqrt(parts[ZONED_VARIANCE].value[row]) / by;
    }
    if (!direct) return gather_stated_error(m, &g->all, row);
    bool known = g->rates[leaf].strata.mark[row] == ARP_CELL_OK;
    return known ? m->what->per * sqrt(direct[row].variance) : NAN;
}

arp_status gather_standard_errors(const spec *s, const arp_study *study, const gathered *g,
                                  size_t leaf, const size_t *rows, size_t n, const double **out,
                                  arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    const arp_zoned *zoned = study->zoned && study->zoned->has_error[leaf] ? study->zoned : NULL;
    *out = NULL;
    if (!m->standard_error && !m->interval[0] && !g->rates[leaf].direct && !zoned) return ARP_OK;
    double *off = arp_pool_take(study->pool, n, sizeof *off);
    if (!off) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        off[i] = error_at(g, zoned, leaf, rows[i]);
        if (!(off[i] < 0.0)) continue;
        return refuse(s, study, g, leaf, rows[i],
                      m->standard_error ? ARP_MSG_PRECISION_NEGATIVE : ARP_MSG_PRECISION_INTERVAL,
                      err);
    }
    *out = off;
    return ARP_OK;
}

/* The limits that come with a value hold it. */
static arp_status take_limits(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_value_error *e = &study->errors[leaf];
    const double *value = study->values.column[leaf].value;
    const double *low = cells(g, m->interval[0], g->kept, g->n_kept, study->pool);
    const double *high = cells(g, m->interval[1], g->kept, g->n_kept, study->pool);
    e->limit = arp_pool_take(study->pool, g->n_kept, sizeof *e->limit);
    if (!low || !high || !e->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (value[i] < low[i] || value[i] > high[i])
            return refuse(s, study, g, leaf, g->kept[i], ARP_MSG_PRECISION_INTERVAL, err);
        e->limit[i][0] = low[i];
        e->limit[i][1] = high[i];
    }
    return ARP_OK;
}

static arp_status take_counts(arp_study *study, const gathered *g, size_t leaf, arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_value_error *e = &study->errors[leaf];
    arp_ingredients parts;
    arp_status st =
        arp_measure_ingredients(m, &g->all, g->kept, g->n_kept, study->pool, &parts, err);
    if (st != ARP_OK) return st;
    e->numerator = parts.numerator;
    e->denominator = parts.denominator;
    e->rule = e->model == ARP_ERROR_BINOMIAL ? arp_interval_wilson.name : arp_interval_poisson.name;
    return ARP_OK;
}

/* A directly standardised rate brings its events; its limits are those of its rule. */
static arp_status take_direct(const spec_rates *r, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    arp_value_error *e = &study->errors[leaf];
    e->numerator = arp_pool_take(study->pool, g->n_kept, sizeof *e->numerator);
    e->limit = arp_pool_take(study->pool, g->n_kept, sizeof *e->limit);
    if (!e->numerator || !e->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        const arp_counted *direct = &g->rates[leaf].direct[g->kept[i]];
        e->numerator[i] = e->limit[i][0] = e->limit[i][1] = NAN;
        if (study->values.column[leaf].mark[i] != ARP_CELL_OK) continue;
        r->rule->limits(direct, ALPHA, e->limit[i]);
        for (size_t k = 0; k < 2; k++) e->limit[i][k] *= r->per;
        e->numerator[i] = direct->events;
    }
    return ARP_OK;
}

/* What the error of an indicator is the error of; NULL where it has none. */
static const char *error_of(const arp_value_error *e, const arp_measure *m,
                            const spec_rates *rates) {
    if (e->model != ARP_ERROR_NONE || rates) return arp_error_of_name(ARP_ERROR_OF_EVENTS);
    return e->standard_error ? arp_error_of_name(m->what->error_of) : NULL;
}

static arp_status take_leaf(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                            arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    const spec_rates *rates = s->leaf[leaf].rates;
    arp_value_error *e = &study->errors[leaf];
    arp_status st = ARP_OK;
    *e = (arp_value_error){.per = m->what->per, .rule = ""};
    if (s->leaf[leaf].given && s->leaf[leaf].given_on != g->level) return ARP_OK;
    e->model = gather_model(m);
    ARP_TRY(gather_standard_errors(s, study, g, leaf, g->kept, g->n_kept, &e->standard_error, err));
    if (m->interval[0]) ARP_TRY(take_limits(s, study, g, leaf, err));
    if (e->model != ARP_ERROR_NONE) ARP_TRY(take_counts(study, g, leaf, err));
    if (rates) e->rule = rates->rule->name;
    if (rates && !rates->indirect) ARP_TRY(take_direct(rates, study, g, leaf, err));
    study->made[leaf].error_of = error_of(e, m, rates);
done:
    return st;
}

arp_status gather_errors(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    arp_status st = ARP_OK;
    study->errors = arp_pool_take(study->pool, s->n_columns, sizeof *study->errors);
    if (!study->errors) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_columns && st == ARP_OK; i++) st = take_leaf(s, study, g, i, err);
    return st;
}
