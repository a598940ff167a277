/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (9, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"
#include "oracle/slow_evidence.h"

enum { CASES = 1000, MOST = 40, SIDES = 5 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    double side[SIDES][MOST];
    size_t n, m, selected[MOST];
    bool in[MOST];
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(9, p->number, &p->lane, n);
}

static double value(problem *p, size_t kind) {
    if (kind == 0) return (double)below(p, 9) / 8.0;
    return arp_u01(9, p->number, p->lane++) * 4.0 - 2.0;
}

/* Ties are planted: multiples of 1/8, copies of a row; now and then a side is constant, or copies
   or mirrors another. */
static void make(problem *p, uint64_t number, size_t n, size_t m) {
    *p = (problem){.number = number, .lane = 1000, .n = n, .m = m};
    size_t kind = below(p, 2);
    for (size_t i = 0; i < n; i++) {
        size_t other = i && below(p, 6) == 0 ? below(p, i) : i;
        for (size_t s = 0; s < SIDES; s++) {
            double own = value(p, kind);
            p->side[s][i] = other < i ? p->side[s][other] : own;
        }
    }
    size_t odd = below(p, 12), which = below(p, SIDES), from = below(p, SIDES);
    for (size_t i = 0; i < n; i++) {
        if (odd == 0) p->side[which][i] = 0.375;
        if (odd == 1) p->side[which][i] = p->side[from][i];
        if (odd == 2) p->side[which][i] = -p->side[from][i];
    }
    for (size_t left = m; left > 0;) {
        size_t i = below(p, n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
}

static void near(uint64_t number, double x, double y, double within) {
    if (!(fabs(x - y) <= within)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

static void intervals_are_those_of_all_subsets(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t n = 2 + (size_t)arp_below(9, c, &lane, c % 20 ? 6 : 9);
        size_t m = 1 + (size_t)arp_below(9, c, &lane, n - 1);
        double alpha = 0.01 + 0.3 * arp_u01(9, c, 500), low, high;
        arp_tilt got = {0};
        make(&p, c, n, m);
        assert_int_equal(arp_tilt_measure(p.side[0], n, p.selected, m, alpha, &null, &got, NULL),
                         ARP_OK);
        assert_int_equal(got.method, ARP_INTERVAL_EXACT);
        slow_interval(p.side[0], n, p.in, alpha, &low, &high);
        near(c, got.low, low, 1e-11);
        near(c, got.high, high, 1e-11);
    }
    arp_null_free(&null);
}

static void intervals_without_one_are_those_of_the_others(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t n = 3 + (size_t)arp_below(9, c, &lane, c % 20 ? 5 : 8);
        size_t m = 2 + (size_t)arp_below(9, c, &lane, n - 2);
        double alpha = 0.01 + 0.3 * arp_u01(9, c, 500), low, high, rest[MOST];
        arp_tilt got[MOST];
        bool in[MOST];
        make(&p, c, n, m);
        assert_int_equal(arp_tilt_left_out(p.side[0], n, p.selected, m, alpha, &null, got, NULL),
                         ARP_OK);
        size_t t = (size_t)arp_below(9, c, &lane, m);
        for (size_t i = 0, at = 0; i < n; i++) {
            if (i == p.selected[t]) continue;
            rest[at] = p.side[0][i];
            in[at++] = p.in[i];
        }
        slow_interval(rest, n - 1, in, alpha, &low, &high);
        near(c, got[t].low, low, 1e-11);
        near(c, got[t].high, high, 1e-11);
    }
    arp_null_free(&null);
}

static void exchanges_are_those_of_all_signs(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t m = 4 + (size_t)arp_below(9, c, &lane, c % 50 ? 6 : 10);
        size_t n = m + 1 + (size_t)arp_below(9, c, &lane, MOST - m - 1);
        arp_swap got = {0};
        make(&p, c, n, m);
        const double *const side[2] = {p.side[0], p.side[1]};
        assert_int_equal(arp_swap_measure(side, n, p.selected, m, 1, &got, NULL), ARP_OK);
        assert_int_equal(got.method, ARP_P_EXACT);
        if (m < ARP_SWAP_LEAST) assert_true(isnan(got.p));
        else near(c, got.p, slow_swap(p.side[0], p.side[1], n, p.in), 1e-12);
    }
}

static arp_conditional measure(const problem *p, size_t q) {
    arp_pool *pool = arp_pool_new();
    arp_conditional_room *room = NULL;
    arp_conditional got = {0};
    const arp_conditional_input in = {
        .n = p->n,
        .m = p->m,
        .q = q,
        .selected = p->selected,
        .own = p->side[0],
        .other = (const double *const[]){p->side[1], p->side[2], p->side[3], p->side[4]},
        .seed = p->number};
    assert_int_equal(arp_conditional_room_new(p->n, p->m, q, pool, &room, NULL), ARP_OK);
    arp_conditional_measure(&in, room, &got);
    arp_pool_free(pool);
    return got;
}

/* Exact ones to rounding, drawn ones within five standard errors. */
static void compare(const problem *p, size_t q, size_t *separated) {
    const double *const side[SIDES] = {p->side[0], p->side[1], p->side[2], p->side[3], p->side[4]};
    arp_conditional got = measure(p, q);
    bool apart;
    double truth = slow_conditional(side, q, p->n, p->in, &apart);
    if (got.separated != apart) fail_msg("case %u: separated is %d", (unsigned)p->number, apart);
    *separated += apart;
    if (got.method == ARP_P_EXACT) {
        near(p->number, got.p, truth, 1e-9);
    } else {
        assert_int_equal(got.method, ARP_P_MONTE_CARLO);
        near(p->number, got.p, truth, 5.0 * sqrt(truth * (1.0 - truth) / 20000.0) + 2e-4);
    }
}

/* One to four of up to twelve, or all but so many. */
static void given_lines_are_those_of_all_subsets(size_t q) {
    size_t separated = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t n = 3 + (size_t)arp_below(9, c, &lane, c % 5 ? 6 : 10);
        size_t m = 1 + (size_t)arp_below(9, c, &lane, n > 5 && c % 4 == 0 ? 4 : 2);
        if (arp_below(9, c, &lane, 3) == 0) m = n - m;
        make(&p, c, n, m);
        compare(&p, q, &separated);
    }
    assert_true(separated > CASES / 20 && separated < CASES); /* both kinds were met */
}

static void a_side_given_another_is_that_of_all_subsets(void **state) {
    (void)state;
    given_lines_are_those_of_all_subsets(1);
}

static void a_side_given_two_others_is_that_of_all_subsets(void **state) {
    (void)state;
    given_lines_are_those_of_all_subsets(2);
}

static void a_side_given_four_others_is_that_of_all_subsets(void **state) {
    (void)state;
    given_lines_are_those_of_all_subsets(4);
}

static arp_conditional_input input(const problem *p, size_t side, const double *const *other) {
    return (arp_conditional_input){.n = p->n,
                                   .m = p->m,
                                   .q = 2,
                                   .selected = p->selected,
                                   .own = p->side[side],
                                   .other = other,
                                   .seed = p->number};
}

/* Drawn ones may differ where a sum is within rounding of the border of a tie. */
static void another_side_under_the_same_law_is_as_if_asked_first(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t n = 3 + (size_t)arp_below(9, c, &lane, c % 5 ? 6 : MOST - 3);
        size_t m = 1 + (size_t)arp_below(9, c, &lane, c % 10 ? 2 : n - 1);
        arp_pool *pool = arp_pool_new();
        arp_conditional_room *room = NULL, *fresh = NULL;
        arp_conditional first, again, truth;
        make(&p, c, n, m < n ? m : 1);
        const double *const other[] = {p.side[2], p.side[3]};
        const arp_conditional_input known = input(&p, 0, other), asked = input(&p, 1, other);
        assert_int_equal(arp_conditional_room_new(p.n, p.m, 2, pool, &room, NULL), ARP_OK);
        assert_int_equal(arp_conditional_room_new(p.n, p.m, 2, pool, &fresh, NULL), ARP_OK);
        if (c % 2) assert_int_equal(arp_conditional_keep(room, pool, NULL), ARP_OK);
        arp_conditional_measure(&known, room, &first);
        arp_conditional_measure(&asked, fresh, &truth);
        for (int time = 0; time < 2; time++) {
            arp_conditional_again(p.side[1], room, &again);
            near(c, again.p, truth.p, truth.method == ARP_P_EXACT ? 1e-9 : 2e-3);
            assert_int_equal(again.method, truth.method);
            assert_int_equal(again.separated, truth.separated);
            arp_conditional_again(p.side[0], room, &again);
            near(c, again.p, first.p, first.method == ARP_P_EXACT ? 1e-9 : 2e-3);
        }
        arp_pool_free(pool);
    }
}

