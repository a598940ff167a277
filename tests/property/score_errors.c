/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (29, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/rng.h"
#include "index/frozen.h"
#include "oracle/slow_reliability.h"
#include "sensitivity/ranks/error.h"
#include "unit/build.h"

enum { CASES = 1000, MOST = 12, LEAVES = 4, EXACT = 3 /* a kind without error */ };

typedef struct leaf {
    double count[MOST], whole[MOST], value[MOST], error[MOST];
    bool there[MOST];
    slow_errors slow;
} leaf;

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    size_t n, leaves;
    leaf leaf[LEAVES];
    uint8_t mark[MOST];
    arp_summand count[LEAVES];
    arp_error_column error[LEAVES];
    build_plan b;
    arp_table table;
    double share[LEAVES]; /* of each leaf in the root */
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(29, p->number, &p->lane, n);
}

static double uniform(problem *p) {
    return arp_u01(29, p->number, p->lane++);
}

/* Small wholes, so that counts of 0 and shares of 0 come up. */
static void fill(problem *p, size_t j, int kind) {
    static const arp_error_model MODEL[] = {ARP_ERROR_POISSON, ARP_ERROR_BINOMIAL};
    leaf *l = &p->leaf[j];
    double rate = below(p, 3) ? 0.4 : 0.05;
    for (size_t i = 0; i < p->n; i++) {
        l->whole[i] = 5.0 + (double)below(p, 80);
        l->count[i] = floor(rate * uniform(p) * (l->whole[i] + 1.0));
        l->error[i] = 0.1 + 2.0 * uniform(p);
        l->value[i] = kind < 2 ? 100.0 * l->count[i] / l->whole[i] : 10.0 * uniform(p);
        l->there[i] = true;
    }
    l->value[0] += 1e-3; /* no column is constant */
    l->slow = (slow_errors){kind,     p->n,     l->count, l->whole, kind < 2 ? 100.0 : 1.0,
                            l->value, l->error, l->there};
    p->error[j] = (arp_error_column){0};
    if (kind == SLOW_STANDARD_ERROR) p->error[j].standard_error = l->error;
    if (kind >= 2) return;
    p->count[j] = (arp_summand){.numerator = l->count,
                                .denominator = l->whole,
                                .mark = p->mark,
                                .per = 100.0,
                                .summable = true,
                                .model = MODEL[kind]};
    p->error[j].count = &p->count[j];
}

/* Two sides of two leaves, or one leaf; unequal weights. */
static void plant(problem *p) {
    static const char *const NAME[] = {"a", "b", "c", "d"};
    double side_weight[2] = {1.0, 1.0 + (double)below(p, 3)}, weight[LEAVES], sum[2] = {0.0, 0.0};
    size_t side[2] = {0, 0};
    build_start(&p->b);
    if (p->leaves > 1) {
        side[0] = build_node(&p->b, 0, "left", side_weight[0]);
        side[1] = build_node(&p->b, 0, "right", side_weight[1]);
    }
    for (size_t j = 0; j < p->leaves; j++) {
        weight[j] = 1.0 + (double)below(p, 4);
        sum[j % 2] += weight[j];
        build_leaf(&p->b, side[j % 2], NAME[j], weight[j], j, below(p, 2) ? 1 : -1);
    }
    for (size_t j = 0; j < p->leaves; j++) {
        p->share[j] =
            weight[j] / sum[j % 2] * side_weight[j % 2] / (side_weight[0] + side_weight[1]);
    }
}

static arp_plan_node *leaf_node(problem *p, size_t j) {
    return &p->b.node[p->leaves > 1 ? 3 + j : 1];
}

/* kinds: -1 for any. */
static void make(problem *p, uint64_t number, size_t leaves, int kinds) {
    const double *column[LEAVES];
    *p = (problem){.number = number, .leaves = leaves};
    p->n = 4 + below(p, MOST - 3);
    plant(p);
    for (size_t j = 0; j < leaves; j++) {
        fill(p, j, kinds < 0 ? (int)below(p, 4) : kinds);
        column[j] = p->leaf[j].value;
    }
    p->table = build_table(p->n, leaves, column);
}

