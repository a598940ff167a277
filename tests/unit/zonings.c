/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What studies of communes may say, and what they are told: codes, years, secrecy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "unit/folder.h"
#include "unit/zonings.h"

static const char HEAD[] = "language: en\n"
                           "zonings:\n"
                           "  file: " ARP_TEST_DATA "/zones/membership.csv\n"
                           "  key: CODGEO\n";
static const char LEVELS[] = "  levels: {canton: CV, epci: EPCI}\n";
static const char REST[] = "data: [{file: data.csv, key: CODGEO}]\n"
                           "indicators:\n"
                           "  - {id: x, numerator: A, denominator: T, polarity: 1}\n"
                           "  - {id: y, value: A, polarity: 1, aggregation: not_aggregable}\n"
                           "  - {id: z, value: A, polarity: 1, aggregation: recompute}\n";
static const char PASSAGE[] = "  vintage: 2012\n"
                              "passage: {file: " ARP_TEST_DATA "/zones/passage.csv}\n";
static const char X[] = "index: {children: [{indicator: x}]}\n";

/* Opens HEAD, levels, `more`, REST and an index over `data`. */
static arp_status open_text(const char *more, const char *index, const char *data, arp_study *study,
                            arp_error *err) {
    static char text[4000];
    snprintf(text, sizeof text, "%s%s%s%s%s", HEAD, LEVELS, more, REST, index);
    put("study.yaml", text);
    put("data.csv", data);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void refused(const char *more, const char *index, const char *data, const char *message,
                    const char *words_wanted) {
    arp_study study;
    arp_error err;
    char words[1200];
    assert_int_not_equal(open_text(more, index, data, &study, &err), ARP_OK);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (strcmp(arp_error_name(&err), message) != 0 || !strstr(words, words_wanted))
        fail_msg("wanted %s with \"%s\", got %s: %s", message, words_wanted, arp_error_name(&err),
                 words);
}

static void told(const arp_study *study, const char *message) {
    for (size_t i = 0; i < arp_study_told(study); i++) {
        if (strcmp(arp_error_name(arp_study_notice(study, i)), message) == 0) return;
    }
    fail_msg("%s was not told", message);
}

#define ROWS_2012  "01003;10;200\n01004;5;50\n39001;8;150\n39002;9;120\n2A004;8;80\n75056;80;1000\n"
#define WHOLE_2012 "CODGEO;A;T\n01001;10;100\n01002;30;300\n" ROWS_2012

static void what_cannot_be_summed_is_refused_with_the_reason(void **state) {
    (void)state;
    refused("codes: equal\n", "index: {children: [{indicator: y}]}\n", WHOLE_2012,
            "ZONINGS_NOT_AGGREGABLE", "nothing allows to add");
    refused("codes: equal\n", "index: {children: [{indicator: z}]}\n", WHOLE_2012,
            "ZONINGS_RECOMPUTE", "computed anew");
}

/* What is given is made from communes as the index is. */
static void a_given_column_is_summed_as_an_indicator_is(void **state) {
    (void)state;
    arp_study s;
    arp_error err;
    must(open_text("codes: equal\nterritories: {level: canton}\n"
                   "selection: {first: 1, given: [{indicator: x}, {indicator: x, log: yes}]}\n",
                   X, WHOLE_2012, &s, &err),
         &err);
    assert_int_equal(s.n_given, 2);
    assert_int_equal(s.values.n_columns, 1); /* it is not in the index */
    for (size_t i = 0; i < s.values.n_rows; i++) {
        assert_true(s.given_line[0][i] == s.values.column[0].value[i]);
        assert_true(s.given_line[1][i] == log(s.values.column[0].value[i]));
    }
    arp_study_free(&s);
}

static void a_code_that_lost_its_zero_is_said_to_have(void **state) {
    (void)state;
    refused("codes: equal\n", X, "CODGEO;A;T\n1001;10;100\n1002;30;300\n" ROWS_2012, "ZONINGS_ZERO",
            "1001 \xE2\x86\x92 01001");
}

static void a_file_of_another_year_is_recognised(void **state) {
    (void)state;
    char more[600];
    snprintf(more, sizeof more, "%scodes: equal\n", PASSAGE);
    refused(more, X, "CODGEO;A;T\n01001;40;400\n01003;10;200\n01044;5;50\n39001;8;150\n",
            "ZONINGS_UNKNOWN_YEAR", "communes of 2016");
}

static void mixed_vintages_are_named(void **state) {
    (void)state;
    char more[600];
    snprintf(more, sizeof more, "%scodes: passage\n", PASSAGE);
    refused(more, X, WHOLE_2012 "01044;5;50\n", "ZONINGS_UNKNOWN",
            "01044; does it mix several vintages");
}

static void a_stated_vintage_that_the_codes_deny_is_told(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    char text[4000];
    snprintf(text, sizeof text,
             "%s%s%scodes: passage\nunmatched: drop\n"
             "data: [{file: data.csv, key: CODGEO, vintage: 2016}]\n"
             "indicators: [{id: x, numerator: A, denominator: T, polarity: 1}]\n%s",
             HEAD, LEVELS, PASSAGE, X);
    put("study.yaml", text);
    put("data.csv", WHOLE_2012);
    must(arp_study_open(path_of("study.yaml"), NULL, &s, &err), &err);
    told(&s, "ZONINGS_LOOKS");
    told(&s, "ZONINGS_LEFT_OUT");
    arp_study_free(&s);
}

static void a_membership_table_of_another_year_is_told(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    char more[600];
    snprintf(more, sizeof more,
             "  vintage: 2016\npassage: {file: " ARP_TEST_DATA "/zones/passage.csv}\n"
             "codes: equal\n");
    must(open_text(more, X, WHOLE_2012, &s, &err), &err);
    told(&s, "ZONINGS_TABLE_LOOKS");
    arp_study_free(&s);
}

/* By equal codes, what 01002 had stands under 01001 in a file of 2016, and nothing is missing. */
static void a_merged_commune_counts_with_the_one_it_joined(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    char more[600];
    snprintf(more, sizeof more, "%scodes: equal\nunmatched: drop\n", PASSAGE);
    must(open_text(more, X,
                   "CODGEO;A;T\n01001;40;400\n01003;10;200\n01044;5;50\n39001;8;150\n"
                   "39002;9;120\n2A004;8;80\n75056;80;1000\n",
                   &s, &err),
         &err);
    assert_int_equal(s.zoned->balance[0].elsewhere, 2);
    assert_int_equal(s.zoned->balance[0].without_data, 0);
    holds(&s, "0101", 0, 0.1);
    assert_true(fabs(s.made[0].coverage[0] - 1) < 1e-12);
    arp_study_free(&s);
}

static void an_arrondissement_beside_its_commune_is_not_counted_twice(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\n", X, WHOLE_2012 "75101;30;400\n75102;50;600\n", &s, &err), &err);
    assert_int_equal(s.zoned->balance[0].detail, 2);
    holds(&s, "7599", 0, 0.08);
    arp_study_free(&s);
}

static void codes_of_health_files_are_understood(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\n", X,
                   "CODGEO;A;T\n001001;10;100\n001002;30;300\n001003;10;200\n001004;5;50\n"
                   "039001;8;150\n039002;9;120\n209004;8;80\n075056;80;1000\n",
                   &s, &err),
         &err);
    assert_int_equal(s.zoned->balance[0].renumbered, 8);
    holds(&s, "2A01", 0, 0.1);
    arp_study_free(&s);
}

