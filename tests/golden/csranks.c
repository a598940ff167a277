/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank sets of the PISA 2018 scores in mathematics and in science: those of R csranks (R = 10 000),
   whose random numbers are others, with seed 1 and with seeds 1 to 20; and in mathematics those of
   Klein, Wright and Wieczorek. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "golden/published.h"
#include "sensitivity/ranks/sets.h"

enum { MOST = 64, SCORE = 2, ERROR, RANK, ALONE, JOINT = 7, SINGLE = 9, BEST = 11, WORST };
/* Of the table of many seeds: the least and the most of each bound, and how often one is chosen. */
enum { SEEDS = 20, ALONE_OF = 5, JOINT_OF = 9, SINGLE_OF = 13, BEST_OF = 17, WORST_OF };

static published mathematics, science, joint;
static const published *table;
static double x[MOST], sigma[MOST];
static size_t n, row[MOST];
static arp_pool *pool;

/* `state`: the survey's table. */
static int read_case(void **state) {
    table = *state;
    n = table->n;
    pool = arp_pool_new();
    for (size_t i = 0; i < n && i < MOST; i++) {
        x[i] = published_number(table, i, SCORE);
        sigma[i] = published_number(table, i, ERROR);
        row[i] = i;
    }
    return pool && n > 0 && n <= MOST ? 0 : -1;
}

static int let_go(void **state) {
    (void)state;
    arp_pool_free(pool);
    return 0;
}

static arp_rank_sets sets(const arp_rank_method *method, uint64_t seed) {
    arp_rank_sets out = {0};
    arp_rank_sets_of of = {.x = x,
                           .sigma = sigma,
                           .n = n,
                           .alpha = 0.05,
                           .replicates = 10000,
                           .seed = seed,
                           .threads = 2,
                           .alone = row,
                           .n_alone = n};
    assert_int_equal(arp_rank_sets_make(method, &of, pool, &out, NULL), ARP_OK);
    return out;
}

static size_t off(uint32_t got, size_t i, size_t field) {
    long by = (long)got - (long)published_number(table, i, field);
    if (by < -1 || by > 1) fail_msg("row %zu field %zu: off by %ld", i, field, by);
    return by != 0;
}

static void close(const arp_rank_set *set, size_t field) {
    size_t differ = 0;
    for (size_t i = 0; i < n; i++) {
        differ += off(set[i].low, i, field) + off(set[i].high, i, field + 1);
    }
    if (differ * 20 > 2 * n) fail_msg("field %zu: %zu of %zu bounds differ", field, differ, 2 * n);
}

static void sets_are_those_of_csranks(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        arp_rank_sets got = sets(&arp_rank_stepdown, seed);
        close(got.joint, JOINT);
        close(got.alone, ALONE);
        close(sets(&arp_rank_single, seed).joint, SINGLE);
    }
}

static void between(const arp_rank_set *set, size_t field) {
    for (size_t i = 0; i < n; i++) {
        const uint32_t bound[] = {set[i].low, set[i].high};
        for (size_t k = 0; k < 2; k++) {
            assert_in_range(bound[k], (unsigned)published_number(table, i, field + 2 * k),
                            (unsigned)published_number(table, i, field + 2 * k + 1));
        }
    }
}

static void sets_are_among_those_of_csranks_with_many_seeds(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        arp_rank_sets got = sets(&arp_rank_stepdown, seed);
        between(got.joint, JOINT_OF);
        between(got.alone, ALONE_OF);
        between(sets(&arp_rank_single, seed).joint, SINGLE_OF);
        for (size_t i = 0; i < n; i++) { /* all seeds of csranks agree on these */
            assert_int_equal(arp_rank_set_first(got.joint[i], 5) != ARP_SURELY_NOT,
                             published_number(table, i, BEST_OF) > SEEDS / 2);
            assert_int_equal(got.joint[i].high > n - 5,
                             published_number(table, i, WORST_OF) > SEEDS / 2);
        }
    }
}

static void the_best_and_the_worst_five_are_those_of_csranks(void **state) {
    (void)state;
    arp_rank_sets got = sets(&arp_rank_stepdown, 1);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(arp_rank_set_first(got.joint[i], 5) != ARP_SURELY_NOT,
                         strcmp(table->cell[i][BEST], "TRUE") == 0);
        assert_int_equal(got.joint[i].high > n - 5, strcmp(table->cell[i][WORST], "TRUE") == 0);
    }
}

static void joint_intervals_are_those_of_klein_wright_wieczorek(void **state) {
    (void)state;
    arp_rank_sets got = sets(&arp_rank_sidak, 1);
    assert_int_equal(joint.n, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(got.joint[i].low, (int)published_number(&joint, i, 1));
        assert_int_equal(got.joint[i].high, (int)published_number(&joint, i, 2));
    }
}

int main(void) {
    published_read("csranks_pisa2018_math.csv", &mathematics);
    published_read("csranks_pisa2018_science.csv", &science);
    published_read("kww_pisa2018_math_sidak.csv", &joint);
#define OF(survey, test) cmocka_unit_test_prestate_setup_teardown(test, read_case, let_go, survey)
    const struct CMUnitTest tests[] = {
        OF(&mathematics, sets_are_those_of_csranks),
        OF(&mathematics, the_best_and_the_worst_five_are_those_of_csranks),
        OF(&mathematics, joint_intervals_are_those_of_klein_wright_wieczorek),
        OF(&science, sets_are_among_those_of_csranks_with_many_seeds),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&mathematics);
    published_free(&science);
    published_free(&joint);
    return failed;
}
