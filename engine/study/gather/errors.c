/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "study/gather/messages.h"
#include "territory/interval.h"

/* Of stated intervals, and of those computed here: 95 % limits. */
static const double ALPHA = 0.05;

arp_error_model gather_model(const arp_measure *m) {
    if (m->value || m->what->value) return ARP_ERROR_NONE; /* also one that is summed by weights */
    if (m->what->error == ARP_ERROR_POISSON) return ARP_ERROR_POISSON;
    bool ratio = m->denominator.n > 0;
    return m->what->error == ARP_ERROR_BINOMIAL && ratio ? ARP_ERROR_BINOMIAL : ARP_ERROR_NONE;
}

/* The kept cells of a raw column, NaN where marked. */
static double *kept_cells(const gathered *g, const char *name, arp_pool *pool) {
    const arp_column *column = arp_table_column(&g->all, name);
    double *x = arp_pool_take(pool, g->n_kept, sizeof *x);
    for (size_t i = 0; x && i < g->n_kept; i++) x[i] = column->value[g->kept[i]];
    return x;
}

static arp_status refuse(const spec *s, const arp_study *study, size_t leaf, size_t row,
                         arp_message why, arp_error *err) {
    return arp_fail_at(err, s->leaf[leaf].indicator->place, ARP_DOMAIN, why, "ss",
                       study->made[leaf].id, study->values.code[row]);
}

static arp_status take_standard_error(const spec *s, arp_study *study, const gathered *g,
                                      size_t leaf, arp_error *err) {
    arp_value_error *e = &study->errors[leaf];
    const double *off = kept_cells(g, g->measure[leaf].standard_error, study->pool);
    if (!off) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (off[i] < 0.0) return refuse(s, study, leaf, i, ARP_MSG_PRECISION_NEGATIVE, err);
    }
    e->standard_error = off;
    return ARP_OK;
}

/* Stated limits give a standard error too: half their width over the quantile. */
static arp_status take_limits(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_value_error *e = &study->errors[leaf];
    const double *value = study->values.column[leaf].value,
                 z = arp_normal_quantile_above(ALPHA / 2.0);
    const double *low = kept_cells(g, m->interval[0], study->pool);
    const double *high = kept_cells(g, m->interval[1], study->pool);
    double *off = arp_pool_take(study->pool, g->n_kept, sizeof *off);
    e->limit = arp_pool_take(study->pool, g->n_kept, sizeof *e->limit);
    if (!low || !high || !off || !e->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (low[i] > high[i] || value[i] < low[i] || value[i] > high[i])
            return refuse(s, study, leaf, i, ARP_MSG_PRECISION_INTERVAL, err);
        e->limit[i][0] = low[i];
        e->limit[i][1] = high[i];
        off[i] = (high[i] - low[i]) / (2.0 * z);
    }
    e->standard_error = off;
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

/* A directly standardised rate brings its variance; its limits are those of its rule. */
static arp_status take_direct(const spec_rates *r, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    arp_value_error *e = &study->errors[leaf];
    double *off = arp_pool_take(study->pool, g->n_kept, sizeof *off);
    e->numerator = arp_pool_take(study->pool, g->n_kept, sizeof *e->numerator);
    e->limit = arp_pool_take(study->pool, g->n_kept, sizeof *e->limit);
    if (!e->numerator || !off || !e->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        const arp_counted *direct = &g->rates[leaf].direct[g->kept[i]];
        e->numerator[i] = off[i] = e->limit[i][0] = e->limit[i][1] = NAN;
        if (study->values.column[leaf].mark[i] != ARP_CELL_OK) continue;
        r->rule->limits(direct, ALPHA, e->limit[i]);
        for (size_t k = 0; k < 2; k++) e->limit[i][k] *= r->per;
        e->numerator[i] = direct->events;
        off[i] = r->per * sqrt(direct->variance);
    }
    e->standard_error = off;
    return ARP_OK;
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
    if (m->standard_error) ARP_TRY(take_standard_error(s, study, g, leaf, err));
    if (m->interval[0]) ARP_TRY(take_limits(s, study, g, leaf, err));
    if (e->model != ARP_ERROR_NONE) ARP_TRY(take_counts(study, g, leaf, err));
    if (rates) e->rule = rates->rule->name;
    if (rates && !rates->indirect) ARP_TRY(take_direct(rates, study, g, leaf, err));
done:
    return st;
}

arp_status gather_errors(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    arp_status st = ARP_OK;
    study->errors = arp_pool_take(study->pool, s->n_leaves, sizeof *study->errors);
    if (!study->errors) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_leaves && st == ARP_OK; i++) st = take_leaf(s, study, g, i, err);
    return st;
}
