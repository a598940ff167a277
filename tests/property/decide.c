/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which side of a level p is, against the p of the measure itself and that of every set, for
   each way this machine has. Case c draws its lines from c alone; levels are put beside its own p,
   from afar to where only the measure can tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/decide/parts.h"
#include "drivers/resemblance/conditional.h"
#include "oracle/slow_evidence.h"

enum { MOST_Q = ARP_DECIDE_LINES + 1, LINES = MOST_Q + 1, BESIDE = 13, MOST_ROWS = 3000 };

/* What the lines are like. */
typedef enum kind {
    PLAIN,
    EVEN,     /* uniform                                        */
    SKEWED,   /* its logarithm is normal                        */
    COARSE,   /* few values                                     */
    COPIES,   /* rows repeat others                             */
    AKIN,     /* lines correlate, up to 1 but for 1e-9          */
    LEANING,  /* the selection is high up on a given line       */
    APART,    /* beyond all others there                        */
    NEARLY,   /* ... but for one, or hardly                     */
    FAR,      /* from 0, for their spread                       */
    LARGE,    /* around 1e200                                   */
    SMALL,    /* around 1e-200                                  */
    OUTLYING, /* one row is 1e6 away                            */
    REPEATED, /* lines that are others, or mirror or mix them   */
    CONSTANT, /* a line                                         */
    KINDS
} kind;

typedef struct problem {
    uint64_t number;
    kind what;
    size_t n, m, q, selected[2];
    bool *in;
    double *line[LINES]; /* the own one, and the others */
} problem;

static double uniform(const problem *p, size_t i, size_t lane) {
    return arp_u01(p->number, i, (uint32_t)lane);
}

static double normal(const problem *p, size_t i, size_t lane) {
    double length = sqrt(-2.0 * log(uniform(p, i, 2 * lane)));
    return length * cos(6.283185307179586 * uniform(p, i, 2 * lane + 1));
}

static size_t below(const problem *p, size_t lane, size_t n) {
    return (size_t)(uniform(p, SIZE_MAX, lane) * (double)n);
}

static double value(const problem *p, size_t i, size_t k) {
    double x = normal(p, i, k), shared = normal(p, i, LINES);
    switch (p->what) {
    case EVEN:
        return uniform(p, i, k);
    case SKEWED:
        return exp(0.8 * x);
    case COARSE:
        return floor(2.0 * x);
    case COPIES:
        return normal(p, i % 3 == 1 ? i - 1 : i, k);
    case AKIN:
        return shared + pow(10.0, -(double)below(p, 20, 10)) * x;
    case FAR:
        return pow(10.0, (double)below(p, 20, 16)) + x;
    case LARGE:
        return 1e200 * x;
    case SMALL:
        return 1e-200 * x;
    case OUTLYING:
        return i == p->n / 2 ? 1e6 : x;
    default:
        return x + 0.3 * shared;
    }
}

/* The selection high up on the first given line. */
static void lean(problem *p, size_t k) {
    double *z = p->line[k], least = z[0], most = z[0], spread;
    for (size_t i = 1; i < p->n; i++) {
        least = fmin(least, z[i]);
        most = fmax(most, z[i]);
    }
    spread = most - least;
    for (size_t t = 0; t < p->m; t++) {
        double *at = &z[p->selected[t]], up = uniform(p, p->selected[t], 60);
        if (p->what == LEANING) *at = most - 0.3 * spread * up;
        else if (p->what == APART) *at = most + spread * (0.01 + up);
        else *at = most + spread * pow(10.0, -4.0 - (double)below(p, 61, 10)) * (up - 0.3);
    }
}

static void repeat(problem *p) {
    size_t a = below(p, 30, p->q + 1), b = below(p, 31, p->q + 1), c = below(p, 32, p->q + 1);
    size_t how = below(p, 33, 3);
    for (size_t i = 0; i < p->n; i++) {
        if (p->what == CONSTANT) p->line[a][i] = 0.7;
        else if (how == 0) p->line[a][i] = p->line[b][i];
        else if (how == 1) p->line[a][i] = -p->line[b][i];
        else p->line[a][i] = 0.5 * p->line[b][i] + 0.25 * p->line[c][i];
    }
}

