/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Degenerate cases, large cases and memory of what the verdict reads. (methods.md 10) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/swap.h"
#include "drivers/resemblance/tilt.h"
#include "drivers/resemblance/verdict.h"
#include "oracle/brutal.h"
#include "unit/build.h"

enum { ROWS = 40 };

static void near(double x, double y, double within) {
    if (!(fabs(x - y) <= within)) fail_msg("%.17g is not %.17g", x, y);
}

/* The first line given the others. */
static arp_conditional given(const double *const *line, size_t n_lines, size_t n,
                             const size_t *selected, size_t m) {
    arp_conditional out = {0};
    arp_conditional_room *room = NULL;
    const arp_conditional_input in = {.n = n,
                                      .m = m,
                                      .q = n_lines - 1,
                                      .selected = selected,
                                      .own = line[0],
                                      .other = line + 1,
                                      .seed = 3};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_conditional_room_new(n, m, n_lines - 1, pool, &room, NULL), ARP_OK);
    arp_conditional_measure(&in, room, &out);
    arp_pool_free(pool);
    return out;
}

static arp_tilt interval_by(arp_null *null, const double *x, size_t n, const size_t *selected,
                            size_t m) {
    arp_tilt out = {0};
    assert_int_equal(arp_tilt_measure(x, n, selected, m, 0.05, null, &out, NULL), ARP_OK);
    return out;
}

static arp_tilt interval(const double *x, size_t n, const size_t *selected, size_t m) {
    arp_null null = {.seed = 1};
    arp_tilt out = interval_by(&null, x, n, selected, m);
    arp_null_free(&null);
    return out;
}

static void noise(double *x, size_t n, uint32_t lane) {
    for (size_t i = 0; i < n; i++) x[i] = arp_u01(31, i, lane);
}

static void a_constant_side_says_nothing(void **state) {
    (void)state;
    double flat[ROWS] = {0}, x[ROWS];
    const size_t one[] = {7}, six[] = {1, 2, 5, 8, 11, 30};
    noise(x, ROWS, 0);
    const double *const flat_first[] = {flat, x}, *const flat_last[] = {x, flat};
    for (int j = 0; j < 2; j++) {
        const size_t *selected = j ? six : one, m = j ? 6 : 1;
        arp_tilt t = interval(flat, ROWS, selected, m);
        assert_true(t.low == 0.0 && t.high == 1.0);
        assert_true(given(flat_first, 2, ROWS, selected, m).p == 1.0);
        assert_false(given(flat_last, 2, ROWS, selected, m).separated);
    }
    /* given a constant side, one territory is drawn with equal chance: its place is its p */
    size_t as_high = 0;
    for (size_t i = 0; i < ROWS; i++) as_high += x[i] >= x[7];
    near(given(flat_last, 2, ROWS, one, 1).p, (double)as_high / ROWS, 1e-14);
}

static void one_selected_has_an_interval(void **state) {
    (void)state;
    double x[ROWS];
    for (size_t i = 0; i < ROWS; i++) x[i] = (double)i;
    const size_t least = 0, middle = 20, most = ROWS - 1;
    arp_tilt t = interval(x, ROWS, &least, 1);
    assert_true(t.low == 0.0 && t.high < 0.6); /* chosen against the criterion: could be excluded */
    t = interval(x, ROWS, &middle, 1);
    assert_true(t.low > 0.0 && t.low < 0.2 && t.high > 0.8 && t.high < 1.0);
    t = interval(x, ROWS, &most, 1);
    assert_true(t.low > 0.4 && t.high == 1.0);
}

/* Origin and scale of a line do not count, however far they are. */
static void lines_may_be_of_any_scale(void **state) {
    (void)state;
    static const double SCALE[] = {1e-200, 1e-3, 1e6, 1e200};
    double x[ROWS], y[ROWS], u[ROWS], v[ROWS];
    const size_t pair[] = {3, 38}, six[] = {1, 2, 5, 8, 11, 30};
    noise(x, ROWS, 1);
    noise(y, ROWS, 2);
    const double *const line[] = {x, y}, *const scaled[] = {u, v};
    for (size_t j = 0; j < 4; j++) {
        for (size_t i = 0; i < ROWS; i++) {
            u[i] = SCALE[j] * x[i];
            v[i] = SCALE[3 - j] * (y[i] - 0.5);
        }
        near(given(scaled, 2, ROWS, pair, 2).p, given(line, 2, ROWS, pair, 2).p, 1e-12);
        near(given(scaled, 2, ROWS, six, 6).p, given(line, 2, ROWS, six, 6).p, 1e-12);
    }
}

