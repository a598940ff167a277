/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its problem from (29, c): a failure names c, and c makes the problem again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "oracle/slow_ranks.h"
#include "sensitivity/draws/acceptability.h"

enum { CASES = 1000, MOST = 40, DRAWS = 60, MANY = 700 };

static const unsigned PERCENT[ARP_RANK_QUANTILES] = {5, 25, 50, 75, 95};

typedef struct problem {
    uint64_t number;
    uint32_t lane;
} problem;

static size_t below(problem *p, size_t n) {
    return (size_t)arp_below(29, p->number, &p->lane, n);
}

static double uniform(problem *p) {
    return arp_u01(29, p->number, p->lane++);
}

static void near(const problem *p, double got, double want, double within) {
    if (isnan(want) ? isnan(got) : fabs(got - want) <= within) return;
    fail_msg("case %u: %.17g is not %.17g", (unsigned)p->number, got, want);
}

/* Ranks of scores with ties, draw by draw. */
static void make_draws(problem *p, size_t n, size_t draws, uint32_t *rank) {
    double score[MANY];
    for (size_t d = 0; d < draws; d++) {
        for (size_t i = 0; i < n; i++) score[i] = (double)i / 4.0 + (double)below(p, n);
        for (size_t i = 0; i < n; i++) {
            rank[d * n + i] = 1;
            for (size_t j = 0; j < n; j++) rank[d * n + i] += score[j] > score[i];
        }
    }
}

static void check_row(const problem *p, const arp_acceptability *got, const uint32_t *rank,
                      size_t i) {
    uint32_t own[DRAWS];
    double mean = 0.0, square = 0.0, draws = (double)got->draws;
    size_t n = got->n;
    for (size_t d = 0; d < got->draws; d++) {
        own[d] = rank[d * n + i];
        mean += (double)own[d] / draws;
    }
    for (size_t d = 0; d < got->draws; d++) square += (own[d] - mean) * (own[d] - mean) / draws;
    near(p, got->spread[i].mean, mean, 1e-9);
    near(p, got->spread[i].sd, sqrt(square), 1e-9);
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
        double want = slow_rank_quantile(own, got->draws, PERCENT[q]);
        near(p, got->spread[i].quantile[q], want, 0.5 * (double)(got->width - 1));
    }
    for (size_t r = 1; got->share && r <= n; r++) {
        size_t hits = 0;
        for (size_t d = 0; d < got->draws; d++) hits += own[d] == r;
        near(p, got->share[i * n + r - 1], (double)hits / draws, 0.0);
    }
    for (size_t j = 0; j < got->n_k; j++) {
        size_t hits = 0;
        for (size_t d = 0; d < got->draws; d++) hits += own[d] <= got->k[j];
        near(p, got->first[j * n + i].share, (double)hits / draws, 0.0);
        assert_true(got->first[j * n + i].low < got->first[j * n + i].high);
    }
    for (size_t j = 0; got->above && j < n; j++) {
        double won = 0.0;
        for (size_t d = 0; d < got->draws; d++) {
            uint32_t other = rank[d * n + j];
            won += own[d] < other ? 1.0 : own[d] == other ? 0.5 : 0.0;
        }
        near(p, got->above[i * n + j], won / draws, 1e-15);
    }
}

static void what_is_read_is_what_the_ranks_say(void **state) {
    (void)state;
    static uint32_t rank[DRAWS * MANY];
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = {.number = c};
        bool many = c % 50 == 0;
        size_t n = 1 + below(&p, many ? MANY : MOST), k[] = {1, 1 + below(&p, n)};
        size_t draws = 1 + below(&p, DRAWS);
        arp_tally_shape shape = {
            .n = n, .k = k, .n_k = 2, .matrix = !many && c % 3, .bins = true, .pairs = !many};
        arp_tally tally = {0};
        arp_acceptability got;
        arp_pool *pool = arp_pool_new();
        make_draws(&p, n, draws, rank);
        assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
        arp_tally_add(&tally, draws, rank, NULL);
        assert_int_equal(arp_acceptability_make(&tally, pool, &got, NULL), ARP_OK);
        assert_int_equal(got.draws, draws);
        for (size_t i = 0; i < n; i++) check_row(&p, &got, rank, i);
        arp_tally_free(&tally);
        arp_pool_free(pool);
    }
}

static void central_weights_are_means_of_the_draws_in_which_one_is_first(void **state) {
    (void)state;
    enum { P = 4 };
    static uint32_t rank[DRAWS * MOST];
    for (uint64_t c = 0; c < CASES; c++) {
        problem p = {.number = c};
        double w[DRAWS * P], value[MOST * P];
        uint64_t hits[MOST] = {0};
        size_t n = 1 + below(&p, MOST);
        arp_tally_shape shape = {.n = n, .p = P};
        arp_tally tally = {0};
        arp_acceptability got;
        arp_pool *pool = arp_pool_new();
        make_draws(&p, n, DRAWS, rank);
        for (size_t l = 0; l < DRAWS * P; l++) w[l] = uniform(&p);
        for (size_t l = 0; l < n * P; l++) value[l] = (double)below(&p, 9) / 8.0;
        assert_int_equal(arp_tally_new(&shape, &tally, NULL), ARP_OK);
        arp_tally_add(&tally, DRAWS, rank, w);
        assert_int_equal(arp_acceptability_make(&tally, pool, &got, NULL), ARP_OK);
        arp_confidence_add(value, n, P, got.central, hits);
        for (size_t i = 0; i < n; i++) {
            double sum[P] = {0}, times = 0.0;
            bool beaten = false;
            for (size_t d = 0; d < DRAWS; d++) {
                if (rank[d * n + i] != 1) continue;
                times += 1.0;
                for (size_t l = 0; l < P; l++) sum[l] += w[d * P + l];
            }
            for (size_t l = 0; l < P; l++)
                near(&p, got.central[i * P + l], sum[l] / times, 1.2e-10);
            for (size_t j = 0; j < n; j++) {
                double own = 0.0, other = 0.0;
                for (size_t l = 0; l < P; l++) {
                    own += got.central[i * P + l] * value[l * n + i];
                    other += got.central[i * P + l] * value[l * n + j];
                }
                beaten = beaten || other > own;
            }
            assert_int_equal(hits[i], times > 0.0 && !beaten);
        }
        arp_tally_free(&tally);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_what_the_ranks_say),
        cmocka_unit_test(central_weights_are_means_of_the_draws_in_which_one_is_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
