/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "aggregate/aggregate.h"
#include "base/ties.h"
#include "index/messages.h"
#include "index/run.h"
#include "treat/treat.h"
#include "weight/weight.h"

static double *score(const arp_run *run, size_t v) {
    return run->r->score + v * run->values->n_rows;
}

/* Whether this marked cell of a leaf is to take the mean of its siblings. */
static bool to_be_filled(const arp_run *run, size_t v, size_t row) {
    const arp_plan_node *leaf = &run->plan->node[v];
    if (leaf->n_children || !isnan(score(run, v)[row])) return false;
    return arp_run_rule(run->plan, run->values->column[leaf->column].mark[row])->fills;
}

static void note_fill(arp_run *run, size_t v, size_t row, double value) {
    arp_filled *cell = run->r->filled + run->filled_at[v];
    while (cell->row != row) cell++;
    cell->value = value;
}

static arp_status refuse_lonely(const arp_run *run, size_t row, size_t leaf, size_t node) {
    char territory[ARP_RUN_NAME], indicator[ARP_RUN_NAME], parent[ARP_RUN_NAME];
    arp_run_row_name(run, row, territory);
    arp_run_node_name(run, leaf, indicator);
    arp_run_node_name(run, node, parent);
    return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_NO_SIBLING, "sss", territory, indicator,
                    parent);
}

/* One row: holes that take the mean of the siblings that have a value. */
static arp_status fill_row(arp_run *run, size_t node, size_t k, size_t row) {
    double sum = 0.0, weight = 0.0;
    bool holes = false;
    for (size_t j = 0; j < k; j++) {
        double x = score(run, run->child[j])[row];
        holes = holes || isnan(x);
        if (isnan(x)) continue;
        sum += run->weight[j] * x;
        weight += run->weight[j];
    }
    for (size_t j = 0; holes && j < k; j++) {
        size_t child = run->child[j];
        if (!to_be_filled(run, child, row)) continue;
        if (!(weight > 0.0)) return refuse_lonely(run, row, child, node);
        score(run, child)[row] = sum / weight;
        note_fill(run, child, row, sum / weight);
    }
    return ARP_OK;
}

arp_status arp_run_refuse_value(const arp_run *run, size_t row, size_t child, size_t node,
                                double value) {
    char territory[ARP_RUN_NAME], what[ARP_RUN_NAME], parent[ARP_RUN_NAME];
    arp_run_row_name(run, row, territory);
    arp_run_node_name(run, child, what);
    arp_run_node_name(run, node, parent);
    return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_POWER_VALUE, "ssns", territory, what, value,
                    parent);
}

static arp_status refuse_side(const arp_run *run, size_t row, size_t side) {
    char territory[ARP_RUN_NAME], name[ARP_RUN_NAME];
    arp_run_row_name(run, row, territory);
    arp_run_node_name(run, side, name);
    return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_SIDE_WITHOUT_VALUE, "ss", territory, name);
}

/* One row: the mean of the children that have a value and count; NaN where there is none. */
static arp_status mean_row(arp_run *run, size_t v, size_t k, size_t row) {
    const arp_plan_node *node = &run->plan->node[v];
    double exponent = arp_run_exponent(node), covered = 0.0, whole = 0.0;
    size_t n = run->values->n_rows, used = 0;
    bool all = true;
    for (size_t j = 0; j < k; j++) {
        size_t child = run->child[j];
        double x = score(run, child)[row], w = run->weight[j];
        covered += w * run->r->coverage[child * n + row];
        whole += w;
        all = all && !isnan(x);
        /* a flat index has no sides to compare: its indicators stand in for each other */
        bool side = v == 0 && run->plan->node[child].n_children > 0;
        if (isnan(x) && side) return refuse_side(run, row, child);
        if (isnan(x) || !(w > 0.0)) continue;
        if (exponent != 1.0 && !(x > 0.0)) return arp_run_refuse_value(run, row, child, v, x);
        run->x[used] = x;
        run->w[used++] = w;
    }
    run->r->coverage[v * n + row] = covered / whole;
    score(run, v)[row] = NAN;
    if (used == 0) return v == 0 ? refuse_side(run, row, v) : ARP_OK;
    if (!all) arp_weight_rescale(run->w, used, run->w);
    double mean = node->aggregate->mean(run->x, run->w, used, exponent);
    score(run, v)[row] = mean;
    return isfinite(mean) ? ARP_OK : arp_run_refuse(run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
}

/* A node of none but dropped leaves is dropped itself; a side, or the whole index, must not be. */
static arp_status drop_node(arp_run *run, size_t v) {
    size_t n = run->values->n_rows;
    if (v == 0 || run->plan->node[v].parent == 0) {
        return arp_run_refuse(run, v, ARP_MSG_INDEX_NOTHING_LEFT, 0.0, 0.0);
    }
    run->dropped[v] = true;
    for (size_t i = 0; i < n; i++) score(run, v)[i] = NAN;
    return ARP_OK;
}

static arp_status one_node(arp_run *run, size_t v) {
    const arp_plan_node *node = &run->plan->node[v];
    size_t k = 0;
    for (size_t j = 0; j < node->n_children; j++) {
        if (!run->dropped[node->child[j]]) run->child[k++] = node->child[j];
    }
    if (k == 0) return drop_node(run, v);
    for (size_t j = 0; j < k; j++) run->z[j] = score(run, run->child[j]);
    arp_status st = arp_run_weigh(run, v, k);
    for (size_t j = 0; j < k && st == ARP_OK; j++) run->r->weight[run->child[j]] = run->weight[j];
    for (size_t i = 0; i < run->values->n_rows && st == ARP_OK; i++) {
        st = fill_row(run, v, k, i);
        if (st == ARP_OK) st = mean_row(run, v, k, i);
    }
    return st;
}

/* Ties of scores that will be compared; means above them were taken of the scores as they came. */
static void settle(arp_run *run, size_t v) {
    arp_order_in(score(run, v), run->values->n_rows, run->item, run->place);
    arp_settle_ties(score(run, v), run->place, run->values->n_rows);
}

/* A leaf covers where it has a number of its own. */
static void cover(arp_run *run, size_t v) {
    size_t n = run->values->n_rows;
    const uint8_t *mark = run->values->column[run->plan->node[v].column].mark;
    double *coverage = run->r->coverage + v * n;
    for (size_t i = 0; i < n; i++) coverage[i] = mark[i] == ARP_CELL_OK;
}

arp_status arp_run_tree(arp_run *run) {
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        if (run->plan->node[v].n_children == 0) cover(run, v);
    }
    if (run->dropped[0]) return drop_node(run, 0); /* a root that is itself a leaf */
    /* parents stand before their children, so backwards every child comes first */
    for (size_t v = run->plan->n_nodes; v-- > 0;) {
        if (run->plan->node[v].n_children == 0) continue;
        arp_status st = one_node(run, v);
        if (st != ARP_OK) return st;
    }
    run->r->weight[0] = 1.0;
    settle(run, 0);
    for (size_t j = 0; j < run->plan->node[0].n_children; j++) {
        settle(run, run->plan->node[0].child[j]);
    }
    return ARP_OK;
}
