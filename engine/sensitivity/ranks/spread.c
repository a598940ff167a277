/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/spread.h"

#include <math.h>

#include "aggregate/aggregate.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "base/threads.h"
#include "index/run.h"

enum { POINTS = 1000, FEWER_POINTS = 128, DRAWS = 10000, FEWER_DRAWS = 1000, FINE = 1 << 16 };

static const uint64_t STREAM = 0x73707265616421; /* of its own */

/* One thread's room. */
typedef struct room {
    double *z;       /* n_nodes x most: of the leaves, normalised             */
    double *scratch; /* 2 most                                                */
    double *node;    /* n_nodes: variances, or scores of a draw               */
    double *middle;  /* n_nodes: means of a leaf's normalised values          */
    double *share;   /* n_nodes: weight in the parent, among those with value */
    double *x, *w;   /* n_nodes: of the children of one                       */
    bool *has;       /* n_nodes: it has a value                               */
} room;

typedef struct spread {
    const arp_spread_job *job;
    size_t n, n_nodes, points, draws, most; /* most: values at a time               */
    double *coarse, *fine;                  /* points, FINE: of the standard normal */
    double *least, *highest;                /* n_nodes: of a leaf's observed scores */
    bool straight;                          /* every mean is arithmetic             */
    room *room;                             /* threads                              */
    double *sigma, *error;
} spread;

/* The error law of one cell: value = centre + by (bent(q) - off), q standard normal. */
typedef struct law {
    double centre, by, off, skew, low; /* bent values stay from low on */
} law;

static void fill_quantiles(double *q, size_t n) {
    for (size_t k = 0; k < n; k++) {
        q[k] = -arp_normal_quantile_above(((double)k + 0.5) / (double)n);
    }
}

static void fill_ends(spread *s) {
    for (size_t v = 0; v < s->n_nodes; v++) {
        const double *score = s->job->ran->score + v * s->n;
        s->least[v] = INFINITY;
        s->highest[v] = -INFINITY;
        for (size_t i = 0; s->job->used[v] && i < s->n; i++) {
            s->least[v] = fmin(s->least[v], score[i]);
            s->highest[v] = fmax(s->highest[v], score[i]);
        }
    }
}

/* Beyond its turning point the correction would fall again: it stays there. */
static double bent(const law *l, double q) {
    double g = l->skew, at = g > 0.0 ? fmax(q, -3.0 / g) : g < 0.0 ? fmin(q, -3.0 / g) : q;
    return fmax(at + g / 6.0 * (at * at - 1.0), l->low);
}

static double value_at(const law *l, double q) {
    return l->centre + l->by * (bent(l, q) - l->off);
}

/* Of mean 0 and the stated variance over the points. A count is not below 0. */
static law law_of(const spread *s, const arp_chance *chance, size_t i) {
    double sd = chance->sd[i], sum = 0.0, square = 0.0, n = (double)s->points;
    bool bounded = chance->skew[i] > 0.0;
    law l = {.centre = chance->centre[i],
             .skew = chance->skew[i],
             .low = bounded ? -chance->centre[i] / sd : -INFINITY};
    if (!(sd > 0.0)) return l;
    for (size_t k = 0; k < s->points; k++) sum += bent(&l, s->coarse[k]);
    l.off = sum / n;
    for (size_t k = 0; k < s->points; k++) {
        double gap = bent(&l, s->coarse[k]) - l.off;
        square += gap * gap;
    }
    l.by = sd / sqrt(square / n);
    return l;
}

/* m values of a leaf onto the scale, in place. */
static void place(const spread *s, size_t v, double *z, size_t m, const room *r) {
    double turn = s->job->plan->node[v].polarity;
    if (!s->job->own) arp_frozen_apply(&s->job->frozen[v], z, m, r->scratch);
    for (size_t k = 0; s->job->own && k < m; k++) z[k] *= turn;
}

