/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/around/moran.h"
#include "drivers/around/neighbours.h"
#include "oracle/brutal.h"

enum { N = 6 };

/* A path 0-1-2-3-4 and 5 alone; the side rises along it. */
static const arp_pair PATH[] = {{0, 1}, {1, 2}, {3, 2}, {3, 4}, {4, 3}};
static double rising[N] = {1, 2, 3, 4, 5, 6}, constant[N] = {7, 7, 7, 7, 7, 7};
static double *lines[2] = {rising, constant};

static arp_case of(const size_t *selected, size_t m) {
    return (arp_case){.n = N, .m = m, .n_sides = 2, .line = lines, .selected = selected, .seed = 1};
}

static arp_neighbours_input path(void) {
    return (arp_neighbours_input){.pair = PATH, .n_pairs = 5};
}

/* The answer, whose arrays are gone; the first who is alone is kept. */
static arp_neighbours ask(const arp_case *what, const arp_neighbours_input *in,
                          arp_neighbours_side side[2], size_t *alone) {
    arp_neighbours out = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_neighbours_measure(what, in, pool, &out, NULL), ARP_OK);
    memcpy(side, out.side, 2 * sizeof *side);
    if (out.n_alone) *alone = out.alone[0];
    arp_pool_free(pool);
    return out;
}

static void neighbours_are_compared_with_neighbours(void **state) {
    (void)state;
    const size_t selected[] = {2, 3};
    arp_neighbours_side side[2];
    size_t alone = 0;
    arp_case what = of(selected, 2);
    arp_neighbours_input in = path();
    arp_neighbours got = ask(&what, &in, side, &alone);
    assert_true(got.exact && got.connected && got.n_sets == 4);
    assert_true(side[0].p == 2.0 / 4.0); /* 2-3 and 3-4 */
    assert_int_equal(got.n_alone, 1);
    assert_int_equal(alone, 5);
    assert_true(got.moran_expected == -0.2);
}

static void a_choice_that_does_not_hang_together_counts_as_one_more(void **state) {
    (void)state;
    const size_t selected[] = {4, 5};
    arp_neighbours_side side[2];
    size_t alone;
    arp_case what = of(selected, 2);
    arp_neighbours_input in = path();
    arp_neighbours got = ask(&what, &in, side, &alone);
    assert_false(got.connected);
    assert_int_equal(got.n_sets, 4);
    assert_true(side[0].p == 1.0 / 5.0);
}

static void a_constant_side_has_p_1_and_no_moran(void **state) {
    (void)state;
    const size_t selected[] = {2, 3};
    arp_neighbours_side side[2];
    size_t alone;
    arp_case what = of(selected, 2);
    arp_neighbours_input in = path();
    ask(&what, &in, side, &alone);
    assert_true(side[1].p == 1.0);
    assert_true(isnan(side[1].moran) && isnan(side[1].moran_p));
    assert_true(side[0].moran > 0.0 && side[0].moran_p < 0.2);
}

static void one_territory_is_compared_with_each(void **state) {
    (void)state;
    const size_t selected[] = {4};
    const size_t group[N] = {0, 0, 1, 1, 1, 5};
    arp_neighbours_side side[2];
    size_t alone;
    arp_case what = of(selected, 1);
    arp_neighbours_input in = path(), groups = {.group = group};
    arp_neighbours got = ask(&what, &in, side, &alone);
    assert_true(got.exact && got.connected && got.n_sets == N && side[0].p == 2.0 / 6.0);
    got = ask(&what, &groups, side, &alone);
    assert_true(got.exact && got.connected && got.n_sets == N && side[0].p == 2.0 / 6.0);
}

static void where_no_set_is_large_enough_there_is_no_p(void **state) {
    (void)state;
    static const size_t selected[] = {0, 1, 2};
    const size_t group[N] = {0, 0, 2, 2, 4, 4};
    arp_neighbours_side side[2];
    size_t alone;
    arp_case what = of(selected, 3);
    arp_neighbours_input in = {.pair = PATH, .n_pairs = 1}, groups = {.group = group};
    arp_neighbours got = ask(&what, &in, side, &alone);
    assert_true(got.n_sets == 0 && isnan(side[0].p) && !got.connected && got.n_alone == 4);
    got = ask(&what, &groups, side, &alone);
    assert_true(got.n_sets == 0 && isnan(side[0].p) && !got.connected);
    in.n_pairs = 0; /* nobody has a neighbour */
    got = ask(&what, &in, side, &alone);
    assert_true(got.n_sets == 0 && got.n_alone == N && isnan(side[0].moran));
}

