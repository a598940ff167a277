/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cronbach's alpha of the Technology Achievement Index, 23 countries, all eight indicators and
   without each in turn: OECD 2008, table 11, raw data of table A.2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/moments.h"
#include "drivers/weights/effective.h"
#include "golden/published.h"

enum { COUNTRIES = 23, INDICATORS = 8 };

static published t11, raw;

/* The raw data are printed with three digits, which moves the third of alpha. */
static void alphas_are_those_of_table_11(void **state) {
    (void)state;
    static double z[INDICATORS][COUNTRIES];
    assert_int_equal(raw.n, COUNTRIES);
    assert_int_equal(t11.n, INDICATORS + 1);
    for (size_t j = 0; j < INDICATORS; j++) {
        for (size_t i = 0; i < COUNTRIES; i++) z[j][i] = published_number(&raw, i, j + 2);
        double mean = arp_mean(z[j], COUNTRIES), sd = arp_sd(z[j], COUNTRIES, mean);
        for (size_t i = 0; i < COUNTRIES; i++) z[j][i] = (z[j][i] - mean) / sd;
    }
    for (size_t without = 0; without <= INDICATORS; without++) {
        const double *x[INDICATORS];
        size_t k = 0;
        for (size_t j = 0; j < INDICATORS; j++) {
            if (j != without) x[k++] = z[j];
        }
        double printed = published_number(&t11, without, 2), half = without < 8 ? 0.002 : 0.005;
        double ours = arp_alpha(x, k, COUNTRIES);
        if (!(fabs(ours - printed) <= half)) {
            fail_msg("%s: %.5f is not %s", t11.cell[without][0], ours, t11.cell[without][2]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(alphas_are_those_of_table_11)};
    published_read("tai/tai_table11_p73_cronbach.csv", &t11);
    published_read("tai/tai_raw_tableA2_p152.csv", &raw);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&t11);
    published_free(&raw);
    return failed;
}
