/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marshall's estimates of 100 areas as spdep's EBest() gives them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "drivers/around/reliability.h"
#include "golden/published.h"

static published p;

enum { EVENTS, POPULATION, RAW, ESTIMATE };

static void shrunk_rates_are_those_of_spdep(void **state) {
    (void)state;
    double *count = calloc(p.n, sizeof *count), *whole = calloc(p.n, sizeof *whole);
    double *rate = calloc(p.n, sizeof *rate);
    uint8_t *mark = calloc(p.n, 1);
    arp_indicator_reliability known = {0};
    assert_true(p.n > 10 && count && whole && rate && mark);
    for (size_t i = 0; i < p.n; i++) {
        count[i] = published_number(&p, i, EVENTS);
        whole[i] = published_number(&p, i, POPULATION);
        rate[i] = count[i] / whole[i];
    }
    const arp_value_error error = {ARP_ERROR_POISSON, count, whole, .per = 1.0};
    arp_reliability_of(&error, rate, mark, p.n, &known);
    assert_int_equal(known.why, ARP_RELIABILITY_DONE);
    for (size_t i = 0; i < p.n; i++) {
        double want = published_number(&p, i, ESTIMATE);
        double got = arp_reliability_shrink(&error, &known, rate[i], i);
        if (!(fabs(got - want) <= 1e-12 * want))
            fail_msg("row %zu: %.17g is not %.17g", i, got, want);
    }
    free(count);
    free(whole);
    free(rate);
    free(mark);
}

int main(void) {
    published_read("rates/spdep_EBest_marshall.csv", &p);
    const struct CMUnitTest tests[] = {cmocka_unit_test(shrunk_rates_are_those_of_spdep)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&p);
    return failed;
}