static void too_little_coverage_is_a_missing_value(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\nterritories: {level: epci, population: POP}\n"
                   "method: {missing: {rule: mean, secret: mean, minimum_coverage: 0.6}}\n",
                   X,
                   "CODGEO;A;T\n01001;10;100\n01002;30;300\n01003;10;200\n01004;5;50\n"
                   "39001;s;150\n39002;9;120\n2A004;8;80\n75056;80;1000\n",
                   &s, &err),
         &err);
    assert_int_equal(s.values.column[0].mark[row_of(&s.values, "E2")], ARP_CELL_MISSING);
    arp_study_free(&s);
}

/* A secret count between 0 and 10 counts for 5: E2 has 15 / 350, from 10 / 350 to 20 / 350. */
static void a_secret_count_may_be_filled_by_its_interval(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\nterritories: {level: epci, population: POP}\n"
                   "method: {missing: {secret: interval, secret_interval: [0, 10]}}\n",
                   X,
                   "CODGEO;A;T\n01001;10;100\n01002;30;300\n01003;10;200\n01004;5;50\n"
                   "39001;s;150\n39002;9;120\n2A004;8;80\n75056;80;1000\n",
                   &s, &err),
         &err);
    size_t row = row_of(&s.values, "E2");
    holds(&s, "E2", 0, 15.0 / 350);
    assert_true(fabs(s.made[0].low[row] - 10.0 / 350) < 1e-15);
    assert_true(fabs(s.made[0].high[row] - 20.0 / 350) < 1e-15);
    assert_true(fabs(s.made[0].coverage[row] - 1) < 1e-15);
    assert_int_equal(s.zoned->filled[0], 1);
    told(&s, "ZONINGS_FILLED");
    arp_study_free(&s);
    refused("codes: equal\nmethod: {missing: {secret: interval}}\n", X, WHOLE_2012,
            "STUDY_SECRET_INTERVAL", "[LOW, HIGH]");
}

