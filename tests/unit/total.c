/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratios standardised from the total of the events, of territories and of communes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "io/yaml.h"
#include "oracle/brutal.h"
#include "oracle/slow_rates.h"
#include "study/study.h"
#include "unit/folder.h"
#include "unit/zonings.h"

enum { PLACES = 3, AGES = 2 };

/* Deaths of three territories in two periods, and their young and old person-years. */
static const double DEATHS[2][PLACES] = {{30, 0, 61}, {12, 9, 20}};
static const double YEARS[2][PLACES][AGES] = {{{900, 100}, {1700, 150}, {2900, 310}},
                                              {{400, 60}, {800, 90}, {1300, 160}}};
/* Young and old deaths of the reference, and among how many. */
static const double RATES[2][AGES] = {{2.0 / 1000, 50.0 / 250}, {1.0 / 1000, 40.0 / 250}};

static const char DATA[] = "code,dep,pop,D9907,D0812,Y9907_j,Y9907_v,Y0812_j,Y0812_v,F0812_v\n"
                           "01,A,1000,30,12,900,100,400,60,40\n"
                           "02,A,2000,0,9,1700,150,800,90,50\n"
                           "03,B,3000,61,20,2900,310,1300,160,90\n";
static const char STANDARD[] = "age,sexe,period,d,n,rate\n"
                               "j,T,9907,2,1000,0.002\nv,T,9907,50,250,0.2\n"
                               "j,T,0812,1,1000,0.001\nv,T,0812,40,250,0.16\n";

#define HEAD   "standardise: {method: indirect, total: \"D{yy}\", "
#define STRATA "strata: {j: \"Y{yy}_j\", v: \"Y{yy}_v\"}, "
#define WHERE  "where: {period: \"{yy}\"}"
#define RATE   "standard: {file: type.csv, strata: [age], rate: rate, of: ici, " WHERE "}}"
#define COUNTS                                                                                     \
    "standard: {file: type.csv, strata: [age], events: d, population: n, of: ici, " WHERE "}}"

/* A study of one indicator x, whose definition is @p what, on line 5, of the vintage 9907. */
static const char *study_of(const char *what) {
    static char text[2048];
    snprintf(text, sizeof text,
             "data: [{file: data.csv, key: code}]\n"
             "comparators: [{name: A, where: {dep: \"A\"}}, {name: ici}, {name: tous}]\n"
             "territories: {population: pop}\n"
             "indicators:\n"
             "  - {id: x, polarity: 1, years: {\"9907\": 2006}, %s}\n"
             "index: {children: [{name: one, children: [{indicator: x, vintage: \"9907\"}]}]}\n",
             what);
    return text;
}

static arp_status open_it(const char *text, const arp_study_options *options, arp_study *study,
                          arp_error *err) {
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), options, study, err);
}

static void put_data(void) {
    put("data.csv", DATA);
    put("type.csv", STANDARD);
}

static void opened(const char *text, arp_study *study) {
    arp_error err;
    put_data();
    must(open_it(text, NULL, study, &err), &err);
}

static void near(double got, double expected) {
    if (fabs(got - expected) <= 1e-12 * fabs(expected)) return;
    fail_msg("%.17g is not %.17g", got, expected);
}

static double expected_of(size_t period, const double *years) {
    const double one[AGES] = {1.0, 1.0};
    return slow_expected(years, RATES[period], one, AGES);
}

/* ---- territories ---- */

static void a_total_over_what_the_rates_expect(void **state) {
    static const char *const FORMS[] = {HEAD STRATA RATE, HEAD STRATA COUNTS};
    (void)state;
    for (size_t f = 0; f < 2; f++) {
        arp_study study;
        double seen = 0.0, expected = 0.0;
        opened(study_of(FORMS[f]), &study);
        const arp_value_error *e = &study.errors[0];
        for (size_t i = 0; i < PLACES; i++) {
            double own = expected_of(0, YEARS[0][i]);
            near(study.values.column[0].value[i], 100.0 * DEATHS[0][i] / own);
            near(e->numerator[i], DEATHS[0][i]);
            near(e->denominator[i], own);
            seen += i < 2 ? DEATHS[0][i] : 0.0;
            expected += i < 2 ? own : 0.0;
        }
        assert_int_equal(e->model, ARP_ERROR_POISSON);
        assert_string_equal(e->rule, "exact-poisson");
        near(study.comparator[0].value[0], 100.0 * seen / expected);
        assert_true(study.sums.column == NULL || study.sums.column[0].summable);
        assert_string_equal(study.made[0].numerator, "D9907");
        assert_string_equal(study.made[0].denominator, "E(D9907 | j, v)");
        assert_int_equal(study.made[0].year, 2006); /* the vintage alone says 2007 */
        assert_int_equal(study.n_inputs, 3);        /* the study, the table, the rates */
        arp_study_free(&study);
    }
}

