/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read from the evidence: states, words, dates, and where the verdict would be another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "drivers/resemblance/evidence.h"
#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"

#include <math.h>

#include "base/memory.h"
#include "drivers/elsewhere.h"
#include "drivers/resemblance/verdict.h"
#include "oracle/brutal.h"
#include "unit/build.h"

enum { SIDES = 3 };

/* Three sides, the first alone attested; a universe, one selected left out, the union, sets. */
typedef struct scene {
    build_plan b;
    arp_side side[SIDES];
    size_t eligible[SIDES];
    arp_side_evidence known[SIDES];
    arp_evidence evidence;
    arp_concordance among[SIDES], without[SIDES], one[SIDES];
    arp_neighbours_side near[SIDES];
    arp_universe universe;
    arp_left_out left_out;
    arp_perimeters perimeters;
    arp_neighbours neighbours;
    arp_drivers d;
} scene;

static void open_scene(scene *s) {
    static const char *const NAMES[SIDES] = {"social", "sanitaire", "acces"};
    *s = (scene){0};
    build_start(&s->b);
    for (size_t g = 0; g < SIDES; g++) {
        s->eligible[g] = g;
        s->side[g] = (arp_side){.node = build_node(&s->b, 0, NAMES[g], 1.0),
                                .alone = {.c = g ? 0.5 : 0.9, .p = g ? 0.5 : 0.01},
                                .p_holm = g ? 1.0 : 0.03};
        s->known[g] = (arp_side_evidence){
            .low = 0.3, .high = 0.7, .p_holm = g ? 1.0 : 0.02, .p_excluded_holm = 1.0};
        s->among[g] = s->without[g] = s->one[g] = s->side[g].alone;
        s->near[g].p = s->side[g].alone.p;
    }
    s->evidence.side = s->known;
    s->universe = (arp_universe){.n = 50, .side = s->among};
    s->left_out.side = s->without;
    s->perimeters.selection = (arp_unit){.computed = true, .n = 262, .side = s->one};
    s->neighbours =
        (arp_neighbours){.exact = true, .connected = true, .n_sets = 700, .side = s->near};
    s->d = (arp_drivers){.n = 263,
                         .m = 2,
                         .n_sides = SIDES,
                         .alpha = 0.05,
                         .side = s->side,
                         .eligible = s->eligible,
                         .n_eligible = SIDES,
                         .evidence = &s->evidence,
                         .contrast_p = NAN,
                         .contrast_needed = NAN,
                         .universe = &s->universe,
                         .n_universes = 1,
                         .left_out = &s->left_out,
                         .n_left_out = 1,
                         .perimeters = &s->perimeters,
                         .neighbours = &s->neighbours};
}

static arp_status ask(scene *s) {
    arp_pool_free(s->d.pool);
    s->d.pool = arp_pool_new();
    return s->d.pool && arp_verdict_read(&s->b.plan, &s->d, NULL) == ARP_OK
               ? arp_elsewhere_explain(&s->d, NULL)
               : ARP_MEMORY;
}

static void changes(const arp_elsewhere *there, size_t which) {
    for (size_t g = 0; g < SIDES; g++) assert_int_equal(there->changes[g], g == which);
}

static void the_word_has_the_name_of_its_side(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    assert_int_equal(ask(&s), ARP_OK);
    assert_string_equal(s.d.word_name, "social");
    s.known[2].p_holm = 0.05;
    s.side[2].alone.c = 0.6; /* both limits count as reached */
    assert_int_equal(ask(&s), ARP_OK);
    assert_int_equal(s.side[2].state, ARP_ATTESTED);
    assert_string_equal(s.d.word_name, "both");
    for (size_t g = 0; g < SIDES; g++) s.known[g].p_holm = 0.2;
    assert_int_equal(ask(&s), ARP_OK);
    assert_string_equal(s.d.word_name, "undetermined");
    for (size_t g = 0; g < SIDES; g++) s.known[g].p_excluded_holm = 0.05;
    assert_int_equal(ask(&s), ARP_OK);
    assert_string_equal(s.d.word_name, "neither");
    arp_pool_free(s.d.pool);
    const int words[] = {0,
                         1,
                         2,
                         ARP_WORD_BOTH,
                         ARP_WORD_NEITHER,
                         ARP_WORD_UNDETERMINED,
                         ARP_WORD_NOT_SEPARABLE,
                         ARP_WORD_NOT_ANSWERABLE};
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(arp_word_place(words[i], SIDES), i);
        assert_int_equal(arp_word_at(i, SIDES), words[i]);
    }
}

static void lacking_parts_keep_a_side_open_and_late_ones_are_in_no_test(void **state) {
    (void)state;
    static const char *const LACKS[] = {"ald"};
    scene s;
    open_scene(&s);
    size_t below = build_node(&s.b, s.side[1].node, "below", 1.0);
    for (size_t g = 0; g < SIDES; g++) s.known[g] = (arp_side_evidence){.high = 0.5, .p_holm = 1.0};
    s.b.node[below].lacks = LACKS;
    s.b.node[below].n_lacks = 1;
    s.side[0].late = true;
    assert_int_equal(ask(&s), ARP_OK);
    assert_int_equal(s.side[0].state, ARP_LATE);
    assert_int_equal(s.side[1].state, ARP_CANNOT_TELL);
    assert_int_equal(s.side[2].state, ARP_EXCLUDED);
    s.known[0].p_holm = 0.001;
    s.side[0].alone.c = 0.99; /* however far: it is not attested */
    assert_int_equal(ask(&s), ARP_OK);
    assert_int_equal(s.side[0].state, ARP_LATE);
    assert_false(s.side[0].attested_alone);
    s.side[0].late = false;
    s.side[2].alone.c = 0.4;
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(s.side[2].against && !s.side[1].against);
    arp_pool_free(s.d.pool);
}

