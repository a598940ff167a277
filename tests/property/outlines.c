/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines as TopoJSON are maps: looked at line by line by tests/oracle/slow_outlines.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/geojson/rings.h"
#include "oracle/random.h"
#include "oracle/slow_outlines.h"
#include "outlines/outlines.h"

/* A map of every code of the features, whose features are taken in turn. */
typedef struct made {
    char *topology;
    size_t n;          /* codes */
    const char **code; /* distinct, in the order of the file */
    arp_outlines lines;
    arp_pool *pool;
} made;

static void made_free(made *m) {
    free(m->topology);
    free(m->code);
    arp_pool_free(m->pool);
}

static char *joined(const arp_outlines *o) {
    size_t n = 1;
    for (size_t i = 0; i < o->n_lines; i++) n += strlen(o->line[i]) + 1;
    char *text = calloc(n, 1), *at = text;
    assert_non_null(text);
    for (size_t i = 0; i < o->n_lines; i++) at += sprintf(at, "%s\n", o->line[i]);
    return text;
}

/* @p group_of may be NULL: every code by itself. */
static made make(arp_source *source, const char *property, uint32_t (*group_of)(const char *code),
                 size_t n_groups) {
    static const char *const GROUPS[] = {"g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7"};
    made m = {.pool = arp_pool_new()};
    arp_rings rings = {0};
    arp_noded noded = {0};
    arp_error err = {0};
    char words[600];
    arp_status st = arp_geojson_rings(source, property, &rings, &err);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    if (st != ARP_OK) fail_msg("%s", words);
    m.code = calloc(rings.n, sizeof *m.code);
    uint32_t *territory = calloc(rings.n, sizeof *territory),
             *group = calloc(rings.n, sizeof *group);
    assert_true(m.code && territory && group);
    for (size_t f = 0; f < rings.n; f++) {
        size_t k = 0;
        while (k < m.n && strcmp(m.code[k], rings.code[f]) != 0) k++;
        if (k == m.n) m.code[m.n++] = arp_pool_text(m.pool, rings.code[f], strlen(rings.code[f]));
        territory[f] = (uint32_t)k;
    }
    for (size_t k = 0; k < m.n; k++) group[k] = group_of ? group_of(m.code[k]) : (uint32_t)k;
    bool tangled = true;
    assert_int_equal(arp_outlines_cut(&rings, territory, m.n, &noded, &tangled, &err), ARP_OK);
    assert_false(tangled);
    assert_int_equal(arp_outlines_make(&noded, group, group_of ? GROUPS : m.code,
                                       group_of ? n_groups : m.n, "map", m.pool, &m.lines, &err),
                     ARP_OK);
    m.topology = joined(&m.lines);
    free(territory);
    free(group);
    arp_noded_free(&noded);
    arp_rings_free(&rings);
    return m;
}

static made make_file(const char *path, const char *property, uint32_t (*group_of)(const char *),
                      size_t n_groups) {
    arp_source *source = NULL;
    assert_int_equal(arp_source_open(path, NULL, &source, NULL), ARP_OK);
    made m = make(source, property, group_of, n_groups);
    arp_source_close(source);
    return m;
}

static made make_text(const char *text, uint32_t (*group_of)(const char *), size_t n_groups) {
    arp_source *source = NULL;
    assert_int_equal(arp_source_memory(text, strlen(text), "map", &source, NULL), ARP_OK);
    made m = make(source, "code", group_of, n_groups);
    arp_source_close(source);
    return m;
}

static slow_map must_be_a_map(const made *m, double area, size_t n) {
    slow_map got = slow_outlines(m->topology, 2, 1);
    if (*got.fault) fail_msg("%s\n%.4000s", got.fault, m->topology);
    assert_int_equal(got.n_territories, n);
    if (!(fabs(got.area - area) <= 0.005 * area)) fail_msg("area %g, not %g", got.area, area);
    return got;
}

static const char *shared(const char *name) {
    static char path[1000];
    snprintf(path, sizeof path, "%s/%s", ARP_SHARED_DIR, name);
    return access(path, R_OK) == 0 ? path : NULL;
}

static void squares_of_the_reading_cases_share_each_border_once(void **state) {
    (void)state;
    static const struct {
        const char *file;
        size_t shared;
    } CASES[] = {{"cases/reading/g01-t-junction.geojson", 9},
                 {"cases/reading/g02-extra-vertex.geojson", 7},
                 {"cases/reading/g03-sliver.geojson", 7}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *path = shared(CASES[i].file);
        if (!path) skip();
        made m = make_file(path, "code", NULL, 0);
        slow_map got = must_be_a_map(&m, 6, 6);
        assert_int_equal(got.twice, CASES[i].shared);
        made_free(&m);
    }
}

static uint32_t department(const char *code) {
    static const char *const DEPARTMENTS[] = {"09", "12", "31", "32", "46", "65", "81", "82"};
    for (uint32_t i = 0; i < 8; i++) {
        if (strncmp(code, DEPARTMENTS[i], 2) == 0) return i;
    }
    return UINT32_MAX;
}

