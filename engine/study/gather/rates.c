/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "study/gather/messages.h"
#include "territory/interval.h"

/* One leaf's rates under way. */
typedef struct standardising {
    const spec *s;
    arp_study *study;
    gathered *g;
    size_t leaf;
    const spec_rates *how;
    gathered_rates *rates;
    arp_column *column[2]; /* of g->all: the rate; or observed and expected */
} standardising;

/* A column more at the end of a table, whose array of columns is taken anew. */
static arp_status add_column(arp_table *t, const char *name, arp_error *err) {
    arp_column *all = arp_pool_take(t->pool, t->n_columns + 1, sizeof *all);
    if (!all) return arp_fail_memory(err);
    memcpy(all, t->column, t->n_columns * sizeof *all);
    arp_column *made = &all[t->n_columns];
    *made = (arp_column){.name = name,
                         .value = arp_pool_take(t->pool, t->n_rows, sizeof *made->value),
                         .mark = arp_pool_take(t->pool, t->n_rows, 1)};
    if (!made->value || !made->mark) return arp_fail_memory(err);
    t->column = all;
    t->n_columns++;
    return ARP_OK;
}

static arp_status keep_text(const char *template, const char *const *args, arp_pool *pool,
                            const char **out, arp_error *err) {
    arp_text t = {0};
    arp_text_fill(&t, template, args);
    *out = t.bad ? NULL : arp_pool_text(pool, t.bytes, t.n);
    arp_text_free(&t);
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* Columns that no file can have: their names hold a line break. */
static arp_status add_columns(standardising *w, arp_error *err) {
    static const char *const NAMES[2][2] = {{"{0} {1}\nrate", NULL},
                                            {"{0} {1}\nobserved", "{0} {1}\nexpected"}};
    char number[ARP_NUMBER_ROOM]; /* an indicator may be read twice */
    const char *args[] = {w->s->leaf[w->leaf].indicator->id, number, NULL}, *name;
    const char *const *names = NAMES[w->how->indirect];
    size_t n = w->how->indirect ? 2 : 1;
    arp_status st = ARP_OK;
    arp_number_from_size(number, w->leaf);
    for (size_t k = 0; k < n; k++) {
        ARP_TRY(keep_text(names[k], args, w->study->pool, &name, err));
        ARP_TRY(add_column(&w->g->all, name, err));
    }
    for (size_t k = 0; k < n; k++) {
        w->column[k] = &w->g->all.column[w->g->all.n_columns - n + k];
    }
done:
    return st;
}

/* True where a fault of an unranked territory only means that it has no such rate. */
static bool is_no_rate(arp_rate_fault fault) {
    return fault == ARP_RATE_POPULATION_ZERO || fault == ARP_RATE_STANDARD_POPULATION ||
           fault == ARP_RATE_STANDARD_EMPTY;
}

static arp_status refuse(const standardising *w, arp_rate_fault fault, size_t row, size_t stratum,
                         arp_error *err) {
    static const arp_message WHY[] = {[ARP_RATE_OK] = ARP_MSG_NONE,
                                      [ARP_RATE_EVENTS] = ARP_MSG_RATES_EVENTS,
                                      [ARP_RATE_POPULATION] = ARP_MSG_RATES_POPULATION,
                                      [ARP_RATE_POPULATION_ZERO] = ARP_MSG_RATES_POPULATION_ZERO,
                                      [ARP_RATE_STANDARD] = ARP_MSG_RATES_STANDARD,
                                      [ARP_RATE_STANDARD_POPULATION] =
                                          ARP_MSG_RATES_STANDARD_POPULATION,
                                      [ARP_RATE_STANDARD_EMPTY] = ARP_MSG_RATES_STANDARD_EMPTY};
    return arp_fail_at(err, w->how->place, ARP_DOMAIN, WHY[fault], "sss", w->g->all.code[row],
                       w->rates->strata.label[stratum], w->how->file.path);
}

/* The rate of one territory into its cells. */
static arp_rate_fault compute(const standardising *w, size_t row, size_t *stratum) {
    const arp_strata *strata = &w->rates->strata;
    size_t at = row * strata->n;
    const double *squares = strata->squares ? strata->squares + at : NULL;
    arp_counted direct;
    arp_expected indirect;
    arp_rate_fault fault;
    if (w->how->indirect) {
        fault = arp_rate_indirect(strata->events + at, strata->population + at,
                                  w->rates->standard_events, w->rates->standard_population,
                                  strata->n, &indirect, stratum);
        if (fault != ARP_RATE_OK) return fault;
        w->column[0]->value[row] = indirect.observed;
        w->column[1]->value[row] = indirect.expected;
        return fault;
    }
    fault = arp_rate_direct(strata->events + at, squares, strata->population + at,
                            w->rates->standard_population, strata->n, &direct, stratum);
    if (fault != ARP_RATE_OK) return fault;
    w->column[0]->value[row] = w->how->per * direct.rate;
    w->rates->direct[row] = direct;
    return fault;
}

static void mark_row(const standardising *w, size_t row, uint8_t mark) {
    for (size_t k = 0; k < 2 && w->column[k]; k++) {
        w->column[k]->value[row] = NAN;
        w->column[k]->mark[row] = mark;
    }
}

static arp_status compute_all(const standardising *w, arp_error *err) {
    const gathered *g = w->g;
    for (size_t row = 0, kept = 0; row < g->all.n_rows; row++) {
        size_t stratum = 0;
        while (kept < g->n_kept && g->kept[kept] < row) kept++;
        bool ranked = kept < g->n_kept && g->kept[kept] == row;
        if (w->rates->strata.mark[row] != ARP_CELL_OK) {
            mark_row(w, row, w->rates->strata.mark[row]);
            continue;
        }
        arp_rate_fault fault = compute(w, row, &stratum);
        if (fault == ARP_RATE_OK) continue;
        if (ranked || !is_no_rate(fault)) return refuse(w, fault, row, stratum, err);
        mark_row(w, row, ARP_CELL_NOT_APPLICABLE);
    }
    return ARP_OK;
}

/* "AGE, SEXE" */
static arp_status name_strata(const spec_rates *r, arp_pool *pool, const char **out,
                              arp_error *err) {
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, r->strata, r->n_strata, r->n_strata);
    *out = arp_pool_text(pool, list, strlen(list));
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* How the measure is written in reports: "DECES / POP | AGE, SEXE", "E(DECES | AGE, SEXE)". */
static arp_status describe(const standardising *w, arp_measure *m, arp_error *err) {
    const spec_rates *r = w->how;
    arp_pool *pool = w->study->pool;
    const char *args[] = {r->events, r->population, NULL, NULL};
    arp_status st = ARP_OK;
    ARP_TRY(name_strata(r, pool, &args[2], err));
    if (r->indirect) {
        m->numerator_text = r->events;
        ARP_TRY(keep_text("E({0} | {2})", args, pool, &m->denominator_text, err));
    } else {
        ARP_TRY(keep_text("{0} / {1} | {2}", args, pool, &m->numerator_text, err));
    }
done:
    return st;
}

static arp_status make_measure(const standardising *w, arp_error *err) {
    const spec_leaf *leaf = &w->s->leaf[w->leaf];
    arp_measure *m = &w->g->measure[w->leaf];
    arp_indicator *what = arp_pool_take(w->study->pool, 1, sizeof *what);
    arp_term *term = arp_pool_take(w->study->pool, 2, sizeof *term);
    if (!what || !term) return arp_fail_memory(err);
    *what = *leaf->indicator;
    what->per = w->how->per;
    *m = (arp_measure){.what = what, .year = what->year};
    if (m->year == 0 && leaf->vintage[0]) m->year = arp_vintage_year(leaf->vintage[0]);
    if (w->how->indirect) {
        what->error = ARP_ERROR_POISSON;
        what->aggregation = ARP_RATIO_OF_SUMS;
        for (size_t k = 0; k < 2 && w->column[k]; k++)
            term[k] = (arp_term){1.0, w->column[k]->name};
        m->numerator = (arp_formula){term, 1};
        m->denominator = (arp_formula){term + 1, 1};
    } else {
        what->aggregation = ARP_WEIGHTED_MEAN;
        m->value = w->column[0]->name;
        m->weight = w->s->population;
    }
    return describe(w, m, err);
}

static arp_status standardise(standardising *w, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(gather_strata(w->s, w->study, w->g, w->leaf, &w->rates->strata, err));
    ARP_TRY(gather_standard(w->s, w->study, w->g, w->leaf, w->rates, err));
    if (!w->how->indirect) {
        w->rates->direct =
            arp_pool_take(w->study->pool, w->g->all.n_rows, sizeof *w->rates->direct);
        if (!w->rates->direct) return arp_fail_memory(err);
    }
    ARP_TRY(add_columns(w, err));
    ARP_TRY(compute_all(w, err));
    ARP_TRY(make_measure(w, err));
done:
    return st;
}

arp_status gather_rates(spec *s, arp_study *study, gathered *g, arp_error *err) {
    for (size_t i = 0; i < s->n_measures; i++) {
        if (!s->leaf[i].rates || s->leaf[i].rates->total) continue;
        standardising w = {s, study, g, i, s->leaf[i].rates, &g->rates[i], {NULL, NULL}};
        arp_status st = standardise(&w, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* The strata of the rows summed, then standardised: a mean of rates would not be theirs. */
static arp_status reference_direct(const spec_rates *r, const gathered_rates *rates,
                                   const size_t *rows, size_t n, arp_pool *pool, arp_reference *out,
                                   arp_error *err) {
    const arp_strata *strata = &rates->strata;
    double *events = arp_zalloc(strata->n, 3 * sizeof *events);
    arp_reference ref = {.value = NAN, .marked = arp_pool_take(pool, n, sizeof(size_t))};
    arp_counted direct;
    size_t stratum;
    if (!events || !ref.marked) {
        arp_free(events);
        return arp_fail_memory(err);
    }
    double *population = events + strata->n, *squares = population + strata->n;
    ref.n_marked = arp_strata_sum(strata, rows, n, events, squares, population, ref.marked);
    ref.n = n - ref.n_marked;
    if (arp_rate_direct(events, NULL, population, rates->standard_population, strata->n, &direct,
                        &stratum) == ARP_RATE_OK) {
        ref.value = r->per * direct.rate;
    }
    arp_free(events);
    *out = ref;
    return ARP_OK;
}

arp_status gather_reference(const spec *s, const gathered *g, size_t leaf, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err) {
    if (!g->rates[leaf].direct)
        return arp_reference_of(&g->measure[leaf], &g->all, rows, n, pool, out, err);
    return reference_direct(s->leaf[leaf].rates, &g->rates[leaf], rows, n, pool, out, err);
}
