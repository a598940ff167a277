/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "oracle/brutal.h"
#include "oracle/slow_ranks.h"
#include "sensitivity/draws/acceptability.h"
#include "sensitivity/ranks/sets.h"

enum { MANY = 300 };

static const size_t ROW[] = {0, 1, 2, 3};
static const size_t ONE = 1;

static const arp_rank_method *const METHODS[] = {&arp_rank_stepdown,   &arp_rank_single,
                                                 &arp_rank_bins,       &arp_rank_sidak,
                                                 &arp_rank_bonferroni, NULL};

static arp_rank_sets_of some(const double *x, const double *sigma, size_t n) {
    return (arp_rank_sets_of){.x = x,
                              .sigma = sigma,
                              .n = n,
                              .alpha = 0.05,
                              .replicates = 199,
                              .seed = 1,
                              .threads = 1,
                              .alone = ROW,
                              .n_alone = n < 4 ? n : 4,
                              .k = &ONE,
                              .n_k = 1};
}

static void expect(arp_rank_set got, uint32_t low, uint32_t high) {
    assert_int_equal(got.low, low);
    assert_int_equal(got.high, high);
}

static void one_territory_alone_is_first(void **state) {
    (void)state;
    static const double x[] = {3.0}, sigma[] = {2.0};
    arp_rank_sets_of of = some(x, sigma, 1);
    for (size_t m = 0; METHODS[m]; m++) {
        arp_rank_sets got;
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_rank_sets_make(METHODS[m], &of, pool, &got, NULL), ARP_OK);
        expect(got.joint[0], 1, 1);
        expect(got.alone[0], 1, 1);
        assert_int_equal(got.standing[ARP_SURELY], 1);
        assert_true(got.first[0].share == 1.0);
        assert_true(got.first[0].low < 1.0);
        arp_pool_free(pool);
    }
}

/* Ties keep the ranks they share; nothing is drawn for what is known. */
static void without_error_values_are_compared_and_ties_share_their_ranks(void **state) {
    (void)state;
    static const double x[] = {2.0, 5.0, 2.0, 1.0}, sigma[4] = {0};
    arp_rank_sets_of of = some(x, sigma, 4);
    for (size_t m = 0; METHODS[m]; m++) {
        arp_rank_sets got;
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_rank_sets_make(METHODS[m], &of, pool, &got, NULL), ARP_OK);
        for (int which = 0; which < 2; which++) {
            const arp_rank_set *set = which ? got.alone : got.joint;
            expect(set[0], 2, 3);
            expect(set[1], 1, 1);
            expect(set[2], 2, 3);
            expect(set[3], 4, 4);
        }
        assert_true(got.first[1].share == 1.0 && got.first[0].share == 0.0);
        arp_pool_free(pool);
    }
}

static void equal_values_with_errors_may_hold_any_rank(void **state) {
    (void)state;
    static const double x[4] = {0}, sigma[] = {1.0, 2.0, 0.0, 0.0};
    arp_rank_sets_of of = some(x, sigma, 4);
    for (size_t m = 0; METHODS[m]; m++) {
        arp_rank_sets got;
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_rank_sets_make(METHODS[m], &of, pool, &got, NULL), ARP_OK);
        for (size_t i = 0; i < 4; i++) {
            expect(got.joint[i], 1, 4);
            expect(got.alone[i], 1, 4);
        }
        assert_int_equal(got.standing[ARP_POSSIBLY], 4);
        arp_pool_free(pool);
    }
}

/* Two territories: one difference, whose critical value is a quantile of the normal. */
static void two_territories_are_apart_by_the_normal_quantile(void **state) {
    (void)state;
    static const double sigma[] = {3.0, 4.0};
    double c = arp_normal_quantile_above(0.025);
    for (int apart = 0; apart < 2; apart++) {
        double x[] = {0.0, 5.0 * (apart ? c + 1e-5 : c - 1e-5)};
        arp_rank_sets_of of = some(x, sigma, 2);
        arp_rank_set set[2];
        double critical[2];
        assert_int_equal(arp_rank_alone(&of, set, critical, NULL), ARP_OK);
        expect(set[0], apart ? 2 : 1, 2);
        expect(set[1], 1, apart ? 1 : 2);
        /* once told apart, the other direction is left: one-sided */
        assert_true(fabs(critical[0] - (apart ? arp_normal_quantile_above(0.05) : c)) <= 1e-6);
    }
}

