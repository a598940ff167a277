/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The break-even of a whole answer: who is asked, degenerate cases, memory, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/memory.h"
#include "base/rng.h"
#include "drivers/choice/missing.h"
#include "drivers/resemblance/evidence.h"
#include "normalise/normalise.h"
#include "oracle/brutal.h"
#include "report/screen/screen.h"
#include "report/words/sentences.h"
#include "unit/report_fixture.h"
#include "unit/told.h"

enum { ROWS = 263, WIDE = 2000, MOST_SELECTED = 6 };

typedef struct scene {
    arp_plan plan;
    arp_plan_node node[3];
    double score[3 * WIDE], weight[3];
    double *line[2];
    arp_result result;
    arp_case what;
    arp_side side[2];
    arp_side_evidence known[2];
    arp_evidence evidence;
    size_t selected[MOST_SELECTED], eligible[2];
    arp_drivers d;
} scene;

/* Two sides of random scores, both leaves; the selected stand near the middle of the second, which
   lacks a part. The first shows nothing, so that the second is at the first Holm step. */
static void open_scene(scene *s, size_t n) {
    memset(s, 0, sizeof *s);
    s->plan = (arp_plan){.node = s->node, .n_nodes = 3, .normalise = &arp_normalise_zscore};
    s->node[0].exponent = 1.0;
    for (uint32_t v = 1; v < 3; v++) {
        for (size_t i = 0; i < n; i++) s->score[v * n + i] = arp_u01(9, i, v);
        s->line[v - 1] = s->score + v * n;
        s->side[v - 1] = (arp_side){.node = v, .state = ARP_CANNOT_TELL};
        s->eligible[v - 1] = v - 1;
        s->known[v - 1].p = 0.9;
    }
    s->result = (arp_result){.n = n, .n_nodes = 3, .score = s->score, .weight = s->weight};
    s->node[2].lacks = LACKS;
    s->node[2].n_lacks = 2;
    s->selected[0] = 7, s->selected[1] = 31;
    s->score[2 * n + 7] = 0.5, s->score[2 * n + 31] = 0.6;
    s->score[n + 7] = 0.45, s->score[n + 31] = 0.55;
    s->what = (arp_case){.n = n, .m = 2, .n_sides = 2, .line = s->line, .selected = s->selected};
    s->evidence.side = s->known;
    s->d = (arp_drivers){.n = n, .m = 2, .n_sides = 2, .alpha = 0.05, .n_eligible = 2};
    s->d.selected = s->selected;
    s->d.side = s->side;
    s->d.eligible = s->eligible;
    s->d.evidence = &s->evidence;
}

static void hold_constant(scene *s) {
    for (size_t i = 0; i < s->d.n; i++) s->score[2 * s->d.n + i] = 3.0;
}

static arp_status explain(scene *s) {
    s->d.missing = NULL;
    s->d.pool = arp_pool_new();
    if (!s->d.pool) return ARP_MEMORY;
    return arp_missing_explain(&s->plan, &s->result, &s->what, &s->d, NULL);
}

static void close_scene(scene *s) {
    arp_pool_free(s->d.pool);
    s->d.pool = NULL;
}

static void only_sides_that_lack_something_and_are_not_attested_are_asked(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(!s.d.missing->side[0].asked && s.d.missing->side[1].asked);
    assert_int_equal(s.d.missing->n_draws, 200);
    close_scene(&s);
    s.side[1].state = ARP_ATTESTED;
    assert_int_equal(explain(&s), ARP_OK);
    assert_null(s.d.missing);
    close_scene(&s);
    s.side[1].state = ARP_LATE;
    s.side[1].late = true;
    assert_int_equal(explain(&s), ARP_OK);
    assert_null(s.d.missing);
    close_scene(&s);
}

