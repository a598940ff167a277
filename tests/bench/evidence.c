/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of what the verdict reads: bench_evidence prints milliseconds a call, the best of some. */
#include <stdio.h>
#include <time.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/logit.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

/* ms[0 ..]: interval on a fitted null, exchange, fit of the other side, the whole p given it. */
static int once(const arp_case *what, arp_null *null, double *ms) {
    const double *const side[2] = {what->line[0], what->line[1]};
    const double **z = NULL;
    double b;
    bool separated;
    arp_tilt tilt;
    arp_swap swap;
    arp_conditional given;
    arp_pool *pool = arp_pool_new();
    int bad = !pool || arp_conditional_lines(what, pool, &z, NULL) != ARP_OK;
    double start = now();
    bad = bad || arp_tilt_measure(side[0], what->n, what->selected, what->m, 0.05, null, &tilt,
                                  NULL) != ARP_OK;
    ms[0] = now() - start;
    start = now();
    bad = bad || arp_swap_measure(side, what->n, what->selected, what->m, 1, &swap, NULL) != ARP_OK;
    ms[1] = now() - start;
    arp_logit_data data = {what->n, what->m, 1, bad ? NULL : z + 1, what->selected};
    start = now();
    bad = bad || arp_logit_fit(&data, &b, &separated, NULL) != ARP_OK;
    ms[2] = now() - start;
    start = now();
    bad = bad || arp_conditional_measure(what, z, 0, &given, NULL) != ARP_OK;
    ms[3] = now() - start;
    arp_pool_free(pool);
    return bad;
}

static int bench(size_t n, size_t m, int times) {
    double *a = arp_zalloc(n, sizeof *a), *b = arp_zalloc(n, sizeof *b), best[4];
    double *line[2] = {a, b}, ms[4];
    size_t *selected = arp_zalloc(m, sizeof *selected);
    arp_null null = {.seed = 1};
    int bad = !a || !b || !selected;
    for (size_t i = 0; !bad && i < n; i++) {
        a[i] = arp_u01(1, i, 0);
        b[i] = a[i] + arp_u01(1, i, 1);
    }
    for (size_t t = 0; !bad && t < m; t++) selected[t] = t * (n / m);
    arp_case what = {.n = n, .m = m, .n_sides = 2, .line = line, .selected = selected};
    for (int j = 0; !bad && j < times; j++) {
        bad = once(&what, &null, ms);
        for (int i = 0; i < 4; i++) best[i] = j == 0 || ms[i] < best[i] ? ms[i] : best[i];
    }
    if (!bad) {
        printf("n = %zu, m = %zu: interval %.3f ms, exchange %.3f ms, fit %.3f ms, given %.3f ms\n",
               n, m, best[0], best[1], best[2], best[3]);
    }
    arp_null_free(&null);
    arp_free(selected);
    arp_free(a);
    arp_free(b);
    return bad;
}

int main(void) {
    return bench(263, 2, 50) || bench(304, 30, 20) || bench(35000, 10, 3) || bench(35000, 3500, 3);
}
