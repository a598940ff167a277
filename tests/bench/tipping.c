/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of the tipping weights: bench_tipping prints milliseconds a call, the best of some. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "base/rng.h"
#include "drivers/weights/tipping.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int once(const double *a, const double *b, size_t n, size_t k, double *ms, arp_tipping *t) {
    arp_bundles bundles = {0};
    arp_stays runs = {0};
    arp_pool *pool = arp_pool_new();
    arp_membership *member = arp_zalloc(n, sizeof *member);
    double start = now();
    int bad = !pool || !member || arp_bundles_make(a, b, n, &bundles, NULL) != ARP_OK ||
              arp_tipping_walk(&bundles, k, &runs, NULL) != ARP_OK ||
              arp_membership_make(&bundles, &runs, pool, member, NULL) != ARP_OK;
    ms[0] = now() - start;
    bad = bad || arp_segments_make(&bundles, &runs, k, pool, t, NULL) != ARP_OK;
    ms[1] = now() - start;
    arp_free(member);
    arp_free(runs.at);
    arp_bundles_free(&bundles);
    arp_pool_free(pool);
    return bad;
}

static int bench(size_t n, size_t k, int times, double best[2]) {
    double *a = arp_zalloc(n, sizeof *a), *b = arp_zalloc(n, sizeof *b);
    best[0] = best[1] = 1e9;
    arp_tipping t = {0};
    int bad = !a || !b;
    for (size_t i = 0; !bad && i < n; i++) {
        a[i] = arp_u01(1, i, 0);
        b[i] = arp_u01(1, i, 1);
    }
    for (int j = 0; !bad && j < times; j++) {
        double ms[2];
        bad = once(a, b, n, k, ms, &t);
        for (int i = 0; i < 2; i++) best[i] = ms[i] < best[i] ? ms[i] : best[i];
    }
    printf("n = %zu, k = %zu: memberships %.3f ms, with lists %.3f ms (%zu segments%s)\n", n, k,
           best[0], best[1], t.n_segments, t.segments_left_out ? ", left out" : "");
    arp_free(a);
    arp_free(b);
    return bad;
}

/* Time grows as n to this power, from a thousand lines to 350 000, a tenth of them in the list. */
static int growth(void) {
    double few[2], many[2];
    int bad = bench(1000, 100, 50, few) || bench(350000, 35000, 1, many);
    if (!bad) printf("growth of memberships: exponent %.2f\n", log(many[0] / few[0]) / log(350.0));
    return bad;
}

int main(void) {
    double best[2];
    return bench(304, 30, 200, best) || bench(35000, 3500, 5, best) || growth();
}
