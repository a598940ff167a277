/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Degenerate cases, large cases and memory of the parts of the drivers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/weights/axis.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/shares/shapley.h"
#include "drivers/weights/tipping.h"
#include "drivers/resemblance/universes.h"
#include "drivers/resemblance/verdict.h"
#include "oracle/brutal.h"

static void near(double x, double y, double within) {
    if (!(fabs(x - y) <= within)) fail_msg("%.17g is not %.17g", x, y);
}

/* Two sides, first against second; out->member is n memberships for k. */
static arp_status tip(double *a, double *b, size_t n, size_t k, arp_pool *pool, arp_tipping *out) {
    static const size_t first = 0;
    double *line[2] = {a, b}, weight[2] = {0.5, 0.5};
    arp_case what = {
        .n = n, .m = 1, .n_sides = 2, .line = line, .weight = weight, .selected = &first};
    return arp_axis_make(&what, 0, &k, 1, pool, out, NULL);
}

static void two_of_263_need_what_the_methods_say(void **state) {
    (void)state;
    arp_null null = {0};
    arp_reachable r = {0};
    assert_int_equal(arp_concordance_reachable(263, 2, 0.05, 2, &null, &r, NULL), ARP_OK);
    near(r.c_needed, 0.845, 0.0005);
    near(r.c_needed_holm, 0.893, 0.0005);
    near(r.p_min, 2.0 / (263.0 * 262.0), 1e-18);
    assert_int_equal(arp_concordance_reachable(5, 1, 0.05, 2, &null, &r, NULL), ARP_OK);
    near(r.p_min, 0.2, 1e-15);
    assert_true(isnan(r.c_needed) && isnan(r.c_needed_holm));
    arp_null_free(&null);
}

static void a_constant_side_is_chance_whatever_its_size(void **state) {
    (void)state;
    static double x[40000];
    static size_t selected[20000];
    arp_null null = {.seed = 5};
    for (size_t i = 0; i < 20000; i++) selected[i] = 2 * i;
    for (size_t n = 4; n <= 40000; n *= 100) {
        arp_concordance c = {0};
        assert_int_equal(arp_concordance_measure(x, n, selected, n / 2, &null, &c, NULL), ARP_OK);
        assert_true(c.c == 0.5 && c.p == 1.0);
        assert_int_equal(c.method, ARP_P_EXACT);
    }
    const double *const side[2] = {x, x};
    arp_contrast d = {0};
    assert_int_equal(arp_concordance_contrast(side, 40000, selected, 9000, 0.05, &null, &d, NULL),
                     ARP_OK);
    assert_true(d.value == 0.0 && d.p == 1.0 && isnan(d.needed));
    arp_null_free(&null);
}

static void one_selected_is_its_place(void **state) {
    (void)state;
    const double x[] = {3, 1, 2, 5, 4};
    const size_t best = 3, worst = 1;
    arp_null null = {0};
    arp_concordance c = {0};
    assert_int_equal(arp_concordance_measure(x, 5, &best, 1, &null, &c, NULL), ARP_OK);
    assert_true(c.c == 1.0);
    near(c.p, 0.2, 1e-15);
    assert_int_equal(arp_concordance_measure(x, 5, &worst, 1, &null, &c, NULL), ARP_OK);
    assert_true(c.c == 0.0 && c.p == 1.0); /* chosen against the criterion */
    arp_null_free(&null);
}