static void sets_of_another_size_of_population_do_not_count(void **state) {
    (void)state;
    const size_t two[] = {0, 1}, three[] = {0, 1, 2};
    const double population[N] = {10, 10, 10, 30, 70, NAN};
    arp_neighbours_side side[2];
    size_t alone;
    arp_case what = of(two, 2), more = of(three, 3);
    arp_neighbours_input in = path();
    in.population = population;
    in.population_factor = 2.0;
    assert_int_equal(ask(&what, &in, side, &alone).n_sets, 3); /* 20, 20, 40; not 100 */
    assert_true(side[0].p == 1.0);
    in.population_factor = 1.0;
    arp_neighbours got = ask(&more, &in, side, &alone); /* the selection alone */
    assert_int_equal(got.n_sets, ARP_NEIGHBOURS_DRAWS);
    assert_true(side[0].p == 1.0);
    const size_t unknown[] = {4, 5};
    what = of(unknown, 2);
    assert_int_equal(ask(&what, &in, side, &alone).n_sets, 0);
}

static void the_same_question_gives_the_same_bits(void **state) {
    (void)state;
    const size_t selected[] = {1, 2, 4};
    arp_neighbours_side first[2], second[2];
    size_t alone;
    arp_case what = of(selected, 3);
    arp_neighbours_input in = path();
    ask(&what, &in, first, &alone);
    ask(&what, &in, second, &alone);
    assert_true(first[0].p == second[0].p && first[0].moran_p == second[0].moran_p);
}

static void refused(const arp_neighbours_input *in, const char *message) {
    const size_t selected[] = {1};
    arp_error err = {0};
    arp_neighbours out;
    arp_pool *pool = arp_pool_new();
    arp_case what = of(selected, 1);
    assert_int_equal(arp_neighbours_measure(&what, in, pool, &out, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    arp_pool_free(pool);
}

static void what_cannot_be_is_refused(void **state) {
    (void)state;
    const arp_pair outside = {2, N}, own = {3, 3};
    const size_t group[N] = {0, 1, N};
    arp_neighbours_input in = {.pair = &outside, .n_pairs = 1};
    refused(&in, "NEIGHBOURS_PAIR");
    in.pair = &own;
    refused(&in, "NEIGHBOURS_PAIR");
    in = (arp_neighbours_input){.group = group};
    refused(&in, "NEIGHBOURS_GROUP");
    in = path();
    in.population_factor = 2.0;
    refused(&in, "NEIGHBOURS_FACTOR");
    in.population = rising;
    in.population_factor = 0.5;
    refused(&in, "NEIGHBOURS_FACTOR");
}

static arp_status once(const arp_case *what, const arp_neighbours_input *in) {
    arp_neighbours out = {0};
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? arp_neighbours_measure(what, in, pool, &out, &err) : ARP_MEMORY;
    if (st != ARP_OK) assert_null(out.side);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    const size_t selected[] = {1, 2, 4}, group[N] = {0};
    for (size_t m = 1; m <= 3; m++) {
        arp_case what = of(selected, m);
        arp_neighbours_input in = path(), groups = {.group = group};
        arp_status st;
        ARP_BRUTAL(st, once(&what, &in));
        assert_int_equal(st, ARP_OK);
        ARP_BRUTAL(st, once(&what, &groups));
        assert_int_equal(st, ARP_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_are_compared_with_neighbours),
        cmocka_unit_test(a_choice_that_does_not_hang_together_counts_as_one_more),
        cmocka_unit_test(a_constant_side_has_p_1_and_no_moran),
        cmocka_unit_test(one_territory_is_compared_with_each),
        cmocka_unit_test(where_no_set_is_large_enough_there_is_no_p),
        cmocka_unit_test(sets_of_another_size_of_population_do_not_count),
        cmocka_unit_test(the_same_question_gives_the_same_bits),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
