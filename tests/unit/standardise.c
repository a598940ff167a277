/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standardised rates of a study, and how sure its values are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/around/reliability.h"
#include "oracle/brutal.h"
#include "oracle/slow_rates.h"
#include "study/study.h"
#include "unit/folder.h"

enum { PLACES = 3, STRATA = 4 };

/* Deaths and people of three territories, women then men, young then old; and a standard. */
static const double DEATHS[PLACES][STRATA] = {{3, 10, 6, 9}, {2, 15, 8, 12}, {9, 20, 8, 22}};
static const double PEOPLE[PLACES][STRATA] = {
    {400, 110, 400, 90}, {900, 160, 800, 140}, {1300, 210, 1300, 190}};
static const double STANDARD[STRATA] = {40000, 12000, 39000, 9000};
static const double STANDARD_DEATHS[STRATA] = {150, 900, 240, 850};

static const char DATA[] = "code,dep,pop,ald,se,low,high,cases\n"
                           "01,A,1000,120,10,100,140,7\n"
                           "02,A,2000,130,11,110,150,3\n"
                           "03,B,3000,100,9,80,125,60\n";

static const char STRATA_FILE[] = "code;sexe;age;d;n;d2\n"
                                  "01;F;j;3;400;5\n01;F;v;10;110;12\n"
                                  "01;H;j;6;400;6\n01;H;v;9;90;9\n"
                                  "02;H;j;8;800;8\n02;F;j;2;900;2\n" /* in any order */
                                  "02;F;v;15;160;17\n02;H;v;12;140;12\n"
                                  "03;F;j;9;1300;9\n03;F;v;20;210;20\n"
                                  "03;H;j;8;1300;8\n03;H;v;22;190;22\n";

static const char STANDARD_FILE[] = "sexe,age,pop,deaths\n"
                                    "F,j,40000,150\nH,j,39000,240\nF,v,12000,900\nH,v,9000,850\n";

/* A study of one indicator x, whose definition is @p what, on line 5. */
static const char *study_of(const char *what) {
    static char text[2048];
    snprintf(text, sizeof text,
             "data: [{file: data.csv, key: code}]\n"
             "comparators: [{name: A, where: {dep: \"A\"}}, {name: tous}]\n"
             "territories: {population: pop}\n"
             "indicators:\n"
             "  - {id: x, polarity: 1, %s}\n"
             "index: {children: [{name: one, children: [{indicator: x}]}]}\n",
             what);
    return text;
}

#define LONG     "file: deces.csv, key: code, strata: [sexe, age], events: d, population: n"
#define DIRECT   "standardise: {method: direct, " LONG
#define INDIRECT "standardise: {method: indirect, " LONG
#define FROM     ", standard: {file: type.csv, population: pop}}"
#define FROM_ALL ", standard: {file: type.csv, population: pop, events: deaths}}"

static void put_data(void) {
    put("data.csv", DATA);
    put("deces.csv", STRATA_FILE);
    put("type.csv", STANDARD_FILE);
}

