/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several selections at once: examples by hand and the cases that degenerate. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/holm.h"
#include "base/rng.h"
#include "drivers/several/several.h"
#include "oracle/brutal.h"

enum { N = 9, WIDE = 400 };

/* {9, 7} of {9, 7, 5, 3, 1} and {4} of {8, 6, 4, 2}. */
static const double SCORE[N] = {9, 7, 5, 3, 1, 8, 6, 4, 2};
static const size_t STRATUM[N] = {0, 0, 0, 0, 0, 1, 1, 1, 1};

static void near_to(double x, double y, double room) {
    if (!(fabs(x - y) <= room)) fail_msg("%.17g is not %.17g", x, y);
}

static void two_strata_by_hand(void **state) {
    (void)state;
    const bool chosen[N] = {[0] = true, [1] = true, [7] = true};
    const arp_within_case what = {N, 2, STRATUM, chosen, 1};
    arp_within got = {0};
    double each[2];
    assert_int_equal(arp_within_concordance(&what, SCORE, &got, NULL), ARP_OK);
    assert_int_equal(arp_within_each(&what, SCORE, each, NULL), ARP_OK);
    near_to(each[0], 1.0, 0.0);
    near_to(each[1], 1.0 / 3.0, 1e-15);
    near_to(got.c, 7.0 / 9.0, 1e-15);
    near_to(got.p, 7.0 / 40.0, 1e-15);
    assert_int_equal(got.method, ARP_P_EXACT);
    assert_true(got.compared == 2 && got.n == N && got.m == 3);
}

static void p_values_by_hand(void **state) {
    (void)state;
    const double p[3] = {.01, .20, .03}, holm[3] = {.03, .20, .06}, bh[3] = {.03, .20, .045};
    double scratch[6], got[3];
    arp_holm(p, 3, scratch, got);
    for (size_t i = 0; i < 3; i++) near_to(got[i], holm[i], 1e-15);
    arp_benjamini(p, 3, scratch, got);
    for (size_t i = 0; i < 3; i++) near_to(got[i], bh[i], 1e-15);
    arp_combined fisher = arp_combine_fisher(p, 3), stouffer = arp_combine_stouffer(p, 3);
    near_to(fisher.statistic, 19.44233, 5e-6);
    double half = -log(6e-5); /* of the statistic: P = exp(-half) (1 + half + half^2 / 2) */
    near_to(fisher.p, 6e-5 * (1.0 + half + half * half / 2.0), 1e-15);
    near_to(fisher.p, .003478303, 1.5e-9); /* of the statistic to five places */
    near_to(stouffer.statistic, 2.914905, 5e-7);
    near_to(stouffer.p, .001778987, 5e-10);
}

/* A stratum of nobody selected, of everybody, and of one alone has no pair. */
static void strata_without_a_pair_say_so(void **state) {
    (void)state;
    const size_t stratum[N] = {0, 0, 1, 1, 1, 2, 2, 3, 5};
    const bool chosen[N] = {[0] = true, [1] = true, [2] = true, [8] = true};
    const arp_within_case what = {N, 6, stratum, chosen, 1};
    arp_within got = {0};
    assert_int_equal(arp_within_concordance(&what, SCORE, &got, NULL), ARP_OK);
    assert_true(got.compared == 1 && got.whole == 2 && got.without == 2);
    near_to(got.c, 1.0, 0.0); /* 5 against 3 and 1 */
    near_to(got.p, 1.0 / 3.0, 1e-15);
    const bool nobody[N] = {false};
    const arp_within_case none = {N, 6, stratum, nobody, 1};
    assert_int_equal(arp_within_concordance(&none, SCORE, &got, NULL), ARP_OK);
    assert_true(got.compared == 0 && isnan(got.c) && isnan(got.p));
}

static void a_constant_side_has_p_1(void **state) {
    (void)state;
    const double same[N] = {0};
    const bool chosen[N] = {[0] = true, [7] = true};
    const arp_within_case what = {N, 2, STRATUM, chosen, 1};
    arp_within got = {0};
    assert_int_equal(arp_within_concordance(&what, same, &got, NULL), ARP_OK);
    assert_true(got.c == 0.5 && got.p == 1.0);
}

