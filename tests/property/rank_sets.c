/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (23, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "oracle/slow_ranks.h"
#include "sensitivity/ranks/sets.h"

enum { CASES = 1000, MOST = 48, REPLICATES = 199 };

typedef struct problem {
    uint64_t number;
    uint32_t lane;
    double x[MOST], sigma[MOST], z[REPLICATES * MOST];
    size_t k[2], row[MOST];
    arp_rank_sets_of of;
    slow_estimates slow;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(23, p->number, &p->lane, n);
}

static double uniform(problem *p) {
    return arp_u01(23, p->number, p->lane++);
}

/* Near ties and planted ones, errors within a factor of `range`; in one problem of three some are
   0, and equal values with them; in one of six all errors are equal. */
static void make(problem *p, uint64_t number, size_t n, double range) {
    p->number = number;
    p->lane = 1000;
    size_t kind = below(p, 6);
    double spread = 0.5 + 12.0 * uniform(p);
    for (size_t i = 0; i < n; i++) {
        double sigma = pow(range, uniform(p) - 0.5);
        if (kind == 0) sigma = 1.0;
        if (kind < 3 && kind > 0 && below(p, 4) == 0) sigma = 0.0;
        p->sigma[i] = sigma;
        p->x[i] = spread * (uniform(p) - 0.5);
        if (below(p, 3) == 0) p->x[i] = (double)below(p, 4);
        p->row[i] = i;
    }
    p->k[0] = 1 + below(p, n);
    p->k[1] = 1 + below(p, n);
    p->of = (arp_rank_sets_of){.x = p->x,
                               .sigma = p->sigma,
                               .n = n,
                               .alpha = below(p, 2) ? 0.05 : 0.2,
                               .replicates = REPLICATES,
                               .seed = number,
                               .threads = 1 + below(p, 3),
                               .alone = p->row,
                               .k = p->k,
                               .n_k = 2};
    p->slow = (slow_estimates){p->x, p->sigma, n, p->of.alpha};
    for (size_t r = 0; r < REPLICATES; r++) {
        for (size_t i = 0; i < n; i++) p->z[r * n + i] = arp_rank_normal(number, r, i);
    }
}

static arp_rank_sets run(const problem *p, const arp_rank_method *method, arp_pool *pool) {
    arp_rank_sets out = {0};
    assert_int_equal(arp_rank_sets_make(method, &p->of, pool, &out, NULL), ARP_OK);
    return out;
}

static void same(const problem *p, const arp_rank_set *got, const slow_rank_set *want) {
    for (size_t i = 0; i < p->of.n; i++) {
        if (got[i].low == want[i].low && got[i].high == want[i].high) continue;
        fail_msg("case %u, row %zu: %u to %u is not %zu to %zu", (unsigned)p->number, i, got[i].low,
                 got[i].high, want[i].low, want[i].high);
    }
}

static void inside(const problem *p, const arp_rank_set *narrow, const arp_rank_set *wide) {
    for (size_t i = 0; i < p->of.n; i++) {
        if (narrow[i].low >= wide[i].low && narrow[i].high <= wide[i].high) continue;
        fail_msg("case %u, row %zu: %u to %u is not in %u to %u", (unsigned)p->number, i,
                 narrow[i].low, narrow[i].high, wide[i].low, wide[i].high);
    }
}

static void near(const problem *p, double got, double want, double within) {
    if (fabs(got - want) <= within) return;
    fail_msg("case %u: %.17g is not %.17g", (unsigned)p->number, got, want);
}

static void sets_are_those_of_all_pairs_and_stepping_down_only_narrows(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        uint32_t lane = 0;
        slow_rank_set want[MOST];
        arp_pool *pool = arp_pool_new();
        make(&p, c, 1 + (size_t)arp_below(23, c, &lane, c % 10 ? 12 : MOST), 30.0);
        arp_rank_sets one = run(&p, &arp_rank_single, pool), all;
        near(&p, one.critical, slow_rank_joint(&p.slow, p.z, REPLICATES, false, want), 1e-12);
        same(&p, one.joint, want);
        all = run(&p, &arp_rank_stepdown, pool);
        near(&p, all.critical, slow_rank_joint(&p.slow, p.z, REPLICATES, true, want), 1e-12);
        same(&p, all.joint, want);
        inside(&p, all.joint, one.joint);
        static double error[REPLICATES * MOST]; /* the same draws, given */
        for (size_t r = 0; r < REPLICATES * p.of.n; r++) {
            error[r] = p.sigma[r % p.of.n] * p.z[r];
        }
        p.of.error = error;
        arp_rank_sets given = run(&p, &arp_rank_stepdown, pool);
        near(&p, given.critical, all.critical, 0.0);
        same(&p, given.joint, want);
        arp_pool_free(pool);
    }
}

