/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Factors: their laws against closed forms, and what they must not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "sensitivity/factors/dirichlet.h"
#include "sensitivity/draws/model.h"
#include "unit/sensitivity_fixture.h"

enum { DRAWS = 20000 };

/* Mean and spread of one share over plain draws. */
typedef struct moments {
    double mean, variance, least, most;
} moments;

static moments share_moments(const arp_share_law *law, size_t which) {
    double sum = 0.0, squares = 0.0, share[8], u[8];
    moments m = {.least = 1.0};
    for (uint64_t d = 0; d < DRAWS; d++) {
        double total = 0.0;
        for (size_t i = 0; i < arp_share_dims(law); i++) u[i] = arp_u01(11, d, (uint32_t)i);
        arp_share_draw(law, u, share);
        for (size_t j = 0; j < law->k; j++) total += share[j];
        assert_true(fabs(total - 1.0) < 1e-12);
        sum += share[which];
        squares += share[which] * share[which];
        m.least = fmin(m.least, share[which]);
        m.most = fmax(m.most, share[which]);
    }
    m.mean = sum / DRAWS;
    m.variance = squares / DRAWS - m.mean * m.mean;
    return m;
}

/* Within five standard errors; that of a variance is at most sqrt(kurtosis / n) of it, and bounded
   laws of this kind have a kurtosis under 6. */
static void assert_moments(moments m, double mean, double variance) {
    assert_true(fabs(m.mean - mean) < 5.0 * sqrt(variance / DRAWS));
    assert_true(fabs(m.variance - variance) < 5.0 * variance * sqrt(6.0 / DRAWS));
}

static void flat_shares_have_the_moments_of_the_simplex(void **state) {
    (void)state;
    static const double ONES[] = {1.0, 1.0, 1.0, 1.0};
    for (size_t k = 2; k <= 4; k++) {
        arp_share_law law = {.k = k, .alpha = ONES};
        double mean = 1.0 / (double)k;
        for (size_t j = 0; j < k; j++) {
            assert_moments(share_moments(&law, j), mean, mean * (1.0 - mean) / (double)(k + 1));
        }
    }
}

static void dirichlet_and_beta_shares_have_theirs(void **state) {
    (void)state;
    static const double ALPHA[] = {0.5, 2.0, 3.5};
    arp_share_law law = {.k = 3, .alpha = ALPHA}, beta = {.k = 2, .alpha = ALPHA + 1};
    for (size_t j = 0; j < 3; j++) {
        double mean = ALPHA[j] / 6.0;
        assert_moments(share_moments(&law, j), mean, mean * (1.0 - mean) / 7.0);
    }
    double mean = 2.0 / 5.5;
    assert_moments(share_moments(&beta, 0), mean, mean * (1.0 - mean) / 6.5);
}

static void noise_stays_around_the_nominal_share(void **state) {
    (void)state;
    static const double NOMINAL[] = {0.5, 0.5};
    arp_share_law law = {.k = 2, .nominal = NOMINAL, .noise = 0.1};
    moments m = share_moments(&law, 0);
    assert_int_equal(arp_share_dims(&law), 2);
    assert_true(m.least >= 0.9 / 2.0 && m.most <= 1.1 / 2.0);
    assert_true(fabs(m.mean - 0.5) < 5.0 * sqrt(m.variance / DRAWS));
}

static void two_bounded_shares_have_the_law_given_the_bounds(void **state) {
    (void)state;
    static const double ONES[] = {1.0, 1.0}, LOW[] = {0.2, 0.3}, HIGH[] = {0.9, 1.0};
    arp_share_law law = {.k = 2, .alpha = ONES, .low = LOW, .high = HIGH};
    moments m = share_moments(&law, 0); /* flat on 0.2 to 0.7 */
    assert_true(m.least >= 0.2 && m.most <= 0.7);
    assert_moments(m, 0.45, 0.25 / 12.0);
}

