/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/fail.h"
#include "oracle/brutal.h"
#include "unit/build.h"

enum { N = 5 };

/* Two sides: social of a and b (weights 1 and 3), care of c (less is more need). */
enum { ROOT, SOCIAL, A, B, CARE, C };

typedef struct fixture {
    build_plan b;
    double x[3][N];
    arp_table t;
    arp_result r;
    arp_error err;
} fixture;

static int set_up(void **state) {
    static const double x[3][N] = {{1, 2, 3, 4, 5}, {2, 2, 4, 8, 4}, {9, 7, 5, 3, 1}};
    fixture *f = arp_zalloc(1, sizeof *f);
    memcpy(f->x, x, sizeof x);
    build_start(&f->b);
    build_node(&f->b, ROOT, "social", 1.0);
    build_leaf(&f->b, SOCIAL, "a", 1.0, 0, 1);
    build_leaf(&f->b, SOCIAL, "b", 3.0, 1, 1);
    build_node(&f->b, ROOT, "care", 1.0);
    build_leaf(&f->b, CARE, "c", 1.0, 2, -1);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    arp_result_free(&f->r);
    arp_table_free(&f->t);
    arp_free(f);
    return 0;
}

static arp_status run_rows(fixture *f, size_t n) {
    const double *columns[] = {f->x[0], f->x[1], f->x[2]};
    arp_result_free(&f->r);
    arp_table_free(&f->t);
    f->err = (arp_error){0};
    f->t = build_table(n, 3, columns);
    return arp_index_run(&f->b.plan, &f->t, &f->r, &f->err);
}

static void answers(fixture *f) {
    char text[ARP_ERROR_TEXT];
    arp_status st = run_rows(f, N);
    arp_error_text(&f->err, ARP_EN, text, sizeof text);
    if (st != ARP_OK) fail_msg("%s", text);
}

/* The run is refused with this message, naming these two in this order; NULL: not looked at. */
static void refuses_rows(fixture *f, size_t n, const char *message, const char *first,
                         const char *second) {
    assert_int_equal(run_rows(f, n), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&f->err), message);
    if (first) assert_string_equal(f->err.arg[0], first);
    if (second) assert_string_equal(f->err.arg[1], second);
    assert_null(f->r.score);
}

static void refuses(fixture *f, const char *message, const char *first, const char *second) {
    refuses_rows(f, N, message, first, second);
}

static double score(const fixture *f, size_t node, size_t row) {
    return f->r.score[node * f->r.n + row];
}

static void is_near(double a, double b) {
    if (fabs(a - b) > 1e-14) fail_msg("%.17g is not %.17g", a, b);
}

static void scores_weights_ranks_and_coverage_go_up_the_tree(void **state) {
    fixture *f = *state;
    f->b.plan.normalise = &arp_normalise_minmax;
    answers(f);
    is_near(score(f, A, 2), 0.5);
    is_near(score(f, B, 2), 1.0 / 3.0);
    is_near(score(f, SOCIAL, 2), 0.25 * 0.5 + 0.75 / 3.0);
    is_near(score(f, C, 0), 0.0);
    is_near(score(f, ROOT, 2), 0.5 * (0.125 + 0.25) + 0.5 * 0.5);
    const double weights[] = {1.0, 0.5, 0.25, 0.75, 0.5, 1.0};
    for (size_t v = 0; v < 6; v++) is_near(f->r.weight[v], weights[v]);
    const uint32_t root[] = {5, 4, 3, 1, 2}, b[] = {4, 4, 2, 1, 2}, order[] = {3, 4, 2, 1, 0};
    assert_memory_equal(f->r.rank, root, sizeof root);
    assert_memory_equal(f->r.rank + B * N, b, sizeof b);
    assert_memory_equal(f->r.order, order, sizeof order);
    for (size_t i = 0; i < 6 * N; i++) assert_true(f->r.coverage[i] == 1.0);
    assert_true(f->r.bound[A][0] == 1.0 && f->r.bound[A][1] == 5.0);
    assert_int_equal(f->r.tied + f->r.n_filled + f->r.n_treated + f->r.n_dropped, 0);
}

static void a_marked_cell_stops_and_is_named_with_the_rules_that_pass(void **state) {
    fixture *f = *state;
    f->x[1][3] = NAN;
    f->x[0][4] = NAN;
    refuses(f, "INDEX_MISSING", "t5", "a");
    assert_string_equal(f->err.arg[2], "2");
    assert_string_equal(f->err.arg[3], "mean, median, mean-of-siblings, exclude");
    f->b.plan.missing = &arp_missing_mean;
    answers(f);
    f->t.column[1].mark[3] = ARP_CELL_SECRET;
    arp_result r = {0};
    assert_int_equal(arp_index_run(&f->b.plan, &f->t, &r, &f->err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&f->err), "INDEX_SECRET");
    f->t.column[1].mark[3] = ARP_CELL_NOT_APPLICABLE;
    f->err = (arp_error){0};
    assert_int_equal(arp_index_run(&f->b.plan, &f->t, &r, &f->err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&f->err), "INDEX_NOT_APPLICABLE");
}