static void the_vintage_chooses_columns_and_rates(void **state) {
    char text[2048];
    arp_study study;
    (void)state;
    snprintf(text, sizeof text, "%s", study_of("per: 1000, " HEAD STRATA RATE));
    memcpy(strstr(text, "vintage: \"9907\"") + 10, "0812", 4);
    opened(text, &study);
    for (size_t i = 0; i < PLACES; i++) {
        near(study.values.column[0].value[i], 1000.0 * DEATHS[1][i] / expected_of(1, YEARS[1][i]));
    }
    near(study.comparator[1].value[0], 1000.0);
    assert_int_equal(study.made[0].year, 2012);
    arp_study_free(&study);
}

/* People in place of person-years, and strata of two columns of the standard. */
static void a_stratum_is_a_formula(void **state) {
    arp_study study;
    (void)state;
    opened(study_of("standardise: {method: indirect, total: D0812, interval: byar, "
                    "strata: {\"j, T\": 5 * Y0812_j, "
                    "\"v, T\": 5 (Y0812_v - F0812_v) + 5 F0812_v}, "
                    "standard: {file: type.csv, strata: [age, sexe], rate: rate, "
                    "where: {period: \"0812\"}}}"),
           &study);
    for (size_t i = 0; i < PLACES; i++) {
        near(study.values.column[0].value[i],
             100.0 * DEATHS[1][i] / (5.0 * expected_of(1, YEARS[1][i])));
    }
    assert_string_equal(study.errors[0].rule, "byar");
    arp_study_free(&study);
}

/* The comparator that the rates are of is at 100, whatever rows there are; under another name the
   same rows are what they are. */
static void the_standard_is_at_one_hundred(void **state) {
    arp_study study;
    double seen = 0.0, expected = 0.0;
    (void)state;
    opened(study_of(HEAD STRATA RATE), &study);
    for (size_t i = 0; i < PLACES; i++) {
        seen += DEATHS[0][i];
        expected += expected_of(0, YEARS[0][i]);
    }
    assert_true(study.comparator[1].value[0] == 100.0 && study.comparator[1].n_marked[0] == 0);
    near(study.comparator[2].value[0], 100.0 * seen / expected);
    arp_study_free(&study);
    char text[2048];
    snprintf(text, sizeof text, "%s", study_of(HEAD STRATA RATE));
    memcpy(strstr(text, "of: ici"), "of: A  ", 7); /* A has conditions: it is computed */
    opened(text, &study);
    near(study.comparator[0].value[0], 100.0 * 30.0 / (expected - expected_of(0, YEARS[0][2])));
    arp_study_free(&study);
}

/* ---- what is refused ---- */

static void refused(const char *text, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    assert_int_not_equal(open_it(text, NULL, &study, &err), ARP_OK);
    if (strcmp(arp_error_name(&err), message) != 0 || err.line != line) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("wanted %s on line %d, got %s on line %d: %s", message, (int)line,
                 arp_error_name(&err), (int)err.line, words);
    }
    assert_null(study.pool);
}

static void refused_of(const char *what, const char *message, uint64_t line) {
    put_data();
    refused(study_of(what), message, line);
}

