/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A selection explained from end to end: plan, table, run, answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/rng.h"
#include "drivers/drivers.h"
#include "drivers/explain.h"
#include "drivers/resemblance/evidence.h"
#include "oracle/brutal.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_evidence.h"
#include "unit/build.h"

enum { ROWS = 16, LEAVES = 10 };

typedef struct scene {
    build_plan b;
    double x[LEAVES][ROWS];
    arp_table values;
    arp_result result;
    size_t selected[ROWS], k[2], half[8], rest[8], three[3];
    arp_universe_input universe[3];
    arp_drivers_options options;
} scene;

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

/* n_sides sides; the first two have two leaves where there are few sides, the others are leaves. */
static void open_scene(scene *s, size_t n_sides, const arp_aggregator *root) {
    const double *column[LEAVES];
    memset(s, 0, sizeof *s);
    build_start(&s->b);
    s->b.node[0].aggregate = root;
    s->b.node[0].exponent = root->exponent;
    if (root != &arp_aggregate_arithmetic) {
        s->b.plan.normalise = &arp_normalise_minmax;
        s->b.plan.target[0] = 1.0;
        s->b.plan.target[1] = 100.0;
    }
    size_t leaf = 0;
    for (size_t g = 0; g < n_sides; g++) {
        double weight = g == 0 ? 1.0 : 2.0;
        if (n_sides > 3) {
            build_leaf(&s->b, 0, "side", weight, leaf++, 1);
            continue;
        }
        size_t side = build_node(&s->b, 0, g == 0 ? "social" : "sanitaire", weight);
        s->b.node[side].year = g == 0 ? 2007 : 2018;
        for (int j = 0; j < 2; j++) build_leaf(&s->b, side, "leaf", 1.0, leaf++, j ? -1 : 1);
    }
    for (size_t j = 0; j < leaf; j++) {
        for (uint64_t i = 0; i < ROWS; i++) s->x[j][i] = floor(arp_u01(21, i, (uint32_t)j) * 30.0);
        column[j] = s->x[j];
    }
    s->values = build_table(ROWS, leaf, column);
    assert_int_equal(arp_index_run(&s->b.plan, &s->values, &s->result, NULL), ARP_OK);
    for (size_t i = 0; i < 8; i++) {
        s->half[i] = 2 * i;
        s->rest[i] = 2 * i + 1;
    }
    s->universe[0] = (arp_universe_input){"even", s->half, 8};
    s->universe[1] = (arp_universe_input){"odd", s->rest, 8};
    s->three[0] = 4, s->three[1] = 6, s->three[2] = 10;
    s->universe[2] = (arp_universe_input){"three", s->three, 3};
    s->selected[0] = 10, s->selected[1] = 4, s->selected[2] = 6;
    s->k[0] = 3, s->k[1] = 7;
    s->options = (arp_drivers_options){.selected = s->selected,
                                       .m = 3,
                                       .k = s->k,
                                       .n_k = 2,
                                       .alpha = 0.05,
                                       .seed = 1,
                                       .universe = s->universe,
                                       .n_universes = 3};
}

static void close_scene(scene *s) {
    arp_result_free(&s->result);
    arp_table_free(&s->values);
}

static void mark(const arp_drivers_options *o, bool *in) {
    memset(in, 0, ROWS * sizeof *in);
    for (size_t t = 0; t < o->m; t++) in[o->selected[t]] = true;
}

static const double *score_of(const scene *s, size_t node) {
    return s->result.score + node * s->result.n;
}

static void check_tipping(const arp_drivers *d, const arp_tipping *t, const double *a,
                          const double *b) {
    for (double w = 0.0005; w < 1.0; w += 0.001) {
        for (size_t j = 0; j < d->n_k; j++) {
            for (size_t i = 0; i < d->n; i++) {
                const arp_membership *m = &t->member[j * d->n + i];
                bool in = false;
                for (size_t l = 0; l < m->n; l++) in |= m->at[l].from < w && w < m->at[l].to;
                assert_int_equal(in, slow_member(a, b, d->n, d->k[j], i, w));
            }
        }
    }
}