static void column_rules_fill_before_normalising_and_are_listed(void **state) {
    fixture *f = *state;
    f->b.plan.normalise = &arp_normalise_minmax;
    f->x[1][3] = NAN; /* 2 2 4 . 4: mean 3, median 3 */
    f->x[0][4] = NAN; /* 1 2 3 4: 2.5 */
    f->b.plan.missing = &arp_missing_mean;
    answers(f);
    assert_int_equal(f->r.n_filled, 2);
    assert_true(f->r.filled[0].row == 4 && f->r.filled[0].node == A);
    assert_true(f->r.filled[0].value == 2.5 && f->r.filled[0].mark == ARP_CELL_MISSING);
    assert_true(f->r.filled[1].row == 3 && f->r.filled[1].value == 3.0);
    is_near(score(f, B, 3), 0.5);
    is_near(f->r.coverage[SOCIAL * N + 3], 0.25);
    is_near(f->r.coverage[ROOT * N + 3], 0.625);
    assert_true(f->r.coverage[B * N + 3] == 0.0 && f->r.coverage[ROOT * N] == 1.0);
    f->b.plan.missing = &arp_missing_median;
    answers(f);
    assert_true(f->r.filled[0].value == 2.5);
}

static void the_mean_of_siblings_and_exclusion_give_the_same_arithmetic_score(void **state) {
    fixture *f = *state;
    f->b.plan.normalise = &arp_normalise_minmax;
    f->x[1][3] = NAN;
    f->b.plan.missing = &arp_missing_mean_of_siblings;
    answers(f);
    is_near(score(f, B, 3), 0.75);
    is_near(score(f, SOCIAL, 3), 0.75);
    is_near(f->r.filled[0].value, 0.75);
    f->b.plan.missing = &arp_missing_exclude;
    answers(f);
    assert_true(isnan(score(f, B, 3)) && isnan(f->r.filled[0].value));
    assert_int_equal(f->r.rank[B * N + 3], 0);
    assert_int_equal(f->r.n_filled, 1);
    is_near(score(f, SOCIAL, 3), 0.75);
    is_near(f->r.coverage[SOCIAL * N + 3], 0.25);
}

static void what_no_rule_can_mend_is_named(void **state) {
    fixture *f = *state;
    f->b.plan.missing = &arp_missing_exclude;
    f->x[2][1] = NAN; /* the only indicator of care */
    refuses(f, "INDEX_SIDE_WITHOUT_VALUE", "t2", "care");
    f->b.plan.missing = &arp_missing_mean_of_siblings;
    refuses(f, "INDEX_NO_SIBLING", "t2", "c");
    f->x[0][1] = f->x[1][1] = NAN;
    f->b.plan.missing = &arp_missing_mean;
    refuses(f, "INDEX_ROW_EMPTY", "t2", NULL);
    for (size_t i = 0; i < N; i++) f->x[0][i] = NAN;
    f->x[2][1] = 1.0;
    refuses(f, "INDEX_COLUMN_EMPTY", "a", NULL);
}

static void a_constant_indicator_stops_or_is_dropped(void **state) {
    fixture *f = *state;
    for (size_t i = 0; i < N; i++) f->x[1][i] = 0.1;
    f->x[1][2] = NAN; /* filled with the mean it is still constant */
    f->b.plan.missing = &arp_missing_mean;
    refuses(f, "INDEX_CONSTANT", "b", "0.1");
    f->b.plan.drop_constant = true;
    answers(f);
    assert_true(f->r.n_dropped == 1 && f->r.dropped[0] == B && f->r.n_filled == 0);
    assert_true(f->r.weight[B] == 0.0 && f->r.weight[A] == 1.0);
    assert_true(isnan(score(f, B, 0)) && f->r.rank[B * N] == 0);
    assert_true(score(f, SOCIAL, 3) == score(f, A, 3));
    for (size_t i = 0; i < N; i++) f->x[2][i] = 4.0;
    refuses(f, "INDEX_NOTHING_LEFT", "care", NULL);
    for (size_t i = 0; i < N; i++) f->x[0][i] = 3.0;
    refuses(f, "INDEX_NOTHING_LEFT", NULL, NULL);
}