/* The three ways to a p-value agree where their borders are. */
static void normal_and_draws_come_near_the_exact(void **state) {
    (void)state;
    static double x[60000];
    static size_t selected[60];
    arp_null null = {.seed = 11};
    arp_concordance exact = {0}, other = {0};
    for (size_t i = 0; i < 60000; i++) x[i] = floor(arp_u01(2, i, 0) * 300.0);
    for (size_t t = 0; t < 60; t++) selected[t] = 10 * t;
    assert_int_equal(arp_concordance_measure(x, 745, selected, 60, &null, &exact, NULL), ARP_OK);
    assert_int_equal(exact.method, ARP_P_EXACT);
    assert_int_equal(arp_concordance_measure(x, 746, selected, 60, &null, &other, NULL), ARP_OK);
    assert_int_equal(other.method, ARP_P_NORMAL);
    near(other.p, exact.p, 0.01);
    assert_int_equal(arp_concordance_measure(x, 22360, selected, 2, &null, &exact, NULL), ARP_OK);
    assert_int_equal(exact.method, ARP_P_EXACT);
    assert_int_equal(arp_concordance_measure(x, 22361, selected, 2, &null, &other, NULL), ARP_OK);
    assert_int_equal(other.method, ARP_P_MONTE_CARLO);
    near(other.p, exact.p, 0.003);
    arp_concordance again = {0};
    arp_null fresh = {.seed = 11};
    assert_int_equal(arp_concordance_measure(x, 22361, selected, 2, &fresh, &again, NULL), ARP_OK);
    assert_memory_equal(&again.p, &other.p, sizeof again.p);
    arp_null_free(&fresh);
    arp_null_free(&null);
}

static void contrast_is_needed_under_every_method(void **state) {
    (void)state;
    static double a[60000], b[60000];
    static size_t selected[100];
    const double *const side[2] = {a, b};
    arp_null null = {.seed = 3};
    for (size_t i = 0; i < 60000; i++) {
        a[i] = arp_u01(4, i, 0);
        b[i] = arp_u01(4, i, 1);
    }
    for (size_t t = 0; t < 100; t++) selected[t] = t;
    const size_t n[] = {60, 60000, 30000}, m[] = {3, 100, 5};
    for (size_t j = 0; j < 3; j++) {
        arp_contrast d = {0};
        assert_int_equal(
            arp_concordance_contrast(side, n[j], selected, m[j], 0.05, &null, &d, NULL), ARP_OK);
        assert_int_equal(d.method, (int)j);
        int64_t sum = llround(d.needed * 2.0 * (double)(m[j] * (n[j] - m[j])));
        assert_true(arp_null_far(&null, sum) <= 0.05 &&
                    arp_null_far(&null, sum - 2 * null.step) > 0.05);
        assert_true(d.needed > 0.0 && d.needed < 1.0);
    }
    arp_null_free(&null);
}

static void duplicates_at_the_border_are_all_members_and_one_is_listed(void **state) {
    (void)state;
    double a[] = {1, 5, 5, 5, 0}, b[] = {9, 4, 4, 4, 0};
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(tip(a, b, 5, 2, pool, &t), ARP_OK);
    /* 0 is above the three up to 5/9; they are tied for one seat, then for two */
    for (size_t i = 1; i <= 3; i++) {
        assert_int_equal(t.member[i].n, 1);
        assert_true(t.member[i].at[0].from == 0.0 && t.member[i].at[0].to == 1.0);
    }
    assert_int_equal(t.member[0].n, 1);
    near(t.member[0].at[0].to, 5.0 / 9.0, 1e-15);
    assert_int_equal(t.member[4].n, 0);
    assert_int_equal(t.n_segments, 2);
    assert_int_equal(t.segment[0].first[0], 0);
    assert_int_equal(t.segment[0].first[1], 1);
    assert_int_equal(t.segment[1].first[0], 1);
    assert_int_equal(t.segment[1].first[1], 2);
    arp_pool_free(pool);
}

static void parallel_and_collinear_lines_never_tip(void **state) {
    (void)state;
    double a[] = {0.25, 0.5, 0.75, 1}, b[] = {2.25, 2.5, 2.75, 3};
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(tip(a, b, 4, 2, pool, &t), ARP_OK);
    assert_int_equal(t.n_segments, 1);
    assert_int_equal(t.n_curve, 1);
    assert_true(t.curve[0].c == 0.0);
    assert_int_equal(tip(a, a, 4, 2, pool, &t), ARP_OK);
    assert_int_equal(t.n_segments, 1);
    assert_true(t.segment[0].from == 0.0 && t.segment[0].to == 1.0);
    arp_pool_free(pool);
}

