/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (17, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "drivers/around/reliability.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_reliability.h"
#include "property/slow_form.h"

enum { CASES = 1000, MOST = 60, LEAVES = 4 };

/* One indicator: its numbers, as the engine and as the oracle take them. */
typedef struct column {
    double count[MOST], whole[MOST], value[MOST], error[MOST];
    uint8_t mark[MOST];
    bool there[MOST];
    arp_value_error known;
    slow_errors slow;
} column;

typedef struct draws {
    uint64_t number;
    uint32_t lane;
} draws;

static size_t below(draws *d, size_t n) {
    return (size_t)arp_below(17, d->number, &d->lane, n);
}

static double uniform(draws *d) {
    return arp_u01(17, d->number, d->lane++);
}

/* Ties are planted: small wholes, copies of other rows. */
static void fill(draws *d, column *c, size_t n, int kind, bool holes) {
    static const double PER[] = {1.0, 100.0, 100000.0};
    double per = kind == SLOW_STANDARD_ERROR ? 1.0 : PER[below(d, 3)];
    double noise = uniform(d);
    for (size_t i = 0; i < n; i++) {
        c->whole[i] = 10.0 + (double)below(d, below(d, 2) ? 50 : 5000);
        c->count[i] = (double)below(d, (size_t)c->whole[i] / 2);
        c->value[i] = 10.0 * uniform(d);
        c->error[i] = 4.0 * noise * uniform(d);
        size_t other = i ? below(d, i) : 0;
        if (i && c->there[other] && below(d, 8) == 0) {
            c->whole[i] = c->whole[other];
            c->count[i] = c->count[other];
            c->value[i] = c->value[other];
            c->error[i] = c->error[other];
        }
        if (kind != SLOW_STANDARD_ERROR) c->value[i] = per * c->count[i] / c->whole[i];
        c->there[i] = !(holes && below(d, 8) == 0);
        c->mark[i] = c->there[i] ? ARP_CELL_OK : ARP_CELL_SECRET;
        if (!c->there[i]) c->value[i] = c->count[i] = NAN;
    }
    c->slow = (slow_errors){kind, n, c->count, c->whole, per, c->value, c->error, c->there};
    c->known = (arp_value_error){.per = per, .numerator = c->count, .denominator = c->whole};
    if (kind == SLOW_POISSON) c->known.model = ARP_ERROR_POISSON;
    if (kind == SLOW_BINOMIAL) c->known.model = ARP_ERROR_BINOMIAL;
    if (kind == SLOW_STANDARD_ERROR) c->known.standard_error = c->error;
}

static void near(uint64_t number, double x, double y) {
    if (!(fabs(x - y) <= 1e-9 * (1.0 + fabs(y)))) {
        fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
    }
}

static void reliabilities_and_shrunk_values_are_those_of_the_definition(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        draws d = {.number = c};
        static column one;
        double shrunk[MOST];
        arp_indicator_reliability got = {0};
        size_t n = 2 + below(&d, MOST - 1);
        fill(&d, &one, n, (int)(c % 3), c % 2);
        arp_reliability_of(&one.known, one.value, one.mark, n, &got);
        double want = slow_reliability(&one.slow);
        if (want < 0.0) {
            assert_int_equal(got.why, ARP_RELIABILITY_STILL);
            assert_true(isnan(got.reliability));
            continue;
        }
        assert_int_equal(got.why, ARP_RELIABILITY_DONE);
        near(c, got.reliability, want);
        slow_drawn(&one.slow, shrunk);
        for (size_t i = 0; i < n; i++) {
            if (!one.there[i]) continue;
            double here = arp_reliability_shrink(&one.known, &got, one.value[i], i);
            near(c, here, shrunk[i]);
            assert_true(here >= fmin(one.value[i], got.mean) - 1e-9 * fabs(got.mean) &&
                        here <= fmax(one.value[i], got.mean) + 1e-9 * fabs(got.mean));
        }
    }
}

/* Two sides of two indicators, each mean normalised again; the first three have an error. */
typedef struct world {
    size_t n, m, selected[MOST];
    bool in[MOST];
    column at[LEAVES];
    arp_value_error errors[LEAVES];
    build_plan b;
    arp_table values;
    slow_plan slow;
    double x[SLOW_NODES][SLOW_ROWS];
    unsigned char mark[SLOW_NODES][SLOW_ROWS];
} world;