static void a_form_that_cannot_be_is_refused(void **state) {
    (void)state;
    refused_of(HEAD STRATA "comparator: A}", "RATES_TOTAL_COMPARATOR", 5);
    refused_of("standardise: {method: direct, total: D9907, " STRATA RATE, "RATES_TOTAL_DIRECT", 5);
    refused_of(HEAD "file: data.csv, key: code, " STRATA RATE, "RATES_TOTAL_BESIDE", 5);
    refused_of(HEAD "events: d, " STRATA RATE, "RATES_TOTAL_BESIDE", 5);
    refused_of(HEAD "strata: [Y9907_j], " RATE, "RATES_STRATA_MAP", 5);
    refused_of(HEAD "strata: {}, " RATE, "TREE_EMPTY", 5);
    refused_of(HEAD RATE, "TREE_KEY_ABSENT", 5);
    refused_of(HEAD STRATA "interval: dobson, " RATE, "RATES_INTERVAL", 5);
    refused_of(HEAD STRATA "x: 1}", "TREE_UNKNOWN_KEY_ALL", 5);
    refused_of(HEAD STRATA "interval: byar}", "RATES_STANDARD_FORM", 5);
    refused_of(HEAD STRATA "standard: {file: type.csv, strata: [age], rate: rate, events: d}}",
               "RATES_RATE_AND", 5);
    refused_of(HEAD STRATA "standard: {file: type.csv, strata: [age], rate: rate, population: n}}",
               "RATES_RATE_AND", 5);
    refused_of(HEAD STRATA "standard: {file: type.csv, strata: [age], events: d}}",
               "TREE_KEY_ABSENT", 5);
    refused_of(HEAD STRATA "standard: {file: type.csv, rate: rate}}", "TREE_KEY_ABSENT", 5);
    refused_of("standardise: {method: indirect, total: \"D{yy} +\", " STRATA RATE, "FORMULA_SHORT",
               5);
    refused_of("value: pop, " HEAD STRATA RATE, "CATALOGUE_STANDARDISED", 5);
    /* what the data lack is said where the study names the indicator */
    refused_of("standardise: {method: indirect, total: E9907, " STRATA RATE,
               "MEASURE_NO_COLUMN_NEAR", 6);
    refused_of(HEAD "strata: {j: \"Y{yy}_j\", v: \"W{yy}_v\"}, " RATE, "MEASURE_NO_COLUMN_NEAR", 6);
}

/* The data, or the standard, with one piece of text in place of another. */
static void refused_with(const char *name, const char *from, const char *to, const char *message) {
    const char *text = strcmp(name, "type.csv") == 0 ? STANDARD : DATA, *at = strstr(text, from);
    char changed[1024];
    assert_non_null(at);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    put_data();
    put(name, changed);
    /* a count below 0 is refused at its cell, the rest where the study has it */
    refused(study_of(HEAD STRATA RATE), message, strcmp(message, "CSV_NEGATIVE") == 0 ? 2 : 5);
}

static void numbers_that_cannot_be_are_refused(void **state) {
    (void)state;
    refused_with("data.csv", "1000,30", "1000,-30", "CSV_NEGATIVE");
    refused_with("data.csv", "900,100", "900,-100", "CSV_NEGATIVE");
    refused_with("type.csv", "0.002", "-0.002", "RATES_STANDARD_RATE");
    refused_with("type.csv", "0.2", "NA", "RATES_STANDARD_RATE");
    refused_with("type.csv", "v,T,9907", "w,T,9907", "RATES_STANDARD_STRATUM");
    refused_with("type.csv", "v,T,9907", "j,T,9907", "RATES_STANDARD_TWICE");
    refused_with("type.csv", "v,T,9907,50,250,0.2\n", "", "RATES_STANDARD_STRATUM");
}

/* ---- communes ---- */

static const char MEMBERSHIP[] = "code,dep,epci,pop\n"
                                 "09001,09,E1,400\n09002,09,E1,300\n09003,09,E2,900\n"
                                 "11001,11,E2,700\n11002,11,E2,600\n11003,11,E3,800\n";
/* 09002 has joined 09001; nothing is known of 11002 and 11003. */
static const char COMMUNES[] = "code,D9907,Y9907_j,Y9907_v\n"
                               "09001,30,900,100\n09003,0,1700,150\n11001,61,2900,310\n";
static const char CHANGES[] = "cog_de,cog_vers,code_de,code_vers,ratio\n"
                              "2012,2020,09001,09001,1\n2012,2020,09002,09001,1\n"
                              "2020,2012,09001,09001,0.57\n2020,2012,09001,09002,0.43\n";

static void open_communes(const char *codes, double least, const char *level, arp_study *study) {
    const arp_study_options options = {.level = level};
    char text[2048];
    arp_error err;
    put("type.csv", STANDARD);
    put("membership.csv", MEMBERSHIP);
    put("communes.csv", COMMUNES);
    put("changes.csv", CHANGES);
    snprintf(text, sizeof text,
             "zonings: {file: membership.csv, key: code, vintage: 2012, coverage: pop,\n"
             "          levels: {epci: epci, dep: dep}}\n"
             "codes: %s\npassage: {file: changes.csv}\n"
             "data: [{file: communes.csv, key: code, vintage: 2020}]\n"
             "comparators: [{name: Ariège, where: {dep: \"09\"}}, {name: ici}, {name: tous}]\n"
             "territories: {level: epci, population: pop}\n"
             "method: {missing: {minimum_coverage: %g}}\n"
             "indicators:\n  - {id: x, polarity: 1, " HEAD STRATA RATE "}\n"
             "index: {children: [{name: one, children: [{indicator: x, vintage: \"9907\"}]}]}\n",
             codes, least);
    must(open_it(text, &options, study, &err), &err);
}

