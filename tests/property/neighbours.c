/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/around/moran.h"
#include "drivers/around/neighbours.h"
#include "io/geojson/borders.h"
#include "oracle/random.h"
#include "oracle/slow_neighbours.h"

enum { CASES = 1000, GROWN_CASES = 100, MOST = 60 };

typedef struct problem {
    uint64_t state;
    size_t n, m, selected[MOST], group[MOST], n_pairs;
    arp_pair pair[MOST * MOST];
    bool in[MOST];
    slow_near near;
    double side[2][MOST], population[MOST];
    double *line[2];
    arp_case what;
} problem;

static size_t below(problem *p, size_t n) {
    return slow_random_below(&p->state, n);
}

/* Ties are planted; pairs come either way round, some twice; some territories have none. */
static void make(problem *p, uint64_t number, size_t n_least, size_t n_most, size_t m_most) {
    *p = (problem){.state = number};
    p->n = n_least + below(p, n_most - n_least + 1);
    p->m = 1 + below(p, m_most < p->n - 1 ? m_most : p->n - 1);
    size_t groups = 1 + below(p, 4), sparse = 2 + below(p, p->n);
    for (size_t i = 0; i < p->n; i++) {
        for (size_t s = 0; s < 2; s++) p->side[s][i] = (double)below(p, 20) / 8.0 - 1.0;
        p->population[i] = (double)(1 + below(p, 9));
        p->group[i] = below(p, groups) % p->n;
        for (size_t j = 0; j < i; j++) {
            if (below(p, sparse) > 1) continue;
            p->near[i][j] = p->near[j][i] = true;
            p->pair[p->n_pairs++] = below(p, 2) ? (arp_pair){i, j} : (arp_pair){j, i};
            if (below(p, 5) == 0) p->pair[p->n_pairs++] = (arp_pair){i, j};
        }
    }
    while (p->what.m < p->m) {
        size_t i = below(p, p->n);
        p->what.m += !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < p->n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    p->line[0] = p->side[0];
    p->line[1] = p->side[1];
    p->what = (arp_case){
        .n = p->n, .m = p->m, .n_sides = 2, .line = p->line, .selected = p->selected, .seed = 5};
}

/* One of 3 to 5 selected. */
static void make_large(problem *p, uint64_t number, size_t n_most) {
    uint64_t try = 0;
    do {
        make(p, number + 1000 * try++, 4, n_most, 5);
    } while (p->m < 3);
}

static arp_neighbours measure(const problem *p, const arp_neighbours_input *in, arp_pool **pool) {
    arp_neighbours out = {0};
    *pool = arp_pool_new();
    assert_int_equal(arp_neighbours_measure(&p->what, in, *pool, &out, NULL), ARP_OK);
    return out;
}

static void same(uint64_t number, double x, double y) {
    if (isnan(x) && y == -1.0) return;
    if (!(fabs(x - y) <= 1e-12)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

static void pairs_of_neighbours_are_all_counted(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_pool *pool;
        size_t n_sets;
        make(&p, c, 2, MOST, 2);
        double factor = below(&p, 2) ? 1.0 + (double)below(&p, 8) / 4.0 : 0.0;
        arp_neighbours_input in = {.pair = p.pair,
                                   .n_pairs = p.n_pairs,
                                   .population = p.population,
                                   .population_factor = factor};
        arp_neighbours got = measure(&p, &in, &pool);
        assert_true(got.exact && got.method == ARP_NEIGHBOURS_EDGES);
        for (size_t s = 0; s < 2; s++) {
            same(c, got.side[s].p,
                 slow_near_p(p.side[s], p.n, p.in, p.near, p.population, factor, &n_sets));
            assert_int_equal(got.n_sets, n_sets);
        }
        bool near = p.m == 1 || p.near[p.selected[0]][p.selected[1]];
        assert_int_equal(got.connected, near);
        arp_pool_free(pool);
    }
}

/* Groups as a graph: everybody of a group is everybody's neighbour. */
static void pairs_of_one_group_are_all_counted(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_pool *pool;
        size_t n_sets;
        make(&p, c, 2, MOST, 2);
        for (size_t i = 0; i < p.n; i++) {
            for (size_t j = 0; j < p.n; j++) p.near[i][j] = i != j && p.group[i] == p.group[j];
        }
        double factor = below(&p, 2) ? 1.0 + (double)below(&p, 8) / 4.0 : 0.0;
        arp_neighbours_input in = {
            .group = p.group, .population = p.population, .population_factor = factor};
        arp_neighbours got = measure(&p, &in, &pool);
        assert_true(got.exact && got.method == ARP_NEIGHBOURS_WITHIN);
        for (size_t s = 0; s < 2; s++) {
            same(c, got.side[s].p,
                 slow_near_p(p.side[s], p.n, p.in, p.near, p.population, factor, &n_sets));
            assert_int_equal(got.n_sets, n_sets);
            assert_true(isnan(got.side[s].moran));
        }
        arp_pool_free(pool);
    }
}

static void is_drawn_from(uint64_t number, double p, size_t n_sets, double exact) {
    if (exact < 0.0) {
        assert_int_equal(n_sets, 0);
        assert_true(isnan(p));
        return;
    }
    assert_int_equal(n_sets, ARP_NEIGHBOURS_DRAWS);
    double wide =
        5.0 * sqrt(exact * (1.0 - exact) / ARP_NEIGHBOURS_DRAWS) + 2.0 / ARP_NEIGHBOURS_DRAWS;
    if (!(fabs(p - exact) <= wide))
        fail_msg("case %u: %g drawn, %g exact", (unsigned)number, p, exact);
}

static void grown_sets_have_the_chances_of_growing(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < GROWN_CASES; c++) {
        arp_pool *pool;
        make_large(&p, c, 9);
        arp_neighbours_input in = {.pair = p.pair, .n_pairs = p.n_pairs};
        arp_neighbours got = measure(&p, &in, &pool);
        assert_true(!got.exact && got.method == ARP_NEIGHBOURS_GROWN);
        for (size_t s = 0; s < 2; s++) {
            is_drawn_from(c, got.side[s].p, got.n_sets, slow_grown_p(p.side[s], p.n, p.in, p.near));
        }
        arp_pool_free(pool);
    }
}