static void make(draws *d, world *w) {
    const double *columns[LEAVES];
    memset(w, 0, sizeof *w);
    w->n = 6 + below(d, MOST - 5);
    w->m = 1 + below(d, w->n - 1);
    for (size_t left = w->m; left > 0;) {
        size_t i = below(d, w->n);
        left -= !w->in[i];
        w->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < w->n; i++) {
        if (w->in[i]) w->selected[t++] = i;
    }
    build_start(&w->b);
    for (size_t s = 0; s < 2; s++) {
        size_t side = build_node(&w->b, 0, s ? "two" : "one", 1.0);
        for (size_t l = 0; l < 2; l++) build_leaf(&w->b, side, "leaf", 1.0, 2 * s + l, 1);
    }
    slow_form(&w->b.plan, &w->slow);
    w->slow.drop_constant = true;
    for (size_t j = 0; j < LEAVES; j++) {
        fill(d, &w->at[j], w->n, (int)(j % 3), false);
        w->errors[j] = j < 3 ? w->at[j].known : (arp_value_error){.per = 1.0};
        columns[j] = w->at[j].value;
        double *to = w->x[j];
        for (size_t i = 0; i < w->n; i++) to[i] = w->at[j].value[i];
        if (j < 3) slow_drawn(&w->at[j].slow, to);
    }
    w->values = build_table(w->n, LEAVES, columns);
}

/* Ranks of nearly equal long doubles may differ from those of doubles: cases with one are passed
   over. */
static bool too_close(const double *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double gap = fabs(x[i] - x[j]);
            if (gap > 0.0 && gap < 1e-10) return true;
        }
    }
    return false;
}

/* Columns 0 and 1 are the first side's, 2 the second's, which has one of unknown error. */
static void check_sides(uint64_t number, const world *w, const arp_reliability *got) {
    for (size_t s = 0; s < 2; s++) {
        double sum = 0.0, n = 0.0;
        for (size_t j = 2 * s; j < 2 * s + 2 && j < 3; j++) {
            double one = slow_reliability(&w->at[j].slow);
            if (one < 0.0) continue;
            sum += one;
            n += 1.0;
        }
        assert_int_equal(isnan(got->side_mean[s]), n == 0.0);
        if (n > 0.0) near(number, got->side_mean[s], sum / n);
        if (fabs(sum / n - 0.5) < 1e-9) continue;
        assert_int_equal(got->mostly_chance[s], sum / n < 0.5);
    }
}

static void concordances_are_those_of_the_index_on_shrunk_values(void **state) {
    (void)state;
    static world w;
    static slow_answer slow;
    size_t compared = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        draws d = {.number = CASES + c};
        make(&d, &w);
        arp_side side[2] = {{.node = 1}, {.node = 4}};
        const arp_drivers drivers = {.n = w.n,
                                     .n_sides = 2,
                                     .m = w.m,
                                     .selected = w.selected,
                                     .side = side,
                                     .pool = arp_pool_new()};
        arp_null null = {.seed = 1};
        arp_reliability *r;
        assert_int_equal(
            arp_reliability_make(&w.b.plan, &w.values, w.errors, &null, &drivers, &r, NULL),
            ARP_OK);
        assert_int_equal(r->n, LEAVES);
        assert_int_equal(r->at[3].why, ARP_RELIABILITY_NO_MODEL);
        check_sides(c, &w, r);
        bool runs = slow_index(&w.slow, w.x, w.mark, (int)w.n, &slow);
        for (size_t s = 0; s < 2 && runs && r->shrunk; s++) {
            double score[MOST];
            for (size_t i = 0; i < w.n; i++) score[i] = (double)slow.score[s ? 4 : 1][i];
            if (too_close(score, w.n)) continue;
            near(c, r->side[s].c, slow_concordance(score, w.n, w.in));
            compared++;
        }
        arp_null_free(&null);
        arp_pool_free(drivers.pool);
        arp_table_free(&w.values);
    }
    assert_true(compared > CASES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reliabilities_and_shrunk_values_are_those_of_the_definition),
        cmocka_unit_test(concordances_are_those_of_the_index_on_shrunk_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
