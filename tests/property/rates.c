/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from c: a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "oracle/slow_rates.h"
#include "territory/rates.h"
#include "territory/shrink.h"
#include "unit/met.h"

enum { CASES = 1000, STRATA = 12, PLACES = 30 };

static const double ALPHA[] = {0.05, 0.002, 0.2};

static double u(uint64_t number, uint32_t lane) {
    return arp_u01(7, number, lane);
}

static double whole(uint64_t number, uint32_t lane, double below) {
    return floor(below * u(number, lane));
}

static void near(uint64_t c, const char *what, double got, double expected, double tolerance) {
    if (fabs(got - expected) <= tolerance * fmax(1.0, fabs(expected))) return;
    fail_msg("case %u: %s is %.17g, not %.17g", (unsigned)c, what, got, expected);
}

static void both_near(uint64_t c, const char *what, const double got[2], const double expected[2],
                      double tolerance) {
    near(c, what, got[0], expected[0], tolerance);
    near(c, what, got[1], expected[1], tolerance);
}

static void limits(const arp_interval_rule *rule, const arp_counted *counted, double alpha,
                   double out[2]) {
    meet(rule);
    rule->limits(counted, alpha, out);
}

static void shrink(const arp_shrinker *rule, const arp_shrink_input *in, double *out) {
    meet(rule);
    rule->shrink(in, out);
}

/* The cube root of x over its mean is about normal. [Wilson and Hilferty 1931] */
static double cubed(double x, double z) {
    return fmax(0.0, x * pow(1.0 - 1.0 / (9.0 * x) + z / (3.0 * sqrt(x)), 3.0));
}

static void exact_limits_of_a_count_hold_half_of_alpha_in_either_tail(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        const arp_counted counted = {.events = whole(c, 0, c % 2 ? 12.0 : 150.0)};
        double alpha = ALPHA[c % 3], got[2], expected[2], byar[2];
        limits(&arp_interval_exact_poisson, &counted, alpha, got);
        slow_poisson_limits(counted.events, alpha, expected);
        both_near(c, "exact Poisson", got, expected, 1e-10);
        limits(&arp_interval_poisson, &counted, alpha, got);
        limits(&arp_interval_byar, &counted, alpha, byar);
        if (counted.events < 10.0) both_near(c, "under ten", got, expected, 1e-10);
        else assert_memory_equal(got, byar, sizeof got);
        if (counted.events >= 10.0) both_near(c, "Byar", byar, expected, 0.02);
        assert_true(byar[0] >= 0.0 && byar[0] <= counted.events && counted.events < byar[1]);
        double z = slow_z(alpha / 2.0), half = counted.events + 0.5;
        limits(&arp_interval_byar_midp, &counted, alpha, got);
        both_near(c, "Byar mid-P", got, (double[]){cubed(half, -z), cubed(half, z)}, 1e-10);
    }
}

/* A region's deaths are counted in hundreds of thousands, and have Garwood's limits all the same.
 */
static void exact_limits_hold_at_every_count(void **state) {
    static const double COUNTS[] = {0,    1,    9,     10,    99,    100,    1432,
                                    1450, 9999, 15900, 65536, 99999, 234284, 500000};
    (void)state;
    for (size_t i = 0; i < sizeof COUNTS / sizeof COUNTS[0]; i++) {
        for (size_t a = 0; a < 3; a++) {
            const arp_counted counted = {.events = COUNTS[i]};
            double got[2], expected[2];
            limits(&arp_interval_exact_poisson, &counted, ALPHA[a], got);
            slow_poisson_limits(COUNTS[i], ALPHA[a], expected);
            both_near(i, "Garwood", got, expected, 1e-10);
        }
    }
    /* where nothing happened the upper limit has a closed form: exp(-U) = alpha / 2 */
    const arp_counted none = {.events = 0.0};
    double got[2];
    limits(&arp_interval_exact_poisson, &none, 0.05, got);
    both_near(0, "none", got, (double[]){0.0, -log(0.025)}, 1e-14);
}

static void limits_of_a_share_are_those_of_its_test(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        double n = 1.0 + whole(c, 0, c % 10 ? 25.0 : 90.0), alpha = ALPHA[c % 3];
        const arp_counted counted = {.events = whole(c, 1, n + 1.0), .of = n};
        double got[2], expected[2];
        limits(&arp_interval_wilson, &counted, alpha, got);
        slow_score_limits(counted.events, n, alpha, expected);
        both_near(c, "Wilson", got, expected, 1e-10);
        limits(&arp_interval_exact_binomial, &counted, alpha, got);
        slow_binomial_limits(counted.events, n, alpha, expected);
        both_near(c, "Clopper-Pearson", got, expected, 1e-10);
    }
}

