/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered cases: case c draws its plan, its table and its factors from c alone. Draws are compared
   with the pipeline bit for bit, and with the slow one of tests/oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/rng.h"
#include "base/ties.h"
#include "property/sensitivity_world.h"
#include "sensitivity/draws/model.h"

enum { DRAWS = 4 };

/* The same bits, once the ties of the root's children are settled, which a draw leaves to others.
 */
static bool same_bits(const double *drawn, const double *score, size_t n, bool settled) {
    double *copy = malloc(n * sizeof *copy);
    uint32_t *order = malloc(n * sizeof *order);
    assert_true(copy && order);
    memcpy(copy, drawn, n * sizeof *copy);
    assert_true(arp_order_falling(copy, n, order));
    if (settled) arp_settle_ties(copy, order, n);
    bool same = memcmp(copy, score, n * sizeof *copy) == 0;
    free(copy);
    free(order);
    return same;
}

/* The same as the public call on the plan the draw made. */
static void equals_the_pipeline(int c, const arp_work *work) {
    arp_result r = {0};
    size_t n = work->model->n;
    assert_int_equal(arp_index_run(&work->plan, work->run.values, &r, NULL), ARP_OK);
    for (size_t v = 0; v < work->plan.n_nodes; v++) {
        bool dropped = false;
        for (size_t i = 0; i < r.n_dropped; i++) dropped |= r.dropped[i] == v;
        bool settled = work->plan.node[v].parent == 0;
        if (!dropped && !same_bits(work->line[v], r.score + v * n, n, settled)) {
            fail_msg("case %d: bits of node %zu", c, v);
        }
        double gap = r.weight[v] - work->share[v];
        if (!dropped && (gap < 0.0 || gap > 0.0)) fail_msg("case %d: weight of node %zu", c, v);
    }
    assert_memory_equal(r.rank, work->rank, n * sizeof *r.rank);
    arp_result_free(&r);
}

static void equals_the_slow_one(int c, world *w, const arp_work *work, const slow_answer *slow,
                                const int *value) {
    for (size_t f = 0; f < w->n_factors; f++) {
        if (work->combination->value[f] != (size_t)value[f]) {
            fail_msg("case %d: factor %s takes %zu, not %d", c, w->factor[f].kind,
                     work->combination->value[f], value[f]);
        }
    }
    if (work->combination->varied.late != w->slow.late) fail_msg("case %d: late", c);
    for (size_t i = 0; i < w->n; i++) {
        if (!agree(work->line[0][i], slow->score[0][i], NEAR)) fail_msg("case %d: score %zu", c, i);
        bool same = work->rank[i] == (uint32_t)slow->rank[0][i];
        if (!same && !has_near_tie(slow->score[0], w->n, i, NEAR))
            fail_msg("case %d: rank %zu", c, i);
    }
}

static void draw_both(int c, world *w, const arp_model *model) {
    arp_work work;
    int value[SLOW_FACTORS];
    slow_answer *slow = calloc(1, sizeof *slow);
    assert_int_equal(arp_work_new(model, &work, NULL), ARP_OK);
    assert_int_equal(model->n_dims, (size_t)slow_dims(&w->slow));
    for (uint64_t d = 0; d < DRAWS; d++) {
        for (size_t i = 0; i < model->n_dims; i++) {
            work.u[i] = arp_u01((uint64_t)c, d, (uint32_t)i);
        }
        bool expected = slow_draw(&w->slow, work.u, value, slow);
        if ((arp_work_draw(&work) == ARP_OK) != expected) fail_msg("case %d: answered", c);
        if (!expected) continue;
        equals_the_pipeline(c, &work);
        equals_the_slow_one(c, w, &work, slow, value);
    }
    arp_work_free(&work);
    free(slow);
}

static void every_draw_equals_the_pipeline_and_the_slow_one(void **state) {
    (void)state;
    static const size_t K[] = {1};
    int answered = 0, restricted = 0, c = 0;
    for (; answered < CASES && c < 4 * CASES; c++) {
        world *w = make_world((uint64_t)c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        arp_model model = {0};
        arp_error err = {0};
        int possible, can;
        slow_answer *base = calloc(1, sizeof *base);
        slow_combinations(&w->slow, &possible, &can);
        bool expected = slow_base(&w->slow, base) && can > 0;
        arp_status st = arp_model_make(&in, &model, &err);
        if ((st == ARP_OK) != expected) {
            char text[ARP_ERROR_TEXT];
            arp_error_text(&err, ARP_EN, text, sizeof text);
            fail_msg("case %d: answered %d, expected %d: %s", c, st == ARP_OK, expected, text);
        }
        if (expected) {
            assert_int_equal(model.combos.possible, possible);
            assert_int_equal(model.combos.n, can);
            draw_both(c, w, &model);
            answered++;
            restricted += can < possible;
        }
        arp_model_free(&model);
        arp_table_free(&t);
        free(base);
        free(w);
    }
    print_message("%d studies, %d of them restricted\n", answered, restricted);
    assert_int_equal(answered, CASES);
    assert_true(restricted > CASES / 10);
}

static double chance_of(const arp_model *m, const size_t *value) {
    double p = 1.0;
    for (size_t f = 0; f < m->n_factors; f++) {
        if (m->factor[f].n_values) p *= m->factor[f].probability[value[f]];
    }
    return p;
}

/* Chance, among what can be, of the values that a group has in combination i. */
static double chance_of_group(const arp_model *m, size_t group, size_t i) {
    double mass = 0.0, all = 0.0;
    for (size_t j = 0; j < m->combos.n; j++) {
        bool agrees = true;
        for (size_t f = 0; f < m->n_factors; f++) {
            bool same = m->combos.at[j].value[f] == m->combos.at[i].value[f];
            if (m->combos.group[f] == group) agrees = agrees && same;
        }
        double chance = chance_of(m, m->combos.at[j].value);
        all += chance;
        mass += agrees ? chance : 0.0;
    }
    return mass / all;
}

/* Independent groups: the chance of any combination is the product over the groups. */
static void groups_are_independent(int c, const arp_model *m) {
    double all = 0.0;
    for (size_t i = 0; i < m->combos.n; i++) all += chance_of(m, m->combos.at[i].value);
    for (size_t i = 0; i < m->combos.n && i < 8; i++) {
        double product = 1.0;
        for (size_t g = 0; g < m->combos.n_groups; g++) product *= chance_of_group(m, g, i);
        double own = chance_of(m, m->combos.at[i].value) / all;
        if (fabs(own - product) > 1e-12) fail_msg("case %d: groups depend", c);
    }
    for (size_t f = 0; f < m->n_factors; f++) {
        double sum = 0.0;
        for (size_t v = 0; v < m->factor[f].n_values; v++) sum += m->combos.chance[f][v];
        if (m->factor[f].n_values && fabs(sum - 1.0) > 1e-12) fail_msg("case %d: chances", c);
    }
}

static void groups_of_factors_are_independent_given_what_can_be(void **state) {
    (void)state;
    static const size_t K[] = {1};
    for (uint64_t c = 0; c < CASES / 2; c++) {
        world *w = make_world(c);
        arp_table t = make_table(w);
        arp_sensitivity_input in = input_of(w, &t, K);
        arp_model m = {0};
        if (arp_model_make(&in, &m, NULL) == ARP_OK) groups_are_independent((int)c, &m);
        arp_model_free(&m);
        arp_table_free(&t);
        free(w);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_draw_equals_the_pipeline_and_the_slow_one),
        cmocka_unit_test(groups_of_factors_are_independent_given_what_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