/* Mean and variance; deviations are from one of them, so that equal ones have none. */
static double spread_of(const double *z, size_t n, double *mean) {
    double sum = 0.0, square = 0.0;
    for (size_t k = 0; k < n; k++) sum += z[k] - z[0];
    for (size_t k = 0; k < n; k++) {
        double gap = z[k] - z[0] - sum / (double)n;
        square += gap * gap;
    }
    *mean = z[0] + sum / (double)n;
    return square / (double)n;
}

/* Draws of a leaf, normalised: eight from one counter. */
static void draw_leaf(const spread *s, const law *l, size_t v, size_t i, size_t m, const room *r) {
    double *z = r->z + v * s->most;
    uint32_t word[4];
    for (size_t d = 0; d < m; d++) {
        if (d % 8 == 0) {
            arp_philox(s->job->seed ^ STREAM, (uint64_t)i << 32 | (uint64_t)v, (uint32_t)(d / 8),
                       word);
        }
        uint32_t half = word[d % 8 / 2] >> (d % 2 ? 16 : 0) & (FINE - 1);
        z[d] = value_at(l, s->fine[half]);
    }
    place(s, v, z, m, r);
}

/* A leaf of one territory: its variance, and what is drawn of it. */
static void look(const spread *s, size_t v, size_t i, size_t m, const room *r) {
    const law l = law_of(s, &s->job->chance[v], i);
    double *z = r->z + v * s->most;
    for (size_t k = 0; k < s->points; k++) z[k] = value_at(&l, s->coarse[k]);
    place(s, v, z, s->points, r);
    r->node[v] = spread_of(z, s->points, &r->middle[v]);
    draw_leaf(s, &l, v, i, m, r);
}

/* The shares of the children that have a value, and which nodes have one. */
static void weigh(const spread *s, const room *r) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        double whole = 0.0;
        for (size_t j = 0; j < node->n_children; j++) {
            size_t child = node->child[j];
            r->share[child] = r->has[child] ? s->job->ran->weight[child] : 0.0;
            whole += r->share[child];
        }
        for (size_t j = 0; j < node->n_children && whole > 0.0; j++) {
            r->share[node->child[j]] /= whole;
        }
        if (node->n_children) r->has[v] = whole > 0.0;
    }
}

/* Variances up the tree of straight lines: the root's. */
static double add_variances(const spread *s, const room *r) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        if (node->n_children) r->node[v] = 0.0;
        for (size_t j = 0; j < node->n_children; j++) {
            size_t child = node->child[j];
            double w = r->share[child];
            if (w > 0.0) r->node[v] += w * w * r->node[child];
        }
    }
    return r->node[0];
}

/* Up the tree once, the leaves' scores being there: the root's. */
static double climb(const spread *s, const room *r) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        size_t used = 0;
        for (size_t j = 0; j < node->n_children; j++) {
            size_t child = node->child[j];
            if (!(r->share[child] > 0.0)) continue;
            r->x[used] = r->node[child];
            r->w[used++] = r->share[child];
        }
        if (used) r->node[v] = node->aggregate->mean(r->x, r->w, used, arp_run_exponent(node));
    }
    return r->node[0];
}

static void keep(const spread *s, size_t i, size_t d, double error) {
    if (s->error && d < s->job->replicates) s->error[d * s->n + i] = error;
}

/* Under arithmetic means: each draw less the mean, leaf by leaf. */
static void add_draws(const spread *s, size_t i, size_t m, const room *r) {
    for (size_t d = 0; d < m; d++) {
        double sum = 0.0;
        for (size_t v = 0; v < s->n_nodes; v++) {
            if (s->job->plan->node[v].n_children == 0 && r->has[v]) {
                sum += r->w[v] * (r->z[v * s->most + d] - r->middle[v]);
            }
        }
        keep(s, i, d, sum);
    }
}

/* Weight of each leaf in the root, into w. */
static void weigh_leaves(const spread *s, const room *r) {
    r->w[0] = 1.0;
    for (size_t v = 1; v < s->n_nodes; v++) {
        r->w[v] = r->w[s->job->plan->node[v].parent] * r->share[v];
    }
}

