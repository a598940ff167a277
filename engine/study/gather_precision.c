/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather.h"

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "territory/interval.h"

/* Of stated intervals, and of those computed here: 95 % limits. */
static const double ALPHA = 0.05;

arp_count_model gather_count_model(const arp_measure *m) {
    if (m->what->value || m->value) return ARP_COUNT_NONE; /* also one that is summed by weights */
    if (m->what->error == ARP_ERROR_POISSON) return ARP_COUNT_POISSON;
    bool ratio = m->denominator.n > 0;
    return m->what->error == ARP_ERROR_BINOMIAL && ratio ? ARP_COUNT_BINOMIAL : ARP_COUNT_NONE;
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
    arp_precision *p = &study->made[leaf].precision;
    p->standard_error = kept_cells(g, g->measure[leaf].standard_error, study->pool);
    if (!p->standard_error) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (p->standard_error[i] < 0.0)
            return refuse(s, study, leaf, i, ARP_MSG_PRECISION_NEGATIVE, err);
    }
    return ARP_OK;
}

/* Stated limits give a standard error too: half their width over the quantile. */
static arp_status take_limits(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_precision *p = &study->made[leaf].precision;
    const double *value = study->values.column[leaf].value,
                 z = arp_normal_quantile_above(ALPHA / 2.0);
    double *low = kept_cells(g, m->interval[0], study->pool);
    double *high = kept_cells(g, m->interval[1], study->pool);
    p->limit = arp_pool_take(study->pool, g->n_kept, sizeof *p->limit);
    if (!low || !high || !p->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (low[i] > high[i] || value[i] < low[i] || value[i] > high[i])
            return refuse(s, study, leaf, i, ARP_MSG_PRECISION_INTERVAL, err);
        p->limit[i][0] = low[i];
        p->limit[i][1] = high[i];
    }
    if (p->standard_error) return ARP_OK;
    p->standard_error = low; /* its numbers are in p->limit by now */
    for (size_t i = 0; i < g->n_kept; i++) p->standard_error[i] = (high[i] - low[i]) / (2.0 * z);
    return ARP_OK;
}

static arp_status take_counts(arp_study *study, const gathered *g, size_t leaf, arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_precision *p = &study->made[leaf].precision;
    arp_parts parts;
    arp_status st = arp_measure_parts(m, &g->all, g->kept, g->n_kept, study->pool, &parts, err);
    if (st != ARP_OK) return st;
    p->count = parts.numerator;
    p->exposure = parts.denominator;
    p->rule = p->model == ARP_COUNT_BINOMIAL ? arp_interval_wilson.name : arp_interval_poisson.name;
    return ARP_OK;
}

/* A directly standardised rate brings its variance; its limits are those of its rule. */
static arp_status take_direct(const spec_rates *r, arp_study *study, const gathered *g, size_t leaf,
                              arp_error *err) {
    arp_precision *p = &study->made[leaf].precision;
    p->count = arp_pool_take(study->pool, g->n_kept, sizeof *p->count);
    p->standard_error = arp_pool_take(study->pool, g->n_kept, sizeof *p->standard_error);
    p->limit = arp_pool_take(study->pool, g->n_kept, sizeof *p->limit);
    if (!p->count || !p->standard_error || !p->limit) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        const arp_counted *direct = &g->rates[leaf].direct[g->kept[i]];
        p->count[i] = p->standard_error[i] = p->limit[i][0] = p->limit[i][1] = (double)NAN;
        if (study->values.column[leaf].mark[i] != ARP_CELL_OK) continue;
        r->rule->limits(direct, ALPHA, p->limit[i]);
        for (size_t k = 0; k < 2; k++) p->limit[i][k] *= r->per;
        p->count[i] = direct->events;
        p->standard_error[i] = r->per * sqrt(direct->variance);
    }
    return ARP_OK;
}

arp_status gather_precision(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                            arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    arp_precision *p = &study->made[leaf].precision;
    arp_status st = ARP_OK;
    *p = (arp_precision){.model = gather_count_model(m), .per = m->what->per, .rule = ""};
    bool stated = !study->zoned; /* errors of communes are not those of their mean */
    if (stated && m->standard_error) ARP_TRY(take_standard_error(s, study, g, leaf, err));
    if (stated && m->interval[0]) ARP_TRY(take_limits(s, study, g, leaf, err));
    if (p->model != ARP_COUNT_NONE) ARP_TRY(take_counts(study, g, leaf, err));
    const spec_rates *rates = s->leaf[leaf].rates;
    if (rates) p->rule = rates->rule->name;
    if (rates && !rates->indirect) ARP_TRY(take_direct(rates, study, g, leaf, err));
done:
    return st;
}
