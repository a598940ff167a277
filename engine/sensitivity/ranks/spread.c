/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Territories go ABREAST through the loops over points and draws: each has sums of its own, in
   their own order, that need not wait for one another. */
#include "sensitivity/ranks/spread.h"

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "base/threads.h"
#include "index/run.h"

enum { POINTS = 1000, FEWER_POINTS = 128, DRAWS = 10000, FEWER_DRAWS = 1000, FINE = 1 << 16 };

enum { ABREAST = 8, SOME = 256 }; /* draws at a time, whole counters of eight */

static const uint64_t STREAM = 0x73707265616421; /* of its own */

/* One number a territory of those abreast. */
typedef struct lanes {
    double of[ABREAST];
} lanes;

/* The error laws of a leaf's cells: value = centre + by (bent(q) - off), q standard normal. Beyond
   its turning point the correction for skewness would fall again: it stays there. */
typedef struct laws {
    lanes centre, by, off, sixth, first, last, low; /* q within the ends; bent values from low on */
} laws;

/* What is known of the leaves of the territories abreast, and of the nodes above. */
typedef struct leaf {
    laws law;
    lanes middle;   /* mean of the normalised values                 */
    lanes variance; /* of them; up the tree, of the scores           */
    lanes share;    /* weight in the parent, among those with value  */
    lanes weight;   /* in the root                                   */
    bool has[ABREAST];
} leaf;

/* One thread's room. */
typedef struct room {
    leaf *node;      /* n_nodes                                                           */
    lanes *z;        /* points or SOME: values of a leaf; other means: n_nodes x SOME too */
    lanes *sum;      /* SOME: errors of draws                                             */
    lanes *noise;    /* SOME: q of draws                                                  */
    double *scratch; /* of the scale: twice as many as are placed                         */
    double *score;   /* n_nodes: of one draw of one territory                             */
    double *x, *w;   /* n_nodes: of the children of one                                   */
} room;

typedef struct spread {
    const arp_spread_job *job;
    size_t n, n_nodes, points, draws;
    double *coarse, *fine;   /* points, FINE: of the standard normal */
    double *least, *highest; /* n_nodes: of a leaf's observed scores */
    bool straight;           /* every mean is arithmetic             */
    room *room;              /* threads                              */
    double *sigma, *error;
} spread;

/* The territories first .. first + n - 1. */
typedef struct group {
    size_t first, n;
    bool any[ABREAST]; /* some leaf has an error */
} group;

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

static inline double bent(const laws *l, size_t t, double q) {
    double at = q > l->first.of[t] ? q : l->first.of[t];
    at = at < l->last.of[t] ? at : l->last.of[t];
    double y = at + l->sixth.of[t] * (at * at - 1.0);
    return y > l->low.of[t] ? y : l->low.of[t];
}

static inline double value_at(const laws *l, size_t t, double q) {
    return l->centre.of[t] + l->by.of[t] * (bent(l, t, q) - l->off.of[t]);
}

/* The law of one cell, but for its mean and variance. A count is not below 0. */
static void shape(const arp_chance *chance, size_t i, laws *l, size_t t) {
    double g = chance->skew[i], sd = chance->sd[i], centre = chance->centre[i];
    bool has_error = sd > 0.0;
    l->centre.of[t] = centre;
    l->sixth.of[t] = has_error ? g / 6.0 : 0.0;
    l->first.of[t] = has_error && g > 0.0 ? -3.0 / g : -INFINITY;
    l->last.of[t] = has_error && g < 0.0 ? -3.0 / g : INFINITY;
    l->low.of[t] = has_error && g > 0.0 ? -centre / sd : -INFINITY;
}

/* Of mean 0 and the stated variance over the points. */
static void scale_laws(const spread *s, const arp_chance *chance, const group *at, laws *l) {
    lanes sum = {{0}}, square = {{0}};
    double n = (double)s->points;
    for (size_t k = 0; k < s->points; k++) {
        for (size_t t = 0; t < ABREAST; t++) sum.of[t] += bent(l, t, s->coarse[k]);
    }
    for (size_t t = 0; t < ABREAST; t++) l->off.of[t] = sum.of[t] / n;
    for (size_t k = 0; k < s->points; k++) {
        for (size_t t = 0; t < ABREAST; t++) {
            double gap = bent(l, t, s->coarse[k]) - l->off.of[t];
            square.of[t] += gap * gap;
        }
    }
    for (size_t t = 0; t < ABREAST; t++) {
        double sd = t < at->n ? chance->sd[at->first + t] : 0.0;
        bool has_error = sd > 0.0; /* otherwise all values are the centre */
        l->off.of[t] = has_error ? l->off.of[t] : 0.0;
        l->by.of[t] = has_error ? sd / sqrt(square.of[t] / n) : 0.0;
    }
}

