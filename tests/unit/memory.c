/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study and its files from memory: the same study as from disk, the same places in messages. */
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
#include "oracle/slow_zip.h"
#include "study/study.h"

enum { FILES = 6 };

static arp_file text_file(const char *name, const char *text) {
    return (arp_file){name, text, strlen(text)};
}

/* A file of the test data, read whole. */
static arp_file read_file(const char *folder, const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s/%s", ARP_TEST_DATA, folder, name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = malloc(1 << 16);
    assert_non_null(bytes);
    size_t n = fread(bytes, 1, 1 << 16, f);
    assert_true(n > 0 && n < 1 << 16 && fclose(f) == 0);
    return (arp_file){name, bytes, n};
}

static void same_column(const arp_column *a, const arp_column *b, size_t n) {
    assert_string_equal(a->name, b->name);
    assert_memory_equal(a->value, b->value, n * sizeof *a->value);
    assert_memory_equal(a->mark, b->mark, n);
}

static void same_study(arp_study *a, arp_study *b) {
    arp_answer of_a = {0}, of_b = {0};
    size_t n = a->values.n_rows;
    assert_int_equal(n, b->values.n_rows);
    assert_int_equal(a->n_inputs, b->n_inputs);
    for (size_t i = 0; i < a->n_inputs; i++) {
        assert_string_equal(a->input[i].name, b->input[i].name);
        assert_string_equal(a->input[i].sha256, b->input[i].sha256);
    }
    assert_int_equal(a->values.n_columns, b->values.n_columns);
    for (size_t j = 0; j < a->values.n_columns; j++) {
        same_column(&a->values.column[j], &b->values.column[j], n);
    }
    assert_int_equal(arp_study_run(a, &of_a, NULL), ARP_OK);
    assert_int_equal(arp_study_run(b, &of_b, NULL), ARP_OK);
    assert_memory_equal(of_a.result.score, of_b.result.score,
                        of_a.result.n_nodes * n * sizeof *of_a.result.score);
    assert_memory_equal(of_a.result.rank, of_b.result.rank,
                        of_a.result.n_nodes * n * sizeof *of_a.result.rank);
    assert_memory_equal(&of_a.drivers.contrast_p, &of_b.drivers.contrast_p, sizeof(double));
    assert_int_equal(arp_study_told(a), arp_study_told(b));
    arp_answer_free(&of_a);
    arp_answer_free(&of_b);
}

/* The same from disk and from memory, whose bytes are gone once the study is open. */
static void same_from_both(const char *folder, const char *const *names, size_t n) {
    char path[600];
    arp_file file[FILES];
    arp_study on_disk, in_memory;
    arp_error err = {0};
    snprintf(path, sizeof path, "%s/%s/%s", ARP_TEST_DATA, folder, names[0]);
    assert_int_equal(arp_study_open(path, NULL, &on_disk, &err), ARP_OK);
    for (size_t i = 0; i < n; i++) file[i] = read_file(folder, names[i]);
    const arp_study_options options = {.file = file, .n_files = n};
    assert_int_equal(arp_study_open(names[0], &options, &in_memory, &err), ARP_OK);
    for (size_t i = 0; i < n; i++) free((void *)(uintptr_t)file[i].bytes);
    memset(file, 0, sizeof file);
    same_study(&on_disk, &in_memory);
    arp_study_free(&on_disk);
    arp_study_free(&in_memory);
}

static void memory_and_disk_give_the_same_bits(void **state) {
    (void)state;
    static const char *const SMALL[] = {"study.yaml", "communes.csv"};
    static const char *const ZONES[] = {"study.yaml", "membership.csv", "passage.csv",
                                        "counts.csv", "income.csv",     "rates.csv"};
    same_from_both("small", SMALL, 2);
    same_from_both("zones", ZONES, 6);
}

