/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs, and the questions of the minimal weight change from end to end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glpk.h>
#include <math.h>
#include <string.h>

#include "base/solve/program.h"
#include "base/rng.h"
#include "drivers/change/change.h"
#include "drivers/explain.h"
#include "oracle/brutal.h"
#include "oracle/slow_drivers.h"
#include "unit/build.h"

enum { ROWS = 16, LEAVES = 6 };

/* A knapsack of 3 things: maximise 5 x + 4 y + 3 z, 2 x + 3 y + z <= 5, each 0 or 1. */
static const double COST[] = {-5, -4, -3}, LOW[3] = {0}, HIGH[] = {1, 1, 1}, WEIGHT[] = {2, 3, 1};
static const bool WHOLE[] = {true, true, true};
static const size_t START[] = {0, 3}, COLUMN[] = {0, 1, 2};

static arp_program knapsack(const double *low, const double *high, const bool *whole) {
    return (arp_program){.n_columns = 3,
                         .n_rows = 1,
                         .cost = COST,
                         .low = LOW,
                         .high = HIGH,
                         .whole = whole,
                         .row_low = low,
                         .row_high = high,
                         .start = START,
                         .column = COLUMN,
                         .value = WEIGHT,
                         .node_limit = ARP_PROGRAM_NODES};
}

static void programs_are_solved_or_proved_empty(void **state) {
    (void)state;
    double none = -INFINITY, five = 5.0, seven = 7.0, x[3] = {9, 9, 9};
    arp_program_answer a;
    arp_program p = knapsack(&none, &five, NULL);
    assert_int_equal(arp_program_solve(&p, x, &a, NULL), ARP_OK);
    assert_int_equal(a.state, ARP_PROGRAM_OPTIMAL); /* x, z and two thirds of y */
    assert_true(fabs(a.value + 8.0 + 8.0 / 3.0) < 1e-12 && fabs(x[1] - 2.0 / 3.0) < 1e-12);
    assert_int_equal(a.nodes, 0);
    p.whole = WHOLE;
    assert_int_equal(arp_program_solve(&p, x, &a, NULL), ARP_OK);
    assert_int_equal(a.state, ARP_PROGRAM_OPTIMAL);
    assert_true(a.value == -9.0 && a.bound == -9.0); /* x and y */
    assert_true(x[0] == 1.0 && x[1] == 1.0 && x[2] == 0.0);
    assert_true(a.nodes > 0);
    p.node_limit = 0;
    assert_int_equal(arp_program_solve(&p, x, &a, NULL), ARP_OK);
    assert_int_equal(a.state, ARP_PROGRAM_NOT_FOUND);
    assert_true(isnan(a.value) && a.bound <= -9.0 && a.nodes == 0);
    p.node_limit = ARP_PROGRAM_NODES;
    p = knapsack(&seven, &seven, NULL);
    assert_int_equal(arp_program_solve(&p, x, &a, NULL), ARP_OK);
    assert_int_equal(a.state, ARP_PROGRAM_INFEASIBLE);
}

static void a_caller_keeps_its_own_environment(void **state) {
    (void)state;
    double none = -INFINITY, five = 5.0, x[3];
    arp_program_answer a;
    arp_program p = knapsack(&none, &five, WHOLE);
    glp_prob *own = glp_create_prob();
    int was = glp_term_out(GLP_OFF);
    glp_add_cols(own, 7);
    assert_int_equal(arp_program_solve(&p, x, &a, NULL), ARP_OK);
    assert_true(a.value == -9.0);
    assert_int_equal(glp_get_num_cols(own), 7);
    assert_int_equal(glp_term_out(was), GLP_OFF);
    glp_delete_prob(own);
    glp_free_env();
}