static void sets_of_one_group_all_have_one_chance(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < GROWN_CASES; c++) {
        arp_pool *pool;
        make_large(&p, c, 12);
        arp_neighbours_input in = {.group = p.group};
        arp_neighbours got = measure(&p, &in, &pool);
        assert_true(!got.exact);
        for (size_t s = 0; s < 2; s++) {
            is_drawn_from(c, got.side[s].p, got.n_sets,
                          slow_within_p(p.side[s], p.n, p.in, p.group));
        }
        arp_pool_free(pool);
    }
}

static void moran_is_the_double_loop(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_graph g = {0};
        arp_moran got[2];
        make(&p, c, 2, c % 20 ? MOST : 6, 1);
        const double *const x[2] = {p.side[0], p.side[1]};
        assert_int_equal(arp_graph_make(p.pair, p.n_pairs, p.n, &g, NULL), ARP_OK);
        assert_int_equal(arp_moran_measure(&g, x, 2, c, got, NULL), ARP_OK);
        for (size_t s = 0; s < 2; s++) {
            double i = slow_moran(x[s], p.n, p.near);
            assert_int_equal(isnan(got[s].i), isnan(i));
            assert_int_equal(isnan(got[s].p), isnan(i));
            if (isnan(i)) continue;
            same(c, got[s].i, i);
            if (p.n > 6) continue;
            double all = slow_moran_p(x[s], p.n, p.near);
            double wide = 5.0 * sqrt(all * (1.0 - all) / ARP_MORAN_DRAWS) + 2.0 / ARP_MORAN_DRAWS;
            assert_true(fabs(got[s].p - all) <= wide);
        }
        arp_graph_free(&g);
    }
}

/* A grid whose squares belong to territories by chance, written as GeoJSON: some sides have a point
   in their middle, some rings run the other way, some squares are missing. */
typedef struct grid {
    uint64_t state;
    char text[1 << 17];
    size_t at, n;
    slow_segment segment[4096];
    size_t n_segments;
} grid;