static void a_dropped_node_inside_a_side_gives_its_weight_away(void **state) {
    fixture *f = *state;
    size_t inner = build_node(&f->b, SOCIAL, "inner", 5.0);
    size_t leaf = build_leaf(&f->b, inner, "again", 1.0, 1, 1);
    for (size_t i = 0; i < N; i++) f->x[1][i] = 2.0;
    f->b.plan.drop_constant = true;
    answers(f);
    assert_int_equal(f->r.n_dropped, 2);
    assert_true(f->r.weight[inner] == 0.0 && f->r.weight[leaf] == 0.0 && f->r.weight[A] == 1.0);
    assert_int_equal(f->r.rank[inner * N], 0);
}

static void other_exponents_need_positive_values(void **state) {
    fixture *f = *state;
    f->b.node[SOCIAL].aggregate = &arp_aggregate_geometric;
    refuses(f, "INDEX_POWER_CERTAIN", "a", "geometric");
    f->b.plan.normalise = &arp_normalise_minmax;
    refuses(f, "INDEX_POWER_CERTAIN", "a", "geometric");
    f->b.plan.target[0] = 1.0;
    f->b.plan.target[1] = 100.0;
    answers(f);
    f->b.plan.target[0] = 0.0;
    f->b.node[A].frozen = f->b.node[B].frozen = true;
    f->b.node[A].bound[0] = f->b.node[B].bound[0] = 2.0;
    f->b.node[A].bound[1] = f->b.node[B].bound[1] = 9.0;
    refuses(f, "INDEX_POWER_VALUE", "t1", "a");
    f->b.node[A].weight = 0.0; /* what weighs nothing does not count */
    refuses(f, "INDEX_POWER_VALUE", "t1", "b");
    f->b.node[B].bound[0] = 1.0;
    answers(f);
    f->b.node[SOCIAL].aggregate = &arp_aggregate_power; /* exponent 1 takes any value */
    f->b.node[B].bound[0] = 5.0;
    answers(f);
    f->b.node[ROOT].aggregate = &arp_aggregate_harmonic;
    refuses(f, "INDEX_POWER_VALUE", "t1", "social");
}

static void bounds_are_used_as_given_or_asked_for(void **state) {
    fixture *f = *state;
    f->b.plan.normalise = &arp_normalise_comparator;
    refuses(f, "INDEX_BOUNDS_ABSENT", "a", "comparator");
    for (size_t v = A; v <= C; v++) f->b.node[v].frozen = true;
    refuses(f, "INDEX_COMPARATOR_ZERO", "a", NULL);
    f->b.node[A].bound[0] = f->b.node[B].bound[0] = f->b.node[C].bound[0] = 2.0;
    answers(f);
    is_near(score(f, A, 2), 150.0);
    f->b.plan.normalise = &arp_normalise_goalposts;
    refuses(f, "INDEX_BOUNDS_ORDER", "a", "2");
    f->b.plan.normalise = &arp_normalise_zscore;
    refuses(f, "INDEX_NO_SD", "a", "2");
    f->b.plan.normalise = &arp_normalise_rank; /* has no bounds: nothing to freeze */
    answers(f);
    f->b.plan.normalise = &arp_normalise_robust_zscore;
    for (size_t v = A; v <= C; v++) f->b.node[v].frozen = false;
    f->x[0][1] = f->x[0][2] = 1.0;
    refuses(f, "INDEX_NO_MAD", "a", "1");
}

static void one_territory_is_ranked_where_no_spread_is_needed(void **state) {
    fixture *f = *state;
    refuses_rows(f, 1, "INDEX_ONE_ROW", "zscore", NULL);
    f->b.plan.drop_constant = true;
    f->b.plan.normalise = &arp_normalise_percentile;
    refuses_rows(f, 1, "INDEX_ONE_ROW", "percentile", NULL);
    f->b.plan.normalise = &arp_normalise_imd_exponential;
    assert_int_equal(run_rows(f, 1), ARP_OK);
    assert_true(f->r.rank[0] == 1 && f->r.n_dropped == 0);
}

static void values_too_large_are_refused_not_ranked(void **state) {
    fixture *f = *state;
    f->x[0][0] = 1.7e308;
    f->x[0][1] = 1.7e308;
    refuses(f, "INDEX_TOO_LARGE", "a", NULL);
    f->b.plan.normalise = &arp_normalise_minmax;
    f->x[0][2] = -1.7e308;
    refuses(f, "INDEX_TOO_LARGE", "a", NULL);
    f->x[0][0] = 1e-300;
    f->x[0][1] = 3e-300;
    f->x[0][2] = f->x[0][3] = f->x[0][4] = 2e-300;
    f->b.plan.normalise = &arp_normalise_zscore;
    answers(f); /* too small is no trouble */
}