static uint8_t mark_of(const arp_study *study, const char *code) {
    return study->values.column[0].mark[row_of(&study->values, code)];
}

static void communes_are_summed_before_the_ratio(void **state) {
    static const char *const CODES[] = {"equal", "passage"};
    double e[PLACES];
    (void)state;
    for (size_t i = 0; i < PLACES; i++) e[i] = expected_of(0, YEARS[0][i]);
    for (size_t k = 0; k < 2; k++) {
        arp_study study;
        open_communes(CODES[k], 0.0, "epci", &study);
        holds(&study, "E1", 0, 100.0 * 30.0 / e[0]);
        holds(&study, "E2", 0, 100.0 * 61.0 / (e[1] + e[2]));
        assert_int_equal(mark_of(&study, "E3"), ARP_CELL_MISSING);
        near(study.errors[0].numerator[1], 61.0);
        near(study.errors[0].denominator[1], e[1] + e[2]);
        assert_string_equal(study.errors[0].rule, "exact-poisson");
        near(study.comparator[0].value[0], 100.0 * 30.0 / (e[0] + e[1]));
        assert_true(study.comparator[1].value[0] == 100.0);
        near(study.comparator[2].value[0], 100.0 * 91.0 / (e[0] + e[1] + e[2]));
        arp_study_free(&study);
        open_communes(CODES[k], 0.0, "dep", &study);
        holds(&study, "09", 0, 100.0 * 30.0 / (e[0] + e[1]));
        holds(&study, "11", 0, 100.0 * 61.0 / e[2]);
        arp_study_free(&study);
    }
}

/* A commune that merged into one that is there is covered; too little coverage is no value. */
static void below_the_coverage_there_is_no_ratio(void **state) {
    static const double E2 = 1600.0 / 2200.0; /* of its people, those whose deaths are known */
    static const char *const CODES[] = {"equal", "passage"};
    (void)state;
    for (size_t k = 0; k < 4; k++) {
        arp_study study;
        open_communes(CODES[k % 2], k < 2 ? E2 - 0.01 : E2 + 0.01, "epci", &study);
        assert_int_equal(mark_of(&study, "E1"), ARP_CELL_OK);
        assert_true(study.made[0].coverage[row_of(&study.values, "E1")] == 1.0);
        near(study.made[0].coverage[row_of(&study.values, "E2")], E2);
        assert_int_equal(mark_of(&study, "E2"), k < 2 ? ARP_CELL_OK : ARP_CELL_MISSING);
        arp_study_free(&study);
    }
}

/* ---- the shipped entry ---- */

/* Its reference rates come with it, wherever the study is. */
static void the_shipped_ratio_needs_no_file_of_rates(void **state) {
    static const char *const AGE[] = {"0019", "2044", "4559", "6064", "6574", "7589", "90P"};
    static const double FRANCE[] = {0.000412788, 0.001087949, 0.004643407, 0.008999298,
                                    0.016849201, 0.054590127, 0.216353977};
    char table[512] = "code,DECE9908", text[512];
    double expected = 0.0;
    arp_study study;
    arp_error err;
    (void)state;
    for (size_t s = 0; s < 7; s++)
        snprintf(table + strlen(table), sizeof table - strlen(table), ",PY9908_%s", AGE[s]);
    strcat(table, "\n01,250");
    for (size_t s = 0; s < 7; s++) {
        snprintf(table + strlen(table), sizeof table - strlen(table), ",%d", 1000 + (int)s);
        expected += FRANCE[s] * (1000.0 + (double)s);
    }
    put("own.csv", table);
    snprintf(text, sizeof text,
             "data: [{file: own.csv, key: code}]\ncomparators: [{name: France}]\n"
             "index: {children: [{indicator: smr_ind, vintage: \"9908\"}]}\n");
    must(open_it(text, NULL, &study, &err), &err);
    near(study.values.column[0].value[0], 100.0 * 250.0 / expected);
    assert_true(study.comparator[0].value[0] == 100.0);
    assert_int_equal(study.made[0].year, 2007);
    assert_int_equal(study.n_inputs, 3);
    arp_study_free(&study);
}

static const char OWN[] =
    "code,DECE9908,PY9908_0019,PY9908_2044,PY9908_4559,PY9908_6064,PY9908_6574,PY9908_7589,"
    "PY9908_90P,a\n01,250,1000,1001,1002,1003,1004,1005,1006,3\n02,99,900,1,1,1,1,800,9,4\n";

