/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `contiguity:` of a study, from its files to the report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/around/neighbours.h"
#include "oracle/brutal.h"
#include "report/report.h"
#include "unit/folder.h"
#include "unit/told.h"

static const char DATA[] = "code,name,dep,pop,a,b\n"
                           "0101,Un,01,1000,10,4\n"
                           "0102,Deux,01,2000,20,3\n"
                           "0201,Trois,02,3000,30,2\n"
                           "0202,Quatre,02,100,40,1\n"
                           "0301,Cinq,02,4000,50,9\n"
                           "0302,Six,,5000,60,7\n";

static const char STUDY[] =
    "data: [{file: data.csv, key: code, label: name}]\n"
    "indicators:\n"
    "  - {id: x, value: a, polarity: 1}\n"
    "  - {id: y, value: b, polarity: 1}\n"
    "index: {children: [{name: one, children: [{indicator: x}]}, {indicator: y}]}\n"
    "territories: {level: canton, population: pop, minimum_population: 500}\n"
    "selection: {territories: [\"0102\", \"0201\"]}\n";

/* The study with its `contiguity:` on line 8. */
static arp_status open_with(const char *contiguity, arp_study *study, arp_error *err) {
    char text[2000];
    snprintf(text, sizeof text, "%scontiguity: %s\n", STUDY, contiguity);
    put("study.yaml", text);
    *err = (arp_error){0};
    *study = (arp_study){0};
    return arp_study_open(path_of("study.yaml"), NULL, study, err);
}

static void told(const arp_study *study, const char *name) {
    for (size_t i = 0; i < arp_study_told(study); i++) {
        if (strcmp(arp_error_name(arp_study_notice(study, i)), name) == 0) return;
    }
    fail_msg("%s is not told", name);
}

static void pairs_come_from_a_list(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("pairs.csv", "p;q\n0101;0102\n0102;0101\n0102;0201\n0202;0201\n0201;0301\n");
    assert_int_equal(open_with("{file: pairs.csv}", &study, &err), ARP_OK);
    assert_int_equal(study.neighbours->n_pairs, 4); /* 0202 is below the minimum */
    assert_true(study.neighbours->pair[2].a == 1 && study.neighbours->pair[2].b == 2);
    assert_int_equal(study.n_inputs, 3);
    assert_string_equal(study.input[2].name, "pairs.csv");
    assert_int_equal(strlen(study.input[2].sha256), 64);
    told(&study, "CONTIGUITY_UNRANKED");
    told(&study, "CONTIGUITY_ALONE");
    arp_study_free(&study);
    put("pairs.csv", "from,n,to\n0101,1,0102\n0102,2,0201\n");
    assert_int_equal(open_with("{file: pairs.csv, columns: [to, from]}", &study, &err), ARP_OK);
    assert_true(study.neighbours->pair[1].a == 2 && study.neighbours->pair[1].b == 1);
    arp_study_free(&study);
}

static const char OUTLINES[] =
    "{\"type\": \"FeatureCollection\", \"features\": [\n"
    "{\"properties\": {\"C\": \"0102\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\":"
    " [[[0,0],[1,0],[1,1],[0,0]]]}},\n"
    "{\"properties\": {\"C\": \"0201\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\":"
    " [[[0,0],[1,1],[0,1],[0,0]]]}}]}\n";

static void pairs_come_from_outlines(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("outlines.geojson", OUTLINES);
    assert_int_equal(open_with("{file: outlines.geojson, property: C}", &study, &err), ARP_OK);
    assert_int_equal(study.neighbours->n_pairs, 1);
    assert_true(study.neighbours->pair[0].a == 1 && study.neighbours->pair[0].b == 2);
    assert_int_equal(study.input[2].separator, 0);
    arp_study_free(&study);
    assert_int_equal(open_with("{file: outlines.geojson, property: D}", &study, &err), ARP_PARSE);
    assert_string_equal(arp_error_name(&err), "GEOJSON_PROPERTY");
}