static void bounded_shares_keep_their_bounds(void **state) {
    (void)state;
    static const double ALPHA[] = {1.0, 0.4, 2.0, 7.0}, LOW[] = {0.1, 0.0, 0.25, 0.0},
                        HIGH[] = {0.3, 0.2, 0.5, 0.35};
    arp_share_law law = {.k = 4, .alpha = ALPHA, .low = LOW, .high = HIGH};
    assert_true(arp_share_feasible(LOW, HIGH, 4));
    for (size_t j = 0; j < 4; j++) {
        moments m = share_moments(&law, j);
        assert_true(m.least >= LOW[j] - 1e-12 && m.most <= HIGH[j] + 1e-12);
        assert_true(m.most > m.least);
    }
    static const double NONE[] = {0.0, 0.0, 0.0, 0.0}, SHORT[] = {0.2, 0.2, 0.2, 0.2};
    assert_false(arp_share_feasible(NONE, SHORT, 4)); /* at most 0.8 in all */
}

static void ordered_shares_have_the_means_of_order_statistics(void **state) {
    (void)state;
    /* mean of the j-th largest of k flat shares: (1/j + ... + 1/k) / k */
    static const double ONES[] = {1.0, 1.0, 1.0};
    static const size_t MORE[] = {0, 1}, LESS[] = {1, 2};
    static const double LOW[] = {1.0, 1.0}, HIGH[] = {INFINITY, INFINITY};
    double ray[9];
    assert_true(arp_share_rays(MORE, LESS, LOW, HIGH, 2, 3, ray));
    arp_share_law law = {.k = 3, .alpha = ONES, .ray = ray};
    static const double MEAN[] = {11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0};
    for (size_t j = 0; j < 3; j++) {
        moments m = share_moments(&law, j);
        assert_true(fabs(m.mean - MEAN[j]) < 5.0 * sqrt(m.variance / DRAWS));
    }
}

static void a_ratio_between_two_limits_is_kept(void **state) {
    (void)state;
    static const double ONES[] = {1.0, 1.0, 1.0};
    static const size_t MORE[] = {2}, LESS[] = {0}, CIRCLE_MORE[] = {0, 1}, CIRCLE_LESS[] = {1, 0};
    static const double LOW[] = {2.0, 1.0}, HIGH[] = {3.0, INFINITY}, FREE[] = {INFINITY, INFINITY};
    double ray[9], u[2], share[3];
    assert_true(arp_share_rays(MORE, LESS, LOW, HIGH, 1, 3, ray));
    arp_share_law law = {.k = 3, .alpha = ONES, .ray = ray};
    for (uint64_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < 2; i++) u[i] = arp_u01(5, d, (uint32_t)i);
        arp_share_draw(&law, u, share);
        assert_true(share[2] >= 2.0 * share[0] - 1e-12 && share[2] <= 3.0 * share[0] + 1e-12);
    }
    assert_false(arp_share_rays(CIRCLE_MORE, CIRCLE_LESS, LOW, FREE, 2, 3, ray));
}

/* ---- chance in the data ---- */

static const size_t DRAWN[] = {0, 1, 3,
                               4}; /* a Poisson column, a binomial one, errors, intervals */

