/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of the Shapley values and the effective weights: bench_shapley prints milliseconds of one
   processor a call, the best of some, with n and k. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/rng.h"
#include "drivers/weights/effective.h"
#include "drivers/shares/shares.h"

enum { LEAVES = 4, MOST = 35000 };

static double value[2 * LEAVES][MOST], share[MOST], a[MOST], b[MOST];
static double *line[2] = {a, b}, weight[2] = {0.5, 0.5};
static size_t selected[MOST], node[2 * LEAVES], side[2 * LEAVES],
    first[3] = {0, LEAVES, 2 * LEAVES};
static const double *columns[2 * LEAVES];
static double *shares[2 * LEAVES], within[2 * LEAVES], mean[2 * LEAVES];
static bool arithmetic[2] = {true, true};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void fill(size_t n) {
    memset(a, 0, sizeof a);
    memset(b, 0, sizeof b);
    for (size_t i = 0; i < n; i++) {
        selected[i] = i;
        share[i] = 1.0 / LEAVES;
        for (size_t j = 0; j < 2 * LEAVES; j++) {
            value[j][i] = arp_u01(1, i, (uint32_t)j) - 0.5;
            line[j / LEAVES][i] += value[j][i] / LEAVES;
        }
    }
    for (size_t j = 0; j < 2 * LEAVES; j++) {
        columns[j] = value[j];
        shares[j] = share;
        within[j] = 1.0 / LEAVES;
        side[j] = j / LEAVES;
    }
}

/* All but the last are selected: `all` is then worked out for every territory. */
static int for_all(const arp_share_case *c, double *game, double best[2], int times) {
    int bad = 0;
    for (int j = 0; !bad && j < times; j++) {
        double start = now();
        bad = arp_shares_all(c, game, NULL) != ARP_OK;
        double middle = now();
        bad = bad || arp_marginal_membership(c, game, NULL) != ARP_OK;
        double end = now();
        best[0] = middle - start < best[0] ? middle - start : best[0];
        best[1] = end - middle < best[1] ? end - middle : best[1];
    }
    return bad;
}

static int whole(const arp_share_case *c, const arp_leaves *leaves, double best[2], int times) {
    int bad = 0;
    for (int j = 0; !bad && j < times; j++) {
        arp_pool *pool = arp_pool_new();
        arp_shares *made = NULL;
        arp_effective *effective = NULL;
        double start = now();
        bad = !pool || arp_shares_make(c, leaves, pool, &made, NULL) != ARP_OK;
        double middle = now();
        bad = bad || arp_effective_make(c->what, leaves, 1.0, pool, &effective, NULL) != ARP_OK;
        double end = now();
        best[0] = middle - start < best[0] ? middle - start : best[0];
        best[1] = end - middle < best[1] ? end - middle : best[1];
        arp_pool_free(pool);
    }
    return bad;
}

static int bench(size_t n, size_t k, int times) {
    double each[2] = {1e9, 1e9}, all[2] = {1e9, 1e9};
    double *game = arp_zalloc(n, 4 * ARP_SHARE_VALUES * sizeof *game);
    arp_case what = {.n = n,
                     .m = n - 1,
                     .n_sides = 2,
                     .line = line,
                     .weight = weight,
                     .selected = selected,
                     .seed = 1};
    arp_share_case c = {.what = &what, .k = k, .exponent = 1.0};
    arp_leaves leaves = {.n = n,
                         .p = 2 * LEAVES,
                         .n_sides = 2,
                         .node = node,
                         .side = side,
                         .first = first,
                         .value = columns,
                         .share = shares,
                         .weight = within,
                         .mean = mean,
                         .arithmetic = arithmetic};
    fill(n);
    int bad = !game || for_all(&c, game, each, times);
    what.m = k;
    bad = bad || whole(&c, &leaves, all, times);
    printf("n = %zu, k = %zu: neutralised for all %.3f ms, marginal for all %.3f ms; everything "
           "for %zu selected %.3f ms; effective weights %.3f ms\n",
           n, k, each[0], each[1], k, all[0], all[1]);
    arp_free(game);
    return bad;
}

int main(void) {
    return bench(304, 30, 20) || bench(35000, 3500, 3);
}