static void more_weight_or_less_correlation_takes_no_more(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    assert_int_equal(explain(&s), ARP_OK);
    const arp_break_even *at = s.d.missing->side[1].at;
    assert_true(at[0].share == 0.2 && at[3].share == 0.5);
    assert_true(at[0].correlation == -0.3 && at[1].correlation == 0.0 && at[5].correlation == 0.5);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        assert_true(at[b].place > ROWS / 2 && at[b].place <= ROWS);
        assert_true(at[b].percentile == 100.0 * ((double)at[b].place - 0.5) / ROWS);
        assert_true(at[b].attested_share >= 0.5 && at[b].attested_share <= 1.0);
        if (b % 3) assert_true(at[b].place >= at[b - 1].place);
        if (b >= 3) assert_true(at[b].place <= at[b - 3].place);
    }
    close_scene(&s);
}

/* The others are noise alone. Taken alone, the selected win C of the pairs at its quantile C, and
   of two in 263 it takes 0.845 (methods.md 3.8). Given a side that says nothing of it, their sum 2
   x is held against those of two normal numbers: x = q / sqrt(2), q the normal quantile of alpha at
   the last Holm step, of alpha / 2 at the first. */
static void a_constant_side_takes_what_the_criterion_alone_would(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    hold_constant(&s);
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(fabs(s.d.missing->side[1].at[1].percentile - 91.7) < 2.0);
    assert_int_equal(s.d.missing->side[1].at[1].place, s.d.missing->side[1].at[4].place);
    close_scene(&s);
    s.known[0].p = 0.001;
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(fabs(s.d.missing->side[1].at[4].percentile - 87.8) < 2.0);
    close_scene(&s);
    s.side[0].late = true;
    s.eligible[0] = 1;
    s.d.n_eligible = 1;
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(fabs(s.d.missing->side[1].at[4].percentile - 84.5) < 1.5);
    close_scene(&s);
    s.d.alpha = 0.9; /* 0.6 is the least whatever p says */
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(fabs(s.d.missing->side[1].at[4].percentile - 60.0) < 2.0);
    close_scene(&s);
}

static void nothing_would_do_where_nothing_can_be_attested(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    s.d.alpha = 1e-6;
    assert_int_equal(explain(&s), ARP_OK);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        const arp_break_even *at = &s.d.missing->side[1].at[b];
        assert_int_equal(at->place, 0);
        assert_true(isnan(at->percentile) && at->attested_share == 0.0);
    }
    close_scene(&s);
}

/* A leaf's own mean and spread stand in: z-scores of the side come to the same. */
static void a_normalisation_without_bounds_of_its_own_takes_those_of_the_side(void **state) {
    (void)state;
    static scene s;
    size_t place[ARP_BREAK_EVENS];
    open_scene(&s, ROWS);
    arp_scale scale = {.polarity = 1};
    double *score = s.score + 2 * (size_t)ROWS, scratch[2 * ROWS];
    arp_normalise_zscore.measure(&(const double *){score}, 1, ROWS, scratch, &scale.bound);
    arp_normalise_zscore.apply(score, ROWS, &scale, scratch, score);
    assert_int_equal(explain(&s), ARP_OK);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) place[b] = s.d.missing->side[1].at[b].place;
    close_scene(&s);
    s.plan.normalise = &arp_normalise_comparator;
    for (size_t i = 0; i < ROWS; i++) score[i] = 100.0 + 7.0 * score[i];
    assert_int_equal(explain(&s), ARP_OK);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        double gap = (double)place[b] - (double)s.d.missing->side[1].at[b].place;
        assert_true(fabs(gap) <= 4.0);
    }
    close_scene(&s);
}

static void two_territories_and_many_are_answered(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, WIDE);
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.missing->n_draws, 100);
    assert_true(s.d.missing->side[1].at[4].place > WIDE / 2);
    close_scene(&s);
    open_scene(&s, 40);
    s.d.n = s.what.n = s.result.n = 2, s.d.m = s.what.m = 1;
    s.line[1] = s.score + 4;
    s.selected[0] = 1;
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.missing->side[1].at[5].place, 0);
    close_scene(&s);
}

