/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicator subsets of a whole answer: degenerate and large cases, memory, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "drivers/choice/subsets.h"
#include "drivers/resemblance/concordance.h"
#include "oracle/brutal.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_subsets.h"
#include "report/screen/screen.h"
#include "unit/report_fixture.h"
#include "unit/told.h"

enum { ROWS = 60, MANY = 70, NODES = 80, BIG = 30000 };

/* A plan by hand: side 1 has the leaves asked for, side 2 two leaves below a node and one beside
   it, 2 : 1 and 1 : 3. Scores are multiples of 1/4. */
typedef struct scene {
    arp_plan plan;
    arp_plan_node node[NODES];
    size_t child[NODES], two[2], pair[2];
    double score[NODES * ROWS], weight[NODES], line[2][ROWS];
    double *lines[2];
    arp_result result;
    arp_case what;
    arp_side side[2];
    size_t selected[2];
    arp_drivers d;
    bool in[ROWS];
} scene;

static void add(scene *s, size_t parent, size_t *children, size_t n_children, double weight) {
    size_t v = s->plan.n_nodes++;
    s->node[v] = (arp_plan_node){.parent = parent, .child = children, .n_children = n_children};
    if (n_children) {
        s->node[v].aggregate = &arp_aggregate_arithmetic;
        s->node[v].exponent = 1.0;
    }
    s->weight[v] = weight;
    for (size_t i = 0; i < ROWS; i++) {
        s->score[v * ROWS + i] = floor(arp_u01(4, i, (uint32_t)v) * 30.0) / 4.0;
    }
}

static void measure_sides(scene *s) {
    arp_null null = {.seed = 1};
    for (size_t g = 0; g < 2; g++) {
        s->lines[g] = s->line[g];
        memcpy(s->line[g], s->score + s->side[g].node * ROWS, sizeof s->line[g]);
        assert_int_equal(arp_concordance_measure(s->line[g], ROWS, s->selected, 2, &null,
                                                 &s->side[g].alone, NULL),
                         ARP_OK);
    }
    arp_null_free(&null);
}

static void open_scene(scene *s, size_t leaves) {
    memset(s, 0, sizeof *s);
    s->plan.node = s->node;
    add(s, ARP_NONE, s->two, 2, 1.0);
    add(s, 0, s->child, leaves, 0.5);
    add(s, 0, s->pair, 2, 0.5);
    s->two[0] = 1, s->two[1] = 2, s->pair[0] = 3, s->pair[1] = 4;
    add(s, 2, s->child + MANY, 2, 0.75);
    add(s, 2, NULL, 0, 0.25);
    for (size_t j = 0; j < 2; j++) {
        s->child[MANY + j] = s->plan.n_nodes;
        add(s, 3, NULL, 0, j ? 0.75 : 0.25);
    }
    for (size_t j = 0; j < leaves; j++) {
        s->child[j] = s->plan.n_nodes;
        add(s, 1, NULL, 0, 1.0 / (double)leaves);
    }
    s->result =
        (arp_result){.n = ROWS, .n_nodes = s->plan.n_nodes, .score = s->score, .weight = s->weight};
    s->selected[0] = 7, s->selected[1] = 31;
    s->in[7] = s->in[31] = true;
    s->side[0].node = 1, s->side[1].node = 2;
    s->d = (arp_drivers){.n = ROWS, .m = 2, .n_sides = 2, .alpha = 0.05};
    s->d.selected = s->selected;
    s->d.side = s->side;
    for (size_t i = 0; i < ROWS; i++) { /* the two sides are the means of what is below them */
        double sum = 0.0, *x = s->score;
        for (size_t j = 0; j < leaves; j++) sum += x[s->child[j] * ROWS + i];
        x[ROWS + i] = sum / (double)leaves;
        x[3 * ROWS + i] = 0.25 * x[5 * ROWS + i] + 0.75 * x[6 * ROWS + i];
        x[2 * ROWS + i] = 0.75 * x[3 * ROWS + i] + 0.25 * x[4 * ROWS + i];
    }
    measure_sides(s);
    s->what = (arp_case){.n = ROWS, .m = 2, .n_sides = 2, .line = s->lines};
}

static arp_status explain(scene *s) {
    arp_null null = {.seed = 1};
    s->d.pool = arp_pool_new();
    arp_status st = ARP_MEMORY;
    if (s->d.pool) {
        st = arp_subsets_explain(&s->plan, &s->result, &s->what, &null, &s->d, NULL);
    }
    arp_null_free(&null);
    return st;
}

static void close_scene(scene *s) {
    arp_pool_free(s->d.pool);
    s->d.pool = NULL;
}

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