/* With GLPK linked in whole, its own allocations fail in turn as well. */
static void programs_live_with_little_memory(void **state) {
    (void)state;
    double none = -INFINITY, five = 5.0, x[3] = {9, 9, 9};
    arp_program_answer a = {0};
    arp_program p = knapsack(&none, &five, WHOLE);
    arp_status st;
    ARP_BRUTAL(st, arp_program_solve(&p, x, &a, NULL));
    assert_int_equal(st, ARP_OK);
    assert_true(a.value == -9.0);
    p.whole = NULL;
    ARP_BRUTAL(st, arp_program_solve(&p, x, &a, NULL));
    assert_int_equal(st, ARP_OK);
}

typedef struct scene {
    build_plan b;
    double x[LEAVES][ROWS];
    arp_table values;
    arp_result result;
    arp_drivers d;
    size_t selected[8], k[4];
    arp_drivers_options options;
} scene;

/* Sides of two leaves each; min-max to [1, 100], so that any exponent will do. */
static void open_scene(scene *s, size_t n_sides, const arp_aggregator *root) {
    const double *column[LEAVES];
    memset(s, 0, sizeof *s);
    build_start(&s->b);
    s->b.node[0].aggregate = root;
    s->b.node[0].exponent = root->exponent;
    s->b.plan.normalise = &arp_normalise_minmax;
    s->b.plan.target[0] = 1.0;
    s->b.plan.target[1] = 100.0;
    for (size_t g = 0, leaf = 0; g < n_sides; g++) {
        size_t side = build_node(&s->b, 0, "side", (double)(g + 1));
        for (int j = 0; j < 2; j++) build_leaf(&s->b, side, "leaf", 1.0, leaf++, j ? -1 : 1);
    }
    for (size_t j = 0; j < LEAVES; j++) {
        for (uint64_t i = 0; i < ROWS; i++) s->x[j][i] = arp_u01(29, i, (uint32_t)j);
        column[j] = s->x[j];
    }
    s->values = build_table(ROWS, LEAVES, column);
    for (size_t t = 0; t < 8; t++) s->selected[t] = 2 * t;
    s->k[0] = 4, s->k[1] = 1, s->k[2] = 9, s->k[3] = 12;
    s->options = (arp_drivers_options){
        .selected = s->selected, .m = 2, .k = s->k, .n_k = 2, .alpha = 0.05, .seed = 1};
}

static const arp_change *explain(scene *s) {
    arp_drivers_free(&s->d);
    arp_result_free(&s->result);
    assert_int_equal(arp_index_run(&s->b.plan, &s->values, &s->result, NULL), ARP_OK);
    assert_int_equal(arp_explain(&s->b.plan, &s->values, &s->result, &s->options, &s->d, NULL),
                     ARP_OK);
    assert_non_null(s->d.change);
    return s->d.change;
}

static void close_scene(scene *s) {
    arp_drivers_free(&s->d);
    arp_result_free(&s->result);
    arp_table_free(&s->values);
}

static double line(const scene *s, size_t node, size_t i) {
    double score = s->result.score[node * ROWS + i], r = s->b.node[0].exponent;
    return r == 1.0 ? score : r == 0.0 ? log(score) : -1.0 / score;
}

/* Rows above row i when node v weighs what the answer says: nodes are sides or leaves. */
static size_t above(const scene *s, const arp_change_one *one, size_t i) {
    double score[ROWS] = {0}, sum = 0.0;
    for (size_t v = 1; v < s->b.plan.n_nodes; v++) {
        bool side = s->b.node[v].parent == 0;
        if (side != one->sides) continue;
        double w = s->result.weight[v];
        if (!side) w *= s->result.weight[s->b.node[v].parent];
        for (size_t c = 0; c < one->n_changes; c++) {
            if (one->change[c].node != v) continue;
            assert_true(one->change[c].from == w);
            w = one->change[c].to;
        }
        sum += w;
        for (size_t j = 0; j < ROWS; j++) {
            score[j] += w * (side ? line(s, v, j) : s->result.score[v * ROWS + j]);
        }
    }
    assert_true(fabs(sum - 1.0) < 1e-9);
    size_t n = 0;
    for (size_t j = 0; j < ROWS; j++) n += score[j] > score[i] + 1e-9 * (one->sides ? 1.0 : 0.0);
    return n;
}

