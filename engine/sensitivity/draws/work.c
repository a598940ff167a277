/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/ties.h"
#include "index/messages.h"
#include "sensitivity/draws/model.h"
#include "weight/weight.h"

static bool take_room(const arp_model *m, arp_work *w) {
    size_t n = m->n, nodes = m->in->plan->n_nodes;
    double *few;
    if (n > SIZE_MAX / nodes ||
        !arp_pool_take_all(w->pool, ARP_ROWS(few, nodes, 5), ARP_ARRAY(w->u, m->n_dims),
                           ARP_ARRAY(w->plan.node, nodes), ARP_ARRAY(w->line, nodes),
                           ARP_ARRAY(w->name, nodes), ARP_ARRAY(w->score, nodes * n),
                           ARP_ARRAY(w->order, n), ARP_ARRAY(w->rank, n)))
        return false;
    w->given = few;
    w->weight = few + nodes;
    w->x = few + 2 * nodes;
    w->w = few + 3 * nodes;
    w->share = few + 4 * nodes;
    return arp_places_new(n, w->pool, &w->places);
}

arp_status arp_work_new(const arp_model *model, arp_work *out, arp_error *err) {
    const arp_sensitivity_input *in = model->in;
    arp_status st = ARP_OK;
    *out = (arp_work){.model = model, .pool = arp_pool_new()};
    if (!take_room(model, out)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_choices_new(in->plan, out->pool, &out->choices, err));
    ARP_TRY(arp_drawn_new(in, out->pool, &out->drawn, err));
    out->run = (arp_run){.plan = in->plan, .values = in->values, .err = err, .unlisted = true};
    out->run.r = &out->result;
    ARP_TRY(arp_run_open(&out->run));

done:
    if (st != ARP_OK) arp_work_free(out);
    return st;
}

void arp_work_free(arp_work *work) {
    if (!work) return;
    arp_result_free(&work->result);
    arp_run_close(&work->run);
    arp_pool_free(work->pool);
    *work = (arp_work){0};
}

static arp_status too_large(arp_work *w, size_t v) {
    return arp_run_refuse(&w->run, v, ARP_MSG_INDEX_TOO_LARGE, 0.0, 0.0);
}

/* The weights of a node's children, by its rule. */
static arp_status weigh(arp_work *w, size_t v) {
    const arp_plan_node *node = &w->plan.node[v];
    for (size_t j = 0; j < node->n_children; j++) {
        w->given[j] = w->plan.node[node->child[j]].weight;
        w->name[j] = w->plan.node[node->child[j]].name;
    }
    const arp_weigh_names names = {node->name, w->name};
    arp_status st = node->weigh->weigh(&names, w->given, node->n_children, NULL, w->model->n,
                                       w->weight, &w->err);
    for (size_t j = 0; st == ARP_OK && j < node->n_children; j++) {
        w->share[node->child[j]] = w->weight[j];
    }
    return st;
}

/* out[i] = sum over children of w_j x_j(i), left to right as the arithmetic mean does. */
static void add_columns(const arp_work *w, const arp_plan_node *node, double *restrict out) {
    size_t n = w->model->n;
    memset(out, 0, n * sizeof *out);
    for (size_t j = 0; j < node->n_children; j++) {
        const double *restrict x = w->line[node->child[j]];
        double weight = w->weight[j];
        if (!(weight > 0.0)) continue;
        for (size_t i = 0; i < n; i++) out[i] += weight * x[i];
    }
}

/* Another mean, territory by territory; values are positive. */
static arp_status other_mean(arp_work *w, size_t v, double *out) {
    const arp_plan_node *node = &w->plan.node[v];
    double exponent = arp_run_exponent(node);
    size_t used = 0;
    for (size_t j = 0; j < node->n_children; j++) {
        if (w->weight[j] > 0.0) w->w[used++] = w->weight[j];
    }
    for (size_t i = 0; i < w->model->n; i++) {
        used = 0;
        for (size_t j = 0; j < node->n_children; j++) {
            if (!(w->weight[j] > 0.0)) continue;
            double x = w->line[node->child[j]][i];
            if (!(x > 0.0)) return arp_run_refuse_value(&w->run, i, node->child[j], v, x);
            w->x[used++] = x;
        }
        out[i] = node->aggregate->mean(w->x, w->w, used, exponent);
    }
    return ARP_OK;
}

/* Up the tree where every indicator has a value everywhere. The root's ties are settled; those of
   its children are left to who compares these. */
static arp_status walk_tree(arp_work *w) {
    size_t n = w->model->n;
    for (size_t v = w->plan.n_nodes; v-- > 0;) {
        const arp_plan_node *node = &w->plan.node[v];
        if (node->n_children == 0) continue;
        double *out = w->score + v * n, sum = 0.0;
        arp_status st = weigh(w, v);
        if (st != ARP_OK) return st;
        if (arp_run_exponent(node) == 1.0) add_columns(w, node, out);
        else st = other_mean(w, v, out);
        if (st != ARP_OK) return st;
        for (size_t i = 0; i < n; i++) sum += fabs(out[i]) * 0x1p-64;
        if (!isfinite(sum)) return too_large(w, v);
        w->line[v] = out;
    }
    w->share[0] = 1.0;
    arp_places_order(&w->places, w->score, w->order);
    arp_settle_ties(w->score, w->order, n);
    return ARP_OK;
}

/* The pipeline's own tree, from the run's own columns. */
static arp_status run_tree(arp_work *w) {
    arp_status st = arp_run_tree(&w->run);
    for (size_t v = 0; st == ARP_OK && v < w->plan.n_nodes; v++) {
        w->line[v] = w->result.score + v * w->model->n;
        w->share[v] = w->result.weight[v];
    }
    if (st == ARP_OK) arp_places_order(&w->places, w->line[0], w->order);
    return st;
}