/* The laws of a leaf; a territory without a value takes the place of one that has: what comes of
   it weighs nothing. */
static void find_laws(const spread *s, const group *at, size_t v, leaf *node) {
    const arp_chance *chance = &s->job->chance[v];
    size_t some = 0;
    while (!node->has[some]) some++;
    for (size_t t = 0; t < ABREAST; t++) {
        shape(chance, at->first + (node->has[t] ? t : some), &node->law, t);
    }
    scale_laws(s, chance, at, &node->law);
    for (size_t t = 0; t < ABREAST; t++) {
        if (!node->has[t]) node->law.by.of[t] = node->law.off.of[t] = 0.0;
    }
}

/* m values a territory of a leaf onto the scale, in place. */
static void place(const spread *s, size_t v, lanes *z, size_t m, const room *r) {
    double turn = s->job->plan->node[v].polarity, *x = z->of;
    if (!s->job->own) arp_frozen_apply(&s->job->frozen[v], x, m * ABREAST, r->scratch);
    for (size_t k = 0; s->job->own && k < m * ABREAST; k++) x[k] *= turn;
}

/* Means and variances; deviations are from the first value, so that equal ones have none. */
static void spread_of(const lanes *z, size_t m, leaf *node) {
    lanes sum = {{0}}, square = {{0}};
    double n = (double)m;
    for (size_t k = 0; k < m; k++) {
        for (size_t t = 0; t < ABREAST; t++) sum.of[t] += z[k].of[t] - z[0].of[t];
    }
    for (size_t k = 0; k < m; k++) {
        for (size_t t = 0; t < ABREAST; t++) {
            double gap = z[k].of[t] - z[0].of[t] - sum.of[t] / n;
            square.of[t] += gap * gap;
        }
    }
    for (size_t t = 0; t < ABREAST; t++) {
        node->middle.of[t] = z[0].of[t] + sum.of[t] / n;
        node->variance.of[t] = square.of[t] / n;
    }
}

/* A leaf: its laws, and the variances of what they make of its values. */
static void look(const spread *s, const group *at, size_t v, const room *r) {
    leaf *node = &r->node[v];
    find_laws(s, at, v, node);
    for (size_t k = 0; k < s->points; k++) {
        for (size_t t = 0; t < ABREAST; t++) r->z[k].of[t] = value_at(&node->law, t, s->coarse[k]);
    }
    place(s, v, r->z, s->points, r);
    spread_of(r->z, s->points, node);
}

/* m draws of a leaf from the first on, normalised: eight from one counter. */
static void draw_leaf(const spread *s, const group *at, size_t v, size_t first, size_t m,
                      const room *r, lanes *z) {
    const laws *l = &r->node[v].law;
    uint64_t seed = s->job->seed ^ STREAM;
    for (size_t t = 0; t < ABREAST; t++) {
        uint64_t row = (uint64_t)(at->first + t) << 32 | (uint64_t)v;
        for (size_t d = 0; d < m && r->node[v].has[t]; d += 8) {
            uint32_t word[4];
            arp_philox(seed, row, (uint32_t)((first + d) / 8), word);
            for (size_t w = 0; w < 4; w++) {
                r->noise[d + 2 * w].of[t] = s->fine[word[w] & (FINE - 1)];
                r->noise[d + 2 * w + 1].of[t] = s->fine[word[w] >> 16];
            }
        }
    }
    for (size_t d = 0; d < m; d++) {
        for (size_t t = 0; t < ABREAST; t++) z[d].of[t] = value_at(l, t, r->noise[d].of[t]);
    }
    place(s, v, z, m, r);
}

