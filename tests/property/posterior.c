/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What data error is drawn from, against prior times likelihood integrated numerically; the numbers
   drawn, against R's quantiles; and what they do to a concordance, against draws made elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantiles.h"
#include "oracle/random.h"
#include "oracle/slow_posterior.h"
#include "sensitivity/noise/gamma.h"
#include "sensitivity/noise/posterior.h"
#include "study/study.h"

enum { CASES = 1000, MOST = 24 };

typedef struct made {
    slow_seen seen;
    double y[MOST], p[MOST], value[MOST], per;
    uint8_t mark[MOST];
    arp_summand count;
    arp_column column;
    arp_error_column error;
} made;

static double uniform(uint64_t *state) {
    return ((double)(slow_random(state) >> 12) + 0.5) * 0x1p-52;
}

/* Counts and ready values of territories that differ, or hardly do; zero counts among them. */
static void make(uint64_t number, made *to) {
    uint64_t s = number;
    int kind = (int)(number % 3);
    double common = kind == SLOW_BETA ? 0.05 + 0.9 * uniform(&s) : 0.02 * uniform(&s);
    double differ = slow_random_below(&s, 4) ? uniform(&s) : 0.0;
    memset(to, 0, sizeof *to);
    to->seen = (slow_seen){kind, 4 + slow_random_below(&s, MOST - 4), to->y, to->p};
    to->per = kind == SLOW_NORMAL ? 1.0 : slow_random_below(&s, 2) ? 100.0 : 100000.0;
    for (size_t i = 0; i < to->seen.n; i++) {
        double own = common * (1.0 + 1.9 * differ * (uniform(&s) - 0.5));
        to->p[i] = floor(5.0 + 2000.0 * uniform(&s) * uniform(&s));
        to->y[i] = floor(own * to->p[i] + uniform(&s) * sqrt(own * to->p[i]));
        if (kind == SLOW_BETA) to->y[i] = fmin(to->y[i], to->p[i]);
        to->value[i] = to->per * to->y[i] / to->p[i];
        if (kind != SLOW_NORMAL) continue;
        to->p[i] = 0.1 + uniform(&s);
        to->y[i] = to->value[i] =
            10.0 + 4.0 * differ * uniform(&s) + to->p[i] * (uniform(&s) - 0.5);
    }
    to->count = (arp_summand){.numerator = to->y,
                              .denominator = to->p,
                              .mark = to->mark,
                              .per = to->per,
                              .model = kind == SLOW_BETA ? ARP_ERROR_BINOMIAL : ARP_ERROR_POISSON};
    to->column = (arp_column){.value = to->value, .mark = to->mark};
    if (kind == SLOW_NORMAL) to->error.standard_error = to->p;
    else to->error.count = &to->count;
}

/* Mean and variance of a cell's law, in the unit of the values. */
static void moments(arp_posterior_law law, const arp_posterior_cell *c, double out[2]) {
    double all = c->a + c->b;
    out[0] = c->a;
    out[1] = c->b * c->b;
    if (law == ARP_POSTERIOR_GAMMA) {
        out[0] = c->unit * c->a;
        out[1] = c->unit * c->unit * c->a;
    } else if (law == ARP_POSTERIOR_BETA) {
        out[0] = c->unit * c->a / all;
        out[1] = c->unit * c->unit * c->a * c->b / (all * all * (all + 1.0));
    }
}

/* About its quantile of chance p, and what R says of that. */
static double quantile_of(arp_posterior_law law, const arp_posterior_cell *c, double *p) {
    if (law == ARP_POSTERIOR_GAMMA) return c->unit * arp_gamma_quantile(*p, c->a);
    if (law == ARP_POSTERIOR_NORMAL) return c->a - c->b * arp_normal_quantile_above(*p);
    double x = arp_beta_quantile(*p, c->a, c->b);
    *p = arp_beta_below(x, c->a, c->b);
    return c->unit * x;
}

static void near(uint64_t number, const char *what, double x, double y, double within) {
    if (!(fabs(x - y) <= within)) {
        fail_msg("case %d, %s: %.15g, not %.15g", (int)number, what, x, y);
    }
}