/* Draws where the law is out of reach: near the normal, the same again, others by another seed. */
static void large_strata_are_drawn(void **state) {
    (void)state;
    enum { ROWS = 6000 };
    static double score[ROWS];
    static size_t stratum[ROWS];
    static bool chosen[ROWS];
    double mean = 0.0, variance = 0.0, pairs = 0.0;
    for (size_t i = 0; i < ROWS; i++) {
        score[i] = arp_u01(3, i, 0);
        stratum[i] = i % 3;
        chosen[i] = i % 10 == 1 || (i % 10 == 2 && score[i] > 0.15);
    }
    arp_within_case what = {ROWS, 3, stratum, chosen, 1};
    arp_within got = {0}, again = {0};
    assert_int_equal(arp_within_concordance(&what, score, &got, NULL), ARP_OK);
    assert_int_equal(got.method, ARP_P_MONTE_CARLO);
    for (size_t s = 0; s < 3; s++) {
        double n = ROWS / 3.0, m = 0.0;
        for (size_t i = s; i < ROWS; i += 3) m += chosen[i];
        mean += m * (n - m) / 2.0;
        variance += m * (n - m) * (n + 1.0) / 12.0;
        pairs += m * (n - m);
    }
    double z = (got.c * pairs - mean) / sqrt(variance), p = 0.5 * erfc(z / sqrt(2.0));
    assert_true(p > 1e-4 && p < 0.5);
    near_to(got.p, p, 5.0 * sqrt(p / ARP_WITHIN_DRAWS) + 1e-3);
    assert_int_equal(arp_within_concordance(&what, score, &again, NULL), ARP_OK);
    assert_true(again.p == got.p);
    what.seed = 2;
    assert_int_equal(arp_within_concordance(&what, score, &again, NULL), ARP_OK);
    assert_true(again.p != got.p && again.c == got.c);
}

/* More clusters than signs can be counted: drawn, near the normal of random signs. */
static void many_clusters_are_drawn(void **state) {
    (void)state;
    double value[WIDE], variance[WIDE], sum = 0.0, squares = 0.0;
    size_t cluster[WIDE];
    for (size_t i = 0; i < WIDE; i++) {
        value[i] = arp_u01(5, i, 0) - 0.47;
        variance[i] = 1.0 / 12.0;
        cluster[i] = i;
        sum += value[i];
        squares += value[i] * value[i];
    }
    const arp_vote_case what = {value, variance, cluster, WIDE, WIDE, false, 1};
    arp_vote got = {0};
    assert_int_equal(arp_vote_measure(&what, &got, NULL), ARP_OK);
    assert_int_equal(got.method, ARP_P_MONTE_CARLO);
    double p = 0.5 * erfc(sum / sqrt(squares) / sqrt(2.0));
    near_to(got.p_clusters, p, 5.0 * sqrt(p / ARP_VOTE_DRAWS) + 1e-3);
    const arp_vote_case nobody = {.n = 0};
    assert_int_equal(arp_vote_measure(&nobody, &got, NULL), ARP_OK);
    assert_true(got.n == 0 && isnan(got.mean) && isnan(got.p_clusters));
}

/* ---- the whole ---- */

/* Nine territories of a path, two sides and one column held fixed. */
typedef struct scene {
    double line[2][N], given[N];
    double *lines[2];
    const double *givens[1], *leaf[2];
    size_t row[4][N], all[N];
    arp_pair path[N - 1];
    arp_neighbours_input near;
    bool late[2];
    arp_several_one one[4];
    arp_case what;
    arp_several_input in;
} scene;

static void open_scene(scene *s) {
    static const double OTHER[N] = {2, 7, 1, 8, 3, 9, 4, 6, 5},
                        SIZE[N] = {1, 2, 4, 3, 5, 7, 6, 9, 8};
    *s = (scene){0};
    memcpy(s->line[0], SCORE, sizeof SCORE);
    memcpy(s->line[1], OTHER, sizeof OTHER);
    memcpy(s->given, SIZE, sizeof SIZE);
    for (size_t i = 0; i < 2; i++) s->lines[i] = s->line[i];
    for (size_t i = 0; i < 2; i++) s->leaf[i] = s->line[i];
    s->givens[0] = s->given;
    for (size_t i = 0; i + 1 < N; i++) s->path[i] = (arp_pair){i, i + 1};
    s->near = (arp_neighbours_input){.pair = s->path, .n_pairs = N - 1};
    s->what = (arp_case){.n = N, .n_sides = 2, .line = s->lines, .seed = 1};
    s->in = (arp_several_input){
        .what = &s->what, .one = s->one, .alpha = 0.05, .leaf = s->leaf, .n_leaves = 2};
}