static bool weights_from_data(const arp_work *w) {
    for (size_t v = 0; v < w->plan.n_nodes; v++) {
        const arp_plan_node *node = &w->plan.node[v];
        if (node->n_children && node->weigh->from_data) return true;
    }
    return false;
}

/* What is known of a leaf's column under the combination's rules, values being as given. */
static const arp_column_made *known_column(const arp_work *w, const arp_combination *c, size_t v) {
    const arp_noise *noise = w->choices.noisy ? w->model->noise : NULL;
    const arp_column_made *made = c->columns->made ? &c->columns->made[w->origin[v]] : NULL;
    if (!made || !made->score) return NULL;
    return noise && arp_noise_draws(noise, w->plan.node[v].column) ? NULL : made;
}

/* Columns that are drawn, or of which nothing is known, by the pipeline's own steps. */
static arp_status renew_columns(arp_work *w, const arp_combination *c) {
    const arp_sensitivity_input *in = w->model->in;
    const arp_noise *noise = w->choices.noisy ? w->model->noise : NULL;
    bool drawn = noise || c->shrink;
    size_t k = 0;
    if (drawn) w->run.values = &w->drawn.table;
    for (size_t v = 0; v < w->plan.n_nodes; v++) {
        const arp_plan_node *node = &w->plan.node[v];
        if (node->n_children) continue;
        bool known = known_column(w, c, v) != NULL;
        if (!known) w->run.leaf[k++] = v;
        if (!drawn) continue;
        if (known) arp_drawn_column(in, NULL, 0, NULL, node->column, &w->drawn);
        else arp_drawn_column(in, noise, w->choices.key, c->shrink, node->column, &w->drawn);
    }
    return arp_run_leaves(&w->run, w->run.leaf, k);
}

/* The others as they were made once, under all lines or, for a tree that looks at the run's own
   columns, among these. */
static void take_known(arp_work *w, const arp_combination *c, bool into_run) {
    for (size_t v = 0; v < w->plan.n_nodes; v++) {
        const arp_column_made *made = w->plan.node[v].n_children ? NULL : known_column(w, c, v);
        w->line[v] = made ? made->score : w->result.score + v * w->model->n;
        if (made && into_run) arp_run_take(&w->run, v, made);
    }
}

/* Whether every indicator of a run whose columns are renewed has a value everywhere. */
static bool is_whole(const arp_work *w, const arp_combination *c) {
    bool whole = w->result.n_filled == 0 && w->result.n_dropped == 0;
    for (size_t v = 0; v < w->plan.n_nodes && whole; v++) {
        const arp_column_made *made = w->plan.node[v].n_children ? NULL : known_column(w, c, v);
        whole = !made || (made->n_filled == 0 && !made->dropped);
    }
    return whole;
}

static void take_columns(arp_work *w, const arp_columns *columns) {
    for (size_t v = 0; v < w->plan.n_nodes; v++) w->line[v] = columns->z[w->origin[v]];
}

/* Scores, and the order of the root's. */
static arp_status score(arp_work *w, const arp_combination *c) {
    bool from_data = weights_from_data(w);
    bool renewed = w->choices.noisy || !c->columns->whole || from_data;
    arp_status st = ARP_OK;
    if (!renewed) {
        take_columns(w, c->columns);
        return walk_tree(w);
    }
    ARP_TRY(renew_columns(w, c));
    bool whole = is_whole(w, c) && !from_data;
    take_known(w, c, !whole);
    ARP_TRY(whole ? walk_tree(w) : run_tree(w));

done:
    return st;
}

static void set_plan(arp_work *w, const arp_combination *c) {
    arp_plan_node *node = w->plan.node;
    w->plan = c->varied.plan;
    w->plan.node = node;
    w->combination = c;
    memcpy(node, c->varied.plan.node, w->plan.n_nodes * sizeof *node);
    w->origin = c->varied.origin;
    arp_plan_redraw(&w->choices, w->origin, &w->plan);
    w->err = (arp_error){0};
    w->run.plan = &w->plan;
    w->run.values = w->model->in->values;
    w->run.err = &w->err;
    arp_run_again(&w->run);
}

static arp_status score_and_rank(arp_work *w, const arp_combination *c) {
    arp_status st = score(w, c);
    if (st != ARP_OK) return st;
    arp_places_ranks(w->line[0], w->order, w->model->n, w->rank);
    return ARP_OK;
}

arp_status arp_work_run(arp_work *w, const arp_combination *c) {
    set_plan(w, c);
    return score_and_rank(w, c);
}

arp_status arp_work_try(arp_work *w, const arp_combination *c) {
    set_plan(w, c);
    arp_status st = arp_run_check(&w->run);
    return st == ARP_OK ? score_and_rank(w, c) : st;
}

arp_status arp_work_draw(arp_work *w) {
    const arp_model *m = w->model;
    for (size_t f = 0; f < m->n_factors; f++) {
        const arp_uncertain *factor = &m->factor[f];
        if (!factor->n_values) factor->kind->draw(factor, w->u + m->lane[f], &w->choices);
    }
    return arp_work_run(w, arp_combos_pick(&m->combos, m->lane, w->u));
}

void arp_work_vary(arp_work *w, size_t factor, const double *u) {
    const arp_uncertain *f = &w->model->factor[factor];
    arp_choices_reset(&w->choices);
    f->kind->draw(f, u, &w->choices);
}
