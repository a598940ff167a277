/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered cases: case c draws its plan and table from c alone, so a failure is done again by its
   number. The pipeline is compared with the slow one of tests/oracle, and with itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "oracle/random.h"
#include "property/slow_form.h"
#include "unit/met.h"

enum { CASES = 1000, MOST_LEAVES = 12 };

static const long double NEAR = 1e-12L;

typedef struct world {
    uint64_t state;
    build_plan b;
    slow_plan slow;
    size_t n, n_leaves;
    double x[BUILD_NODES][SLOW_ROWS];
    unsigned char mark[BUILD_NODES][SLOW_ROWS];
} world;

static size_t below(world *w, size_t n) {
    return slow_random_below(&w->state, n);
}

static double uniform(world *w) {
    return (double)(slow_random(&w->state) >> 11) * 0x1p-53;
}

/* Any row of a table of methods. */
#define ANY(w, table, row)                                                                         \
    do {                                                                                           \
        size_t rows = 0;                                                                           \
        while (table[rows]) rows++;                                                                \
        row = table[below(w, rows)];                                                               \
    } while (0)

static const arp_missing_rule *pick_missing(world *w) {
    const arp_missing_rule *rule = &arp_missing_mean_of_siblings;
    if (below(w, 2)) ANY(w, ARP_MISSING_RULES, rule);
    return rule;
}

static void pick_methods(world *w) {
    arp_plan *p = &w->b.plan;
    p->missing = pick_missing(w);
    p->secret = pick_missing(w);
    p->not_applicable = pick_missing(w);
    ANY(w, ARP_OUTLIER_RULES, p->outliers);
    ANY(w, ARP_NORMALISERS, p->normalise);
    p->drop_constant = below(w, 2);
    if (below(w, 2)) {
        p->target[0] = 1.0;
        p->target[1] = 100.0;
    }
}

static void pick_values(world *w, size_t column) {
    size_t family = below(w, 8), holes = below(w, 6);
    for (size_t i = 0; i < w->n; i++) {
        double u = uniform(w), *x = &w->x[column][i];
        *x = family < 2 ? (double)below(w, 6) : family < 4 ? 10.0 * u - 3.0 : 50.0 + 40.0 * u;
        if (family == 5) *x = 1.0 / (0.01 + u * u);         /* a heavy tail to the right */
        if (family == 6) *x = 100.0 - 1.0 / (0.01 + u * u); /* and to the left           */
        if (family == 7 && below(w, 3) == 0) *x = 7.0;      /* many ties                 */
        w->mark[column][i] = holes == 0 && below(w, 8) == 0 ? (unsigned char)(1 + below(w, 3)) : 0;
    }
    if (below(w, 60) == 0) {
        for (size_t i = 0; i < w->n; i++) w->x[column][i] = 0.1; /* a constant */
    }
}

static void pick_leaf(world *w, size_t parent) {
    size_t column = w->n_leaves++;
    double weight = below(w, 8) == 0 ? 0.0 : 0.25 + uniform(w);
    size_t v = build_leaf(&w->b, parent, "leaf", weight, column, below(w, 2) ? 1 : -1);
    const arp_normaliser *method = w->b.plan.normalise;
    arp_plan_node *leaf = &w->b.node[v];
    pick_values(w, column);
    leaf->frozen = method->n_bounds && (!method->measure || below(w, 4) == 0);
    leaf->bound[0] = 20.0 * uniform(w) + 0.5;
    leaf->bound[1] = leaf->bound[0] + 1.0 + 40.0 * uniform(w);
}