static void real_outlines_stay_a_map_and_merge_into_departments(void **state) {
    (void)state;
    static const struct {
        const char *file, *property;
        size_t n;
    } FILES[] = {{"data/contours/cantons_anciens_midi_pyrenees_283.geojson", "CODE", 283},
                 {"data/contours/communes_09_ariege_2018.geojson", "code", 331}};
    for (size_t i = 0; i < 2; i++) {
        const char *path = shared(FILES[i].file);
        if (!path) skip();
        double area = slow_outlines_area(path);
        made m = make_file(path, FILES[i].property, NULL, 0);
        slow_map got = must_be_a_map(&m, area, FILES[i].n);
        print_message("%s: %zu bytes, %zu arcs, %zu points\n", FILES[i].file, strlen(m.topology),
                      got.n_arcs, got.n_points);
        for (size_t k = 0; k < m.n; k++) assert_true(m.lines.drawn[k]);
        made_free(&m);
        if (i == 1) continue;
        m = make_file(path, FILES[i].property, department, 8);
        must_be_a_map(&m, area, 8);
        made_free(&m);
    }
}

#define POLYGON(code, rings)                                                                       \
    "{\"properties\": {\"code\": \"" code "\"}, \"geometry\": {\"type\": \"Polygon\", "            \
    "\"coordinates\": [" rings "]}}"
#define BOX(x0, y0, x1, y1)                                                                        \
    "[[" #x0 "," #y0 "],[" #x1 "," #y0 "],[" #x1 "," #y1 "],[" #x0 "," #y1 "],[" #x0 "," #y0 "]]"
#define TURNED(x0, y0, x1, y1)                                                                     \
    "[[" #x0 "," #y0 "],[" #x0 "," #y1 "],[" #x1 "," #y1 "],[" #x1 "," #y0 "],[" #x0 "," #y0 "]]"
#define MAP(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"

static void holes_islands_and_enclaves_are_rings_of_their_own(void **state) {
    (void)state;
    /* a has a hole with the enclave b, which has one with an island of a; both ways round */
    made m = make_text(
        MAP(POLYGON("a", BOX(0, 0, 9, 9) "," BOX(2, 2, 7, 7)) "," POLYGON(
            "b", TURNED(2, 2, 7, 7) "," TURNED(
                     4, 4, 5, 5)) "," POLYGON("a", TURNED(4, 4, 5,
                                                          5)) "," POLYGON("c", BOX(20, 0, 21, 1))),
        NULL, 0);
    slow_map got = must_be_a_map(&m, 82, 3);
    assert_int_equal(got.n_rings, 2 + 1 + 2 + 1);
    assert_int_equal(got.n_arcs, 4);
    assert_int_equal(got.twice, 2);
    made_free(&m);
}

static void rings_that_touch_themselves_or_cross_come_apart(void **state) {
    (void)state;
    /* a hole that touches the outside in a point, as one ring; two squares in a figure of eight */
    made m = make_text(
        MAP(POLYGON("a", "[[0,0],[4,0],[4,4],[2,4],[3,2],[1,2],[2,4],[0,4],[0,0]]") "," POLYGON(
            "b", "[[10,0],[12,2],[12,0],[10,2],[10,0]]")),
        NULL, 0);
    slow_map got = must_be_a_map(&m, 16 - 2 + 2, 2);
    assert_int_equal(got.n_rings, 2 + 2);
    made_free(&m);
}

static void an_outline_given_twice_counts_once_and_lines_that_go_nowhere_not_at_all(void **state) {
    (void)state;
    made m =
        make_text(MAP(POLYGON("a", BOX(0, 0, 3, 3)) "," POLYGON("a", BOX(0, 0, 3, 3)) "," POLYGON(
                      "b", "[[3,0],[6,0],[6,1],[9,1],[6,1],[6,3],[3,3],[3,0]]")),
                  NULL, 0);
    must_be_a_map(&m, 18, 2);
    made_free(&m);
}

static void a_speck_beside_a_large_territory_keeps_its_area(void **state) {
    (void)state;
    made m = make_text(MAP(POLYGON("a", BOX(0, 0, 9, 9)) "," POLYGON(
                           "b", "[[9,1],[9.0001,1],[9.0001,1.0001],[9,1.0001],[9,1]]")),
                       NULL, 0);
    slow_map got = must_be_a_map(&m, 81, 2);
    assert_true(got.smallest > 0.4e-8 && got.smallest < 2.5e-8);
    made_free(&m);
}

/* Cells of a bent net, each of one of eight territories: holes, islands and enclaves of all kinds.
   A cell is a polygon of its own, with points of its own on its sides, rounded by itself. */
enum { SIDE = 12, CELLS = SIDE * SIDE, FEW = 8, ROOM = 400000 };

static double corner(uint64_t seed, int i, int j, int d) {
    uint64_t state = seed * 1000003 + (uint64_t)(i * 101 + j * 7 + d);
    (void)slow_random(&state);
    return 0.01 * ((d ? j : i) + 0.35 * ((double)slow_random_below(&state, 1000) / 500 - 1));
}

