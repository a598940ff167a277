/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a study drawn towards a mean (shrink:), against the slow estimates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "oracle/brutal.h"
#include "oracle/slow_rates.h"
#include "study/study.h"
#include "unit/folder.h"

enum { PLACES = 6 };

static const double CASES[PLACES] = {7, 3, 60, 1, 22, 9},
                    PEOPLE[PLACES] = {1000, 2000, 3000, 400, 1500, 900};
static const char DATA[] = "code,dep,pop,cases,b\n01,A,1000,7,1\n02,A,2000,3,4\n03,B,3000,60,2\n"
                           "04,B,400,1,3\n05,B,1500,22,9\n06,A,900,9,5\n";
/* 01-02-03-04-05, and 06 alone; one pair is given twice */
static const char PAIRS[] = "a,b\n01,02\n02,01\n02,03\n03,04\n05,04\n";

static void write_study(const char *what, const char *contiguity) {
    char text[2048];
    snprintf(text, sizeof text,
             "data: [{file: data.csv, key: code}]\n"
             "comparators: [{name: tous}]\n"
             "%s"
             "indicators:\n"
             "  - {id: x, polarity: 1, %s}\n"
             "  - {id: y, polarity: 1, value: b}\n"
             "index: {children: [{name: one, children: [{indicator: x}, {indicator: y}]}]}\n"
             "selection: {territories: [\"03\", \"05\"]}\n",
             contiguity, what);
    put("study.yaml", text);
    put("data.csv", DATA);
    put("pairs.csv", PAIRS);
}

