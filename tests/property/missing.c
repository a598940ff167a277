/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/order.h"
#include "drivers/choice/missing.h"
#include "oracle/random.h"
#include "oracle/slow_missing.h"

enum { CASES = 1000, MOST = 60, DRAWS = 9 };

typedef struct problem {
    arp_unobserved fast;
    slow_missing slow;
    double z[MOST], e[DRAWS * MOST], grid[MOST];
    size_t selected[MOST];
    bool in[MOST];
} problem;

static double value(uint64_t *state, bool ties) {
    size_t x = slow_random_below(state, ties ? 17 : 4000001);
    return (double)x / (ties ? 4.0 : 1e6) - 2.0;
}

/* Half of the problems are on multiples of 1/4, where the selected tie with others. */
static void make(uint64_t number, problem *p) {
    static const double SHARE[] = {0.2, 0.5, 0.25}, CORRELATION[] = {-0.3, 0.0, 0.5};
    uint64_t state = number;
    size_t n = 2 + slow_random_below(&state, number % 10 ? 20 : MOST - 1);
    size_t m = 1 + slow_random_below(&state, n - 1), draws = 1 + slow_random_below(&state, DRAWS);
    bool ties = number % 2;
    for (size_t i = 0; i < n; i++) {
        p->z[i] = value(&state, ties);
        p->grid[i] = value(&state, ties);
        p->in[i] = false;
    }
    for (size_t i = 0; i < draws * n; i++) p->e[i] = value(&state, ties);
    arp_sort(p->grid, n);
    for (size_t left = m; left > 0;) {
        size_t i = slow_random_below(&state, n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    double needed =
        (double)(1 + slow_random_below(&state, 2 * m * (n - m))) / (double)(2 * m * (n - m));
    p->fast = (arp_unobserved){.n = n,
                               .m = m,
                               .n_draws = draws,
                               .selected = p->selected,
                               .z = p->z,
                               .e = p->e,
                               .grid = p->grid,
                               .needed = needed};
    p->slow = (slow_missing){.n = n,
                             .draws = draws,
                             .z = p->z,
                             .e = p->e,
                             .grid = p->grid,
                             .in = p->in,
                             .share = SHARE[ties ? 1 : slow_random_below(&state, 3)],
                             .correlation = CORRELATION[ties ? 1 : slow_random_below(&state, 3)],
                             .needed = needed};
}

static void the_place_is_the_first_that_is_enough(void **state) {
    (void)state;
    size_t never = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        size_t got = 99;
        make(c, &p);
        assert_int_equal(arp_missing_place(&p.fast, p.slow.share, p.slow.correlation, &got, NULL),
                         ARP_OK);
        size_t expected = slow_missing_place(&p.slow), draws = p.slow.draws;
        if (got != expected) fail_msg("case %u: %zu is not %zu", (unsigned)c, got, expected);
        never += got == 0;
        size_t last = got ? got : p.slow.n;
        assert_true((2 * slow_missing_reached(&p.slow, last) >= draws) == (got != 0));
        if (got > 1) assert_true(2 * slow_missing_reached(&p.slow, got - 1) < draws);
    }
    assert_true(never > 20 && never < CASES - 20);
}

static void concordance_never_falls_as_the_criterion_rises(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        make(c, &p);
        size_t before = 0;
        for (size_t place = 1; place <= p.slow.n; place++) {
            size_t reached = slow_missing_reached(&p.slow, place);
            assert_true(reached >= before);
            before = reached;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_the_first_that_is_enough),
        cmocka_unit_test(concordance_never_falls_as_the_criterion_rises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
