/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices against plans written by hand: each value of a factor gives the scores of arp_index_run()
   on the plan that says the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sensitivity/draws/model.h"
#include "sensitivity/noise/noise.h"
#include "unit/sensitivity_fixture.h"

static arp_status run_with(fixture *f, const arp_factor *factor, const double *u, double *score,
                           arp_error *err) {
    arp_model model = {0};
    arp_work work = {0};
    arp_status st = ARP_OK;
    f->in.factor = factor;
    f->in.n_factors = 1;
    ARP_TRY(arp_model_make(&f->in, &model, err));
    ARP_TRY(arp_work_new(&model, &work, err));
    for (size_t i = 0; i < model.n_dims; i++) work.u[i] = u[i];
    ARP_TRY(arp_work_draw(&work));
    memcpy(score, work.line[0], FIXTURE_ROWS * sizeof *score);

done:
    arp_work_free(&work);
    arp_model_free(&model);
    return st;
}

static void assert_scores(const fixture *f, const double *score) {
    arp_result r = {0};
    assert_int_equal(arp_index_run(&f->b.plan, &f->table, &r, NULL), ARP_OK);
    assert_memory_equal(r.score, score, FIXTURE_ROWS * sizeof *score);
    arp_result_free(&r);
}

static void a_comparator_is_the_bound_of_each_indicator(void **state) {
    (void)state;
    static const char *const NAMES[] = {"region", "nation"};
    static const double FIRST[] = {20.0, 500.0, 4.0, 5.0, 6.0, 7.0},
                        SECOND[] = {30.0, 400.0, 3.0, 4.0, 5.0, 6.0};
    const arp_comparator_values comparators[] = {{"region", FIRST}, {"nation", SECOND}};
    const arp_factor factor = {.kind = "comparator", .choice = NAMES, .n_choices = 2};
    fixture f, by_hand;
    fixture_open(&f);
    f.in.comparator = comparators;
    f.in.n_comparators = 2;
    for (int which = 0; which < 2; which++) {
        double u = which ? 0.75 : 0.25, score[FIXTURE_ROWS];
        fixture_open(&by_hand);
        by_hand.b.plan.normalise = f.b.plan.normalise = &arp_normalise_comparator;
        for (size_t v = 0; v < by_hand.b.plan.n_nodes; v++) {
            arp_plan_node *leaf = &by_hand.b.node[v];
            if (leaf->n_children) continue;
            leaf->frozen = f.b.node[v].frozen = true;
            f.b.node[v].bound[0] = 1.0; /* declared; every draw takes another */
            leaf->bound[0] = comparators[which].value[leaf->column];
        }
        assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
        assert_scores(&by_hand, score);
        fixture_close(&by_hand);
    }
    fixture_close(&f);
}

static void a_drawn_rule_takes_the_first_comparator(void **state) {
    (void)state;
    static const char *const RULE[] = {"comparator"};
    static const double FIRST[] = {20.0, 500.0, 4.0, 5.0, 6.0, 7.0};
    const arp_comparator_values comparators[] = {{"region", FIRST}};
    const arp_factor factor = {.kind = "normalise", .choice = RULE, .n_choices = 1};
    double u = 0.5, score[FIXTURE_ROWS];
    arp_error err = {0};
    fixture f;
    fixture_open(&f);
    assert_int_equal(run_with(&f, &factor, &u, score, &err), ARP_DOMAIN); /* there is none */
    assert_string_equal(arp_error_name(&err), "INDEX_BOUNDS_ABSENT");
    f.in.comparator = comparators;
    f.in.n_comparators = 1;
    assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
    f.b.plan.normalise = &arp_normalise_comparator;
    for (size_t v = 0; v < f.b.plan.n_nodes; v++) {
        if (f.b.node[v].n_children) continue;
        f.b.node[v].frozen = true;
        f.b.node[v].bound[0] = FIRST[f.b.node[v].column];
    }
    assert_scores(&f, score);
    fixture_close(&f);
}