static void pick_node(world *w, size_t v, int depth) {
    static const double exponents[] = {2.0, 0.5, -2.0, 0.001, 1.0, 0.0, -0.005, 3.0};
    arp_plan_node *node = &w->b.node[v];
    size_t k = 1 + below(w, 4);
    node->weigh = below(w, 2) ? &arp_weight_given : &arp_weight_equal;
    if (below(w, 4) == 0) ANY(w, ARP_WEIGHT_RULES, node->weigh);
    /* mostly arithmetic where another mean would be refused, so that most plans are answered */
    bool low = w->b.plan.normalise->sign == ARP_SIGN_MIXED ||
               (w->b.plan.normalise->sign == ARP_SIGN_OF_TARGET && w->b.plan.target[0] <= 0.0);
    if (below(w, low ? 20 : 2) == 0) ANY(w, ARP_AGGREGATORS, node->aggregate);
    node->exponent = exponents[below(w, 8)];
    for (size_t j = 0; j < k; j++) {
        if (depth < 3 && below(w, 2) && w->n_leaves + 4 < MOST_LEAVES) {
            build_node(&w->b, v, "node", 0.25 + uniform(w));
        } else {
            pick_leaf(w, v);
        }
    }
    for (size_t j = 0; j < k; j++) {
        if (w->b.node[node->child[j]].aggregate) pick_node(w, node->child[j], depth + 1);
    }
}

static world *make_world(uint64_t number) {
    world *w = calloc(1, sizeof *w);
    w->state = number * 1000003u;
    build_start(&w->b);
    w->n = below(w, 40) == 0 ? 1 : 2 + below(w, SLOW_ROWS - 2);
    pick_methods(w);
    pick_node(w, 0, 1);
    slow_form(&w->b.plan, &w->slow);
    return w;
}

static arp_table make_table(const world *w) {
    return marked_table(w->n, w->n_leaves, w->x, w->mark);
}

static void compare(int number, const world *w, const arp_result *r, const slow_answer *slow) {
    for (size_t v = 0; v < w->b.plan.n_nodes; v++) {
        if (!agree(r->weight[v], slow->weight[v], NEAR))
            fail_msg("case %d: weight of node %zu", number, v);
        for (size_t i = 0; i < w->n; i++) {
            if (!agree(r->score[v * w->n + i], slow->score[v][i], NEAR)) {
                fail_msg("case %d (%s, %s): score of node %zu, row %zu: %.17g, not %.20Lg", number,
                         w->slow.normalise, w->slow.outliers, v, i, r->score[v * w->n + i],
                         slow->score[v][i]);
            }
            if (!slow->dropped[v] &&
                !agree(r->coverage[v * w->n + i], slow->coverage[v][i], NEAR)) {
                fail_msg("case %d: coverage of node %zu, row %zu", number, v, i);
            }
            if (r->rank[v * w->n + i] != (uint32_t)slow->rank[v][i] &&
                !has_near_tie(slow->score[v], w->n, i, NEAR)) {
                fail_msg("case %d: rank of node %zu, row %zu", number, v, i);
            }
        }
    }
}

/* The rules that had a part in an answer. */
static void meet_all(const world *w) {
    const arp_plan *p = &w->b.plan;
    const arp_missing_rule *rule[] = {NULL, p->missing, p->secret, p->not_applicable};
    bool holes[4] = {false};
    for (size_t j = 0; j < w->n_leaves; j++) {
        for (size_t i = 0; i < w->n; i++) holes[w->mark[j][i]] = true;
    }
    for (size_t mark = 1; mark < 4; mark++) {
        if (holes[mark]) meet(rule[mark]);
    }
    meet(p->outliers);
    meet(p->normalise);
    for (size_t v = 0; v < p->n_nodes; v++) {
        if (w->b.node[v].aggregate) meet(w->b.node[v].aggregate);
        if (w->b.node[v].aggregate) meet(w->b.node[v].weigh);
    }
}