static void groups_come_from_a_text_column(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    assert_int_equal(open_with("{within: dep}", &study, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CONTIGUITY_GROUP_EMPTY");
    assert_int_equal(err.line, 8);
    put("data.csv", "code,name,dep,pop,a,b\n1,x,u,900,1,2\n2,y,v,900,2,3\n3,z,u,900,3,1\n"
                    "0102,d,v,900,4,4\n0201,w,v,900,5,2\n");
    assert_int_equal(open_with("{within: dep, population_factor: 2}", &study, &err), ARP_OK);
    assert_null(study.neighbours->pair);
    static const size_t want[] = {0, 1, 0, 1, 1};
    for (size_t i = 0; i < 5; i++) assert_int_equal(study.neighbours->group[i], want[i]);
    assert_true(study.neighbours->population[0] == 900.0);
    assert_true(study.neighbours->population_factor == 2.0);
    arp_study_free(&study);
    put("data.csv", DATA);
}

static void refused(const char *contiguity, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    assert_int_not_equal(open_with(contiguity, &study, &err), ARP_OK);
    if (strcmp(arp_error_name(&err), message) != 0 || err.line != line) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("wanted %s, got %s on line %d: %s", message, arp_error_name(&err), (int)err.line,
                 words);
    }
    assert_null(study.pool);
}

static void what_a_study_must_not_say_is_refused_with_its_line(void **state) {
    (void)state;
    put("pairs.csv", "p,q\n0101,0102\n");
    refused("{}", "CONTIGUITY_EITHER", 8);
    refused("{file: pairs.csv, within: dep}", "CONTIGUITY_EITHER", 8);
    refused("{within: dep, columns: [p, q]}", "CONTIGUITY_IDLE", 8);
    refused("{file: pairs.csv, property: C, columns: [p, q]}", "CONTIGUITY_BOTH", 8);
    refused("{file: a.geojson}", "CONTIGUITY_PROPERTY_ABSENT", 8);
    refused("{file: pairs.csv, columns: [p]}", "CONTIGUITY_COLUMNS", 8);
    refused("{file: pairs.csv, columns: [p, p]}", "CONTIGUITY_COLUMNS", 8);
    refused("{file: pairs.csv, colums: [p, q]}", "TREE_UNKNOWN_KEY", 8);
    refused("{within: dep, population_factor: 0.5}", "TREE_RANGE", 8);
    refused("{within: dpe}", "STUDY_COLUMN_NEAR", 8);
    refused("{file: absent.csv}", "FILE_ABSENT", 0);
    put("pairs.csv", "p,q,r\n0101,0102,1\n");
    refused("{file: pairs.csv}", "CONTIGUITY_WHICH_COLUMNS", 8);
    put("pairs.csv", "p,q\n0101,0102\n0102,0102\n");
    refused("{file: pairs.csv}", "CONTIGUITY_SELF", 8);
    put("pairs.csv", "p,q\n0101,0102\n0102,\n");
    refused("{file: pairs.csv}", "CONTIGUITY_SELF", 8);
    put("pairs.csv", "p,q\n0101,9999\n0102,9999\n");
    refused("{file: pairs.csv}", "CONTIGUITY_UNKNOWN", 8);
    put("pairs.csv", "p,q\n0101,102\n");
    refused("{file: pairs.csv}", "CONTIGUITY_ZERO", 8);
    put("pairs.csv", "p,q\n0101,0202\n");
    refused("{file: pairs.csv}", "CONTIGUITY_NONE", 8);
}

static void unknown_codes_are_counted_once_and_may_be_dropped(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    char words[600];
    put("pairs.csv", "p,q\n0101,9999\n0102,9999\n0102,0201\n");
    assert_int_equal(open_with("{file: pairs.csv, unmatched: drop}", &study, &err), ARP_OK);
    assert_int_equal(study.neighbours->n_pairs, 1);
    told(&study, "CONTIGUITY_PASSED_OVER");
    arp_error_text(arp_study_notice(&study, 0), ARP_EN, words, sizeof words);
    assert_non_null(strstr(words, "1 in number: 9999"));
    arp_study_free(&study);
}

static void says(const arp_study *study, const arp_answer *answer, const char *what) {
    char *text;
    size_t n;
    const arp_report_options options = {.lang = ARP_EN, .full = true};
    assert_int_equal(arp_report_make(&(arp_facts){.study = study, .answer = answer},
                                     ARP_REPORT_DRIVERS, ARP_FORMAT_TEXT, &options, &text, &n,
                                     NULL),
                     ARP_OK);
    if (!strstr(text, what)) fail_msg("no \"%s\" in:\n%s", what, text);
    arp_report_free(text);
}

static void the_report_tells_what_was_found(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    arp_answer answer = {0};
    put("pairs.csv", "p,q\n0101,0102\n0102,0201\n0201,0301\n");
    assert_int_equal(open_with("{file: pairs.csv}", &study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    says(&study, &answer, "Among pairs of neighbouring cantons only (3)");
    says(&study, &answer, "Without a neighbour, hence in no set (1): Six.");
    const arp_facts facts = {.study = &study, .answer = &answer};
    assert_string_equal(told_at(&facts, "neighbours", "method", "").text, "edges");
    assert_true(told_at(&facts, "neighbours", "sets", "").number == 3.0);
    assert_true(answer.drivers.neighbours->side[0].p == 2.0 / 3.0);
    arp_answer_free(&answer);
    arp_study_free(&study);
    put("pairs.csv", "p,q\n0101,0102\n0201,0301\n");
    assert_int_equal(open_with("{file: pairs.csv}", &study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    says(&study, &answer, "The choice itself does not hang together");
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static arp_status open_and_free(const char *path) {
    arp_study study = {0};
    arp_error err = {0};
    arp_status st = arp_study_open(path, NULL, &study, &err);
    arp_study_free(&study);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static const char *const KINDS[] = {"{file: pairs.csv, unmatched: drop, population_factor: 9}",
                                        "{file: outlines.geojson, property: C}"};
    put("pairs.csv", "p,q\n0101,9999\n0102,0201\n0202,0301\n");
    put("outlines.geojson", OUTLINES);
    for (size_t i = 0; i < 2; i++) {
        arp_study study;
        arp_error err;
        arp_status st = open_with(KINDS[i], &study, &err);
        char path[300];
        assert_int_equal(st, ARP_OK);
        arp_study_free(&study);
        strcpy(path, path_of("study.yaml"));
        ARP_BRUTAL(st, open_and_free(path));
        assert_int_equal(st, ARP_OK);
    }
}

static int make_data(void **state) {
    if (make_folder(state) != 0) return -1;
    put("data.csv", DATA);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_come_from_a_list),
        cmocka_unit_test(pairs_come_from_outlines),
        cmocka_unit_test(groups_come_from_a_text_column),
        cmocka_unit_test(what_a_study_must_not_say_is_refused_with_its_line),
        cmocka_unit_test(unknown_codes_are_counted_once_and_may_be_dropped),
        cmocka_unit_test(the_report_tells_what_was_found),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_data, remove_folder);
}