static void weights_are_products_down_to_the_leaf(void **state) {
    (void)state;
    static scene s;
    slow_side slow = {.n = ROWS, .q = 3, .w = {0.25, 0.1875, 0.5625}};
    double score[ROWS];
    open_scene(&s, 4);
    assert_int_equal(explain(&s), ARP_OK);
    const arp_side_subsets *got = &s.d.subsets->side[1];
    for (size_t l = 0; l < 3; l++) memcpy(slow.z[l], s.score + (4 + l) * ROWS, sizeof score);
    assert_int_equal(got->n, 7);
    for (size_t i = 1; i < 7; i++) {
        slow_subset_score(&slow, i, score);
        near(got->c[i], slow_concordance(score, ROWS, s.in));
    }
    near(got->c[0], s.side[1].alone.c);
    near(got->p[0], s.side[1].alone.p);
    near(got->p_adjusted, slow_subsets_p(&slow, s.in));
    assert_int_equal(s.d.subsets->side[0].n, 15);
    close_scene(&s);
}

static void an_indicator_of_no_weight_is_none(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, 2);
    s.weight[s.child[1]] = 0.0;
    s.weight[s.child[0]] = 1.0;
    memcpy(s.score + ROWS, s.score + s.child[0] * ROWS, ROWS * sizeof(double));
    measure_sides(&s);
    assert_int_equal(explain(&s), ARP_OK);
    const arp_side_subsets *got = &s.d.subsets->side[0];
    assert_int_equal(got->n_indicators, 1);
    assert_int_equal(got->n, 1);
    near(got->p_adjusted, s.side[0].alone.p); /* one subset: nothing to adjust for */
    near(got->c_min, got->c_max);
    close_scene(&s);
}

static void a_constant_side_is_chance_under_every_subset(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, 3);
    for (size_t j = 0; j < 3; j++) {
        for (size_t i = 0; i < ROWS; i++) s.score[s.child[j] * ROWS + i] = 2.0;
    }
    for (size_t i = 0; i < ROWS; i++) s.score[ROWS + i] = 2.0;
    measure_sides(&s);
    assert_int_equal(explain(&s), ARP_OK);
    const arp_side_subsets *got = &s.d.subsets->side[0];
    assert_true(got->c_min == 0.5 && got->c_max == 0.5 && got->p_adjusted == 1.0);
    assert_true(got->attested_share == 0.0 && s.d.subsets->only[0] == 0.0);
    close_scene(&s);
}

static void what_is_no_weighted_mean_of_indicators_is_not_computed(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, MANY - 1);
    s.node[3].aggregate = &arp_aggregate_geometric;
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.subsets->side[0].why, ARP_SUBSETS_TOO_MANY);
    assert_int_equal(s.d.subsets->side[1].why, ARP_SUBSETS_EXPONENT);
    assert_true(isnan(s.d.subsets->side[1].p_adjusted) && isnan(s.d.subsets->both));
    assert_int_equal(s.d.subsets->side[1].n, 0);
    close_scene(&s);
    open_scene(&s, 4);
    s.score[s.child[2] * ROWS + 5] = NAN;
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.subsets->side[0].why, ARP_SUBSETS_HOLES);
    assert_int_equal(s.d.subsets->side[1].why, ARP_SUBSETS_DONE);
    close_scene(&s);
}

static void many_indicators_are_capped_and_counted(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, 13);
    assert_int_equal(explain(&s), ARP_OK);
    const arp_side_subsets *got = &s.d.subsets->side[0];
    assert_int_equal(got->n, 4095);
    assert_true(got->capped && got->possible == 8191.0);
    static slow_side slow = {.n = ROWS, .q = 13};
    double score[ROWS], sum = 0.0, drawn = 0.0;
    for (size_t l = 0; l < 13; l++) {
        slow.w[l] = 1.0;
        memcpy(slow.z[l], s.score + s.child[l] * ROWS, sizeof score);
    }
    for (size_t set = 1; set < 8192; set++) {
        slow_subset_score(&slow, set, score);
        sum += slow_concordance(score, ROWS, s.in);
    }
    for (size_t l = 0; l < 13; l++) { /* drawn or not */
        assert_int_equal(got->leaf[l], s.child[l]);
        slow_subset_score(&slow, 8191 ^ ((size_t)1 << l), score);
        near(got->c_without[l], slow_concordance(score, ROWS, s.in));
    }
    for (size_t i = 0; i < got->n; i++) {
        slow_subset_score(&slow, got->set[i], score);
        near(got->c[i], slow_concordance(score, ROWS, s.in));
        drawn += got->c[i];
    }
    assert_true(fabs(drawn / 4095.0 - sum / 8191.0) < 0.01); /* 0.1 / sqrt(4095) is 0.0016 */
    close_scene(&s);
    open_scene(&s, 12);
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(s.d.subsets->side[0].n == 4095 && !s.d.subsets->side[0].capped);
    close_scene(&s);
}