/* Every cell that has an error: mean and variance over the keys are those of its posterior. */
static void drawn_values_have_the_moments_of_their_posterior(void **state) {
    (void)state;
    enum { KEYS = 4000, KINDS = sizeof DRAWN / sizeof *DRAWN };
    static double sum[KINDS][FIXTURE_ROWS], squares[KINDS][FIXTURE_ROWS];
    fixture f;
    arp_noise *noise;
    arp_drawn drawn;
    double secret = 0.0, value[FIXTURE_ROWS], error[FIXTURE_ROWS];
    uint8_t mark[FIXTURE_ROWS];
    const arp_posterior_room room = {value, error, mark};
    fixture_open(&f);
    f.in.values->column[2].mark[1] = ARP_CELL_SECRET;
    assert_int_equal(arp_noise_new(&f.in, f.pool, &noise, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &drawn, NULL), ARP_OK);
    for (uint64_t key = 0; key < KEYS; key++) {
        arp_drawn_fill(&f.in, noise, key * 977, NULL, &drawn);
        for (size_t k = 0; k < KINDS; k++) {
            for (size_t i = 0; i < FIXTURE_ROWS; i++) {
                double x = drawn.table.column[DRAWN[k]].value[i];
                sum[k][i] += x / KEYS;
                squares[k][i] += x * x / KEYS;
            }
        }
        double own = drawn.table.column[2].value[1];
        assert_int_equal(drawn.table.column[2].mark[1], ARP_CELL_OK);
        assert_true(own >= 1.0 && own <= 4.0);
        secret += own / KEYS;
    }
    assert_true(fabs(secret - 2.5) < 5.0 * sqrt(0.75 / KEYS)); /* uniform on 1 to 4 */
    for (size_t k = 0; k < KINDS; k++) {
        const arp_column *column = &f.table.column[DRAWN[k]];
        const arp_error_column *e = &f.error[DRAWN[k]];
        const arp_posterior p = arp_posterior_of(column, e, FIXTURE_ROWS, &room);
        for (size_t i = 0; i < FIXTURE_ROWS; i++) {
            arp_posterior_cell c;
            assert_true(arp_posterior_at(&p, column, e, i, &c));
            double all = c.a + c.b, mean = c.a, v = c.b * c.b; /* normal */
            if (k == 0) mean = c.unit * c.a, v = c.unit * c.unit * c.a;
            if (k == 1) mean = c.unit * c.a / all, v = mean * (c.unit - mean) / (all + 1.0);
            double found = squares[k][i] - sum[k][i] * sum[k][i];
            assert_true(fabs(sum[k][i] - mean) < 5.0 * sqrt(v / KEYS));
            assert_true(fabs(found / v - 1.0) < 5.0 * sqrt(6.0 / KEYS));
        }
    }
    f.in.values->column[2].mark[1] = ARP_CELL_OK;
    fixture_close(&f);
}

/* A rate of no event is not sure to be 0, nor a share of all to be 1. */
static void counts_of_nothing_and_of_all_are_drawn(void **state) {
    (void)state;
    fixture f;
    arp_noise *noise;
    arp_drawn drawn;
    fixture_open(&f);
    f.numerator[1][9] = f.denominator[1][9];
    f.x[1][9] = 1000.0;
    assert_int_equal(arp_noise_new(&f.in, f.pool, &noise, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &drawn, NULL), ARP_OK);
    for (uint64_t key = 0; key < 50; key++) {
        arp_drawn_fill(&f.in, noise, key, NULL, &drawn);
        assert_true(drawn.table.column[0].value[7] > 0.0);
        assert_true(drawn.table.column[1].value[7] > 0.0);
        assert_true(drawn.table.column[1].value[9] < 1000.0);
    }
    fixture_close(&f);
}

/* The posterior is shrunk already; columns that are not drawn are. */
static void a_shrinkage_leaves_drawn_values_alone(void **state) {
    (void)state;
    fixture f;
    arp_noise *noise;
    arp_drawn plain, shrunk;
    fixture_open(&f);
    assert_int_equal(arp_noise_new(&f.in, f.pool, &noise, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &plain, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &shrunk, NULL), ARP_OK);
    arp_drawn_fill(&f.in, noise, 12, NULL, &plain);
    arp_drawn_fill(&f.in, noise, 12, &arp_shrink_marshall, &shrunk);
    for (size_t j = 0; j < FIXTURE_COLUMNS; j++) {
        assert_memory_equal(plain.table.column[j].value, shrunk.table.column[j].value,
                            FIXTURE_ROWS * sizeof(double));
    }
    fixture_close(&f);
}