/* Six of 263: p is of sets drawn once and kept; twice the same. */
static void where_p_is_drawn_fewer_draws_are_asked(void **state) {
    (void)state;
    static scene s;
    static const size_t MORE[MOST_SELECTED] = {7, 31, 50, 90, 140, 200};
    arp_break_even before[ARP_BREAK_EVENS];
    open_scene(&s, ROWS);
    memcpy(s.selected, MORE, sizeof MORE);
    for (size_t t = 0; t < MOST_SELECTED; t++) s.score[2 * ROWS + MORE[t]] = 0.55;
    s.d.m = s.what.m = MOST_SELECTED;
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.missing->n_draws, 50);
    memcpy(before, s.d.missing->side[1].at, sizeof before);
    for (size_t b = 3; b < ARP_BREAK_EVENS; b++) assert_true(before[b].place > ROWS / 2);
    close_scene(&s);
    assert_int_equal(explain(&s), ARP_OK);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        assert_int_equal(s.d.missing->side[1].at[b].place, before[b].place);
        assert_true(s.d.missing->side[1].at[b].attested_share == before[b].attested_share);
    }
    close_scene(&s);
}

static arp_status explain_and_close(scene *s) {
    arp_status st = explain(s);
    close_scene(s);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static scene s;
    static double grid[60], e[2 * 60];
    arp_status st;
    arp_break_even at = {.share = 0.5};
    open_scene(&s, 60);
    s.d.alpha = 1e-6; /* a verdict a draw, and no search */
    ARP_BRUTAL(st, explain_and_close(&s));
    assert_int_equal(st, ARP_OK);
    arp_unobserved alone = {.what = &s.what, .eligible = s.eligible + 1, .p = &s.known[1].p};
    alone.n_eligible = 1;
    alone.alpha = 0.05;
    alone.score = s.line[1];
    alone.joined = (arp_joined){.normalise = &arp_normalise_zscore, .exponent = 1.0};
    alone.joined.mean = arp_aggregate_arithmetic.mean;
    alone.joined.root_exponent = 1.0;
    alone.n_draws = 2;
    alone.e = e, alone.grid = grid;
    for (uint32_t i = 0; i < 60; i++) grid[i] = i, e[i] = arp_u01(3, i, 1);
    for (uint32_t i = 0; i < 60; i++) e[60 + i] = arp_u01(3, i, 2);
    ARP_BRUTAL(st, arp_missing_ask(&alone, &at, 1, NULL));
    assert_int_equal(st, ARP_OK);
    assert_true(at.place > 0);
}

static const arp_break_even FOUND[ARP_BREAK_EVENS] = {
    {0.2, -0.3, 0, NAN, 0.0},     {0.2, 0.0, 0, NAN, 0.04},   {0.2, 0.5, 0, NAN, 0.0},
    {0.5, -0.3, 248, 90.3, 0.51}, {0.5, 0.0, 256, 97.1, 0.5}, {0.5, 0.5, 263, 99.81, 0.6}};

