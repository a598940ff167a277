/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said over all weights, where there is little to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "drivers/weights/chains.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"
#include "oracle/brutal.h"

enum { N = 6 };

static const double RISING[N] = {1, 2, 3, 4, 5, 6}, FALLING[N] = {6, 5, 4, 3, 2, 1},
                    CONSTANT[N] = {2, 2, 2, 2, 2, 2}, DOUBLED[N] = {3, 5, 7, 9, 11, 13},
                    FOURTH[N] = {2, 1, 6, 5, 4, 3};

typedef struct scene {
    double side[4][N], *line[4], weight[4];
    size_t selected[N], k;
    arp_case what;
    arp_pool *pool;
} scene;

static const arp_linear NO_LEAVES = {0};

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

/* Rows 4 and 5 are selected. */
static void open_scene(scene *s, size_t n_sides, const double *const *side) {
    *s = (scene){.selected = {4, 5}, .k = 2, .pool = arp_pool_new()};
    for (size_t g = 0; g < n_sides; g++) {
        for (size_t i = 0; i < N; i++) s->side[g][i] = side[g][i];
        s->line[g] = s->side[g];
        s->weight[g] = 1.0 / (double)n_sides;
    }
    s->what = (arp_case){.n = N,
                         .m = 2,
                         .n_sides = n_sides,
                         .line = s->line,
                         .weight = s->weight,
                         .selected = s->selected,
                         .seed = 1};
}

static arp_revealed *revealed(scene *s, const arp_linear *leaves) {
    arp_revealed *out = NULL;
    assert_int_equal(arp_revealed_make(&s->what, leaves, s->pool, &out, NULL), ARP_OK);
    return out;
}

static void sides_that_rank_alike_reveal_nothing(void **state) {
    (void)state;
    const double *const alike[][2] = {{RISING, DOUBLED},
                                      {RISING, RISING},
                                      {CONSTANT, RISING},
                                      {RISING, CONSTANT},
                                      {CONSTANT, CONSTANT}};
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        scene s;
        open_scene(&s, 2, alike[i]);
        const arp_revealed *r = revealed(&s, &NO_LEAVES);
        assert_false(r->identifiable);
        assert_false(r->free);
        for (int b = 0; b < ARP_REVEALED_BETAS; b++) near(r->bayes[b].half, 1.0);
        near(r->mean, 0.5);
        near(r->median, 0.5);
        near(r->low, 0.025);
        near(r->high, 0.975);
        if (i == 4) assert_true(isnan(r->border_even) && isnan(r->bayes[0].even));
        arp_pool_free(s.pool);
    }
}

/* Rows 4 and 5 come first above 1/2, last below. */
static void opposite_sides_tip_at_the_border(void **state) {
    (void)state;
    const double *const side[] = {RISING, FALLING};
    scene s;
    open_scene(&s, 2, side);
    const arp_revealed *r = revealed(&s, &NO_LEAVES);
    assert_true(r->identifiable);
    near(r->border_even, 0.5);
    for (int b = 0; b < ARP_REVEALED_BETAS; b++) {
        double beta = r->bayes[b].beta, far = exp(-2.0 * beta);
        assert_true(fabs(r->bayes[b].half * far - 1.0) < 1e-12);
        /* of 15 lists, 1 has both, 8 have one, 6 have none */
        near(r->bayes[b].fit, (1.0 + far) / 2.0 * 15.0 / (1.0 + 8.0 * exp(-beta) + 6.0 * far));
    }
    arp_pool_free(s.pool);
}

static void many_misplaced_do_not_underflow(void **state) {
    (void)state;
    arp_stretch at[] = {{0.0, 0.5, 900}, {0.5, 1.0, 800}};
    arp_stretches s = {at, 2};
    assert_true(isfinite(arp_bayes_factor_at(&s, 5.0, 0.5)));
    near(arp_revealed_mean(&s, 5.0), 0.75);
    assert_true(arp_revealed_quantile(&s, 5.0, 0.0) >= 0.0);
    near(arp_revealed_quantile(&s, 5.0, 0.5), 0.75);
}

static void a_plane_through_nothing_halves_the_simplex(void **state) {
    (void)state;
    double scratch[9];
    const double zero[4] = {0, 0, 0, 0}, up[4] = {0, 0, 1, 2}, down[4] = {0, -1, 0, -2},
                 even[4] = {1, -1, 1, -1};
    for (size_t p = 1; p <= 4; p++) near(arp_halfspace_share(zero, p, scratch), 0.5);
    near(arp_halfspace_share(up, 4, scratch), 0.0);
    near(arp_halfspace_share(down, 4, scratch), 1.0);
    near(arp_halfspace_share(even, 4, scratch), 0.5);
    near(arp_halfspace_share(even, 2, scratch), 0.5);
}

static void intervals_of_draws_are_wilson_s(void **state) {
    (void)state;
    arp_weight_share none = arp_wilson(0, 10000), all = arp_wilson(10000, 10000);
    arp_weight_share some = arp_wilson(7, 50);
    near(none.low, 0.0);
    assert_true(none.high > 3.8e-4 && none.high < 3.9e-4);
    near(all.high, 1.0);
    assert_true(fabs(some.low - 0.0695) < 1e-4 && fabs(some.high - 0.2619) < 1e-4);
}

