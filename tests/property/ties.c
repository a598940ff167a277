/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of a few fractions, weighed by fractions: whoever compares them finds the ties that whole
   numbers have. Case c draws its problem from c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/rng.h"
#include "base/ties.h"
#include "drivers/resemblance/overlap.h"
#include "drivers/shares/shares.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_shares.h"
#include "oracle/slow_ties.h"
#include "oracle/slow_whole.h"
#include "rank/rank.h"
#include "unit/kernel_run.h"

enum { CASES = 1000, ROWS = 1100, COLUMNS = 6 };

/* Columns by percentile; their weights over a common denominator. */
typedef struct fractions {
    size_t n, p;
    double x[COLUMNS][ROWS], w[COLUMNS], score[ROWS];
    int64_t whole[ROWS], over; /* the score is whole / (2 (n - 1) over) */
} fractions;

static uint64_t below(uint64_t c, uint32_t lane, uint64_t most) {
    return (uint64_t)((double)most * arp_u01(29, c, lane));
}

static void make(fractions *f, uint64_t c, size_t n) {
    int64_t part[COLUMNS], sum = 0, twice[ROWS];
    double need[ROWS];
    f->n = n;
    f->p = 2 + (size_t)below(c, 0, COLUMNS - 1);
    for (size_t j = 0; j < f->p; j++) sum += part[j] = 1 + (int64_t)below(c, 1 + (uint32_t)j, 7);
    f->over = sum;
    for (size_t i = 0; i < n; i++) f->whole[i] = 0;
    for (size_t j = 0; j < f->p; j++) {
        for (size_t i = 0; i < n; i++) {
            need[i] = (double)below(c, 100 + (uint32_t)(j * n + i), j % 2 ? 12 : 2 * n);
        }
        slow_whole_percentile(need, n, twice);
        f->w[j] = (double)part[j] / (double)sum;
        for (size_t i = 0; i < n; i++) {
            f->x[j][i] = (double)twice[i] / (double)(2 * (n - 1));
            f->whole[i] += part[j] * twice[i];
        }
    }
    for (size_t i = 0; i < n; i++) {
        f->score[i] = 0.0;
        for (size_t j = 0; j < f->p; j++) f->score[i] += f->w[j] * f->x[j][i];
    }
}

static void ranks_and_midranks_are_those_of_whole_numbers(void **state) {
    (void)state;
    static fractions f;
    uint32_t rank[ROWS], want[ROWS], order[ROWS];
    int64_t twice[ROWS];
    size_t n_untied = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        make(&f, c, 2 + (size_t)below(c, 50, 200));
        assert_int_equal(arp_rank(f.score, f.n, rank, order, NULL, NULL), ARP_OK);
        slow_whole_rank(f.whole, f.n, want);
        assert_memory_equal(rank, want, f.n * sizeof *rank);
        for (size_t i = 1; i < f.n; i++) {
            bool falls = f.whole[order[i]] < f.whole[order[i - 1]];
            assert_true(falls || order[i] > order[i - 1]);
        }
        bool tied = false;
        for (size_t i = 1; i < f.n; i++) tied = tied || f.whole[order[i]] == f.whole[order[i - 1]];
        assert_int_equal(arp_untied(f.score, order, f.n), !tied);
        n_untied += !tied;
        assert_true(arp_midranks(f.score, f.n, twice));
        for (size_t i = 0; i < f.n; i++) {
            assert_int_equal(twice[i], slow_whole_midrank(f.whole, f.n, i));
        }
    }
    assert_true(n_untied > 100 && n_untied < CASES - 100);
}

/* Few rows are counted, many are sorted; ties by rounding are whole numbers' ties either way. */
static void sums_of_midranks_are_those_of_whole_numbers(void **state) {
    (void)state;
    static fractions f;
    size_t near = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        arp_item room[ROWS];
        int64_t twice[ROWS], want = 0;
        size_t row[ROWS], m = 0;
        make(&f, c, 1 + (size_t)below(c, 60, 60));
        for (size_t i = 0; i < f.n; i++) {
            if (below(c, 61 + (uint32_t)i, c % 4 ? 20 : 2) == 0) row[m++] = i;
        }
        for (size_t t = 0; t < m; t++) want += slow_whole_midrank(f.whole, f.n, row[t]);
        assert_int_equal(arp_midranks_sum(f.score, f.n, row, m, room, twice), want);
        bool one = false;
        (void)arp_midranks_counted(f.score, f.n, row, m, 0.0, &one);
        assert_false(one); /* nothing is nearer than 0 without being equal */
        for (size_t e = 0; e < m * f.n; e++) {
            size_t i = e % f.n, t = row[e / f.n];
            near += f.whole[i] == f.whole[t] && f.score[i] != f.score[t];
        }
    }
    assert_true(near > 50);
}

