/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "index/messages.h"
#include "index/run.h"
#include "normalise/normalise.h"
#include "treat/treat.h"

/* List a leaf's marked cells, and fill those whose rule looks at the column. The value of a rule is
   that of the numbers the column was read with. */
static void fill_holes(arp_run *run, size_t v, double *x) {
    const arp_column *c = &run->values->column[run->plan->node[v].column];
    size_t n = run->values->n_rows;
    double value[ARP_CELL_NOT_APPLICABLE + 1];
    for (int mark = ARP_CELL_MISSING; mark <= ARP_CELL_NOT_APPLICABLE; mark++) {
        const arp_missing_rule *rule = arp_run_rule(run->plan, (uint8_t)mark);
        bool needed = rule->when == ARP_MISSING_COLUMN && memchr(c->mark, mark, n);
        value[mark] = needed ? rule->fill(c->value, n, run->scratch) : NAN;
    }
    run->filled_at[v] = run->r->n_filled;
    for (size_t i = 0; i < n; i++) {
        run->r->coverage[v * n + i] = c->mark[i] == ARP_CELL_OK;
        if (c->mark[i] == ARP_CELL_OK) continue;
        x[i] = value[c->mark[i]];
        run->r->filled[run->r->n_filled++] = (arp_filled){i, v, (arp_mark)c->mark[i], x[i]};
    }
}

/* True when every value that was a number in @p before is one in @p after. */
static bool still_finite(const double *before, const double *after, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!isnan(before[i]) && !isfinite(after[i])) return false;
    }
    return true;
}

static arp_status list_treated(arp_run *run, size_t v, const double *before, const double *after) {
    size_t n = run->values->n_rows, changed = 0;
    for (size_t i = 0; i < n; i++) changed += !isnan(before[i]) && before[i] != after[i];
    if (changed == 0 || run->unlisted) return ARP_OK;
    arp_treated_cell *all = arp_resize(run->r->treated, run->r->n_treated + changed, sizeof *all);
    if (!all) return arp_fail_memory(run->err);
    run->r->treated = all;
    for (size_t i = 0; i < n; i++) {
        if (isnan(before[i]) || before[i] == after[i]) continue;
        all[run->r->n_treated++] = (arp_treated_cell){i, v, before[i], after[i]};
    }
    return ARP_OK;
}

/* The bounds a leaf is normalised on, given or measured. */
static arp_status find_bounds(arp_run *run, size_t v, const double *x, bool logged,
                              double bound[2]) {
    const arp_plan_node *leaf = &run->plan->node[v];
    const arp_normaliser *method = run->plan->normalise;
    char name[ARP_RUN_NAME];
    arp_run_node_name(run, v, name);
    if (method->n_bounds == 0) return ARP_OK;
    if (leaf->frozen && logged) {
        return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_LOG_BOUNDS, "ss", name,
                        run->plan->outliers->name);
    }
    if (leaf->frozen) {
        for (size_t b = 0; b < method->n_bounds; b++) bound[b] = leaf->bound[b];
    } else if (method->measure) {
        method->measure(x, run->values->n_rows, run->scratch, bound);
    } else {
        return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_BOUNDS_ABSENT, "ss", name,
                        method->name);
    }
    if (!isfinite(bound[0]) || !isfinite(bound[1])) {
        return arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
    }
    arp_message why = method->refuse(bound);
    return why ? arp_run_refuse(run, v, why, bound[0], bound[1]) : ARP_OK;
}

static arp_status normalise(arp_run *run, size_t v, double *x, bool logged) {
    size_t n = run->values->n_rows;
    arp_scale scale = {.polarity = run->plan->node[v].polarity,
                       .target = {run->plan->target[0], run->plan->target[1]}};
    arp_status st = find_bounds(run, v, x, logged, scale.bound);
    if (st != ARP_OK) return st;
    memcpy(run->r->bound[v], scale.bound, sizeof scale.bound);
    memcpy(run->column, x, n * sizeof *x);
    run->plan->normalise->apply(x, n, &scale, run->scratch, x);
    if (!still_finite(run->column, x, n)) {
        return arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
    }
    return ARP_OK;
}

static bool is_constant(const double *x, size_t n, double *value) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
    }
    *value = least;
    return least == most;
}

/* A dropped leaf has no score, and nothing that was done to it counts. */
static void drop(arp_run *run, size_t v, double *x, size_t n_treated) {
    for (size_t i = 0; i < run->values->n_rows; i++) x[i] = NAN;
    run->dropped[v] = true;
    run->r->n_filled = run->filled_at[v];
    run->r->n_treated = n_treated;
    run->r->dropped[run->r->n_dropped++] = v;
}

static arp_status one_column(arp_run *run, size_t v) {
    size_t n = run->values->n_rows, n_treated = run->r->n_treated;
    double *x = run->r->score + v * n, value;
    arp_treated did;
    memcpy(x, run->values->column[run->plan->node[v].column].value, n * sizeof *x);
    fill_holes(run, v, x);
    memcpy(run->column, x, n * sizeof *x);
    run->plan->outliers->treat(x, n, run->scratch, &did);
    bool finite = still_finite(run->column, x, n);
    for (size_t i = 0; i < n; i++) finite = finite && !isinf(x[i]);
    if (!finite) return arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
    arp_status st = list_treated(run, v, run->column, x);
    if (st != ARP_OK) return st;
    if (n > 1 && is_constant(x, n, &value)) {
        if (!run->plan->drop_constant) {
            return arp_run_refuse(run, v, ARP_MSG_INDEX_CONSTANT, value, 0.0);
        }
        drop(run, v, x, n_treated);
        return ARP_OK;
    }
    return normalise(run, v, x, did.logged);
}

arp_status arp_run_columns(arp_run *run) {
    const arp_normaliser *method = run->plan->normalise;
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        const arp_plan_node *node = &run->plan->node[v];
        if (node->n_children) continue;
        bool given = node->frozen && method->n_bounds;
        if (run->values->n_rows == 1 && method->needs_spread && !given) {
            return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_ONE_ROW, "s", method->name);
        }
        arp_status st = one_column(run, v);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}