/* Strata of one territory and of a standard. */
typedef struct strata {
    size_t n;
    double x[STRATA], people[STRATA], weight[STRATA], seen[STRATA];
} strata;

static strata draw_strata(uint64_t c) {
    strata s = {.n = 1 + (size_t)whole(c, 0, STRATA)};
    for (uint32_t i = 0; i < s.n; i++) {
        s.people[i] = 1.0 + whole(c, 10 + i, 5000.0);
        s.x[i] = whole(c, 30 + i, c % 4 ? 40.0 : 3.0);
        s.weight[i] = 1.0 + whole(c, 50 + i, 9000.0);
        s.seen[i] = 1.0 + whole(c, 70 + i, 300.0);
    }
    return s;
}

static void direct_rates_and_their_limits_are_those_of_the_definitions(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        strata s = draw_strata(c);
        arp_counted r;
        size_t at;
        double rate, variance, got[2], count[2], expected[2], all = 0.0, weight = 0.0, most = 0.0;
        double alpha = ALPHA[c % 3];
        assert_int_equal(arp_rate_direct(s.x, NULL, s.people, s.weight, s.n, &r, &at), ARP_RATE_OK);
        slow_direct(s.x, s.people, s.weight, s.n, &rate, &variance);
        for (size_t i = 0; i < s.n; i++) {
            all += s.x[i];
            weight += s.weight[i];
        }
        for (size_t i = 0; i < s.n; i++) most = fmax(most, s.weight[i] / weight / s.people[i]);
        near(c, "rate", r.rate * 1e3, rate * 1e3, 1e-13);
        near(c, "variance", r.variance * 1e6, variance * 1e6, 1e-12);
        near(c, "events", r.events, all, 0.0);
        near(c, "largest", r.largest, most, 1e-15);
        if (all == 0.0) continue;
        limits(&arp_interval_poisson, &r, alpha, count);
        limits(&arp_interval_dobson, &r, alpha, got);
        for (int k = 0; k < 2; k++) {
            expected[k] = fmax(0.0, rate + sqrt(variance / all) * (count[k] - all));
        }
        both_near(c, "Dobson", got, expected, 1e-13);
        limits(&arp_interval_fay_feuer, &r, alpha, got);
        expected[0] = slow_gamma_quantile(alpha / 2.0, rate, variance);
        expected[1] = slow_gamma_quantile(1.0 - alpha / 2.0, rate + most, variance + most * most);
        both_near(c, "Fay-Feuer", got, expected, 1e-10);
    }
}

static void one_stratum_standardised_is_its_crude_rate(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        strata s = draw_strata(c);
        arp_counted r;
        size_t at;
        assert_int_equal(arp_rate_direct(s.x, NULL, s.people, s.weight, 1, &r, &at), ARP_RATE_OK);
        near(c, "crude rate", r.rate, s.x[0] / s.people[0], 1e-15);
    }
}

static void expected_events_are_the_standards_rates_on_the_territorys_people(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        strata s = draw_strata(c);
        arp_expected r;
        size_t at;
        assert_int_equal(arp_rate_indirect(s.x, s.people, s.seen, s.weight, s.n, &r, &at),
                         ARP_RATE_OK);
        near(c, "expected", r.expected, slow_expected(s.people, s.seen, s.weight, s.n), 1e-14);
        /* a territory that is its own standard has what it expects */
        s.x[0] += 1.0;
        assert_int_equal(arp_rate_indirect(s.x, s.people, s.x, s.people, s.n, &r, &at),
                         ARP_RATE_OK);
        near(c, "itself", r.observed / r.expected, 1.0, 1e-14);
    }
}

/* Territories, their neighbours on a ring with some links more. */
typedef struct places {
    size_t n, start[PLACES + 1], neighbour[PLACES * PLACES];
    double y[PLACES], p[PLACES];
} places;

