/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (19, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "drivers/weights/mixing.h"
#include "base/rng.h"
#include "drivers/change/certificates.h"
#include "drivers/weights/chains.h"
#include "oracle/slow_chains.h"

enum { CASES = 1000, CHAIN_CASES = 120, P = SLOW_CHAIN_WEIGHTS, MOST = SLOW_CHAIN_ROWS };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    slow_listing slow;
    double value[P][MOST];
    const double *x[P];
    size_t side[P], selected[MOST], m;
    arp_case what;
    arp_linear leaves;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(19, p->number, &p->lane, n);
}

/* Ties are planted: few values in a column, rows that are copies of others. */
static void make(problem *p, uint64_t number, size_t n) {
    *p = (problem){.number = number};
    size_t kind = below(p, 3);
    p->slow.n = n;
    for (size_t i = 0; i < n; i++) {
        size_t copy = i && below(p, 6) == 0 ? below(p, i) : i;
        for (size_t l = 0; l < P; l++) {
            double own = kind ? arp_u01(19, number, p->lane++) : (double)below(p, 9) / 8.0;
            p->value[l][i] = copy < i ? p->value[l][copy] : own;
            p->slow.x[i][l] = p->value[l][i];
        }
    }
    for (size_t l = 0; l < P; l++) {
        p->x[l] = p->value[l];
        p->side[l] = l / 2;
    }
}

static void select(problem *p, size_t row) {
    p->slow.in[row] = true;
    p->m = 0;
    for (size_t i = 0; i < p->slow.n; i++) {
        if (p->slow.in[i]) p->selected[p->m++] = i;
    }
    p->leaves = (arp_linear){P, p->x, p->side};
    p->what = (arp_case){.n = p->slow.n, .m = p->m, .n_sides = 2, .seed = 5};
    p->what.selected = p->selected;
}

/* The first m under weights of its own, so that some reproduce them. */
static void select_first(problem *p, size_t m) {
    const double w[P] = {0.1 + 0.1 * (double)below(p, 5), 0.1, 0.2,
                         0.1 + 0.1 * (double)below(p, 4)};
    for (size_t t = 0; t < m; t++) {
        size_t best = SIZE_MAX;
        double most = -1.0;
        for (size_t i = 0; i < p->slow.n; i++) {
            double score = 0.0;
            for (size_t l = 0; l < P; l++) score += w[l] * p->slow.x[i][l];
            if (p->slow.in[i] || score <= most) continue;
            most = score;
            best = i;
        }
        select(p, best);
    }
}

static void mixing_is_that_of_the_definition(void **state) {
    (void)state;
    static double x[4 * 60];
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = {.number = c};
        size_t chains = 1 + below(&p, 4), draws = 8 + below(&p, 52);
        double memory = (double)below(&p, 10) / 10.0, apart = (double)below(&p, 3);
        for (size_t i = 0; i < chains * draws; i++) {
            double noise = arp_u01(19, c, p.lane++) - 0.5;
            bool starts = i % draws == 0;
            x[i] = starts ? apart * (double)(i / draws) : memory * x[i - 1] + noise;
        }
        arp_mixing got = arp_mixing_of(x, chains, draws);
        double r_hat = slow_r_hat(x, chains, draws), ess = slow_ess(x, chains, draws);
        if (!(fabs(got.r_hat - r_hat) <= 1e-9 * r_hat && fabs(got.ess - ess) <= 1e-6 * ess)) {
            fail_msg("case %u: %g %g is not %g %g", (unsigned)c, got.r_hat, got.ess, r_hat, ess);
        }
    }
}

static double side_weight(const double *w) {
    return w[0] + w[1];
}

/* Means of the weight of the first side and of each weight, against thrown-away draws, within four
   standard errors of both. */
static void compare(const problem *p, const arp_chain_draws *got) {
    enum { KEPT = 4000, TRIED = 4000000 };
    slow_random r = {88172645463325252u + p->number};
    double sum = 0.0, squares = 0.0, kept = 0.0, mean = 0.0;
    for (size_t i = 0; i < TRIED && kept < KEPT; i++) {
        double w[P];
        if (!slow_chain_draw(&p->slow, &r, w)) continue;
        kept += 1.0;
        sum += side_weight(w);
        squares += side_weight(w) * side_weight(w);
    }
    size_t n = ARP_CHAINS * got->n;
    for (size_t i = 0; i < n; i++) mean += side_weight(got->w + i * P) / (double)n;
    if (kept < 200.0) return;
    double want = sum / kept, variance = squares / kept - want * want;
    double error = sqrt(variance / kept + variance / got->ess);
    if (!(fabs(mean - want) <= 4.0 * error + 1e-12)) {
        fail_msg("case %u: %g is not %g (error %g)", (unsigned)p->number, mean, want, error);
    }
}

