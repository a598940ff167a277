/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/change.h"

#include <math.h>

#include "base/solve/program.h"
#include "drivers/change/certificates.h"
#include "drivers/change/move.h"
#include "treat/treat.h"

enum { MOST_QUESTIONS = 12 }; /* that take programs */

/* A weight that moves by less is told as it was. */
static const double STILL = 1e-12;

/* What the questions share. A set of weights: the leaves', or the sides'. */
typedef struct weights {
    size_t p;
    const double **x;
    double *w0;
    size_t *node;
} weights;

typedef struct job {
    const arp_plan *plan;
    const arp_result *result;
    const arp_case *what;
    const arp_drivers *drivers;
    arp_pool *pool;
    arp_change *out;
    weights leaves, sides;
    size_t *side; /* of a leaf */
    double *w;    /* as many as the largest set */
    size_t n_questions;
} job;

/* Exponent that counts: a named mean has its own. Every node but a leaf is looked at. */
static arp_change_leaves linear(const arp_plan *plan, const arp_result *result) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children && plan->node[v].exponent != 1.0) return ARP_LEAVES_EXPONENT;
    }
    for (size_t i = 0; i < result->n_filled; i++) {
        uint8_t mark = (uint8_t)result->filled[i].mark;
        const arp_missing_rule *rule = mark == ARP_CELL_SECRET           ? plan->secret
                                       : mark == ARP_CELL_NOT_APPLICABLE ? plan->not_applicable
                                                                         : plan->missing;
        if (rule->when == ARP_MISSING_TREE) return ARP_LEAVES_HOLES;
    }
    return ARP_LEAVES_LINEAR;
}

static bool take_weights(arp_pool *pool, size_t most, weights *out) {
    out->x = arp_pool_take(pool, most, sizeof *out->x);
    out->w0 = arp_pool_take(pool, most, sizeof *out->w0);
    out->node = arp_pool_take(pool, most, sizeof *out->node);
    return out->x && out->w0 && out->node;
}

/* Leaves that were not dropped, their weights multiplied down the tree. */
static bool take_leaves(job *j) {
    const arp_plan *plan = j->plan;
    const arp_result *result = j->result;
    double *global = arp_pool_take(j->pool, plan->n_nodes, sizeof *global);
    size_t *side = arp_pool_take(j->pool, plan->n_nodes, sizeof *side);
    j->side = arp_pool_take(j->pool, plan->n_nodes, sizeof *j->side);
    if (!global || !side || !j->side) return false;
    if (!take_weights(j->pool, plan->n_nodes, &j->leaves)) return false;
    global[0] = 1.0;
    for (size_t v = 1; v < plan->n_nodes; v++) {
        size_t parent = plan->node[v].parent;
        global[v] = global[parent] * result->weight[v];
        side[v] = side[parent];
        for (size_t s = 0; parent == 0 && s < j->drivers->n_sides; s++) {
            if (j->drivers->side[s].node == v) side[v] = s;
        }
        if (plan->node[v].n_children || isnan(result->score[v * result->n])) continue;
        size_t l = j->leaves.p++;
        j->leaves.x[l] = result->score + v * result->n;
        j->leaves.w0[l] = global[v];
        j->leaves.node[l] = v;
        j->side[l] = side[v];
    }
    return true;
}

static bool take_sides(job *j) {
    const arp_drivers *d = j->drivers;
    if (!take_weights(j->pool, d->n_sides, &j->sides)) return false;
    j->sides.p = d->n_sides;
    for (size_t s = 0; s < d->n_sides; s++) {
        j->sides.x[s] = j->what->line[s];
        j->sides.w0[s] = j->what->weight[s];
        j->sides.node[s] = d->side[s].node;
    }
    return true;
}

/* The weights that move, from the set's to w. */
static bool tell(job *j, const weights *set, const double *w, arp_change_one *one) {
    one->change = arp_pool_take(j->pool, set->p, sizeof *one->change);
    if (!one->change) return false;
    for (size_t l = 0; l < set->p; l++) {
        if (fabs(w[l] - set->w0[l]) <= STILL) continue;
        one->change[one->n_changes++] = (arp_change_weight){set->node[l], set->w0[l], w[l]};
    }
    return true;
}

static const size_t *targets(const job *j, const arp_change_one *one, size_t *n) {
    *n = one->row == ARP_NONE ? j->drivers->m : 1;
    return one->row == ARP_NONE ? j->drivers->selected : &one->row;
}

static arp_status by_program(job *j, const weights *set, arp_change_one *one, arp_error *err) {
    arp_move_answer answer;
    arp_move move = {.n = j->drivers->n,
                     .p = set->p,
                     .x = set->x,
                     .w0 = set->w0,
                     .k = one->k,
                     .leave = one->leave,
                     .node_limit = ARP_PROGRAM_NODES,
                     .norm = ARP_NORMS[one->norm]};
    move.target = targets(j, one, &move.n_targets);
    arp_status st = arp_move_find(&move, j->w, &answer, err);
    if (st != ARP_OK) return st;
    one->status = answer.status;
    one->distance = answer.distance;
    one->bound = answer.bound;
    one->gap = answer.gap;
    one->nodes = answer.nodes;
    if (isnan(one->distance)) return ARP_OK;
    return tell(j, set, j->w, one) ? ARP_OK : arp_fail_memory(err);
}

/* The point of from..to nearest to w0, if nearer than *best. */
static void nearer(double from, double to, double w0, double *best) {
    double at = fmin(to, fmax(from, w0));
    if (to > from && !(fabs(at - w0) >= fabs(*best - w0))) *best = at;
}

