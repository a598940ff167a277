/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Twelve territories, two sides: rank acceptabilities over the weight of the first, computed with
   exact fractions elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/rng.h"
#include "sensitivity/draws/acceptability.h"

#include "oracle/slow_ranks.h"

#include "golden/reference.h" /* names of one letter: after the others */

enum { DRAWS = 100000 };

static double want[N][N], central[N];

static int read_case(void **state) {
    (void)state;
    for (size_t i = 0; i < N; i++) {
        json_t *row = json_array_get(json_object_get(given, "rank_acceptability"), i);
        json_t *mean = json_array_get(json_object_get(given, "central_social_weight_rank1"), i);
        central[i] = json_is_null(mean) ? NAN : json_number_value(mean);
        for (size_t r = 0; r < N; r++) want[i][r] = json_number_value(json_array_get(row, r));
    }
    return 0;
}

static void lengths_between_breakpoints_are_those_of_the_fractions(void **state) {
    (void)state;
    double share[N * N], middle[N];
    slow_rank_lengths(a, b, N, 0.0, 1.0, share, middle);
    for (size_t i = 0; i < N; i++) {
        for (size_t r = 0; r < N; r++) {
            if (!(fabs(share[i * N + r] - want[i][r]) <= 1e-12)) {
                fail_msg("%zu at %zu: %.17g is not %.17g", i, r + 1, share[i * N + r], want[i][r]);
            }
        }
        if (isnan(central[i])) assert_true(isnan(middle[i]));
        else assert_true(fabs(middle[i] - central[i]) <= 1e-12);
    }
}

static void draws_are_within_four_standard_errors(void **state) {
    (void)state;
    arp_tally tally = {0};
    arp_acceptability got;
    arp_pool *pool = arp_pool_new();
    arp_tally_shape shape = {.n = N, .p = 2, .matrix = true};
    assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
    for (uint64_t d = 0; d < DRAWS; d++) {
        double w = arp_u01(1, d, 0), score[N], weight[] = {w, 1.0 - w};
        uint32_t rank[N];
        for (size_t i = 0; i < N; i++) score[i] = w * a[i] + (1.0 - w) * b[i];
        for (size_t i = 0; i < N; i++) {
            rank[i] = 1;
            for (size_t j = 0; j < N; j++) rank[i] += score[j] > score[i];
        }
        arp_tally_add(&tally, 1, rank, weight);
    }
    assert_int_equal(arp_acceptability_make(&tally, pool, &got, NULL), ARP_OK);
    for (size_t i = 0; i < N; i++) {
        for (size_t r = 0; r < N; r++) {
            double error = sqrt(want[i][r] * (1.0 - want[i][r]) / DRAWS);
            assert_true(fabs(got.share[i * N + r] - want[i][r]) <= 4.0 * error);
        }
    }
    arp_tally_free(&tally);
    arp_pool_free(pool);
}

int main(void) {
    reference_read();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_between_breakpoints_are_those_of_the_fractions),
        cmocka_unit_test(draws_are_within_four_standard_errors),
    };
    int failed = cmocka_run_group_tests(tests, read_case, NULL);
    json_decref(given);
    return failed;
}