static void chains_draw_what_reproduces_the_selection(void **state) {
    (void)state;
    size_t mixed = 0, inside = 0;
    for (uint64_t c = 0; c < CHAIN_CASES; c++) {
        problem p;
        arp_chain_draws got, again;
        make(&p, CASES + c, 4 + (size_t)(c % 20));
        select_first(&p, 1 + (size_t)(c % 3));
        assert_int_equal(arp_chains_draw(&p.what, &p.leaves, 400.0, &got, NULL), ARP_OK);
        if (got.n == 0) continue; /* tied at the border: no inside */
        inside++;
        for (size_t i = 0; i < ARP_CHAINS * got.n; i++) {
            const double *w = got.w + i * P;
            double total = w[0] + w[1] + w[2] + w[3];
            if (fabs(total - 1.0) > 1e-9 || slow_gap(&p.slow, w) < -1e-9) {
                fail_msg("case %u: draw %u is outside", (unsigned)c, (unsigned)i);
            }
        }
        assert_int_equal(arp_chains_draw(&p.what, &p.leaves, 400.0, &again, NULL), ARP_OK);
        assert_int_equal(again.n, got.n);
        assert_memory_equal(again.w, got.w, ARP_CHAINS * got.n * P * sizeof *got.w);
        if (got.r_hat < ARP_R_HAT_MOST) {
            mixed++;
            compare(&p, &got);
        }
        arp_free(got.w);
        arp_free(again.w);
    }
    assert_true(inside > CHAIN_CASES / 2 && mixed == inside);
}

/* Every cell of the weights has a point of a fine lattice in it, or is missed by it: the lattice
   can only come too high, and the program must be at least as good, and prove what it says. */
static void fewest_misplaced_are_at_most_those_of_a_lattice(void **state) {
    (void)state;
    enum { STEPS = 12 };
    static double lattice[(STEPS + 1) * (STEPS + 2) * (STEPS + 3) / 6][P];
    size_t points = 0, found = 0, proved = 0;
    for (size_t a = 0; a <= STEPS; a++) {
        for (size_t b = 0; a + b <= STEPS; b++) {
            for (size_t e = 0; a + b + e <= STEPS; e++) {
                const size_t w[P] = {a, b, e, STEPS - a - b - e};
                for (size_t l = 0; l < P; l++) lattice[points][l] = (double)w[l] / STEPS;
                points++;
            }
        }
    }
    for (uint64_t c = 0; c < CASES; c++) {
        problem p;
        arp_certificates got = {0};
        arp_pool *pool = arp_pool_new();
        size_t n = 5 + (size_t)(c % 6), m = 2 + (size_t)(c % 2);
        make(&p, 2 * CASES + c, n);
        while (p.m < m) select(&p, below(&p, n));
        const arp_listing listing = {n, P, p.x, p.side, 2, p.selected, p.m};
        assert_int_equal(arp_certificates_make(&listing, pool, &got, NULL), ARP_OK);
        size_t want = slow_fewest(&p.slow, (const double(*)[P])lattice, points);
        const arp_fewest *f = &got.fewest;
        if (got.feasible) {
            assert_int_equal(f->misplaced, 0);
        } else {
            found++;
            proved += f->misplaced == f->at_least;
            if (f->misplaced > want || f->at_least > f->misplaced || f->at_least < 1) {
                fail_msg("case %u: %u, at least %u; the lattice has %u", (unsigned)c,
                         (unsigned)f->misplaced, (unsigned)f->at_least, (unsigned)want);
            }
        }
        arp_pool_free(pool);
    }
    assert_true(found > CASES / 4 && proved == found);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mixing_is_that_of_the_definition),
        cmocka_unit_test(chains_draw_what_reproduces_the_selection),
        cmocka_unit_test(fewest_misplaced_are_at_most_those_of_a_lattice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