/* The shares of the children that have a value, and which nodes have one. */
static void weigh(const spread *s, const room *r, size_t t) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        double whole = 0.0;
        for (size_t j = 0; j < node->n_children; j++) {
            leaf *child = &r->node[node->child[j]];
            child->share.of[t] = child->has[t] ? s->job->ran->weight[node->child[j]] : 0.0;
            whole += child->share.of[t];
        }
        for (size_t j = 0; j < node->n_children && whole > 0.0; j++) {
            r->node[node->child[j]].share.of[t] /= whole;
        }
        if (node->n_children) r->node[v].has[t] = whole > 0.0;
    }
    r->node[0].weight.of[t] = 1.0;
    for (size_t v = 1; v < s->n_nodes; v++) {
        r->node[v].weight.of[t] =
            r->node[s->job->plan->node[v].parent].weight.of[t] * r->node[v].share.of[t];
    }
}

/* Variances up the tree of straight lines: the root's. */
static double add_variances(const spread *s, const room *r, size_t t) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        if (node->n_children) r->node[v].variance.of[t] = 0.0;
        for (size_t j = 0; j < node->n_children; j++) {
            const leaf *child = &r->node[node->child[j]];
            double w = child->share.of[t];
            if (w > 0.0) r->node[v].variance.of[t] += w * w * child->variance.of[t];
        }
    }
    return r->node[0].variance.of[t];
}

/* Up the tree once, the leaves' scores being there: the root's. */
static double climb(const spread *s, const room *r, size_t t) {
    for (size_t v = s->n_nodes; v-- > 0;) {
        const arp_plan_node *node = &s->job->plan->node[v];
        size_t used = 0;
        for (size_t j = 0; j < node->n_children; j++) {
            size_t child = node->child[j];
            if (!(r->node[child].share.of[t] > 0.0)) continue;
            r->x[used] = r->score[child];
            r->w[used++] = r->node[child].share.of[t];
        }
        if (used) r->score[v] = node->aggregate->mean(r->x, r->w, used, arp_run_exponent(node));
    }
    return r->score[0];
}

static bool is_leaf(const spread *s, size_t v) {
    return s->job->plan->node[v].n_children == 0;
}

/* Does a territory abreast have a value of this leaf? */
static bool any_has(const leaf *node) {
    bool any = false;
    for (size_t t = 0; t < ABREAST; t++) any = any || node->has[t];
    return any;
}

/* Keeps what is drawn of those abreast from the first draw on. */
static void keep(const spread *s, const group *at, size_t first, size_t m, const lanes *drawn) {
    for (size_t d = 0; s->error && d < m && first + d < s->job->replicates; d++) {
        double *error = s->error + (first + d) * s->n + at->first;
        for (size_t t = 0; t < at->n; t++) error[t] = at->any[t] ? drawn[d].of[t] : 0.0;
    }
}

/* Under arithmetic means: each draw less the mean, leaf by leaf. */
static void add_draws(const spread *s, const group *at, const room *r) {
    size_t draws = s->error ? s->job->replicates : 0;
    for (size_t first = 0; first < draws; first += SOME) {
        size_t m = draws - first < SOME ? draws - first : SOME;
        memset(r->sum, 0, m * sizeof *r->sum);
        for (size_t v = 0; v < s->n_nodes; v++) {
            const leaf *node = &r->node[v];
            if (!is_leaf(s, v) || !any_has(node)) continue;
            draw_leaf(s, at, v, first, m, r, r->z);
            for (size_t d = 0; d < m; d++) {
                for (size_t t = 0; t < ABREAST; t++) {
                    r->sum[d].of[t] += node->weight.of[t] * (r->z[d].of[t] - node->middle.of[t]);
                }
            }
        }
        keep(s, at, first, m, r->sum);
    }
}

/* The score of a territory in draw d of those at hand. */
static double score_of(const spread *s, const room *r, size_t d, size_t t) {
    for (size_t v = 0; v < s->n_nodes; v++) {
        if (!is_leaf(s, v) || !r->node[v].has[t]) continue;
        r->score[v] = fmin(fmax(r->z[v * SOME + d].of[t], s->least[v]), s->highest[v]);
    }
    return climb(s, r, t);
}

