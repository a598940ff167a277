/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/change.h"

#include <math.h>

#include "base/solve/program.h"
#include "base/threads.h"
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

/* One question over one set of weights, measured both ways. */
typedef struct question {
    arp_change_one *at; /* of a norm each */
    const weights *set;
    bool two;  /* two sides: read from the tipping weights */
    size_t k;  /* place of its k */
    double *w; /* a set a norm */
    arp_status st;
    arp_error why;
} question;

typedef struct job {
    const arp_plan *plan;
    const arp_result *result;
    const arp_case *what;
    const arp_drivers *drivers;
    arp_pool *pool;
    arp_change *out;
    weights leaves, sides;
    size_t *side; /* of a leaf */
    question *question;
    size_t n_questions, n_programs;
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

static const size_t *targets(const job *j, const arp_change_one *one, size_t *n) {
    *n = one->row == ARP_NONE ? j->drivers->m : 1;
    return one->row == ARP_NONE ? j->drivers->selected : &one->row;
}

static arp_status by_program(const job *j, const weights *set, double *w, arp_change_one *one,
                             arp_error *err) {
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
    arp_status st = arp_move_find(&move, w, &answer, err);
    if (st != ARP_OK) return st;
    one->status = answer.status;
    one->distance = answer.distance;
    one->bound = answer.bound;
    one->gap = answer.gap;
    one->nodes = answer.nodes;
    return ARP_OK;
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
static arp_status by_tipping(const job *j, size_t k, double *w, arp_change_one *one,
                             arp_error *err) {
    const arp_drivers *d = j->drivers;
    const arp_tipping *axis = &d->tipping[0];
    size_t n_targets, n = 1, room = 1;
    const size_t *target = targets(j, one, &n_targets);
    for (size_t t = 0; t < n_targets; t++) room += axis->member[k * d->n + target[t]].n;
    arp_interval *both = arp_zalloc(2 * room, sizeof *both), *in = both;
    if (!both) return arp_fail_memory(err);
    arp_interval *other = both + room;
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
    arp_free(both);
    one->bound = one->gap = one->distance = NAN;
    one->status = ARP_CHANGE_IMPOSSIBLE;
    if (isnan(best)) return ARP_OK;
    one->status = ARP_CHANGE_OPTIMAL;
    one->gap = 0.0;
    w[0] = best;
    w[1] = 1.0 - best;
    one->distance = ARP_NORMS[one->norm]->distance(w, j->sides.w0, 2);
    return ARP_OK;
}

static void answer(void *user, size_t slot, uint64_t block) {
    const job *j = user;
    question *q = &j->question[block];
    (void)slot;
    for (int norm = 0; norm < ARP_CHANGE_NORMS && q->st == ARP_OK; norm++) {
        arp_change_one *at = &q->at[norm];
        double *w = q->w + (size_t)norm * q->set->p;
        /* what no weights do, none do nearby either */
        if (norm > 0 && at[-1].status == ARP_CHANGE_IMPOSSIBLE) {
            *at = at[-1];
            at->norm = (arp_change_norm)norm;
        } else {
            q->st = q->two ? by_tipping(j, q->k, w, at, &q->why)
                           : by_program(j, q->set, w, at, &q->why);
        }
    }
}

/* The weights that move, from the set's to w. */
static bool tell(const job *j, const weights *set, const double *w, arp_change_one *one) {
    if (isnan(one->distance)) return true;
    one->change = arp_pool_take(j->pool, set->p, sizeof *one->change);
    if (!one->change) return false;
    for (size_t l = 0; l < set->p; l++) {
        if (fabs(w[l] - set->w0[l]) <= STILL) continue;
        one->change[one->n_changes++] = (arp_change_weight){set->node[l], set->w0[l], w[l]};
    }
    return true;
}

static arp_status add(job *j, size_t k, const arp_change_one *one, arp_error *err) {
    bool two = one->sides && j->drivers->n_tippings == 1;
    if (!two && j->n_programs++ >= MOST_QUESTIONS) {
        j->out->left_out++;
        return ARP_OK;
    }
    question *q = &j->question[j->n_questions++];
    *q = (question){.at = &j->out->at[j->out->n], .two = two, .k = k};
    q->set = one->sides ? &j->sides : &j->leaves;
    q->w = arp_pool_take(j->pool, ARP_CHANGE_NORMS, q->set->p * sizeof *q->w);
    for (int norm = 0; norm < ARP_CHANGE_NORMS; norm++) {
        q->at[norm] = *one;
        q->at[norm].norm = (arp_change_norm)norm;
        j->out->n++;
    }
    return q->w ? ARP_OK : arp_fail_memory(err);
}

/* One question over the leaves and over the sides; row ARP_NONE: the whole selection. */
static arp_status ask(job *j, size_t k, size_t row, arp_error *err) {
    const arp_drivers *d = j->drivers;
    arp_change_one one = {.row = row, .k = d->k[k]};
    arp_status st = ARP_OK;
    one.leave = row != ARP_NONE && j->result->rank[row] <= one.k;
    if (j->out->leaves == ARP_LEAVES_LINEAR) st = add(j, k, &one, err);
    one.sides = true;
    if (st == ARP_OK && d->n_sides > 1) st = add(j, k, &one, err);
    return st;
}

static arp_status ask_all(job *j, size_t threads, arp_error *err) {
    const arp_drivers *d = j->drivers;
    size_t each = (d->m + 1) * 2;
    arp_status st = ARP_OK;
    if (!arp_pool_take_all(j->pool, ARP_ROWS(j->out->at, d->n_k, each * ARP_CHANGE_NORMS),
                           ARP_ROWS(j->question, d->n_k, each)))
        return arp_fail_memory(err);
    for (size_t k = 0; k < d->n_k; k++) {
        if (d->m > 1 && d->m <= d->k[k]) ARP_TRY(ask(j, k, ARP_NONE, err));
        for (size_t t = 0; t < d->m; t++) ARP_TRY(ask(j, k, d->selected[t], err));
    }
    arp_blocks_run(
        &(arp_blocks){.end = j->n_questions, .threads = threads, .user = j, .work = answer});
    for (size_t i = 0; i < j->n_questions; i++) {
        const question *q = &j->question[i];
        if (q->st != ARP_OK && err) *err = q->why;
        ARP_TRY(q->st);
        for (size_t norm = 0; norm < ARP_CHANGE_NORMS; norm++) {
            if (!tell(j, q->set, q->w + norm * q->set->p, &q->at[norm]))
                ARP_TRY(arp_fail_memory(err));
        }
    }

done:
    return st;
}

arp_status arp_change_make(const arp_plan *plan, const arp_result *result, const arp_case *what,
                           const arp_drivers *drivers, size_t threads, arp_pool *pool,
                           arp_change **out, arp_error *err) {
    job j = {.plan = plan, .result = result, .what = what, .drivers = drivers, .pool = pool};
    j.out = arp_pool_take(pool, 1, sizeof *j.out);
    if (!j.out) return arp_fail_memory(err);
    j.out->leaves = linear(plan, result);
    if (!take_leaves(&j) || !take_sides(&j)) return arp_fail_memory(err);
    arp_status st = ask_all(&j, threads, err);
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