static void laws_are_the_prior_times_the_likelihood(void **state) {
    (void)state;
    static const double P[] = {0.01, 0.25, 0.5, 0.9, 0.999};
    size_t flat = 0, zeros = 0;
    for (uint64_t number = 0; number < CASES; number++) {
        made m;
        make(number, &m);
        double value[MOST], error[MOST], mean, variance, law[2], slow[3];
        uint8_t mark[MOST];
        const arp_posterior_room room = {value, error, mark};
        const arp_posterior p = arp_posterior_of(&m.column, &m.error, m.seen.n, &room);
        slow_prior(&m.seen, &mean, &variance);
        double per = m.per, at = P[number % 5];
        if (isnan(p.mean)) assert_false(variance > 0.0); /* all alike */
        else near(number, "prior's mean", p.mean, per * mean, 1e-12 * per * mean);
        near(number, "prior's variance", p.spread, per * per * variance,
             1e-9 * per * per * (variance + mean * mean));
        size_t i = (size_t)number % m.seen.n;
        arp_posterior_cell cell;
        assert_true(arp_posterior_at(&p, &m.column, &m.error, i, &cell));
        moments(p.law, &cell, law);
        double x = quantile_of(p.law, &cell, &at);
        slow_posterior(&m.seen, i, p.mean / per, p.spread / per / per, x / per, slow, slow + 1,
                       slow + 2);
        near(number, "mean", law[0], per * slow[0], 1e-7 * law[0]);
        near(number, "variance", law[1], per * per * slow[1], 1e-6 * law[1]);
        near(number, "quantile", at, slow[2], 1e-7);
        flat += !(p.spread > 0.0);
        zeros += !(m.y[i] > 0.0);
    }
    print_message("%zu of %d cases without differences, %zu zero counts\n", flat, CASES, zeros);
    assert_true(flat > 50 && zeros > 5);
}

/* The mean of a posterior is the shrunk value: y among P, drawn towards m by a / (a + error). */
static void means_are_the_shrunk_rates(void **state) {
    (void)state;
    for (uint64_t number = 0; number < CASES; number++) {
        made m;
        make(number, &m);
        double value[MOST], error[MOST], law[2];
        uint8_t mark[MOST];
        const arp_posterior_room room = {value, error, mark};
        const arp_posterior p = arp_posterior_of(&m.column, &m.error, m.seen.n, &room);
        for (size_t i = 0; i < m.seen.n && p.spread > 0.0; i++) {
            double q = p.mean / m.per, noise = m.p[i] * m.p[i];
            arp_posterior_cell cell;
            if (p.law == ARP_POSTERIOR_GAMMA) noise = m.per * m.per * q / m.p[i];
            if (p.law == ARP_POSTERIOR_BETA) noise = m.per * m.per * q * (1.0 - q) / m.p[i];
            double shrunk = p.mean + p.spread / (p.spread + noise) * (m.value[i] - p.mean);
            assert_true(arp_posterior_at(&p, &m.column, &m.error, i, &cell));
            moments(p.law, &cell, law);
            near(number, "shrunk", law[0], shrunk, 1e-9 * fabs(shrunk) + 1e-300);
        }
    }
}

/* Draws under R's quantiles, as often as their chance has it, and the moments. */
static void drawn(const char *what, double a, double b) {
    enum { DRAWS = 40000, QUANTILES = 7 };
    static const double P[QUANTILES] = {0.001, 0.02, 0.2, 0.5, 0.8, 0.98, 0.999};
    size_t below[QUANTILES] = {0};
    double sum = 0.0, squares = 0.0, quantile[QUANTILES];
    for (size_t q = 0; q < QUANTILES; q++) {
        quantile[q] = b > 0.0 ? arp_beta_quantile(P[q], a, b) : arp_gamma_quantile(P[q], a);
    }
    double mean = b > 0.0 ? a / (a + b) : a;
    double variance = b > 0.0 ? mean * (1.0 - mean) / (a + b + 1.0) : a;
    for (uint32_t d = 0; d < DRAWS; d++) {
        const arp_draw_place at = {99, d, (uint32_t)(1000.0 * a)};
        double x = b > 0.0 ? arp_beta_draw(a, b, at) : arp_gamma_draw(a, at);
        for (size_t q = 0; q < QUANTILES; q++) below[q] += x <= quantile[q];
        sum += x;
        squares += (x - mean) * (x - mean);
    }
    double kurtosis = b > 0.0 ? 8.0 : 3.0 + 6.0 / a;
    near(0, what, sum / DRAWS, mean, 5.0 * sqrt(variance / DRAWS));
    near(1, what, squares / DRAWS, variance, 5.0 * variance * sqrt(kurtosis / DRAWS));
    for (size_t q = 0; q < QUANTILES; q++) {
        double se = sqrt(P[q] * (1.0 - P[q]) / DRAWS);
        bool apart = quantile[q] > 1e-290 && (b <= 0.0 || quantile[q] < 1.0 - 1e-9);
        if (apart) near(q, what, (double)below[q] / DRAWS, P[q], 5.0 * se);
    }
}

