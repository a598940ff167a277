/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Territories stand in groups of near standard error. In a replicate, the highest Z of one group
 * and the lowest of another bound every difference between the two: a pair of groups is looked
 * into only where that bound is above what was found already, which few are.
 */
#include "base/order.h"
#include "base/threads.h"
#include "sensitivity/ranks/messages.h"
#include "sensitivity/ranks/sets.h"

enum { GROUP = 16, BLOCK = 16 }; /* territories a group; replicates a block */

typedef struct pairs {
    const arp_rank_sets_of *of;
    size_t groups;
    uint32_t *row; /* n, the greatest sigma first: the others are in this order */
    double *sigma;
    double *scale;   /* n x n: 1 / sigma_ij of (i, j) where it is not told apart, else 0       */
    double *bound;   /* groups x groups: the greatest scale between the two, at the start      */
    double *most;    /* R: of each replicate; until it is counted again, what it was before,
                        which is no less                                                       */
    uint32_t *order; /* R replicates, those of the widest before first                         */
    double *sorted;  /* R, scratch                                                             */
    double *z;       /* threads x n                                                            */
    uint32_t *ends;  /* threads x 2 groups: places of the highest and of the lowest            */
    size_t end;      /* of order, where counting stops                                         */
} pairs;

static size_t past(const pairs *p, size_t group) {
    size_t end = (group + 1) * GROUP;
    return end < p->of->n ? end : p->of->n;
}

static void draw(const pairs *p, uint64_t replicate, double *z, uint32_t *top, uint32_t *bottom) {
    for (size_t i = 0; i < p->of->n; i++) {
        z[i] = arp_rank_drawn(p->of, replicate, p->row[i]);
    }
    for (size_t g = 0; g < p->groups; g++) {
        top[g] = bottom[g] = (uint32_t)(g * GROUP);
        for (size_t i = g * GROUP; i < past(p, g); i++) {
            if (z[i] > z[top[g]]) top[g] = (uint32_t)i;
            if (z[i] < z[bottom[g]]) bottom[g] = (uint32_t)i;
        }
    }
}

static double look_into(const pairs *p, const double *z, size_t g, size_t h, double most) {
    for (size_t i = g * GROUP; i < past(p, g); i++) {
        const double *scale = p->scale + i * p->of->n;
        for (size_t j = h * GROUP; j < past(p, h); j++) {
            double v = (z[i] - z[j]) * scale[j];
            most = v > most ? v : most;
        }
    }
    return most;
}

/* The two ends of every pair of groups first: most bounds are then already reached. A pair told
   apart counts 0, and nothing lies below that where c is a quantile above the median. */
static double widest(const pairs *p, const double *z, const uint32_t *top, const uint32_t *bottom) {
    double most = 0.0;
    for (int deep = 0; deep < 2; deep++) {
        for (size_t g = 0; g < p->groups; g++) {
            for (size_t h = 0; h < p->groups; h++) {
                double gap = z[top[g]] - z[bottom[h]];
                if (!(gap * p->bound[g * p->groups + h] > most)) continue;
                double v = deep ? look_into(p, z, g, h, most)
                                : gap * p->scale[top[g] * p->of->n + bottom[h]];
                most = v > most ? v : most;
            }
        }
    }
    return most;
}

static void count(void *user, size_t slot, uint64_t block) {
    const pairs *p = user;
    double *z = p->z + slot * p->of->n;
    uint32_t *top = p->ends + slot * 2 * p->groups, *bottom = top + p->groups;
    size_t first = (size_t)block * BLOCK;
    for (size_t r = first; r < first + BLOCK && r < p->end; r++) {
        draw(p, p->order[r], z, top, bottom);
        p->most[p->order[r]] = widest(p, z, top, bottom);
    }
}

/* The tail-th largest. No replicate has grown since it was counted last: those behind need not be
   counted again once enough of the others are above them. */
static bool critical(pairs *p, double *c) {
    size_t replicates = p->of->replicates, tail = arp_rank_tail(replicates, p->of->alpha);
    size_t blocks = (2 * tail + BLOCK - 1) / BLOCK;
    if (!arp_order_falling(p->most, replicates, p->order)) return false;
    for (size_t from = 0;; from += blocks) {
        size_t end = (from + blocks) * BLOCK;
        p->end = end < replicates ? end : replicates;
        arp_blocks_run(&(arp_blocks){.first = from,
                                     .end = (p->end + BLOCK - 1) / BLOCK,
                                     .threads = p->of->threads,
                                     .user = p,
                                     .work = count});
        for (size_t i = 0; i < p->end; i++) p->sorted[i] = p->most[p->order[i]];
        *c = arp_kth_largest(p->sorted, p->end, tail);
        if (p->end == replicates || *c >= p->most[p->order[p->end]]) return true;
    }
}

