/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `outlines:` of a study, from its file to the tables of a run; what is wrong with a file is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/geojson/rings.h"
#include "oracle/brutal.h"
#include "oracle/slow_outlines.h"
#include "outlines/outlines.h"
#include "report/maps/svg.h"
#include "study/study.h"
#include "unit/folder.h"

static const char DATA[] = "code,name,a,b\n0101,Un,10,4\n0102,Deux,20,3\n0201,Trois,30,2\n"
                           "0202,Quatre,40,1\n";

static const char STUDY[] = "data: [{file: data.csv, key: code, label: name}]\n"
                            "indicators:\n"
                            "  - {id: x, value: a, polarity: 1}\n"
                            "  - {id: y, value: b, polarity: 1}\n"
                            "index: {children: [{indicator: x}, {indicator: y}]}\n"
                            "territories: {level: canton}\n"
                            "selection: {territories: [\"0102\"]}\n";

static const char ZONES[] = "code,canton,dep\n01001,0101,01\n01002,0101,01\n01003,0102,01\n"
                            "02001,0201,02\n02002,0202,02\n";
static const char COMMUNES[] = "code,a,b\n01001,1,2\n01002,2,3\n01003,4,1\n02001,3,3\n02002,5,4\n";

static const char ZONED[] =
    "zonings: {file: zones.csv, key: code, levels: {commune: code, canton: canton, dep: dep}}\n"
    "codes: equal\n"
    "data: [{file: communes.csv, key: code}]\n"
    "indicators:\n"
    "  - {id: x, numerator: a, denominator: b, polarity: 1}\n"
    "  - {id: y, numerator: b, denominator: a, polarity: 1}\n"
    "index: {children: [{indicator: x}, {indicator: y}]}\n"
    "territories: {level: canton}\n";

#define FEATURE(code, x0, x1)                                                                      \
    "{\"properties\": {\"C\": \"" code "\", \"N\": \"x\"}, \"geometry\": {\"type\": \"Polygon\", " \
    "\"coordinates\": [[[" #x0 ",44],[" #x1 ",44],[" #x1 ",45],[" #x0 ",45],[" #x0 ",44]]]}}"
#define LAYER(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"

static const char GOOD[] =
    LAYER(FEATURE("0101", 1, 2) "," FEATURE("0102", 2, 3) "," FEATURE("0201", 3, 4));