static void the_best_and_the_worst_are_read_off_the_sets(void **state) {
    (void)state;
    arp_rank_set set = {3, 5};
    assert_int_equal(arp_rank_set_first(set, 2), ARP_SURELY_NOT);
    assert_int_equal(arp_rank_set_first(set, 3), ARP_POSSIBLY);
    assert_int_equal(arp_rank_set_first(set, 4), ARP_POSSIBLY);
    assert_int_equal(arp_rank_set_first(set, 5), ARP_SURELY);
}

static void much_smaller_errors_leave_the_marginal_value_within_a_thousandth(void **state) {
    (void)state;
    double x[SLOW_RANKS_MOST], sigma[SLOW_RANKS_MOST];
    size_t n = 20;
    for (uint64_t c = 0; c < 20; c++) {
        slow_rank_set want;
        arp_rank_set got;
        double critical;
        for (uint32_t i = 0; i < n; i++) {
            x[i] = 3.0 * arp_u01(3, c, i);
            sigma[i] = i == 0 ? 1.0 : pow(10.0, -5.0 * arp_u01(3, c, 100 + i));
        }
        arp_rank_sets_of of = some(x, sigma, n);
        slow_estimates slow = {x, sigma, n, 0.05};
        of.n_alone = 1;
        assert_int_equal(arp_rank_alone(&of, &got, &critical, NULL), ARP_OK);
        double fine = slow_rank_alone(&slow, 0, 4000, &want);
        assert_true(fabs(critical - fine) <= 1e-3);
        expect(got, (uint32_t)want.low, (uint32_t)want.high);
    }
}

static void make_many(double *x, double *sigma) {
    for (uint32_t i = 0; i < MANY; i++) {
        sigma[i] = i % 50 == 0 ? 0.0 : pow(30.0, arp_u01(4, i, 0));
        x[i] = 20.0 * arp_u01(4, i, 1);
    }
}

static void sets_are_the_same_for_any_number_of_threads(void **state) {
    (void)state;
    double x[MANY], sigma[MANY];
    make_many(x, sigma);
    for (size_t m = 0; METHODS[m]; m++) {
        arp_rank_sets first = {0};
        arp_pool *pool = arp_pool_new();
        for (size_t threads = 1; threads <= 7; threads += 3) {
            arp_rank_sets got;
            arp_rank_sets_of of = some(x, sigma, MANY);
            of.threads = threads;
            of.replicates = 500;
            assert_int_equal(arp_rank_sets_make(METHODS[m], &of, pool, &got, NULL), ARP_OK);
            if (threads == 1) first = got;
            assert_memory_equal(&got.critical, &first.critical, sizeof got.critical);
            assert_memory_equal(got.joint, first.joint, MANY * sizeof *got.joint);
            assert_memory_equal(got.alone, first.alone, 4 * sizeof *got.alone);
            assert_memory_equal(got.first, first.first, MANY * sizeof *got.first);
        }
        arp_pool_free(pool);
    }
}

static void methods_say_what_they_do_and_are_found_by_size(void **state) {
    (void)state;
    for (size_t m = 0; METHODS[m]; m++) {
        const arp_rank_method *method = METHODS[m];
        assert_true(*arp_say(method->help, ARP_FR) && *arp_say(method->help, ARP_EN));
    }
    assert_ptr_equal(arp_rank_method_for(ARP_RANK_PAIRS_UP_TO), &arp_rank_stepdown);
    assert_ptr_equal(arp_rank_method_for(ARP_RANK_PAIRS_UP_TO + 1), &arp_rank_bins);
}

static void refused(const arp_rank_sets_of *of, const char *says) {
    char text[ARP_ERROR_TEXT];
    arp_error err = {0};
    arp_rank_sets out = {.n = 77};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_rank_sets_make(&arp_rank_stepdown, of, pool, &out, &err), ARP_DOMAIN);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    if (!strstr(text, says)) fail_msg("\"%s\" does not say \"%s\"", text, says);
    assert_int_equal(out.n, 77);
    arp_pool_free(pool);
}