static void what_secrecy_leaves_open_is_drawn_between_its_limits(void **state) {
    (void)state;
    enum { KEYS = 4000 };
    fixture f;
    arp_noise *noise;
    arp_drawn drawn;
    fixture_open(&f);
    for (size_t i = 0; i < FIXTURE_ROWS; i++) { /* of every other row; it goes before the count */
        f.low[i] = i % 2 ? NAN : 3.0 + (double)i;
        f.high[i] = i % 2 ? NAN : 5.0 + (double)i;
    }
    f.error[0].low = f.low;
    f.error[0].high = f.high;
    f.error[0].bounded = true;
    assert_int_equal(arp_noise_new(&f.in, f.pool, &noise, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &drawn, NULL), ARP_OK);
    double sum = 0.0, squares = 0.0;
    for (uint64_t key = 0; key < KEYS; key++) {
        arp_drawn_fill(&f.in, noise, key * 977, NULL, &drawn);
        for (size_t i = 0; i < FIXTURE_ROWS; i += 2) {
            double x = drawn.table.column[0].value[i] - f.low[i];
            assert_true(x > 0.0 && x < 2.0);
            sum += x;
            squares += x * x;
        }
    }
    double n = KEYS * FIXTURE_ROWS / 2.0, mean = sum / n;
    assert_true(fabs(mean - 1.0) < 5.0 * sqrt(1.0 / 3.0 / n));
    assert_true(fabs(squares / n - mean * mean - 1.0 / 3.0) < 0.01);
    fixture_close(&f);
}

static void shrinkage_draws_counts_towards_their_mean(void **state) {
    (void)state;
    fixture f;
    fixture_open(&f);
    arp_drawn plain, shrunk;
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &plain, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &shrunk, NULL), ARP_OK);
    arp_drawn_fill(&f.in, NULL, 0, NULL, &plain);
    arp_drawn_fill(&f.in, NULL, 0, &arp_shrink_marshall, &shrunk);
    double y = 0.0, p = 0.0;
    for (size_t i = 0; i < FIXTURE_ROWS; i++) {
        y += f.numerator[0][i];
        p += f.denominator[0][i];
    }
    for (size_t i = 0; i < FIXTURE_ROWS; i++) {
        double mean = 1000.0 * y / p, was = plain.table.column[0].value[i] - mean,
               is = shrunk.table.column[0].value[i] - mean;
        assert_true(fabs(is) <= fabs(was) + 1e-12 && is * was >= -1e-12);
        assert_true(fabs(plain.table.column[3].value[i] - shrunk.table.column[3].value[i]) == 0.0);
    }
    fixture_close(&f);
}

/* ---- what a factor must not say ---- */

typedef struct bad {
    arp_factor factor;
    const char *message;
} bad;