static char *put_side(char *to, uint64_t seed, const int from[2], const int by[2],
                      uint64_t *state) {
    double a[2], b[2];
    for (int d = 0; d < 2; d++) {
        a[d] = corner(seed, from[0], from[1], d);
        b[d] = corner(seed, from[0] + by[0], from[1] + by[1], d);
    }
    to += sprintf(to, "[%.6f,%.6f],", a[0], a[1]);
    double t = (double)slow_random_below(state, 1000) / 1000;
    if (slow_random_below(state, 3) == 0)
        to += sprintf(to, "[%.6f,%.6f],", a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
    return to;
}

static char *net_text(uint64_t seed, size_t *n_codes) {
    static const int WAYS[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    uint64_t state = seed;
    bool met[FEW] = {false};
    char *text = malloc(ROOM), *to = text;
    assert_non_null(text);
    to += sprintf(to, "{\"features\": [");
    for (int c = 0; c < CELLS; c++) {
        size_t code =
            slow_random_below(&state, 2) ? (size_t)c / 40 : slow_random_below(&state, FEW);
        *n_codes += !met[code];
        met[code] = true;
        to += sprintf(to,
                      "%s{\"properties\":{\"code\":\"%zu\"},\"geometry\":{\"type\":\"Polygon\","
                      "\"coordinates\":[[",
                      c ? "," : "", code);
        int at[2] = {c % SIDE, c / SIDE};
        double first[2] = {corner(seed, at[0], at[1], 0), corner(seed, at[0], at[1], 1)};
        for (int k = 0; k < 4; k++) {
            to = put_side(to, seed, at, WAYS[k], &state);
            for (int d = 0; d < 2; d++) at[d] += WAYS[k][d];
        }
        to += sprintf(to, "[%.6f,%.6f]]]}}", first[0], first[1]);
    }
    sprintf(to, "], \"type\": \"FeatureCollection\"}");
    return text;
}

static uint32_t pairs(const char *code) {
    return (uint32_t)(*code - '0') / 2;
}

/* Of the net: its rim, as a polygon. */
static double net_area(uint64_t seed) {
    double area = 0;
    for (int side = 0; side < 4; side++) {
        for (int i = 0; i < SIDE; i++) {
            const int at[4][2] = {{i, 0}, {SIDE, i}, {SIDE - i, SIDE}, {0, SIDE - i}};
            const int next[4][2] = {
                {i + 1, 0}, {SIDE, i + 1}, {SIDE - i - 1, SIDE}, {0, SIDE - i - 1}};
            const int *p = at[side], *q = next[side];
            area += (corner(seed, p[0], p[1], 0) * corner(seed, q[0], q[1], 1) -
                     corner(seed, q[0], q[1], 0) * corner(seed, p[0], p[1], 1)) /
                    2;
        }
    }
    return area;
}

static void nets_of_cells_dissolve_into_maps(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        size_t n = 0;
        char *text = net_text(seed, &n);
        double area = net_area(seed);
        made m = make_text(text, NULL, 0);
        must_be_a_map(&m, area, n);
        made_free(&m);
        m = make_text(text, pairs, 4);
        must_be_a_map(&m, area, 4);
        made_free(&m);
        free(text);
    }
}

/* Stars of many points that lie over each other anyhow: no map of anything, and yet no line of it
   crosses another. */
static void outlines_that_lie_over_each_other_cross_nowhere(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        uint64_t random = seed;
        char text[20000], *to = text;
        to += sprintf(to, "{\"type\": \"FeatureCollection\", \"features\": [");
        for (int t = 0; t < 6; t++) {
            double x = 0, y = 0, first[2] = {0, 0};
            to += sprintf(to,
                          "%s{\"properties\":{\"code\":\"%d\"},\"geometry\":{\"type\":"
                          "\"Polygon\",\"coordinates\":[[",
                          t ? "," : "", t);
            for (int k = 0; k < 12; k++) {
                x = (double)slow_random_below(&random, 100000) / 1e5;
                y = (double)slow_random_below(&random, 100000) / 1e5;
                if (k == 0) first[0] = x, first[1] = y;
                to += sprintf(to, "[%.5f,%.5f],", x, y);
            }
            to += sprintf(to, "[%.5f,%.5f]]]}}", first[0], first[1]);
        }
        sprintf(to, "]}");
        made m = make_text(text, NULL, 0);
        slow_map got = slow_outlines(m.topology, 12, 1);
        if (*got.fault) fail_msg("%s in %d", got.fault, (int)seed);
        assert_int_equal(got.n_territories, 6);
        made_free(&m);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squares_of_the_reading_cases_share_each_border_once),
        cmocka_unit_test(real_outlines_stay_a_map_and_merge_into_departments),
        cmocka_unit_test(holes_islands_and_enclaves_are_rings_of_their_own),
        cmocka_unit_test(rings_that_touch_themselves_or_cross_come_apart),
        cmocka_unit_test(an_outline_given_twice_counts_once_and_lines_that_go_nowhere_not_at_all),
        cmocka_unit_test(a_speck_beside_a_large_territory_keeps_its_area),
        cmocka_unit_test(nets_of_cells_dissolve_into_maps),
        cmocka_unit_test(outlines_that_lie_over_each_other_cross_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
