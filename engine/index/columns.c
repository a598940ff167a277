/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/lanes/lanes.h"
#include "index/messages.h"
#include "index/run.h"
#include "normalise/normalise.h"
#include "treat/treat.h"

/* Why a leaf's column goes no further than its treatment; code ARP_OK where it does. */
typedef struct fault {
    arp_status code;
    arp_message why;
    double value;
} fault;

/* What cells of each mark become in a leaf's column before it is treated. */
typedef struct instead {
    double of[ARP_CELL_NOT_APPLICABLE + 1];
    bool any; /* there are such cells */
} instead;

static double *column_of(const arp_run *run, size_t v) {
    return run->r->score + v * run->values->n_rows;
}

static const arp_column *values_of(const arp_run *run, size_t v) {
    return &run->values->column[run->plan->node[v].column];
}

/* The value of a rule is that of the numbers the column was read with. */
static instead find_instead(const arp_run *run, size_t v) {
    const arp_column *c = values_of(run, v);
    size_t n = run->values->n_rows;
    instead out = {.any = false};
    for (int mark = ARP_CELL_MISSING; mark <= ARP_CELL_NOT_APPLICABLE; mark++) {
        const arp_missing_rule *rule = arp_run_rule(run->plan, (uint8_t)mark);
        bool here = memchr(c->mark, mark, n) != NULL, column = rule->when == ARP_MISSING_COLUMN;
        out.of[mark] = here && column ? rule->fill(c->value, n, run->scratch) : NAN;
        out.any = out.any || here;
    }
    return out;
}

static double before(const arp_column *c, const instead *marked, size_t i) {
    return c->mark[i] == ARP_CELL_OK ? c->value[i] : marked->of[c->mark[i]];
}

/* List a leaf's marked cells, and fill those whose rule looks at the column. */
static void fill_holes(arp_run *run, size_t v, const instead *marked) {
    const arp_column *c = values_of(run, v);
    double *x = column_of(run, v);
    size_t n = run->values->n_rows;
    memcpy(x, c->value, n * sizeof *x);
    run->filled_at[v] = run->r->n_filled;
    for (size_t i = 0; i < n && marked->any; i++) {
        if (c->mark[i] == ARP_CELL_OK) continue;
        x[i] = marked->of[c->mark[i]];
        run->r->filled[run->r->n_filled++] = (arp_filled){i, v, (arp_mark)c->mark[i], x[i]};
    }
}

/* Whether a treated column has a number wherever it had one, and nothing infinite. */
static bool has_numbers(const arp_run *run, size_t v, const instead *marked) {
    const double *x = column_of(run, v);
    for (size_t i = 0; i < run->values->n_rows; i++) {
        if (isinf(x[i]) || (isnan(x[i]) && !isnan(before(values_of(run, v), marked, i))))
            return false;
    }
    return true;
}

static bool list_treated(arp_run *run, size_t v, const instead *marked) {
    const arp_column *c = values_of(run, v);
    const double *after = column_of(run, v);
    size_t n = run->values->n_rows, changed = 0;
    for (size_t i = 0; i < n; i++) {
        double was = before(c, marked, i);
        changed += !isnan(was) && was != after[i];
    }
    if (changed == 0) return true;
    arp_treated_cell *all = arp_resize(run->r->treated, run->r->n_treated + changed, sizeof *all);
    if (!all) return false;
    run->r->treated = all;
    for (size_t i = 0; i < n; i++) {
        double was = before(c, marked, i);
        if (isnan(was) || was == after[i]) continue;
        all[run->r->n_treated++] = (arp_treated_cell){i, v, was, after[i]};
    }
    return true;
}

/* A dropped leaf has no score, and nothing that was done to it counts. */
static void drop(arp_run *run, size_t v, size_t n_treated) {
    double *x = column_of(run, v);
    for (size_t i = 0; i < run->values->n_rows; i++) x[i] = NAN;
    run->dropped[v] = true;
    run->r->n_filled = run->filled_at[v];
    run->r->n_treated = n_treated;
    run->r->dropped[run->r->n_dropped++] = v;
}

/* Fill and treat a leaf's column, or drop it. */
static fault prepare(arp_run *run, size_t v) {
    size_t n = run->values->n_rows, n_treated = run->r->n_treated;
    const arp_plan_node *leaf = &run->plan->node[v];
    const arp_normaliser *method = run->plan->normalise;
    bool given = leaf->frozen && method->n_bounds;
    arp_treated did;
    if (n == 1 && method->needs_spread && !given)
        return (fault){.code = ARP_DOMAIN, .why = ARP_MSG_INDEX_ONE_ROW};
    instead marked = find_instead(run, v);
    fill_holes(run, v, &marked);
    run->plan->outliers->treat(column_of(run, v), n, run->scratch, &did);
    run->logged[v] = did.logged;
    arp_lane_ends ends = run->lanes->ends(column_of(run, v), n);
    run->whole[v] = ends.finite;
    if (!ends.finite && !has_numbers(run, v, &marked))
        return (fault){.code = ARP_DOMAIN, .why = ARP_MSG_INDEX_TOO_LARGE};
    if (!run->unlisted && !list_treated(run, v, &marked)) return (fault){.code = ARP_MEMORY};
    if (n == 1 || ends.least != ends.most) return (fault){.code = ARP_OK};
    if (!run->plan->drop_constant) return (fault){ARP_DOMAIN, ARP_MSG_INDEX_CONSTANT, ends.least};
    drop(run, v, n_treated);
    return (fault){.code = ARP_OK};
}