static double *found(problem *p, arp_pool *pool, arp_rank_sets **sets) {
    static const size_t K = 1;
    double *error = NULL;
    const arp_sensitivity_input in = {.plan = &p->b.plan,
                                      .values = &p->table,
                                      .error = p->error,
                                      .k = &K,
                                      .n_k = 1,
                                      .alpha = 0.05};
    *sets = NULL;
    assert_int_equal(arp_rank_error(&in, p->number, 1 + p->number % 3, pool, &error, sets, NULL),
                     ARP_OK);
    return error;
}

static int rising(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *x, size_t n) {
    double sorted[MOST];
    memcpy(sorted, x, n * sizeof *x);
    qsort(sorted, n, sizeof *sorted, rising);
    return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
}

/* What one unit of an indicator is worth on a scale that is a straight line. */
static double unit_of(const char *rule, const double *x, size_t n, const double bound[2]) {
    double sum = 0.0, square = 0.0, least = x[0], most = x[0], off[MOST];
    for (size_t i = 0; i < n; i++) sum += x[i];
    for (size_t i = 0; i < n; i++) {
        square += (x[i] - sum / (double)n) * (x[i] - sum / (double)n);
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
        off[i] = fabs(x[i] - median(x, n));
    }
    if (strcmp(rule, "zscore") == 0) return 1.0 / sqrt(square / (double)(n - 1));
    if (strcmp(rule, "minmax") == 0) return 1.0 / (most - least);
    if (strcmp(rule, "robust-zscore") == 0) return 1.0 / (1.4826 * median(off, n));
    if (strcmp(rule, "comparator") == 0) return 100.0 / fabs(bound[0]);
    return 1.0 / (bound[1] - bound[0]);
}

static bool choose_line(problem *p) {
    static const arp_normaliser *const LINES[] = {
        &arp_normalise_zscore, &arp_normalise_minmax, &arp_normalise_robust_zscore,
        &arp_normalise_comparator, &arp_normalise_goalposts};
    p->b.plan.normalise = LINES[below(p, 5)];
    for (size_t j = 0; j < p->leaves; j++) {
        arp_plan_node *node = leaf_node(p, j);
        bool given = p->b.plan.normalise == &arp_normalise_comparator ||
                     p->b.plan.normalise == &arp_normalise_goalposts;
        node->frozen = given;
        node->bound[0] = p->b.plan.normalise == &arp_normalise_comparator ? 7.0 : -1000.0;
        node->bound[1] = 1000.0;
        double spread[MOST];
        for (size_t i = 0; i < p->n; i++) {
            spread[i] = fabs(p->leaf[j].value[i] - median(p->leaf[j].value, p->n));
        }
        if (p->b.plan.normalise == &arp_normalise_robust_zscore && !(median(spread, p->n) > 0.0)) {
            return false;
        }
    }
    return true;
}

static void on_a_line_errors_are_the_closed_form_at_shrunk_rates(void **state) {
    (void)state;
    static problem p;
    size_t ran = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        double want[MOST] = {0}, variance[MOST];
        arp_rank_sets *sets;
        arp_pool *pool = arp_pool_new();
        make(&p, c, LEAVES, -1);
        if (choose_line(&p)) {
            bool any = false;
            for (size_t j = 0; j < LEAVES; j++) {
                const leaf *l = &p.leaf[j];
                if (l->slow.kind == EXACT) continue;
                any = true;
                double unit =
                    unit_of(p.b.plan.normalise->name, l->value, p.n, leaf_node(&p, j)->bound);
                slow_sampling(&l->slow, variance);
                for (size_t i = 0; i < p.n; i++) {
                    want[i] += p.share[j] * p.share[j] * variance[i] * unit * unit;
                }
            }
            const double *got = found(&p, pool, &sets);
            if ((got != NULL) != any) fail_msg("case %u: errors or none", (unsigned)c);
            for (size_t i = 0; got && i < p.n; i++) {
                if (fabs(got[i] - sqrt(want[i])) <= 1e-9 * sqrt(want[i])) continue;
                fail_msg("case %u, row %zu: %.17g is not %.17g", (unsigned)c, i, got[i],
                         sqrt(want[i]));
            }
            ran++;
        }
        arp_pool_free(pool);
        arp_table_free(&p.table);
    }
    assert_true(ran > CASES * 9 / 10);
}