static void an_exponent_is_drawn_between_the_ends_of_its_range(void **state) {
    (void)state;
    static const double RANGE[] = {-1.0, 2.0};
    const arp_factor factor = {
        .kind = "aggregate", .rule = "range", .number = RANGE, .n_numbers = 2, .node = "social"};
    double u = 0.9, score[FIXTURE_ROWS];
    arp_error err = {0};
    fixture f;
    fixture_open(&f);
    assert_int_equal(run_with(&f, &factor, &u, score, &err), ARP_DOMAIN); /* over a z-score */
    f.b.plan.normalise = &arp_normalise_minmax;
    assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
    f.b.node[1].aggregate = &arp_aggregate_power;
    f.b.node[1].exponent = -1.0 + 0.9 * 3.0;
    assert_scores(&f, score);
    fixture_close(&f);
}

static void shrinkage_puts_shrunk_rates_into_the_table(void **state) {
    (void)state;
    static const char *const RULES[] = {"none", "marshall"};
    const arp_factor factor = {.kind = "shrinkage", .choice = RULES, .n_choices = 2};
    fixture f;
    arp_drawn shrunk;
    fixture_open(&f);
    for (int which = 0; which < 2; which++) {
        double u = which ? 0.75 : 0.25, score[FIXTURE_ROWS];
        assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
        if (which == 0) {
            assert_scores(&f, score);
            continue;
        }
        assert_int_equal(arp_drawn_new(&f.in, f.pool, &shrunk, NULL), ARP_OK);
        arp_drawn_fill(&f.in, NULL, 0, &arp_shrink_marshall, &shrunk);
        for (size_t j = 0; j < FIXTURE_COLUMNS; j++) {
            memcpy(f.table.column[j].value, shrunk.table.column[j].value,
                   FIXTURE_ROWS * sizeof(double));
        }
        assert_scores(&f, score);
    }
    fixture_close(&f);
}

static void noise_goes_through_the_whole_pipeline(void **state) {
    (void)state;
    const arp_factor factor = {.kind = "data"};
    double u = 0.3, score[FIXTURE_ROWS];
    fixture f;
    arp_drawn drawn;
    arp_noise *noise;
    fixture_open(&f);
    assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
    assert_int_equal(arp_noise_new(&f.in, f.pool, &noise, NULL), ARP_OK);
    assert_int_equal(arp_drawn_new(&f.in, f.pool, &drawn, NULL), ARP_OK);
    arp_drawn_fill(&f.in, noise, (uint64_t)(0.3 * 0x1p53), NULL, &drawn);
    for (size_t j = 0; j < FIXTURE_COLUMNS; j++) {
        memcpy(f.table.column[j].value, drawn.table.column[j].value, FIXTURE_ROWS * sizeof(double));
    }
    assert_scores(&f, score);
    fixture_close(&f);
}

static void a_moved_indicator_is_one_of_its_new_side(void **state) {
    (void)state;
    static const char *const SIDES[] = {"social", "sanitaire"};
    const arp_factor factor = {.kind = "side_of", .node = "a", .choice = SIDES, .n_choices = 2};
    double u = 0.75, score[FIXTURE_ROWS];
    fixture f;
    fixture_open(&f);
    assert_int_equal(run_with(&f, &factor, &u, score, NULL), ARP_OK);
    arp_plan_node *social = &f.b.node[1], *sanitaire = &f.b.node[2];
    size_t a = social->child[0];
    for (size_t j = 1; j < social->n_children; j++) social->child[j - 1] = social->child[j];
    social->n_children--;
    sanitaire->child[sanitaire->n_children++] = a;
    f.b.node[a].parent = 2;
    assert_scores(&f, score);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparator_is_the_bound_of_each_indicator),
        cmocka_unit_test(a_drawn_rule_takes_the_first_comparator),
        cmocka_unit_test(an_exponent_is_drawn_between_the_ends_of_its_range),
        cmocka_unit_test(shrinkage_puts_shrunk_rates_into_the_table),
        cmocka_unit_test(noise_goes_through_the_whole_pipeline),
        cmocka_unit_test(a_moved_indicator_is_one_of_its_new_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