/* Scores drawn through other means: their mean and variance [Welford 1962]. */
static void draw_scores(const spread *s, const group *at, const room *r) {
    lanes mean = {{0}}, square = {{0}};
    for (size_t first = 0; first < s->draws; first += SOME) {
        size_t m = s->draws - first < SOME ? s->draws - first : SOME;
        for (size_t v = 0; v < s->n_nodes; v++) {
            if (is_leaf(s, v) && any_has(&r->node[v])) {
                draw_leaf(s, at, v, first, m, r, r->z + v * SOME);
            }
        }
        for (size_t t = 0; t < at->n; t++) {
            for (size_t d = 0; at->any[t] && d < m; d++) {
                double score = score_of(s, r, d, t), gap = score - mean.of[t];
                mean.of[t] += gap / (double)(first + d + 1);
                square.of[t] += gap * (score - mean.of[t]);
                r->sum[d].of[t] = score;
            }
        }
        keep(s, at, first, m, r->sum);
    }
    for (size_t t = 0; t < at->n; t++) {
        double *error = s->error ? s->error + at->first + t : NULL;
        s->sigma[at->first + t] = at->any[t] ? sqrt(square.of[t] / (double)(s->draws - 1)) : 0.0;
        for (size_t d = 0; error && d < s->job->replicates; d++) error[d * s->n] -= mean.of[t];
    }
}

/* Which leaves have a value of each territory abreast, and whether one has an error. */
static void begin(const spread *s, const room *r, group *at) {
    for (size_t v = 0; v < s->n_nodes; v++) {
        for (size_t t = 0; t < ABREAST; t++) {
            size_t i = at->first + t;
            bool has = t < at->n && s->job->used[v] && !isnan(s->job->frozen[v].value[i]);
            r->node[v].has[t] = has;
            at->any[t] = at->any[t] || (has && s->job->chance[v].sd[i] > 0.0);
        }
    }
}

static void some(void *user, size_t slot, uint64_t block) {
    const spread *s = user;
    const room *r = &s->room[slot];
    group at = {.first = (size_t)block * ABREAST};
    at.n = s->n - at.first < ABREAST ? s->n - at.first : ABREAST;
    begin(s, r, &at);
    for (size_t v = 0; v < s->n_nodes; v++) {
        if (is_leaf(s, v) && any_has(&r->node[v])) look(s, &at, v, r);
    }
    for (size_t t = 0; t < at.n; t++) {
        weigh(s, r, t);
        if (s->straight) s->sigma[at.first + t] = at.any[t] ? sqrt(add_variances(s, r, t)) : 0.0;
    }
    if (s->straight) add_draws(s, &at, r);
    else draw_scores(s, &at, r);
}

static bool take(spread *s, arp_pool *pool) {
    size_t nodes = s->n_nodes, at_once = s->points > SOME ? s->points : SOME;
    size_t drawn = s->straight ? 0 : nodes * SOME;
    if (!arp_pool_take_all(pool, ARP_ARRAY(s->coarse, s->points), ARP_ARRAY(s->fine, FINE),
                           ARP_ARRAY(s->least, nodes), ARP_ARRAY(s->highest, nodes),
                           ARP_ARRAY(s->room, s->job->threads)))
        return false;
    for (size_t t = 0; t < s->job->threads; t++) {
        room *r = &s->room[t];
        if (!arp_pool_take_all(
                pool, ARP_ARRAY(r->node, nodes), ARP_ARRAY(r->z, at_once > drawn ? at_once : drawn),
                ARP_ARRAY(r->sum, SOME), ARP_ARRAY(r->noise, SOME),
                ARP_ROWS(r->scratch, at_once, (size_t)2 * ABREAST), ARP_ARRAY(r->score, nodes),
                ARP_ARRAY(r->x, nodes), ARP_ARRAY(r->w, nodes)))
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
    arp_pool *pool = arp_pool_new();
    bool ok = pool && take(&s, pool);
    if (ok) {
        fill_quantiles(s.coarse, s.points);
        if (error || !s.straight) fill_quantiles(s.fine, FINE);
        if (!s.straight) fill_ends(&s);
        arp_blocks_run(&(arp_blocks){.end = (s.n + ABREAST - 1) / ABREAST,
                                     .threads = job->threads,
                                     .user = &s,
                                     .work = some});
    }
    arp_pool_free(pool);
    return ok ? ARP_OK : arp_fail_memory(err);
}