static void collinear_sides_cannot_be_told_apart(void **state) {
    (void)state;
    double x[ROWS], y[ROWS];
    const size_t selected[] = {30, 33, 34, 36, 37, 39}, pair[] = {36, 38};
    for (size_t i = 0; i < ROWS; i++) {
        x[i] = (double)(i * i);
        y[i] = 5.0 * x[i] - 3.0;
    }
    const double *const line[] = {x, y}, *const three[] = {x, y, x};
    const double *const side[] = {x, y};
    arp_swap swap = {0};
    assert_int_equal(arp_swap_measure(side, ROWS, selected, 6, 1, &swap, NULL), ARP_OK);
    assert_true(swap.p == 1.0);
    assert_true(given(line, 2, ROWS, selected, 6).p == 1.0); /* nothing is left of it */
    assert_true(given(line, 2, ROWS, pair, 2).p == 1.0);
    assert_true(given(three, 3, ROWS, pair, 2).p == 1.0);
}

static void a_side_that_singles_the_choice_out_leaves_nothing_to_another(void **state) {
    (void)state;
    double x[ROWS], y[ROWS], z[ROWS];
    const size_t selected[] = {35, 36, 37, 38, 39};
    noise(y, ROWS, 1);
    noise(z, ROWS, 2);
    for (size_t i = 0; i < ROWS; i++) {
        x[i] = (double)i + (i >= 35 ? 30.0 : 0.0);
        y[i] += i >= 35 ? 0.3 : 0.0;
    }
    const double *const other[] = {y, x}, *const self[] = {x, y}, *const three[] = {y, z, x};
    arp_conditional c = given(other, 2, ROWS, selected, 5);
    assert_true(c.separated && c.p == 1.0);
    c = given(three, 3, ROWS, selected, 5);
    assert_true(c.separated && c.p == 1.0);
    c = given(self, 2, ROWS, selected, 5);
    assert_true(!c.separated && c.p < 0.001);
    c = given(other, 2, ROWS, selected + 3, 2); /* the same for two */
    assert_true(c.separated && c.p == 1.0);
}

/* The limit where one line separates in part: two of three tied ones come with the highest, all
   three as likely, and p is the place among them. */
static void a_limit_goes_on_among_those_on_the_border(void **state) {
    (void)state;
    double own[ROWS], x[ROWS];
    const size_t selected[] = {7, 20, 39};
    noise(own, ROWS, 1);
    noise(x, ROWS, 2);
    x[7] = 9.0;
    x[20] = x[39] = x[3] = 4.0;
    own[3] = 0.2;
    own[20] = 0.3;
    own[39] = 0.1;
    const double *const line[] = {own, x};
    arp_conditional c = given(line, 2, ROWS, selected, 3);
    assert_true(c.separated && c.method == ARP_P_EXACT);
    near(c.p, 2.0 / 3.0, 1e-12); /* {20, 39} sums to .4, {3, 20} to .5, {3, 39} to .3 */
}

/* All but a few selected: the few are as good a choice against the sides turned. */
static void many_selected_are_few_left_out(void **state) {
    (void)state;
    double x[9], y[9], minus_x[9], minus_y[9];
    const size_t most[] = {0, 1, 2, 4, 5, 7, 8}, rest[] = {3, 6};
    noise(x, 9, 3);
    noise(y, 9, 4);
    for (size_t i = 0; i < 9; i++) {
        minus_x[i] = -x[i];
        minus_y[i] = -y[i];
    }
    const double *const line[] = {x, y}, *const turned[] = {minus_x, minus_y};
    near(given(line, 2, 9, most, 7).p, given(turned, 2, 9, rest, 2).p, 1e-12);
}

static void fewer_than_six_are_not_exchanged(void **state) {
    (void)state;
    double x[ROWS], y[ROWS];
    const size_t selected[] = {0, 1, 2, 3, 4, 5};
    for (size_t i = 0; i < ROWS; i++) {
        x[i] = -(double)i;
        y[i] = (double)i;
    }
    const double *const side[] = {x, y};
    arp_swap swap = {0};
    assert_int_equal(arp_swap_measure(side, ROWS, selected, 5, 1, &swap, NULL), ARP_OK);
    assert_true(isnan(swap.p));
    assert_int_equal(arp_swap_measure(side, ROWS, selected, 6, 1, &swap, NULL), ARP_OK);
    near(swap.p, 2.0 / 64.0, 1e-15);
}