static const char STUDY[] = "data: [{file: \"a table\", key: code}]\n"
                            "indicators:\n"
                            "  - {id: x, value: a, polarity: 1}\n"
                            "  - {id: y, value: b, polarity: 1}\n"
                            "index: {recipe: recipe}\n"
                            "contiguity: {file: outlines, property: c}\n"
                            "selection: {territories: [\"01\"]}\n";

static const char RECIPE[] = "index: {children: [{indicator: x}, {indicator: y}]}\n";

/* Two squares that share a side, and one apart. */
static const char OUTLINES[] = "{\"type\": \"FeatureCollection\", \"features\": [\n"
                               "{\"type\": \"Feature\", \"properties\": {\"c\": \"01\"}, "
                               "\"geometry\": {\"type\": \"Polygon\",\n"
                               " \"coordinates\": [[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},\n"
                               "{\"type\": \"Feature\", \"properties\": {\"c\": \"02\"}, "
                               "\"geometry\": {\"type\": \"Polygon\",\n"
                               " \"coordinates\": [[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},\n"
                               "{\"type\": \"Feature\", \"properties\": {\"c\": \"03\"}, "
                               "\"geometry\": {\"type\": \"Polygon\",\n"
                               " \"coordinates\": [[[5,0],[6,0],[6,1],[5,1],[5,0]]]}}]}\n";

static const char ROWS[] =
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c>"
    "<c r=\"B1\" t=\"inlineStr\"><is><t>a</t></is></c>"
    "<c r=\"C1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>01</t></is></c><c r=\"B2\"><v>3</v></c>"
    "<c r=\"C2\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>02</t></is></c><c r=\"B3\"><v>2</v></c>"
    "<c r=\"C3\"><v>5</v></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>03</t></is></c><c r=\"B4\"><v>1</v></c>"
    "<c r=\"C4\"><v>9</v></c></row>";

static void every_kind_of_file_may_be_in_memory(void **state) {
    (void)state;
    static slow_zip book;
    slow_xlsx(&book, ROWS, NULL);
    const arp_file file[] = {text_file("the study", STUDY),
                             text_file("recipe", RECIPE),
                             text_file("outlines", OUTLINES),
                             {"a table", book.bytes, book.n}};
    const arp_study_options options = {.file = file, .n_files = 4};
    arp_study study;
    arp_error err = {0};
    assert_int_equal(arp_study_open("the study", &options, &study, &err), ARP_OK);
    assert_true(study.values.column[0].value[1] == 2.0 && study.values.column[1].value[2] == 9.0);
    assert_int_equal(study.neighbours->n_pairs, 1);
    assert_string_equal(study.name, "the study");
    arp_study_free(&study);
}

static const char PLAIN[] = "data: [{file: t.csv, key: code}]\n"
                            "indicators: [{id: x, value: a, polarity: 1}]\n"
                            "index: {children: [{indicator: x}]}\n";

/* Refused by this message at this place. */
static void refused(const char *path, const arp_file *file, size_t n, arp_status code,
                    const char *message, arp_place place) {
    const arp_study_options options = {.file = file, .n_files = n};
    arp_study study;
    arp_error err = {0};
    assert_int_equal(arp_study_open(path, &options, &study, &err), code);
    assert_string_equal(arp_error_name(&err), message);
    assert_string_equal(err.path, place.path);
    assert_int_equal(err.line, place.line);
    assert_int_equal(err.column, place.column);
}

static void a_fault_has_the_given_name_line_and_column(void **state) {
    (void)state;
    const arp_file bad_cell[] = {text_file("s", PLAIN),
                                 text_file("t.csv", "code,a\n01,1\n02,1x\n")};
    refused("s", bad_cell, 2, ARP_PARSE, "CSV_NOT_A_NUMBER", (arp_place){"t.csv", 3, 4});
    const arp_file bad_key[] = {text_file("s", "title: x\nindicies: []\n")};
    refused("s", bad_key, 1, ARP_DOMAIN, "TREE_UNKNOWN_KEY", (arp_place){"s", 2, 1});
    const arp_file empty[] = {text_file("s", PLAIN), {"t.csv", NULL, 0}};
    refused("s", empty, 2, ARP_PARSE, "CSV_EMPTY", (arp_place){"t.csv", 1, 1});
}