static void check_distance(const arp_change_one *one) {
    double sum = 0.0, most = 0.0;
    for (size_t i = 0; i < one->n_changes; i++) {
        double by = fabs(one->change[i].to - one->change[i].from);
        sum += by;
        most = fmax(most, by);
    }
    assert_true(fabs(one->distance - (one->norm == ARP_CHANGE_SUM ? sum : most)) < 1e-9);
}

/* Both measures of one question stand side by side, and agree on whether it can be. */
static void check_pair(const arp_change_one *sum) {
    const arp_change_one *largest = sum + 1;
    assert_int_equal(sum->norm, ARP_CHANGE_SUM);
    assert_int_equal(largest->norm, ARP_CHANGE_LARGEST);
    assert_true(largest->row == sum->row && largest->k == sum->k);
    assert_true(largest->sides == sum->sides && largest->leave == sum->leave);
    assert_int_equal(largest->status, sum->status);
    /* the largest of changes that sum to 0 is at most half of what they add up to */
    if (!isnan(sum->distance)) assert_true(largest->distance <= sum->distance / 2.0 + 1e-6);
}

static void check_answers(const scene *s) {
    const arp_change *c = s->d.change;
    for (size_t q = 0; q < c->n; q++) {
        const arp_change_one *one = &c->at[q];
        if (q % ARP_CHANGE_NORMS == 0) check_pair(one);
        if (one->status == ARP_CHANGE_IMPOSSIBLE) {
            assert_true(isnan(one->distance) && one->n_changes == 0);
            continue;
        }
        assert_int_equal(one->status, ARP_CHANGE_OPTIMAL);
        check_distance(one);
        assert_true(isnan(one->bound) || one->bound >= one->distance - 1e-9);
        for (size_t t = 0; t < s->d.m; t++) {
            if (one->row != ARP_NONE && one->row != s->d.selected[t]) continue;
            assert_int_equal(one->row != ARP_NONE && s->result.rank[one->row] <= one->k,
                             one->leave);
            size_t n = above(s, one, s->d.selected[t]);
            /* at the very weight where two sides tip, the two are tied */
            assert_true(one->leave ? n + (one->sides ? 1 : 0) >= one->k : n < one->k);
        }
    }
}

/* Two sides: along the axis nothing nearer does it. */
static void check_axis(const scene *s, const arp_change_one *one) {
    double a[ROWS], b[ROWS], w0 = s->result.weight[s->d.side[0].node], near = INFINITY;
    for (size_t i = 0; i < ROWS; i++) {
        a[i] = line(s, s->d.side[0].node, i);
        b[i] = line(s, s->d.side[1].node, i);
    }
    for (double w = 0.00005; w < 1.0; w += 0.0001) {
        if (slow_member(a, b, ROWS, one->k, one->row, w) != one->leave) {
            near = fmin(near, (one->norm == ARP_CHANGE_SUM ? 2.0 : 1.0) * fabs(w - w0));
        }
    }
    if (one->status == ARP_CHANGE_IMPOSSIBLE) assert_true(isinf(near));
    else assert_true(fabs(near - one->distance) < 0.0003);
}

static void two_sides_are_read_from_the_axis_for_any_exponent(void **state) {
    (void)state;
    static const arp_aggregator *const root[] = {&arp_aggregate_arithmetic,
                                                 &arp_aggregate_geometric, &arp_aggregate_harmonic};
    for (size_t r = 0; r < 3; r++) {
        scene s;
        open_scene(&s, 2, root[r]);
        const arp_change *c = explain(&s);
        assert_int_equal(c->leaves, r ? ARP_LEAVES_EXPONENT : ARP_LEAVES_LINEAR);
        assert_int_equal(c->certificates.computed, r == 0);
        /* two territories for each k, and both at once where k seats them */
        assert_int_equal(c->n, ARP_CHANGE_NORMS * (r ? 5 : 10));
        for (size_t q = 0; q < c->n; q++) {
            if (c->at[q].sides && c->at[q].row != ARP_NONE) check_axis(&s, &c->at[q]);
            assert_true(c->at[q].row != ARP_NONE || c->at[q].k >= 2);
        }
        check_answers(&s);
        close_scene(&s);
    }
}