/* Where all of the targets are in: intervals meet two at a time. */
static size_t meet(const arp_interval *a, size_t n, const arp_membership *b, arp_interval *out) {
    size_t met = 0;
    for (size_t i = 0, k = 0; i < n && k < b->n;) {
        double from = fmax(a[i].from, b->at[k].from), to = fmin(a[i].to, b->at[k].to);
        if (from < to) out[met++] = (arp_interval){from, to};
        if (a[i].to < b->at[k].to) i++;
        else k++;
    }
    return met;
}

/* Two sides: the nearest end of an interval of the tipping weights. */
static arp_status by_tipping(job *j, size_t k, arp_change_one *one, arp_error *err) {
    const arp_drivers *d = j->drivers;
    const arp_tipping *axis = &d->tipping[0];
    size_t n_targets, n = 1, room = 1;
    const size_t *target = targets(j, one, &n_targets);
    for (size_t t = 0; t < n_targets; t++) room += axis->member[k * d->n + target[t]].n;
    arp_interval *in = arp_pool_take(j->pool, 2 * room, sizeof *in);
    if (!in) return arp_fail_memory(err);
    arp_interval *other = in + room;
    in[0] = (arp_interval){0.0, 1.0};
    for (size_t t = 0; t < n_targets; t++) {
        n = meet(in, n, &axis->member[k * d->n + target[t]], other);
        arp_interval *swap = in;
        in = other;
        other = swap;
    }
    double best = NAN, from = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (one->leave) nearer(from, in[i].from, axis->w0, &best);
        else nearer(in[i].from, in[i].to, axis->w0, &best);
        from = in[i].to;
    }
    if (one->leave) nearer(from, 1.0, axis->w0, &best);
    one->bound = one->gap = one->distance = NAN;
    one->status = ARP_CHANGE_IMPOSSIBLE;
    if (isnan(best)) return ARP_OK;
    one->status = ARP_CHANGE_OPTIMAL;
    one->gap = 0.0;
    j->w[0] = best;
    j->w[1] = 1.0 - best;
    one->distance = ARP_NORMS[one->norm]->distance(j->w, j->sides.w0, 2);
    return tell(j, &j->sides, j->w, one) ? ARP_OK : arp_fail_memory(err);
}

/* One question over one set of weights, measured both ways. */
static arp_status answer(job *j, size_t k, const arp_change_one *question, arp_error *err) {
    bool two = question->sides && j->drivers->n_tippings == 1;
    if (!two && j->n_questions++ >= MOST_QUESTIONS) {
        j->out->left_out++;
        return ARP_OK;
    }
    for (int norm = 0; norm < ARP_CHANGE_NORMS; norm++) {
        arp_change_one *at = &j->out->at[j->out->n];
        *at = *question;
        /* what no weights do, none do nearby either */
        bool never = norm > 0 && at[-1].status == ARP_CHANGE_IMPOSSIBLE;
        if (never) *at = at[-1];
        at->norm = (arp_change_norm)norm;
        arp_status st = never ? ARP_OK
                        : two ? by_tipping(j, k, at, err)
                              : by_program(j, at->sides ? &j->sides : &j->leaves, at, err);
        if (st != ARP_OK) return st;
        j->out->n++;
    }
    return ARP_OK;
}

/* One question over the leaves and over the sides; row ARP_NONE: the whole selection. */
static arp_status ask(job *j, size_t k, size_t row, arp_error *err) {
    const arp_drivers *d = j->drivers;
    arp_change_one one = {.row = row, .k = d->k[k]};
    arp_status st = ARP_OK;
    one.leave = row != ARP_NONE && j->result->rank[row] <= one.k;
    if (j->out->leaves == ARP_LEAVES_LINEAR) st = answer(j, k, &one, err);
    one.sides = true;
    if (st == ARP_OK && d->n_sides > 1) st = answer(j, k, &one, err);
    return st;
}

static arp_status ask_all(job *j, arp_error *err) {
    const arp_drivers *d = j->drivers;
    size_t each = (d->m + 1) * 2 * ARP_CHANGE_NORMS;
    j->out->at = arp_pool_take(j->pool, d->n_k, each * sizeof *j->out->at);
    if (!j->out->at) return arp_fail_memory(err);
    for (size_t k = 0; k < d->n_k; k++) {
        arp_status st = ARP_OK;
        if (d->m > 1 && d->m <= d->k[k]) st = ask(j, k, ARP_NONE, err);
        for (size_t t = 0; t < d->m && st == ARP_OK; t++) st = ask(j, k, d->selected[t], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status arp_change_make(const arp_plan *plan, const arp_result *result, const arp_case *what,
                           const arp_drivers *drivers, arp_pool *pool, arp_change **out,
                           arp_error *err) {
    job j = {.plan = plan, .result = result, .what = what, .drivers = drivers, .pool = pool};
    if (!arp_pool_take_all(pool, ARP_ARRAY(j.out, 1), ARP_ARRAY(j.w, plan->n_nodes)))
        return arp_fail_memory(err);
    j.out->leaves = linear(plan, result);
    if (!take_leaves(&j) || !take_sides(&j)) return arp_fail_memory(err);
    arp_status st = ask_all(&j, err);
    if (st != ARP_OK) return st;
    if (j.out->leaves == ARP_LEAVES_LINEAR) {
        arp_listing leaves = {.n = drivers->n,
                              .p = j.leaves.p,
                              .x = j.leaves.x,
                              .side = j.side,
                              .n_sides = drivers->n_sides,
                              .selected = drivers->selected,
                              .m = drivers->m};
        st = arp_certificates_make(&leaves, pool, &j.out->certificates, err);
    }
    if (st == ARP_OK) *out = j.out;
    return st;
}
