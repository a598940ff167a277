/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `design:` of a study and the perimeters it asks for: what is refused, and the cases at the edge.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/report.h"
#include "study/candidates.h"
#include "unit/folder.h"
#include "unit/told.h"

/* A row of six, a-b-c-d-e-f; g is an island, h is too small to be ranked and has a marked cell, and
   touches f; t is a total. */
static const char DATA[] = "code,dep,epci,pop,n,d,m\n"
                           "a,01,x,1000,10,100,5\n"
                           "b,01,x,2000,30,100,4\n"
                           "c,01,y,3000,20,200,9\n"
                           "d,02,y,1000,90,300,2\n"
                           "e,02,z,2000,10,100,5\n"
                           "f,02,z,4000,55,500,7\n"
                           "g,02,z,1500,15,300,3\n"
                           "h,02,z,10,s,20,1\n"
                           "t,02,z,9999,99,900,9\n";

static const char NEAR[] = "x,y\na,b\nb,c\nc,d\nd,e\ne,f\nf,h\nf,t\n";

/* The corner of a square, and the other three. */
static const char SQUARE[] = "x,y\na,b\na,c\nb,d\nc,d\ne,f\nf,g\n";

static const char HEAD[] = "data:\n"
                           "  - {file: data.csv, key: code}\n"
                           "territories: {population: pop, minimum_population: 100, exclude: [t]}\n"
                           "indicators:\n"
                           "  - {id: u, numerator: n, denominator: d, per: 100, polarity: 1}\n"
                           "  - {id: v, numerator: m, denominator: d, polarity: -1}\n"
                           "index:\n"
                           "  children:\n"
                           "    - {name: one, children: [{indicator: u}]}\n"
                           "    - {name: two, children: [{indicator: v}]}\n";

static const char DROP[] = "contiguity: {file: near.csv, unmatched: drop}\n";