static void the_sentence_says_what_it_would_take(void **state) {
    (void)state;
    static fixture f;
    arp_missing_side side[2] = {{.asked = false}, {.asked = true}};
    arp_missing missing = {.n_draws = 200, .side = side};
    arp_text out = {0};
    fill(&f, 2);
    memcpy(side[1].at, FOUND, sizeof FOUND);
    f.answer.drivers.missing = &missing;
    arp_report r = {.study = &f.study, .answer = &f.answer};
    arp_missing_reasons(&r, 0, ARP_FR, &out);
    assert_int_equal(out.n, 0);
    arp_missing_reasons(&r, 1, ARP_FR, &out);
    assert_string_equal(out.bytes,
                        "Aucune valeur d'un critère absent (ALD, mortalité standardisée) comptant "
                        "pour un cinquième du versant « offre de soins » ne suffirait à ce que "
                        "celui-ci se distingue (sans corrélation avec le reste du versant ; à -0,3 "
                        ": hors d'atteinte ; à 0,5 : hors d'atteinte)");
    assert_string_equal(out.bytes + strlen(out.bytes) + 1,
                        "Il faudrait que les choisis soient parmi les 3 % les plus touchés sur un "
                        "critère absent (ALD, mortalité standardisée) comptant pour la moitié du "
                        "versant « offre de soins » pour que celui-ci se distingue (sans "
                        "corrélation avec le reste du versant ; à -0,3 : 10 % ; à 0,5 : 0,2 %)");
    arp_text_free(&out);
    side[1].at[1] = side[1].at[5] = (arp_break_even){0.2, 0.0, 263, 99.81, 0.09};
    arp_missing_reasons(&r, 1, ARP_FR, &out);
    assert_string_equal(
        out.bytes,
        "Même au premier rang de tous sur un critère absent (ALD, mortalité standardisée) comptant "
        "pour un cinquième du versant « offre de soins », les choisis ne le feraient se distinguer "
        "que dans 9 % des tirages (sans corrélation avec le reste du versant ; à -0,3 : hors "
        "d'atteinte ; à 0,5 : hors d'atteinte)");
    assert_non_null(strstr(out.bytes + strlen(out.bytes) + 1,
                           "au premier rang de tous, dans 9 % des tirages seulement"));
    arp_text_free(&out);
    memcpy(side[1].at, FOUND, sizeof FOUND);
    f.node[2].n_lacks = 0;
    arp_missing_reasons(&r, 1, ARP_EN, &out);
    assert_string_equal(out.bytes,
                        "No value of a missing criterion counting for a fifth of the side \"supply "
                        "of care\" would be enough for it to stand out (uncorrelated with the rest "
                        "of the side; at -0.3: out of reach; at 0.5: out of reach)");
    arp_text_free(&out);
    arp_missing_text(&r, &out);
    assert_non_null(strstr(out.bytes, "200"));
    arp_text_free(&out);
}

static void the_table_lists_the_sides_that_were_asked(void **state) {
    (void)state;
    static fixture f;
    arp_missing_side side[2] = {{.asked = false}, {.asked = true}};
    arp_missing missing = {.n_draws = 200, .side = side};
    fill(&f, 2);
    memcpy(side[1].at, FOUND, sizeof FOUND);
    f.answer.drivers.missing = &missing;
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    assert_int_equal(told_rows(&facts, "break_even"), ARP_BREAK_EVENS);
    assert_true(told_at(&facts, "break_even", "percentile", "sanitaire|0.5|0").number == 97.1);
    char first[64];
    snprintf(first, sizeof first, "sanitaire|%g|%g", FOUND[0].share, FOUND[0].correlation);
    assert_true(told_at(&facts, "break_even", "percentile", first).there);
    assert_false(told_at(&facts, "break_even", "percentile", first).known);
    f.answer.drivers.missing = NULL;
    assert_int_equal(told_rows(&facts, "break_even"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_sides_that_lack_something_and_are_not_attested_are_asked),
        cmocka_unit_test(more_weight_or_less_correlation_takes_no_more),
        cmocka_unit_test(a_constant_side_takes_what_the_criterion_alone_would),
        cmocka_unit_test(nothing_would_do_where_nothing_can_be_attested),
        cmocka_unit_test(a_normalisation_without_bounds_of_its_own_takes_those_of_the_side),
        cmocka_unit_test(where_p_is_drawn_fewer_draws_are_asked),
        cmocka_unit_test(two_territories_and_many_are_answered),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(the_sentence_says_what_it_would_take),
        cmocka_unit_test(the_table_lists_the_sides_that_were_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