/* One more selection, of one or two rows; all and beside are their union. */
static void add(scene *s, size_t a, size_t b) {
    size_t k = s->in.n++, n = 0;
    bool is[N] = {false};
    s->row[k][0] = a;
    s->row[k][1] = b;
    s->one[k] = (arp_several_one){.name = "one", .own = {s->row[k], 1 + (b != a)}, .cluster = k};
    s->in.n_clusters = s->in.n;
    for (size_t i = 0; i < s->in.n; i++) {
        for (size_t j = 0; j < s->one[i].own.n; j++) is[s->row[i][j]] = true;
    }
    for (size_t i = 0; i < N; i++) {
        if (is[i]) s->all[n++] = i;
    }
    s->in.all = s->in.beside = (arp_rows){s->all, n};
}

static arp_several measure(scene *s) {
    arp_several out = {0};
    assert_int_equal(arp_several_measure(&s->in, &out, NULL), ARP_OK);
    return out;
}

/* The highest of nine: one ninth, and no line of one in nine can be below .05. */
static void a_selection_of_one_unit_counts_those_as_extreme(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    add(&s, 0, 0);
    add(&s, 7, 7);
    arp_several got = measure(&s);
    near_to(got.lines.at[0].side[0].p, 1.0 / 9.0, 1e-15);
    near_to(got.lines.at[0].side[0].c, 1.0, 0.0);
    near_to(got.lines.at[1].side[0].p, 6.0 / 9.0, 1e-15); /* 4: itself and the five above */
    near_to(got.lines.at[1].side[0].c, 3.0 / 8.0, 1e-15); /* its mid-rank percentile */
    near_to(got.lines.at[0].p_min, 1.0 / 9.0, 1e-15);
    assert_false(got.lines.at[0].could);
    near_to(got.side[0].vote.mean, (1.0 + 3.0 / 8.0) / 2.0, 1e-15);
    assert_int_equal(got.lines.n_tests, 4);
    near_to(got.lines.at[0].side[0].p_holm, 4.0 / 9.0, 1e-15);
    arp_several_free(&got);
}

static void one_selection_is_its_own_union(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    add(&s, 0, 1);
    arp_several got = measure(&s);
    assert_int_equal(got.uncombined, ARP_UNCOMBINED_FEW);
    near_to(got.pooled.side[0].c, got.lines.at[0].side[0].c, 0.0);
    near_to(got.pooled.side[0].p, got.lines.at[0].side[0].p, 0.0);
    assert_true(isnan(got.differ.variance) && isnan(got.differ.p_more));
    assert_true(got.without[0].m == 0 && isnan(got.without[0].c[0]) && isnan(got.without[0].gap));
    near_to(got.side[0].vote.p_clusters, 0.5, 0.0);
    arp_several_free(&got);
}

static void p_values_of_selections_that_meet_are_not_combined(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    add(&s, 0, 1);
    add(&s, 6, 7);
    arp_several got = measure(&s);
    assert_int_equal(got.uncombined, ARP_UNCOMBINED_UNKNOWN);
    assert_true(isnan(got.side[0].fisher.p));
    arp_several_free(&got);
    s.in.near = &s.near;
    got = measure(&s);
    assert_int_equal(got.uncombined, ARP_UNCOMBINED_NOT);
    const double p[2] = {got.lines.at[0].side[0].p, got.lines.at[1].side[0].p};
    near_to(got.side[0].fisher.p, arp_combine_fisher(p, 2).p, 0.0);
    near_to(got.side[0].stouffer.p, arp_combine_stouffer(p, 2).p, 0.0);
    assert_int_equal(got.meetings.n, 0);
    assert_int_equal(got.lines.at[0].n_near, N - 1);
    arp_several_free(&got);
    add(&s, 2, 3); /* 1 and 2 touch */
    got = measure(&s);
    assert_int_equal(got.uncombined, ARP_UNCOMBINED_TOUCHING);
    assert_true(got.meetings.n == 1 && got.meetings.at[0].touch && !got.meetings.at[0].n_shared);
    assert_true(isnan(got.side[0].stouffer.statistic));
    arp_several_free(&got);
    add(&s, 3, 4);
    got = measure(&s);
    assert_int_equal(got.uncombined, ARP_UNCOMBINED_SHARED);
    assert_int_equal(got.meetings.at[1].n_shared, 1);
    assert_int_equal(got.meetings.at[1].shared[0], 3);
    assert_true(!isnan(got.side[0].vote.p_clusters) && !isnan(got.vote_gap.p_clusters));
    assert_true(got.pooled.majority);
    arp_several_free(&got);
}

