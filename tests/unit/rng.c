/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/quantiles.h"
#include "base/rng.h"

static void philox_gives_its_known_answer(void **state) {
    (void)state;
    uint32_t out[4];
    arp_philox(0, 0, 0, out);
    assert_int_equal(out[0], 0x6627e8d5);
    assert_int_equal(out[1], 0xe169c58d);
    assert_int_equal(out[2], 0xbc57ac4c);
    assert_int_equal(out[3], 0x9b00dbd8);
}

static void uniforms_fill_the_open_interval(void **state) {
    (void)state;
    double sum = 0.0, least = 1.0, most = 0.0;
    for (uint64_t d = 0; d < 100000; d++) {
        double u = arp_u01(3, d, 0);
        sum += u;
        least = fmin(least, u);
        most = fmax(most, u);
    }
    assert_true(least > 0.0 && least < 1e-4 && most < 1.0 && most > 1.0 - 1e-4);
    assert_true(fabs(sum / 100000 - 0.5) < 4.0 * sqrt(1.0 / 12.0 / 100000));
    assert_true(arp_u01(3, 5, 0) == arp_u01(3, 5, 0));
    assert_true(arp_u01(3, 5, 0) != arp_u01(3, 5, 1) && arp_u01(3, 5, 0) != arp_u01(4, 5, 0));
}

static void whole_numbers_are_even(void **state) {
    (void)state;
    size_t count[7] = {0};
    for (uint64_t d = 0; d < 70000; d++) {
        uint32_t lane = 0;
        count[arp_below(3, d, &lane, 7)]++;
        assert_true(lane >= 1);
    }
    for (int i = 0; i < 7; i++)
        assert_true(fabs((double)count[i] - 10000.0) < 5.0 * sqrt(70000.0 * 6 / 49));
    uint32_t lane = 0;
    assert_int_equal(arp_below(3, 1, &lane, 1), 0);
    /* a little over half of all words: every other one is refused, and the lane moves on */
    for (uint64_t d = 0; d < 100; d++)
        assert_true(arp_below(3, d, &lane, (1ULL << 63) + 1) <= 1ULL << 63);
    assert_true(lane > 150);
}

static void quantiles_are_those_of_the_tables(void **state) {
    (void)state;
    assert_true(fabs(arp_normal_above(1.959963984540054) - 0.025) < 1e-15);
    assert_true(fabs(arp_normal_quantile_above(0.05) - 1.6448536269514722) < 1e-14);
    assert_true(fabs(exp(arp_log_choose(263, 2)) - 34453.0) < 1e-8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_its_known_answer),
        cmocka_unit_test(uniforms_fill_the_open_interval),
        cmocka_unit_test(whole_numbers_are_even),
        cmocka_unit_test(quantiles_are_those_of_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