static void exclusion_is_that_of_all_subsets(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        uint32_t lane = 0;
        size_t n = 2 + (size_t)arp_below(9, c, &lane, c % 20 ? 6 : 9);
        size_t m = 1 + (size_t)arp_below(9, c, &lane, n - 1);
        double mean = c % 2 ? 0.6 : 0.55 + 0.4 * arp_u01(9, c, 501), got = NAN;
        make(&p, c, n, m);
        assert_int_equal(arp_tilt_below(p.side[0], n, p.selected, m, mean, &null, &got, NULL),
                         ARP_OK);
        near(c, got, slow_excluded(p.side[0], n, p.in, mean), 1e-9);
    }
    arp_null_free(&null);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_are_those_of_all_subsets),
        cmocka_unit_test(intervals_without_one_are_those_of_the_others),
        cmocka_unit_test(exchanges_are_those_of_all_signs),
        cmocka_unit_test(a_side_given_another_is_that_of_all_subsets),
        cmocka_unit_test(a_side_given_two_others_is_that_of_all_subsets),
        cmocka_unit_test(a_side_given_four_others_is_that_of_all_subsets),
        cmocka_unit_test(another_side_under_the_same_law_is_as_if_asked_first),
        cmocka_unit_test(exclusion_is_that_of_all_subsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