static void numbers_drawn_have_r_s_quantiles(void **state) {
    (void)state;
    static const double SHAPE[] = {0.05, 0.5, 0.9, 1.0, 1.5, 4.0, 30.0, 1000.0, 1e6};
    enum { SHAPES = sizeof SHAPE / sizeof *SHAPE };
    for (size_t i = 0; i < SHAPES; i++) {
        drawn("gamma", SHAPE[i], 0.0);
        drawn("beta", SHAPE[i], SHAPE[SHAPES - 1 - i]);
        if (SHAPE[i] >= 0.5) drawn("beta", SHAPE[i], 3.0 * SHAPE[i]);
    }
}

static void the_same_place_gives_the_same_number(void **state) {
    (void)state;
    const arp_draw_place at = {7, 3, 2}, other[] = {{8, 3, 2}, {7, 4, 2}, {7, 3, 1}};
    double x = arp_gamma_draw(2.5, at), again = arp_gamma_draw(2.5, at);
    assert_memory_equal(&x, &again, sizeof x);
    for (size_t i = 0; i < 3; i++) assert_true(fabs(arp_gamma_draw(2.5, other[i]) - x) > 0.0);
}

/* ---- simulated studies of one indicator, whose truth is known ---- */

enum { TOWNS = 150, STUDIES = 500, PAIR = 2 };

/* C of two territories by counting pairs. */
static double pair_concordance(const double *x, const size_t *pair) {
    double won = 0.0;
    for (size_t t = 0; t < PAIR; t++) {
        for (size_t i = 0; i < TOWNS; i++) won += x[pair[t]] > x[i] && i != pair[!t];
    }
    return won / (PAIR * (TOWNS - PAIR));
}

static double slow_poisson(uint64_t *state, double mean) {
    double n = 0.0;
    for (double left = mean - slow_gamma(state, 1.0); left > 0.0; n++) {
        left -= slow_gamma(state, 1.0);
    }
    return n;
}

/* Chosen are the two of the highest observed rates: the truth has a lower C than what was seen, and
   the draws have it on average; those around the observed rates do not. */
static void concordances_drawn_are_on_average_those_of_the_truth(void **state) {
    (void)state;
    double sum[2] = {0.0}, squares[2] = {0.0};
    for (uint64_t study = 0; study < STUDIES; study++) {
        double y[TOWNS], p[TOWNS], seen[TOWNS], truth[TOWNS], drawn[2][TOWNS], room[2][TOWNS];
        uint8_t mark[TOWNS] = {0}, scratch[TOWNS];
        uint64_t s = study;
        size_t pair[PAIR] = {0, 0};
        for (size_t i = 0; i < TOWNS; i++) {
            truth[i] = 0.002 * slow_gamma(&s, 6.0) / 6.0;
            p[i] = 500.0 + 9500.0 * uniform(&s);
            y[i] = slow_poisson(&s, p[i] * truth[i]);
            seen[i] = y[i] / p[i];
        }
        for (size_t i = 1; i < TOWNS; i++) pair[0] = seen[i] > seen[pair[0]] ? i : pair[0];
        pair[1] = pair[0] == 0;
        for (size_t i = 0; i < TOWNS; i++) {
            if (i != pair[0] && seen[i] > seen[pair[1]]) pair[1] = i;
        }
        arp_summand count = {
            .numerator = y, .denominator = p, .mark = mark, .per = 1.0, .model = ARP_ERROR_POISSON};
        const arp_column column = {.value = seen, .mark = mark};
        const arp_error_column error = {.count = &count};
        const arp_posterior_room in = {room[0], room[1], scratch};
        const arp_posterior from = arp_posterior_of(&column, &error, TOWNS, &in);
        for (size_t i = 0; i < TOWNS; i++) {
            arp_posterior_cell c;
            assert_true(arp_posterior_at(&from, &column, &error, i, &c));
            drawn[0][i] = c.unit * arp_gamma_draw(c.a, (arp_draw_place){study, (uint32_t)i, 0});
            drawn[1][i] = slow_poisson(&s, y[i]) / p[i];
        }
        for (size_t way = 0; way < 2; way++) {
            double off = pair_concordance(drawn[way], pair) - pair_concordance(truth, pair);
            sum[way] += off / STUDIES;
            squares[way] += off * off / STUDIES;
        }
    }
    for (size_t way = 0; way < 2; way++) {
        double se = sqrt((squares[way] - sum[way] * sum[way]) / STUDIES);
        print_message("%s: C off by %.4f, standard error %.4f\n",
                      way ? "around the observed" : "posterior", sum[way], se);
        if (way == 0) near(0, "C", sum[way], 0.0, 4.0 * se);
        else assert_true(fabs(sum[way]) > 8.0 * se);
    }
}

