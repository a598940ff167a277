/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case by percentile and by rank, with whole weights, against whole numbers: no tie may be
   split by rounding, wherever scores are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "drivers/resemblance/concordance.h"
#include "index/index.h"
#include "normalise/normalise.h"
#include "oracle/slow_case.h"
#include "oracle/slow_whole.h"
#include "study/study.h"

enum { P = 8, EACH = 4, ROWS = SLOW_CASE_ROWS };

/* Whole weights: of the two sides, and of the eight indicators in their sides. */
typedef struct weights {
    int64_t side[2], inner[P];
} weights;

static const weights WEIGHTS[] = {
    {{1, 1}, {1, 1, 1, 1, 1, 1, 1, 1}}, {{2, 1}, {1, 1, 1, 1, 1, 1, 1, 1}},
    {{3, 7}, {1, 1, 1, 1, 1, 1, 1, 1}}, {{1, 1}, {1, 2, 3, 4, 4, 3, 2, 1}},
    {{1, 2}, {3, 1, 1, 1, 1, 1, 5, 3}},
};
enum { N_WEIGHTS = sizeof WEIGHTS / sizeof *WEIGHTS };

/* The scores in whole numbers: each side over its own denominator, the whole over their product. */
typedef struct whole {
    size_t n;
    int64_t side[2][ROWS], root[ROWS];
} whole;

static double need[P][ROWS];
static arp_study study;

static int open_case(void **state) {
    (void)state;
    int n = slow_case_columns(ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons.csv", 2000, need);
    arp_status st =
        arp_study_open(ARP_SOURCE_DIR "/tests/golden/data/supply.yaml", NULL, &study, NULL);
    return st == ARP_OK && n == 263 && study.values.n_rows == 263 ? 0 : -1;
}

static int close_case(void **state) {
    (void)state;
    arp_study_free(&study);
    return 0;
}

static void score_whole(const weights *w, void (*place)(const double *, size_t, int64_t *),
                        whole *out) {
    int64_t z[ROWS], sum[2] = {0, 0};
    size_t n = out->n = study.values.n_rows;
    memset(out->side, 0, sizeof out->side);
    for (size_t j = 0; j < P; j++) {
        place(need[j], n, z);
        sum[j / EACH] += w->inner[j];
        for (size_t i = 0; i < n; i++) out->side[j / EACH][i] += w->inner[j] * z[i];
    }
    for (size_t i = 0; i < n; i++) {
        out->root[i] =
            w->side[0] * sum[1] * out->side[0][i] + w->side[1] * sum[0] * out->side[1][i];
    }
}

static void set_weights(const weights *w) {
    const arp_plan_node *root = &study.plan.node[0];
    for (size_t s = 0; s < 2; s++) {
        arp_plan_node *side = &study.plan.node[root->child[s]];
        side->weight = (double)w->side[s];
        assert_int_equal(side->n_children, EACH);
        for (size_t j = 0; j < EACH; j++) {
            study.plan.node[side->child[j]].weight = (double)w->inner[s * EACH + j];
        }
    }
}

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-14)) fail_msg("%.17g is not %.17g", x, y);
}

static void same_ranks(const uint32_t *rank, const int64_t *score, size_t n) {
    uint32_t want[ROWS];
    slow_whole_rank(score, n, want);
    assert_memory_equal(rank, want, n * sizeof *want);
}

/* Rank and concordance of one node of a run. */
static void compare_node(const arp_result *r, size_t node, const int64_t *score) {
    int64_t twice[ROWS];
    same_ranks(r->rank + node * r->n, score, r->n);
    assert_true(arp_midranks(r->score + node * r->n, r->n, twice));
    near(arp_concordance_of(twice, r->n, study.selected, study.m),
         slow_whole_concordance(score, r->n, study.selected, study.m));
}

static void compare(const weights *w, void (*place)(const double *, size_t, int64_t *)) {
    static whole exact;
    arp_result result = {0};
    score_whole(w, place, &exact);
    set_weights(w);
    assert_int_equal(arp_index_run(&study.plan, &study.values, &result, NULL), ARP_OK);
    compare_node(&result, 0, exact.root);
    for (size_t s = 0; s < 2; s++) {
        compare_node(&result, study.plan.node[0].child[s], exact.side[s]);
    }
    arp_result_free(&result);
}

