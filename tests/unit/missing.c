/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The break-even of a whole answer: who is asked, degenerate cases, memory, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/choice/missing.h"
#include "oracle/brutal.h"
#include "report/screen/screen.h"
#include "report/words/sentences.h"
#include "unit/report_fixture.h"
#include "unit/told.h"

enum { ROWS = 263, WIDE = 2000 };

typedef struct scene {
    arp_plan plan;
    arp_plan_node node[3];
    double score[3 * WIDE];
    arp_result result;
    arp_side side[2];
    size_t selected[2];
    arp_drivers d;
} scene;

/* Two sides of random scores; the selected stand near the middle of the second, which lacks a part;
   0.893 is what the first Holm step takes of two in 263. */
static void open_scene(scene *s, size_t n) {
    memset(s, 0, sizeof *s);
    s->plan = (arp_plan){.node = s->node, .n_nodes = 3};
    for (uint32_t v = 1; v < 3; v++) {
        for (size_t i = 0; i < n; i++) s->score[v * n + i] = arp_u01(9, i, v);
    }
    s->result = (arp_result){.n = n, .n_nodes = 3, .score = s->score};
    s->side[0] = (arp_side){.node = 1, .state = ARP_CANNOT_TELL};
    s->side[1] = (arp_side){.node = 2, .state = ARP_CANNOT_TELL};
    s->node[2].lacks = LACKS;
    s->node[2].n_lacks = 2;
    s->selected[0] = 7, s->selected[1] = 31;
    s->score[2 * n + 7] = 0.5, s->score[2 * n + 31] = 0.6;
    s->d = (arp_drivers){.n = n, .m = 2, .n_sides = 2, .alpha = 0.05, .c_needed_holm = 0.893};
    s->d.selected = s->selected;
    s->d.side = s->side;
}

static arp_status explain(scene *s) {
    s->d.missing = NULL;
    s->d.pool = arp_pool_new();
    if (!s->d.pool) return ARP_MEMORY;
    return arp_missing_explain(&s->plan, &s->result, 1, &s->d, NULL);
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
    for (size_t b = 3; b < ARP_BREAK_EVENS; b++) {
        assert_true(at[b].place > ROWS / 2 && at[b].place <= ROWS);
        assert_true(at[b].percentile == 100.0 * ((double)at[b].place - 0.5) / ROWS);
        if (b > 3) assert_true(at[b].place >= at[b - 1].place);
    }
    for (size_t b = 0; b < 3; b++) { /* a fifth moves two of the middle too little */
        assert_int_equal(at[b].place, 0);
        assert_true(isnan(at[b].percentile));
    }
    close_scene(&s);
}

/* With z = 0 the others are half a noise, and the selected win C of the pairs at its quantile C. */
static void a_constant_side_leaves_the_criterion_alone(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    for (size_t i = 0; i < ROWS; i++) s.score[2 * ROWS + i] = 3.0;
    assert_int_equal(explain(&s), ARP_OK);
    const arp_break_even *at = s.d.missing->side[1].at;
    assert_true(fabs(at[1].percentile - 89.3) < 1.5);
    assert_true(at[1].place == at[4].place); /* whatever its share */
    close_scene(&s);
}

static void nothing_would_do_where_nothing_can_be_attested(void **state) {
    (void)state;
    static scene s;
    open_scene(&s, ROWS);
    s.d.c_needed_holm = NAN;
    assert_int_equal(explain(&s), ARP_OK);
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        assert_int_equal(s.d.missing->side[1].at[b].place, 0);
        assert_true(isnan(s.d.missing->side[1].at[b].percentile));
    }
    close_scene(&s);
    s.d.c_needed_holm = 0.5; /* 0.6 is the least whatever p says */
    for (size_t i = 0; i < ROWS; i++) s.score[2 * ROWS + i] = 3.0;
    assert_int_equal(explain(&s), ARP_OK);
    assert_true(fabs(s.d.missing->side[1].at[1].percentile - 60.0) < 2.0);
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
    open_scene(&s, ROWS);
    s.d.n = 2, s.d.m = 1, s.d.c_needed_holm = NAN;
    s.selected[0] = 1;
    assert_int_equal(explain(&s), ARP_OK);
    assert_int_equal(s.d.missing->side[1].at[5].place, 0);
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
    arp_status st;
    open_scene(&s, ROWS);
    ARP_BRUTAL(st, explain_and_close(&s));
    assert_int_equal(st, ARP_OK);
}

static const arp_break_even FOUND[ARP_BREAK_EVENS] = {
    {0.2, -0.3, 0, NAN},    {0.2, 0.0, 0, NAN},    {0.2, 0.5, 0, NAN},
    {0.5, -0.3, 248, 90.3}, {0.5, 0.0, 256, 97.1}, {0.5, 0.5, 263, 99.81}};

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
    assert_string_equal(
        out.bytes,
        "Aucune valeur d'un critère absent (ALD, mortalité standardisée) comptant pour un "
        "cinquième du versant « offre de soins » ne suffirait à ce que celui-ci soit attesté (sans "
        "corrélation avec le reste du versant ; à -0,3 : hors d'atteinte ; à 0,5 : hors "
        "d'atteinte)");
    assert_string_equal(
        out.bytes + strlen(out.bytes) + 1,
        "Il faudrait que les choisis soient parmi les 3 % les plus touchés sur un critère absent "
        "(ALD, mortalité standardisée) comptant pour la moitié du versant « offre de soins » pour "
        "que celui-ci soit attesté (sans corrélation avec le reste du versant ; à -0,3 : 10 % ; à "
        "0,5 : 0,2 %)");
    arp_text_free(&out);
    f.node[2].n_lacks = 0;
    arp_missing_reasons(&r, 1, ARP_EN, &out);
    assert_string_equal(
        out.bytes,
        "No value of a missing criterion counting for a fifth of the side \"supply of care\" would "
        "be enough for it to be attested (uncorrelated with the rest of the side; at -0.3: out of "
        "reach; at 0.5: out of reach)");
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
        cmocka_unit_test(a_constant_side_leaves_the_criterion_alone),
        cmocka_unit_test(nothing_would_do_where_nothing_can_be_attested),
        cmocka_unit_test(two_territories_and_many_are_answered),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(the_sentence_says_what_it_would_take),
        cmocka_unit_test(the_table_lists_the_sides_that_were_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
