/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Technology Achievement Index, 23 countries: OECD 2008, tables 15 and 23, raw data of table A.2,
   goalposts of Saisana, Saltelli, Tarantola 2005. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "golden/published.h"
#include "unit/build.h"

enum { COUNTRIES = 23, INDICATORS = 8 };

static published t15, t23, raw, posts;

/* Columns of table 15. */
enum {
    SCHOOLING = 1,
    RANK,
    ZSCORE,
    MINMAX,
    TO_MEAN,
    TO_BEST,
    TO_WORST,
    FROM_MEAN,
    FROM_WORST,
    PERCENTILE = 11
};

/* Schooling through a method, on measured bounds or on the comparator c. */
static void normalised(const arp_normaliser *method, double c, double *z) {
    double x[COUNTRIES], scratch[2 * COUNTRIES];
    arp_scale scale = {.polarity = 1, .bound = {c, 0.0}, .target = {0.0, 1.0}};
    for (size_t i = 0; i < COUNTRIES; i++) x[i] = published_number(&t15, i, SCHOOLING);
    if (method->measure) method->measure(&(const double *){x}, 1, COUNTRIES, scratch, &scale.bound);
    method->apply(x, COUNTRIES, &scale, scratch, z);
}

/* factor * z + shift is the printed column, to half of its last digit. */
static void is_column(const double *z, double factor, double shift, size_t column, double half) {
    for (size_t i = 0; i < COUNTRIES; i++) {
        double printed = published_number(&t15, i, column), ours = factor * z[i] + shift;
        if (fabs(ours - printed) > half + 1e-9) {
            fail_msg("%s, column %zu: %.6f is not %s", t15.cell[i][0], column, ours,
                     t15.cell[i][column]);
        }
    }
}

static void normalised_schooling_is_table_15(void **state) {
    (void)state;
    double z[COUNTRIES], mean = 0.0, best = 0.0, worst = INFINITY;
    assert_int_equal(t15.n, COUNTRIES);
    for (size_t i = 0; i < COUNTRIES; i++) {
        double x = published_number(&t15, i, SCHOOLING);
        mean += x / COUNTRIES;
        best = fmax(best, x);
        worst = fmin(worst, x);
    }
    normalised(&arp_normalise_zscore, 0.0, z);
    is_column(z, 1.0, 0.0, ZSCORE, 0.005);
    normalised(&arp_normalise_minmax, 0.0, z);
    is_column(z, 1.0, 0.0, MINMAX, 0.005);
    normalised(&arp_normalise_rank, 0.0, z);
    is_column(z, 1.0, 0.0, RANK, 0.0);
    is_column(z, 100.0 / COUNTRIES, 0.0, PERCENTILE, 0.05); /* printed as rank over n */
    normalised(&arp_normalise_comparator, mean, z);
    is_column(z, 0.01, 0.0, TO_MEAN, 0.005);
    is_column(z, 0.01, -1.0, FROM_MEAN, 0.005);
    normalised(&arp_normalise_comparator, best, z);
    is_column(z, 0.01, 0.0, TO_BEST, 0.005);
    normalised(&arp_normalise_comparator, worst, z);
    is_column(z, 0.01, 0.0, TO_WORST, 0.005);
    is_column(z, 0.01, -1.0, FROM_WORST, 0.005);
}

static size_t row_of(const published *p, const char *country) {
    for (size_t i = 0; i < p->n; i++) {
        if (strcmp(p->cell[i][0], country) == 0) return i;
    }
    fail_msg("%s is not in the table", country);
    return 0;
}

/* Goalposts cap at 1 what lies above them. Telephones and electricity are logarithms in the raw
   table, so their goalposts are taken to logarithms. */
static void equal_weights_give_the_ranks_of_table_23(void **state) {
    (void)state;
    static double x[INDICATORS][COUNTRIES];
    const double *columns[INDICATORS];
    build_plan b;
    build_start(&b);
    b.plan.normalise = &arp_normalise_goalposts;
    b.node[0].weigh = &arp_weight_equal;
    assert_int_equal(posts.n, INDICATORS);
    assert_int_equal(raw.n, COUNTRIES);
    for (size_t j = 0; j < INDICATORS; j++) {
        bool logs = strcmp(posts.cell[j][0], "Telephones") == 0 ||
                    strcmp(posts.cell[j][0], "Electricity") == 0;
        size_t v = build_leaf(&b, 0, posts.cell[j][0], 1.0, j, 1);
        columns[j] = x[j];
        b.node[v].frozen = true;
        for (size_t k = 0; k < 2; k++) {
            double post = published_number(&posts, j, k + 1);
            b.node[v].bound[k] = logs ? log10(post) : post;
        }
        for (size_t i = 0; i < COUNTRIES; i++) x[j][i] = published_number(&raw, i, j + 2);
    }
    arp_table t = build_table(COUNTRIES, INDICATORS, columns);
    arp_result r = {0};
    assert_int_equal(arp_index_run(&b.plan, &t, &r, NULL), ARP_OK);
    for (size_t i = 0; i < COUNTRIES; i++) {
        double printed = published_number(&t23, row_of(&t23, raw.cell[i][1]), 1);
        if (r.rank[i] != (uint32_t)printed) fail_msg("%s: %u", raw.cell[i][1], r.rank[i]);
    }
    arp_result_free(&r);
    arp_table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normalised_schooling_is_table_15),
        cmocka_unit_test(equal_weights_give_the_ranks_of_table_23),
    };
    published_read("tai/tai_table15_p87_normalisation_schooling.csv", &t15);
    published_read("tai/tai_table23_p100_ranks_by_weighting.csv", &t23);
    published_read("tai/tai_raw_tableA2_p152.csv", &raw);
    published_read("tai/tai_goalposts_saisana2005_table1_p313.csv", &posts);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&t15);
    published_free(&t23);
    published_free(&raw);
    published_free(&posts);
    return failed;
}