static void bad_factors_are_refused_by_name(void **state) {
    (void)state;
    static const char *const TWICE[] = {"zscore", "zscore"}, *const ODD[] = {"zscroe"},
                             *const GOOD[] = {"zscore", "minmax"};
    static const double HALF[] = {0.5}, BAD_CHANCE[] = {0.5, 1.5}, RANGE[] = {1.0, 0.0},
                        BIG[] = {2.0};
    static const arp_share_bound BOUND[] = {{"social", 0.7, 1.0}, {"sanitaire", 0.4, 1.0}},
                                 NOBODY[] = {{"nobody", 0.0, 1.0}};
    static const arp_share_order CIRCLE[] = {{"social", "sanitaire", 1.0, 0.0},
                                             {"sanitaire", "social", 1.0, 0.0}};
    const bad BAD[] = {
        {{.kind = "weather"}, "FACTOR_KIND"},
        {{.kind = "side_weights", .rule = "gamma"}, "FACTOR_WORD"},
        {{.kind = "side_weights", .rule = "beta"}, "FACTOR_NUMBER"},
        {{.kind = "side_weights", .bound = BOUND, .n_bounds = 2}, "FACTOR_BOUNDS"},
        {{.kind = "side_weights", .bound = NOBODY, .n_bounds = 1}, "FACTOR_WORD"},
        {{.kind = "inner_weights", .bound = NOBODY, .n_bounds = 1}, "FACTOR_WORD"},
        {{.kind = "side_weights", .order = CIRCLE, .n_orders = 2}, "FACTOR_ORDERS"},
        {{.kind = "side_weights", .rule = "dirichlet", .order = CIRCLE, .n_orders = 1},
         "FACTOR_LIMITS"},
        {{.kind = "inner_weights", .rule = "noise"}, "FACTOR_NUMBER"},
        {{.kind = "inner_weights", .rule = "noise", .number = BIG, .n_numbers = 1},
         "FACTOR_NUMBER"},
        {{.kind = "inner_weights", .node = "a"}, "FACTOR_NODE"},
        {{.kind = "normalise"}, "FACTOR_NO_CHOICE"},
        {{.kind = "normalise", .choice = ODD, .n_choices = 1}, "FACTOR_WORD"},
        {{.kind = "normalise", .choice = TWICE, .n_choices = 2}, "FACTOR_CHOICE_TWICE"},
        {{.kind = "normalise",
          .choice = GOOD,
          .n_choices = 2,
          .probability = HALF,
          .n_probabilities = 1},
         "FACTOR_PROBABILITIES"},
        {{.kind = "normalise",
          .choice = GOOD,
          .n_choices = 2,
          .probability = BAD_CHANCE,
          .n_probabilities = 2},
         "FACTOR_PROBABILITY"},
        {{.kind = "aggregate"}, "FACTOR_EXPONENTS"},
        {{.kind = "aggregate", .rule = "range", .number = RANGE, .n_numbers = 2}, "FACTOR_NUMBER"},
        {{.kind = "aggregate", .node = "a", .number = HALF, .n_numbers = 1}, "FACTOR_NODE"},
        {{.kind = "side_of", .node = "social", .choice = GOOD, .n_choices = 2}, "FACTOR_NODE"},
        {{.kind = "side_of", .node = "a", .choice = GOOD, .n_choices = 2}, "FACTOR_WORD"},
        {{.kind = "leave_out", .choice = GOOD, .n_choices = 2}, "FACTOR_WORD"},
        {{.kind = "comparator", .choice = GOOD, .n_choices = 1}, "FACTOR_WORD"},
    };
    fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        arp_error err = {0};
        f.in.factor = &BAD[i].factor;
        f.in.n_factors = 1;
        assert_int_equal(arp_sensitivity_check(&f.in, &err), ARP_DOMAIN);
        if (strcmp(arp_error_name(&err), BAD[i].message) != 0) {
            fail_msg("%zu: %s, not %s", i, arp_error_name(&err), BAD[i].message);
        }
    }
    fixture_close(&f);
}

static void noise_asked_for_without_a_model_is_refused(void **state) {
    (void)state;
    static const arp_factor DATA[] = {{.kind = "data"}, {.kind = "data"}};
    fixture f;
    fixture_open(&f);
    arp_error err = {0};
    f.in.factor = DATA;
    f.in.n_factors = 2;
    assert_int_equal(arp_sensitivity_check(&f.in, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "FACTOR_TWICE");
    f.in.n_factors = 1;
    f.in.error = NULL;
    err = (arp_error){0};
    assert_int_equal(arp_sensitivity_check(&f.in, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "FACTOR_NO_ERROR");
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flat_shares_have_the_moments_of_the_simplex),
        cmocka_unit_test(dirichlet_and_beta_shares_have_theirs),
        cmocka_unit_test(noise_stays_around_the_nominal_share),
        cmocka_unit_test(two_bounded_shares_have_the_law_given_the_bounds),
        cmocka_unit_test(bounded_shares_keep_their_bounds),
        cmocka_unit_test(ordered_shares_have_the_means_of_order_statistics),
        cmocka_unit_test(a_ratio_between_two_limits_is_kept),
        cmocka_unit_test(drawn_values_have_the_moments_of_their_posterior),
        cmocka_unit_test(counts_of_nothing_and_of_all_are_drawn),
        cmocka_unit_test(a_shrinkage_leaves_drawn_values_alone),
        cmocka_unit_test(what_secrecy_leaves_open_is_drawn_between_its_limits),
        cmocka_unit_test(shrinkage_draws_counts_towards_their_mean),
        cmocka_unit_test(bad_factors_are_refused_by_name),
        cmocka_unit_test(noise_asked_for_without_a_model_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
