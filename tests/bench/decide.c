/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time of one request of drivers/decide beside that of the measure it stands for: bench_decide
   prints nanoseconds, the best of some rounds, and the share of requests that were measured after
   all. Lines are like those of a study: two sides and further columns, normal, each draw with
   another correlation from 0 to .5; the selection is among the first on the first side. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/decide/parts.h"
#include "drivers/resemblance/conditional.h"

enum { DRAWS = 64, LINES = 4, ROUNDS = 40 }; /* few enough draws to stay in the cache */

typedef struct study {
    size_t n, m, q, own; /* the side that is asked about: 0, the one leant on, or 1 */
    size_t selected[2];
    double *line[DRAWS][LINES];
    const double *other[DRAWS][LINES];
    double p[DRAWS]; /* of the measure */
} study;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double normal(uint64_t draw, size_t i, size_t lane) {
    double length = sqrt(-2.0 * log(arp_u01(draw, i, (uint32_t)(2 * lane))));
    return length * cos(6.283185307179586 * arp_u01(draw, i, (uint32_t)(2 * lane + 1)));
}

static int make(study *s, arp_pool *pool) {
    for (size_t d = 0; d < DRAWS; d++) {
        double r = 0.5 * (double)d / (DRAWS - 1);
        for (size_t k = 0; k < LINES; k++) {
            s->line[d][k] = arp_pool_take(pool, s->n, sizeof(double));
            if (!s->line[d][k]) return 1;
        }
        for (size_t i = 0; i < s->n; i++) {
            bool in = i == s->selected[0] || (s->m == 2 && i == s->selected[1]);
            double first = normal(d, i, 0);
            if (in) first = 1.7 + 0.4 * first;
            s->line[d][0][i] = first;
            for (size_t k = 1; k < LINES; k++) {
                s->line[d][k][i] = r * first + sqrt(1.0 - r * r) * normal(d, i, k);
            }
        }
        for (size_t k = 0, at = 0; k < LINES; k++) {
            if (k != s->own) s->other[d][at++] = s->line[d][k];
        }
    }
    return 0;
}

static double time_measure(study *s, arp_pool *pool) {
    arp_conditional_room *room;
    double best = INFINITY;
    if (arp_conditional_room_new(s->n, s->m, s->q, pool, &room, NULL) != ARP_OK) return NAN;
    for (int round = 0; round < ROUNDS / 4; round++) {
        double start = now();
        for (size_t d = 0; d < DRAWS; d++) {
            const arp_conditional_input in = {
                s->n, s->m, s->q, s->selected, s->line[d][s->own], s->other[d], 1};
            arp_conditional found;
            arp_conditional_measure(&in, room, &found);
            s->p[d] = found.p;
        }
        best = fmin(best, (now() - start) / DRAWS);
    }
    return best;
}

static int time_way(const study *s, const arp_decide_way *way, double measure, arp_pool *pool) {
    const double level[] = {0.025, 0.05};
    const arp_decide_input in = {s->n, s->m, s->selected, s->q, level, 2, way};
    arp_decide *room;
    double best = INFINITY;
    if (arp_decide_new(&in, pool, &room, NULL) != ARP_OK) return 1;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        for (size_t d = 0; d < DRAWS; d++) {
            arp_decided got = arp_decide_ask(room, s->line[d][s->own], s->other[d], s->q);
            if ((got.p <= 0.05) != (s->p[d] <= 0.05)) return 1;
        }
        best = fmin(best, (now() - start) / DRAWS);
    }
    arp_decide_counts counts = arp_decide_count(room);
    printf("  %s %.0f ns (%.1f times), %.1f %% measured;", way->name, best, measure / best,
           100.0 * (double)counts.measured / (double)counts.asked);
    return 0;
}

static int bench(size_t n, size_t m, size_t q, size_t own) {
    arp_pool *pool = arp_pool_new();
    study *s = pool ? arp_pool_take(pool, 1, sizeof *s) : NULL;
    int bad = !s;
    if (!bad) {
        *s = (study){.n = n, .m = m, .q = q, .own = own, .selected = {n / 7, n - n / 5}};
        bad = make(s, pool);
    }
    if (!bad) {
        size_t within = 0;
        double measure = time_measure(s, pool);
        for (size_t d = 0; d < DRAWS; d++) within += s->p[d] <= 0.05;
        printf("n = %zu, m = %zu, q = %zu, side %zu: %.0f ns, %zu of %d p's to .05;", n, m, q,
               own + 1, measure, within, DRAWS);
        for (size_t w = 0; !bad && arp_decide_way_at(w); w++) {
            bad = time_way(s, arp_decide_way_at(w), measure, pool);
        }
        printf("\n");
    }
    arp_pool_free(pool);
    return bad;
}

int main(void) {
    return bench(304, 2, 1, 0) || bench(304, 2, 1, 1) || bench(304, 1, 1, 0) ||
           bench(304, 2, 2, 0) || bench(304, 2, 3, 0) || bench(3000, 2, 1, 0) ||
           bench(3000, 2, 1, 1);
}