/* Three of sixteen: the p given the other side is drawn, the interval exact, nothing exchanged. */
static void check_evidence(const arp_drivers *d, const double *a, const double *b, const bool *in) {
    double p[2], holm[2], excluded[2], excluded_holm[2];
    for (size_t g = 0; g < 2; g++) {
        const arp_side_evidence *known = &d->evidence->side[g];
        excluded[g] = slow_excluded(g ? b : a, ROWS, in, 0.6);
        assert_int_equal(known->method, ARP_P_MONTE_CARLO);
        assert_int_equal(known->interval_method, ARP_INTERVAL_EXACT);
        assert_true(known->low < d->side[g].alone.c && d->side[g].alone.c < known->high);
        p[g] = known->p;
        const double *const side[2] = {g ? b : a, g ? a : b};
        bool separated;
        const double truth = slow_conditional(side, 1, ROWS, in, &separated);
        assert_true(fabs(p[g] - truth) < 5.0 * sqrt(truth * (1.0 - truth) / 20000.0) + 1e-4);
    }
    slow_holm(p, 2, holm);
    slow_holm(excluded, 2, excluded_holm);
    for (size_t g = 0; g < 2; g++) {
        const arp_side *side = &d->side[g];
        bool sure = holm[g] <= d->alpha && side->alone.c >= 0.6;
        bool out = excluded_holm[g] <= d->alpha;
        near(d->evidence->side[g].p_excluded_holm, excluded_holm[g]);
        near(d->evidence->side[g].p_holm, holm[g]);
        assert_int_equal(side->state, sure ? ARP_ATTESTED : out ? ARP_EXCLUDED : ARP_CANNOT_TELL);
    }
    assert_true(isnan(d->evidence->swap_p));
}

/* The verdict of two sides in a place where the selection is one of @p sets. */
static void check_elsewhere(const arp_drivers *d, const arp_concordance *there, double sets,
                            const arp_elsewhere *got) {
    double c[2][2], p[2][2], holm[2];
    bool change[2];
    for (size_t g = 0; g < 2; g++) {
        c[0][g] = d->side[g].alone.c, p[0][g] = d->side[g].alone.p;
        c[1][g] = there[g].c, p[1][g] = there[g].p;
    }
    slow_holm(p[1], 2, holm);
    slow_changes(c[0], p[0], c[1], p[1], 2, sets, d->alpha, change);
    assert_int_equal(got->could_attest, 2.0 / sets <= d->alpha);
    for (size_t g = 0; g < 2; g++) {
        near(got->p_holm[g], holm[g]);
        assert_int_equal(got->changes[g], change[g]);
    }
}

static void two_sides_are_explained(void **state) {
    (void)state;
    scene s;
    arp_drivers d = {0};
    bool in[ROWS];
    open_scene(&s, 2, &arp_aggregate_arithmetic);
    mark(&s.options, in);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.n_sides, 2);
    assert_int_equal(d.selected[0], 4);
    assert_int_equal(d.selected[2], 10);
    const double *a = score_of(&s, d.side[0].node), *b = score_of(&s, d.side[1].node);
    double p[2], holm[2], mixed[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        mixed[i] = s.result.weight[d.side[0].node] * a[i] + s.result.weight[d.side[1].node] * b[i];
        near(d.contribution[2 * i] + d.contribution[2 * i + 1], s.result.score[i]);
    }
    for (size_t g = 0; g < 2; g++) {
        const double *side = g ? b : a;
        near(d.side[g].alone.c, slow_concordance(side, ROWS, in));
        near(p[g] = d.side[g].alone.p, slow_p(side, ROWS, in));
        near(d.side[g].overlap, slow_seats(side, ROWS, 3, in) / 3.0);
        for (size_t i = 0; i < ROWS; i++) {
            assert_int_equal(d.side[g].rank[i], s.result.rank[d.side[g].node * ROWS + i]);
        }
    }
    slow_holm(p, 2, holm);
    near(d.side[0].p_holm, holm[0]);
    near(d.side[1].p_holm, holm[1]);
    assert_true(!d.side[0].late && !d.side[1].late);
    check_evidence(&d, a, b, in);
    near(d.declared.c, slow_concordance(mixed, ROWS, in));
    near(d.declared.p, slow_p(mixed, ROWS, in));
    near(d.contrast, d.side[0].alone.c - d.side[1].alone.c);
    near(d.contrast_p, slow_contrast_p(a, b, ROWS, in));
    assert_int_equal(d.n_tippings, 1);
    near(d.tipping[0].w0, 1.0 / 3.0);
    near(d.tipping[0].overlap[0], d.side[0].overlap);
    near(d.tipping[0].overlap[1], d.side[1].overlap);
    near(d.tipping[0].overlap[2], d.declared_overlap);
    check_tipping(&d, &d.tipping[0], a, b);
    near(d.side[0].shapley_concordance + d.side[1].shapley_concordance, d.declared.c - 0.5);
    near(d.side[0].shapley_overlap + d.side[1].shapley_overlap, d.declared_overlap - 3.0 / ROWS);
    assert_int_equal(d.n_left_out, 3);
    assert_int_equal(d.left_out[1].row, 6);
    for (size_t l = 0; l < 3; l++)
        check_elsewhere(&d, d.left_out[l].side, 105.0, &d.left_out[l].verdict);
    arp_drivers_free(&d);
    close_scene(&s);
}