/* More rows than are counted together, in whole numbers; one a hair off is told. */
static void many_rows_are_counted_in_parts(void **state) {
    (void)state;
    enum { MANY = 1200, OFF = 7 };
    static double x[MANY];
    static int64_t whole[MANY];
    static size_t row[MANY];
    for (uint64_t c = 0; c < 20; c++) {
        size_t n = 13 + (size_t)below(c, 1, MANY - 13), m = 0;
        int64_t want = 0;
        bool near = false;
        for (size_t i = 0; i < n; i++) {
            whole[i] = (int64_t)below(c, 2 + (uint32_t)i, c % 2 ? 40 : 100000) - 20;
            x[i] = (double)whole[i];
            if (below(c, 2 + MANY + (uint32_t)i, 5) < c % 5 + 1) row[m++] = i;
        }
        for (size_t t = 0; t < m; t++) want += slow_whole_midrank(whole, n, row[t]);
        assert_int_equal(arp_midranks_counted(x, n, row, m, 0.5, &near), want);
        assert_false(near);
        if (m == 0) continue;
        size_t off = row[0] == OFF ? OFF + 1 : OFF;
        x[off] = x[row[0]] - 0.25;
        (void)arp_midranks_counted(x, n, row, m, 0.5, &near);
        assert_true(near);
    }
}

static void seats_are_shared_as_by_whole_numbers(void **state) {
    (void)state;
    static fractions f;
    double whole[ROWS], scratch[ROWS];
    for (uint64_t c = 0; c < CASES; c++) {
        make(&f, c, 3 + (size_t)below(c, 50, 60));
        size_t k = 1 + (size_t)below(c, 51, f.n - 1), selected[] = {0, f.n / 2};
        bool in[ROWS] = {false};
        for (size_t i = 0; i < f.n; i++) whole[i] = (double)f.whole[i];
        in[0] = in[f.n / 2] = true;
        double seats = arp_overlap_seats(f.score, f.n, k, selected, 2, scratch);
        assert_true(fabs(seats - slow_seats(whole, f.n, k, in)) < 1e-14);
    }
}

/* Two sides of fractions, and the same over one denominator, times n so that their means are whole
   too. */
typedef struct two_sides {
    slow_sides whole;
    double line[2][SLOW_LINE], weight[2];
    double *lines[2];
    size_t selected[SLOW_LINE];
    arp_case what;
    arp_share_case share;
} two_sides;

static void make_sides(two_sides *t, uint64_t c) {
    static fractions f[2];
    int64_t under[2] = {0, 0};
    *t = (two_sides){.selected = {0}};
    slow_sides *w = &t->whole;
    w->n = 3 + (size_t)below(c, 50, 40);
    w->g = 2;
    w->k = 1 + (size_t)below(c, 51, w->n - 1);
    for (size_t s = 0; s < 2; s++) {
        make(&f[s], 2 * c + s, w->n);
        under[s] = f[s].over;
        w->weight[s] = (double)(1 + below(c, 52 + (uint32_t)s, 5));
        t->lines[s] = t->line[s];
    }
    for (size_t s = 0; s < 2; s++) {
        t->weight[s] = w->weight[s] / (w->weight[0] + w->weight[1]);
        for (size_t i = 0; i < w->n; i++) {
            t->line[s][i] = f[s].score[i];
            w->line[s][i] = (double)(f[s].whole[i] * under[1 - s]) * (double)w->n;
        }
    }
    for (size_t i = 0; i < w->n; i++) {
        w->in[i] = i == 0 || (i + 1 < w->n && below(c, 60 + (uint32_t)i, 4) == 0);
        if (w->in[i]) t->selected[t->what.m++] = i;
    }
    t->what.n = w->n;
    t->what.n_sides = 2;
    t->what.line = t->lines;
    t->what.weight = t->weight;
    t->what.selected = t->selected;
    t->share = (arp_share_case){.what = &t->what, .k = w->k, .exponent = 1.0};
}

static void same_value(uint64_t c, size_t base, size_t q, double got, double want) {
    if (fabs(got - want) <= 1e-12) return;
    fail_msg("case %u, base %zu, value %zu: %.17g is not %.17g", (unsigned)c, base, q, got, want);
}

