/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/order.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/choice/subsets.h"
#include "oracle/random.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_subsets.h"

enum { CASES = 1000, MOST = 31 };

typedef struct problem {
    slow_side side;
    const double *z[SLOW_SUBSETS_LEAVES];
    double whole[SLOW_SUBSETS_ROWS], alpha;
    size_t m, selected[SLOW_SUBSETS_ROWS];
    bool in[SLOW_SUBSETS_ROWS];
} problem;

/* Values are multiples of 1/4, weights whole numbers over 8: ties are many and exact. */
static void make(uint64_t number, size_t most_rows, size_t most_leaves, size_t most_chosen,
                 problem *p) {
    uint64_t state = number;
    slow_side *side = &p->side;
    side->n = 2 + slow_random_below(&state, most_rows - 1);
    side->q = 1 + slow_random_below(&state, most_leaves);
    p->m = 1 + slow_random_below(&state, side->n - 1 < most_chosen ? side->n - 1 : most_chosen);
    p->alpha = (double)(1 + slow_random_below(&state, 50)) / 100.0;
    size_t spread = 1 + slow_random_below(&state, 40);
    for (size_t l = 0; l < side->q; l++) {
        side->w[l] = (double)(1 + slow_random_below(&state, 2)) / 8.0;
        for (size_t i = 0; i < side->n; i++) {
            side->z[l][i] = (double)slow_random_below(&state, spread) / 4.0 - 1.0;
        }
        p->z[l] = side->z[l];
    }
    for (size_t i = 0; i < side->n; i++) p->in[i] = false;
    for (size_t left = p->m; left > 0;) {
        size_t i = slow_random_below(&state, side->n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < side->n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    slow_subset_score(side, ((size_t)1 << side->q) - 1, p->whole);
}

static void same(uint64_t number, double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

static arp_side_subsets measure(const problem *p, arp_null *null, arp_pool *pool) {
    arp_side_subsets out = {0};
    arp_side_leaves leaves = {.n = p->side.n, .q = p->side.q, .z = p->z, .whole = p->whole};
    double w[SLOW_SUBSETS_LEAVES];
    for (size_t l = 0; l < p->side.q; l++) w[l] = p->side.w[l];
    leaves.w = w;
    assert_int_equal(
        arp_concordance_measure(p->whole, p->side.n, p->selected, p->m, null, &leaves.alone, NULL),
        ARP_OK);
    assert_int_equal(
        arp_subsets_measure(&leaves, p->selected, p->m, p->alpha, null, pool, &out, NULL), ARP_OK);
    return out;
}

/* Every subset against the double loop, its p against every T. */
static void check_each(uint64_t number, const problem *p, const arp_side_subsets *got) {
    size_t all = ((size_t)1 << p->side.q) - 1, attested = 0;
    bool whole = false;
    double c[MOST], score[SLOW_SUBSETS_ROWS];
    assert_int_equal(got->n, all);
    assert_true(!got->capped && got->possible == (double)all);
    for (size_t i = 0; i < all; i++) {
        size_t set = i ? i : all;
        slow_subset_score(&p->side, set, score);
        c[i] = slow_concordance(score, p->side.n, p->in);
        double tail = slow_p(score, p->side.n, p->in);
        assert_int_equal(got->set[i], set);
        same(number, got->c[i], c[i]);
        same(number, got->p[i], tail);
        attested += tail <= p->alpha && c[i] >= 0.6;
        if (i == 0) whole = attested;
    }
    assert_int_equal(p->side.q > 1, got->c_without != NULL);
    for (size_t l = 0; p->side.q > 1 && l < p->side.q; l++) {
        slow_subset_score(&p->side, all ^ ((size_t)1 << l), score);
        double without = slow_concordance(score, p->side.n, p->in);
        double tail = slow_p(score, p->side.n, p->in);
        same(number, got->c_without[l], without);
        same(number, got->p_without[l], tail);
        bool still = tail <= p->alpha && without >= 0.6;
        assert_int_equal(got->changes_without[l], still != whole);
    }
    arp_sort(c, all);
    same(number, got->c_min, c[0]);
    same(number, got->c_max, c[all - 1]);
    same(number, got->c_median, all % 2 ? c[all / 2] : (c[all / 2 - 1] + c[all / 2]) / 2.0);
    same(number, got->attested_share, (double)attested / (double)all);
}

static void subsets_are_those_counted_one_by_one(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_pool *pool = arp_pool_new();
        make(c, c % 50 ? 10 : 12, c % 50 ? 3 : 4, MOST, &p);
        arp_side_subsets got = measure(&p, &null, pool);
        check_each(c, &p, &got);
        assert_int_equal(got.p_adjusted_method, ARP_P_EXACT);
        same(c, got.p_adjusted, slow_subsets_p(&p.side, p.in));
        arp_pool_free(pool);
    }
    arp_null_free(&null);
}

static void one_or_two_of_sixty_are_priced_by_every_set(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < 40; c++) {
        problem p;
        arp_pool *pool = arp_pool_new();
        make(c, 60, 3, 2, &p);
        arp_side_subsets got = measure(&p, &null, pool);
        assert_int_equal(got.p_adjusted_method, ARP_P_EXACT);
        same(c, got.p_adjusted, slow_subsets_p(&p.side, p.in));
        arp_pool_free(pool);
    }
    arp_null_free(&null);
}

/* Too many T to look at each: the p of each subset stays exact, the adjusted one is drawn. */
static void drawn_sets_come_near_every_set(void **state) {
    (void)state;
    arp_null null = {.seed = 3};
    for (uint64_t c = 0; c < 200; c++) {
        problem p;
        arp_pool *pool = arp_pool_new();
        do make(c++, SLOW_SUBSETS_ROWS, 4, SLOW_SUBSETS_ROWS, &p);
        while (p.side.n < 40 || p.m < 5 || p.m > 35);
        p.side.q = 1; /* one subset: its adjusted p is its own */
        slow_subset_score(&p.side, 1, p.whole);
        arp_side_subsets got = measure(&p, &null, pool);
        assert_int_equal(got.p_adjusted_method, ARP_P_MONTE_CARLO);
        double tail = got.p[0];
        if (!(fabs(got.p_adjusted - tail) <= 5.0 * sqrt(tail * (1.0 - tail) / 2000.0) + 1e-3)) {
            fail_msg("case %u: drawn %.17g, exact %.17g", (unsigned)c, got.p_adjusted, tail);
        }
        p.side.q = 2;
        slow_subset_score(&p.side, 3, p.whole);
        got = measure(&p, &null, pool);
        double score[SLOW_SUBSETS_ROWS];
        for (size_t i = 0; i < 3; i++) {
            arp_concordance one = {0};
            slow_subset_score(&p.side, i ? i : 3, score);
            assert_int_equal(
                arp_concordance_measure(score, p.side.n, p.selected, p.m, &null, &one, NULL),
                ARP_OK);
            same(c, got.c[i], one.c);
            if (got.p_method == ARP_P_EXACT) same(c, got.p[i], one.p);
            else assert_true(fabs(got.p[i] - one.p) <= 5.0 * sqrt(0.25 / 2000.0) || i == 0);
        }
        arp_pool_free(pool);
    }
    arp_null_free(&null);
}

static void verdicts_are_those_of_every_pair(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t random = c;
        double x[2][2][MOST], only[2] = {0.0}, both = 0.0, none = 0.0, alpha = 0.05;
        arp_side_subsets side[2] = {{0}};
        arp_subsets all = {.side = side};
        for (size_t s = 0; s < 2; s++) {
            side[s] = (arp_side_subsets){.n = 1 + slow_random_below(&random, MOST)};
            side[s].c = x[s][0];
            side[s].p = x[s][1];
            for (size_t i = 0; i < side[s].n; i++) {
                x[s][0][i] = (double)slow_random_below(&random, 11) / 10.0;
                x[s][1][i] = (double)(1 + slow_random_below(&random, 12)) / 120.0;
            }
        }
        for (size_t i = 0; i < side[0].n; i++) {
            for (size_t j = 0; j < side[1].n; j++) {
                double p[2] = {x[0][1][i], x[1][1][j]}, holm[2];
                slow_holm(p, 2, holm);
                bool a = holm[0] <= alpha && x[0][0][i] >= 0.6;
                bool b = holm[1] <= alpha && x[1][0][j] >= 0.6;
                both += a && b;
                only[0] += a && !b;
                only[1] += b && !a;
                none += !a && !b;
            }
        }
        double pairs = (double)(side[0].n * side[1].n);
        arp_subsets_verdicts(2, alpha, &all);
        same(c, all.only[0], only[0] / pairs);
        same(c, all.only[1], only[1] / pairs);
        same(c, all.both, both / pairs);
        same(c, all.undetermined, none / pairs);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subsets_are_those_counted_one_by_one),
        cmocka_unit_test(one_or_two_of_sixty_are_priced_by_every_set),
        cmocka_unit_test(drawn_sets_come_near_every_set),
        cmocka_unit_test(verdicts_are_those_of_every_pair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