static void bins_never_give_a_smaller_critical_value_and_count_exactly(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        slow_rank_set want[MOST];
        uint32_t lane = 0;
        double range = c % 2 ? 1000.0 : 3.0;
        arp_pool *pool = arp_pool_new();
        make(&p, c, 1 + (size_t)arp_below(23, c, &lane, MOST), range);
        arp_rank_sets bins = run(&p, &arp_rank_bins, pool), one = run(&p, &arp_rank_single, pool);
        assert_true(bins.critical >= one.critical);
        /* no error is more than 1/128 of the range from another in its bin */
        assert_true(bins.critical <= one.critical * pow(range, 1.0 / 128.0) * (1.0 + 1e-12));
        slow_rank_apart(&p.slow, bins.critical, want);
        same(&p, bins.joint, want);
        inside(&p, one.joint, bins.joint);
        arp_pool_free(pool);
    }
}

static void marginal_sets_are_those_of_a_fine_integral(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        uint32_t lane = 0;
        double critical;
        arp_rank_set got;
        slow_rank_set want;
        make(&p, c, 1 + (size_t)arp_below(23, c, &lane, 6), 9.0);
        size_t row = below(&p, p.of.n);
        p.of.alone = &row;
        p.of.n_alone = 1;
        assert_int_equal(arp_rank_alone(&p.of, &got, &critical, NULL), ARP_OK);
        near(&p, critical, slow_rank_alone(&p.slow, row, 200, &want), 1e-5);
        assert_int_equal(got.low, want.low);
        assert_int_equal(got.high, want.high);
    }
}

/* Many territories, whose errors are taken in groups at first. */
static void marginal_sets_of_many_are_those_of_a_fine_integral(void **state) {
    (void)state;
    enum { MANY = 600 };
    for (uint64_t c = 0; c < 4; c++) {
        uint32_t lane = 0;
        static double x[MANY], sigma[MANY];
        size_t n = 520 + (size_t)arp_below(29, c, &lane, MANY - 520), row = n / 3 + (size_t)c;
        double critical;
        arp_rank_set got;
        slow_rank_set want;
        for (size_t i = 0; i < n; i++) {
            x[i] = -(double)i * 0.01;
            sigma[i] = 0.05 + 0.01 * (double)arp_below(29, c, &lane, c % 2 ? 30 : 300);
            if (c == 3 && i % 50 == 0 && i != row) sigma[i] = 0.0;
        }
        const arp_rank_sets_of of = {.x = x,
                                     .sigma = sigma,
                                     .n = n,
                                     .alpha = 0.05,
                                     .replicates = REPLICATES,
                                     .threads = 1,
                                     .alone = &row,
                                     .n_alone = 1};
        const slow_estimates slow = {x, sigma, n, 0.05};
        assert_int_equal(arp_rank_alone(&of, &got, &critical, NULL), ARP_OK);
        double definition = slow_rank_alone(&slow, row, 100, &want);
        assert_true(fabs(critical - definition) <= 1e-5 * definition);
        assert_int_equal(got.low, want.low);
        assert_int_equal(got.high, want.high);
    }
}

static void joint_intervals_are_those_of_the_definition(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        slow_rank_set want[MOST];
        uint32_t lane = 0;
        arp_pool *pool = arp_pool_new();
        make(&p, c, 1 + (size_t)arp_below(23, c, &lane, MOST), 30.0);
        double n = (double)p.of.n;
        slow_rank_intervals(&p.slow, 1.0 - pow(1.0 - p.of.alpha, 1.0 / n), want);
        same(&p, run(&p, &arp_rank_sidak, pool).joint, want);
        slow_rank_intervals(&p.slow, p.of.alpha / n, want);
        same(&p, run(&p, &arp_rank_bonferroni, pool).joint, want);
        arp_pool_free(pool);
    }
}

static void first_lists_are_those_of_the_replicates(void **state) {
    (void)state;
    static problem p;
    for (uint64_t c = 0; c < CASES; c++) {
        uint32_t lane = 0;
        arp_pool *pool = arp_pool_new();
        make(&p, c, 1 + (size_t)arp_below(23, c, &lane, 12), 30.0);
        arp_rank_sets got = run(&p, &arp_rank_stepdown, pool);
        for (size_t j = 0; j < 2; j++) {
            size_t stands[ARP_STANDINGS] = {0};
            for (size_t i = 0; i < p.of.n; i++) {
                size_t hits = slow_rank_first(&p.slow, p.z, REPLICATES, i, p.k[j]);
                near(&p, got.first[j * p.of.n + i].share, (double)hits / REPLICATES, 0.0);
                stands[got.joint[i].low > p.k[j]     ? ARP_SURELY_NOT
                       : got.joint[i].high <= p.k[j] ? ARP_SURELY
                                                     : ARP_POSSIBLY]++;
            }
            for (size_t s = 0; s < ARP_STANDINGS; s++) {
                assert_int_equal(got.standing[j * ARP_STANDINGS + s], stands[s]);
            }
        }
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_those_of_all_pairs_and_stepping_down_only_narrows),
        cmocka_unit_test(bins_never_give_a_smaller_critical_value_and_count_exactly),
        cmocka_unit_test(marginal_sets_are_those_of_a_fine_integral),
        cmocka_unit_test(marginal_sets_of_many_are_those_of_a_fine_integral),
        cmocka_unit_test(joint_intervals_are_those_of_the_definition),
        cmocka_unit_test(first_lists_are_those_of_the_replicates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
