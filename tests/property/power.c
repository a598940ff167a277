/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (31, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/resemblance/power.h"
#include "oracle/slow_power.h"

enum { CASES = 100, MOST = 8, LINES = 3, DRAWS = 160, STEP = 8 };

typedef struct problem {
    double line[LINES][MOST];
    size_t n, m, n_sides, n_given;
    double alpha;
} problem;

/* Four or five territories, now and then eight, for other sizes of selection cost more there. One
   or two sides, with a column given or without; now and then ties, or a constant side. */
static void make(problem *p, uint64_t c) {
    uint32_t lane = 0;
    p->n = c % 25 == 24 ? 8 : 4 + (size_t)arp_below(31, c, &lane, 2);
    p->m = 1 + (size_t)arp_below(31, c, &lane, 2);
    if (arp_below(31, c, &lane, 5) == 0) p->m = p->n - p->m;
    p->n_sides = 1 + (size_t)arp_below(31, c, &lane, 2);
    p->n_given = (size_t)arp_below(31, c, &lane, 2);
    p->alpha = 0.15 + 0.3 * arp_u01(31, c, lane++);
    bool ties = arp_below(31, c, &lane, 3) == 0, constant = arp_below(31, c, &lane, 20) == 0;
    for (size_t s = 0; s < LINES; s++) {
        for (size_t i = 0; i < p->n; i++) {
            double x = ties ? (double)arp_below(31, c, &lane, 4) : 4.0 * arp_u01(31, c, lane++);
            p->line[s][i] = constant && s == 0 ? 0.375 : x;
        }
    }
}

static arp_status measure(problem *p, size_t draws, size_t threads, arp_power *out) {
    double *line[LINES];
    const double *given[1] = {p->line[p->n_sides]};
    const size_t eligible[] = {0, 1};
    for (size_t s = 0; s < LINES; s++) line[s] = p->line[s];
    const arp_case what = {.n = p->n,
                           .m = p->m,
                           .n_sides = p->n_sides,
                           .line = line,
                           .seed = 7,
                           .n_given = p->n_given,
                           .given = given};
    const arp_power_options options = {.alpha = p->alpha,
                                       .eligible = eligible,
                                       .n_eligible = p->n_sides,
                                       .draws = draws,
                                       .threads = threads};
    return arp_power_measure(&what, &options, out, NULL);
}

static const arp_power_curve *first(const arp_power *power) {
    for (size_t i = 0; i < power->n_curves; i++) {
        if (power->curve[i].m == power->m && power->curve[i].side == 0) return &power->curve[i];
    }
    fail_msg("no curve of the study's own size");
    return NULL;
}

/* Within five standard errors, and what hangs on rounding. */
static void near(uint64_t c, const arp_power_point *got, const slow_power_found *truth) {
    double error = sqrt(truth->share * (1.0 - truth->share) / DRAWS);
    if (!(fabs(got->share - truth->share) <= 5.0 * error + truth->edge + 2e-3)) {
        fail_msg("case %u: at %g a share of %g is not %g", (unsigned)c, got->effect, got->share,
                 truth->share);
    }
    if (!(fabs(got->c - truth->c) <= 5.0 * 0.5 / sqrt(DRAWS) + 1e-12)) {
        fail_msg("case %u: at %g a mean of %g is not %g", (unsigned)c, got->effect, got->c,
                 truth->c);
    }
}

/* Each share, and all of them at an effect of 1 together. */
static void shares_are_those_of_all_selections(void **state) {
    (void)state;
    double over = 0.0, variance = 0.0, edge = 0.0;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_power power = {0};
        make(&p, c);
        const double *const line[LINES] = {p.line[0], p.line[1], p.line[2]};
        assert_int_equal(measure(&p, DRAWS, 1, &power), ARP_OK);
        const arp_power_curve *curve = first(&power);
        for (size_t k = 0; k < curve->n_points; k += STEP) {
            slow_power_found truth =
                slow_power(line, p.n_sides, p.n_given, p.n, p.m, curve->point[k].effect, p.alpha);
            near(c, &curve->point[k], &truth);
            if (k != STEP) continue;
            over += curve->point[k].share - truth.share;
            variance += truth.share * (1.0 - truth.share) / DRAWS;
            edge += truth.edge;
        }
        arp_power_free(&power);
    }
    assert_true(variance > 0.0);
    assert_true(fabs(over) <= 5.0 * sqrt(variance) + edge);
}

/* The place where a straight line between two points passes .8, found by halving. */
static double passes(const arp_power_curve *curve, size_t k) {
    const arp_power_point *a = &curve->point[k - 1], *b = &curve->point[k];
    double low = 0.0, high = 1.0;
    for (int i = 0; i < 100; i++) {
        double t = (low + high) / 2.0;
        if (a->share + t * (b->share - a->share) < 0.8) low = t;
        else high = t;
    }
    return a->effect + low * (b->effect - a->effect);
}

static void what_is_reached_lies_where_the_curve_passes(void **state) {
    (void)state;
    size_t reached = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_power power = {0};
        size_t k = 0;
        make(&p, c);
        assert_int_equal(measure(&p, DRAWS, 1, &power), ARP_OK);
        const arp_power_curve *curve = first(&power);
        while (k < curve->n_points && curve->point[k].share < 0.8) k++;
        if (k == curve->n_points) {
            assert_true(isnan(curve->reached.effect) && isnan(curve->later.effect));
        } else if (k > 0) {
            assert_true(fabs(curve->reached.effect - passes(curve, k)) < 1e-9);
            assert_true(fabs(curve->reached.share - 0.8) < 1e-9);
            assert_true(curve->sooner.effect <= curve->reached.effect);
            assert_true(isnan(curve->later.effect) || curve->reached.effect <= curve->later.effect);
            reached++;
        }
        arp_power_free(&power);
    }
    assert_true(reached > 5);
}

static void threads_change_no_bit(void **state) {
    (void)state;
    for (uint64_t c = 0; c < 20; c++) {
        problem p;
        arp_power one = {0}, three = {0};
        make(&p, c);
        assert_int_equal(measure(&p, DRAWS, 1, &one), ARP_OK);
        assert_int_equal(measure(&p, DRAWS, 3, &three), ARP_OK);
        assert_int_equal(one.n_curves, three.n_curves);
        for (size_t i = 0; i < one.n_curves; i++) {
            const arp_power_curve *a = &one.curve[i], *b = &three.curve[i];
            assert_int_equal(a->n_points, b->n_points);
            assert_memory_equal(a->point, b->point, a->n_points * sizeof *a->point);
        }
        arp_power_free(&one);
        arp_power_free(&three);
    }
}

static bool stop(void *user, uint64_t done, uint64_t total) {
    (void)user;
    return done < total / 2;
}

static void asked_to_stop_it_stops_with_nothing_held(void **state) {
    (void)state;
    problem p;
    arp_power out = {0}, empty = {0};
    make(&p, 0);
    double *line[] = {p.line[0]};
    const size_t eligible[] = {0};
    const arp_case what = {.n = p.n, .m = 1, .n_sides = 1, .line = line, .seed = 7};
    const arp_power_options options = {.alpha = 0.1,
                                       .eligible = eligible,
                                       .n_eligible = 1,
                                       .draws = 16,
                                       .threads = 1,
                                       .go_on = stop};
    assert_int_equal(arp_power_measure(&what, &options, &out, NULL), ARP_INTERRUPTED);
    assert_memory_equal(&out, &empty, sizeof out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_those_of_all_selections),
        cmocka_unit_test(what_is_reached_lies_where_the_curve_passes),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(asked_to_stop_it_stops_with_nothing_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