static void a_total_that_gives_a_secret_away_is_told(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\n", X, WHOLE_2012 "75101;s;400\n75102;50;600\n", &s, &err), &err);
    told(&s, "DISCLOSURE");
    arp_study_free(&s);
    put("study.yaml",
        "data: [{file: data.csv, key: C}]\nterritories: {population: P, exclude: [T]}\n"
        "method: {missing: {rule: mean, secret: mean}}\n"
        "indicators: [{id: x, numerator: A, denominator: P, polarity: 1}]\n"
        "index: {children: [{indicator: x}]}\n");
    put("data.csv", "C;P;A\n1;10;3\n2;20;s\n3;30;5\nT;60;12\n");
    must(arp_study_open(path_of("study.yaml"), NULL, &s, &err), &err);
    told(&s, "DISCLOSURE");
    arp_study_free(&s);
}

/* A rate that an observatory gives by territory stands beside sums of communes, on its level. */
static void a_table_of_a_level_stands_beside_files_of_communes(void **state) {
    (void)state;
    arp_study s = {0}, other = {0};
    arp_level_values v = {0};
    arp_error err = {0};
    char text[4000];
    snprintf(text, sizeof text,
             "%s  levels: {département: DEP, canton: CV}\ncodes: equal\n"
             "territories: {level: département}\n"
             "data:\n  - {file: data.csv, key: CODGEO}\n"
             "  - {file: rates.csv, key: D, level: département}\n"
             "comparators: [{name: Rhône-Alpes, where: {REG: \"82\"}}]\n"
             "indicators:\n"
             "  - {id: x, numerator: A, denominator: T, polarity: 1}\n"
             "  - {id: ald, value: R, polarity: 1}\n"
             "  - {id: deaths, numerator: O, denominator: E, polarity: 1}\n"
             "index: {children: [{indicator: x}, {indicator: ald}, {indicator: deaths}]}\n",
             HEAD);
    put("study.yaml", text);
    put("data.csv", WHOLE_2012);
    put("rates.csv", "D;R;O;E\n001;7;3;6\n039;8;4;5\n075;9;1;2\n201;6;2;8\n");
    must(arp_study_open(path_of("study.yaml"), NULL, &s, &err), &err);
    holds(&s, "01", 0, 55.0 / 650);
    holds(&s, "01", 1, 7);
    holds(&s, "2A", 2, 0.25); /* 201 is 2A */
    assert_true(isnan(s.comparator[0].value[1]));
    assert_true(fabs(s.comparator[0].value[2] - 0.5) < 1e-15);
    assert_int_equal(s.zoned->n_balances, 1);
    must(arp_level_values_of(&s, 1, &v, &err), &err);
    assert_int_equal(v.values.column[1].mark[0], ARP_CELL_MISSING);
    arp_level_values_free(&v);
    const arp_study_options options = {.level = "canton"};
    must(arp_study_open(path_of("study.yaml"), &options, &other, &err), &err);
    assert_int_equal(other.values.column[1].mark[0], ARP_CELL_MISSING);
    arp_study_free(&other);
    arp_study_free(&s);
    put("rates.csv", "D;R;O;E\n01;7;3;6\n99;8;4;5\n");
    assert_int_equal(arp_study_open(path_of("study.yaml"), NULL, &s, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "ZONINGS_GIVEN_UNKNOWN");
    unlink(path_of("rates.csv"));
}

/* INSEE's list of communes has the canton's number beside the département's. */
static void codes_of_a_level_may_be_pasted(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    put("study.yaml", "zonings: {file: members.csv, key: [DEP, COM], levels: {canton: [DEP, CT]}}\n"
                      "codes: equal\ndata: [{file: data.csv, key: C}]\n"
                      "indicators: [{id: x, numerator: A, polarity: 1}]\n"
                      "index: {children: [{indicator: x}]}\n");
    put("members.csv",
        "DEP\tCOM\tCT\n01\t001\t10\n01\t002\t01\n01\t003\t10\n02\t001\t10\n02\t002\t\n");
    put("data.csv", "C;A\n01001;1\n01002;2\n01003;4\n02001;8\n02002;16\n");
    must(arp_study_open(path_of("study.yaml"), NULL, &s, &err), &err);
    assert_int_equal(s.values.n_rows, 3);
    holds(&s, "0110", 0, 5);
    holds(&s, "0210", 0, 8);
    assert_int_equal(s.zoned->level[0].n_none, 1);
    arp_study_free(&s);
    unlink(path_of("members.csv"));
}

static void the_field_of_a_study_keeps_the_territories_that_have_a_commune_in_it(void **state) {
    (void)state;
    arp_study s = {0};
    arp_error err = {0};
    must(open_text("codes: equal\nterritories: {level: epci, where: {REG: \"43\"}}\n", X,
                   WHOLE_2012, &s, &err),
         &err);
    assert_int_equal(s.values.n_rows, 2);
    assert_int_equal(s.unranked[0].reason, ARP_UNRANKED_ELSEWHERE);
    assert_string_equal(s.unranked[0].code, "E1");
    arp_study_free(&s);
}

static void what_a_study_may_not_say_is_refused(void **state) {
    (void)state;
    refused("", X, WHOLE_2012, "TREE_KEY_ABSENT", "codes");
    refused("codes: passage\n", X, WHOLE_2012, "ZONINGS_NO_PASSAGE", "passage: {file");
    refused("codes: equal\npassage: {file: " ARP_TEST_DATA "/zones/passage.csv}\n", X, WHOLE_2012,
            "ZONINGS_NO_VINTAGE", "vintage: YYYY");
    refused("codes: equal\nterritories: {level: cantons}\n", X, WHOLE_2012, "ZONINGS_LEVEL",
            "canton, epci");
    refused("codes: equal\nselection: {territories: {cantons: [\"0101\"]}}\n", X, WHOLE_2012,
            "ZONINGS_LEVEL", "canton, epci");
    refused("  vintage: 2014\ncodes: equal\npassage: {file: " ARP_TEST_DATA "/zones/passage.csv}\n",
            X, WHOLE_2012, "PASSAGE_YEAR", "2012, 2016");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_summed_is_refused_with_the_reason),
        cmocka_unit_test(a_given_column_is_summed_as_an_indicator_is),
        cmocka_unit_test(a_code_that_lost_its_zero_is_said_to_have),
        cmocka_unit_test(a_file_of_another_year_is_recognised),
        cmocka_unit_test(mixed_vintages_are_named),
        cmocka_unit_test(a_stated_vintage_that_the_codes_deny_is_told),
        cmocka_unit_test(a_membership_table_of_another_year_is_told),
        cmocka_unit_test(a_merged_commune_counts_with_the_one_it_joined),
        cmocka_unit_test(an_arrondissement_beside_its_commune_is_not_counted_twice),
        cmocka_unit_test(codes_of_health_files_are_understood),
        cmocka_unit_test(too_little_coverage_is_a_missing_value),
        cmocka_unit_test(a_secret_count_may_be_filled_by_its_interval),
        cmocka_unit_test(a_total_that_gives_a_secret_away_is_told),
        cmocka_unit_test(a_table_of_a_level_stands_beside_files_of_communes),
        cmocka_unit_test(codes_of_a_level_may_be_pasted),
        cmocka_unit_test(the_field_of_a_study_keeps_the_territories_that_have_a_commune_in_it),
        cmocka_unit_test(what_a_study_may_not_say_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
