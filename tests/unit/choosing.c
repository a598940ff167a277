/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six projects whose answer is known by hand, and the cases at the edge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/choosing/choosing.h"
#include "drivers/choosing/lines.h"
#include "oracle/slow_choosing.h"

enum { N = 6 };

static const double V1[N] = {6, 2, 5, 3, 1, 4}, V2[N] = {2, 6, 4, 3, 1, 5};
static const double COST[N] = {3, 3, 4, 2, 1, 5};

static arp_pool *pool;

static int make_pool(void **state) {
    (void)state;
    pool = arp_pool_new();
    return pool ? 0 : -1;
}

static int free_pool(void **state) {
    (void)state;
    arp_pool_free(pool);
    return 0;
}

static arp_choosing_input asked(const double *first, const double *last, double budget) {
    return (arp_choosing_input){.n = N,
                                .value = {first, last},
                                .cost = COST,
                                .budget = budget,
                                .most_labels = ARP_CHOOSING_LABELS};
}

static void find(const arp_choosing_input *in, arp_choosing *out) {
    arp_error err = {0};
    assert_int_equal(arp_choosing_find(in, pool, out, &err), ARP_OK);
}

static void holds(const arp_portfolio *p, const char *projects, double v1, double v2) {
    char own[N + 1] = "";
    for (size_t i = 0; i < p->n; i++) own[i] = (char)('1' + p->row[i]);
    assert_string_equal(own, projects);
    assert_true(p->value[0] == v1 && p->value[1] == v2);
}

static void six_projects_have_three_portfolios_that_none_beats(void **state) {
    (void)state;
    static const double CORE[N] = {2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 1.0, 1.0 / 3.0, 0.0};
    const slow_choice slow = {.n = N, .value = {V1, V2}, .cost = COST, .budget = 9.0};
    size_t feasible = 0;
    arp_choosing found;
    for (unsigned set = 0; set < 1u << N; set++) feasible += (size_t)slow_feasible(&slow, set);
    assert_int_equal(feasible, 35);
    const arp_choosing_input in = asked(V1, V2, 9.0);
    find(&in, &found);
    assert_int_equal(found.n_portfolios, 3);
    holds(&found.portfolio[0], "134", 14.0, 9.0);
    holds(&found.portfolio[1], "1245", 12.0, 12.0);
    holds(&found.portfolio[2], "234", 10.0, 13.0);
    for (size_t i = 0; i < N; i++) assert_true(fabs(found.core_index[i] - CORE[i]) < 1e-15);
    assert_int_equal(found.stands[3], ARP_STANDS_CORE);
    assert_int_equal(found.stands[4], ARP_STANDS_BORDERLINE);
    assert_int_equal(found.stands[5], ARP_STANDS_EXTERIOR);
    assert_int_equal(found.least_regret, 1);
    assert_int_equal(found.n_least, 1);
    assert_true(found.portfolio[1].regret == 2.0);
}

static void a_narrower_weight_leaves_one(void **state) {
    (void)state;
    double low[N], high[N];
    arp_choosing found;
    for (size_t i = 0; i < N; i++) {
        low[i] = 0.4 * V1[i] + 0.6 * V2[i];
        high[i] = 0.6 * V1[i] + 0.4 * V2[i];
    }
    const arp_choosing_input in = asked(low, high, 9.0);
    find(&in, &found);
    assert_int_equal(found.n_portfolios, 1);
    assert_int_equal(found.portfolio[0].n, 4);
    assert_true(found.portfolio[0].row[0] == 0 && found.portfolio[0].row[3] == 4);
}

static void a_budget_below_the_cheapest_buys_nothing(void **state) {
    (void)state;
    arp_choosing found;
    const arp_choosing_input in = asked(V1, V2, 0.5);
    find(&in, &found);
    assert_int_equal(found.n_portfolios, 1);
    assert_int_equal(found.portfolio[0].n, 0);
    for (size_t i = 0; i < N; i++) assert_int_equal(found.stands[i], ARP_STANDS_EXTERIOR);
}

static void a_budget_for_all_buys_all_that_is_worth_something(void **state) {
    (void)state;
    double first[N], last[N];
    arp_choosing found;
    memcpy(first, V1, sizeof first);
    memcpy(last, V2, sizeof last);
    first[2] = last[2] = -1.0;
    const arp_choosing_input in = asked(first, last, 100.0);
    find(&in, &found);
    assert_int_equal(found.n_portfolios, 1);
    assert_int_equal(found.portfolio[0].n, 5);
    assert_int_equal(found.n_never, 1);
    assert_int_equal(found.never[0], 2);
}

static void equal_ones_are_all_counted(void **state) {
    (void)state;
    static const double SAME[N] = {1, 1, 1, 1, 1, 1};
    arp_choosing found;
    arp_choosing_input in = asked(SAME, SAME, 2.0);
    in.cost = NULL;
    find(&in, &found);
    assert_int_equal(found.n_portfolios, 15);
    for (size_t i = 0; i < N; i++) assert_true(found.core_index[i] == 5.0 / 15.0);
    assert_int_equal(found.n_least, 15);
}

static void a_quota_has_its_price(void **state) {
    (void)state;
    static const size_t GROUP[N] = {0, 0, 0, 0, 1, 1};
    arp_choosing found;
    arp_choosing_input in = asked(V1, V2, 9.0);
    in.group = GROUP;
    in.at_most = 1;
    find(&in, &found);
    assert_true(found.best[0] == 10.0 && found.best[1] == 11.0); /* 1 or 2 with 6 */
    assert_true(found.quota[0] == 4.0 && found.quota[1] == 2.0);
}

static void what_cannot_be_is_refused(void **state) {
    (void)state;
    static const double BAD[N] = {1, 1, NAN, 1, 1, 1};
    static const double LESS[N] = {1, 1, -1, 1, 1, 1};
    arp_choosing found;
    arp_error err = {0};
    arp_choosing_input in = asked(BAD, V2, 9.0);
    assert_int_equal(arp_choosing_find(&in, pool, &found, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CHOOSING_VALUE");
    err = (arp_error){0};
    in = asked(V1, V2, 9.0);
    in.cost = LESS;
    assert_int_equal(arp_choosing_find(&in, pool, &found, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CHOOSING_COST");
    err = (arp_error){0};
    in = asked(V1, V2, 9.0);
    in.most_labels = 5;
    assert_int_equal(arp_choosing_find(&in, pool, &found, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CHOOSING_MANY");
}

/* Lines 0 and 1 cross in the middle, 2 lies below both, 3 is 2 again. */
static void ranks_over_the_weight_are_exact(void **state) {
    (void)state;
    static const double FIRST[4] = {4, 2, 1, 1}, LAST[4] = {2, 4, 1, 1};
    const double *const at[2] = {FIRST, LAST};
    size_t high[4], low[4];
    assert_int_equal(arp_lines_ranks(at, 4, 1e-12, high, low, NULL), ARP_OK);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(high[i], i < 2 ? 1 : 3);
        assert_int_equal(low[i], i < 2 ? 2 : 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_projects_have_three_portfolios_that_none_beats),
        cmocka_unit_test(a_narrower_weight_leaves_one),
        cmocka_unit_test(a_budget_below_the_cheapest_buys_nothing),
        cmocka_unit_test(a_budget_for_all_buys_all_that_is_worth_something),
        cmocka_unit_test(equal_ones_are_all_counted),
        cmocka_unit_test(a_quota_has_its_price),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(ranks_over_the_weight_are_exact),
    };
    return cmocka_run_group_tests(tests, make_pool, free_pool);
}