static void what_cannot_be_is_refused_by_name(void **state) {
    (void)state;
    static const double fine[4] = {1, 2, 3, 4}, hole[4] = {1, 2, NAN, 4}, far[4] = {1, INFINITY};
    static const double below[4] = {1, 1, 1, -1}, tiny[4] = {1, 1e-200, 1, 1};
    static const size_t five = 5, none = 0;
    arp_rank_sets_of of = some(hole, fine, 4);
    refused(&of, "row 2 ");
    of = some(far, fine, 4);
    refused(&of, "row 1 ");
    of = some(fine, hole, 4);
    refused(&of, "standard error of row 2 ");
    of = some(fine, below, 4);
    refused(&of, "standard error of row 3 ");
    of = some(fine, tiny, 4);
    refused(&of, "standard error of row 1 ");
    of = some(fine, fine, 0);
    refused(&of, "number of territories: 0");
    of = some(fine, fine, 4);
    of.replicates = 0;
    refused(&of, "number of replicates: 0; at this level it takes at least 19");
    of.replicates = 18;
    refused(&of, "number of replicates: 18");
    of = some(fine, fine, 4);
    of.alpha = 0.5;
    refused(&of, "\"alpha\"");
    of.alpha = NAN;
    refused(&of, "\"alpha\"");
    of = some(fine, fine, 4);
    of.k = &five;
    refused(&of, "5 is no possible size");
    of.k = &none;
    refused(&of, "0 is no possible size");
    of = some(fine, fine, 4);
    of.alone = &five;
    of.n_alone = 1;
    refused(&of, "row 5");
}

static arp_status once(const arp_rank_method *method, const arp_rank_sets_of *of) {
    arp_error err = {0};
    arp_rank_sets out = {0};
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? arp_rank_sets_make(method, of, pool, &out, &err) : ARP_MEMORY;
    arp_pool_free(pool);
    if (st == ARP_MEMORY) assert_int_equal(out.n, 0);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static const double x[] = {2.0, 5.0, 2.5, 40.0}, sigma[] = {1.0, 2.0, 0.0, 1.0};
    arp_rank_sets_of of = some(x, sigma, 4);
    arp_status st;
    for (size_t m = 0; METHODS[m]; m++) {
        ARP_BRUTAL(st, once(METHODS[m], &of));
        assert_int_equal(st, ARP_OK);
    }
}

static arp_status once_read(const arp_tally *tally) {
    arp_acceptability out = {0};
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? arp_acceptability_make(tally, pool, &out, NULL) : ARP_MEMORY;
    if (st == ARP_MEMORY) assert_int_equal(out.n, 0);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_of_acceptabilities_may_fail(void **state) {
    (void)state;
    arp_status st;
    arp_tally tally = {0};
    arp_tally_shape shape = {
        .n = 2, .p = 2, .k = &ONE, .n_k = 1, .matrix = true, .bins = true, .pairs = true};
    assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
    ARP_BRUTAL(st, once_read(&tally));
    assert_int_equal(st, ARP_OK);
    arp_tally_free(&tally);
}

/* A run stopped before its first draw is no fault. */
static void without_draws_nothing_is_known(void **state) {
    (void)state;
    arp_tally tally = {0};
    arp_acceptability got;
    arp_tally_shape shape = {.n = 3, .p = 1, .k = &ONE, .n_k = 1, .bins = true};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
    assert_int_equal(arp_acceptability_make(&tally, pool, &got, NULL), ARP_OK);
    assert_true(isnan(got.first[0].share) && got.first[0].low == 0.0 && got.first[0].high == 1.0);
    assert_true(isnan(got.spread[0].mean) && isnan(got.spread[0].quantile[2]));
    assert_true(isnan(got.central[0]));
    arp_tally_free(&tally);
    arp_pool_free(pool);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_territory_alone_is_first),
        cmocka_unit_test(without_error_values_are_compared_and_ties_share_their_ranks),
        cmocka_unit_test(equal_values_with_errors_may_hold_any_rank),
        cmocka_unit_test(two_territories_are_apart_by_the_normal_quantile),
        cmocka_unit_test(the_best_and_the_worst_are_read_off_the_sets),
        cmocka_unit_test(much_smaller_errors_leave_the_marginal_value_within_a_thousandth),
        cmocka_unit_test(sets_are_the_same_for_any_number_of_threads),
        cmocka_unit_test(methods_say_what_they_do_and_are_found_by_size),
        cmocka_unit_test(what_cannot_be_is_refused_by_name),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(every_allocation_of_acceptabilities_may_fail),
        cmocka_unit_test(without_draws_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
