/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of the minimal weight change: bench_change prints milliseconds a question, 8 weights. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/change/certificates.h"
#include "drivers/change/move.h"

enum { P = 8 };

static const char *const STATUS[] = {"optimal", "feasible", "impossible", "not found"};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int bench(size_t n, size_t k, size_t row) {
    const double *x[P];
    double w0[P], w[P], *values = arp_zalloc(P * n, sizeof *values), start = now();
    size_t side[P] = {0, 0, 0, 0, 1, 1, 1, 1};
    arp_move_answer a = {0};
    arp_certificates c = {0};
    arp_pool *pool = arp_pool_new();
    int bad = !values || !pool;
    for (size_t l = 0; l < P; l++) {
        w0[l] = 1.0 / P;
        x[l] = values + l * n;
        for (size_t i = 0; !bad && i < n; i++) values[l * n + i] = arp_u01(3, i, (uint32_t)l);
    }
    arp_listing leaves = {n, P, x, side, 2, &row, 1};
    bad = bad || arp_certificates_make(&leaves, pool, &c, NULL) != ARP_OK;
    double made = now();
    for (int leave = 0; !bad && leave < 2; leave++) {
        size_t above = 0;
        double score = 0.0;
        for (size_t l = 0; l < P; l++) score += w0[l] * x[l][row];
        for (size_t i = 0; i < n; i++) {
            double other = 0.0;
            for (size_t l = 0; l < P; l++) other += w0[l] * x[l][i];
            above += other > score;
        }
        arp_move move = {n, P, x, w0, &row, 1, k, above < k, 1000, &arp_norm_sum};
        if (leave) move.k = above < k ? k / 2 : above + k;
        move.leave = above < move.k;
        double begun = now();
        bad = arp_move_find(&move, w, &a, NULL) != ARP_OK;
        printf("n = %zu, rank %zu, %s the first %zu: %.1f ms, %zu nodes, %s, %.4f (first %.4f)\n",
               n, above + 1, move.leave ? "leave" : "enter", move.k, now() - begun, a.nodes,
               STATUS[a.status], a.distance, a.bound);
    }
    printf("n = %zu: certificates %.2f ms, margin %.4f\n", n, made - start, c.margin);
    arp_pool_free(pool);
    arp_free(values);
    return bad;
}

int main(void) {
    for (size_t row = 0; row < 4; row++) {
        if (bench(304, 30, row)) return 1;
    }
    return bench(35000, 3500, 5);
}