static void a_point_where_many_lines_meet_is_no_cell(void **state) {
    (void)state;
    static double a[400], b[400];
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    static const double where[] = {0.5, 0.375, 1.0 / 3.0, 0.0, 1.0};
    for (size_t c = 0; c < 5; c++) {
        for (size_t n = 3; n <= 400; n += 397) {
            for (size_t i = 0; i < n; i++) { /* all through (where, 7), slopes rising */
                double slope = (double)i / 64.0;
                a[i] = 7.0 + slope * (1.0 - where[c]);
                b[i] = 7.0 - slope * where[c];
            }
            assert_int_equal(tip(a, b, n, 1, pool, &t), ARP_OK);
            bool inside = where[c] > 0.0 && where[c] < 1.0;
            assert_int_equal(t.n_segments, inside ? 2 : 1);
            if (inside) near(t.segment[0].to, where[c], 1e-12);
            size_t late = t.segment[t.n_segments - 1].first[0];
            assert_int_equal(late, where[c] == 1.0 ? 0 : n - 1);
            assert_true(t.segment[t.n_segments - 1].to == 1.0);
            for (size_t i = 1; i + 1 < n; i++) assert_int_equal(t.member[i].n, 0);
            assert_int_equal(t.member[n - 1].n, where[c] < 1.0);
        }
    }
    arp_pool_free(pool);
}

static void many_lines_equal_but_for_rounding_end(void **state) {
    (void)state;
    static double a[3000], b[3000];
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    for (size_t i = 0; i < 3000; i++) {
        uint32_t lane = 0;
        a[i] = 1.0 + (double)arp_below(9, i, &lane, 40) * 0x1p-52;
        b[i] = 1.0 + (double)arp_below(9, i, &lane, 40) * 0x1p-52;
    }
    assert_int_equal(tip(a, b, 3000, 1500, pool, &t), ARP_OK);
    assert_true(t.n_segments >= 1);
    arp_pool_free(pool);
}

static void many_copies_at_the_border_end(void **state) {
    (void)state;
    static double a[30000], b[30000];
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    for (size_t i = 0; i < 30000; i++) {
        a[i] = (double)(i % 30);
        b[i] = (double)(i % 30 * 7 % 30);
    }
    assert_int_equal(tip(a, b, 30000, 3500, pool, &t), ARP_OK);
    assert_true(t.curve_exact);
    arp_pool_free(pool);
}

static void a_long_curve_is_told_by_its_middles(void **state) {
    (void)state;
    static double a[6000], b[6000];
    static size_t selected[1000];
    arp_tipping t = {0};
    arp_pool *pool = arp_pool_new();
    for (size_t i = 0; i < 6000; i++) {
        a[i] = (double)(6000 - i);
        b[i] = (double)i;
    }
    for (size_t i = 0; i < 1000; i++) selected[i] = i;
    assert_int_equal(arp_curve_make(a, b, 6000, selected, 1001 - 1, pool, &t, NULL), ARP_OK);
    assert_true(t.curve_exact); /* 1000 x 5000 pairs are the most */
    assert_int_equal(t.n_curve, 2);
    assert_true(t.curve[0].c == 0.0 && t.curve[1].c == 1.0 && t.curve[0].to == 0.5);
    a[5999] = 1.5;
    assert_int_equal(arp_curve_make(a, b, 6000, selected, 999, pool, &t, NULL), ARP_OK);
    assert_true(t.curve_exact);
    static double longer[6001], falling[6001];
    for (size_t i = 0; i < 6001; i++) {
        longer[i] = -(double)i;
        falling[i] = (double)i;
    }
    assert_int_equal(arp_curve_make(longer, falling, 6001, selected, 1000, pool, &t, NULL), ARP_OK);
    assert_false(t.curve_exact);
    assert_int_equal(t.n_curve, 1000);
    assert_true(t.curve[499].c == 0.0 && t.curve[500].c == 1.0);
    arp_pool_free(pool);
}