static void one_cell_where_three_sides_rank_alike(void **state) {
    (void)state;
    const double *const alike[][3] = {
        {RISING, DOUBLED, RISING}, {CONSTANT, RISING, CONSTANT}, {CONSTANT, CONSTANT, CONSTANT}};
    for (size_t i = 0; i < 3; i++) {
        scene s;
        arp_simplex *got = NULL;
        arp_volumes *volumes = NULL;
        open_scene(&s, 3, alike[i]);
        assert_int_equal(arp_simplex_make(&s.what, &s.k, 1, s.pool, &got, NULL), ARP_OK);
        assert_int_equal(got->n_cells, 1);
        assert_int_equal(got->cell[0].n_corners, 3);
        near(got->cell[0].share, 1.0);
        assert_int_equal(got->cell[0].first[0], i == 2 ? 0 : 4);
        for (int g = 0; g < 3; g++) assert_int_equal(got->ray[g].n_segments, 1);
        arp_volumes_of of = {&s.what, &NO_LEAVES, NULL, got, &s.k, 1};
        assert_int_equal(arp_volumes_make(&of, s.pool, &volumes, NULL), ARP_OK);
        near(volumes->in[0].share, 1.0); /* tied with those listed: all let in */
        near(volumes->beats[1].sides, i == 2 ? 0.5 : 1.0);
        assert_true(isnan(volumes->beats[1].indicators));
        arp_pool_free(s.pool);
    }
}

/* Rows 0 to 2 lead one side each: with k = 1 the triangle falls into three equal kites. */
static void three_leaders_share_the_triangle(void **state) {
    (void)state;
    static const double lead[3][N] = {
        {1, 0, 0, -1, -2, -3}, {0, 1, 0, -1, -2, -3}, {0, 0, 1, -1, -2, -3}};
    const double *const side[] = {lead[0], lead[1], lead[2]};
    scene s;
    arp_simplex *got = NULL;
    open_scene(&s, 3, side);
    s.k = 1;
    assert_int_equal(arp_simplex_make(&s.what, &s.k, 1, s.pool, &got, NULL), ARP_OK);
    assert_int_equal(got->n_cells, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(got->cell[i].n_corners, 4);
        assert_true(fabs(got->cell[i].share - 1.0 / 3.0) < 1e-12);
        assert_int_equal(got->ray[i].n_segments, 1);
        assert_int_equal(got->ray[i].segment[0].first[0], i);
    }
    arp_pool_free(s.pool);
}

typedef struct made {
    scene *s;
    const arp_linear *leaves;
} made;

static arp_status everything(made *m) {
    arp_simplex *simplex = NULL;
    arp_volumes *volumes = NULL;
    arp_pool *pool = arp_pool_new();
    const size_t k[] = {2, 3};
    arp_status st = pool ? ARP_OK : ARP_MEMORY;
    if (st == ARP_OK) st = arp_simplex_make(&m->s->what, k, 2, pool, &simplex, NULL);
    arp_volumes_of of = {&m->s->what, m->leaves, NULL, simplex, k, 2};
    if (st == ARP_OK) st = arp_volumes_make(&of, pool, &volumes, NULL);
    arp_pool_free(pool);
    return st;
}

static arp_status all_revealed(made *m) {
    arp_revealed *out = NULL;
    arp_pool *pool = arp_pool_new();
    arp_status st = ARP_MEMORY;
    if (pool) st = arp_revealed_make(&m->s->what, m->leaves, pool, &out, NULL);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    const double *const side[] = {RISING, FALLING, FOURTH, FALLING};
    const double *value[] = {RISING, FALLING, FOURTH, RISING};
    size_t of_side[] = {0, 1, 2, 3}, of_two[] = {0, 0, 1, 1};
    arp_status st;
    for (size_t n_sides = 3; n_sides <= 4; n_sides++) {
        scene s;
        arp_linear leaves = {n_sides, value, of_side};
        made m = {&s, &leaves};
        open_scene(&s, n_sides, side);
        ARP_BRUTAL(st, everything(&m));
        assert_int_equal(st, ARP_OK);
        arp_pool_free(s.pool);
    }
    scene s;
    arp_linear leaves = {4, value, of_two};
    made m = {&s, &leaves};
    open_scene(&s, 2, side);
    ARP_BRUTAL(st, all_revealed(&m));
    assert_int_equal(st, ARP_OK);
    const arp_revealed *r = revealed(&s, &leaves);
    assert_true(r->free && r->free_ess >= ARP_ESS_LEAST);
    assert_true(0.0 < r->free_low && r->free_low < r->free_mean && r->free_mean < r->free_high);
    arp_pool_free(s.pool);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_that_rank_alike_reveal_nothing),
        cmocka_unit_test(opposite_sides_tip_at_the_border),
        cmocka_unit_test(many_misplaced_do_not_underflow),
        cmocka_unit_test(a_plane_through_nothing_halves_the_simplex),
        cmocka_unit_test(intervals_of_draws_are_wilson_s),
        cmocka_unit_test(one_cell_where_three_sides_rank_alike),
        cmocka_unit_test(three_leaders_share_the_triangle),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