/* Where the methods change, their answers meet. */
static void approximations_come_near_the_exact(void **state) {
    (void)state;
    static double x[30000];
    static size_t selected[60];
    const size_t n[] = {745, 22360}, m[] = {60, 2}, step[] = {7, 9000};
    arp_null fitted = {.seed = 1}, rough = {.seed = 1};
    for (size_t i = 0; i < 30000; i++) x[i] = (double)i;
    for (int j = 0; j < 2; j++) {
        for (size_t shift = 0; shift < 13000; shift += j ? 4000 : 5000) {
            for (size_t t = 0; t < m[j]; t++) selected[t] = shift % n[j] / 3 + t * step[j];
            arp_tilt exact = interval_by(&fitted, x, n[j], selected, m[j]);
            arp_tilt other = interval_by(&rough, x, n[j] + 1, selected, m[j]);
            assert_int_equal(exact.method, ARP_INTERVAL_EXACT);
            assert_int_equal(other.method, ARP_INTERVAL_SADDLEPOINT);
            near(other.low, exact.low, 0.006);
            near(other.high, exact.high, 0.006);
            double below[2];
            arp_null *null[] = {&fitted, &rough};
            for (size_t k = 0; k < 2; k++) {
                assert_int_equal(
                    arp_tilt_below(x, n[j] + k, selected, m[j], 0.6, null[k], &below[k], NULL),
                    ARP_OK);
            }
            near(below[1], below[0], 0.006);
        }
    }
    for (size_t t = 0; t < 2; t++) selected[t] = 22358 + t; /* the highest two */
    arp_tilt exact = interval_by(&fitted, x, 22360, selected, 2);
    for (size_t t = 0; t < 2; t++) selected[t] = 22359 + t;
    arp_tilt other = interval_by(&rough, x, 22361, selected, 2);
    arp_null_free(&fitted);
    arp_null_free(&rough);
    assert_true(exact.high == 1.0 && other.high == 1.0);
    near(other.low, exact.low, 0.006);
}

static void normal_and_draws_meet(void **state) {
    (void)state;
    static double x[900], y[900];
    static size_t selected[201];
    noise(x, 900, 5);
    noise(y, 900, 6);
    for (size_t i = 0; i < 900; i++) y[i] += x[i];
    for (size_t t = 0; t < 201; t++) {
        selected[t] = 4 * t;
        x[4 * t] += 0.02;
        y[4 * t] += 0.07;
    }
    const double *const line[] = {y, x};
    arp_conditional drawn = given(line, 2, 900, selected, 200);
    arp_conditional normal = given(line, 2, 900, selected, 201);
    assert_int_equal(drawn.method, ARP_P_MONTE_CARLO);
    assert_int_equal(normal.method, ARP_P_NORMAL);
    assert_true(drawn.p > 0.001 && drawn.p < 0.5);
    near(normal.p, drawn.p, 0.02);
    assert_true(given(line, 2, 900, selected, 200).p == drawn.p); /* same seed, same bits */
}

/* Gaps in the ranks are those planted: row i of side b has the rank of row partner[i] of side a. */
static double exchanged(size_t n, size_t m, size_t scale, size_t odd, arp_p_method method) {
    double *a = arp_zalloc(n, 2 * sizeof *a), *b = a + n;
    size_t selected[40];
    arp_swap out = {0};
    assert_non_null(a);
    for (size_t i = 0; i < n; i++) a[i] = b[i] = (double)i;
    for (size_t t = 0; t < m; t++) {
        size_t from = t, to = from + ((t * 7) % 13 + 1) * scale + (t == 0 ? odd : 0);
        bool up = t % 3 == 0;
        selected[t] = up ? to : from;
        b[from] = (double)to;
        b[to] = (double)from;
    }
    const double *const side[] = {a, b};
    assert_int_equal(arp_swap_measure(side, n, selected, m, 5, &out, NULL), ARP_OK);
    assert_int_equal(out.method, method);
    arp_free(a);
    return out.p;
}

static void exchanges_of_many_come_near_the_exact(void **state) {
    (void)state;
    double few = exchanged(1500, 29, 100, 0, ARP_P_EXACT);
    near(exchanged(400000, 29, 30000, 1, ARP_P_MONTE_CARLO), few, 0.02);
    double many = exchanged(1500, 40, 100, 0, ARP_P_EXACT);
    near(exchanged(400000, 40, 30000, 1, ARP_P_NORMAL), many, 0.02);
}