/* One selected territory and one set of sides; `member` by the search beside the counting. */
static void same_standing(const two_sides *t, uint64_t c, size_t base, size_t e, const double *game,
                          const double *member) {
    size_t i = t->selected[e / 4], set = e % 4;
    double want[4];
    if (base == ARP_SHARE_ALL) slow_all(&t->whole, i, set, 0.0, want);
    else if (base == ARP_SHARE_UNIT) slow_unit(&t->whole, i, set, want);
    else slow_marginal(&t->whole, i, set, want);
    for (size_t q = 1; q < 4; q++) { /* all but the score */
        same_value(c, base, q, game[((e / 4 * 4 + q) << 2) + set], want[q]);
    }
    if (base == ARP_SHARE_MARGINAL) same_value(c, base, 2, member[4 * i + set], want[2]);
}

static void games_of_fractions_are_those_of_whole_numbers(void **state) {
    (void)state;
    static arp_status (*const PLAY[])(const arp_share_case *, double *, arp_error *) = {
        arp_shares_all, arp_shares_unit, arp_shares_marginal};
    static double game[SLOW_LINE * ARP_SHARE_VALUES * 4], member[SLOW_LINE * 4];
    static two_sides t;
    for (uint64_t c = 0; c < CASES; c++) {
        make_sides(&t, c);
        assert_int_equal(arp_marginal_membership(&t.share, member, NULL), ARP_OK);
        for (size_t base = 0; base < ARP_SHARE_BASES; base++) {
            assert_int_equal(PLAY[base](&t.share, game, NULL), ARP_OK);
            for (size_t e = 0; e < 4 * t.what.m; e++) same_standing(&t, c, base, e, game, member);
        }
    }
}

static void draw_by(const arp_kernel_way *way, const fractions *f, uint32_t *rank) {
    const double *column[COLUMNS];
    uint32_t row[ROWS];
    kernel_plant plant;
    kernel_hand hand = {0};
    for (size_t j = 0; j < f->p; j++) column[j] = f->x[j];
    for (size_t i = 0; i < f->n; i++) row[i] = (uint32_t)i;
    kernel_input input = {f->n, f->p, column, row, f->n, way, false};
    assert_int_equal(kernel_open(&hand, &input, NULL, &plant, NULL), ARP_OK);
    memcpy(hand.w, f->w, f->p * sizeof *hand.w);
    kernel_rank_some(&hand, 1);
    memcpy(rank, hand.rank, f->n * sizeof *rank);
    kernel_dismiss(&hand);
    kernel_plant_free(&plant);
}

static void every_way_of_the_kernel_ranks_as_whole_numbers_do(void **state) {
    (void)state;
    static fractions f;
    uint32_t rank[ROWS], want[ROWS];
    const arp_kernel_way *way;
    for (uint64_t c = 0; c < CASES; c++) {
        make(&f, c, c % 50 ? 2 + (size_t)below(c, 50, 300) : ROWS); /* in lanes, and one by one */
        slow_whole_rank(f.whole, f.n, want);
        for (size_t each = 0; (way = arp_kernel_way_at(each)) != NULL; each++) {
            draw_by(way, &f, rank);
            assert_memory_equal(rank, want, f.n * sizeof *rank);
        }
    }
}

/* Columns of numbers so near each other that groups form chains, at every distance from 0. */
static void groups_are_those_of_the_definition(void **state) {
    (void)state;
    double x[60], settled[60];
    uint32_t order[60], rank[60];
    for (uint64_t c = 0; c < CASES; c++) {
        size_t n = 1 + (size_t)below(c, 0, 60);
        double far = ldexp(1.0, (int)below(c, 1, 80) - 40),
               step = ldexp(1e-12, (int)below(c, 2, 9) - 4);
        for (size_t i = 0; i < n; i++) {
            double near = step * (double)below(c, 10 + (uint32_t)i, 8);
            x[i] = far * ((double)below(c, 100 + (uint32_t)i, 3) - 1.0 + near);
            settled[i] = x[i];
        }
        slow_settle(settled, n);
        assert_true(arp_order_falling(x, n, order));
        assert_int_equal(arp_rank(x, n, rank, NULL, NULL, NULL), ARP_OK);
        arp_settle_ties(x, order, n);
        assert_memory_equal(x, settled, n * sizeof *x);
        for (size_t i = 0; i < n; i++) {
            uint32_t above = 1;
            for (size_t j = 0; j < n; j++) above += settled[j] > settled[i];
            assert_int_equal(rank[i], above);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_and_midranks_are_those_of_whole_numbers),
        cmocka_unit_test(sums_of_midranks_are_those_of_whole_numbers),
        cmocka_unit_test(many_rows_are_counted_in_parts),
        cmocka_unit_test(seats_are_shared_as_by_whole_numbers),
        cmocka_unit_test(games_of_fractions_are_those_of_whole_numbers),
        cmocka_unit_test(every_way_of_the_kernel_ranks_as_whole_numbers_do),
        cmocka_unit_test(groups_are_those_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
