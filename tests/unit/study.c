/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/resemblance/evidence.h"
#include "oracle/brutal.h"
#include "oracle/slow_evidence.h"
#include "study/study.h"
#include "unit/folder.h"

/* Six territories, two sides of one indicator each. */
static const char DATA[] = "code,name,dep,pop,a,b,c,d\n"
                           "0101,Un,01,1000,10,4,1,8\n"
                           "0102,Deux,01,2000,20,3,2,8\n"
                           "0201,Trois,02,3000,30,2,3,4\n"
                           "0202,Quatre,02,NA,40,1,4,2\n"
                           "0301,Cinq,03,100,50,9,5,1\n"
                           "0302,Six,03,5000,60,7,9,1\n";

static const char HEAD[] = "title: essai\n"
                           "data:\n"
                           "  - {file: data.csv, key: code, label: name}\n"
                           "indicators:\n"
                           "  - {id: x, numerator: a, denominator: pop, per: 100, polarity: 1}\n"
                           "  - {id: y, value: b, polarity: -1}\n"
                           "  - {id: z, numerator: c - d, polarity: 0}\n";

static const char INDEX[] = "index:\n"
                            "  children:\n"
                            "    - {name: one, children: [{indicator: x}]}\n"
                            "    - {name: two, children: [{indicator: y}]}\n";

static const char *study_text(const char *more) {
    static char text[4096];
    snprintf(text, sizeof text, "%s%s%s", HEAD, INDEX, more);
    return text;
}

static arp_status open_text(const char *text, const arp_study_options *options, arp_study *study,
                            arp_error *err) {
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), options, study, err);
}

/* The text is refused by this message on this line. */
static void refused(const char *text, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    assert_int_not_equal(open_text(text, NULL, &study, &err), ARP_OK);
    if (strcmp(arp_error_name(&err), message) != 0 || err.line != line) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("wanted %s on line %d, got %s on line %d: %s", message, (int)line,
                 arp_error_name(&err), (int)err.line, words);
    }
    assert_null(study.pool);
}

