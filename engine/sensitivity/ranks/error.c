/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/error.h"

#include <math.h>
#include <string.h>

#include "index/index.h"
#include "sensitivity/ranks/spread.h"

enum { REPLICATES = 4000, FEWER = 1000 };

/* The declared run, and what its leaves are made of. */
typedef struct declared {
    const arp_sensitivity_input *in;
    arp_result ran;
    arp_frozen *frozen;  /* n_nodes */
    arp_chance *chance;  /* n_nodes */
    bool *used;          /* n_nodes */
    size_t n_used, last; /* leaves that count, and one of them */
    arp_pool *pool;
} declared;

/* Does a leaf weigh anything in the root? */
static bool counts(const declared *d, size_t leaf) {
    const arp_plan *plan = d->in->plan;
    for (size_t f = 0; f < d->ran.n_dropped; f++) {
        if (d->ran.dropped[f] == leaf) return false;
    }
    for (size_t v = leaf; v != 0; v = plan->node[v].parent) {
        if (!(d->ran.weight[v] > 0.0)) return false;
    }
    return true;
}

static arp_status take_leaf(declared *d, size_t leaf, arp_error *err) {
    const arp_sensitivity_input *in = d->in;
    size_t column = in->plan->node[leaf].column;
    arp_status st =
        arp_frozen_make(in->plan, in->values, &d->ran, leaf, d->pool, &d->frozen[leaf], err);
    if (st != ARP_OK) return st;
    d->used[leaf] = true;
    d->n_used++;
    d->last = leaf;
    return arp_chance_of(&in->error[column], d->frozen[leaf].value, in->values->column[column].mark,
                         in->values->n_rows, d->pool, &d->chance[leaf], err);
}

static arp_status declare(declared *d, arp_error *err) {
    const arp_plan *plan = d->in->plan;
    size_t nodes = plan->n_nodes;
    arp_status st = ARP_OK;
    d->pool = arp_pool_new();
    if (!arp_pool_take_all(d->pool, ARP_ARRAY(d->frozen, nodes), ARP_ARRAY(d->chance, nodes),
                           ARP_ARRAY(d->used, nodes)))
        return arp_fail_memory(err);
    ARP_TRY(arp_index_run(plan, d->in->values, &d->ran, err));
    for (size_t v = 0; v < nodes; v++) {
        if (plan->node[v].n_children == 0 && counts(d, v)) ARP_TRY(take_leaf(d, v, err));
    }
done:
    return st;
}

/* What is ranked: the scores or, where one indicator is the whole index, its own values. */
static void take_values(const declared *d, double *x) {
    double turn = d->in->plan->node[d->last].polarity;
    for (size_t i = 0; i < d->ran.n; i++) {
        x[i] = d->n_used == 1 ? turn * d->frozen[d->last].value[i] : d->ran.score[i];
    }
}

static arp_status find_sets(const arp_sensitivity_input *in, const arp_rank_sets_of *of,
                            arp_pool *pool, arp_rank_sets **out, arp_error *err) {
    arp_rank_sets *made = arp_pool_take(pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    arp_rank_sets_of asked = *of;
    asked.alpha = in->alpha;
    asked.alone = in->selected;
    asked.n_alone = in->m;
    asked.k = in->k;
    asked.n_k = in->n_k;
    arp_status st = arp_rank_sets_make(arp_rank_method_for(of->n), &asked, pool, made, err);
    if (st == ARP_OK) *out = made;
    return st;
}

/* Errors too small for their squares to be numbers are none. */
static bool any_error(double *sigma, size_t n) {
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (sigma[i] < 1e-150) sigma[i] = 0.0;
        any = any || sigma[i] > 0.0;
    }
    return any;
}

/* Errors of the scores and of what is ranked, and the sets. Beyond what all pairs are looked at
   for, the errors are taken as normal. */
static arp_status rank(const declared *d, arp_spread_job *job, double *score_error, arp_pool *pool,
                       arp_rank_sets **sets, arp_error *err) {
    size_t n = d->ran.n;
    bool pairs = n <= ARP_RANK_PAIRS_UP_TO;
    double *x, *sigma, *error = NULL;
    arp_status st = ARP_OK;
    job->replicates = pairs ? REPLICATES : FEWER;
    if (!arp_zalloc_all(ARP_ARRAY(x, n), ARP_ARRAY(sigma, n))) return arp_fail_memory(err);
    if (pairs) {
        error = arp_zalloc(n, REPLICATES * sizeof *error);
        if (!error) ARP_TRY(arp_fail_memory(err));
    }
    if (d->n_used == 1) { /* it is not the score that is ranked */
        ARP_TRY(arp_score_errors(job, score_error, NULL, err));
        job->own = true;
    }
    ARP_TRY(arp_score_errors(job, sigma, error, err));
    if (!job->own) memcpy(score_error, sigma, n * sizeof *sigma);
    take_values(d, x);
    const arp_rank_sets_of of = {.x = x,
                                 .sigma = sigma,
                                 .error = error,
                                 .n = n,
                                 .replicates = job->replicates,
                                 .seed = job->seed,
                                 .threads = job->threads};
    if (any_error(sigma, n)) ARP_TRY(find_sets(d->in, &of, pool, sets, err));

done:
    arp_free(x);
    arp_free(sigma);
    arp_free(error);
    return st;
}

arp_status arp_rank_error(const arp_sensitivity_input *in, uint64_t seed, size_t threads,
                          arp_pool *pool, double **score_error, arp_rank_sets **sets,
                          arp_error *err) {
    declared d = {.in = in};
    double *sigma;
    arp_status st = ARP_OK;
    if (!in->error) return ARP_OK;
    ARP_TRY(declare(&d, err));
    sigma = arp_pool_take(pool, d.ran.n, sizeof *sigma);
    if (!sigma) ARP_TRY(arp_fail_memory(err));
    arp_spread_job job = {.plan = in->plan,
                          .ran = &d.ran,
                          .frozen = d.frozen,
                          .chance = d.chance,
                          .used = d.used,
                          .seed = seed,
                          .threads = threads};
    ARP_TRY(rank(&d, &job, sigma, pool, sets, err));
    if (*sets) *score_error = sigma;

done:
    arp_result_free(&d.ran);
    arp_pool_free(d.pool);
    return st;
}