/* The study with its `outlines:` on line 8 (9 where it has zonings). */
static arp_status open_with(const char *head, const char *outlines, arp_study *study,
                            arp_error *err) {
    char text[2000];
    snprintf(text, sizeof text, "%soutlines: %s\n", head, outlines);
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

static slow_map look(const arp_outlines *o) {
    static char text[20000];
    size_t n = 0;
    for (size_t i = 0; i < o->n_lines; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s\n", o->line[i]);
    return slow_outlines(text, 2, 1);
}

static void each_territory_is_drawn_or_named(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("map.geojson", GOOD);
    assert_int_equal(open_with(STUDY, "{file: map.geojson, property: C}", &study, &err), ARP_OK);
    assert_int_equal(study.n_outlines, 1);
    assert_string_equal(study.outlines[0].level, "canton");
    slow_map got = look(&study.outlines[0].map);
    assert_string_equal(got.fault, "");
    assert_int_equal(got.n_territories, 3);
    assert_int_equal(got.twice, 2);
    assert_int_equal(study.outlines[0].n_without, 1);
    assert_string_equal(study.outlines[0].without[0].code, "0202");
    assert_string_equal(study.outlines[0].without[0].label, "Quatre");
    assert_string_equal(study.input[2].name, "map.geojson");
    arp_study_free(&study);
    assert_int_equal(open_with(STUDY, "{canton: {file: map.geojson, property: C}}", &study, &err),
                     ARP_OK);
    assert_int_equal(study.n_outlines, 1);
    arp_study_free(&study);
}

static void a_level_without_its_own_is_merged_from_a_finer_one(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("zones.csv", ZONES);
    put("communes.csv", COMMUNES);
    put("fine.geojson", LAYER(FEATURE("01001", 1, 2) "," FEATURE("01002", 2, 3) "," FEATURE(
                            "01003", 3, 4) "," FEATURE("02001", 4, 5)));
    assert_int_equal(open_with(ZONED, "{commune: {file: fine.geojson, property: C}}", &study, &err),
                     ARP_OK);
    assert_int_equal(study.n_outlines, 3);
    static const size_t TERRITORIES[] = {4, 3, 2}, SHARED[] = {3, 2, 1};
    for (size_t l = 0; l < 3; l++) {
        slow_map got = look(&study.outlines[l].map);
        assert_string_equal(got.fault, "");
        assert_int_equal(got.n_territories, TERRITORIES[l]);
        assert_int_equal(got.twice, SHARED[l]);
    }
    assert_string_equal(study.outlines[1].without[0].code, "0202");
    assert_int_equal(study.outlines[2].n_without, 0);
    told(&study, "OUTLINES_LACKING");
    arp_study_free(&study);
    /* an outline of the level itself goes before; a coarser one makes no finer one */
    put("map.geojson", GOOD);
    assert_int_equal(open_with(ZONED, "{file: map.geojson, property: C}", &study, &err), ARP_OK);
    assert_int_equal(study.n_outlines, 2);
    assert_string_equal(study.outlines[0].level, "canton");
    assert_string_equal(study.outlines[1].level, "dep");
    arp_study_free(&study);
    assert_int_equal(open_with(ZONED, "{file: fine.geojson, property: C}", &study, &err),
                     ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "OUTLINES_OTHER_LEVEL");
}

static void refused(const char *outlines, const char *message, uint64_t line) {
    arp_study study;
    arp_error err;
    char words[900];
    assert_int_not_equal(open_with(STUDY, outlines, &study, &err), ARP_OK);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (strcmp(arp_error_name(&err), message) != 0 || (line && err.line != line))
        fail_msg("%s instead of %s", words, message);
}

static void a_key_that_cannot_be_is_refused(void **state) {
    (void)state;
    put("map.geojson", GOOD);
    refused("map.geojson", "TREE_WANT_MAP", 8);
    refused("{}", "TREE_EMPTY", 8);
    refused("{file: map.geojson}", "TREE_KEY_ABSENT", 8);
    refused("{file: map.geojson, property: C, unmatched: drop}", "TREE_UNKNOWN_KEY_ALL", 8);
    refused("{epci: {file: map.geojson, property: C}}", "OUTLINES_LEVEL", 8);
    refused("{canton: map.geojson}", "TREE_WANT_MAP", 8);
    refused("{file: map.shp, property: C}", "OUTLINES_FORM", 8);
    refused("{file: nowhere.geojson, property: C}", "FILE_ABSENT", 0);
}

static void refused_file(const char *text, const char *message) {
    put("bad.geojson", text);
    refused("{file: bad.geojson, property: C}", message, 0);
}

#define BAD(ring)                                                                                  \
    LAYER(FEATURE("0101", 1, 2) ",{\"properties\": {\"C\": \"0102\"}, \"geometry\": {\"type\": "   \
                                "\"Polygon\", \"coordinates\": [" ring "]}}")

static void a_file_that_cannot_be_is_refused(void **state) {
    (void)state;
    refused_file("", "GEOJSON_SYNTAX");
    refused_file("PK\x03\x04", "GEOJSON_SYNTAX");
    refused_file(LAYER(FEATURE("0101", 1, 2) ","), "GEOJSON_SYNTAX");
    refused_file(LAYER(FEATURE("0101", 1, 2)) "}", "GEOJSON_SYNTAX");
    refused_file(LAYER(FEATURE("0101", 1e999, 2)), "GEOJSON_SYNTAX");
    refused_file(LAYER(FEATURE("0101", NaN, 2)), "GEOJSON_SYNTAX");
    refused_file(LAYER(FEATURE("01\xE9", 1, 2)), "GEOJSON_SYNTAX"); /* Latin 1 */
    refused_file("{\"type\": \"Topology\", \"arcs\": []}", "GEOJSON_TOPOLOGY");
    refused_file(FEATURE("0101", 1, 2), "GEOJSON_COLLECTION");
    refused_file(LAYER(""), "GEOJSON_EMPTY");
    refused_file(BAD("[[600000,6400000],[700000,6400000],[700000,6500000],[600000,6400000]]"),
                 "GEOJSON_DEGREES"); /* metres of Lambert 93 */
    refused_file(BAD("[[1,44],[2,91],[2,45],[1,44]]"), "GEOJSON_DEGREES");
    refused_file(BAD("[[1,44],[2,44],[2,45]]"), "GEOJSON_RING_SHORT");
    refused_file(BAD("[[1,44],[2,44],[2,45],[1,45]]"), "GEOJSON_RING_OPEN");
    refused_file(BAD("[[1,44],[2,44],\"x\",[1,44]]"), "GEOJSON_POSITION");
    refused_file(BAD("[[[1,44],[2,44],[2,45],[1,44]]]"),
                 "GEOJSON_RING_SHORT"); /* one list too deep */
    refused_file(
        LAYER("{\"properties\": {\"C\": \"0101\"}, \"geometry\": {\"type\": \"LineString\", "
              "\"coordinates\": [[1,2],[3,4]]}}"),
        "GEOJSON_GEOMETRY");
    refused_file(LAYER(FEATURE("101", 1, 2)), "OUTLINES_ZERO");
    refused_file(LAYER(FEATURE("0101", 1, 2) "," FEATURE("O102", 2, 3)), "OUTLINES_SPELT");
    refused_file(LAYER(FEATURE("FR-X", 1, 2)), "OUTLINES_NONE");
}

static void a_property_that_is_absent_is_told_with_those_there_are(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    char words[900];
    put("map.geojson", GOOD);
    assert_int_equal(open_with(STUDY, "{file: map.geojson, property: code}", &study, &err),
                     ARP_PARSE);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    assert_string_equal(arp_error_name(&err), "GEOJSON_PROPERTY");
    assert_non_null(strstr(words, "its properties: C, N"));
}

static void what_is_odd_in_a_file_is_told(void **state) {
    (void)state;
    arp_study study;
    arp_error err;
    put("odd.geojson",
        LAYER(FEATURE("0101", 1, 2) "," FEATURE("0101", 5, 6) "," FEATURE(
            "9999", 7,
            8) ","
               "{\"id\": \"0102\", \"properties\": {}, \"geometry\": {\"type\": \"Polygon\", "
               "\"coordinates\": [[[2,44],[3,44],[3,45],[2,44]]]}},"
               "{\"properties\": {\"C\": \"0201\"}, \"geometry\": null},"
               "{\"properties\": {\"C\": \"0202\"}, \"geometry\": {\"type\": \"Polygon\", "
               "\"coordinates\": [[[2,44],[2,44],[2,44],[2,44]]]}}"));
    assert_int_equal(open_with(STUDY, "{file: odd.geojson, property: C}", &study, &err), ARP_OK);
    told(&study, "OUTLINES_TWICE");
    told(&study, "OUTLINES_UNKNOWN");
    told(&study, "CONTIGUITY_BY_ID");
    told(&study, "CONTIGUITY_EMPTY");
    assert_int_equal(study.outlines[0].n_without, 2);
    arp_study_free(&study);
    put("odd.geojson", LAYER("{\"properties\": {\"C\": \"0101\"}, \"geometry\": {\"type\": "
                             "\"Polygon\", \"coordinates\": [[[44,1],[45,1],[45,2],[44,1]]]}}"));
    assert_int_equal(open_with(STUDY, "{file: odd.geojson, property: C}", &study, &err), ARP_OK);
    told(&study, "OUTLINES_TURNED");
    arp_study_free(&study);
}

static arp_status draw_and_free(const char *text) {
    static const char *const CODE[] = {"a", "b"};
    static const uint32_t OF[] = {0, 0, 1}, GROUP[] = {0, 1};
    arp_source *source = NULL;
    arp_rings rings = {0};
    arp_noded noded = {0};
    arp_outlines map = {0};
    bool tangled = false;
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? ARP_OK : ARP_MEMORY;
    if (st == ARP_OK) st = arp_source_memory(text, strlen(text), "map", &source, NULL);
    if (st == ARP_OK) st = arp_geojson_rings(source, "C", &rings, NULL);
    if (st == ARP_OK) st = arp_outlines_cut(&rings, OF, 2, &noded, &tangled, NULL);
    if (st == ARP_OK) st = arp_outlines_make(&noded, GROUP, CODE, 2, "map", pool, &map, NULL);
    if (st == ARP_OK) assert_true(map.drawn[0] && map.drawn[1]);
    arp_source_close(source);
    arp_rings_free(&rings);
    arp_noded_free(&noded);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, draw_and_free(GOOD));
    assert_int_equal(st, ARP_OK);
}

static arp_status map_and_free(const arp_facts *facts) {
    const arp_page_options options = {.lang = "en"};
    arp_page_tables tables = {0};
    arp_out out = {0};
    arp_error err = {0};
    arp_status st = arp_page_tables_make(facts, &tables, &err);
    if (st == ARP_OK) st = arp_svg_file(&tables, &options, &out, &err);
    assert_int_equal(st, err.code);
    if (st == ARP_OK) assert_non_null(strstr(out.text.bytes, "Quatre"));
    arp_page_tables_free(&tables);
    arp_text_free(&out.text);
    return st;
}

static void a_map_is_drawn_whole_or_memory_is_told(void **state) {
    (void)state;
    arp_study study;
    arp_answer answer = {0};
    arp_error err;
    arp_status st;
    put("map.geojson", GOOD);
    assert_int_equal(open_with(STUDY, "{file: map.geojson, property: C}", &study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, &err), ARP_OK);
    const arp_facts facts = {.study = &study, .answer = &answer};
    ARP_BRUTAL_BY(st, map_and_free(&facts), 3);
    assert_int_equal(st, ARP_OK);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static int make_data(void **state) {
    if (make_folder(state)) return -1;
    put("data.csv", DATA);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_territory_is_drawn_or_named),
        cmocka_unit_test(a_level_without_its_own_is_merged_from_a_finer_one),
        cmocka_unit_test(a_key_that_cannot_be_is_refused),
        cmocka_unit_test(a_file_that_cannot_be_is_refused),
        cmocka_unit_test(a_property_that_is_absent_is_told_with_those_there_are),
        cmocka_unit_test(what_is_odd_in_a_file_is_told),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(a_map_is_drawn_whole_or_memory_is_told),
    };
    return cmocka_run_group_tests(tests, make_data, remove_folder);
}
