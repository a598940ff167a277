/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity_fixture.h
 * A small study of two sides with counts, standard errors and an interval, for the tests of
 * sensitivity. Columns: 0 Poisson, 1 binomial, 2 exact, 3 standard error 0.5, 4 an interval of
 * standard error 2, 5 exact.
 */
#ifndef TESTS_SENSITIVITY_FIXTURE_H
#define TESTS_SENSITIVITY_FIXTURE_H

#include "sensitivity/sensitivity.h"

#include "base/rng.h"
#include "territory/shrink.h"
#include "unit/build.h"

enum { FIXTURE_ROWS = 40, FIXTURE_COLUMNS = 6, FIXTURE_COUNTS = 2 };

typedef struct fixture {
    build_plan b;
    double x[FIXTURE_COLUMNS][FIXTURE_ROWS];
    double numerator[FIXTURE_COUNTS][FIXTURE_ROWS], denominator[FIXTURE_COUNTS][FIXTURE_ROWS];
    uint8_t mark[FIXTURE_ROWS];
    arp_summand count[FIXTURE_COUNTS];
    double spread[FIXTURE_ROWS], low[FIXTURE_ROWS], high[FIXTURE_ROWS];
    arp_error_column error[FIXTURE_COLUMNS];
    arp_table table;
    size_t selected[2], k[2];
    arp_sensitivity_input in;
    arp_pool *pool;
} fixture;

static inline void fixture_counts(fixture *f) {
    static const arp_error_model MODEL[] = {ARP_ERROR_POISSON, ARP_ERROR_BINOMIAL};
    for (size_t j = 0; j < FIXTURE_COUNTS; j++) {
        for (size_t i = 0; i < FIXTURE_ROWS; i++) {
            double u = arp_u01(3, i, (uint32_t)j);
            f->denominator[j][i] = j ? 20.0 + (double)i : 900.0 + 50.0 * (double)i;
            f->numerator[j][i] = i == 7 ? 0.0 : floor((j ? 0.9 : 0.03) * u * f->denominator[j][i]);
            f->x[j][i] = 1000.0 * f->numerator[j][i] / f->denominator[j][i];
        }
        f->count[j] = (arp_summand){.numerator = f->numerator[j],
                                    .denominator = f->denominator[j],
                                    .mark = f->mark,
                                    .per = 1000.0,
                                    .summable = true,
                                    .model = MODEL[j]};
        f->error[j].count = &f->count[j];
    }
}

static inline void fixture_open(fixture *f) {
    static const char *const NAME[] = {"a", "b", "c", "d", "e", "f"};
    const double *column[FIXTURE_COLUMNS];
    memset(f, 0, sizeof *f);
    build_start(&f->b);
    size_t social = build_node(&f->b, 0, "social", 1.0);
    size_t sanitaire = build_node(&f->b, 0, "sanitaire", 1.0);
    f->b.plan.target[0] = 1.0;
    f->b.plan.target[1] = 100.0;
    for (size_t j = 0; j < FIXTURE_COLUMNS; j++) {
        build_leaf(&f->b, j % 2 ? sanitaire : social, NAME[j], 1.0, j, j == 5 ? -1 : 1);
        for (size_t i = 0; i < FIXTURE_ROWS; i++) f->x[j][i] = 10.0 * arp_u01(4, i, (uint32_t)j);
        column[j] = f->x[j];
    }
    fixture_counts(f);
    for (size_t i = 0; i < FIXTURE_ROWS; i++) {
        f->spread[i] = 0.5;
        f->low[i] = f->x[4][i] - 2.0 * 1.959963984540054;
        f->high[i] = f->x[4][i] + 2.0 * 1.959963984540054;
    }
    f->error[2].has_secret = true;
    f->error[2].secret[0] = 1.0;
    f->error[2].secret[1] = 4.0;
    f->error[3].standard_error = f->spread;
    f->error[4].low = f->low;
    f->error[4].high = f->high;
    f->table = build_table(FIXTURE_ROWS, FIXTURE_COLUMNS, column);
    f->selected[0] = 3;
    f->selected[1] = 11;
    f->k[0] = 2;
    f->k[1] = 10;
    f->pool = arp_pool_new();
    f->in = (arp_sensitivity_input){.plan = &f->b.plan,
                                    .values = &f->table,
                                    .error = f->error,
                                    .selected = f->selected,
                                    .m = 2,
                                    .k = f->k,
                                    .n_k = 2,
                                    .alpha = 0.05};
}

static inline void fixture_close(fixture *f) {
    arp_pool_free(f->pool);
    arp_table_free(&f->table);
}

#endif
