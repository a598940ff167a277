/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "drivers/around/profile.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_rates.h"
#include "unit/build.h"

enum { CASES = 1000, MOST = 25, COLUMNS = 4 };

/* A share, a Poisson rate, a value with its standard error, a weighted sum of counts; for all, some
   territories without a value. */
enum { SHARE, RATE, STATED, WEIGHTED };

typedef struct problem {
    size_t n, row;
    double value[COLUMNS][MOST], count[MOST], people[MOST], error[MOST], spread[MOST];
    double limit[MOST][2];
    double reference[2][COLUMNS];
    build_plan plan;
} problem;

static double u(uint64_t number, uint32_t lane) {
    return arp_u01(11, number, lane);
}

static void make(uint64_t c, problem *p) {
    p->n = 2 + (size_t)(u(c, 0) * (MOST - 2));
    p->row = (size_t)(u(c, 1) * (double)p->n);
    for (uint32_t i = 0; i < p->n; i++) {
        p->people[i] = 1.0 + floor(60.0 * u(c, 100 + i));
        p->count[i] = floor((p->people[i] + 1.0) * (c % 2 ? 0.3 : 1.0) * u(c, 200 + i));
        p->error[i] = 0.5 + u(c, 300 + i);
        p->spread[i] = 0.1 + u(c, 350 + i);
        bool missing = u(c, 400 + i) < 0.1 && i != p->row;
        if (missing) p->count[i] = NAN;
        p->value[SHARE][i] = 100.0 * p->count[i] / p->people[i];
        p->value[RATE][i] = 1000.0 * p->count[i] / p->people[i];
        p->value[STATED][i] = missing ? NAN : floor(20.0 * u(c, 500 + i));
        p->value[WEIGHTED][i] = missing ? NAN : 5.0 + 3.0 * u(c, 600 + i);
        p->limit[i][0] = p->value[WEIGHTED][i] - 1.0;
        p->limit[i][1] = p->value[WEIGHTED][i] + 2.0;
    }
    for (uint32_t k = 0; k < 2; k++) {
        p->reference[k][SHARE] = 100.0 * u(c, 10 + k);
        p->reference[k][RATE] = 1000.0 * u(c, 12 + k);
        p->reference[k][STATED] = k && c % 5 == 0 ? NAN : 20.0 * u(c, 14 + k);
        p->reference[k][WEIGHTED] = 4.0 + 5.0 * u(c, 16 + k);
    }
    build_start(&p->plan);
    size_t side = build_node(&p->plan, 0, "side", 1.0);
    for (size_t j = 0; j < COLUMNS; j++) {
        build_leaf(&p->plan, side, "leaf", 1.0, j, j % 2 ? -1 : 1);
    }
}

/* The p of one territory, from the definitions. */
static double p_of(const problem *p, size_t column, size_t i, double reference) {
    double x = p->count[i], value = p->value[column][i];
    if (isnan(value) || isnan(reference)) return NAN;
    if (column == SHARE) return slow_binomial_p(x, p->people[i], reference / 100.0);
    if (column == RATE) return slow_poisson_p(x, reference / 1000.0 * p->people[i]);
    if (column == STATED) return erfc(fabs(value - reference) / p->error[i] / sqrt(2.0));
    if (x == 0.0) return NAN;
    double mean = x + (reference - value) * sqrt(x) / p->spread[i];
    return mean <= 0.0 ? 0.0 : slow_poisson_p(x, mean);
}

static void near(uint64_t c, const char *what, double got, double expected) {
    bool same = isnan(expected) ? isnan(got) : fabs(got - expected) <= 1e-9;
    if (!same) fail_msg("case %u: %s is %.17g, not %.17g", (unsigned)c, what, got, expected);
}