static void large_sizes_are_bounded_and_said(void **state) {
    (void)state;
    static double z[3][BIG], whole[BIG], w[3] = {1.0, 1.0, 1.0};
    static size_t selected[12000];
    arp_null null = {.seed = 1};
    arp_pool *pool = arp_pool_new();
    arp_side_subsets got = {0};
    const double *column[3] = {z[0], z[1], z[2]};
    arp_side_leaves leaves = {.n = BIG, .q = 3, .z = column, .w = w, .whole = whole};
    for (size_t i = 0; i < BIG; i++) {
        for (uint32_t l = 0; l < 3; l++) whole[i] += z[l][i] = arp_u01(2, i, l);
    }
    for (size_t i = 0; i < 12000; i++) selected[i] = 2 * i;
    assert_int_equal(
        arp_concordance_measure(whole, BIG, selected, 12000, &null, &leaves.alone, NULL), ARP_OK);
    assert_int_equal(arp_subsets_measure(&leaves, selected, 12000, 0.05, &null, pool, &got, NULL),
                     ARP_OK);
    assert_int_equal(got.p_method, ARP_P_NORMAL);
    assert_true(got.n == 7 && isnan(got.p_adjusted));
    leaves.q = 1; /* the other way round: 9 000 are chosen, drawn from the 21 000 others */
    leaves.whole = z[0];
    assert_int_equal(arp_concordance_measure(z[0], BIG, selected, 9000, &null, &leaves.alone, NULL),
                     ARP_OK);
    assert_int_equal(arp_subsets_measure(&leaves, selected, 9000, 0.05, &null, pool, &got, NULL),
                     ARP_OK);
    assert_int_equal(got.p_adjusted_method, ARP_P_MONTE_CARLO);
    assert_true(fabs(got.p_adjusted - leaves.alone.p) < 5.0 * sqrt(0.25 / 2000.0));
    arp_pool_free(pool);
    arp_null_free(&null);
}

static void one_side_has_its_verdicts_and_three_have_none(void **state) {
    (void)state;
    arp_side_subsets side[3] = {{.attested_share = 0.25}};
    arp_subsets all = {.side = side};
    arp_subsets_verdicts(1, 0.05, &all);
    assert_true(all.only[0] == 0.25 && all.undetermined == 0.75 && isnan(all.both));
    arp_subsets_verdicts(3, 0.05, &all);
    assert_true(isnan(all.only[0]) && isnan(all.undetermined));
}

static arp_status explain_and_close(scene *s) {
    arp_status st = explain(s);
    close_scene(s);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static scene s;
    arp_status st;
    open_scene(&s, 3);
    ARP_BRUTAL(st, explain_and_close(&s));
    assert_int_equal(st, ARP_OK);
}

static void assert_fits(const char *text) {
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n"), width = 0;
        for (size_t i = 0; i < n; i++) width += (line[i] & 0xc0) != 0x80;
        if (width > 80) fail_msg("too wide: %.*s", (int)n, line);
        line += n + (line[n] == '\n');
    }
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "{0}"));
}

static void the_words_fit_and_the_tables_have_their_cells(void **state) {
    (void)state;
    static fixture f;
    static scene s;
    fill(&f, 2);
    open_scene(&s, 13);
    assert_int_equal(explain(&s), ARP_OK);
    f.answer.drivers.subsets = s.d.subsets;
    static size_t leaf[13]; /* nodes of the report's plan, not of the scene's */
    for (size_t l = 0; l < 13; l++) leaf[l] = 3;
    s.d.subsets->side[0].leaf = s.d.subsets->side[1].leaf = leaf;
    for (int round = 0; round < 3; round++) {
        if (round == 1) s.d.subsets->side[1].p_adjusted = NAN;
        if (round == 2) {
            s.d.subsets->side[0].why = ARP_SUBSETS_EXPONENT;
            s.d.subsets->only[0] = s.d.subsets->both = NAN;
        }
        for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
            arp_report r = {.study = &f.study, .answer = &f.answer};
            r.options.lang = (arp_lang)lang;
            arp_text out = {0};
            arp_subsets_text(&r, &out);
            assert_fits(out.bytes);
            arp_text_free(&out);
        }
    }
    s.d.subsets->side[0].why = ARP_SUBSETS_DONE;
    s.d.subsets->only[0] = 0.5;
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    assert_true(told_at(&facts, "subset_sides", "n", "social").number == 4095);
    assert_true(told_at(&facts, "subset_sides", "capped", "social").number == 1);
    near(told_at(&facts, "subset_sides", "c_max", "social").number, s.d.subsets->side[0].c_max);
    assert_string_equal(told_at(&facts, "subset_sides", "p_method", "social").text, "exact");
    near(told_at(&facts, "subset_verdicts", "share", "social").number, 0.5);
    close_scene(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_products_down_to_the_leaf),
        cmocka_unit_test(an_indicator_of_no_weight_is_none),
        cmocka_unit_test(a_constant_side_is_chance_under_every_subset),
        cmocka_unit_test(what_is_no_weighted_mean_of_indicators_is_not_computed),
        cmocka_unit_test(many_indicators_are_capped_and_counted),
        cmocka_unit_test(large_sizes_are_bounded_and_said),
        cmocka_unit_test(one_side_has_its_verdicts_and_three_have_none),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(the_words_fit_and_the_tables_have_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