static void a_contrast_is_established_or_could_have_been(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(!s.d.contrast_established && s.d.contrast_reach == ARP_REACH_NEVER);
    s.d.contrast_p = 0.05;
    s.d.contrast_needed = 0.5;
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(s.d.contrast_established && s.d.contrast_reach == ARP_REACH_REAL);
    assert_int_equal(arp_contrast_reach(0.76), ARP_REACH_HARDLY);
    assert_int_equal(arp_contrast_reach(1.0), ARP_REACH_HARDLY);
    assert_int_equal(arp_contrast_reach(1.5), ARP_REACH_NEVER);
    assert_true(isnan(arp_attested_needs(NAN)));
    assert_true(arp_attested_needs(0.55) == 0.6 && arp_attested_needs(0.845) == 0.845);
    arp_pool_free(s.d.pool);
}

static void a_verdict_that_holds_changes_nowhere(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    s.d.n = 60; /* 3 / 59 > 0.05: nothing could be attested without one of the two */
    s.without[0].p = 0.9;
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(s.side[0].attested_alone && !s.side[1].attested_alone);
    assert_true(s.universe.verdict.could_attest && !s.left_out.verdict.could_attest);
    assert_true(s.perimeters.verdict.could_attest && s.neighbours.verdict.could_attest);
    assert_true(s.universe.verdict.p_holm[0] == 0.03 && s.universe.verdict.p_holm[2] == 1.0);
    assert_true(s.left_out.verdict.p_holm[0] == 1.0);
    changes(&s.universe.verdict, SIDES);
    changes(&s.left_out.verdict, SIDES);
    changes(&s.perimeters.verdict, SIDES);
    changes(&s.neighbours.verdict, SIDES);
    arp_pool_free(s.d.pool);
}

static void a_change_is_by_the_adjusted_p_and_the_concordance(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    s.among[0].p = 0.02;    /* 3 x 0.02 > 0.05 */
    s.without[0].c = 0.599; /* as sure, and not enough */
    s.one[2] = (arp_concordance){.c = 0.99, .p = 0.002};
    s.one[0].p = 0.02; /* 2 x 0.02 < 0.05, beside it */
    s.near[0].p = 0.017;
    assert_int_equal(ask(&s), ARP_OK);
    changes(&s.universe.verdict, 0);
    changes(&s.left_out.verdict, 0);
    changes(&s.perimeters.verdict, 2);
    changes(&s.neighbours.verdict, 0);
    assert_true(s.perimeters.verdict.p_holm[0] == 0.04);
    arp_pool_free(s.d.pool);
}

static void where_nothing_was_computed_or_could_be_attested_nothing_changes(void **state) {
    (void)state;
    scene s;
    open_scene(&s);
    for (size_t g = 0; g < SIDES; g++) s.among[g].c = s.among[g].p = NAN;
    s.perimeters.selection = (arp_unit){.computed = false};
    s.neighbours.n_sets = 58; /* 59 with the selection: 3 / 59 > 0.05 */
    s.neighbours.exact = false;
    s.near[0].p = 1.0 / 59.0;
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(!s.universe.verdict.could_attest && isnan(s.universe.verdict.p_holm[1]));
    assert_true(!s.perimeters.verdict.could_attest && isnan(s.perimeters.verdict.p_holm[0]));
    assert_false(s.neighbours.verdict.could_attest);
    changes(&s.universe.verdict, SIDES);
    changes(&s.perimeters.verdict, SIDES);
    changes(&s.neighbours.verdict, SIDES);
    s.neighbours.n_sets = 59; /* 60: 3 / 60 = 0.05 */
    assert_int_equal(ask(&s), ARP_OK);
    assert_true(s.neighbours.verdict.could_attest);
    changes(&s.neighbours.verdict, 0);
    s.neighbours.exact = true; /* the selection is one of the 59 */
    assert_int_equal(ask(&s), ARP_OK);
    assert_false(s.neighbours.verdict.could_attest);
    arp_pool_free(s.d.pool);
    assert_true(arp_could_attest(2, 0.05, 10, 2)); /* 2 / 45 */
    assert_false(arp_could_attest(2, 0.05, 9, 2)); /* 2 / 36 */
    assert_true(arp_could_attest(2, 0.05, 10, 8)); /* as many sets as for 2 */
    assert_false(arp_could_attest(2, 0.05, 10, 1));
    assert_true(arp_could_attest(2, 0.05, 40, 1)); /* 2 / 40 = 0.05 */
}

static arp_status open_and_ask(scene *s) {
    open_scene(s);
    arp_status st = ask(s);
    arp_pool_free(s->d.pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    scene s;
    arp_status st;
    ARP_BRUTAL(st, open_and_ask(&s));
    assert_int_equal(st, ARP_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_word_has_the_name_of_its_side),
        cmocka_unit_test(lacking_parts_keep_a_side_open_and_late_ones_are_in_no_test),
        cmocka_unit_test(a_contrast_is_established_or_could_have_been),
        cmocka_unit_test(a_verdict_that_holds_changes_nowhere),
        cmocka_unit_test(a_change_is_by_the_adjusted_p_and_the_concordance),
        cmocka_unit_test(where_nothing_was_computed_or_could_be_attested_nothing_changes),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