static double normal_below(double z) {
    return 0.5 * erfc(-z / sqrt(2.0));
}

/* Variance of (values with less need + half of the equal ones - 1/2)/(n - 1) for a normal value:
   its level between two neighbours, weighed by the chance to be there. */
static double place_variance(const leaf *l, size_t n, double centre, double sd) {
    double sorted[MOST], mean = 0.0, square = 0.0, last = 0.0;
    memcpy(sorted, l->value, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, rising);
    for (size_t k = 0; k <= n; k++) {
        double up = k < n ? normal_below((sorted[k] - centre) / sd) : 1.0, chance = up - last;
        double level = ((double)k - 0.5) / (double)(n - 1);
        mean += chance * level;
        square += chance * level * level;
        last = up;
    }
    return square - mean * mean;
}

static void by_place_errors_are_those_of_a_value_among_the_observed(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        double want[MOST] = {0}, centre[MOST];
        arp_rank_sets *sets;
        arp_pool *pool = arp_pool_new();
        make(&p, c, LEAVES, SLOW_STANDARD_ERROR);
        p.b.plan.normalise = &arp_normalise_percentile;
        for (size_t j = 0; j < LEAVES; j++) {
            slow_drawn(&p.leaf[j].slow, centre);
            for (size_t i = 0; i < p.n; i++) {
                want[i] += p.share[j] * p.share[j] *
                           place_variance(&p.leaf[j], p.n, centre[i], p.leaf[j].error[i]);
            }
        }
        const double *got = found(&p, pool, &sets);
        for (size_t i = 0; i < p.n; i++) { /* a law of 1 000 points */
            if (fabs(got[i] - sqrt(want[i])) <= 0.01 * sqrt(want[i]) + 1e-3) continue;
            fail_msg("case %u, row %zu: %.17g is not %.17g", (unsigned)c, i, got[i], sqrt(want[i]));
        }
        arp_pool_free(pool);
        arp_table_free(&p.table);
    }
}

static void the_observed_values_come_out_as_the_scores(void **state) {
    (void)state;
    static const arp_outlier_rule *const OUT[] = {&arp_outliers_none, &arp_outliers_winsorise,
                                                  &arp_outliers_log, &arp_outliers_winsorise_log};
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_result ran = {0};
        arp_pool *pool = arp_pool_new();
        make(&p, c, LEAVES, SLOW_STANDARD_ERROR);
        p.b.plan.normalise = ARP_NORMALISERS[c % 8];
        p.b.plan.outliers = OUT[below(&p, 4)];
        p.b.plan.missing = below(&p, 2) ? &arp_missing_median : &arp_missing_exclude;
        for (size_t j = 0; j < LEAVES; j++) {
            arp_column *column = &p.table.column[j];
            column->value[0] = 10.0 + 300.0 * uniform(&p); /* skewed */
            if (below(&p, 3)) continue;
            column->value[1 + j % 3] = NAN;
            column->mark[1 + j % 3] = ARP_CELL_MISSING;
        }
        for (size_t j = 0; j < LEAVES; j++) {
            leaf_node(&p, j)->frozen = p.b.plan.normalise->n_bounds && !p.b.plan.normalise->measure;
            leaf_node(&p, j)->bound[0] = 1.0;
            leaf_node(&p, j)->bound[1] = 9.0;
        }
        bool ok = arp_index_run(&p.b.plan, &p.table, &ran, NULL) == ARP_OK; /* no spread, say */
        for (size_t j = 0; ok && j < LEAVES; j++) {
            size_t v = 3 + j;
            arp_frozen frozen;
            double x[MOST], scratch[2 * MOST];
            assert_int_equal(arp_frozen_make(&p.b.plan, &p.table, &ran, v, pool, &frozen, NULL),
                             ARP_OK);
            memcpy(x, frozen.value, p.n * sizeof *x);
            arp_frozen_apply(&frozen, x, p.n, scratch);
            for (size_t i = 0; i < p.n; i++) {
                double want = ran.score[v * p.n + i];
                if (isnan(x[i]) ? isnan(want) : x[i] >= want && x[i] <= want) continue;
                fail_msg("case %u: %.17g is not %.17g", (unsigned)c, x[i], want);
            }
        }
        arp_result_free(&ran);
        arp_pool_free(pool);
        arp_table_free(&p.table);
    }
}

