/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank sets: milliseconds of processor time a call, growth with n, and how often all true ranks are
 * in their sets. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "sensitivity/ranks/sets.h"

enum { TRUTHS = 500, SMALL = 20 };

typedef struct sample {
    double *x, *sigma;
    size_t *row;
} sample;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static double normal(uint64_t draw, size_t i, uint64_t stream) {
    return arp_normal_quantile_above(arp_u01(stream, draw, (uint32_t)i));
}

static bool take(sample *s, size_t n) {
    s->x = arp_zalloc(n, sizeof *s->x);
    s->sigma = arp_zalloc(n, sizeof *s->sigma);
    s->row = arp_zalloc(n, sizeof *s->row);
    return s->x && s->sigma && s->row;
}

static void let_go(sample *s) {
    arp_free(s->x);
    arp_free(s->sigma);
    arp_free(s->row);
}

/* Standard errors from a tenth to three times the spread of the truths: small territories are
   noisy. */
static int timing(size_t n, size_t replicates, size_t n_alone, size_t n_k) {
    sample s = {0};
    arp_rank_sets out;
    arp_pool *pool = arp_pool_new();
    int bad = !pool || !take(&s, n);
    size_t k[] = {(n + 9) / 10};
    for (size_t i = 0; !bad && i < n; i++) {
        s.sigma[i] = 0.1 * pow(30.0, arp_u01(1, i, 0));
        s.x[i] = normal(i, 1, 1) + s.sigma[i] * normal(i, 2, 1);
        s.row[i] = i;
    }
    arp_rank_sets_of of = {.x = s.x,
                           .sigma = s.sigma,
                           .n = n,
                           .alpha = 0.05,
                           .replicates = replicates,
                           .seed = 1,
                           .threads = 1,
                           .alone = s.row,
                           .n_alone = n_alone,
                           .k = k,
                           .n_k = n_k};
    double start = now();
    bad = bad || arp_rank_sets_make(arp_rank_method_for(n), &of, pool, &out, NULL) != ARP_OK;
    if (!bad) {
        printf("n = %zu, R = %zu, %zu marginal sets, %zu first lists, one thread: %.0f ms (%s, %zu "
               "steps, c = %.4f)\n",
               n, replicates, n_alone, n_k, now() - start, out.method, out.steps, out.critical);
    }
    let_go(&s);
    arp_pool_free(pool);
    return bad;
}

/* Truths of one kind: far apart, near each other, in ties of five, all equal. */
static double truth(size_t kind, uint64_t draw, size_t i) {
    switch (kind) {
    case 0:
        return 4.0 * normal(draw, i, 11);
    case 1:
        return 0.5 * normal(draw, i, 11);
    case 2:
        return 6.0 * floor((double)i / 5.0);
    default:
        return 0.0;
    }
}

static bool covers(const arp_rank_set *set, const double *theta, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t above = 0, below = 0;
        for (size_t j = 0; j < n; j++) {
            above += theta[j] > theta[i];
            below += theta[j] < theta[i];
        }
        if (set[i].low > 1 + above || set[i].high < n - below) return false;
    }
    return true;
}

static int coverage(const arp_rank_method *method, size_t kind) {
    size_t held = 0;
    for (uint64_t t = 0; t < TRUTHS; t++) {
        double theta[SMALL], x[SMALL], sigma[SMALL];
        arp_rank_sets out;
        arp_pool *pool = arp_pool_new();
        for (size_t i = 0; i < SMALL; i++) {
            sigma[i] = 0.3 + 2.0 * arp_u01(12, t, (uint32_t)i);
            theta[i] = truth(kind, t, i);
            x[i] = theta[i] + sigma[i] * normal(t, i, 13);
        }
        arp_rank_sets_of of = {.x = x,
                               .sigma = sigma,
                               .n = SMALL,
                               .alpha = 0.05,
                               .replicates = 1000,
                               .seed = t,
                               .threads = 1};
        if (!pool || arp_rank_sets_make(method, &of, pool, &out, NULL) != ARP_OK) return 1;
        held += covers(out.joint, theta, SMALL);
        arp_pool_free(pool);
    }
    /* three standard errors under the nominal level */
    double share = (double)held / TRUTHS, least = 0.95 - 3.0 * sqrt(0.95 * 0.05 / TRUTHS);
    printf("%s, truths of kind %zu: all ranks held in %.1f %% of %d\n", method->name, kind,
           100.0 * share, TRUTHS);
    return share < least;
}

int main(void) {
    int bad = timing(304, 10000, 0, 0) || timing(304, 10000, 304, 1) || timing(2000, 10000, 0, 0) ||
              timing(3500, 1000, 0, 0) || timing(35000, 1000, 0, 0) || timing(35000, 1000, 2, 1) ||
              timing(3500, 100, 0, 0) || timing(35000, 100, 0, 0) || timing(350000, 100, 0, 0);
    for (size_t kind = 0; kind < 4; kind++) {
        bad = coverage(&arp_rank_stepdown, kind) || coverage(&arp_rank_bins, kind) || bad;
    }
    return bad;
}