static arp_status open_it(const char *text, arp_study *study, arp_error *err) {
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void opened(const char *what, arp_study *study) {
    arp_error err;
    put_data();
    if (open_it(study_of(what), study, &err) == ARP_OK) return;
    char words[600];
    arp_error_text(&err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

static void near(double got, double expected) {
    if (fabs(got - expected) <= 1e-12 * fabs(expected)) return;
    fail_msg("%.17g is not %.17g", got, expected);
}

/* ---- values ---- */

static void direct_rates_are_those_of_a_standard_population(void **state) {
    arp_study study;
    (void)state;
    opened(DIRECT FROM, &study);
    const arp_value_error *p = &study.errors[0];
    for (size_t i = 0; i < PLACES; i++) {
        double rate, variance, all = 0.0, count[2];
        slow_direct(DEATHS[i], PEOPLE[i], STANDARD, STRATA, &rate, &variance);
        for (size_t s = 0; s < STRATA; s++) all += DEATHS[i][s];
        near(study.values.column[0].value[i], 1e5 * rate);
        near(p->standard_error[i], 1e5 * sqrt(variance));
        near(p->numerator[i], all);
        /* Byar's limits of all deaths, on the scale of the rate: Dobson's */
        for (int side = 0; side < 2; side++) {
            double x = all + side, z = side ? slow_z(0.025) : -slow_z(0.025);
            count[side] = x * pow(1.0 - 1.0 / (9.0 * x) + z / (3.0 * sqrt(x)), 3.0);
            near(p->limit[i][side], 1e5 * (rate + sqrt(variance / all) * (count[side] - all)));
        }
    }
    assert_int_equal(p->model, ARP_ERROR_NONE);
    assert_string_equal(p->rule, "dobson");
    assert_string_equal(study.made[0].numerator, "d / n | sexe, age");
    assert_int_equal(study.n_inputs, 4); /* the study, the table, the strata, the standard */
    arp_study_free(&study);
}

static void several_events_of_one_person_widen_the_interval(void **state) {
    static const double SQUARES[STRATA] = {5, 12, 6, 9};
    arp_study study;
    double rate, variance, same;
    (void)state;
    opened("per: 1000, " DIRECT ", squares: d2" FROM, &study);
    slow_direct(DEATHS[0], PEOPLE[0], STANDARD, STRATA, &rate, &same);
    slow_direct(SQUARES, PEOPLE[0], STANDARD, STRATA, &same, &variance);
    near(study.values.column[0].value[0], 1e3 * rate);
    near(study.errors[0].standard_error[0], 1e3 * sqrt(variance));
    arp_study_free(&study);
}

static void a_comparator_is_standardised_from_its_summed_strata(void **state) {
    arp_study study;
    double deaths[2][STRATA] = {{0}}, people[2][STRATA] = {{0}}, rate, variance;
    (void)state;
    opened(DIRECT FROM, &study);
    for (size_t i = 0; i < PLACES; i++) {
        for (size_t s = 0; s < STRATA; s++) {
            for (size_t c = i < 2 ? 0 : 1; c < 2; c++) {
                deaths[c][s] += DEATHS[i][s];
                people[c][s] += PEOPLE[i][s];
            }
        }
    }
    for (size_t c = 0; c < 2; c++) {
        slow_direct(deaths[c], people[c], STANDARD, STRATA, &rate, &variance);
        near(study.comparator[c].value[0], 1e5 * rate);
    }
    arp_study_free(&study);
}

static void a_ratio_is_observed_over_expected(void **state) {
    arp_study study;
    double all[2] = {0.0, 0.0};
    (void)state;
    opened(INDIRECT FROM_ALL, &study);
    const arp_value_error *p = &study.errors[0];
    for (size_t i = 0; i < PLACES; i++) {
        double seen = 0.0, expected = slow_expected(PEOPLE[i], STANDARD_DEATHS, STANDARD, STRATA);
        for (size_t s = 0; s < STRATA; s++) seen += DEATHS[i][s];
        near(study.values.column[0].value[i], 100.0 * seen / expected);
        near(p->numerator[i], seen);
        near(p->denominator[i], expected);
        all[0] += seen;
        all[1] += expected;
    }
    assert_int_equal(p->model, ARP_ERROR_POISSON);
    near(study.comparator[1].value[0], 100.0 * all[0] / all[1]);
    assert_true(study.sums.column == NULL ||
                study.sums.column[0].summable); /* unions have theirs */
    arp_study_free(&study);
}

static void a_comparator_may_be_the_standard(void **state) {
    arp_study study;
    (void)state;
    opened(INDIRECT ", comparator: tous}", &study);
    near(study.comparator[1].value[0], 100.0); /* of itself */
    arp_study_free(&study);
    opened(DIRECT ", comparator: tous}", &study);
    double people[STRATA] = {0}, rate, variance;
    for (size_t i = 0; i < PLACES; i++) {
        for (size_t s = 0; s < STRATA; s++) people[s] += PEOPLE[i][s];
    }
    slow_direct(DEATHS[1], PEOPLE[1], people, STRATA, &rate, &variance);
    near(study.values.column[0].value[1], 1e5 * rate);
    arp_study_free(&study);
}

/* ---- what a source states ---- */

static void a_stated_error_is_kept_as_it_is(void **state) {
    arp_study study;
    (void)state;
    opened("value: ald, standard_error: se", &study);
    near(study.errors[0].standard_error[1], 11.0);
    assert_null(study.errors[0].limit);
    arp_study_free(&study);
    opened("value: ald, interval: [low, high]", &study);
    near(study.errors[0].limit[2][1], 125.0);
    near(study.errors[0].standard_error[2], 45.0 / (2.0 * slow_z(0.025)));
    arp_study_free(&study);
    opened("value: ald, interval: [low, nowhere]", &study); /* what a table lacks is done without */
    assert_null(study.errors[0].limit);
    assert_null(study.errors[0].standard_error);
    arp_study_free(&study);
    opened("numerator: cases, denominator: pop, error: poisson, per: 1000", &study);
    near(study.errors[0].numerator[2], 60.0);
    near(study.errors[0].denominator[2], 3000.0);
    assert_null(study.errors[0].standard_error);
    arp_study_free(&study);
}

/* The reliability, and the factor of errors of the sensitivity, read the same. */
static void the_error_of_a_rate_is_known_everywhere(void **state) {
    arp_study study;
    arp_error err;
    arp_indicator_reliability got = {0};
    double rate[PLACES], variance[PLACES], mean = 0.0, spread = 0.0, noise = 0.0;
    char text[2400];
    (void)state;
    put_data();
    snprintf(text, sizeof text, "%ssensitivity: {factors: {data: {}}}\n", study_of(DIRECT FROM));
    assert_int_equal(open_it(text, &study, &err), ARP_OK);
    for (size_t i = 0; i < PLACES; i++) {
        slow_direct(DEATHS[i], PEOPLE[i], STANDARD, STRATA, &rate[i], &variance[i]);
        mean += rate[i] / PLACES;
        noise += variance[i] / PLACES;
    }
    for (size_t i = 0; i < PLACES; i++) {
        spread += (rate[i] - mean) * (rate[i] - mean) / (PLACES - 1);
    }
    const arp_column *column = &study.values.column[0];
    arp_reliability_of(&study.errors[0], column->value, column->mark, PLACES, &got);
    assert_int_equal(got.why, ARP_RELIABILITY_DONE);
    assert_int_equal(got.noise, ARP_NOISE_STANDARD_ERROR);
    near(got.error_variance, 1e10 * noise);
    near(got.reliability, fmax(0.0, 1.0 - noise / spread));
    arp_study_free(&study);
}

/* ---- what is refused ---- */

static void refused(const char *text, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    assert_int_not_equal(open_it(text, &study, &err), ARP_OK);
    if (strcmp(arp_error_name(&err), message) != 0 || err.line != line) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("wanted %s on line %d, got %s on line %d: %s", message, (int)line,
                 arp_error_name(&err), (int)err.line, words);
    }
    assert_null(study.pool);
}

static void refused_of(const char *what, const char *message) {
    put_data();
    /* a count below 0 is refused at its cell, the rest where the study has it */
    refused(study_of(what), message, strcmp(message, "CSV_NEGATIVE") == 0 ? 3 : 5);
}

static void a_form_that_cannot_be_is_refused(void **state) {
    (void)state;
    refused_of("value: ald, " DIRECT FROM, "CATALOGUE_STANDARDISED");
    refused_of("error: poisson, " INDIRECT FROM_ALL, "CATALOGUE_STANDARDISED");
    refused_of(DIRECT "}", "RATES_STANDARD_FORM");
    refused_of(DIRECT ", comparator: A" FROM, "RATES_STANDARD_FORM");
    refused_of(DIRECT ", comparator: B}", "RATES_COMPARATOR");
    refused_of(DIRECT ", interval: wilson" FROM, "RATES_INTERVAL");
    refused_of(INDIRECT ", interval: dobson" FROM_ALL, "RATES_INTERVAL");
    refused_of(INDIRECT ", squares: d2" FROM_ALL, "RATES_SQUARES");
    refused_of("standardise: {method: both, file: deces.csv, key: code}", "TREE_WORD");
    refused_of("standardise: {methode: direct}", "TREE_UNKNOWN_KEY");
    refused_of("value: ald, standard_error: low, interval: [low, high]", "CATALOGUE_TWO_ERRORS");
    put_data();
    char text[2048];
    snprintf(text, sizeof text,
             "zonings: {file: data.csv, key: code, levels: {dep: dep}}\ncodes: equal\n"
             "territories: {level: dep}\n"
             "data: [{file: data.csv, key: code}]\n"
             "indicators:\n  - {id: x, polarity: 1, %s}\n"
             "index: {children: [{name: one, children: [{indicator: x}]}]}\n",
             DIRECT FROM);
    refused(text, "RATES_ZONED", 6);
}

/* The strata file, or the standard's, with one piece of text in place of another. */
static void refused_with(const char *what, const char *name, const char *from, const char *to,
                         const char *message) {
    const char *text = strcmp(name, "deces.csv") == 0  ? STRATA_FILE
                       : strcmp(name, "type.csv") == 0 ? STANDARD_FILE
                                                       : DATA;
    const char *at = strstr(text, from);
    char changed[1024];
    assert_non_null(at);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    put_data();
    put(name, changed);
    /* a count below 0 is refused at its cell, the rest where the study has it */
    refused(study_of(what), message, strcmp(message, "CSV_NEGATIVE") == 0 ? 3 : 5);
}

static void strata_that_cannot_be_are_refused(void **state) {
    static const char *const DIR = DIRECT FROM, *const IND = INDIRECT FROM_ALL;
    (void)state;
    refused_with(DIR, "deces.csv", "F;v;10", "F;j;10", "RATES_TWICE");
    refused_with(DIR, "deces.csv", "01;F;v;10;110;12\n", "", "RATES_STRATUM_ABSENT");
    refused_with(DIR, "deces.csv", "F;v;10", "F;v;-10", "CSV_NEGATIVE");
    refused_with(DIR, "deces.csv", "10;110", "10;-110", "CSV_NEGATIVE");
    refused_with(DIR, "deces.csv", "10;110", "10;0", "RATES_POPULATION_ZERO");
    refused_with(DIR, "type.csv", "F,v", "F,x", "RATES_STANDARD_STRATUM");
    refused_with(DIR, "type.csv", "H,v,9000,850\n", "", "RATES_STANDARD_STRATUM");
    refused_with(DIR, "type.csv", "H,j", "F,j", "RATES_STANDARD_TWICE");
    refused_with(DIR, "type.csv", "12000", "-12000", "RATES_STANDARD");
    refused_with(DIR, "type.csv", "12000", "NA", "RATES_STANDARD");
    refused_with(IND, "type.csv", "12000", "0", "RATES_STANDARD_POPULATION");
    refused_with(DIR, "data.csv", "03,B", "3,B", "JOIN_MISSING_ZERO");
    refused_with(DIR, "data.csv", "03,B", "04,B", "JOIN_MISSING");
    refused_with(DIR, "deces.csv", "01;F;j;3;400;5\n", "01;F;j;3;400;5\n77;F;j;1;1;1\n",
                 "JOIN_UNKNOWN");
    refused_with("value: ald, standard_error: se", "data.csv", "120,10", "120,-10",
                 "PRECISION_NEGATIVE");
    refused_with("value: ald, interval: [low, high]", "data.csv", "100,140", "121,140",
                 "PRECISION_INTERVAL");
}

/* A secret cell is no number, and stays secret; an absent stratum may be let be. */
static void marks_go_through_to_the_rate(void **state) {
    arp_study study;
    arp_error err;
    char text[2200];
    (void)state;
    put_data();
    put("deces.csv", "code;sexe;age;d;n\n01;F;j;s;400\n02;F;j;2;900\n03;F;j;9;1300\n03;F;v;1;1\n");
    put("type.csv", "sexe,age,pop,deaths\nF,j,40000,150\nF,v,1,1\n");
    snprintf(text, sizeof text, "unmatched: drop\n%s", study_of(DIRECT FROM));
    assert_int_equal(open_it(text, &study, &err), ARP_OK);
    assert_int_equal(study.values.column[0].mark[0], ARP_CELL_SECRET);
    assert_int_equal(study.values.column[0].mark[1], ARP_CELL_MISSING);
    assert_int_equal(study.values.column[0].mark[2], ARP_CELL_OK);
    assert_true(isnan(study.errors[0].standard_error[0]));
    assert_string_equal(arp_error_name(arp_study_notice(&study, 0)), "RATES_INCOMPLETE");
    arp_study_free(&study);
}

static arp_status once(const char *text, arp_study *study) {
    arp_error err;
    arp_status st = open_it(text, study, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

static void every_allocation_may_fail(void **state) {
    static const char *const FORMS[] = {DIRECT ", squares: d2" FROM, INDIRECT ", comparator: tous}",
                                        "value: ald, interval: [low, high]"};
    (void)state;
    for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        arp_study study;
        arp_status st;
        char text[2048];
        put_data();
        strcpy(text, study_of(FORMS[i]));
        ARP_BRUTAL(st, once(text, &study));
        assert_int_equal(st, ARP_OK);
        arp_study_free(&study);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(direct_rates_are_those_of_a_standard_population),
        cmocka_unit_test(several_events_of_one_person_widen_the_interval),
        cmocka_unit_test(a_comparator_is_standardised_from_its_summed_strata),
        cmocka_unit_test(a_ratio_is_observed_over_expected),
        cmocka_unit_test(a_comparator_may_be_the_standard),
        cmocka_unit_test(a_stated_error_is_kept_as_it_is),
        cmocka_unit_test(the_error_of_a_rate_is_known_everywhere),
        cmocka_unit_test(a_form_that_cannot_be_is_refused),
        cmocka_unit_test(strata_that_cannot_be_are_refused),
        cmocka_unit_test(marks_go_through_to_the_rate),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