static void a_universe_is_the_index_run_again(void **state) {
    (void)state;
    scene s;
    arp_drivers d = {0};
    open_scene(&s, 2, &arp_aggregate_arithmetic);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.n_universes, 3);
    arp_table half = {0};
    arp_result again = {0};
    assert_int_equal(arp_table_rows(&s.values, s.half, 8, &half, NULL), ARP_OK);
    assert_int_equal(arp_index_run(&s.b.plan, &half, &again, NULL), ARP_OK);
    const bool in[8] = {[2] = true, [3] = true, [5] = true};
    for (size_t g = 0; g < 2; g++) {
        const double *side = again.score + d.side[g].node * 8;
        near(d.universe[0].side[g].c, slow_concordance(side, 8, in));
        near(d.universe[0].side[g].p, slow_p(side, 8, in));
        assert_true(isnan(d.universe[1].side[g].c) && isnan(d.universe[2].side[g].c));
    }
    check_elsewhere(&d, d.universe[0].side, 56.0, &d.universe[0].verdict);
    assert_true(!d.universe[1].verdict.could_attest && isnan(d.universe[2].verdict.p_holm[0]));
    assert_true(d.universe[0].lacks == ARP_NONE && d.universe[0].why.code == ARP_OK);
    assert_int_equal(d.universe[1].lacks, 4);
    assert_true(d.universe[2].lacks == ARP_NONE); /* too few, and all selected */
    arp_result_free(&again);
    arp_table_free(&half);
    arp_drivers_free(&d);
    for (size_t i = 0; i < 8; i++) s.values.column[0].value[s.half[i]] = 5.0; /* constant there */
    arp_result_free(&s.result);
    assert_int_equal(arp_index_run(&s.b.plan, &s.values, &s.result, NULL), ARP_OK);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.universe[0].why.code, ARP_DOMAIN);
    assert_true(isnan(d.universe[0].side[0].c) && isnan(d.universe[0].side[1].p));
    arp_drivers_free(&d);
    close_scene(&s);
}

static void other_exponents_are_linear_in_their_lines(void **state) {
    (void)state;
    static const arp_aggregator *const root[] = {&arp_aggregate_geometric, &arp_aggregate_harmonic};
    for (int r = 0; r < 2; r++) {
        scene s;
        arp_drivers d = {0};
        bool in[ROWS];
        open_scene(&s, 2, root[r]);
        mark(&s.options, in);
        assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL),
                         ARP_OK);
        near(d.declared.c, slow_concordance(s.result.score, ROWS, in));
        double a[ROWS], b[ROWS];
        for (size_t i = 0; i < ROWS; i++) {
            double x = score_of(&s, d.side[0].node)[i], y = score_of(&s, d.side[1].node)[i];
            a[i] = r ? -1.0 / x : log(x);
            b[i] = r ? -1.0 / y : log(y);
            assert_true(fabs(d.contribution[2 * i] + d.contribution[2 * i + 1] -
                             s.result.score[i]) < 1e-11);
        }
        check_tipping(&d, &d.tipping[0], a, b);
        arp_drivers_free(&d);
        close_scene(&s);
    }
}

