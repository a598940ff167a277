/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares and effective weights where something is missing, constant, tied or too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "drivers/explain.h"
#include "drivers/shares/shares.h"
#include "drivers/weights/effective.h"
#include "oracle/brutal.h"
#include "report/screen/layout.h"
#include "report/report.h"
#include "unit/told.h"
#include "unit/build.h"

enum { ROWS = 12, LEAVES = 16, LARGE = 4000 };

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

/* Two sides, `leaves` indicators each of weights 1, 2, 3, ... */
typedef struct scene {
    build_plan b;
    double x[LEAVES][ROWS];
    arp_table values;
    arp_result result;
    size_t selected[2], k;
    arp_drivers_options options;
    arp_drivers d;
} scene;

static void open_scene(scene *s, size_t leaves) {
    memset(s, 0, sizeof *s);
    build_start(&s->b);
    size_t column = 0;
    for (size_t g = 0; g < 2; g++) {
        size_t side = build_node(&s->b, 0, g ? "sanitaire" : "social", 1.0);
        for (size_t j = 0; j < leaves; j++) {
            build_leaf(&s->b, side, "leaf", (double)(j + 1), column++, 1);
        }
    }
    for (size_t j = 0; j < LEAVES; j++) {
        for (uint64_t i = 0; i < ROWS; i++) s->x[j][i] = 1.0 + arp_u01(5, i, (uint32_t)j);
    }
    s->selected[0] = 3;
    s->selected[1] = 7;
    s->k = 4;
    s->options = (arp_drivers_options){
        .selected = s->selected, .m = 2, .k = &s->k, .n_k = 1, .alpha = 0.05, .seed = 1};
}

static void explain(scene *s) {
    const double *column[LEAVES];
    for (size_t j = 0; j < LEAVES; j++) column[j] = s->x[j];
    s->values = build_table(ROWS, LEAVES, column);
    assert_int_equal(arp_index_run(&s->b.plan, &s->values, &s->result, NULL), ARP_OK);
    assert_int_equal(arp_explain(&s->b.plan, &s->values, &s->result, &s->options, &s->d, NULL),
                     ARP_OK);
}

static void close_scene(scene *s) {
    arp_drivers_free(&s->d);
    arp_result_free(&s->result);
    arp_table_free(&s->values);
}

static void indicators_sum_to_their_side(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 4);
    explain(&s);
    const arp_shares *shares = s.d.shares;
    const arp_effective *e = s.d.effective;
    double overlap[2] = {0}, concordance[2] = {0}, score[2] = {0}, covariance[2] = {0};
    assert_int_equal(shares->n_indicators, 8);
    assert_int_equal(shares->pairs, 0);
    for (size_t j = 0; j < 8; j++) {
        const arp_owen *one = &shares->indicator[j];
        assert_int_equal(one->side, j / 4);
        assert_int_equal(e->node[j], one->node);
        overlap[one->side] += one->overlap;
        concordance[one->side] += one->concordance;
        score[one->side] += one->score;
        covariance[one->side] += e->of_indicator[j].covariance_share;
        near(e->of_indicator[j].nominal, 0.05 * (double)(j % 4 + 1));
    }
    for (size_t g = 0; g < 2; g++) {
        near(overlap[g], s.d.side[g].shapley_overlap);
        near(concordance[g], s.d.side[g].shapley_concordance);
        near(score[g], shares->selection[ARP_SHARE_ALL][ARP_SHARE_SCORE].part[g]);
        near(covariance[g], e->of_side[g].covariance_share);
        assert_true(e->of_side[g].low <= e->of_side[g].high);
        assert_true(e->of_side[g].low < e->of_side[g].main_effect);
    }
    near(covariance[0] + covariance[1], 1.0);
    near(e->indicator_correlation[1 * 8 + 6], e->indicator_correlation[6 * 8 + 1]);
    near(e->indicator_correlation[9], 1.0);
    close_scene(&s);
}

static void many_indicators_are_drawn_and_still_sum(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 7);
    explain(&s);
    double concordance[2] = {0};
    assert_int_equal(s.d.shares->pairs, ARP_OWEN_PAIRS);
    for (size_t j = 0; j < 14; j++) {
        const arp_owen *one = &s.d.shares->indicator[j];
        concordance[one->side] += one->concordance;
        assert_true(one->low[0] <= one->overlap && one->overlap <= one->high[0]);
        assert_true(one->low[1] <= one->concordance && one->concordance <= one->high[1]);
    }
    double all = s.d.side[0].shapley_concordance + s.d.side[1].shapley_concordance;
    near(concordance[0] + concordance[1], all);
    close_scene(&s);
}