/* Scores drawn through other means: their mean and variance [Welford 1962]. */
static double draw_scores(const spread *s, size_t i, const room *r) {
    double mean = 0.0, square = 0.0;
    for (size_t d = 0; d < s->draws; d++) {
        for (size_t v = 0; v < s->n_nodes; v++) {
            if (s->job->plan->node[v].n_children || !r->has[v]) continue;
            r->node[v] = fmin(fmax(r->z[v * s->most + d], s->least[v]), s->highest[v]);
        }
        double score = climb(s, r), gap = score - mean;
        mean += gap / (double)(d + 1);
        square += gap * (score - mean);
        keep(s, i, d, score);
    }
    for (size_t d = 0; s->error && d < s->job->replicates; d++) s->error[d * s->n + i] -= mean;
    return square / (double)(s->draws - 1);
}

static void one(void *user, size_t slot, uint64_t block) {
    const spread *s = user;
    const room *r = &s->room[slot];
    size_t i = (size_t)block, m = s->straight ? s->error ? s->job->replicates : 0 : s->draws;
    bool any = false;
    s->sigma[i] = 0.0;
    for (size_t v = 0; v < s->n_nodes; v++) {
        r->has[v] = s->job->used[v] && !isnan(s->job->frozen[v].value[i]);
        any = any || (r->has[v] && s->job->chance[v].sd[i] > 0.0);
    }
    if (!any) return;
    weigh(s, r);
    for (size_t v = 0; v < s->n_nodes; v++) {
        if (s->job->used[v] && r->has[v]) look(s, v, i, m, r);
    }
    if (s->straight) {
        s->sigma[i] = sqrt(add_variances(s, r));
        weigh_leaves(s, r);
        add_draws(s, i, m, r);
    } else {
        s->sigma[i] = sqrt(draw_scores(s, i, r));
    }
}

static bool take(spread *s, arp_pool *pool) {
    size_t nodes = s->n_nodes;
    if (!arp_pool_take_all(pool, ARP_ARRAY(s->coarse, s->points), ARP_ARRAY(s->fine, FINE),
                           ARP_ARRAY(s->least, nodes), ARP_ARRAY(s->highest, nodes),
                           ARP_ARRAY(s->room, s->job->threads)))
        return false;
    for (size_t t = 0; t < s->job->threads; t++) {
        room *r = &s->room[t];
        if (!arp_pool_take_all(pool, ARP_ROWS(r->z, s->most, nodes * sizeof *r->z),
                               ARP_ARRAY(r->scratch, 2 * s->most), ARP_ARRAY(r->node, nodes),
                               ARP_ARRAY(r->middle, nodes), ARP_ARRAY(r->share, nodes),
                               ARP_ARRAY(r->x, nodes), ARP_ARRAY(r->w, nodes),
                               ARP_ARRAY(r->has, nodes)))
            return false;
    }
    return true;
}

static bool is_straight(const arp_spread_job *job) {
    for (size_t v = 0; v < job->plan->n_nodes; v++) {
        const arp_plan_node *node = &job->plan->node[v];
        if (node->n_children && arp_run_exponent(node) != 1.0) return job->own;
    }
    return true;
}

arp_status arp_score_errors(const arp_spread_job *job, double *sigma, double *error,
                            arp_error *err) {
    bool many = job->ran->n > ARP_MATRIX_ROWS;
    spread s = {.job = job,
                .n = job->ran->n,
                .n_nodes = job->plan->n_nodes,
                .points = many ? FEWER_POINTS : POINTS,
                .draws = many ? FEWER_DRAWS : DRAWS,
                .straight = is_straight(job),
                .sigma = sigma,
                .error = error};
    s.most =
        s.straight ? error && job->replicates > s.points ? job->replicates : s.points : s.draws;
    arp_pool *pool = arp_pool_new();
    bool ok = pool && take(&s, pool);
    if (ok) {
        fill_quantiles(s.coarse, s.points);
        fill_quantiles(s.fine, FINE);
        fill_ends(&s);
        arp_blocks_run(&(arp_blocks){.end = s.n, .threads = job->threads, .user = &s, .work = one});
    }
    arp_pool_free(pool);
    return ok ? ARP_OK : arp_fail_memory(err);
}