/* What the drivers say: the declared weights, and each side alone. */
static void compare_drivers(const weights *w, void (*place)(const double *, size_t, int64_t *)) {
    static whole exact;
    arp_answer answer = {0};
    score_whole(w, place, &exact);
    set_weights(w);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    const arp_drivers *d = &answer.drivers;
    near(d->declared.c, slow_whole_concordance(exact.root, exact.n, d->selected, d->m));
    for (size_t s = 0; s < 2; s++) {
        near(d->side[s].alone.c, slow_whole_concordance(exact.side[s], exact.n, d->selected, d->m));
    }
    arp_answer_free(&answer);
}

static void compare_all(const arp_normaliser *by,
                        void (*place)(const double *, size_t, int64_t *)) {
    study.plan.normalise = by;
    for (size_t each = 0; each < N_WEIGHTS; each++) {
        for (size_t out = 0; out <= P; out++) { /* one left out, or none */
            weights w = WEIGHTS[each];
            if (out < P) w.inner[out] = 0;
            compare(&w, place);
        }
        compare_drivers(&WEIGHTS[each], place);
    }
}

static void by_percentile_every_tie_of_the_case_is_one(void **state) {
    (void)state;
    compare_all(&arp_normalise_percentile, slow_whole_percentile);
}

static void by_rank_every_tie_of_the_case_is_one(void **state) {
    (void)state;
    compare_all(&arp_normalise_rank, slow_whole_place);
}

/* Of two computations by others. */
static void by_percentile_the_supply_side_has_its_published_concordance(void **state) {
    (void)state;
    static whole exact;
    arp_answer answer = {0};
    study.plan.normalise = &arp_normalise_percentile;
    set_weights(&WEIGHTS[0]);
    score_whole(&WEIGHTS[0], slow_whole_percentile, &exact);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    const arp_drivers *d = &answer.drivers;
    assert_true(fabs(d->side[1].alone.c - .581418) < 5e-7);
    assert_true(fabs(slow_whole_concordance(exact.side[1], exact.n, d->selected, d->m) - .581418) <
                5e-7);
    arp_answer_free(&answer);
}

/* The specifications that the draws run through: by percentile, with and without outliers treated
   (none of the eight is), unshrunk. */
static void every_percentile_specification_of_the_draws_has_its_concordances(void **state) {
    (void)state;
    static whole exact;
    arp_answer answer = {0};
    size_t seen = 0, normalise = SIZE_MAX, shrinkage = SIZE_MAX, leave_out = SIZE_MAX;
    study.plan.normalise = &arp_normalise_zscore;
    set_weights(&WEIGHTS[0]);
    study.sensitivity.draws = 512;
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    assert_int_equal(arp_study_sensitivity(&study, NULL, &answer, NULL), ARP_OK);
    for (size_t f = 0; f < study.n_factors; f++) {
        if (strcmp(study.factor[f].kind, "normalise") == 0) normalise = f;
        if (strcmp(study.factor[f].kind, "shrinkage") == 0) shrinkage = f;
        if (strcmp(study.factor[f].kind, "leave_out") == 0) leave_out = f;
    }
    const arp_specifications *curve = &answer.sensitivity.curve;
    const arp_drivers *d = &answer.drivers;
    for (size_t c = 0; c < curve->n; c++) {
        const arp_specification *one = &curve->at[c];
        weights w = WEIGHTS[0];
        if (one->value[normalise] != 2 || one->value[shrinkage] != 0) continue;
        if (one->value[leave_out]) w.inner[one->value[leave_out] - 1] = 0;
        score_whole(&w, slow_whole_percentile, &exact);
        for (size_t s = 0; s < 2; s++) {
            near(one->scene.c[s],
                 slow_whole_concordance(exact.side[s], exact.n, d->selected, d->m));
        }
        seen++;
    }
    assert_int_equal(seen, 18);
    arp_answer_free(&answer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_percentile_the_supply_side_has_its_published_concordance),
        cmocka_unit_test(by_percentile_every_tie_of_the_case_is_one),
        cmocka_unit_test(by_rank_every_tie_of_the_case_is_one),
        cmocka_unit_test(every_percentile_specification_of_the_draws_has_its_concordances),
    };
    return cmocka_run_group_tests(tests, open_case, close_case);
}