/* ---- the concordance of the supply of care, tests/golden/data/supply.yaml ---- */

enum { SUPPLY = 4, SLOW_DRAWS = 1500 };

/* C of the first side of `column` on, by counting pairs: more care is less need. */
static double concordance_drawn(const arp_study *study, const size_t *column, uint64_t *random) {
    size_t n = study->values.n_rows;
    double *score = calloc(n, sizeof *score), *x = calloc(n, sizeof *x), won = 0.0;
    for (size_t j = 0; j < SUPPLY; j++) {
        const arp_value_error *e = &study->errors[column[j]];
        const slow_seen seen = {SLOW_GAMMA, n, e->numerator, e->denominator};
        double m, a, mean = 0.0, squares = 0.0;
        slow_prior(&seen, &m, &a);
        for (size_t i = 0; i < n; i++) {
            x[i] = slow_gamma(random, m * m / a + e->numerator[i]) / (m / a + e->denominator[i]);
            mean += x[i] / (double)n;
        }
        for (size_t i = 0; i < n; i++) squares += (x[i] - mean) * (x[i] - mean);
        for (size_t i = 0; i < n; i++) score[i] -= (x[i] - mean) / sqrt(squares);
    }
    for (size_t t = 0; t < study->m; t++) {
        for (size_t i = 0; i < n; i++) {
            bool in = false;
            for (size_t u = 0; u < study->m; u++) in = in || study->selected[u] == i;
            won += !in && score[study->selected[t]] > score[i];
        }
    }
    free(score);
    free(x);
    return won / (double)(study->m * (n - study->m));
}

static void a_concordance_is_that_of_draws_made_elsewhere(void **state) {
    (void)state;
    static const char *const SET[] = {"sensitivity.factors={data: {rule: counts}}",
                                      "sensitivity.draws=1536"};
    static const char *const NAME[SUPPLY] = {"dens_mg", "dens_ide", "dens_mk", "dens_dent"};
    const arp_study_options options = {.set = SET, .n_set = 2};
    arp_study study;
    arp_answer answer = {0};
    size_t column[SUPPLY], found = 0;
    uint64_t random = 5;
    double sum = 0.0, squares = 0.0;
    assert_int_equal(arp_study_open(ARP_GOLDEN_DATA "/supply.yaml", &options, &study, NULL),
                     ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    study.sensitivity.no_indices = true;
    assert_int_equal(arp_study_sensitivity(&study, NULL, &answer, NULL), ARP_OK);
    for (size_t j = 0; j < study.values.n_columns && found < SUPPLY; j++) {
        if (strcmp(study.made[j].id, NAME[found]) == 0) column[found++] = j;
    }
    assert_int_equal(found, SUPPLY);
    for (int d = 0; d < SLOW_DRAWS; d++) {
        double c = concordance_drawn(&study, column, &random);
        sum += c;
        squares += c * c;
    }
    double mean = sum / SLOW_DRAWS, sd = sqrt(squares / SLOW_DRAWS - mean * mean);
    const arp_spread_of *supply = &answer.sensitivity.c[1];
    print_message("supply: C %.3f, sd %.3f; elsewhere %.3f, %.3f\n", supply->mean, supply->sd, mean,
                  sd);
    near(0, "C", supply->mean, mean, 5.0 * sd * sqrt(1.0 / SLOW_DRAWS + 1.0 / 1536.0));
    near(0, "sd of C", supply->sd, sd, 0.15 * sd);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(laws_are_the_prior_times_the_likelihood),
        cmocka_unit_test(means_are_the_shrunk_rates),
        cmocka_unit_test(numbers_drawn_have_r_s_quantiles),
        cmocka_unit_test(the_same_place_gives_the_same_number),
        cmocka_unit_test(concordances_drawn_are_on_average_those_of_the_truth),
        cmocka_unit_test(a_concordance_is_that_of_draws_made_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
