/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of what is said over all weights: bench_weights prints milliseconds a call, the best of
   some. */
#include <stdio.h>
#include <time.h>

#include "base/rng.h"
#include "drivers/weights/cells.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"

enum { SIDES = 3, LEAVES = 8 };

typedef struct scene {
    double *x, *line[SIDES], weight[SIDES];
    const double *value[LEAVES];
    size_t side[LEAVES], *selected, k;
    arp_case what;
    arp_linear leaves;
} scene;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int make(scene *s, size_t n, size_t k, size_t m, size_t n_sides) {
    *s = (scene){.k = k};
    s->x = arp_zalloc(n, (SIDES + LEAVES) * sizeof *s->x);
    s->selected = arp_zalloc(m, sizeof *s->selected);
    if (!s->x || !s->selected) return 1;
    for (size_t j = 0; j < LEAVES; j++) {
        double *column = s->x + (SIDES + j) * n;
        for (size_t i = 0; i < n; i++) column[i] = arp_u01(1, i, (uint32_t)j);
        s->value[j] = column;
        s->side[j] = j * n_sides / LEAVES;
    }
    for (size_t g = 0; g < SIDES; g++) {
        s->line[g] = s->x + g * n;
        s->weight[g] = 1.0 / (double)n_sides;
        for (size_t i = 0; i < n; i++) s->line[g][i] = arp_u01(2, i, (uint32_t)g);
    }
    for (size_t t = 0; t < m; t++) s->selected[t] = t * (n / m);
    s->leaves = (arp_linear){LEAVES, s->value, s->side};
    s->what = (arp_case){.n = n,
                         .m = m,
                         .n_sides = n_sides,
                         .line = s->line,
                         .weight = s->weight,
                         .selected = s->selected,
                         .seed = 1};
    return 0;
}

static void let_go(scene *s) {
    arp_free(s->x);
    arp_free(s->selected);
}

static int cells(size_t n, size_t k, int times) {
    scene s;
    double best = 1e9;
    size_t found = 0;
    bool left_out = false;
    int bad = make(&s, n, k, 2, 3);
    for (int i = 0; !bad && i < times; i++) {
        arp_simplex out = {0};
        arp_pool *pool = arp_pool_new();
        double start = now();
        bad = !pool || arp_cells_make(s.line, n, k, pool, &out, NULL) != ARP_OK;
        double ms = now() - start;
        best = ms < best ? ms : best;
        found = out.n_cells;
        left_out = out.cells_left_out;
        arp_pool_free(pool);
    }
    printf("three sides, n = %zu, k = %zu: %.2f ms (%zu cells%s)\n", n, k, best, found,
           left_out ? ", left out" : "");
    let_go(&s);
    return bad;
}

static int weights(size_t n, size_t m, int times) {
    scene s;
    double best[3] = {1e9, 1e9, 1e9};
    int bad = make(&s, n, m, m, 2);
    arp_linear none = {0};
    for (int i = 0; !bad && i < times; i++) {
        arp_revealed *out = NULL;
        arp_volumes *volumes = NULL;
        arp_tipping axis = {0};
        arp_pool *pool = arp_pool_new();
        axis.member = arp_pool_take(pool, n, sizeof *axis.member);
        arp_volumes_of of = {&s.what, &s.leaves, &axis, NULL, &s.k, 1};
        double ms[4] = {now()};
        bad = arp_revealed_make(&s.what, &none, pool, &out, NULL) != ARP_OK;
        ms[1] = now();
        bad = bad || arp_revealed_make(&s.what, &s.leaves, pool, &out, NULL) != ARP_OK;
        ms[2] = now();
        bad = bad || arp_volumes_make(&of, pool, &volumes, NULL) != ARP_OK;
        ms[3] = now();
        for (int j = 0; j < 3; j++) {
            best[j] = ms[j + 1] - ms[j] < best[j] ? ms[j + 1] - ms[j] : best[j];
        }
        arp_pool_free(pool);
    }
    printf("two sides, n = %zu, m = k = %zu: revealed %.3f ms, with free weights %.1f ms, volumes "
           "with draws %.1f ms\n",
           n, m, best[0], best[1], best[2]);
    let_go(&s);
    return bad;
}

int main(void) {
    return cells(304, 30, 10) || cells(304, 2, 10) || cells(35000, 3500, 1) || weights(304, 2, 3) ||
           weights(304, 30, 3) || weights(35000, 3500, 1);
}
