/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twelve territories, two sides, k = 4: shares and effective weights from exact fractions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drivers/weights/effective.h"
#include "drivers/shares/shares.h"

#include "golden/reference.h" /* names of one letter: after the others */

static const char *const SIDE[] = {"social", "sanitaire"};

static double weight[2] = {0.5, 0.5}, *line[2] = {a, b};
static size_t selected[N];
static arp_case what = {.n = N, .n_sides = 2, .line = line, .weight = weight, .selected = selected};
static arp_share_case share = {.what = &what, .exponent = 1.0};
static size_t first[3];
static arp_leaves leaves = {.n = N, .n_sides = 2, .first = first};
static arp_pool *pool;

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

static int read_case(void **state) {
    (void)state;
    json_t *chosen = json_object_get(given, "selection_at_w_half");
    share.k = (size_t)json_integer_value(json_object_get(given, "k"));
    what.m = json_array_size(chosen);
    for (size_t t = 0; t < what.m; t++) {
        selected[t] = (size_t)json_integer_value(json_array_get(chosen, t));
    }
    pool = arp_pool_new();
    return pool ? 0 : -1;
}

static int let_go(void **state) {
    (void)state;
    arp_pool_free(pool);
    return 0;
}

/* Every territory is selected in its turn, alone. */
static void shares_of_each_territory_are_those_of_the_fractions(void **state) {
    (void)state;
    json_t *score = json_object_get(given, "shapley_score");
    json_t *midrank = json_object_get(given, "shapley_midrank");
    json_t *all = json_object_get(given, "shapley_membership_all_neutralised");
    json_t *unit = json_object_get(given, "shapley_membership_unit_neutralised");
    arp_case one = what;
    arp_share_case alone = {.what = &one, .k = share.k, .exponent = 1.0};
    for (size_t i = 0; i < N; i++) {
        arp_shares *got = NULL;
        one.selected = &i;
        one.m = 1;
        assert_int_equal(arp_shares_make(&alone, &leaves, pool, &got, NULL), ARP_OK);
        for (size_t s = 0; s < 2; s++) {
            const arp_share *of = got->selection[ARP_SHARE_ALL];
            const arp_share *own = got->selection[ARP_SHARE_UNIT];
            json_t *here = json_object_get(json_array_get(unit, i), SIDE[s]);
            near(of[ARP_SHARE_SCORE].part[s],
                 number(json_array_get(json_object_get(score, SIDE[s]), i)));
            near(of[ARP_SHARE_MIDRANK].part[s],
                 number(json_array_get(json_object_get(midrank, SIDE[s]), i)));
            near(of[ARP_SHARE_MEMBERSHIP].part[s],
                 number(json_array_get(json_object_get(all, SIDE[s]), i)));
            near(own[ARP_SHARE_MEMBERSHIP].part[s], number(here));
        }
    }
}

static void shares_of_the_selection_are_those_of_the_fractions(void **state) {
    (void)state;
    arp_shares *got = NULL;
    json_t *want = json_object_get(given, "selection_group_shapley");
    json_t *value = json_object_get(given, "selection_value");
    assert_int_equal(arp_shares_make(&share, &leaves, pool, &got, NULL), ARP_OK);
    const arp_share *all = &got->selection[ARP_SHARE_ALL][ARP_SHARE_MEMBERSHIP];
    double none = number(json_object_get(value, "none"));
    double both = number(json_object_get(value, "soc+san"));
    for (size_t s = 0; s < 2; s++) near(all->part[s], number(json_object_get(want, SIDE[s])));
    near(all->none, none);
    near(all->interaction, both - number(json_object_get(value, "soc")) -
                               number(json_object_get(value, "san")) + none);
}

static void effective_weights_are_those_of_the_fractions(void **state) {
    (void)state;
    arp_effective *got = NULL;
    json_t *want = json_object_get(given, "variance_shares");
    assert_int_equal(arp_effective_make(&what, &leaves, 1.0, pool, &got, NULL), ARP_OK);
    for (size_t s = 0; s < 2; s++) {
        char share_key[32], r2_key[32];
        snprintf(share_key, sizeof share_key, "cov_share_%s", SIDE[s]);
        snprintf(r2_key, sizeof r2_key, "r2_%s", SIDE[s]);
        near(got->of_side[s].nominal, 0.5);
        near(got->of_side[s].covariance_share, number(json_object_get(want, share_key)));
        near(got->of_side[s].r2, number(json_object_get(want, r2_key)));
    }
    near(got->side_correlation[1], number(json_object_get(want, "corr_AB")));
}

int main(void) {
    reference_read();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_each_territory_are_those_of_the_fractions),
        cmocka_unit_test(shares_of_the_selection_are_those_of_the_fractions),
        cmocka_unit_test(effective_weights_are_those_of_the_fractions),
    };
    int failed = cmocka_run_group_tests(tests, read_case, let_go);
    json_decref(given);
    return failed;
}