static void one_indicator_has_the_same_sets_on_every_scale(void **state) {
    (void)state;
    enum { FEWER = 200 };
    static problem p;
    size_t ran = 0;
    for (uint64_t c = 0; c < FEWER; c++) {
        arp_rank_sets *first, *other;
        arp_pool *pool = arp_pool_new();
        make(&p, c, 1, (int)(c % 3));
        (void)found(&p, pool, &first);
        for (size_t m = 0; first && ARP_NORMALISERS[m]; m++) { /* counts that are all 0 have none */
            const arp_normaliser *rule = p.b.plan.normalise = ARP_NORMALISERS[m];
            if (rule == &arp_normalise_robust_zscore) continue; /* may have no spread */
            leaf_node(&p, 0)->frozen = rule->n_bounds && !rule->measure;
            leaf_node(&p, 0)->bound[0] = -1000.0;
            leaf_node(&p, 0)->bound[1] = 1000.0;
            (void)found(&p, pool, &other);
            assert_memory_equal(first->joint, other->joint, p.n * sizeof *first->joint);
        }
        ran += first != NULL;
        arp_pool_free(pool);
        arp_table_free(&p.table);
    }
    assert_true(ran > FEWER * 9 / 10);
}

/* sd of the geometric mean of leaf values between 1 and 100, normal around the shrunk ones. */
static double simulated(problem *p, double centre[LEAVES][MOST], size_t i) {
    enum { DRAWS = 20000 };
    double sum = 0.0, square = 0.0;
    for (size_t d = 0; d < DRAWS; d++) {
        double log_mean = 0.0;
        for (size_t j = 0; j < LEAVES; j++) {
            const leaf *l = &p->leaf[j];
            double least = l->value[0], most = l->value[0], z = -6.0;
            for (size_t k = 0; k < p->n; k++) {
                least = fmin(least, l->value[k]);
                most = fmax(most, l->value[k]);
            }
            for (size_t k = 0; k < 12; k++) z += uniform(p); /* nearly normal */
            double share = (centre[j][i] + l->error[i] * z - least) / (most - least);
            share = fmin(fmax(leaf_node(p, j)->polarity > 0 ? share : 1.0 - share, 0.0), 1.0);
            log_mean += p->share[j] * log(1.0 + 99.0 * share);
        }
        sum += exp(log_mean);
        square += exp(2.0 * log_mean);
    }
    return sqrt(square / DRAWS - sum / DRAWS * (sum / DRAWS));
}

static void under_another_mean_errors_are_those_of_a_simulation(void **state) {
    (void)state;
    enum { FEW = 10 };
    static problem p;
    for (uint64_t c = 0; c < FEW; c++) {
        double centre[LEAVES][MOST];
        arp_rank_sets *sets;
        arp_pool *pool = arp_pool_new();
        make(&p, c, LEAVES, SLOW_STANDARD_ERROR);
        p.b.plan.normalise = &arp_normalise_minmax;
        p.b.plan.target[0] = 1.0;
        p.b.plan.target[1] = 100.0;
        for (size_t v = 0; v < 3; v++) p.b.node[v].aggregate = &arp_aggregate_geometric;
        for (size_t j = 0; j < LEAVES; j++) slow_drawn(&p.leaf[j].slow, centre[j]);
        const double *got = found(&p, pool, &sets);
        for (size_t i = 0; i < p.n; i++) {
            double want = simulated(&p, centre, i);
            if (fabs(got[i] - want) <= 0.05 * want) continue; /* 0.7 % each, and the twelve */
            fail_msg("case %u, row %zu: %.17g is not %.17g", (unsigned)c, i, got[i], want);
        }
        arp_pool_free(pool);
        arp_table_free(&p.table);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(under_another_mean_errors_are_those_of_a_simulation),
        cmocka_unit_test(on_a_line_errors_are_the_closed_form_at_shrunk_rates),
        cmocka_unit_test(by_place_errors_are_those_of_a_value_among_the_observed),
        cmocka_unit_test(the_observed_values_come_out_as_the_scores),
        cmocka_unit_test(one_indicator_has_the_same_sets_on_every_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
