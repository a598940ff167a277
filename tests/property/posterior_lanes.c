/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values drawn side by side against the same drawn cell by cell, to the bit, for each way this
   machine has; and gamma numbers against those of a slow one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "oracle/random.h"
#include "oracle/slow_counter.h"
#include "sensitivity/noise/gamma.h"
#include "sensitivity/noise/noise.h"
#include "territory/shrink.h"
#include "unit/build.h"

enum { CASES = 1000, MOST = 3000 };

static double uniform(uint64_t *s) {
    return ((double)(slow_random(s) >> 12) + 0.5) * 0x1p-52;
}

static size_t rows_of(uint64_t number, uint64_t *s) {
    static const size_t N[] = {1, 2, 7, 8, 9, 40, 255, 256, 257, 263, 600};
    return number % 100 == 13 ? MOST : N[slow_random_below(s, 11)];
}

static void same(uint64_t number, const char *what, const char *way, double x, double y) {
    if (memcmp(&x, &y, sizeof x) != 0)
        fail_msg("case %d, %s, %s: %.17g, not %.17g", (int)number, what, way, x, y);
}

/* Shapes from 1/100 to 1e7, a part of them below 1, or whole numbers and a half. */
static double shape(uint64_t *s, size_t family) {
    double any = exp(log(0.01) + log(1e9) * uniform(s));
    if (family == 0) return 0.01 + 1.5 * uniform(s);
    return family == 1 ? 0.5 + (double)slow_random_below(s, 300) : any;
}

static void gamma_numbers_are_those_of_each_place(void **state) {
    (void)state;
    static double a[MOST], b[MOST], x[MOST], y[MOST];
    static uint32_t row[MOST];
    const arp_lanes *lanes;
    for (uint64_t number = 0; number < CASES; number++) {
        uint64_t s = number, key = slow_random(&s);
        size_t n = rows_of(number, &s), family = number % 4;
        uint32_t column = (uint32_t)slow_random_below(&s, 50), at = 0;
        arp_pool *pool = arp_pool_new();
        for (size_t i = 0; i < n; i++) {
            a[i] = shape(&s, family);
            b[i] = shape(&s, family);
            row[i] = at += 1 + (uint32_t)(number % 5 ? 0 : slow_random_below(&s, 5));
        }
        arp_gammas first = {.n = n, .row = row, .shape = a};
        arp_gammas second = {.n = n, .row = row, .shape = b, .second = true};
        assert_int_equal(arp_gammas_make(&first, pool, NULL), ARP_OK);
        assert_int_equal(arp_gammas_make(&second, pool, NULL), ARP_OK);
        for (size_t w = 0; (lanes = arp_lanes_at(w)) != NULL; w++) {
            arp_gammas_draw(&first, lanes, key, column, x);
            arp_gammas_draw(&second, lanes, key, column, y);
            for (size_t i = 0; i < n; i++) {
                const arp_draw_place place = {key, row[i], column};
                double all = x[i] + y[i];
                same(number, "gamma", lanes->name, x[i], arp_gamma_draw(a[i], place));
                same(number, "slow gamma", lanes->name, x[i],
                     slow_counter_gamma(a[i], key, row[i], column, 0));
                same(number, "slow second", lanes->name, y[i],
                     slow_counter_gamma(b[i], key, row[i], column, 1));
                same(number, "beta", lanes->name, all > 0.0 ? x[i] / all : a[i] / (a[i] + b[i]),
                     arp_beta_draw(a[i], b[i], place));
            }
        }
        arp_pool_free(pool);
    }
}

/* ---- a table with a column of each law ---- */

enum { POISSON, BINOMIAL, SMALL, ERROR, INTERVAL, BOUNDED, SECRET, EXACT, COLUMNS };

typedef struct world {
    size_t n;
    double x[COLUMNS][MOST], y[COLUMNS][MOST], p[COLUMNS][MOST], low[MOST], high[MOST], sd[MOST];
    uint8_t mark[MOST];
    arp_summand count[COLUMNS];
    arp_error_column error[COLUMNS];
    arp_table table;
    arp_sensitivity_input in;
} world;

static world w;