/* A selection that covers no territory enough has no line, and counts in nothing. */
static void a_selection_without_a_territory_is_empty(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    add(&s, 0, 1);
    add(&s, 5, 6);
    s.one[2] = (arp_several_one){.name = "none", .cluster = 2, .rest = s.in.all};
    s.in.n = s.in.n_clusters = 3;
    arp_several got = measure(&s);
    assert_int_equal(got.n_empty, 1);
    assert_true(isnan(got.lines.at[2].side[0].c) && isnan(got.lines.at[2].side[0].p_holm));
    assert_false(got.lines.at[2].could);
    assert_int_equal(got.lines.n_tests, 4);
    assert_int_equal(got.side[0].vote.n, 2);
    near_to(got.without[2].c[0], got.pooled.side[0].c, 0.0);
    arp_several_free(&got);
}

static void a_late_side_is_in_no_test(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    add(&s, 0, 1);
    add(&s, 5, 6);
    s.late[1] = true;
    s.in.late = s.one[0].late = s.late;
    s.one[1].late = s.late;
    arp_several got = measure(&s);
    assert_int_equal(got.lines.n_tests, 2);
    assert_true(isnan(got.lines.at[0].side[1].p) && !isnan(got.lines.at[0].side[1].c));
    assert_true(got.lines.at[0].side[0].p_given == got.lines.at[0].side[0].p);
    assert_int_equal(got.pooled.side[1].state, ARP_LATE);
    assert_true(isnan(got.pooled.gap) && isnan(got.differ.variance) && isnan(got.without[0].gap));
    assert_int_equal(got.side[1].vote.n, 0);
    assert_int_equal(got.vote_gap.n, 0);
    arp_several_free(&got);
}

/* A side that is the strata, or the given column, is left nothing of its own. */
static void what_is_given_takes_its_part(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    for (size_t i = 0; i < N; i++) s.line[0][i] = (double)STRATUM[i];
    add(&s, 5, 6);
    add(&s, 1, 1);
    s.in.stratum = STRATUM;
    s.in.n_strata = 2;
    s.what.given = s.givens;
    s.what.n_given = 1;
    arp_several got = measure(&s);
    near_to(got.pooled.side[0].p_strata, 1.0, 0.0);
    near_to(got.side[0].within.c, 0.5, 0.0);
    near_to(got.side[0].within.p, 1.0, 0.0);
    assert_true(got.pooled.side[0].p < 1.0 && got.n_given == 1);
    near_to(got.pooled.given_c[0], (4.0 + 4.0 + 1.0) / 18.0, 1e-15); /* 7, 6 and 2 */
    arp_several_free(&got);
    for (size_t i = 0; i < N; i++) s.given[i] = 3.0 * s.line[1][i] + 1.0;
    got = measure(&s);
    near_to(got.pooled.side[1].p_given, 1.0, 0.0);
    arp_several_free(&got);
}

/* All of it is told with less memory than it wants, and holds nothing then. */
static void memory_that_fails_is_told(void **state) {
    (void)state;
    scene s;
    arp_status st;
    arp_several got = {0};
    open_scene(&s);
    add(&s, 0, 1);
    add(&s, 5, 6);
    s.in.stratum = STRATUM;
    s.in.n_strata = 2;
    s.in.near = &s.near;
    ARP_BRUTAL(st, arp_several_measure(&s.in, &got, NULL));
    assert_int_equal(st, ARP_OK);
    arp_several_free(&got);
    arp_several_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_strata_by_hand),
        cmocka_unit_test(p_values_by_hand),
        cmocka_unit_test(strata_without_a_pair_say_so),
        cmocka_unit_test(a_constant_side_has_p_1),
        cmocka_unit_test(large_strata_are_drawn),
        cmocka_unit_test(many_clusters_are_drawn),
        cmocka_unit_test(a_selection_of_one_unit_counts_those_as_extreme),
        cmocka_unit_test(one_selection_is_its_own_union),
        cmocka_unit_test(p_values_of_selections_that_meet_are_not_combined),
        cmocka_unit_test(a_selection_without_a_territory_is_empty),
        cmocka_unit_test(a_late_side_is_in_no_test),
        cmocka_unit_test(what_is_given_takes_its_part),
        cmocka_unit_test(memory_that_fails_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
