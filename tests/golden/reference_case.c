/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twelve territories, two sides, k = 4: answers computed with exact fractions elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drivers/weights/axis.h"
#include "drivers/resemblance/overlap.h"
#include "drivers/weights/revealed.h"
#include "drivers/shares/shapley.h"

#include "golden/reference.h" /* names of one letter: after the others */

static size_t k, selected[N];
static arp_pool *pool;
static arp_tipping tipping;
static arp_case what;
static double *line[2] = {a, b}, weight[2] = {0.5, 0.5};

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

static int read_case(void **state) {
    (void)state;
    k = (size_t)json_integer_value(json_object_get(given, "k"));
    /* the selection of the stored Shapley values: the first list at equal weights */
    static const size_t chosen[] = {2, 5, 7, 8};
    memcpy(selected, chosen, sizeof chosen);
    what = (arp_case){
        .n = N, .m = 4, .n_sides = 2, .line = line, .weight = weight, .selected = selected};
    pool = arp_pool_new();
    return pool && arp_axis_make(&what, 0, &k, 1, pool, &tipping, NULL) == ARP_OK ? 0 : -1;
}

static int let_go(void **state) {
    (void)state;
    arp_pool_free(pool);
    return 0;
}

static void lists_are_those_of_the_fractions(void **state) {
    (void)state;
    json_t *segments = json_object_get(given, "tipping_segments");
    assert_int_equal(tipping.n_segments, json_array_size(segments));
    for (size_t s = 0; s < tipping.n_segments; s++) {
        json_t *want = json_array_get(segments, s), *first = json_object_get(want, "topk");
        near(tipping.segment[s].from, number(json_object_get(want, "w_from")));
        near(tipping.segment[s].to, number(json_object_get(want, "w_to")));
        for (size_t i = 0; i < k; i++) {
            assert_int_equal(tipping.segment[s].first[i],
                             json_integer_value(json_array_get(first, i)));
        }
    }
}

/* The file cuts an interval wherever any list changes; here they are merged where they touch. */
static size_t merged(json_t *intervals, arp_interval *out) {
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(intervals); i++) {
        json_t *at = json_array_get(intervals, i);
        double from = json_real_value(json_array_get(at, 0)),
               to = json_real_value(json_array_get(at, 1));
        if (n > 0 && out[n - 1].to == from) {
            out[n - 1].to = to;
        } else {
            out[n++] = (arp_interval){from, to};
        }
    }
    return n;
}

static void memberships_are_those_of_the_fractions(void **state) {
    (void)state;
    json_t *all = json_object_get(given, "membership_intervals");
    json_t *shares = json_object_get(given, "membership_share_over_w");
    for (size_t i = 0; i < N; i++) {
        char name[24];
        arp_interval want[N];
        double share = 0.0;
        snprintf(name, sizeof name, "%zu", i);
        size_t n = merged(json_object_get(all, name), want);
        const arp_membership *got = &tipping.member[i];
        assert_int_equal(got->n, n);
        for (size_t j = 0; j < n; j++) {
            near(got->at[j].from, want[j].from);
            near(got->at[j].to, want[j].to);
            share += got->at[j].to - got->at[j].from;
        }
        near(share, json_number_value(json_array_get(shares, i)));
    }
}

static void group_shapley_is_that_of_the_fractions(void **state) {
    (void)state;
    arp_shapley_sides got;
    json_t *want = json_object_get(given, "selection_group_shapley");
    json_t *value = json_object_get(given, "selection_value");
    double scratch[N];
    assert_int_equal(arp_shapley_selection(&what, k, &got, NULL), ARP_OK);
    near(got.overlap[0], json_real_value(json_object_get(want, "social")));
    near(got.overlap[1], json_real_value(json_object_get(want, "sanitaire")));
    near(arp_overlap_seats(a, N, k, selected, 4, scratch) / 4.0,
         json_real_value(json_object_get(value, "soc")));
    near(arp_overlap_seats(b, N, k, selected, 4, scratch) / 4.0,
         json_real_value(json_object_get(value, "san")));
    near(tipping.overlap[2], json_real_value(json_object_get(value, "soc+san")));
    double none = json_real_value(json_object_get(value, "none"));
    near(got.interaction_overlap, 1.0 - 0.25 - 0.5 + none);
}

static void relative(double x, double y) {
    if (!(fabs(x / y - 1.0) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

static void bayes_factors_are_those_of_the_fractions(void **state) {
    (void)state;
    json_t *all = json_object_get(given, "bayes_factor");
    assert_true(json_array_size(all) > 0);
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *want = json_array_get(all, i), *list = json_object_get(want, "selection");
        double beta = json_number_value(json_object_get(want, "beta"));
        size_t chosen[N];
        arp_case one = what;
        arp_stretches s = {0};
        one.selected = chosen;
        one.m = json_array_size(list);
        for (size_t t = 0; t < one.m; t++) {
            chosen[t] = (size_t)json_integer_value(json_array_get(list, t));
        }
        assert_int_equal(arp_stretches_make(&one, &s, NULL), ARP_OK);
        relative(arp_bayes_factor_at(&s, beta, 0.5),
                 json_number_value(json_object_get(want, "BF_social_over_sanitaire")));
        relative(arp_revealed_mean(&s, beta),
                 json_number_value(json_object_get(want, "posterior_mean_w_social")));
        arp_free(s.at);
    }
}

/* P(rank i = r) is what being in the first r adds to being in the first r - 1. */
static void acceptabilities_are_those_of_the_fractions(void **state) {
    (void)state;
    size_t sizes[N - 1];
    arp_tipping axis = {0};
    json_t *want = json_object_get(given, "rank_acceptability");
    json_t *central = json_object_get(given, "central_social_weight_rank1");
    for (size_t r = 1; r < N; r++) sizes[r - 1] = r;
    assert_int_equal(arp_axis_make(&what, 0, sizes, N - 1, pool, &axis, NULL), ARP_OK);
    for (size_t i = 0; i < N; i++) {
        double within = 0.0;
        for (size_t r = 0; r < N; r++) {
            double length = r + 1 < N ? 0.0 : 1.0, moment = 0.0;
            const arp_membership *m = r + 1 < N ? &axis.member[r * N + i] : NULL;
            for (size_t j = 0; m && j < m->n; j++) {
                double width = m->at[j].to - m->at[j].from;
                length += width;
                moment += width * (m->at[j].to + m->at[j].from) / 2.0;
            }
            near(length - within, json_number_value(json_array_get(json_array_get(want, i), r)));
            within = length;
            json_t *at = json_array_get(central, i);
            if (r > 0 || json_is_null(at)) continue;
            near(moment / length, json_number_value(at));
        }
    }
}

int main(void) {
    reference_read();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_those_of_the_fractions),
        cmocka_unit_test(memberships_are_those_of_the_fractions),
        cmocka_unit_test(group_shapley_is_that_of_the_fractions),
        cmocka_unit_test(bayes_factors_are_those_of_the_fractions),
        cmocka_unit_test(acceptabilities_are_those_of_the_fractions),
    };
    int failed = cmocka_run_group_tests(tests, read_case, let_go);
    json_decref(given);
    return failed;
}