static void told(const pairs *p, arp_rank_set *set, size_t above, size_t below) {
    set[p->row[below]].low++;
    set[p->row[above]].high--;
}

/* Takes the pairs that are more than c apart out of the scales; false where there are none. */
static bool tell_apart(pairs *p, double c, arp_rank_set *set) {
    size_t n = p->of->n;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        double *scale = p->scale + i * n, own = p->of->x[p->row[i]];
        for (size_t j = 0; j < n; j++) {
            double gap = own - p->of->x[p->row[j]];
            if (!(scale[j] > 0.0 && gap > c * arp_rank_sigma(p->sigma[i], p->sigma[j]))) continue;
            told(p, set, i, j);
            scale[j] = 0.0;
            any = true;
        }
    }
    return any;
}

/* The scale of a pair; without error it is compared, and has none. */
static double scale_of(const pairs *p, size_t i, size_t j, arp_rank_set *set) {
    double sigma = arp_rank_sigma(p->sigma[i], p->sigma[j]);
    if (sigma > 0.0 && i != j) return 1.0 / sigma;
    if (sigma == 0.0 && p->of->x[p->row[i]] > p->of->x[p->row[j]]) told(p, set, i, j);
    return 0.0;
}

/* All pairs, not yet told apart; false where none has an error. */
static bool start(pairs *p, arp_rank_set *set) {
    size_t n = p->of->n;
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        set[i] = (arp_rank_set){1, (uint32_t)n};
        p->sigma[i] = p->of->sigma[p->row[i]];
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            double scale = scale_of(p, i, j, set);
            double *bound = &p->bound[i / GROUP * p->groups + j / GROUP];
            p->scale[i * n + j] = scale;
            *bound = scale > *bound ? scale : *bound;
            any = any || scale > 0.0;
        }
    }
    for (size_t r = 0; r < p->of->replicates; r++) p->most[r] = INFINITY;
    return any;
}

static arp_status steps(pairs *p, size_t most, arp_rank_joint *out, arp_error *err) {
    *out = (arp_rank_joint){.set = out->set, .steps = 1, .replicates = p->of->replicates};
    if (!arp_order_falling(p->of->sigma, p->of->n, p->row)) return arp_fail_memory(err);
    if (!start(p, out->set)) return ARP_OK;
    while (critical(p, &out->critical)) {
        if (!tell_apart(p, out->critical, out->set) || out->steps == most) return ARP_OK;
        out->steps++;
    }
    return arp_fail_memory(err);
}

static bool take(pairs *p, arp_pool *pool) {
    size_t n = p->of->n, replicates = p->of->replicates;
    p->groups = (n + GROUP - 1) / GROUP;
    p->row = arp_pool_take(pool, n, sizeof *p->row);
    p->sigma = arp_pool_take(pool, n, sizeof *p->sigma);
    p->scale = arp_pool_take(pool, n, n * sizeof *p->scale);
    p->bound = arp_pool_take(pool, p->groups, p->groups * sizeof *p->bound);
    p->most = arp_pool_take(pool, replicates, sizeof *p->most);
    p->order = arp_pool_take(pool, replicates, sizeof *p->order);
    p->sorted = arp_pool_take(pool, replicates, sizeof *p->sorted);
    p->z = arp_pool_take(pool, p->of->threads, n * sizeof *p->z);
    p->ends = arp_pool_take(pool, p->of->threads, 2 * p->groups * sizeof *p->ends);
    return p->row && p->sigma && p->scale && p->bound && p->most && p->order && p->sorted && p->z &&
           p->ends;
}

static arp_status make(const arp_rank_sets_of *of, size_t most, arp_rank_joint *out,
                       arp_error *err) {
    pairs p = {.of = of};
    arp_pool *pool = arp_pool_new();
    arp_status st = pool && take(&p, pool) ? steps(&p, most, out, err) : arp_fail_memory(err);
    arp_pool_free(pool);
    return st;
}

static arp_status stepdown(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err) {
    return make(of, SIZE_MAX, out, err);
}

static arp_status single(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err) {
    return make(of, 1, out, err);
}

const arp_rank_method arp_rank_stepdown = {"stepdown", ARP_MSG_RANK_SETS_STEPDOWN, stepdown};
const arp_rank_method arp_rank_single = {"single-step", ARP_MSG_RANK_SETS_SINGLE, single};