/* Power mean of the root, for this test alone. */
static double mean(const double *x, const double *w, size_t k, double r) {
    double sum = 0.0;
    for (size_t j = 0; j < k; j++) sum += w[j] * pow(x[j], r);
    return pow(sum, 1.0 / r);
}

static void contributions_sum_to_the_score(void **state) {
    (void)state;
    const double x[3][2] = {{1.5, 4.0}, {2.0, 0.5}, {3.0, 0.25}}, w[3] = {0.5, 0.3, 0.2};
    const double *value[3] = {x[0], x[1], x[2]};
    for (double r = -1.0; r <= 2.0; r += 1.0) {
        double out[6];
        if (r == 0.0) continue;
        arp_root root = {.n = 2, .g = 3, .value = value, .weight = w, .mean = mean, .exponent = r};
        arp_status st;
        ARP_BRUTAL(st, arp_contribution(&root, out, NULL));
        assert_int_equal(st, ARP_OK);
        for (size_t i = 0; i < 2; i++) {
            double column[3] = {x[0][i], x[1][i], x[2][i]};
            near(out[3 * i] + out[3 * i + 1] + out[3 * i + 2], mean(column, w, 3, r), 1e-14);
        }
        if (r == 1.0) assert_true(out[0] == 0.75);
    }
    const double none[13] = {0};
    const double *many[13];
    double out[13];
    for (size_t s = 0; s < 13; s++) many[s] = none;
    arp_root wide = {
        .n = 1, .g = 13, .value = many, .weight = none, .mean = mean, .exponent = -1.0};
    assert_int_equal(arp_contribution(&wide, out, NULL), ARP_OK);
    assert_true(isnan(out[0]) && isnan(out[12]));
}

static void the_word_says_who_is_attested(void **state) {
    (void)state;
    static const struct {
        arp_verdict_state state[3];
        bool separated[3];
        int word;
    } CASES[] = {
        {{ARP_CANNOT_TELL, ARP_ATTESTED, ARP_CANNOT_TELL}, {false}, 1},
        {{ARP_CANNOT_TELL, ARP_ATTESTED, ARP_ATTESTED}, {false}, ARP_WORD_BOTH},
        {{ARP_CANNOT_TELL, ARP_CANNOT_TELL, ARP_CANNOT_TELL}, {false}, ARP_WORD_UNDETERMINED},
        {{ARP_EXCLUDED, ARP_EXCLUDED, ARP_EXCLUDED}, {false}, ARP_WORD_NEITHER},
        {{ARP_EXCLUDED, ARP_LATE, ARP_EXCLUDED}, {false}, ARP_WORD_NEITHER},
        {{ARP_EXCLUDED, ARP_LATE, ARP_LATE}, {false}, ARP_WORD_UNDETERMINED},
        {{ARP_LATE, ARP_LATE, ARP_LATE}, {false}, ARP_WORD_NOT_ANSWERABLE},
        {{ARP_CANNOT_TELL, ARP_CANNOT_TELL, ARP_CANNOT_TELL},
         {true, true, true},
         ARP_WORD_NOT_SEPARABLE},
        {{ARP_CANNOT_TELL, ARP_CANNOT_TELL, ARP_LATE}, {true, true, false}, ARP_WORD_NOT_SEPARABLE},
        {{ARP_CANNOT_TELL, ARP_LATE, ARP_LATE}, {true, false, false}, ARP_WORD_UNDETERMINED},
        {{ARP_CANNOT_TELL, ARP_CANNOT_TELL, ARP_EXCLUDED},
         {true, true, false},
         ARP_WORD_UNDETERMINED},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const arp_verdict_ballot ballot = {CASES[i].state, CASES[i].separated, 3};
        assert_int_equal(arp_verdict_word(&ballot), CASES[i].word);
    }
}