static void values_come_from_sums_with_their_marks(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    assert_int_equal(open_text(study_text("territories: {level: canton, exclude: [\"0202\"]}\n"),
                               NULL, &study, &err),
                     ARP_OK);
    assert_int_equal(study.values.n_rows, 5);
    assert_string_equal(study.values.code[0], "0101");
    assert_string_equal(study.values.label[4], "Six");
    assert_true(study.values.column[0].value[0] == 100.0 * 10.0 / 1000.0);
    assert_true(study.values.column[1].value[4] == 7.0);
    assert_int_equal(study.n_unranked, 1);
    assert_int_equal(study.unranked[0].reason, ARP_UNRANKED_EXCLUDED);
    assert_false(study.has_selection);
    arp_answer answer = {0};
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    assert_false(answer.has_drivers);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void small_and_unknown_populations_are_named(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    assert_int_equal(
        open_text(study_text("territories: {population: pop, minimum_population: 1000}\n"), NULL,
                  &study, &err),
        ARP_OK);
    assert_int_equal(study.values.n_rows, 4);
    assert_int_equal(study.n_unranked, 2);
    assert_string_equal(study.unranked[0].code, "0202");
    assert_int_equal(study.unranked[0].reason, ARP_UNRANKED_UNKNOWN);
    assert_int_equal(study.unranked[1].reason, ARP_UNRANKED_SMALL);
    assert_int_equal(arp_study_told(&study), 1);
    assert_string_equal(arp_error_name(arp_study_notice(&study, 0)), "STUDY_UNKNOWN_POPULATION");
    arp_study_free(&study);
}

static void comparators_sum_all_rows_before_the_filter(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    assert_int_equal(
        open_text(study_text("territories: {population: pop, minimum_population: 1000}\n"
                             "comparators: [{name: d1, where: {dep: \"01\"}}, {name: all}]\n"),
                  NULL, &study, &err),
        ARP_OK);
    assert_int_equal(study.comparator[0].n_rows, 2);
    assert_int_equal(study.comparator[0].n_kept, 2);
    assert_true(study.comparator[0].value[0] == 100.0 * 30.0 / 3000.0);
    assert_int_equal(study.comparator[1].n_marked[0], 1); /* 0202: population unknown */
    assert_true(fabs(study.comparator[1].value[0] - 100.0 * 170.0 / 11100.0) < 1e-12);
    /* a ready value has a mean by population */
    assert_true(fabs(study.comparator[1].value[1] - 51900.0 / 11100.0) < 1e-12);
    assert_true(study.comparator[1].approximate[1] && !study.comparator[1].approximate[0]);
    arp_study_free(&study);
}

static void a_recipe_lends_its_index(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    static const char RECIPE[] =
        "indicators:\n  - {id: rr, numerator: a, denominator: \"P{yy}\", polarity: 1}\n"
        "index: {children: [{indicator: rr}, {indicator: x}]}\n"
        "method: {normalise: {rule: minmax}, weights: {rule: equal}}\n";
    put("recipe.yaml", RECIPE);
    static char text[2000];
    snprintf(text, sizeof text,
             "%sindex: {recipe: recipe.yaml, vintage: \"07\"}\nmethod: {normalise: {rule: rank}}\n",
             HEAD);
    put("data.csv", "code,name,dep,pop,P07,a,b,c,d\n1,x,1,10,5,1,1,1,1\n2,y,1,10,4,2,1,1,1\n");
    assert_int_equal(open_text(text, NULL, &study, &err), ARP_OK);
    assert_string_equal(study.made[0].denominator, "P07");
    assert_int_equal(study.made[0].year, 2007);
    assert_int_equal(study.n_inputs, 3);
    assert_string_equal(study.input[1].name, "recipe.yaml");
    arp_study_free(&study);
    put("data.csv", DATA);
}

static void columns_are_renamed_and_rows_chosen(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("other.csv", "CODE;a;dep;val\n0101;1,5;01;2\n0102;2,5;01;7\n0302;2,5;02;7\n");
    static const char TEXT[] =
        "data:\n"
        "  - file: other.csv\n    key: CODE\n    rename: {val: v}\n    where: {dep: \"01\"}\n"
        "indicators: [{id: q, numerator: a + v, polarity: 1}]\n"
        "index: {children: [{indicator: q}]}\n";
    assert_int_equal(open_text(TEXT, NULL, &study, &err), ARP_OK);
    assert_int_equal(study.values.n_rows, 2);
    assert_true(study.values.column[0].value[1] == 9.5);
    assert_int_equal(study.input[1].separator, ';');
    arp_study_free(&study);
}

static void stated_marks_join_the_usual_ones(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("other.csv", "k;v;w\n1;ns;1\n2;;2\n3;-;3\n4;4;4\n");
    static const char TEXT[] = "data: [{file: other.csv, key: k}]\n"
                               "marks: {missing: [ns, \"-\"]}\n"
                               "indicators: [{id: v, value: v, polarity: 1}]\n"
                               "index: {children: [{indicator: v}]}\n";
    assert_int_equal(open_text(TEXT, NULL, &study, &err), ARP_OK);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(study.values.column[0].mark[i], ARP_CELL_MISSING);
    assert_int_equal(study.values.column[0].mark[3], ARP_CELL_OK);
    arp_study_free(&study);
}

static void a_total_left_in_the_table_is_refused(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("other.csv", "k;v;p\n1;1;10\n2;2;20\nTOTAL;3;30\n");
    static const char TEXT[] = "data: [{file: other.csv, key: k}]\n"
                               "territories: {population: p}\n"
                               "indicators: [{id: v, value: v, polarity: 1}]\n"
                               "index: {children: [{indicator: v}]}\n";
    assert_int_equal(open_text(TEXT, NULL, &study, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "TOTAL_ROWS");
}

static void a_size_of_the_first_list_is_looked_at_once(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    const char *text =
        study_text("selection: {territories: [\"0102\"], within_first: [2, 3, 2, 1]}\n");
    assert_int_equal(open_text(text, NULL, &study, &err), ARP_OK);
    assert_int_equal(study.n_k, 3);
    assert_true(study.k[0] == 2 && study.k[1] == 3 && study.k[2] == 1);
    arp_study_free(&study);
}

static void the_selection_may_be_listed_asked_or_the_first(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    arp_answer answer = {0};
    arp_study_options ask = {.select = "0302,0101", .k = 3};
    const char *text = study_text("territories: {exclude: [\"0202\"]}\nselection: {territories: "
                                  "[\"0102\"], within_first: [2]}\n");
    assert_int_equal(open_text(text, &ask, &study, &err), ARP_OK);
    assert_int_equal(study.m, 2);
    assert_int_equal(study.selected[1], 4);
    assert_int_equal(study.k[0], 3);
    assert_string_equal(study.options, "--select 0302,0101 --k 3");
    arp_study_free(&study);
    assert_int_equal(
        open_text(study_text("territories: {exclude: [\"0202\"]}\nselection: {first: 2}\n"), NULL,
                  &study, &err),
        ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_DOMAIN); /* nothing to explain */
    assert_string_equal(arp_error_name(&err), "STUDY_FIRST_EXPLAINED");
    assert_true(err.line > 0);
    study.rank_only = true;
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    assert_int_equal(answer.m, 2);
    for (size_t i = 0; i < 2; i++) assert_true(answer.result.rank[answer.selected[i]] <= 2);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

/* p of each side, given the other and the columns named, is that of every pair; the one without
   them stands beside it. The column is of a year after the decision, and that is told. */
static void what_is_given_enters_the_fit(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    arp_answer answer = {0};
    const char *text = study_text("decided: 2010\nterritories: {population: pop, exclude: "
                                  "[\"0202\"]}\nselection:\n  territories: [\"0101\", \"0302\"]\n"
                                  "  given: [{population: yes, log: yes}, {indicator: w}]\n"
                                  "  planned: yes\n");
    const char *with = "  - {id: w, value: c, year: 2020}\nindex:\n";
    char *all = malloc(strlen(text) + strlen(with));
    const char *cut = strstr(text, "index:\n");
    sprintf(all, "%.*s%s%s", (int)(cut - text), text, with, cut + strlen("index:\n"));
    assert_int_equal(open_text(all, NULL, &study, &err), ARP_OK);
    free(all);
    assert_int_equal(study.n_given, 2);
    assert_true(study.planned);
    assert_string_equal(study.given[0].id, "pop");
    assert_true(study.given[0].log && study.given_line[0][0] == log(1000.0));
    assert_string_equal(study.given[1].id, "w");
    assert_true(!study.given[1].log && study.given_line[1][4] == 9.0);
    bool told = false;
    for (size_t i = 0; i < arp_study_told(&study); i++) {
        told |= strcmp(arp_error_name(arp_study_notice(&study, i)), "STUDY_GIVEN_LATE") == 0;
    }
    assert_true(told);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    const bool in[] = {true, false, false, false, true};
    for (size_t s = 0; s < 2; s++) {
        const arp_side_evidence *known = &answer.drivers.evidence->side[s];
        const double *score = answer.result.score;
        const double *const line[] = {score + answer.drivers.side[s].node * 5,
                                      score + answer.drivers.side[1 - s].node * 5,
                                      study.given_line[0], study.given_line[1]};
        bool separated;
        double p = slow_conditional(line, 3, 5, in, &separated);
        assert_true(fabs(known->p - p) <= 1e-9);
        assert_int_equal(known->separated, separated);
        p = slow_conditional(line, 1, 5, in, &separated);
        assert_true(fabs(known->p_without - p) <= 1e-9);
        assert_true(known->p_without_holm >= known->p_without);
    }
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void what_may_be_given_is_checked(void **state) {
    (void)state;
#define GIVEN(of, what)                                                                            \
    study_text("territories: {" of                                                                 \
               "exclude: [\"0202\"]}\nselection:\n  territories: [\"0101\"]\n  given: " what "\n")
    refused(GIVEN("", "{indicator: z}"), "TREE_WANT_LIST", 15);
    refused(GIVEN("", "[z]"), "TREE_WANT_MAP", 15);
    refused(GIVEN("", "[{indicator: unheard_of}]"), "STUDY_INDICATOR_UNKNOWN", 15);
    refused(GIVEN("", "[{indicator: z, population: yes}]"), "GIVEN_FORM", 15);
    refused(GIVEN("", "[{log: yes}]"), "GIVEN_FORM", 15);
    refused(GIVEN("", "[{indicator: z, log: perhaps}]"), "TREE_WORD", 15);
    refused(GIVEN("", "[{population: yes}]"), "GIVEN_POPULATION", 15);
    refused(GIVEN("", "[{indicator: x}, {indicator: y}, {indicator: z}, {indicator: z}]"),
            "GIVEN_MANY", 15);
    refused(GIVEN("", "[{indicator: z, log: yes}]"), "GIVEN_LOG", 15);
    refused(study_text("territories: {population: pop}\nselection:\n  territories: [\"0101\"]\n"
                       "  given: [{population: yes}]\n"),
            "GIVEN_MISSING", 15);
#undef GIVEN
}

static void what_a_study_must_not_say_is_refused_with_its_line(void **state) {
    (void)state;
    refused(study_text("selecton: {}\n"), "TREE_UNKNOWN_KEY", 12);
    refused(study_text("language: de\n"), "TREE_WORD", 12);
    refused(study_text("decided: soon\n"), "TREE_WANT_NUMBER", 12);
    refused(study_text("method:\n  normalise: {rule: zscores}\n"), "TREE_WORD", 13);
    refused(study_text("method:\n  aggregate: {rule: power}\n"), "STUDY_EXPONENT_ABSENT", 13);
    refused(study_text("method:\n  aggregate: {rule: geometric, exponent: 2}\n"),
            "STUDY_EXPONENT_IDLE", 13);
    refused(study_text("method:\n  normalise: {rule: goalposts}\n"), "STUDY_BOUNDS_ABSENT", 13);
    refused(study_text("method:\n  normalise: {rule: minmax, low: 2, high: 1}\n"), "STUDY_LOW_HIGH",
            13);
    refused(study_text("method:\n  normalise:\n    rule: minmax\n    bounds: {x: [1]}\n"),
            "STUDY_BOUNDS_COUNT", 15);
    refused(study_text("territories: {minimum_population: 3}\n"), "STUDY_POPULATION_ABSENT", 12);
    refused(study_text("territories:\n  exclude: [\"101\"]\n"), "STUDY_CODE_ZERO", 13);
    refused(study_text("territories: {population: popp}\n"), "STUDY_COLUMN_NEAR", 12);
    refused(study_text("comparators:\n  - {name: a, where: {dep: \"9\"}}\n"),
            "STUDY_COMPARATOR_EMPTY", 13);
    refused(study_text("sensitivity:\n  factors:\n    normalise: {rules: [minmaxx]}\n"),
            "TREE_WORD", 14);
    refused(study_text("sensitivity: {draws: 0}\n"), "TREE_RANGE", 12);
    refused(
        study_text("territories: {exclude: [\"0202\"]}\nselection:\n  territories: [\"907\"]\n"),
        "STUDY_CODE_UNKNOWN", 14);
    refused(
        study_text("territories: {exclude: [\"0202\"]}\nselection:\n  territories: [\"0202\"]\n"),
        "STUDY_SELECTED_EXCLUDED", 14);
    refused(study_text("territories: {population: pop, minimum_population: 1000}\nselection:\n"
                       "  territories: [\"0301\"]\n"),
            "STUDY_SELECTED_SMALL", 14);
    refused(
        study_text("territories: {exclude: [\"0202\"]}\nselection:\n  territories: [\"102\"]\n"),
        "STUDY_CODE_ZERO", 14);
    refused(study_text("territories: {exclude: [\"0202\"]}\nselection:\n"
                       "  territories: [\"00102\"]\n"),
            "STUDY_FILE_ZERO", 14);
    refused(study_text("territories: {exclude: [\"0202\"]}\nselection:\n  territories: [\"0101\", "
                       "\"0101\"]\n"),
            "STUDY_SELECTED_TWICE", 14);
    refused(study_text("territories: {exclude: [\"0202\"]}\nselection: {territories: [\"0101\"], "
                       "within_first: [0]}\n"),
            "TREE_RANGE", 13);
    refused(study_text("territories: {exclude: [\"0202\"]}\nselection: {territories: [\"0101\"], "
                       "within_first: [5]}\n"),
            "STUDY_K_LARGE", 13);
    refused(study_text("selection: {}\n"), "STUDY_SELECTION_EMPTY", 12);
}

static void an_index_that_cannot_be_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *index, *message;
    } cases[] = {
        {"index: {children: []}\n", "TREE_EMPTY"},
        {"index: {children: [{indicator: chomrp}]}\n", "STUDY_INDICATOR_NEAR"},
        {"index: {children: [{indicator: z}]}\n", "STUDY_POLARITY_ABSENT"},
        {"index: {children: [{indicator: x}, {indicator: x}]}\n", "STUDY_NAME_TWICE"},
        {"index: {children: [{indicator: x, weight: -1}]}\n", "TREE_RANGE"},
        {"index: {children: [{indicator: x, wieght: 1}]}\n", "TREE_UNKNOWN_KEY"},
        {"index: {children: [{name: interaction, children: [{indicator: x}]}]}\n",
         "STUDY_NAME_RESERVED"},
        {"index: {children: [{children: [{indicator: x}]}]}\n", "TREE_KEY_ABSENT"},
        {"index: {children: [{indicator: x, published: soon}]}\n", "TREE_WANT_NUMBER"},
        {"index: {children: [{indicator: x, published: 2012.5}]}\n", "STUDY_PUBLISHED"},
        {"index: {children: [{indicator: x, published: 12}]}\n", "TREE_RANGE"},
        {"index: {children: [{indicator: x, verdict: no}]}\n", "STUDY_VERDICT_PLACE"},
        {"index: {verdict: no, children: [{indicator: x}]}\n", "STUDY_VERDICT_PLACE"},
        {"index: {children: [{name: a, children: [{name: b, verdict: no, children: [{indicator: "
         "x}]}]}]}\n",
         "STUDY_VERDICT_PLACE"},
        {"index: {children: [{name: a, verdict: maybe, children: [{indicator: x}]}]}\n",
         "TREE_WORD"},
        {"index: {children: [{name: a, verdict: no, children: [{indicator: x}]}]}\n",
         "STUDY_VERDICT_NONE"},
        {"index: {children: [{name: a, verdict: no, children: [{indicator: x}]}, {indicator: "
         "x}]}\n",
         "STUDY_NAME_TWICE"},
        {"title: 3\n", "TREE_KEY_ABSENT"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[2000];
        const char *head = strncmp(cases[i].index, "title", 5) == 0 ? strstr(HEAD, "data:") : HEAD;
        snprintf(text, sizeof text, "%s%s", head, cases[i].index);
        refused(text, cases[i].message, strncmp(cases[i].index, "title", 5) == 0 ? 1 : 8);
    }
}

static void zero_denominators_stop_unless_the_study_says_otherwise(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("data.csv",
        "code,name,dep,pop,a,b,c,d\n1,x,1,0,5,1,1,1\n2,y,1,10,4,2,1,1\n3,z,1,20,4,2,1,1\n");
    refused(study_text(""), "STUDY_ZERO_DENOMINATOR", 10);
    assert_int_equal(
        open_text(study_text("method: {zero_denominator: missing}\n"), NULL, &study, &err), ARP_OK);
    assert_int_equal(study.values.column[0].mark[0], ARP_CELL_MISSING);
    arp_study_free(&study);
    put("data.csv", DATA);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    arp_status st;
    put("study.yaml",
        study_text("territories: {exclude: [\"0202\"]}\ncomparators: [{name: all}]\n"
                   "selection: {territories: [\"0101\", \"0302\"], within_first: [2], "
                   "given: [{indicator: z}]}\n"));
    char path[300];
    strcpy(path, path_of("study.yaml"));
    arp_study_options ask = {.k = 2};
    ARP_BRUTAL(st, (memset(&err, 0, sizeof err), memset(&study, 0, sizeof study),
                    arp_study_open(path, &ask, &study, &err)));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
}

static int make_data(void **state) {
    if (make_folder(state) != 0) return -1;
    put("data.csv", DATA);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_from_sums_with_their_marks),
        cmocka_unit_test(small_and_unknown_populations_are_named),
        cmocka_unit_test(comparators_sum_all_rows_before_the_filter),
        cmocka_unit_test(a_recipe_lends_its_index),
        cmocka_unit_test(columns_are_renamed_and_rows_chosen),
        cmocka_unit_test(stated_marks_join_the_usual_ones),
        cmocka_unit_test(a_total_left_in_the_table_is_refused),
        cmocka_unit_test(a_size_of_the_first_list_is_looked_at_once),
        cmocka_unit_test(the_selection_may_be_listed_asked_or_the_first),
        cmocka_unit_test(what_is_given_enters_the_fit),
        cmocka_unit_test(what_may_be_given_is_checked),
        cmocka_unit_test(what_a_study_must_not_say_is_refused_with_its_line),
        cmocka_unit_test(an_index_that_cannot_be_is_refused),
        cmocka_unit_test(zero_denominators_stop_unless_the_study_says_otherwise),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_data, remove_folder);
}
