/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "aggregate/aggregate.h"
#include "base/order.h"
#include "drivers/choice/missing.h"
#include "normalise/normalise.h"
#include "oracle/random.h"
#include "oracle/slow_missing.h"

enum { CASES = 1000, MOST = 12, DRAWS = 5, LINES = 4 };

typedef struct problem {
    arp_case what;
    arp_unobserved fast;
    slow_missing slow;
    double room[LINES][MOST], e[DRAWS * MOST], grid[MOST], p[LINES];
    double *line[LINES];
    const double *all[LINES];
    size_t selected[2], eligible[LINES];
    bool in[MOST];
} problem;

static double value(uint64_t *state) {
    return (double)slow_random_below(state, 4000001) / 1e6 - 2.0;
}

static void draw_numbers(problem *p, size_t n, size_t draws, bool geometric, uint64_t *state) {
    for (size_t l = 0; l < LINES; l++) {
        for (size_t i = 0; i < n; i++) p->room[l][i] = value(state) + (geometric ? 3.0 : 0.0);
        p->line[l] = p->room[l];
        p->all[l] = p->room[l];
        p->eligible[l] = l;
        p->p[l] = (double)slow_random_below(state, 1000) / 2000.0;
    }
    for (size_t i = 0; i < draws * n; i++) p->e[i] = value(state);
    for (size_t i = 0; i < n; i++) p->grid[i] = value(state);
    arp_sort(p->grid, n);
}

/* One or two of up to twelve, so that every p is exact; up to three sides and one given line. */
static void make(uint64_t number, problem *p) {
    static const double SHARE[] = {0.2, 0.5, 0.8}, CORRELATION[] = {-0.3, 0.0, 0.5};
    static const double ALPHA[] = {0.1, 0.3, 0.5};
    static const arp_normaliser *const SCALE[] = {&arp_normalise_zscore, &arp_normalise_minmax,
                                                  &arp_normalise_percentile};
    uint64_t state = number;
    size_t n = 5 + slow_random_below(&state, MOST - 4), m = 1 + slow_random_below(&state, 2);
    size_t draws = 1 + slow_random_below(&state, DRAWS), sides = 1 + slow_random_below(&state, 3);
    size_t given = slow_random_below(&state, 2), scale = slow_random_below(&state, 3);
    bool geometric = scale == 1 && number % 2;
    *p = (problem){.slow = {.n = n}};
    draw_numbers(p, n, draws, geometric, &state);
    for (size_t left = m; left > 0;) {
        size_t i = slow_random_below(&state, n);
        left -= !p->in[i];
        p->in[i] = true;
    }
    for (size_t i = 0, t = 0; i < n; i++) {
        if (p->in[i]) p->selected[t++] = i;
    }
    p->what = (arp_case){.n = n, .m = m, .n_sides = sides, .line = p->line};
    p->what.selected = p->selected;
    p->what.n_given = given;
    p->what.given = p->all + sides;
    p->slow = (slow_missing){.n = n, .draws = draws, .n_sides = sides, .n_given = given};
    p->slow.line = p->all;
    p->slow.p = p->p;
    p->slow.e = p->e;
    p->slow.grid = p->grid;
    p->slow.in = p->in;
    p->slow.scale = (slow_scale)scale;
    p->slow.low = 1.0, p->slow.high = 100.0;
    p->slow.geometric = geometric;
    p->slow.share = SHARE[slow_random_below(&state, 3)];
    p->slow.correlation = CORRELATION[slow_random_below(&state, 3)];
    p->slow.alpha = ALPHA[slow_random_below(&state, 3)];
    p->fast = (arp_unobserved){.what = &p->what, .eligible = p->eligible, .p = p->p};
    p->fast.n_eligible = sides;
    p->fast.alpha = p->slow.alpha;
    p->fast.threads = 1;
    p->fast.score = p->room[0];
    p->fast.joined = (arp_joined){.normalise = SCALE[scale], .target = {1.0, 100.0}};
    p->fast.joined.mean = geometric ? arp_aggregate_geometric.mean : arp_aggregate_arithmetic.mean;
    p->fast.joined.exponent = geometric ? 0.0 : 1.0;
    p->fast.joined.root_exponent = 1.0;
    p->fast.n_draws = draws;
    p->fast.e = p->e;
    p->fast.grid = p->grid;
}

/* What is told, against the verdict asked at that place, at the one below and at the first rank. */
static void the_place_is_where_the_verdict_itself_begins_to_attest(void **state) {
    (void)state;
    size_t never = 0, seldom = 0, found = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        make(c, &p);
        size_t n = p.slow.n, draws = p.slow.draws, first = slow_missing_reached(&p.slow, n);
        arp_break_even got = {.share = p.slow.share, .correlation = p.slow.correlation};
        assert_int_equal(arp_missing_ask(&p.fast, &got, 1, NULL), ARP_OK);
        size_t told = slow_missing_reached(&p.slow, got.place ? got.place : n);
        if (got.attested_share != (double)told / (double)draws) {
            fail_msg("case %u: %g is not %zu of %zu", (unsigned)c, got.attested_share, told, draws);
        }
        if ((got.place == 0) != (first == 0)) fail_msg("case %u: none", (unsigned)c);
        never += got.place == 0;
        seldom += first > 0 && 2 * first < draws;
        if (2 * first < draws) {
            assert_true(got.place == 0 || got.place == n);
            continue;
        }
        found++;
        if (2 * told < draws) fail_msg("case %u: place %zu is not enough", (unsigned)c, got.place);
        if (got.place == 1) continue;
        size_t below = slow_missing_reached(&p.slow, got.place - 1);
        if (2 * below >= draws) fail_msg("case %u: %zu is too far", (unsigned)c, got.place);
    }
    assert_true(never > 50 && seldom > 10 && found > 200);
}

/* Each question has its own court; which thread asks it leaves no trace. */
static void answers_are_the_same_on_any_number_of_threads(void **state) {
    (void)state;
    enum { QUESTIONS = 5 };
    for (uint64_t c = 0; c < CASES / 10; c++) {
        problem p;
        arp_break_even one[QUESTIONS] = {0}, three[QUESTIONS] = {0};
        make(c, &p);
        for (size_t q = 0; q < QUESTIONS; q++) {
            one[q].share = three[q].share = 0.1 + 0.2 * (double)q;
            one[q].correlation = three[q].correlation = 0.2 * (double)q - 0.4;
        }
        p.fast.threads = 1;
        assert_int_equal(arp_missing_ask(&p.fast, one, QUESTIONS, NULL), ARP_OK);
        p.fast.threads = 3;
        assert_int_equal(arp_missing_ask(&p.fast, three, QUESTIONS, NULL), ARP_OK);
        for (size_t q = 0; q < QUESTIONS; q++) {
            assert_int_equal(one[q].place, three[q].place);
            assert_memory_equal(&one[q].attested_share, &three[q].attested_share, sizeof(double));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_where_the_verdict_itself_begins_to_attest),
        cmocka_unit_test(answers_are_the_same_on_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