static arp_status open_it(arp_study *study, arp_error *err) {
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void opened(const char *what, const char *contiguity, arp_study *study) {
    arp_error err;
    write_study(what, contiguity);
    if (open_it(study, &err) == ARP_OK) return;
    char words[600];
    arp_error_text(&err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

#define RATE  "numerator: cases, denominator: pop, per: 1000, error: poisson"
#define LIST  "contiguity: {file: pairs.csv, columns: [a, b]}\n"
#define GROUP "contiguity: {within: dep}\n"

static void same_as(const arp_study *study, const double *theta) {
    for (size_t i = 0; i < PLACES; i++) {
        double got = study->values.column[0].value[i], expected = 1000.0 * theta[i];
        if (!(fabs(got - expected) <= 1e-9 * expected))
            fail_msg("%zu: %.17g is not %.17g", i, got, expected);
    }
    assert_true(study->comparator[0].value[0] == 1000.0 * 102.0 / 8800.0); /* sums, as they are */
}

static void values_are_drawn_towards_the_mean_of_all(void **state) {
    static const int ALL[PLACES] = {1, 1, 1, 1, 1, 1};
    double theta[PLACES];
    arp_study study;
    (void)state;
    opened(RATE ", shrink: marshall", "", &study);
    slow_marshall(CASES, PEOPLE, ALL, PLACES, false, theta);
    same_as(&study, theta);
    assert_string_equal(study.made[0].shrink, "marshall");
    assert_null(study.made[1].shrink);
    assert_string_equal(arp_error_name(arp_study_notice(&study, 0)), "SHRINK_TOLD");
    assert_true(study.errors[0].numerator[2] == 60.0);       /* what was counted is kept */
    assert_int_equal(study.errors[0].model, ARP_ERROR_NONE); /* but is not the value's error */
    arp_study_free(&study);
    opened(RATE ", shrink: poisson-gamma", "", &study);
    slow_poisson_gamma(CASES, PEOPLE, PLACES, theta);
    same_as(&study, theta);
    arp_study_free(&study);
}

static void values_are_drawn_towards_their_neighbours(void **state) {
    static const int NEAR[PLACES][PLACES] = {{1, 1, 0, 0, 0, 0}, {1, 1, 1, 0, 0, 0},
                                             {0, 1, 1, 1, 0, 0}, {0, 0, 1, 1, 1, 0},
                                             {0, 0, 0, 1, 1, 0}, {0, 0, 0, 0, 0, 1}};
    static const int GROUPED[2][PLACES] = {{1, 1, 0, 0, 0, 1}, {0, 0, 1, 1, 1, 0}};
    double theta[PLACES], one[PLACES];
    arp_study study;
    (void)state;
    for (size_t i = 0; i < PLACES; i++) {
        slow_marshall(CASES, PEOPLE, NEAR[i], PLACES, false, one);
        theta[i] = one[i];
    }
    opened(RATE ", shrink: marshall-local", LIST, &study);
    same_as(&study, theta);
    arp_study_free(&study);
    for (size_t i = 0; i < PLACES; i++) {
        slow_marshall(CASES, PEOPLE, GROUPED[!GROUPED[0][i]], PLACES, false, one);
        theta[i] = one[i];
    }
    opened(RATE ", shrink: marshall-local", GROUP, &study);
    same_as(&study, theta);
    arp_study_free(&study);
}

/* No error of a raw count goes with a shrunk value: it is compared, not tested. */
static void a_shrunk_value_is_ready_for_use(void **state) {
    arp_study study;
    arp_answer answer = {0};
    arp_profiles profiles;
    arp_error err = {0};
    (void)state;
    opened(RATE ", shrink: marshall", "", &study);
    assert_int_equal(arp_study_profile(&study, "03", &profiles, &err), ARP_OK);
    const arp_profile profile = profiles.at[0];
    assert_true(isnan(profile.line[0].limit[0]) && isnan(profile.line[0].comparator[0].p));
    assert_int_equal(profile.line[0].comparator[0].side, 1);
    assert_true(profile.line[0].count == 60.0);
    arp_profiles_free(&profiles);
    assert_int_equal(study.sums.n_rows, 2);
    assert_false(study.sums.column[0].summable);
    assert_true(study.sums.column[0].numerator[0] == study.values.column[0].value[2]);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void refused(const char *what, const char *contiguity, const char *message) {
    arp_study study;
    arp_error err;
    write_study(what, contiguity);
    assert_int_equal(open_it(&study, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), message);
    assert_true(err.line > 0);
}

static void what_cannot_be_shrunk_is_refused(void **state) {
    (void)state;
    refused(RATE ", shrink: bayes", "", "TREE_WORD");
    refused(RATE ", shrink: marshall-local", "", "SHRINK_NEIGHBOURS");
    refused("value: cases, shrink: marshall", "", "SHRINK_MODEL");
    refused("numerator: cases, error: poisson, shrink: marshall", "", "SHRINK_MODEL");
    refused("numerator: cases, denominator: pop, error: binomial, shrink: marshall", "",
            "SHRINK_MODEL");
    refused("numerator: cases - 8 pop, denominator: pop, error: poisson, shrink: marshall", "",
            "SHRINK_COUNT");
}

/* ---- a study of communes ---- */

static void open_zones(const char *const *set, size_t n_set, const char *level, arp_study *study) {
    arp_error err = {0};
    const arp_study_options options = {.set = set, .n_set = n_set, .level = level};
    *study = (arp_study){0};
    if (arp_study_open(ARP_TEST_DATA "/zones/study.yaml", &options, study, &err) == ARP_OK) return;
    char words[600];
    arp_error_text(&err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

static const char *const SET[] = {"indicators.taux.error=poisson",
                                  "indicators.taux.shrink=marshall"};

static void values_of_every_level_are_drawn_towards_its_own_mean(void **state) {
    enum { MOST = 8 };
    arp_study drawn;
    (void)state;
    open_zones(SET, 2, NULL, &drawn);
    for (size_t l = 0; l < drawn.zoned->n_levels; l++) {
        arp_study plain;
        arp_level_values v = {0};
        double theta[MOST], y[MOST] = {0}, people[MOST] = {0};
        int in[MOST];
        open_zones(SET, 1, drawn.zoned->level[l].name, &plain);
        assert_int_equal(arp_level_values_of(&drawn, l, &v, NULL), ARP_OK);
        assert_in_range(v.values.n_rows, 2, MOST);
        for (size_t i = 0; i < v.values.n_rows; i++) {
            in[i] = plain.values.column[0].mark[i] == ARP_CELL_OK;
            if (in[i]) y[i] = plain.errors[0].numerator[i];
            if (in[i]) people[i] = plain.errors[0].denominator[i];
        }
        slow_marshall(y, people, in, v.values.n_rows, false, theta);
        for (size_t i = 0; i < v.values.n_rows; i++) {
            double got = v.values.column[0].value[i];
            if (in[i] && !(fabs(got - 100.0 * theta[i]) <= 1e-12 * got))
                fail_msg("%zu, %zu: %.17g is not %.17g", l, i, got, 100.0 * theta[i]);
        }
        arp_level_values_free(&v);
        arp_study_free(&plain);
    }
    arp_study_free(&drawn);
}

static void neighbours_are_those_of_the_study_s_own_level(void **state) {
    const char *const near[] = {SET[0], "indicators.taux.shrink=marshall-local",
                                "contiguity={within: DEP}"};
    const arp_study_options elsewhere = {.set = near, .n_set = 3, .level = "epci"};
    arp_study study, none = {0};
    arp_level_values v = {0};
    arp_error err = {0};
    (void)state;
    open_zones(near, 3, NULL, &study);
    assert_int_equal(arp_level_values_of(&study, study.zoned->at, &v, NULL), ARP_OK);
    assert_int_equal(v.values.n_rows, study.values.n_rows);
    assert_memory_equal(v.values.column[0].value, study.values.column[0].value,
                        v.values.n_rows * sizeof(double));
    arp_level_values_free(&v);
    assert_int_equal(arp_level_values_of(&study, study.zoned->at + 1, &v, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "SHRINK_LEVEL");
    arp_study_free(&study);
    err = (arp_error){0};
    assert_int_equal(arp_study_open(ARP_TEST_DATA "/zones/study.yaml", &elsewhere, &none, &err),
                     ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "SHRINK_LEVEL");
}

static arp_status once(arp_study *study) {
    arp_error err;
    arp_status st = open_it(study, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

static void every_allocation_may_fail(void **state) {
    arp_study study;
    arp_status st;
    (void)state;
    write_study(RATE ", shrink: marshall-local", LIST);
    ARP_BRUTAL(st, once(&study));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_drawn_towards_the_mean_of_all),
        cmocka_unit_test(values_are_drawn_towards_their_neighbours),
        cmocka_unit_test(a_shrunk_value_is_ready_for_use),
        cmocka_unit_test(what_cannot_be_shrunk_is_refused),
        cmocka_unit_test(values_of_every_level_are_drawn_towards_its_own_mean),
        cmocka_unit_test(neighbours_are_those_of_the_study_s_own_level),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