static void three_sides_are_moved_by_programs_at_most_twelve(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 3, &arp_aggregate_harmonic);
    const arp_change *c = explain(&s);
    assert_int_equal(c->n, ARP_CHANGE_NORMS * 5);
    check_answers(&s);
    close_scene(&s);
    open_scene(&s, 3, &arp_aggregate_arithmetic);
    s.options.m = 8;
    s.options.n_k = 4;
    c = explain(&s); /* 32 for a territory, 2 for all, twice */
    assert_int_equal(c->n, ARP_CHANGE_NORMS * 12);
    assert_int_equal(c->left_out, 2 * (8 * 4 + 2) - 12);
    check_answers(&s);
    close_scene(&s);
}

static void one_side_has_its_leaves_only(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 1, &arp_aggregate_arithmetic);
    const arp_change *c = explain(&s);
    assert_int_equal(c->n, ARP_CHANGE_NORMS * 5);
    for (size_t q = 0; q < c->n; q++) assert_false(c->at[q].sides);
    check_answers(&s);
    close_scene(&s);
}

static void weights_passed_on_are_not_linear(void **state) {
    (void)state;
    static const arp_missing_rule *const rule[] = {&arp_missing_mean, &arp_missing_exclude,
                                                   &arp_missing_mean_of_siblings};
    for (size_t r = 0; r < 3; r++) {
        scene s;
        open_scene(&s, 2, &arp_aggregate_arithmetic);
        s.values.column[1].value[3] = NAN;
        s.values.column[1].mark[3] = ARP_CELL_MISSING;
        s.b.plan.missing = rule[r];
        assert_int_equal(explain(&s)->leaves, r ? ARP_LEAVES_HOLES : ARP_LEAVES_LINEAR);
        close_scene(&s);
    }
}

static void a_territory_above_on_everything_is_a_witness(void **state) {
    (void)state;
    scene s;
    open_scene(&s, 2, &arp_aggregate_arithmetic);
    for (size_t l = 0; l < 4; l++) {
        s.values.column[l].value[5] = s.values.column[l].value[0] + (l % 2 ? -0.01 : 0.01);
    }
    s.options.m = 1;
    s.options.n_k = 1;
    s.k[0] = 1;
    const arp_change *c = explain(&s);
    const arp_certificates *f = &c->certificates;
    assert_true(f->computed && !f->feasible && f->margin < 0.0);
    assert_true(isnan(f->range[0].from) && isnan(f->range[1].to));
    bool told = false;
    for (size_t w = 0; w < f->n_witnesses; w++) told |= f->witness[w][1] == 5;
    assert_true(told && f->witness[0][0] == 0);
    for (size_t q = 0; q < c->n; q++) assert_int_equal(c->at[q].status, ARP_CHANGE_IMPOSSIBLE);
    assert_int_equal(f->fewest.misplaced, 1); /* one selected, and one above it under any weights */
    assert_int_equal(f->fewest.at_least, 1);
    close_scene(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programs_are_solved_or_proved_empty),
        cmocka_unit_test(a_caller_keeps_its_own_environment),
        cmocka_unit_test(programs_live_with_little_memory),
        cmocka_unit_test(two_sides_are_read_from_the_axis_for_any_exponent),
        cmocka_unit_test(three_sides_are_moved_by_programs_at_most_twelve),
        cmocka_unit_test(one_side_has_its_leaves_only),
        cmocka_unit_test(weights_passed_on_are_not_linear),
        cmocka_unit_test(a_territory_above_on_everything_is_a_witness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