static void the_pipeline_equals_the_slow_one(void **state) {
    (void)state;
    int answered = 0, c = 0;
    slow_answer *slow = calloc(1, sizeof *slow);
    for (; answered < CASES && c < 10 * CASES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_result r = {0};
        arp_error err = {0};
        char text[ARP_ERROR_TEXT];
        arp_status st = arp_index_run(&w->b.plan, &t, &r, &err);
        bool expected = slow_index(&w->slow, w->x, w->mark, (int)w->n, slow);
        arp_error_text(&err, ARP_EN, text, sizeof text);
        if (st != ARP_OK && st != ARP_DOMAIN) fail_msg("case %d: status %d", c, (int)st);
        if ((st == ARP_OK) != expected)
            fail_msg("case %d: answered %d, expected %d: %s", c, st == ARP_OK, expected, text);
        if (expected) compare(c, w, &r, slow);
        if (expected) meet_all(w);
        answered += expected;
        arp_result_free(&r);
        arp_table_free(&t);
        free(w);
    }
    free(slow);
    print_message("%d plans answered alike, %d refused alike\n", answered, c - answered);
    assert_int_equal(answered, CASES);
    ALL_HAVE_MET(ARP_OUTLIER_RULES, CASES / 20);
    ALL_HAVE_MET(ARP_NORMALISERS, CASES / 20);
    ALL_HAVE_MET(ARP_WEIGHT_RULES, CASES / 20);
    ALL_HAVE_MET(ARP_AGGREGATORS, CASES / 20);
    for (size_t i = 0; ARP_MISSING_RULES[i]; i++) { /* the one that stops answers nothing */
        const arp_missing_rule *rule = ARP_MISSING_RULES[i];
        if (rule != &arp_missing_stop) must_have_met(rule, rule->name, CASES / 20);
    }
}

/* Runs the world's plan on a table; false where it is refused. */
static bool run(const world *w, const arp_table *t, arp_result *r) {
    *r = (arp_result){0};
    return arp_index_run(&w->b.plan, t, r, NULL) == ARP_OK;
}

static void weights_times_a_power_of_two_give_the_same_bits(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        world *w = make_world(c);
        arp_table t = make_table(w);
        arp_result a, b;
        bool first = run(w, &t, &a);
        for (size_t v = 0; v < w->b.plan.n_nodes; v++) w->b.node[v].weight *= 0x1p20;
        assert_int_equal(run(w, &t, &b), first);
        if (first) {
            size_t cells = a.n * a.n_nodes;
            assert_memory_equal(a.score, b.score, cells * sizeof *a.score);
            assert_memory_equal(a.rank, b.rank, cells * sizeof *a.rank);
            assert_memory_equal(a.weight, b.weight, a.n_nodes * sizeof *a.weight);
        }
        arp_result_free(&a);
        arp_result_free(&b);
        arp_table_free(&t);
        free(w);
    }
}

static void permuting_the_rows_permutes_the_ranks(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        world *w = make_world(c);
        arp_table t = make_table(w), turned;
        size_t row[SLOW_ROWS];
        arp_result a, b;
        for (size_t i = 0; i < w->n; i++) row[i] = (i * 1 + 7) % w->n; /* a rotation */
        assert_int_equal(arp_table_rows(&t, row, w->n, &turned, NULL), ARP_OK);
        bool first = run(w, &t, &a);
        assert_int_equal(run(w, &turned, &b), first);
        for (size_t i = 0; first && i < w->n; i++) {
            long double score[SLOW_ROWS];
            for (size_t j = 0; j < w->n; j++) score[j] = a.score[row[j]];
            if (!agree(b.score[i], score[i], NEAR)) fail_msg("case %d: score", (int)c);
            if (b.rank[i] != a.rank[row[i]] && !has_near_tie(score, w->n, i, NEAR)) {
                fail_msg("case %d: rank", (int)c);
            }
        }
        arp_result_free(&a);
        arp_result_free(&b);
        arp_table_free(&turned);
        arp_table_free(&t);
        free(w);
    }
}

/* One column of n values through a method with measured bounds. */
static void apply(const arp_normaliser *method, const double *x, size_t n, int polarity,
                  double *z) {
    double scratch[2 * SLOW_ROWS];
    arp_scale scale = {.polarity = polarity, .target = {0.0, 1.0}};
    if (method->measure) method->measure(&x, 1, n, scratch, &scale.bound);
    method->apply(x, n, &scale, scratch, z);
}

