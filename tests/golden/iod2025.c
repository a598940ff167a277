/* SPDX-License-Identifier: GPL-3.0-or-later */
/* English Indices of Deprivation 2025: 33 755 areas. The published score sums the seven domains
   with weights that add to .999; ours rescales them to 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>

#include "golden/published.h"
#include "unit/build.h"

enum { AREAS = 33755, DOMAINS = 7 };

static published iod;

static void the_index_of_multiple_deprivation_is_the_published_one(void **state) {
    (void)state;
    static const double weights[DOMAINS] = {.225, .225, .135, .135, .093, .093, .093};
    static double x[DOMAINS][AREAS];
    const double *columns[DOMAINS];
    build_plan b;
    build_start(&b);
    b.plan.normalise = &arp_normalise_imd_exponential;
    assert_int_equal(iod.n, AREAS);
    for (size_t j = 0; j < DOMAINS; j++) {
        columns[j] = x[j];
        build_leaf(&b, 0, "domain", weights[j], j, -1); /* published ranks: 1 = most deprived */
        for (size_t i = 0; i < AREAS; i++) x[j][i] = published_number(&iod, i, j + 1);
    }
    arp_table t = build_table(AREAS, DOMAINS, columns);
    arp_result r = {0};
    clock_t start = clock();
    assert_int_equal(arp_index_run(&b.plan, &t, &r, NULL), ARP_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    size_t equal = 0;
    double furthest = 0.0;
    for (size_t i = 0; i < AREAS; i++) {
        equal += r.rank[i] == (uint32_t)published_number(&iod, i, 9);
        furthest = fmax(furthest, fabs(r.score[i] * .999 - published_number(&iod, i, 8)));
    }
    print_message("%zu of %d ranks equal, scores within %.6f, %.3f s\n", equal, AREAS, furthest,
                  seconds);
    assert_int_equal(equal, 33753);
    assert_true(furthest <= 0.0007);
    arp_result_free(&r);
    arp_table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_index_of_multiple_deprivation_is_the_published_one),
    };
    if (!published_shared("iod2025.csv", &iod)) return 77;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&iod);
    return failed;
}