/* Counts, some of nothing and some of all; a few secret cells, and missing ones. */
static void make(uint64_t number) {
    uint64_t s = number;
    const double *column[COLUMNS];
    memset(&w, 0, sizeof w);
    w.n = rows_of(number, &s);
    for (size_t j = 0; j < COLUMNS; j++) {
        double common = j == BINOMIAL ? uniform(&s) : j == SMALL ? 1e-3 : 0.02;
        for (size_t i = 0; i < w.n; i++) {
            w.p[j][i] = floor(1.0 + 500.0 * uniform(&s));
            w.y[j][i] = fmin(w.p[j][i], floor(2.0 * common * uniform(&s) * w.p[j][i] + 0.2));
            w.x[j][i] = 1000.0 * w.y[j][i] / w.p[j][i];
        }
        w.count[j] = (arp_summand){.numerator = w.y[j],
                                   .denominator = w.p[j],
                                   .mark = w.mark,
                                   .per = 1000.0,
                                   .model = j == BINOMIAL ? ARP_ERROR_BINOMIAL : ARP_ERROR_POISSON};
        column[j] = w.x[j];
    }
    for (size_t i = 0; i < w.n; i++) {
        w.sd[i] = slow_random_below(&s, 5) ? uniform(&s) : 0.0;
        w.low[i] = w.x[BOUNDED][i] - 3.0 * uniform(&s);
        w.high[i] = w.low[i] + (slow_random_below(&s, 4) ? 5.0 * uniform(&s) : 0.0);
    }
    for (size_t j = POISSON; j <= SMALL; j++) w.error[j].count = &w.count[j];
    w.error[ERROR].standard_error = w.sd;
    w.error[INTERVAL].low = w.error[BOUNDED].low = w.low;
    w.error[INTERVAL].high = w.error[BOUNDED].high = w.high;
    w.error[BOUNDED].bounded = true;
    w.error[POISSON].has_secret = w.error[SECRET].has_secret = true;
    w.error[POISSON].secret[0] = w.error[SECRET].secret[0] = 0.5;
    w.error[POISSON].secret[1] = w.error[SECRET].secret[1] = 4.5;
    w.table = build_table(w.n, COLUMNS, column);
    for (size_t j = 0; j < COLUMNS; j++) {
        for (size_t i = 0; i < w.n; i++) {
            size_t odd = slow_random_below(&s, number % 3 ? 12 : 60);
            if (odd > 1) continue;
            w.table.column[j].mark[i] = odd ? ARP_CELL_SECRET : ARP_CELL_MISSING;
            w.table.column[j].value[i] = NAN;
        }
    }
    w.in = (arp_sensitivity_input){.values = &w.table, .error = w.error};
}

/* What noise.h says of one cell; its mark goes to *mark. */
static double cell(size_t j, size_t i, const arp_posterior *of, uint64_t key, uint8_t *mark) {
    const arp_column *c = &w.table.column[j];
    const arp_error_column *e = &w.error[j];
    const arp_draw_place at = {key, (uint32_t)i, (uint32_t)j};
    double u = arp_u01(key, i, (uint32_t)j);
    arp_posterior_cell p;
    *mark = c->mark[i];
    if (*mark == ARP_CELL_SECRET && e->has_secret) {
        *mark = ARP_CELL_OK;
        if (!e->count) return 0.5 + u * 4.0;
        return 1000.0 / w.p[j][i] * (1.0 + floor(u * 4.0)); /* 1 to 4 events */
    }
    if (*mark != ARP_CELL_OK) return c->value[i];
    if (e->bounded && e->high[i] > e->low[i]) return e->low[i] + u * (e->high[i] - e->low[i]);
    if (!arp_posterior_at(of, c, e, i, &p)) return c->value[i];
    if (of->law == ARP_POSTERIOR_GAMMA) return p.unit * arp_gamma_draw(p.a, at);
    if (of->law == ARP_POSTERIOR_BETA) return p.unit * arp_beta_draw(p.a, p.b, at);
    return p.a - p.b * arp_normal_quantile_above(u);
}

static void check(uint64_t number, const arp_drawn *drawn, uint64_t key) {
    static double value[MOST], error[MOST];
    static uint8_t mark[MOST];
    const arp_posterior_room room = {value, error, mark};
    for (size_t j = 0; j < COLUMNS; j++) {
        const arp_column *here = &drawn->table.column[j];
        const arp_posterior of = arp_posterior_of(&w.table.column[j], &w.error[j], w.n, &room);
        for (size_t i = 0; i < w.n; i++) {
            uint8_t is;
            double x = cell(j, i, &of, key, &is);
            assert_int_equal(here->mark[i], is);
            if (is == ARP_CELL_OK) same(number, "cell", "drawn", here->value[i], x);
        }
    }
}

/* Draws follow each other, and values as given or shrunk between them. */
static void tables_are_those_of_each_cell(void **state) {
    (void)state;
    for (uint64_t number = 0; number < CASES / 4; number++) {
        arp_pool *pool = arp_pool_new();
        arp_noise *noise;
        arp_drawn drawn;
        make(number);
        assert_int_equal(arp_noise_new(&w.in, pool, &noise, NULL), ARP_OK);
        assert_int_equal(arp_drawn_new(&w.in, pool, &drawn, NULL), ARP_OK);
        for (uint64_t turn = 0; turn < 4; turn++) {
            uint64_t key = number * 977 + turn, s = key;
            const arp_shrinker *shrink = slow_random_below(&s, 2) ? &arp_shrink_marshall : NULL;
            if (slow_random_below(&s, 2)) arp_drawn_fill(&w.in, NULL, 0, shrink, &drawn);
            if (!shrink && turn == 0) {
                for (size_t j = 0; j < COLUMNS; j++) {
                    assert_memory_equal(drawn.table.column[j].value, w.table.column[j].value,
                                        w.n * sizeof(double));
                    assert_memory_equal(drawn.table.column[j].mark, w.table.column[j].mark, w.n);
                }
            }
            arp_drawn_fill(&w.in, noise, key, shrink, &drawn);
            check(number, &drawn, key);
        }
        assert_false(arp_noise_draws(noise, EXACT));
        arp_table_free(&w.table);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gamma_numbers_are_those_of_each_place),
        cmocka_unit_test(tables_are_those_of_each_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
