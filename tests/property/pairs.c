/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Few selected of up to sixty, against every set of as many. Case c draws its problem from (29, c):
   a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/conditional.h"
#include "oracle/slow_pairs.h"

enum { CASES = 1000, MOST = SLOW_PAIRS_ROWS };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    double side[2][MOST];
    size_t n, m, selected[SLOW_PAIRS_MOST];
    bool in[MOST];
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(29, p->number, &p->lane, n);
}

/* Ties are planted: multiples of 1/8, copies of a row. */
static void make(problem *p, uint64_t number, size_t n, size_t m) {
    *p = (problem){.number = number, .n = n, .m = m};
    size_t kind = below(p, 2);
    for (size_t i = 0; i < n; i++) {
        size_t other = i && below(p, 6) == 0 ? below(p, i) : i;
        for (size_t s = 0; s < 2; s++) {
            double own = kind ? arp_u01(29, number, p->lane++) : (double)below(p, 17) / 8.0;
            p->side[s][i] = other < i ? p->side[s][other] : own;
        }
    }
    for (size_t left = m; left > 0;) {
        size_t i = below(p, n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
}

/* Most of them of one or two of any number up to sixty, every tenth of three of up to thirty. */
static void make_one(problem *p, uint64_t c) {
    uint32_t lane = 100000;
    size_t m = c % 10 ? 1 + (size_t)(c % 2) : 3;
    make(p, c, m + 2 + (size_t)arp_below(29, c, &lane, (m == 3 ? MOST / 2 : MOST) - m - 1), m);
}

static void near(uint64_t number, double x, double y, double within) {
    if (!(fabs(x - y) <= within)) fail_msg("case %u: %.17g is not %.17g", (unsigned)number, x, y);
}

static void p_values_are_those_of_every_set(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_concordance got = {0};
        make_one(&p, c);
        assert_int_equal(
            arp_concordance_measure(p.side[0], p.n, p.selected, p.m, &null, &got, NULL), ARP_OK);
        assert_int_equal(got.method, ARP_P_EXACT);
        near(c, got.p, slow_pairs_p(p.side[0], p.n, p.in), 1e-12);
    }
    arp_null_free(&null);
}

static void contrasts_are_those_of_every_set(void **state) {
    (void)state;
    arp_null null = {.seed = 1};
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_contrast got = {0};
        make_one(&p, CASES + c);
        const double *const side[2] = {p.side[0], p.side[1]};
        assert_int_equal(
            arp_concordance_contrast(side, p.n, p.selected, p.m, 0.05, &null, &got, NULL), ARP_OK);
        assert_int_equal(got.method, ARP_P_EXACT);
        near(c, got.p, slow_pairs_contrast(p.side[0], p.side[1], p.n, p.in), 1e-12);
    }
    arp_null_free(&null);
}

static void sides_given_the_other_are_those_of_every_set(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_conditional_room *room = NULL;
        arp_conditional got = {0};
        uint32_t lane = 100000;
        size_t m = 1 + (size_t)(c % 2), n = 3 + (size_t)arp_below(29, c, &lane, MOST - 2);
        make(&p, 2 * CASES + c, n, m);
        const arp_conditional_input in = {.n = n,
                                          .m = m,
                                          .q = 1,
                                          .selected = p.selected,
                                          .own = p.side[0],
                                          .other = (const double *const[]){p.side[1]},
                                          .seed = 1};
        arp_pool *pool = arp_pool_new();
        assert_int_equal(arp_conditional_room_new(n, m, 1, pool, &room, NULL), ARP_OK);
        arp_conditional_measure(&in, room, &got);
        assert_int_equal(got.method, ARP_P_EXACT);
        near(c, got.p, slow_pairs_conditional(p.side[0], p.side[1], n, p.in), 1e-9);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p_values_are_those_of_every_set),
        cmocka_unit_test(contrasts_are_those_of_every_set),
        cmocka_unit_test(sides_given_the_other_are_those_of_every_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