static void a_name_that_is_nowhere_is_told_with_those_there_are(void **state) {
    (void)state;
    const arp_file file[] = {text_file("s", PLAIN), text_file("T.csv", "code,a\n01,1\n")};
    const arp_study_options options = {.file = file, .n_files = 2};
    arp_study study;
    arp_error err = {0};
    char words[ARP_ERROR_TEXT];
    refused("s", file, 2, ARP_INPUT, "STUDY_FILE_NOWHERE", (arp_place){"s", 1, 9});
    assert_int_equal(arp_study_open("s", &options, &study, &err), ARP_INPUT);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    assert_non_null(strstr(words, "s, T.csv"));
    refused("nowhere.yaml", file, 2, ARP_INPUT, "FILE_ABSENT", (arp_place){"nowhere.yaml", 0, 0});
}

static void a_name_stands_for_one_file(void **state) {
    (void)state;
    const arp_file twice[] = {text_file("s", PLAIN), text_file("t", "a\n"), text_file("t", "b\n")};
    refused("s", twice, 3, ARP_USAGE, "STUDY_FILE_TWICE", (arp_place){"t", 0, 0});
    const arp_file nameless[] = {text_file("s", PLAIN), text_file(NULL, "a\n")};
    refused("s", nameless, 2, ARP_USAGE, "STUDY_FILE_NAMELESS", (arp_place){"", 0, 0});
}

/* The name as it is written, not as it resolves. */
static void memory_goes_before_the_disk_and_the_disk_is_beside_the_study(void **state) {
    (void)state;
    char path[600];
    arp_study study;
    arp_error err = {0};
    snprintf(path, sizeof path, "%s/small/other.yaml", ARP_TEST_DATA);
    const arp_file other = read_file("small", "study.yaml");
    const char few[] = "CODE,NOM,CANTON,POP,A,B,C,D\n0103,X,01,430,66,1,2,3\n0205,Y,02,510,58,1,"
                       "4,9\n0101,Z,01,900,10,7,8,9\n0102,W,01,900,20,7,1,9\n";
    const arp_file file[] = {{path, other.bytes, other.n}, text_file("communes.csv", few)};
    arp_study_options options = {.file = file, .n_files = 1};
    assert_int_equal(arp_study_open(path, &options, &study, &err), ARP_OK);
    assert_int_equal(study.values.n_rows, 8); /* those on disk */
    assert_string_equal(study.name, "other.yaml");
    arp_study_free(&study);
    options.n_files = 2;
    assert_int_equal(arp_study_open(path, &options, &study, &err), ARP_OK);
    assert_int_equal(study.values.n_rows, 4);
    arp_study_free(&study);
    free((void *)(uintptr_t)other.bytes);
}

static void every_allocation_fails_once(void **state) {
    (void)state;
    const arp_file good[] = {text_file("s", PLAIN), text_file("t.csv", "code,a\n01,1\n02,2\n")};
    const arp_file bad[] = {text_file("s", PLAIN), text_file("T.csv", "code,a\n")};
    arp_study_options options = {.file = good, .n_files = 2};
    arp_study study;
    arp_status st;
    ARP_BRUTAL(st, arp_study_open("s", &options, &study, NULL));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
    options.file = bad;
    ARP_BRUTAL(st, arp_study_open("s", &options, &study, NULL));
    assert_int_equal(st, ARP_INPUT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_and_disk_give_the_same_bits),
        cmocka_unit_test(every_kind_of_file_may_be_in_memory),
        cmocka_unit_test(a_fault_has_the_given_name_line_and_column),
        cmocka_unit_test(a_name_that_is_nowhere_is_told_with_those_there_are),
        cmocka_unit_test(a_name_stands_for_one_file),
        cmocka_unit_test(memory_goes_before_the_disk_and_the_disk_is_beside_the_study),
        cmocka_unit_test(every_allocation_fails_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