/* Ties of the whole side: nobody is told apart by it. */
static void a_constant_side_has_no_share(void **state) {
    (void)state;
    double a[6] = {0, 1, 2, 3, 4, 5}, b[6] = {2, 2, 2, 2, 2, 2}, weight[2] = {0.25, 0.75};
    double *line[2] = {a, b};
    size_t selected[1] = {5}, first[3] = {0};
    arp_case what = {
        .n = 6, .m = 1, .n_sides = 2, .line = line, .weight = weight, .selected = selected};
    arp_share_case c = {.what = &what, .k = 2, .exponent = 1.0};
    arp_leaves leaves = {.n = 6, .n_sides = 2, .first = first};
    arp_pool *pool = arp_pool_new();
    arp_shares *shares = NULL;
    arp_effective *e = NULL;
    assert_int_equal(arp_shares_make(&c, &leaves, pool, &shares, NULL), ARP_OK);
    assert_int_equal(arp_effective_make(&what, &leaves, 1.0, pool, &e, NULL), ARP_OK);
    for (size_t base = 0; base < ARP_SHARE_BASES; base++) {
        for (size_t q = 0; q < ARP_SHARE_VALUES; q++) {
            near(shares->selection[base][q].part[1], 0.0);
            near(shares->selection[base][q].interaction, 0.0);
        }
    }
    near(shares->selection[ARP_SHARE_ALL][ARP_SHARE_MEMBERSHIP].none, 1.0 / 3.0);
    near(shares->selection[ARP_SHARE_ALL][ARP_SHARE_CONCORDANCE].part[0], 0.5);
    near(e->of_side[0].covariance_share, 1.0);
    near(e->of_side[0].main_effect, 1.0); /* y is a straight line in it */
    near(e->of_side[1].covariance_share, 0.0);
    near(e->of_side[1].r2, 0.0);
    near(e->of_side[1].main_effect, 0.0);
    assert_true(isnan(e->side_correlation[1]) && isnan(e->weight_for_share));
    assert_true(isnan(e->alpha[0]) && isnan(e->alpha_all)); /* no two indicators */
    weight[0] = 0.0;
    weight[1] = 1.0; /* now y does not vary */
    assert_int_equal(arp_effective_make(&what, &leaves, 1.0, pool, &e, NULL), ARP_OK);
    assert_true(isnan(e->of_side[0].covariance_share) && isnan(e->of_side[0].r2));
    assert_true(isnan(e->of_side[0].main_effect) && isnan(e->of_side[0].low));
    arp_pool_free(pool);
}

static void collinear_sides_share_alike_and_no_weight_parts_them(void **state) {
    (void)state;
    double a[5] = {0, 1, 2, 3, 4}, weight[2] = {0.5, 0.5}, *line[2] = {a, a};
    size_t selected[2] = {3, 4}, first[3] = {0};
    arp_case what = {
        .n = 5, .m = 2, .n_sides = 2, .line = line, .weight = weight, .selected = selected};
    arp_share_case c = {.what = &what, .k = 2, .exponent = 1.0};
    arp_leaves leaves = {.n = 5, .n_sides = 2, .first = first};
    arp_pool *pool = arp_pool_new();
    arp_shares *shares = NULL;
    arp_effective *e = NULL;
    assert_int_equal(arp_shares_make(&c, &leaves, pool, &shares, NULL), ARP_OK);
    assert_int_equal(arp_effective_make(&what, &leaves, 1.0, pool, &e, NULL), ARP_OK);
    const arp_share *all = &shares->selection[ARP_SHARE_ALL][ARP_SHARE_MEMBERSHIP];
    near(all->part[0], 0.3);
    near(all->part[1], 0.3);
    near(all->interaction, -0.6); /* either does what both do */
    near(e->of_side[0].covariance_share, 0.5);
    near(e->side_correlation[1], 1.0);
    assert_true(isnan(e->weight_for_r2));
    arp_pool_free(pool);
}

