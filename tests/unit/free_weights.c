/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights free inside the sides: drawn from the prior, by chains, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "drivers/weights/mixing.h"
#include "base/rng.h"
#include "drivers/change/certificates.h"
#include "drivers/weights/chains.h"
#include "drivers/weights/revealed.h"
#include "oracle/brutal.h"

enum { N = 400, M = 100, P = 8 };

/* Eight indicators of random values, four a side; the selection is the first M under TRUE. */
static const double TRUE[P] = {0.2, 0.1, 0.05, 0.15, 0.1, 0.2, 0.05, 0.15};

typedef struct scene {
    double value[P][N], line[2][N], weight[2];
    const double *x[P];
    double *side[2];
    size_t of[P], selected[N], n, m;
    arp_case what;
    arp_linear leaves;
} scene;

typedef struct scored {
    double score;
    size_t row;
} scored;

static int falling(const void *a, const void *b) {
    const scored *x = a, *y = b;
    return (x->score < y->score) - (x->score > y->score);
}

static int rising(const void *a, const void *b) {
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void open_scene(scene *s, size_t n, size_t m) {
    static scored order[N];
    *s = (scene){.n = n, .m = m, .weight = {0.5, 0.5}};
    for (size_t i = 0; i < n; i++) {
        order[i] = (scored){0.0, i};
        for (size_t l = 0; l < P; l++) {
            s->value[l][i] = arp_u01(23, i, (uint32_t)l);
            s->line[l / 4][i] += s->value[l][i] / 4.0;
            order[i].score += TRUE[l] * s->value[l][i];
        }
    }
    qsort(order, n, sizeof *order, falling);
    for (size_t t = 0; t < m; t++) s->selected[t] = order[t].row;
    qsort(s->selected, m, sizeof *s->selected, rising);
    for (size_t l = 0; l < P; l++) {
        s->x[l] = s->value[l];
        s->of[l] = l / 4;
    }
    s->side[0] = s->line[0];
    s->side[1] = s->line[1];
    s->leaves = (arp_linear){P, s->x, s->of};
    s->what = (arp_case){.n = n, .m = m, .n_sides = 2, .line = s->side, .weight = s->weight};
    s->what.selected = s->selected;
    s->what.seed = 1;
}

static void few_territories_are_drawn_from_the_prior(void **state) {
    (void)state;
    static scene s;
    arp_revealed r = {.beta = 2.0};
    open_scene(&s, 20, 3);
    assert_int_equal(arp_free_weights(&s.what, &s.leaves, &r, NULL), ARP_OK);
    assert_int_equal(r.free_method, ARP_FREE_IMPORTANCE);
    assert_true(r.free_ess >= ARP_ESS_LEAST && isnan(r.free_r_hat));
    assert_true(0.0 < r.free_low && r.free_low < r.free_mean && r.free_mean < r.free_high);
}

/* A hundred of four hundred leave little room around the weights that chose them, of which the
   first side had one half. */
static void a_long_selection_is_drawn_by_chains(void **state) {
    (void)state;
    static scene s;
    arp_revealed r = {.beta = 2.0};
    open_scene(&s, N, M);
    assert_int_equal(arp_free_weights(&s.what, &s.leaves, &r, NULL), ARP_OK);
    assert_int_equal(r.free_method, ARP_FREE_CHAINS);
    assert_true(r.free_r_hat < ARP_R_HAT_MOST && r.free_ess >= ARP_ESS_LEAST);
    assert_true(r.free_low < r.free_mean && r.free_mean < r.free_high);
    assert_true(fabs(r.free_mean - 0.5) < 0.05 && r.free_high - r.free_low < 0.1);
}

static void a_selection_that_no_weights_reproduce_has_none(void **state) {
    (void)state;
    static scene s;
    arp_revealed r = {.beta = 2.0};
    open_scene(&s, N, M);
    for (size_t l = 0; l < P; l++) s.value[l][s.selected[0]] = 0.0;
    assert_int_equal(arp_free_weights(&s.what, &s.leaves, &r, NULL), ARP_OK);
    assert_int_equal(r.free_method, ARP_FREE_NONE);
    assert_true(isnan(r.free_mean) && isnan(r.free_low) && isnan(r.free_high));
}

/* Two selected rows alike, a third like them that is not: weights exist, and nothing around them.
 */
static void weights_on_a_border_only_have_no_inside(void **state) {
    (void)state;
    static scene s;
    arp_chain_draws got;
    open_scene(&s, 10, 2);
    size_t other = s.selected[0] == 0 ? 1 : 0;
    while (other == s.selected[0] || other == s.selected[1]) other++;
    for (size_t l = 0; l < P; l++) s.value[l][other] = s.value[l][s.selected[0]];
    assert_int_equal(arp_chains_draw(&s.what, &s.leaves, 200.0, &got, NULL), ARP_OK);
    assert_int_equal(got.n, 0);
    assert_null(got.w);
}

static void chains_that_stand_still_are_told(void **state) {
    (void)state;
    double same[32] = {0}, apart[32];
    for (size_t i = 0; i < 32; i++) apart[i] = i < 16 ? 0.0 : 1.0;
    arp_mixing still = arp_mixing_of(same, 2, 16), far = arp_mixing_of(apart, 2, 16);
    assert_true(still.r_hat == 1.0 && still.ess == 32.0);
    assert_true(isinf(far.r_hat) && far.ess < 8.0);
}

static arp_status drawn(scene *s) {
    arp_chain_draws got = {0};
    arp_status st = arp_chains_draw(&s->what, &s->leaves, 1.0, &got, NULL);
    assert_true(st == ARP_OK || !got.w);
    free(got.w);
    return st;
}

static arp_status certified(scene *s) {
    const arp_listing listing = {s->n, P, s->x, s->of, 2, s->selected, s->m};
    arp_certificates got = {0};
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? arp_certificates_make(&listing, pool, &got, NULL) : ARP_MEMORY;
    assert_true(st == ARP_OK || !got.computed);
    if (st == ARP_OK) assert_int_equal(got.fewest.at_least, got.fewest.misplaced);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static scene s;
    arp_status st;
    open_scene(&s, 12, 2);
    ARP_BRUTAL(st, drawn(&s));
    assert_int_equal(st, ARP_OK);
    open_scene(&s, 12, 3); /* no weights do it: three that are low on everything */
    for (size_t t = 0; t < 3; t++) {
        for (size_t l = 0; l < P; l++) s.value[l][s.selected[t]] *= 0.1;
    }
    ARP_BRUTAL(st, certified(&s));
    assert_int_equal(st, ARP_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_territories_are_drawn_from_the_prior),
        cmocka_unit_test(a_long_selection_is_drawn_by_chains),
        cmocka_unit_test(a_selection_that_no_weights_reproduce_has_none),
        cmocka_unit_test(weights_on_a_border_only_have_no_inside),
        cmocka_unit_test(chains_that_stand_still_are_told),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