static arp_status open_study(const char *more, arp_study *study, arp_error *err) {
    char text[4096];
    snprintf(text, sizeof text, "%s%s", HEAD, more);
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void refused(const char *more, const char *message) {
    arp_study study;
    arp_error err;
    assert_int_equal(open_study(more, &study, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    assert_int_equal(err.line, strstr(more, "contiguity") ? 12 : 11);
    arp_study_free(&study);
}

typedef struct run {
    arp_study study;
    arp_answer answer;
    arp_candidates found;
} run;

static arp_status try_all(const char *more, const arp_candidates_options *options, run *r,
                          arp_error *err) {
    char words[1200];
    *r = (run){0};
    arp_status st = open_study(more, &r->study, err);
    r->study.rank_only = true;
    if (st == ARP_OK) st = arp_study_run(&r->study, &r->answer, err);
    arp_error_text(err, ARP_EN, words, sizeof words);
    if (st != ARP_OK) fail_msg("%s", words);
    return arp_study_candidates(&r->study, &r->answer, options, &r->found, err);
}

static void find(const char *more, run *r) {
    static const arp_candidates_options NONE = {0};
    arp_error err;
    assert_int_equal(try_all(more, &NONE, r, &err), ARP_OK);
}

static void close_run(run *r) {
    arp_candidates_free(&r->found);
    arp_answer_free(&r->answer);
    arp_study_free(&r->study);
}

/* Refused when the sets are looked for, at the place of the design. */
static void not_found(const char *more, const arp_candidates_options *options,
                      const char *message) {
    run r;
    arp_error err;
    assert_int_equal(try_all(more, options, &r, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    assert_int_equal(err.line, 12);
    assert_true(strstr(err.path, "study.yaml") != NULL);
    close_run(&r);
}

#define WITH(design) "contiguity: {file: near.csv, unmatched: drop}\ndesign: " design "\n"

static void a_design_that_cannot_be_is_refused_with_its_place(void **state) {
    (void)state;
    put("data.csv", DATA);
    put("near.csv", NEAR);
    refused("design: {around: [a]}\n", "DESIGN_NO_PAIRS");
    refused(WITH("{around: [z]}"), "STUDY_CODE_UNKNOWN");
    refused(WITH("{around: [t]}"), "DESIGN_SEED_CLOSED");
    refused(WITH("{around: [a, a]}"), "DESIGN_SEED_TWICE");
    refused(WITH("{units: [3, 2]}"), "DESIGN_RANGE");
    refused(WITH("{units: [1, 2, 3]}"), "DESIGN_RANGE");
    refused(WITH("{units: 1.5}"), "DESIGN_UNITS");
    refused(WITH("{population: 3}"), "DESIGN_RANGE");
    refused(WITH("{seeds: [a]}"), "TREE_UNKNOWN_KEY_ALL");
    refused(WITH("{within: nowhere}"), "STUDY_COLUMN_NOWHERE");
    refused("contiguity: {file: near.csv}\ndesign: {around: [a]}\n", "DESIGN_LACKS");
}

static void what_no_set_can_hold_is_refused(void **state) {
    (void)state;
    static const arp_candidates_options NONE = {0};
    not_found(WITH("{around: [a, c]}"), &NONE, "CANDIDATES_SEEDS_APART");
    not_found(WITH("{around: [a, b, c], units: 2}"), &NONE, "CANDIDATES_SEEDS_MANY");
    not_found(WITH("{around: [f], population: [10, 3000]}"), &NONE, "CANDIDATES_SEEDS_POPULOUS");
}

static void the_corner_of_a_square_has_one_two_three_one_sets(void **state) {
    (void)state;
    static const uint64_t SETS[] = {0, 1, 2, 3, 1};
    run r;
    put("near.csv", SQUARE);
    find(WITH("{around: [a], units: 6}"), &r);
    for (size_t k = 1; k <= 4; k++) assert_int_equal(r.found.count[k].sets, SETS[k]);
    assert_int_equal(r.found.count[5].sets + r.found.count[6].sets, 0);
    assert_int_equal(r.found.method, ARP_CANDIDATES_ALL);
    assert_int_equal(r.found.visited, 7);
    assert_int_equal(r.found.chosen_state, ARP_CHOSEN_NONE);
    close_run(&r);
    put("near.csv", NEAR);
}

static void an_island_is_a_set_of_its_own_and_nothing_else(void **state) {
    (void)state;
    run r;
    find(WITH("{around: [g], units: 3}"), &r);
    assert_int_equal(r.found.count[1].sets, 1);
    assert_int_equal(r.found.count[2].sets + r.found.count[3].sets, 0);
    assert_int_equal(r.found.n_neighbours, 0);
    close_run(&r);
}

static void a_row_has_the_stretches_that_its_middle_joins(void **state) {
    (void)state;
    run r;
    find(WITH("{around: [c], units: [3, 3]}"), &r);
    assert_int_equal(r.found.count[3].sets, 3); /* abc, bcd, cde: c is no end of a-c or c-e alone */
    assert_int_equal(r.found.n_neighbours, 2);
    close_run(&r);
}

static void a_marked_member_leaves_its_sets_without_a_score_and_counted(void **state) {
    (void)state;
    run r;
    find(WITH("{around: [f], units: 3}"), &r);
    assert_int_equal(r.found.count[1].sets, 1);
    assert_int_equal(r.found.count[2].sets, 2); /* ef, fh */
    assert_int_equal(r.found.count[2].marked, 1);
    assert_int_equal(r.found.count[3].sets, 2); /* def, efh; t is closed */
    assert_int_equal(r.found.count[3].marked, 1);
    assert_int_equal(r.found.n_neighbours, 2);
    assert_true(isnan(r.found.neighbour[1].score[0]) && r.found.neighbour[1].rank[0] == 0);
    close_run(&r);
}

static void values_are_sums_on_the_frozen_scale(void **state) {
    (void)state;
    run r;
    find(WITH("{around: [a], units: [1, 2]}"), &r);
    const arp_result *ran = &r.answer.result;
    assert_true(fabs(r.found.base.score[1] - ran->score[ran->n]) < 1e-12);
    double mean = ran->bound[2][0], sd = ran->bound[2][1];
    assert_true(fabs(r.found.neighbour[0].score[1] - (100.0 * 40.0 / 200.0 - mean) / sd) < 1e-12);
    assert_true(r.found.neighbour[0].population == 3000.0);
    close_run(&r);
}

#define CHOSEN(codes, design)                                                                      \
    "contiguity: {file: near.csv, unmatched: drop}\ndesign: " design                               \
    "\nselection: {territories: [" codes "]}\n"

static void state_is(const char *more, arp_chosen_state state, bool like) {
    run r;
    find(more, &r);
    assert_int_equal(r.found.chosen_state, state);
    assert_int_equal(r.found.chosen_like, like);
    assert_true(r.found.set[0].chosen);
    close_run(&r);
}

static void a_choice_that_is_no_candidate_is_told_why(void **state) {
    (void)state;
    state_is(CHOSEN("a, b", "{units: 3}"), ARP_CHOSEN_CANDIDATE, true);
    state_is(CHOSEN("a, c", "{units: 3}"), ARP_CHOSEN_NOT_CONNECTED, true);
    state_is(CHOSEN("a, b", "{around: [d]}"), ARP_CHOSEN_WITHOUT_SEED, true);
    state_is(CHOSEN("a, b", "{units: [3, 4]}"), ARP_CHOSEN_SIZE, true);
    state_is(CHOSEN("a, b", "{population: [4000, 5000]}"), ARP_CHOSEN_CANDIDATE, false);
}

/* Whole numbers all through, so ties are ties. */
static void sets_of_one_score_share_their_place(void **state) {
    (void)state;
    run r;
    put("data.csv", "code,dep,epci,pop,n,d,m\na,01,x,1000,10,100,5\nb,01,x,1000,30,100,5\n"
                    "c,01,y,1000,10,100,5\nd,02,y,1000,30,100,4\ne,02,z,1000,10,100,5\n"
                    "f,02,z,1000,30,100,5\ng,02,z,1500,15,300,3\nh,02,z,10,1,200,1\n"
                    "t,02,z,9999,99,900,9\n");
    find(CHOSEN("a, b", "{units: [2, 2], within: dep, cut: epci, population: [1, 5000]}"), &r);
    const arp_candidate_place *place = &r.found.place[ARP_AMONG_LIKE * r.found.n_measures + 1];
    assert_int_equal(place->n, 6); /* ab bc cd de ef, fh */
    assert_int_equal(place->rank, 1);
    assert_int_equal(place->tied, 4); /* fh alone is lower */
    assert_true(place->percentile == (1.0 + 0.5 * 4.0) / 5.0);
    place = &r.found.place[ARP_AMONG_WITHIN * r.found.n_measures + 1];
    assert_int_equal(place->n, 2); /* ab bc */
    assert_int_equal(r.found.set[0].cut, 0);
    close_run(&r);
    put("data.csv", DATA);
}

static bool stop(void *user, uint64_t done, uint64_t total) {
    (void)done;
    (void)total;
    ++*(int *)user;
    return false;
}

static void it_can_be_interrupted(void **state) {
    (void)state;
    char data[32768] = "code,dep,epci,pop,n,d,m\n", near[32768] = "x,y\n";
    for (int i = 0; i < 64; i++) {
        size_t at = strlen(data);
        snprintf(data + at, sizeof data - at, "k%d,01,x,%d,%d,100,%d\n", i, 1000 + i, 10 + i % 7,
                 3 + i % 5);
        at = strlen(near);
        if (i % 8) snprintf(near + at, sizeof near - at, "k%d,k%d\n", i - 1, i);
        at = strlen(near);
        if (i > 7) snprintf(near + at, sizeof near - at, "k%d,k%d\n", i - 8, i);
    }
    strcat(data, "t,02,z,9999,99,900,9\n");
    put("data.csv", data);
    put("near.csv", near);
    run r;
    arp_error err;
    int asked = 0;
    const arp_candidates_options options = {.go_on = stop, .user = &asked};
    assert_int_equal(try_all(WITH("{units: 12}"), &options, &r, &err), ARP_INTERRUPTED);
    assert_string_equal(arp_error_name(&err), "CLI_INTERRUPTED");
    assert_int_equal(asked, 1);
    close_run(&r);
    put("data.csv", DATA);
    put("near.csv", NEAR);
}

static void too_many_sets_need_a_population(void **state) {
    (void)state;
    char text[2000];
    run r;
    arp_error err;
    const arp_candidates_options few = {.cap = 2};
    find(WITH("{around: [a], units: 4}"), &r);
    close_run(&r);
    assert_int_equal(try_all(WITH("{around: [a], units: 4}"), &few, &r, &err), ARP_OK);
    assert_int_equal(r.found.method, ARP_CANDIDATES_PROGRAM);
    assert_int_equal(r.found.flow[0].state, ARP_PROGRAM_OPTIMAL);
    close_run(&r);
    snprintf(text, sizeof text, "%s" WITH("{around: [a], units: 4}"), HEAD);
    char *from = strstr(text, "population: pop"), *to = strstr(from, "exclude: [t]}");
    memcpy(from, "exclude: [t, h]}", strlen("exclude: [t, h]}"));
    from += strlen("exclude: [t, h]}");
    to += strlen("exclude: [t]}");
    memmove(from, to, strlen(to) + 1);
    put("study.yaml", text);
    r = (run){0};
    err = (arp_error){0};
    assert_int_equal(arp_study_open(path_of("study.yaml"), NULL, &r.study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&r.study, &r.answer, &err), ARP_OK);
    assert_int_equal(arp_study_candidates(&r.study, &r.answer, &few, &r.found, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CANDIDATES_NO_PEOPLE");
    close_run(&r);
}

static void nothing_is_said_without_a_design(void **state) {
    (void)state;
    static const arp_candidates_options NONE = {0};
    run r;
    arp_error err;
    assert_int_equal(try_all(DROP, &NONE, &r, &err), ARP_USAGE);
    assert_string_equal(arp_error_name(&err), "DESIGN_ABSENT");
    close_run(&r);
}

static void the_screen_and_the_tables_say_what_was_found(void **state) {
    (void)state;
    run r;
    char *text = NULL;
    size_t n = 0;
    arp_error err = {0};
    find(CHOSEN("a, b", "{around: [a], units: 3, within: dep, cut: epci}"), &r);
    const arp_facts facts = {.study = &r.study, .answer = &r.answer, .candidates = &r.found};
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        const arp_report_options options = {.lang = (arp_lang)lang};
        assert_int_equal(arp_report_make(&facts, ARP_REPORT_PERIMETERS, ARP_FORMAT_TEXT, &options,
                                         &text, &n, &err),
                         ARP_OK);
        assert_non_null(strstr(text, lang == ARP_FR ? "Autour de a" : "Around a"));
        assert_non_null(strstr(text, "a + b"));
        arp_report_free(text);
    }
    assert_true(told_at(&facts, "candidates", "territories_to", "").number == 3.0);
    assert_string_equal(told_at(&facts, "candidates", "chosen", "").text, "candidate");
    assert_true(told_at(&facts, "candidate_sizes", "sets", "2").number == 1.0);
    assert_string_equal(told_at(&facts, "candidate_sets", "codes", "1").text, "a b");
    assert_true(told_at(&facts, "candidate_neighbours", "chosen", "b|one").number == 1.0);
    assert_true(told_at(&facts, "candidate_places", "n", "all|one").number == 3.0);
    assert_string_equal(told_at(&facts, "candidate_members", "label", "1|b").text, "b");
    close_run(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_design_that_cannot_be_is_refused_with_its_place),
        cmocka_unit_test(what_no_set_can_hold_is_refused),
        cmocka_unit_test(the_corner_of_a_square_has_one_two_three_one_sets),
        cmocka_unit_test(an_island_is_a_set_of_its_own_and_nothing_else),
        cmocka_unit_test(a_row_has_the_stretches_that_its_middle_joins),
        cmocka_unit_test(a_marked_member_leaves_its_sets_without_a_score_and_counted),
        cmocka_unit_test(values_are_sums_on_the_frozen_scale),
        cmocka_unit_test(a_choice_that_is_no_candidate_is_told_why),
        cmocka_unit_test(sets_of_one_score_share_their_place),
        cmocka_unit_test(it_can_be_interrupted),
        cmocka_unit_test(too_many_sets_need_a_population),
        cmocka_unit_test(nothing_is_said_without_a_design),
        cmocka_unit_test(the_screen_and_the_tables_say_what_was_found),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