/* k = 2 seats, one taken, three at the same score. */
static void ties_share_seats_or_are_all_let_in(void **state) {
    (void)state;
    double a[5] = {4, 2, 2, 2, 1}, weight[1] = {1.0}, *line[1] = {a};
    size_t selected[1] = {1}, first[2] = {0};
    arp_case what = {
        .n = 5, .m = 1, .n_sides = 1, .line = line, .weight = weight, .selected = selected};
    arp_share_case c = {.what = &what, .k = 2, .exponent = 1.0};
    arp_leaves leaves = {.n = 5, .n_sides = 1, .first = first};
    arp_pool *pool = arp_pool_new();
    arp_shares *shares = NULL;
    assert_int_equal(arp_shares_make(&c, &leaves, pool, &shares, NULL), ARP_OK);
    const arp_share *of = shares->selection[ARP_SHARE_ALL];
    near(of[ARP_SHARE_MEMBERSHIP].none + of[ARP_SHARE_MEMBERSHIP].part[0], 1.0 / 3.0);
    near(of[ARP_SHARE_MIDRANK].none + of[ARP_SHARE_MIDRANK].part[0], 3.0);
    of = shares->selection[ARP_SHARE_MARGINAL];
    near(of[ARP_SHARE_MEMBERSHIP].none, 0.8); /* the second of the others is a 2 */
    near(of[ARP_SHARE_MEMBERSHIP].part[0], 0.2);
    arp_pool_free(pool);
}

static void a_score_that_depends_on_a_constant_is_not_shared(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 2);
    s.b.plan.normalise = &arp_normalise_minmax;
    s.b.plan.target[0] = 1.0;
    s.b.plan.target[1] = 10.0;
    s.b.node[0].aggregate = &arp_aggregate_geometric;
    s.b.node[0].exponent = 0.0;
    size_t second = s.b.node[0].child[1];
    s.b.node[second].aggregate = &arp_aggregate_harmonic;
    s.b.node[second].exponent = -1.0;
    explain(&s);
    const arp_shares *shares = s.d.shares;
    const arp_share *score = &shares->selection[ARP_SHARE_MARGINAL][ARP_SHARE_SCORE];
    double none = 0.0, full = 0.0;
    assert_true(isnan(shares->selection[ARP_SHARE_ALL][ARP_SHARE_SCORE].part[0]));
    assert_true(isnan(shares->selection[ARP_SHARE_UNIT][ARP_SHARE_SCORE].part[1]));
    assert_true(!isnan(shares->selection[ARP_SHARE_UNIT][ARP_SHARE_MIDRANK].part[1]));
    for (size_t i = 0; i < ROWS; i++) none += s.result.score[i] / ROWS;
    for (size_t t = 0; t < 2; t++) full += s.result.score[s.selected[t]] / 2.0;
    near(score->none, none);
    near(score->part[0] + score->part[1], full - none);
    /* the first side is arithmetic, the second is not */
    assert_true(!isnan(shares->indicator[0].concordance));
    assert_true(isnan(shares->indicator[0].score));
    assert_true(isnan(shares->indicator[2].concordance) && isnan(shares->indicator[3].overlap));
    assert_true(isnan(s.d.effective->of_indicator[0].covariance_share));
    near(s.d.effective->of_side[0].covariance_share + s.d.effective->of_side[1].covariance_share,
         1.0);
    close_scene(&s);
}

/* The siblings of a hole take its weight. */
static void holes_leave_their_weight_to_their_siblings(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 3);
    s.b.plan.missing = &arp_missing_exclude;
    s.x[1][3] = NAN;
    explain(&s);
    arp_leaves leaves = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_leaves_make(&s.b.plan, &s.result, pool, &leaves, NULL), ARP_OK);
    near(leaves.share[0][3], 0.25);
    near(leaves.share[1][3], 0.0);
    near(leaves.share[2][3], 0.75);
    for (size_t i = 0; i < ROWS; i++) {
        double sum = 0.0;
        for (size_t j = 0; j < 3; j++) {
            if (leaves.share[j][i] > 0.0) sum += leaves.share[j][i] * leaves.value[j][i];
        }
        near(sum, s.result.score[s.b.node[0].child[0] * ROWS + i]);
    }
    assert_true(!isnan(s.d.shares->indicator[1].concordance));
    assert_true(!isnan(s.d.effective->alpha[0]));
    arp_pool_free(pool);
    close_scene(&s);
}