static void put_ring(grid *g, double x, double y, size_t territory) {
    double point[9][2];
    size_t n = 0, way = slow_random_below(&g->state, 2);
    static const double corner[5][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    for (size_t i = 0; i < 5; i++) {
        if (i && slow_random_below(&g->state, 3) == 0) {
            point[n][0] = x + (corner[i][0] + corner[i - 1][0]) / 2.0;
            point[n++][1] = y + (corner[i][1] + corner[i - 1][1]) / 2.0;
        }
        point[n][0] = x + corner[i][0];
        point[n++][1] = y + corner[i][1];
    }
    for (size_t i = 0; i < n; i++) {
        const double *a = point[way ? n - 1 - i : i];
        g->at += (size_t)snprintf(g->text + g->at, sizeof g->text - g->at, "%s[%g,%g]",
                                  i ? "," : "[", a[0], a[1]);
        if (i == 0) continue;
        const double *b = point[way ? n - i : i - 1];
        g->segment[g->n_segments++] = (slow_segment){a[0], a[1], b[0], b[1], territory};
    }
    g->at += (size_t)snprintf(g->text + g->at, sizeof g->text - g->at, "]");
}

static void put(grid *g, const char *text) {
    g->at += (size_t)snprintf(g->text + g->at, sizeof g->text - g->at, "%s", text);
}

static void make_grid(grid *g, uint64_t number) {
    size_t owner[64];
    *g = (grid){.state = number};
    size_t wide = 1 + slow_random_below(&g->state, 8), high = 1 + slow_random_below(&g->state, 8);
    g->n = 1 + slow_random_below(&g->state, 30);
    for (size_t i = 0; i < wide * high; i++) owner[i] = slow_random_below(&g->state, g->n + 1);
    put(g, "{\"type\": \"FeatureCollection\", \"features\": [");
    for (size_t t = 0; t < g->n; t++) {
        char head[200];
        bool some = false;
        snprintf(head, sizeof head,
                 "%s{\"type\": \"Feature\", \"properties\": {\"c\": \"%zu\"}, \"geometry\": "
                 "{\"type\": \"MultiPolygon\", \"coordinates\": [",
                 t ? ", " : "", t);
        put(g, head);
        for (size_t i = 0; i < wide * high; i++) {
            if (owner[i] != t) continue;
            put(g, some ? ", [" : "[");
            put_ring(g, (double)(i % wide), (double)(i / wide), t);
            put(g, "]");
            some = true;
        }
        if (!some) put(g, "[[[-9,-9],[-8,-9],[-8,-8],[-9,-9]]]"); /* one on the other */
        for (size_t i = 0; !some && i < 3; i++) {
            static const double far[4][2] = {{-9, -9}, {-8, -9}, {-8, -8}, {-9, -9}};
            g->segment[g->n_segments++] =
                (slow_segment){far[i][0], far[i][1], far[i + 1][0], far[i + 1][1], t};
        }
        put(g, "]}}");
    }
    put(g, "]}");
}

static void borders_are_those_of_all_pairs_of_segments(void **state) {
    (void)state;
    static grid g;
    for (uint64_t c = 0; c < CASES; c++) {
        slow_near near = {{false}};
        arp_source *source;
        arp_borders got = {0};
        size_t n = 0;
        make_grid(&g, c);
        slow_borders(g.segment, g.n_segments, near);
        assert_int_equal(arp_source_memory(g.text, g.at, "grid", &source, NULL), ARP_OK);
        assert_int_equal(arp_geojson_borders(source, "c", &got, NULL), ARP_OK);
        assert_int_equal(got.n, g.n);
        for (size_t i = 0; i < g.n; i++) {
            for (size_t j = i + 1; j < g.n; j++) {
                if (!near[i][j]) continue;
                if (n == got.n_borders || got.border[n].a != i || got.border[n].b != j) {
                    fail_msg("case %u: border %zu %zu", (unsigned)c, i, j);
                }
                n++;
            }
        }
        assert_int_equal(got.n_borders, n);
        arp_borders_free(&got);
        arp_source_close(source);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_neighbours_are_all_counted),
        cmocka_unit_test(pairs_of_one_group_are_all_counted),
        cmocka_unit_test(grown_sets_have_the_chances_of_growing),
        cmocka_unit_test(sets_of_one_group_all_have_one_chance),
        cmocka_unit_test(moran_is_the_double_loop),
        cmocka_unit_test(borders_are_those_of_all_pairs_of_segments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