/* A side does not lack what it has, at any depth; another side of the study may. */
static void mortality_is_not_lacking_where_it_is(void **state) {
    static const char HAS[] = "data: [{file: own.csv, key: code}]\ndecided: 2010\n"
                              "indicators: [{id: x, value: a, polarity: 1}]\n"
                              "index:\n  children:\n    - name: health\n      lacks: [%s]\n"
                              "      children: [{name: m, children: [{indicator: smr_ind, "
                              "vintage: \"9908\"}]}]\n"
                              "    - {name: other, lacks: [%s], children: [{indicator: x}]}\n";
    char text[1024];
    arp_study study;
    arp_error err;
    (void)state;
    put("own.csv", OWN);
    snprintf(text, sizeof text, HAS, "ald, smr", "ald");
    refused(text, "STUDY_LACKS", 7);
    snprintf(text, sizeof text, HAS, "ald", "smr");
    must(open_it(text, NULL, &study, &err), &err);
    arp_study_free(&study);
}

/* Beside a decision an indicator without a year is told, one with is not. */
static void data_without_a_date_are_told(void **state) {
    static const char *const YEAR[] = {"", ", year: 2007", ", year: 2012"};
    static const char *const TOLD[] = {"STUDY_UNDATED", NULL, "STUDY_LATE"};
    char text[1024];
    (void)state;
    put("own.csv", OWN);
    for (size_t i = 0; i < 6; i++) {
        arp_study study;
        arp_error err;
        const char *told = i < 3 ? TOLD[i] : NULL; /* nothing was decided: no date is asked for */
        snprintf(text, sizeof text,
                 "data: [{file: own.csv, key: code}]\n%s"
                 "indicators: [{id: x, value: a, polarity: 1%s}]\n"
                 "index: {children: [{indicator: x}]}\n",
                 i < 3 ? "decided: 2010\n" : "", YEAR[i % 3]);
        must(open_it(text, NULL, &study, &err), &err);
        assert_int_equal(arp_study_told(&study), told != NULL);
        if (told) assert_string_equal(arp_error_name(arp_study_notice(&study, 0)), told);
        arp_study_free(&study);
    }
}

/* What the catalogue names stands beside it in the library. */
static void the_files_it_names_come_with_it(void **state) {
    size_t len, files = 0;
    arp_tree tree = {0};
    const char *text = arp_catalogue_shipped(&len);
    (void)state;
    assert_int_equal(arp_yaml_read(text, len, "catalogue.yaml", &tree, NULL), ARP_OK);
    for (size_t i = 0; i < tree.root.n; i++) {
        const arp_node *rate = arp_node_get(&tree.root.item[i], "standardise");
        const arp_node *standard = rate ? arp_node_get(rate, "standard") : NULL;
        if (!standard) continue;
        char path[400], bytes[2048];
        const char *name = arp_node_get(standard, "file")->text;
        const char *held = arp_catalogue_file(name, &len);
        assert_non_null(held);
        snprintf(path, sizeof path, "%s/indicators/%s", ARP_SOURCE_DIR, name);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        assert_int_equal(fread(bytes, 1, sizeof bytes, file), len);
        fclose(file);
        assert_memory_equal(bytes, held, len);
        files++;
    }
    assert_true(files > 0);
    assert_null(arp_catalogue_file("nothing.csv", &len));
    arp_tree_free(&tree);
}

static arp_status once(const char *text, arp_study *study) {
    arp_error err;
    arp_status st = open_it(text, NULL, study, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

static void every_allocation_may_fail(void **state) {
    arp_study study;
    arp_status st;
    char text[2048];
    (void)state;
    put_data();
    strcpy(text, study_of(HEAD STRATA RATE));
    ARP_BRUTAL(st, once(text, &study));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_over_what_the_rates_expect),
        cmocka_unit_test(the_vintage_chooses_columns_and_rates),
        cmocka_unit_test(a_stratum_is_a_formula),
        cmocka_unit_test(the_standard_is_at_one_hundred),
        cmocka_unit_test(a_form_that_cannot_be_is_refused),
        cmocka_unit_test(numbers_that_cannot_be_are_refused),
        cmocka_unit_test(communes_are_summed_before_the_ratio),
        cmocka_unit_test(below_the_coverage_there_is_no_ratio),
        cmocka_unit_test(the_shipped_ratio_needs_no_file_of_rates),
        cmocka_unit_test(mortality_is_not_lacking_where_it_is),
        cmocka_unit_test(data_without_a_date_are_told),
        cmocka_unit_test(the_files_it_names_come_with_it),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