/* Of shares, no more events than people. */
static places draw_places(uint64_t c, bool shares) {
    places s = {.n = 2 + (size_t)whole(c, 0, PLACES - 1)};
    size_t links = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        double risk = c % 3 ? 1.0 : 0.2 + 4.0 * u(c, 100 + i); /* a third are more than chance */
        s.p[i] = c % 7 == 0 && i == 1 ? 0.0 : 1.0 + whole(c, 10 + i, 60.0);
        s.y[i] = s.p[i] > 0.0 ? floor(s.p[i] * risk * (0.5 + u(c, 50 + i))) : 0.0;
        if (shares) s.y[i] = fmin(s.p[i], floor(s.y[i] / 3.0));
        s.start[i] = links;
        for (uint32_t j = 0; j < s.n; j++) {
            bool next = (i + 1) % s.n == j || (j + 1) % s.n == i;
            uint32_t low = i < j ? i : j, high = i < j ? j : i;
            if (i != j && (next || u(c, 1000 + PLACES * low + high) < 0.1))
                s.neighbour[links++] = j;
        }
    }
    s.start[s.n] = links;
    if (s.y[0] == 0.0) s.y[0] = 1.0;
    return s;
}

static arp_shrink_input input(const places *s, bool shares) {
    return (arp_shrink_input){.y = s->y,
                              .p = s->p,
                              .n = s->n,
                              .start = s->start,
                              .neighbour = s->neighbour,
                              .model = shares ? ARP_ERROR_BINOMIAL : ARP_ERROR_POISSON};
}

static void marshall_draws_to_the_mean_of_all_or_of_the_neighbours(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        bool shares = c % 2;
        places s = draw_places(c, shares);
        const arp_shrink_input in = input(&s, shares);
        double got[PLACES], expected[PLACES];
        int all[PLACES];
        for (size_t i = 0; i < s.n; i++) all[i] = 1;
        shrink(&arp_shrink_marshall, &in, got);
        slow_marshall(s.y, s.p, all, s.n, shares, expected);
        for (size_t i = 0; i < s.n; i++) near(c, "global", got[i], expected[i], 1e-12);
        shrink(&arp_shrink_marshall_local, &in, got);
        for (size_t i = 0; i < s.n; i++) {
            int members[PLACES] = {0};
            members[i] = 1;
            for (size_t l = s.start[i]; l < s.start[i + 1]; l++) members[s.neighbour[l]] = 1;
            slow_marshall(s.y, s.p, members, s.n, shares, expected);
            near(c, "local", got[i], expected[i], 1e-12);
        }
    }
}

static void poisson_gamma_solves_the_equations_of_clayton_and_kaldor(void **state) {
    (void)state;
    size_t spread = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        places s = draw_places(c, false);
        const arp_shrink_input in = input(&s, false);
        double got[PLACES], expected[PLACES];
        arp_prior prior = arp_gamma_prior(s.y, s.p, s.n);
        shrink(&arp_shrink_poisson_gamma, &in, got);
        slow_poisson_gamma(s.y, s.p, s.n, expected);
        for (size_t i = 0; i < s.n; i++) near(c, "Poisson-gamma", got[i], expected[i], 1e-9);
        spread += prior.variance > 0.0;
    }
    assert_true(spread > 200 && spread < CASES - 10); /* more than chance, and no more */
}

/* Between its own rate and the mean, and nearer to the mean with fewer people. */
static void shrinkage_never_passes_the_mean(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        places s = draw_places(c, c % 2);
        const arp_shrink_input in = input(&s, c % 2);
        double got[PLACES];
        arp_prior prior = arp_marshall_prior(&in, NULL, s.n, SIZE_MAX);
        shrink(&arp_shrink_marshall, &in, got);
        for (size_t i = 0; i < s.n; i++) {
            if (s.p[i] == 0.0) continue;
            double own = s.y[i] / s.p[i], low = fmin(own, prior.mean), high = fmax(own, prior.mean);
            assert_true(got[i] >= low - 1e-12 && got[i] <= high + 1e-12);
        }
    }
}

/* Runs last: what the tests above compared. */
static void every_rule_met_its_oracle(void **state) {
    (void)state;
    ALL_HAVE_MET(ARP_INTERVAL_RULES, CASES / 20);
    ALL_HAVE_MET(ARP_SHRINKERS, CASES / 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_limits_of_a_count_hold_half_of_alpha_in_either_tail),
        cmocka_unit_test(exact_limits_hold_at_every_count),
        cmocka_unit_test(limits_of_a_share_are_those_of_its_test),
        cmocka_unit_test(direct_rates_and_their_limits_are_those_of_the_definitions),
        cmocka_unit_test(one_stratum_standardised_is_its_crude_rate),
        cmocka_unit_test(expected_events_are_the_standards_rates_on_the_territorys_people),
        cmocka_unit_test(marshall_draws_to_the_mean_of_all_or_of_the_neighbours),
        cmocka_unit_test(poisson_gamma_solves_the_equations_of_clayton_and_kaldor),
        cmocka_unit_test(shrinkage_never_passes_the_mean),
        cmocka_unit_test(every_rule_met_its_oracle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