static void states_are_read_from_the_side_given_the_others(void **state) {
    (void)state;
    static const struct {
        arp_verdict_reads reads;
        arp_verdict_state state;
    } CASES[] = {
        {{0.60, 0.050, 1.000, false}, ARP_ATTESTED},
        {{0.59, 0.010, 0.300, false}, ARP_CANNOT_TELL},
        {{0.90, 0.051, 1.000, false}, ARP_CANNOT_TELL},
        {{0.90, 0.010, 1.000, true}, ARP_ATTESTED},
        {{0.30, 1.000, 0.050, false}, ARP_EXCLUDED},
        {{0.30, 1.000, 0.051, false}, ARP_CANNOT_TELL},
        {{0.30, 1.000, 0.050, true}, ARP_CANNOT_TELL},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_int_equal(arp_verdict_of(&CASES[i].reads, 0.05), CASES[i].state);
    }
    static const char *const PARTS[] = {"ald"};
    build_plan b;
    build_start(&b);
    size_t side = build_node(&b, 0, "side", 1.0), part = build_node(&b, side, "part", 1.0);
    build_leaf(&b, part, "leaf", 1.0, 0, 1);
    assert_false(arp_verdict_kept_open(&b.plan, side));
    b.node[part].lacks = PARTS;
    b.node[part].n_lacks = 1;
    assert_true(arp_verdict_kept_open(&b.plan, side)); /* what a part lacks, the side lacks */
}

static arp_status everything(double *const *line, size_t n, const size_t *selected, size_t m) {
    arp_status st = ARP_OK;
    arp_side side[3] = {{.alone = {0.7, 0.1, ARP_P_EXACT}}};
    arp_null null = {.seed = 1};
    arp_drivers d = {.n = n, .m = m, .n_sides = 2, .alpha = 0.05, .side = side};
    size_t both[] = {0, 1};
    double weight[] = {0.5, 0.5};
    d.eligible = both;
    d.n_eligible = 2;
    const double *given[] = {line[0]};
    arp_case what = {.n = n,
                     .m = m,
                     .n_sides = 2,
                     .line = (double **)(uintptr_t)line,
                     .weight = weight,
                     .selected = selected,
                     .seed = 1,
                     .n_given = 1,
                     .given = given};
    d.pool = arp_pool_new();
    if (!d.pool) return ARP_MEMORY;
    ARP_TRY(arp_evidence_begin(&d, NULL));
    ARP_TRY(arp_evidence_interval(&what, 0, &null, &d, NULL));
    ARP_TRY(arp_evidence_others(&what, &d, NULL));

done:
    arp_null_free(&null);
    arp_pool_free(d.pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static double x[2000], y[2000];
    static size_t selected[300];
    noise(x, 2000, 7);
    noise(y, 2000, 8);
    for (size_t t = 0; t < 300; t++) selected[t] = 2 * t;
    double *const line[] = {x, y};
    const size_t n[] = {40, 40, 12, 620}, m[] = {2, 6, 9, 300};
    for (int j = 0; j < 4; j++) {
        arp_status st;
        if (j == 2) selected[8] = 11;
        for (size_t t = 0; j == 2 && t < 8; t++) selected[t] = t;
        for (size_t t = 0; j == 3 && t < 300; t++) selected[t] = 2 * t;
        ARP_BRUTAL(st, everything(line, n[j], selected, m[j]));
        assert_int_equal(st, ARP_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_constant_side_says_nothing),
        cmocka_unit_test(one_selected_has_an_interval),
        cmocka_unit_test(lines_may_be_of_any_scale),
        cmocka_unit_test(collinear_sides_cannot_be_told_apart),
        cmocka_unit_test(a_side_that_singles_the_choice_out_leaves_nothing_to_another),
        cmocka_unit_test(a_limit_goes_on_among_those_on_the_border),
        cmocka_unit_test(many_selected_are_few_left_out),
        cmocka_unit_test(fewer_than_six_are_not_exchanged),
        cmocka_unit_test(approximations_come_near_the_exact),
        cmocka_unit_test(normal_and_draws_meet),
        cmocka_unit_test(exchanges_of_many_come_near_the_exact),
        cmocka_unit_test(states_are_read_from_the_side_given_the_others),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