static void treated_cells_are_listed_and_logarithms_refuse_given_bounds(void **state) {
    fixture *f = *state;
    f->x[0][4] = 1000.0;
    f->b.plan.outliers = &arp_outliers_winsorise;
    answers(f);
    assert_int_equal(f->r.n_treated, 1);
    assert_true(f->r.treated[0].row == 4 && f->r.treated[0].node == A);
    assert_true(f->r.treated[0].from == 1000.0 && f->r.treated[0].to == 4.0);
    f->b.plan.outliers = &arp_outliers_log;
    answers(f);
    assert_int_equal(f->r.n_treated, N);
    f->b.node[A].frozen = true;
    f->b.node[A].bound[1] = 1.0;
    refuses(f, "INDEX_LOG_BOUNDS", "a", "log");
}

static void weights_may_come_from_the_data(void **state) {
    fixture *f = *state;
    f->b.node[SOCIAL].weigh = &arp_weight_pca;
    f->b.node[ROOT].weigh = &arp_weight_equal;
    answers(f);
    is_near(f->r.weight[A], 0.5);
    f->b.node[SOCIAL].weigh = &arp_weight_given;
    f->b.node[A].weight = f->b.node[B].weight = 0.0;
    refuses(f, "INDEX_WEIGHTS_ZERO", "social", NULL);
}

static void leaves_may_stand_directly_under_the_root(void **state) {
    fixture *f = *state;
    build_start(&f->b);
    build_leaf(&f->b, 0, "a", 2.0, 0, 1);
    build_leaf(&f->b, 0, "c", 1.0, 2, -1);
    f->x[0][0] = NAN;
    f->b.plan.missing = &arp_missing_mean_of_siblings;
    answers(f);
    assert_true(score(f, 1, 0) == score(f, 2, 0));
    f->b.plan.missing = &arp_missing_exclude;
    answers(f); /* the other indicator speaks alone */
    assert_true(isnan(score(f, 1, 0)) && score(f, 0, 0) == score(f, 2, 0));
}

static void a_name_is_given_with_its_label(void **state) {
    fixture *f = *state;
    char text[ARP_ERROR_TEXT];
    f->b.node[A].label[ARP_FR] = "chômage";
    for (size_t i = 0; i < N; i++) f->x[0][i] = 0.5;
    refuses(f, "INDEX_CONSTANT", "a (chômage)", NULL);
    arp_error_text(&f->err, ARP_FR, text, sizeof text);
    assert_string_equal(text, "l'indicateur a (chômage) vaut 0,5 pour tous les territoires ; "
                              "ôtez-le, ou écrivez constant: drop");
}

static void two_runs_give_the_same_bits_and_leave_the_plan_alone(void **state) {
    fixture *f = *state;
    f->x[0][1] = 1.0 / 3.0;
    answers(f);
    arp_result again = {0};
    build_plan before = f->b;
    assert_int_equal(arp_index_run(&f->b.plan, &f->t, &again, NULL), ARP_OK);
    assert_memory_equal(again.score, f->r.score, 6 * N * sizeof(double));
    assert_memory_equal(before.node, f->b.node, sizeof before.node);
    arp_result_free(&again);
}

static void every_allocation_may_fail(void **state) {
    fixture *f = *state;
    arp_status st;
    f->x[0][4] = 1000.0;
    f->x[1][1] = NAN;
    f->b.plan.missing = &arp_missing_exclude;
    f->b.plan.outliers = &arp_outliers_winsorise;
    f->b.node[ROOT].weigh = &arp_weight_pca;
    answers(f);
    arp_result_free(&f->r);
    ARP_BRUTAL(st, (assert_null(f->r.score), arp_index_run(&f->b.plan, &f->t, &f->r, NULL)));
    assert_int_equal(st, ARP_OK);
    arp_result_free(NULL);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(scores_weights_ranks_and_coverage_go_up_the_tree),
        TEST(a_marked_cell_stops_and_is_named_with_the_rules_that_pass),
        TEST(column_rules_fill_before_normalising_and_are_listed),
        TEST(the_mean_of_siblings_and_exclusion_give_the_same_arithmetic_score),
        TEST(what_no_rule_can_mend_is_named),
        TEST(a_constant_indicator_stops_or_is_dropped),
        TEST(a_dropped_node_inside_a_side_gives_its_weight_away),
        TEST(other_exponents_need_positive_values),
        TEST(bounds_are_used_as_given_or_asked_for),
        TEST(one_territory_is_ranked_where_no_spread_is_needed),
        TEST(values_too_large_are_refused_not_ranked),
        TEST(treated_cells_are_listed_and_logarithms_refuse_given_bounds),
        TEST(weights_may_come_from_the_data),
        TEST(leaves_may_stand_directly_under_the_root),
        TEST(a_name_is_given_with_its_label),
        TEST(two_runs_give_the_same_bits_and_leave_the_plan_alone),
        TEST(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