static void one_three_and_seven_sides_are_explained(void **state) {
    (void)state;
    scene s;
    arp_drivers d = {0};
    open_scene(&s, 1, &arp_aggregate_arithmetic);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.n_tippings, 0);
    assert_true(isnan(d.contrast) && isnan(d.contrast_p) && isnan(d.contrast_needed));
    near(d.side[0].p_holm, d.side[0].alone.p);
    near(d.evidence->side[0].p_holm, d.side[0].alone.p); /* no others: the marginal p counts */
    assert_true(isnan(d.evidence->swap_p));
    near(d.shapley_interaction_overlap, 0.0);
    arp_drivers_free(&d);
    close_scene(&s);

    open_scene(&s, 3, &arp_aggregate_arithmetic);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.n_tippings, 3);
    for (size_t g = 0; g < 3; g++) { /* weights 1 : 2 : 2 */
        double rest[ROWS];
        size_t p = (g + 1) % 3, q = (g + 2) % 3;
        double wp = p ? 2.0 : 1.0, wq = q ? 2.0 : 1.0;
        for (size_t i = 0; i < ROWS; i++) {
            rest[i] =
                (wp * score_of(&s, d.side[p].node)[i] + wq * score_of(&s, d.side[q].node)[i]) /
                (wp + wq);
        }
        check_tipping(&d, &d.tipping[g], score_of(&s, d.side[g].node), rest);
    }
    arp_drivers_free(&d);
    close_scene(&s);

    open_scene(&s, 7, &arp_aggregate_arithmetic);
    assert_int_equal(arp_explain(&s.b.plan, &s.values, &s.result, &s.options, &d, NULL), ARP_OK);
    assert_int_equal(d.n_tippings, 7);
    assert_true(isnan(d.side[6].shapley_overlap) && isnan(d.shapley_interaction_concordance));
    arp_drivers_free(&d);
    close_scene(&s);
}

static void refused(scene *s, const char *name) {
    arp_error err = {0};
    arp_drivers d = {0};
    assert_int_equal(arp_explain(&s->b.plan, &s->values, &s->result, &s->options, &d, &err),
                     ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), name);
    assert_null(d.pool);
}

static void what_makes_no_sense_is_refused_by_name(void **state) {
    (void)state;
    static size_t all[ROWS + 1];
    const size_t outside[] = {3, ROWS}, twice[] = {3, 3}, falling[] = {5, 4, 3, 2};
    scene s;
    open_scene(&s, 2, &arp_aggregate_arithmetic);
    arp_drivers_options good = s.options;
    for (size_t i = 0; i <= ROWS; i++) all[i] = i;
    s.options.m = 0;
    refused(&s, "DRIVERS_NONE_SELECTED");
    s.options.selected = all;
    s.options.m = ROWS;
    refused(&s, "DRIVERS_ALL_SELECTED");
    s.options.selected = outside;
    s.options.m = 2;
    refused(&s, "DRIVERS_OUTSIDE");
    s.options.selected = twice;
    refused(&s, "DRIVERS_TWICE");
    s.options = good;
    s.k[1] = 0;
    refused(&s, "DRIVERS_K");
    s.k[1] = ROWS;
    refused(&s, "DRIVERS_K");
    s.options.n_k = 0;
    refused(&s, "DRIVERS_K");
    s.options = good;
    s.k[1] = 7;
    s.options.alpha = NAN;
    refused(&s, "DRIVERS_ALPHA");
    s.options = good;
    s.universe[0] = (arp_universe_input){"falling", falling, 4};
    refused(&s, "DRIVERS_UNIVERSE_ROWS");
    s.options.n_universes = 0;
    double *score = s.result.score + s.b.node[0].child[1] * ROWS;
    score[3] = NAN;
    refused(&s, "DRIVERS_SIDE_WITHOUT_VALUE");
    s.b.node[0].n_children = 0;
    refused(&s, "DRIVERS_NO_SIDE");
    s.result.n = 1;
    refused(&s, "DRIVERS_TOO_FEW");
    s.result.n = ROWS;
    close_scene(&s);
}

static arp_status explain_and_free(scene *s) {
    arp_drivers d = {0};
    arp_status st = arp_explain(&s->b.plan, &s->values, &s->result, &s->options, &d, NULL);
    if (st != ARP_OK) assert_null(d.pool);
    arp_drivers_free(&d);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    for (size_t n_sides = 1; n_sides <= 3; n_sides++) {
        scene s;
        arp_status st;
        open_scene(&s, n_sides,
                   n_sides == 2 ? &arp_aggregate_geometric : &arp_aggregate_arithmetic);
        /* each question over the leaves is a program of thousands of allocations: one k is enough
         */
        s.options.n_k = n_sides == 2 ? 2 : 1;
        ARP_BRUTAL(st, explain_and_free(&s));
        assert_int_equal(st, ARP_OK);
        close_scene(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_sides_are_explained),
        cmocka_unit_test(a_universe_is_the_index_run_again),
        cmocka_unit_test(other_exponents_are_linear_in_their_lines),
        cmocka_unit_test(one_three_and_seven_sides_are_explained),
        cmocka_unit_test(what_makes_no_sense_is_refused_by_name),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
