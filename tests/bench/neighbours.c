/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of the neighbours' part on a square grid: bench_neighbours prints milliseconds a call, the
   best of some, Moran's permutations included. */
#include <stdio.h>
#include <time.h>

#include "base/rng.h"
#include "drivers/around/neighbours.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static size_t make_grid(size_t wide, size_t n, arp_pair *pair) {
    size_t n_pairs = 0;
    for (size_t i = 0; i < n; i++) {
        if ((i + 1) % wide && i + 1 < n) pair[n_pairs++] = (arp_pair){i, i + 1};
        if (i + wide < n) pair[n_pairs++] = (arp_pair){i, i + wide};
    }
    return n_pairs;
}

static int bench(size_t wide, size_t n, size_t m, int times) {
    double *a = arp_zalloc(n, sizeof *a), *b = arp_zalloc(n, sizeof *b), best = 1e9;
    size_t *selected = arp_zalloc(m, sizeof *selected);
    arp_pair *pair = arp_zalloc(n, 2 * sizeof *pair);
    arp_neighbours out = {0};
    int bad = !a || !b || !selected || !pair;
    if (!bad) {
        for (size_t i = 0; i < n; i++) a[i] = arp_u01(1, i, 0), b[i] = arp_u01(1, i, 1);
        for (size_t i = 0; i < m; i++) selected[i] = i;
    }
    double *line[2] = {a, b};
    arp_case what = {.n = n, .m = m, .n_sides = 2, .line = line, .selected = selected, .seed = 1};
    arp_neighbours_input in = {.pair = pair, .n_pairs = bad ? 0 : make_grid(wide, n, pair)};
    for (int j = 0; !bad && j < times; j++) {
        arp_pool *pool = arp_pool_new();
        double start = now();
        bad = !pool || arp_neighbours_measure(&what, &in, pool, &out, NULL) != ARP_OK;
        double ms = now() - start;
        best = ms < best ? ms : best;
        arp_pool_free(pool);
    }
    printf("n = %zu, m = %zu: %zu sets %s, %.2f ms\n", n, m, out.n_sets,
           out.exact ? "counted" : "drawn", best);
    arp_free(a);
    arp_free(b);
    arp_free(selected);
    arp_free(pair);
    return bad;
}

int main(void) {
    return bench(19, 304, 2, 20) || bench(19, 304, 30, 5) || bench(187, 35000, 2, 2);
}