static void a_universe_names_the_first_that_is_not_in_it(void **state) {
    (void)state;
    const size_t row[] = {1, 4, 6, 9}, in[] = {1, 9}, out[] = {4, 5, 7};
    size_t place[3];
    assert_true(arp_universe_places(row, 4, in, 2, place) == ARP_NONE);
    assert_int_equal(place[0], 0);
    assert_int_equal(place[1], 3);
    assert_int_equal(arp_universe_places(row, 4, out, 3, place), 5);
    assert_int_equal(arp_universe_places(row, 0, in, 2, place), 1);
}

static arp_status everything(size_t m) {
    static const size_t selected[] = {1, 4, 5}, k[] = {3, 6};
    double a[40], b[40], c[40], *line[3] = {a, b, c}, weight[3] = {0.2, 0.3, 0.5};
    const double *const side[2] = {a, b};
    arp_null null = {.seed = 1};
    arp_concordance each[3];
    arp_contrast contrast;
    arp_reachable reach;
    arp_shapley_sides shapley;
    arp_tipping tipping;
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    for (uint64_t i = 0; i < 40; i++) {
        a[i] = arp_u01(3, i, 0);
        b[i] = arp_u01(3, i, 1);
        c[i] = arp_u01(3, i, 2);
    }
    arp_case what = {.n = 40,
                     .m = m,
                     .n_sides = 3,
                     .line = line,
                     .weight = weight,
                     .selected = selected,
                     .seed = 1};
    if (!pool) return ARP_MEMORY;
    ARP_TRY(arp_concordance_measure(a, 40, selected, m, &null, &each[0], NULL));
    ARP_TRY(arp_concordance_left_out(a, 40, selected, m, &null, each, NULL));
    ARP_TRY(arp_concordance_contrast(side, 40, selected, m, 0.05, &null, &contrast, NULL));
    ARP_TRY(arp_concordance_reachable(40, m, 0.05, 2, &null, &reach, NULL));
    ARP_TRY(arp_axis_make(&what, 1, k, 2, pool, &tipping, NULL));
    ARP_TRY(arp_shapley_selection(&what, 3, &shapley, NULL));

done:
    arp_null_free(&null);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, everything(3));
    assert_int_equal(st, ARP_OK);
}

static void draws_that_cannot_be_kept_fail_cleanly(void **state) {
    (void)state;
    static double x[30000];
    const size_t selected[] = {3, 5};
    arp_null null = {.seed = 1};
    arp_concordance c;
    for (size_t i = 0; i < 30000; i++) x[i] = (double)i;
    for (long n = 0; n < 4; n++) { /* the fourth allocation is that of the draws */
        arp_brutal_budget = n;
        arp_status st = arp_concordance_measure(x, 30000, selected, 2, &null, &c, NULL);
        arp_brutal_budget = -1;
        if (st == ARP_OK) break;
        assert_int_equal(st, ARP_MEMORY);
        assert_null(null.x);
    }
    arp_null_free(&null);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_of_263_need_what_the_methods_say),
        cmocka_unit_test(a_constant_side_is_chance_whatever_its_size),
        cmocka_unit_test(one_selected_is_its_place),
        cmocka_unit_test(normal_and_draws_come_near_the_exact),
        cmocka_unit_test(contrast_is_needed_under_every_method),
        cmocka_unit_test(duplicates_at_the_border_are_all_members_and_one_is_listed),
        cmocka_unit_test(parallel_and_collinear_lines_never_tip),
        cmocka_unit_test(a_point_where_many_lines_meet_is_no_cell),
        cmocka_unit_test(many_lines_equal_but_for_rounding_end),
        cmocka_unit_test(many_copies_at_the_border_end),
        cmocka_unit_test(a_long_curve_is_told_by_its_middles),
        cmocka_unit_test(contributions_sum_to_the_score),
        cmocka_unit_test(the_word_says_who_is_attested),
        cmocka_unit_test(a_universe_names_the_first_that_is_not_in_it),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(draws_that_cannot_be_kept_fail_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
