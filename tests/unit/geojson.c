/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "io/geojson.h"
#include "oracle/brutal.h"

#define FEATURE(properties, type, coordinates)                                                     \
    "{\"type\": \"Feature\", \"properties\": " properties ",\n \"geometry\": {\"type\": \"" type   \
    "\", \"coordinates\": " coordinates "}}"
#define LAYER(features) "{\"type\": \"FeatureCollection\",\n\"features\": [" features "]}\n"
#define LEFT            "[[[0, 0], [1, 0], [1, 1.5], [0, 1], [0, 0]]]"
#define RIGHT           "[[[1, 0, 7], [1, 1.5, 8], [2, 1], [2, 0], [1, 0]]]"
#define ABOVE           "[[[[1, 1.5], [2, 3], [0, 3], [1, 1.5]]], [[[2, 1.0], [2, 0], [3, 0], [2, 1]]]]"

static const char GOOD[] = LAYER(FEATURE("{\"code\": \"01\"}", "Polygon", LEFT) ",\n" FEATURE(
    "{\"code\": \"02\"}", "Polygon", RIGHT) ",\n" FEATURE("{\"code\": 3}", "MultiPolygon", ABOVE));

static arp_status read_text(const char *text, arp_borders *out, arp_error *err) {
    arp_source *source = NULL;
    arp_status st = arp_source_memory(text, strlen(text), "outlines", &source, err);
    if (st == ARP_OK) st = arp_geojson_borders(source, "code", out, err);
    arp_source_close(source);
    return st;
}

static void shared_segments_make_neighbours_and_shared_points_do_not(void **state) {
    (void)state;
    arp_borders got = {0};
    assert_int_equal(read_text(GOOD, &got, NULL), ARP_OK);
    assert_int_equal(got.n, 3);
    assert_string_equal(got.code[0], "01");
    assert_string_equal(got.code[2], "3");
    assert_int_equal(got.n_borders, 2);
    assert_true(got.border[0].a == 0 && got.border[0].b == 1);
    assert_true(got.border[1].a == 1 && got.border[1].b == 2); /* 01 and 3 meet in (1, 1.5) only */
    arp_borders_free(&got);
}

static void features_of_one_code_are_one_territory(void **state) {
    (void)state;
    arp_borders got = {0};
    static const char TEXT[] = LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", LEFT) "," FEATURE(
        "{\"code\": \"b\"}", "MultiPolygon", ABOVE) "," FEATURE("{\"code\": \"a\"}", "Polygon",
                                                                RIGHT));
    assert_int_equal(read_text(TEXT, &got, NULL), ARP_OK);
    assert_int_equal(got.n, 2);
    assert_int_equal(got.n_borders, 1);
    arp_borders_free(&got);
}

static void refused(const char *text, const char *message, uint64_t line) {
    arp_borders got = {0};
    arp_error err = {0};
    char words[600];
    assert_int_equal(read_text(text, &got, &err), ARP_PARSE);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (strcmp(arp_error_name(&err), message) != 0 || err.line != line) fail_msg("%s", words);
    assert_string_equal(err.path, "outlines");
    assert_null(got.pool);
}

static void what_is_no_outline_is_refused(void **state) {
    (void)state;
    char deep[5001];
    memset(deep, '[', sizeof deep);
    deep[5000] = '\0';
    refused("", "GEOJSON_SYNTAX", 1);
    refused(deep, "GEOJSON_SYNTAX", 1);
    refused("{\"type\": 1,\n\"type\": 2}", "GEOJSON_SYNTAX", 2);
    refused("{\"a\":\n [1e400]}", "GEOJSON_SYNTAX", 2);
    refused("[1, 2]", "GEOJSON_COLLECTION", 0);
    refused("{\"type\": \"FeatureCollection\"}", "GEOJSON_COLLECTION", 0);
    refused(LAYER(""), "GEOJSON_EMPTY", 0);
    refused(LAYER("7"), "GEOJSON_PROPERTY", 0);
    refused(LAYER(FEATURE("{\"Code\": \"01\"}", "Polygon", LEFT)), "GEOJSON_PROPERTY", 0);
    refused(LAYER(FEATURE("{\"code\": \"\"}", "Polygon", LEFT)), "GEOJSON_PROPERTY", 0);
    refused(LAYER(FEATURE("{\"code\": 1.5}", "Polygon", LEFT)), "GEOJSON_PROPERTY", 0);
    refused(LAYER("{\"properties\": {\"code\": \"a\"}, \"geometry\": null}"), "GEOJSON_GEOMETRY",
            0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Point", "[1, 2]")), "GEOJSON_GEOMETRY", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[]")), "GEOJSON_RING_SHORT", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1, 1], [0, 0]]]")),
            "GEOJSON_RING_SHORT", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1, 1], [1, 0], [0, 1]]]")),
            "GEOJSON_RING_OPEN", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1], [1, 0], [0, 0]]]")),
            "GEOJSON_POSITION", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "MultiPolygon", LEFT)), "GEOJSON_RING_SHORT", 0);
}

static void a_fault_names_its_feature(void **state) {
    (void)state;
    arp_borders got = {0};
    arp_error err = {0};
    char words[600];
    static const char TEXT[] = LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", LEFT) "," FEATURE(
        "{\"code\": \"b\"}", "Polygon", "[[[0, 0]]]"));
    assert_int_equal(read_text(TEXT, &got, &err), ARP_PARSE);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    assert_non_null(strstr(words, "feature 2 (b)"));
}

static arp_status read_and_free(const char *text) {
    arp_borders got = {0};
    arp_status st = read_text(text, &got, NULL);
    if (st != ARP_OK) assert_null(got.pool);
    arp_borders_free(&got);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, read_and_free(GOOD));
    assert_int_equal(st, ARP_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_segments_make_neighbours_and_shared_points_do_not),
        cmocka_unit_test(features_of_one_code_are_one_territory),
        cmocka_unit_test(what_is_no_outline_is_refused),
        cmocka_unit_test(a_fault_names_its_feature),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
