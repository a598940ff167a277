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

#include "io/geojson/borders.h"
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
    refused(LAYER("{\"properties\": {\"code\": \"a\"}, \"geometry\": null}"), "GEOJSON_EMPTY", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Point", "[1, 2]")), "GEOJSON_GEOMETRY", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[]")), "GEOJSON_EMPTY", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1, 1], [0, 0]]]")),
            "GEOJSON_RING_SHORT", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1, 1], [1, 0], [0, 1]]]")),
            "GEOJSON_RING_OPEN", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "Polygon", "[[[0, 0], [1], [1, 0], [0, 0]]]")),
            "GEOJSON_POSITION", 0);
    refused(LAYER(FEATURE("{\"code\": \"a\"}", "MultiPolygon", LEFT)), "GEOJSON_RING_SHORT", 0);
}

/* Squares of side 1: a row of three, and a row above it that is half a side to the right, so that
   no two vertices of the rows meet but on a side of the other. */
#define SQUARE(x0, x1, y0, y1)                                                                     \
    "[[[" #x0 "," #y0 "], [" #x1 "," #y0 "], [" #x1 "," #y1 "], [" #x0 "," #y1 "], [" #x0 "," #y0  \
    "]]]"
#define OF(code, x0, x1, y0, y1)                                                                   \
    FEATURE("{\"code\": \"" #code "\"}", "Polygon", SQUARE(x0, x1, y0, y1))

static bool has_border(const arp_borders *b, const char *one, const char *other) {
    for (size_t i = 0; i < b->n_borders; i++) {
        const char *p = b->code[b->border[i].a], *q = b->code[b->border[i].b];
        if ((!strcmp(p, one) && !strcmp(q, other)) || (!strcmp(p, other) && !strcmp(q, one)))
            return true;
    }
    return false;
}

static void a_vertex_on_the_side_of_another_hides_no_border(void **state) {
    (void)state;
    arp_borders got = {0};
    static const char TEXT[] = LAYER(OF(a, 0, 1, 0, 1) "," OF(b, 1, 2, 0, 1) "," OF(
        c, 2, 3, 0, 1) "," OF(d, 0.5, 1.5, 1, 2) "," OF(e, 1.5, 2.5, 1, 2));
    assert_int_equal(read_text(TEXT, &got, NULL), ARP_OK);
    assert_int_equal(got.n_borders, 7); /* ab, bc, de; ad, bd, be, ce */
    assert_int_equal(got.n_rounded, 4);
    assert_true(has_border(&got, "b", "d") && has_border(&got, "b", "e"));
    assert_false(has_border(&got, "a", "e"));
    assert_int_equal(got.n_near, 0);
    arp_borders_free(&got);
}

static void a_rounding_sliver_is_a_border_and_a_wider_gap_is_told(void **state) {
    (void)state;
    arp_borders got = {0};
    static const char SLIVER[] =
        LAYER(OF(a, 0, 1, 0, 1) "," OF(b, 0, 1, 1.000001, 2) "," OF(c, 1.000001, 2, 0, 1));
    static const char GAP[] = LAYER(OF(a, 0, 1, 0, 1) "," OF(b, 0, 1, 1.01, 2));
    static const char FAR[] = LAYER(OF(a, 0, 1, 0, 1) "," OF(b, 0, 1, 1.2, 2));
    assert_int_equal(read_text(SLIVER, &got, NULL), ARP_OK);
    assert_int_equal(got.n_borders, 2); /* b and c meet at a corner alone */
    assert_int_equal(got.n_near, 0);
    arp_borders_free(&got);
    assert_int_equal(read_text(GAP, &got, NULL), ARP_OK);
    assert_int_equal(got.n_borders, 0);
    assert_int_equal(got.n_near, 1);
    assert_true(fabs(got.near[0].distance - 0.01) < 1e-12);
    arp_borders_free(&got);
    assert_int_equal(read_text(FAR, &got, NULL), ARP_OK);
    assert_int_equal(got.n_borders + got.n_near, 0);
    arp_borders_free(&got);
}

/* Stairs of n steps between two outlines, one of which has every step cut in two; a third outline
   lies beyond and touches neither. Slow and plain: every pair of segments would be n^2. */
static void outlines_of_many_segments_meet_at_a_vertex_more(void **state) {
    (void)state;
    enum { STEPS = 20000, ROOM = 2000000 };
    char *text = malloc(ROOM);
    size_t n = 0;
    arp_borders got = {0};
    assert_non_null(text);
    n += (size_t)sprintf(text + n, "{\"type\": \"FeatureCollection\", \"features\": [");
    for (int side = 0; side < 2; side++) {
        n += (size_t)sprintf(text + n,
                             "%s{\"properties\": {\"code\": \"%d\"}, \"geometry\": {\"type\": "
                             "\"Polygon\", \"coordinates\": [[",
                             side ? "," : "", side);
        for (int i = 0; i <= STEPS; i++) {
            n += (size_t)sprintf(text + n, "[%d, %d],", i, i % 2);
            if (side && i < STEPS) n += (size_t)sprintf(text + n, "[%d.5, 0.5],", i);
        }
        int y = side ? 30000 : -30000;
        n += (size_t)sprintf(text + n, "[%d, %d], [0, %d], [0, 0]]]}}", STEPS, y, y);
    }
    n += (size_t)sprintf(text + n, "]}");
    assert_true(n < ROOM);
    assert_int_equal(read_text(text, &got, NULL), ARP_OK);
    assert_int_equal(got.n_borders, 1);
    assert_int_equal(got.n_rounded, 1);
    arp_borders_free(&got);
    free(text);
}

static void a_mark_at_the_head_an_id_and_an_empty_outline_are_no_fault(void **state) {
    (void)state;
    arp_borders got = {0};
    static const char TEXT[] = "\xEF\xBB\xBF" LAYER(OF(
        a, 0, 1, 0, 1) ",{\"id\": \"b\", \"properties\": {}, \"geometry\": {\"type\": "
                       "\"Polygon\", \"coordinates\": " SQUARE(
                           1, 2, 0, 1) "}},"
                                       "{\"properties\": {\"code\": \"c\"}, \"geometry\": null}");
    assert_int_equal(read_text(TEXT, &got, NULL), ARP_OK);
    assert_int_equal(got.n, 2);
    assert_true(has_border(&got, "a", "b"));
    assert_int_equal(got.n_by_id, 1);
    assert_int_equal(got.n_empty, 1);
    assert_string_equal(got.empty[0], "c");
    arp_borders_free(&got);
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
        cmocka_unit_test(a_vertex_on_the_side_of_another_hides_no_border),
        cmocka_unit_test(a_rounding_sliver_is_a_border_and_a_wider_gap_is_told),
        cmocka_unit_test(outlines_of_many_segments_meet_at_a_vertex_more),
        cmocka_unit_test(a_mark_at_the_head_an_id_and_an_empty_outline_are_no_fault),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