static void check_compared(uint64_t c, const problem *p, size_t column, size_t k,
                           const arp_compared *got) {
    double tail[MOST], holm[MOST], own = NAN, reference = p->reference[k][column];
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        double one = p_of(p, column, i, reference);
        if (!isnan(one)) tail[n++] = one;
    }
    slow_holm(tail, n, holm);
    for (size_t i = 0, t = 0; i < p->n; i++) {
        if (isnan(p_of(p, column, i, reference))) continue;
        if (i == p->row) own = holm[t];
        t++;
    }
    near(c, "p", got->p, p_of(p, column, p->row, reference));
    near(c, "Holm's p", got->p_holm, own);
    assert_int_equal(got->n_tested, n);
    double value = p->value[column][p->row];
    int side = value > reference ? 1 : value < reference ? -1 : 0;
    assert_int_equal(got->side, isnan(reference) ? 0 : side);
    if (!isnan(own) && fabs(own - 0.05) > 1e-9)
        assert_int_equal(got->significantly, side != 0 && own <= 0.05);
}

static void check_limits(uint64_t c, const problem *p, size_t column, const double got[2]) {
    double expected[2], x = p->count[p->row], people = p->people[p->row];
    double value = p->value[column][p->row], half = slow_z(0.025) * p->error[p->row];
    if (column == SHARE) {
        slow_score_limits(x, people, 0.05, expected);
        for (size_t k = 0; k < 2; k++) near(c, "Wilson", got[k], 100.0 * expected[k]);
    } else if (column == RATE && x < 10.0) {
        slow_poisson_limits(x, 0.05, expected);
        for (size_t k = 0; k < 2; k++) near(c, "exact", got[k], 1000.0 * expected[k] / people);
    } else if (column == STATED) {
        near(c, "low", got[0], value - half);
        near(c, "high", got[1], value + half);
    } else if (column == WEIGHTED) {
        near(c, "stated", got[0], value - 1.0);
        near(c, "stated", got[1], value + 2.0);
    }
}

/* Rank and place among all, by counting who is above and below. */
static void check_place(uint64_t c, const problem *p, size_t column, const arp_profile_line *got) {
    double value = p->value[column][p->row], low = INFINITY, high = -INFINITY;
    uint32_t more = 0;
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        double x = p->value[column][i];
        if (isnan(x)) continue;
        n++;
        more += column % 2 ? x < value : x > value;
        low = fmin(low, x);
        high = fmax(high, x);
    }
    assert_int_equal(got->n, n);
    assert_int_equal(got->rank, more + 1);
    assert_true(p->value[column][got->least] == low && p->value[column][got->most] == high);
    near(c, "position", got->position, high > low ? (value - low) / (high - low) : NAN);
}

static void a_profile_is_that_of_its_definition(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        static problem p;
        make(c, &p);
        const double *columns[COLUMNS];
        for (size_t j = 0; j < COLUMNS; j++) columns[j] = p.value[j];
        arp_table values = build_table(p.n, COLUMNS, columns);
        const arp_value_error errors[COLUMNS] = {
            {ARP_ERROR_BINOMIAL, p.count, p.people, 100.0, NULL, NULL, "wilson"},
            {ARP_ERROR_POISSON, p.count, p.people, 1000.0, NULL, NULL, "poisson"},
            {ARP_ERROR_NONE, NULL, NULL, 1.0, p.error, NULL, ""},
            {ARP_ERROR_NONE, p.count, NULL, 1.0, p.spread, p.limit, "dobson"}};
        const arp_profile_comparator comparator[2] = {{"A", p.reference[0]}, {"B", p.reference[1]}};
        const arp_profile_input in = {.plan = &p.plan.plan,
                                      .values = &values,
                                      .errors = errors,
                                      .comparator = comparator,
                                      .n_comparators = 2,
                                      .alpha = 0.05};
        arp_pool *pool = arp_pool_new();
        arp_profile profile;
        assert_int_equal(arp_profiles_of(&in, &p.row, 1, pool, &profile, NULL), ARP_OK);
        assert_int_equal(profile.n, COLUMNS);
        for (size_t j = 0; j < COLUMNS; j++) {
            const arp_profile_line *line = &profile.line[j];
            check_place(c, &p, j, line);
            check_limits(c, &p, j, line->limit);
            for (size_t k = 0; k < 2; k++) check_compared(c, &p, j, k, &line->comparator[k]);
            double x = p.count[p.row];
            size_t few = j == STATED || x >= 10.0 ? 0 : x < 5.0 ? 5 : 10;
            assert_int_equal(line->few, few);
        }
        arp_pool_free(pool);
        arp_table_free(&values);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_profile_is_that_of_its_definition)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