static void what_takes_too_long_is_left_out(void **state) {
    (void)state;
    static double a[LARGE], b[LARGE], c3[LARGE];
    static size_t selected[LARGE];
    double weight[3] = {0.5, 0.5, 0.5}, *line[3] = {a, b, c3};
    size_t first[4] = {0};
    for (uint64_t i = 0; i < LARGE; i++) {
        selected[i] = i;
        a[i] = arp_u01(3, i, 0);
        b[i] = arp_u01(3, i, 1);
        c3[i] = arp_u01(3, i, 2);
    }
    arp_case what = {.n = LARGE,
                     .m = LARGE - 1,
                     .n_sides = 2,
                     .line = line,
                     .weight = weight,
                     .selected = selected};
    arp_share_case c = {.what = &what, .k = 400, .exponent = 1.0};
    arp_leaves leaves = {.n = LARGE, .n_sides = 2, .first = first};
    arp_pool *pool = arp_pool_new();
    arp_shares *shares = NULL;
    assert_int_equal(arp_shares_make(&c, &leaves, pool, &shares, NULL), ARP_OK);
    const arp_share *of = shares->selection[ARP_SHARE_MARGINAL];
    assert_true(isnan(of[ARP_SHARE_MIDRANK].part[0]) && isnan(of[ARP_SHARE_CONCORDANCE].none));
    assert_true(!isnan(of[ARP_SHARE_MEMBERSHIP].part[0]) && !isnan(of[ARP_SHARE_SCORE].part[0]));
    what.n_sides = leaves.n_sides = 3;
    assert_int_equal(arp_shares_make(&c, &leaves, pool, &shares, NULL), ARP_OK);
    assert_true(isnan(shares->selection[ARP_SHARE_MARGINAL][ARP_SHARE_MEMBERSHIP].part[2]));
    arp_pool_free(pool);
}

static arp_status make_and_free(const scene *s) {
    arp_drivers d = {0};
    arp_status st = arp_explain(&s->b.plan, &s->values, &s->result, &s->options, &d, NULL);
    arp_drivers_free(&d);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    scene s;
    arp_status st;
    open_scene(&s, 7); /* orders are drawn */
    explain(&s);
    ARP_BRUTAL(st, make_and_free(&s));
    assert_int_equal(st, ARP_OK);
    close_scene(&s);
}

static void check_lines(const char *text, arp_lang lang) {
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        if (arp_display_width(line, n) > ARP_SCREEN) fail_msg("%d: %.*s", lang, (int)n, line);
        line += n + (line[n] == '\n');
    }
}

static void reports_hold_shares_and_effective_weights(void **state) {
    (void)state;
    static const char *const MEASURES[] = {"score", "midrank", "overlap", "concordance"};
    static const char *const BASES[] = {"mean_for_all", "mean_for_one", "random_territory"};
    arp_study study = {0};
    arp_answer answer = {0};
    char *text = NULL;
    size_t n = 0;
    assert_int_equal(arp_study_open(ARP_TEST_DATA "/small/study.yaml", NULL, &study, NULL), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        const arp_report_options options = {.lang = (arp_lang)lang, .full = true};
        assert_int_equal(arp_report_make(&(arp_facts){.study = &study, .answer = &answer},
                                         ARP_REPORT_DRIVERS, ARP_FORMAT_TEXT, &options, &text, &n,
                                         NULL),
                         ARP_OK);
        check_lines(text, (arp_lang)lang);
        assert_non_null(strstr(text, lang == ARP_FR ? "effet propre" : "main effect"));
        arp_report_free(text);
    }
    const arp_facts facts = {.study = &study, .answer = &answer};
    for (size_t b = 0; b < 3; b++) {
        for (size_t q = 0; q < 4; q++) {
            char key[64];
            snprintf(key, sizeof key, "%s|%s", MEASURES[q], BASES[b]);
            assert_true(told_at(&facts, "shapley_games", "interaction", key).known);
        }
    }
    assert_true(told_rows(&facts, "shapley_indicators") > 0);
    size_t sides = answer.drivers.n_sides;
    for (size_t i = 0; i < sides; i++) {
        char key[64];
        snprintf(key, sizeof key, "%s|side", study.plan.node[answer.drivers.side[i].node].name);
        assert_true(told_at(&facts, "effective_weights", "declared", key).there);
    }
    assert_true(told_at(&facts, "effective_balance", "alpha", "").known);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indicators_sum_to_their_side),
        cmocka_unit_test(many_indicators_are_drawn_and_still_sum),
        cmocka_unit_test(a_constant_side_has_no_share),
        cmocka_unit_test(collinear_sides_share_alike_and_no_weight_parts_them),
        cmocka_unit_test(ties_share_seats_or_are_all_let_in),
        cmocka_unit_test(a_score_that_depends_on_a_constant_is_not_shared),
        cmocka_unit_test(holes_leave_their_weight_to_their_siblings),
        cmocka_unit_test(what_takes_too_long_is_left_out),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(reports_hold_shares_and_effective_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
