/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of what the verdict reads: bench_evidence prints milliseconds a call, the best of some. */
#include <stdio.h>
#include <time.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/resemblance/case.h"
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
    const double *const other[1] = {what->line[1]};
    size_t n = what->n, m = what->m;
    arp_logit fit;
    arp_tilt tilt;
    arp_swap swap;
    arp_conditional given;
    arp_conditional_room *room = NULL;
    arp_pool *pool = arp_pool_new();
    double start = now();
    int bad =
        !pool || arp_tilt_measure(side[0], n, what->selected, m, 0.05, null, &tilt, NULL) != ARP_OK;
    ms[0] = now() - start;
    start = now();
    bad = bad || arp_swap_measure(side, n, what->selected, m, 1, &swap, NULL) != ARP_OK;
    ms[1] = now() - start;
    bad = bad || arp_logit_new(n, m, 1, pool, &fit, NULL) != ARP_OK ||
          arp_conditional_room_new(n, m, 1, pool, &room, NULL) != ARP_OK;
    const arp_logit_data data = {n, m, 1, other, side[0], what->selected};
    const arp_conditional_input in = {n, m, 1, what->selected, side[0], other, what->seed};
    start = now();
    if (!bad) arp_logit_fit(&data, &fit);
    ms[2] = now() - start;
    start = now();
    if (!bad) arp_conditional_measure(&in, room, &given);
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