static arp_status refuse(const arp_run *run, size_t v, fault why) {
    if (why.code == ARP_MEMORY) return arp_fail_memory(run->err);
    if (why.why == ARP_MSG_INDEX_ONE_ROW)
        return arp_fail(run->err, ARP_DOMAIN, why.why, "s", run->plan->normalise->name);
    return arp_run_refuse(run, v, why.why, why.value, 0.0);
}

/* The bounds of all leaves whose method measures them, side by side. */
static void measure(arp_run *run, const size_t *leaf, size_t k) {
    const arp_normaliser *method = run->plan->normalise;
    size_t many = 0;
    if (method->n_bounds == 0 || !method->measure) return;
    for (size_t j = 0; j < k; j++) {
        if (run->dropped[leaf[j]] || run->plan->node[leaf[j]].frozen) continue;
        run->z[many] = column_of(run, leaf[j]);
        run->child[many++] = leaf[j];
    }
    method->measure(run->z, many, run->values->n_rows, run->scratch, run->measured);
    for (size_t j = 0; j < many; j++) {
        memcpy(run->r->bound[run->child[j]], run->measured[j], sizeof run->measured[j]);
    }
}

/* What stands against the bounds a leaf is normalised on, given or measured. */
static arp_status check_bounds(const arp_run *run, size_t v) {
    const arp_plan_node *leaf = &run->plan->node[v];
    const arp_normaliser *method = run->plan->normalise;
    double *bound = run->r->bound[v];
    char name[ARP_RUN_NAME];
    if (leaf->frozen && run->logged[v]) {
        arp_run_node_name(run, v, name);
        return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_LOG_BOUNDS, "ss", name,
                        run->plan->outliers->name);
    }
    if (!leaf->frozen && !method->measure) {
        arp_run_node_name(run, v, name);
        return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_BOUNDS_ABSENT, "ss", name,
                        method->name);
    }
    if (!isfinite(bound[0]) || !isfinite(bound[1]))
        return arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
    arp_message why = method->refuse(bound);
    return why ? arp_run_refuse(run, v, why, bound[0], bound[1]) : ARP_OK;
}

static size_t count_numbers(const double *x, size_t n) {
    size_t known = 0;
    for (size_t i = 0; i < n; i++) known += isfinite(x[i]) ? 1 : 0;
    return known;
}

static arp_status normalise(arp_run *run, size_t v) {
    size_t n = run->values->n_rows;
    double *x = column_of(run, v), *bound = run->r->bound[v];
    const arp_plan_node *leaf = &run->plan->node[v];
    const arp_normaliser *method = run->plan->normalise;
    if (leaf->frozen || method->n_bounds == 0) bound[0] = bound[1] = 0.0;
    for (size_t b = 0; leaf->frozen && b < method->n_bounds; b++) bound[b] = leaf->bound[b];
    arp_status st = method->n_bounds ? check_bounds(run, v) : ARP_OK;
    if (st != ARP_OK) return st;
    const arp_scale scale = {.polarity = leaf->polarity,
                             .bound = {bound[0], bound[1]},
                             .target = {run->plan->target[0], run->plan->target[1]}};
    size_t known = run->whole[v] ? n : count_numbers(x, n);
    method->apply(x, n, &scale, run->scratch, x);
    bool numbers = run->lanes->ends(x, n).finite || count_numbers(x, n) == known;
    run->worked++;
    return numbers ? ARP_OK : arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
}

arp_status arp_run_leaves(arp_run *run, const size_t *leaf, size_t k) {
    fault why = {.code = ARP_OK};
    size_t ready = 0;
    while (ready < k && (why = prepare(run, leaf[ready])).code == ARP_OK) ready++;
    measure(run, leaf, ready);
    /* a leaf that stands before is refused first */
    for (size_t j = 0; j < ready; j++) {
        arp_status st = run->dropped[leaf[j]] ? ARP_OK : normalise(run, leaf[j]);
        if (st != ARP_OK) return st;
    }
    return why.code == ARP_OK ? ARP_OK : refuse(run, leaf[ready], why);
}

arp_status arp_run_columns(arp_run *run) {
    size_t k = 0;
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        if (run->plan->node[v].n_children == 0) run->leaf[k++] = v;
    }
    return arp_run_leaves(run, run->leaf, k);
}

arp_status arp_run_keep(const arp_run *run, size_t v, arp_pool *pool, arp_column_made *out) {
    size_t n = run->values->n_rows, first = run->filled_at[v], many = 0;
    const arp_result *r = run->r;
    double *score;
    arp_filled *filled;
    while (first + many < r->n_filled && r->filled[first + many].node == v) many++;
    if (!arp_pool_take_all(pool, ARP_ARRAY(score, n), ARP_ARRAY(filled, many)))
        return arp_fail_memory(run->err);
    memcpy(score, r->score + v * n, n * sizeof *score);
    if (many) memcpy(filled, r->filled + first, many * sizeof *filled);
    *out = (arp_column_made){score, filled, many, run->dropped[v]};
    return ARP_OK;
}

void arp_run_take(arp_run *run, size_t v, const arp_column_made *made) {
    memcpy(column_of(run, v), made->score, run->values->n_rows * sizeof(double));
    run->filled_at[v] = run->r->n_filled;
    for (size_t j = 0; j < made->n_filled; j++) {
        arp_filled *cell = &run->r->filled[run->r->n_filled++];
        *cell = made->filled[j];
        cell->node = v;
    }
    run->dropped[v] = made->dropped;
    if (made->dropped) run->r->dropped[run->r->n_dropped++] = v;
}