static void a_linear_change_of_unit_changes_no_normalised_value(void **state) {
    (void)state;
    static const arp_normaliser *const methods[] = {&arp_normalise_zscore, &arp_normalise_minmax,
                                                    &arp_normalise_robust_zscore};
    for (uint64_t c = 0; c < CASES; c++) {
        world w = {.state = c};
        double x[SLOW_ROWS], y[SLOW_ROWS], z[SLOW_ROWS], zy[SLOW_ROWS];
        size_t n = 3 + below(&w, SLOW_ROWS - 3);
        double a = 0.5 + uniform(&w), b = 10.0 * uniform(&w);
        for (size_t i = 0; i < n; i++) {
            x[i] = uniform(&w);
            y[i] = a * x[i] + b;
        }
        for (size_t m = 0; m < 3; m++) {
            apply(methods[m], x, n, c % 2 ? 1 : -1, z);
            apply(methods[m], y, n, c % 2 ? 1 : -1, zy);
            for (size_t i = 0; i < n; i++) {
                /* rounding of y, 1e-15 at most, over a spread that is rarely under 0.01 */
                if (fabs(z[i] - zy[i]) > 1e-11 * (1.0 + fabs(z[i]))) fail_msg("case %d", (int)c);
                if (m == 1) assert_true(z[i] >= 0.0 && z[i] <= 1.0);
            }
        }
    }
}

static void a_rising_map_leaves_the_bits_of_places(void **state) {
    (void)state;
    static const arp_normaliser *const methods[] = {&arp_normalise_percentile, &arp_normalise_rank,
                                                    &arp_normalise_imd_exponential};
    for (uint64_t c = 0; c < CASES; c++) {
        world w = {.state = c};
        double x[SLOW_ROWS], y[SLOW_ROWS], z[SLOW_ROWS], zy[SLOW_ROWS];
        size_t n = 2 + below(&w, SLOW_ROWS - 2);
        for (size_t i = 0; i < n; i++) {
            x[i] = i && below(&w, 9) == 0 ? NAN : (double)below(&w, 20) - 10.0;
            y[i] = exp(x[i]) + x[i];
        }
        for (size_t m = 0; m < 3; m++) {
            apply(methods[m], x, n, c % 2 ? 1 : -1, z);
            apply(methods[m], y, n, c % 2 ? 1 : -1, zy);
            assert_memory_equal(z, zy, n * sizeof *z);
        }
    }
}

static void a_mean_lies_between_its_values(void **state) {
    (void)state;
    static const double exponents[] = {-3.0, -1.0, -0.001, 0.0, 0.001, 0.5, 1.0, 4.0};
    for (uint64_t c = 0; c < CASES; c++) {
        world w = {.state = c};
        double x[BUILD_CHILDREN], weight[BUILD_CHILDREN], last = 0.0, least = INFINITY, most = 0.0;
        size_t k = 1 + below(&w, BUILD_CHILDREN);
        for (size_t j = 0; j < k; j++) {
            x[j] = exp(20.0 * uniform(&w) - 10.0);
            weight[j] = 0.01 + uniform(&w);
            least = fmin(least, x[j]);
            most = fmax(most, x[j]);
        }
        assert_true(arp_weight_rescale(weight, k, weight));
        for (size_t e = 0; e < 8; e++) { /* and rises with its exponent */
            double mean = arp_aggregate_power.mean(x, weight, k, exponents[e]);
            assert_true(mean >= least * (1.0 - 1e-12) && mean <= most * (1.0 + 1e-12));
            assert_true(mean >= last * (1.0 - 1e-12));
            last = mean;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pipeline_equals_the_slow_one),
        cmocka_unit_test(weights_times_a_power_of_two_give_the_same_bits),
        cmocka_unit_test(permuting_the_rows_permutes_the_ranks),
        cmocka_unit_test(a_linear_change_of_unit_changes_no_normalised_value),
        cmocka_unit_test(a_rising_map_leaves_the_bits_of_places),
        cmocka_unit_test(a_mean_lies_between_its_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
