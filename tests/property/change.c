/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (11, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/memory.h"
#include "base/rng.h"
#include "drivers/change/certificates.h"
#include "drivers/change/move.h"
#include "oracle/slow_change.h"

enum { CASES = 1000, P = 3 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    slow_change slow;
    double value[P][SLOW_CHANGE_ROWS];
    const double *x[P];
    size_t asked[SLOW_CHANGE_ROWS], m;
    double unit;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(11, p->number, &p->lane, n);
}

/* Ties are planted: few values in a column, rows that are copies of others. */
static void fill(problem *p, size_t n) {
    size_t kind = below(p, 3);
    p->slow.n = n;
    for (size_t i = 0; i < n; i++) {
        size_t copy = i && below(p, 5) == 0 ? below(p, i) : i;
        for (size_t l = 0; l < P; l++) {
            double own = kind ? arp_u01(11, p->number, p->lane++) : (double)below(p, 9) / 8.0;
            p->value[l][i] = copy < i ? p->value[l][copy] : own;
            p->slow.x[i][l] = p->value[l][i];
        }
    }
    for (size_t l = 0; l < P; l++) {
        double least = p->value[l][0], most = least;
        for (size_t i = 1; i < n; i++) {
            least = fmin(least, p->value[l][i]);
            most = fmax(most, p->value[l][i]);
        }
        p->unit = fmax(p->unit, most - least);
    }
    if (!(p->unit > 0.0)) p->unit = 1.0;
}

static void make(problem *p, uint64_t number, size_t n, size_t m) {
    *p = (problem){.number = number};
    fill(p, n);
    double sum = 0.0;
    for (size_t l = 0; l < P; l++) {
        p->x[l] = p->value[l];
        sum += p->slow.w0[l] = (double)(below(p, 4) + (l == 0));
    }
    for (size_t l = 0; l < P; l++) p->slow.w0[l] /= sum;
    for (size_t left = m; left > 0;) {
        size_t i = below(p, n);
        left -= !p->slow.in[i];
        p->slow.in[i] = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (p->slow.in[i]) p->asked[p->m++] = i;
    }
    p->slow.margin = ARP_MOVE_MARGIN * p->unit;
}

static void check_move(problem *p, const arp_norm *norm) {
    unsigned c = (unsigned)p->number;
    double w[P], sum = 0.0, distance = 0.0;
    arp_move_answer got;
    arp_move move = {.n = p->slow.n,
                     .p = P,
                     .x = p->x,
                     .w0 = p->slow.w0,
                     .target = p->asked,
                     .n_targets = p->m,
                     .k = p->slow.k,
                     .leave = p->slow.leave,
                     .node_limit = 1000,
                     .norm = norm};
    p->slow.largest = norm == &arp_norm_largest;
    assert_int_equal(arp_move_find(&move, w, &got, NULL), ARP_OK);
    double want = slow_change_distance(&p->slow);
    /* under the declared weights a tie lets in, as ranks do */
    bool there = slow_change_above(&p->slow, p->slow.w0) + p->m <= p->slow.k;
    if (there && !p->slow.leave) want = 0.0;
    if (want < 0.0) {
        if (got.status != ARP_CHANGE_IMPOSSIBLE) fail_msg("case %u: there is none", c);
        assert_true(isnan(got.distance));
        return;
    }
    if (got.status != ARP_CHANGE_OPTIMAL) fail_msg("case %u: status %d", c, (int)got.status);
    if (!(fabs(got.distance - want) <= 1e-6)) {
        fail_msg("case %u: %.17g is not %.17g", c, got.distance, want);
    }
    if (got.bound < got.distance - 1e-9) fail_msg("case %u: bound %g", c, got.bound);
    assert_true(got.gap == 0.0);
    for (size_t l = 0; l < P; l++) {
        assert_true(w[l] >= 0.0);
        sum += w[l];
        double by = fabs(w[l] - p->slow.w0[l]);
        distance = p->slow.largest ? fmax(distance, by) : distance + by;
    }
    assert_true(fabs(sum - 1.0) < 1e-9 && fabs(distance - got.distance) < 1e-12);
    size_t above = slow_change_above(&p->slow, w);
    if (p->slow.leave ? above < p->slow.k : above + p->m > p->slow.k) {
        fail_msg("case %u: %u rows are above", c, (unsigned)above);
    }
}

static void changes_are_those_of_every_corner(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        size_t n = 2 + (size_t)(c % 40 ? c % 11 : 58);
        make(&p, c, n, 1);
        p.slow.k = 1 + below(&p, n - 1);
        p.slow.leave = slow_change_above(&p.slow, p.slow.w0) < p.slow.k;
        check_move(&p, &arp_norm_sum);
        check_move(&p, &arp_norm_largest);
    }
}

static void a_selection_enters_as_one(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        size_t n = 3 + (size_t)(c % 8), m = 2 + (size_t)(c % 3) % (n - 2);
        make(&p, CASES + c, n, m);
        p.slow.k = m + below(&p, n - m);
        check_move(&p, &arp_norm_sum);
        check_move(&p, &arp_norm_largest);
    }
}

static void check_certificates(problem *p, arp_pool *pool) {
    unsigned c = (unsigned)p->number;
    const size_t side[P] = {0, 0, 1};
    const bool in[2][P] = {{true, true, false}, {false, false, true}};
    arp_certificates got = {0};
    arp_listing leaves = {p->slow.n, P, p->x, side, 2, p->asked, p->m};
    assert_int_equal(arp_certificates_make(&leaves, pool, &got, NULL), ARP_OK);
    assert_true(got.computed);
    double margin = slow_change_margin(&p->slow), range[2];
    if (!(fabs(got.margin - margin) <= 1e-8)) {
        fail_msg("case %u: margin %.17g is not %.17g", c, got.margin, margin);
    }
    if (got.feasible != (margin > -1e-9 * p->unit)) fail_msg("case %u: feasible?", c);
    for (size_t s = 0; s < 2; s++) {
        if (!slow_change_range(&p->slow, in[s], range)) {
            assert_true(isnan(got.range[s].from) && isnan(got.range[s].to));
        } else if (!(fabs(got.range[s].from - range[0]) <= 1e-6 &&
                     fabs(got.range[s].to - range[1]) <= 1e-6)) {
            fail_msg("case %u: %g .. %g is not %g .. %g", c, got.range[s].from, got.range[s].to,
                     range[0], range[1]);
        }
    }
    size_t pairs = 0;
    for (size_t t = 0; t < p->m; t++) {
        const double *x = p->slow.x[p->asked[t]];
        for (size_t j = 0; j < p->slow.n; j++) {
            const double *y = p->slow.x[j];
            bool over = y[0] >= x[0] && y[1] >= x[1] && y[2] >= x[2];
            pairs += !p->slow.in[j] && over && (y[0] > x[0] || y[1] > x[1] || y[2] > x[2]);
        }
    }
    assert_int_equal(got.n_witnesses + got.witnesses_left_out, pairs);
}

static void certificates_are_those_of_every_corner(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_pool *pool = arp_pool_new();
        size_t n = 2 + (size_t)(c % 9);
        make(&p, 2 * CASES + c, n, 1 + (size_t)(c % 5) % (n - 1));
        check_certificates(&p, pool);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_are_those_of_every_corner),
        cmocka_unit_test(a_selection_enters_as_one),
        cmocka_unit_test(certificates_are_those_of_every_corner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