static size_t rows_of(const problem *p, size_t most) {
    if (p->number % 50 == 49) return below(p, 10, most - 3) + 4;
    return below(p, 10, (p->number % 5 ? 300 : 20) < most ? (p->number % 5 ? 300 : 20) : most) + 4;
}

static void make(problem *p, uint64_t number, size_t most, size_t most_q) {
    *p = (problem){.number = number, .what = (kind)(number % KINDS)};
    p->n = most < 20 ? below(p, 10, most - 3) + 4 : rows_of(p, most);
    p->m = below(p, 11, 2) + 1;
    p->q = below(p, 12, 2) ? 1 : below(p, 13, most_q) + 1;
    p->in = calloc(p->n, sizeof *p->in);
    assert_non_null(p->in);
    for (size_t left = p->m, lane = 40; left > 0; lane++) {
        size_t i = below(p, lane, p->n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < p->n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    for (size_t k = 0; k <= p->q; k++) {
        p->line[k] = calloc(p->n, sizeof(double));
        assert_non_null(p->line[k]);
        for (size_t i = 0; i < p->n; i++) p->line[k][i] = value(p, i, k);
    }
    if (p->what >= LEANING && p->what <= NEARLY) lean(p, 1);
    if (p->what == REPEATED || p->what == CONSTANT) repeat(p);
}

static void unmake(problem *p) {
    for (size_t k = 0; k <= p->q; k++) free(p->line[k]);
    free(p->in);
}

static arp_conditional measured(const problem *p) {
    arp_pool *pool = arp_pool_new();
    arp_conditional_room *room = NULL;
    arp_conditional out = {0};
    const arp_conditional_input in = {.n = p->n,
                                      .m = p->m,
                                      .q = p->q,
                                      .selected = p->selected,
                                      .own = p->line[0],
                                      .other = (const double *const *)(p->line + 1)};
    assert_int_equal(arp_conditional_room_new(p->n, p->m, p->q, pool, &room, NULL), ARP_OK);
    arp_conditional_measure(&in, room, &out);
    arp_pool_free(pool);
    return out;
}

static arp_decided asked(arp_decide *room, const problem *p) {
    return arp_decide_ask(room, p->line[0], (const double *const *)(p->line + 1), p->q);
}

/* One level beside p; the room's counts are added to *counts. */
static arp_decided decided(const problem *p, double level, const arp_decide_way *way,
                           arp_decide_counts *counts) {
    arp_pool *pool = arp_pool_new();
    arp_decide *room = NULL;
    const arp_decide_input in = {.n = p->n,
                                 .m = p->m,
                                 .selected = p->selected,
                                 .q = p->q,
                                 .level = &level,
                                 .n_levels = 1,
                                 .way = way};
    assert_int_equal(arp_decide_new(&in, pool, &room, NULL), ARP_OK);
    arp_decided first = asked(room, p), again = asked(room, p);
    assert_true(first.p <= again.p && first.p >= again.p && first.separated == again.separated);
    counts->asked += arp_decide_count(room).asked;
    counts->measured += arp_decide_count(room).measured;
    arp_pool_free(pool);
    return first;
}

/* Level b of BESIDE: p itself, and from a third above or below it to a ten millionth. */
static double level_beside(double p, size_t b) {
    double by = pow(10.0, -0.5 - 1.1 * (double)(b / 2)), level;
    if (b == 0) return p;
    level = b % 2 ? p * (1.0 + by) : p * (1.0 - by);
    return level < 1.0 ? level : 1.0;
}

static void is_as_measured(const problem *p, const arp_decide_way *way, arp_decide_counts *counts) {
    arp_conditional truth = measured(p);
    for (size_t b = 0; b < BESIDE; b++) {
        double level = level_beside(truth.p, b);
        arp_decided got = decided(p, level, way, counts);
        bool within = got.p <= level, right = truth.p <= level;
        if (within == right && got.separated == truth.separated) continue;
        fail_msg("case %u, %s: %.17g (%d) is told %.17g (%d) at level %.17g", (unsigned)p->number,
                 way->name, truth.p, truth.separated, got.p, got.separated, level);
    }
}

enum { CASES = 1500 };

static void answers_are_those_of_the_measure(void **state) {
    (void)state;
    const arp_decide_way *way;
    for (size_t w = 0; (way = arp_decide_way_at(w)); w++) {
        arp_decide_counts of[KINDS] = {{0, 0}};
        for (uint64_t c = 0; c < CASES; c++) {
            problem p;
            make(&p, c, MOST_ROWS, MOST_Q);
            is_as_measured(&p, way, &of[p.what]);
            unmake(&p);
        }
        /* Both the bounds and the measure had their say. */
        for (size_t k = PLAIN; k < LARGE; k++) {
            assert_true(of[k].measured > 0 && of[k].measured < of[k].asked);
        }
        assert_true(of[LARGE].measured == of[LARGE].asked);
        assert_true(of[SMALL].measured == of[SMALL].asked);
    }
}

/* Where p is further than rounding from the level. */
static void answers_are_those_of_every_set(void **state) {
    (void)state;
    enum { FEW_CASES = 1000, ROWS = 12 };
    const arp_decide_way *way;
    arp_decide_counts counts = {0, 0};
    for (size_t w = 0; (way = arp_decide_way_at(w)); w++) {
        for (uint64_t c = 0; c < FEW_CASES; c++) {
            problem p;
            bool apart;
            make(&p, c, ROWS, SLOW_GIVEN_MOST);
            if (p.what != FAR && p.what != NEARLY && p.what != AKIN && p.what != OUTLYING) {
                double truth =
                    slow_conditional((const double *const *)p.line, p.q, p.n, p.in, &apart);
                for (size_t b = 1; b < 9; b++) {
                    double level = level_beside(truth, b);
                    arp_decided got = decided(&p, level, way, &counts);
                    if ((got.p <= level) == (truth <= level) && got.separated == apart) continue;
                    fail_msg("case %u, %s: %.17g is told %.17g at level %.17g", (unsigned)c,
                             way->name, truth, got.p, level);
                }
            }
            unmake(&p);
        }
    }
    assert_true(counts.measured < counts.asked);
}

/* A room's requests leave nothing to each other, and its p's stand for all its levels. */
static void rooms_keep_no_memory(void **state) {
    (void)state;
    enum { ROWS = 304, DRAWS = 400 };
    const double level[] = {0.01, 0.025, 0.05, 0.3, 0.7},
                 stands[] = {0.005, 0.0175, 0.0375, 0.175, 0.5, 1.0};
    const size_t selected[] = {17, 205};
    static double own[DRAWS][ROWS], other[DRAWS][ROWS];
    const arp_decide_way *way;
    for (size_t w = 0; (way = arp_decide_way_at(w)); w++) {
        arp_pool *pool = arp_pool_new();
        arp_decide *room = NULL;
        arp_conditional_room *truth = NULL;
        const arp_decide_input in = {.n = ROWS,
                                     .m = 2,
                                     .selected = selected,
                                     .q = 1,
                                     .level = level,
                                     .n_levels = 5,
                                     .way = way};
        assert_int_equal(arp_decide_new(&in, pool, &room, NULL), ARP_OK);
        assert_int_equal(arp_conditional_room_new(ROWS, 2, 1, pool, &truth, NULL), ARP_OK);
        for (size_t d = 0; d < DRAWS; d++) {
            problem p = {.number = d, .what = PLAIN};
            for (size_t i = 0; i < ROWS; i++) {
                own[d][i] = value(&p, i, 0) + (i == 17 || i == 205 ? 1.5 : 0.0);
                other[d][i] = value(&p, i, 1);
            }
        }
        for (size_t d = 0; d < 2 * DRAWS; d++) {
            size_t i = d < DRAWS ? d : 2 * DRAWS - 1 - d, at = 0;
            const double *given = other[i];
            const arp_conditional_input exact = {
                .n = ROWS, .m = 2, .q = 1, .selected = selected, .own = own[i], .other = &given};
            arp_conditional found;
            arp_conditional_measure(&exact, truth, &found);
            while (at < 5 && found.p > level[at]) at++;
            arp_decided got = arp_decide_ask(room, own[i], &given, 1);
            if (!(fabs(got.p - stands[at]) < 1e-15))
                fail_msg("%s, draw %zu: %g", way->name, i, got.p);
        }
        arp_decide_counts counts = arp_decide_count(room);
        assert_int_equal(counts.asked, 2 * DRAWS);
        assert_true(100 * counts.measured < counts.asked);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_are_those_of_the_measure),
                                       cmocka_unit_test(answers_are_those_of_every_set),
                                       cmocka_unit_test(rooms_keep_no_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
