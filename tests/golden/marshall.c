/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marshall's estimates of 100 areas as spdep's EBest() gives them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/around/reliability.h"
#include "golden/published.h"
#include "study/study.h"

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

/* The shares of the case: once by the drivers, once by the draws' factor; and of another hand. */
static void drivers_and_draws_shrink_the_case_alike(void **state) {
    (void)state;
    arp_study study = {0};
    arp_answer answer = {0};
    size_t seen = 0;
    assert_int_equal(
        arp_study_open(ARP_SOURCE_DIR "/tests/golden/data/supply.yaml", NULL, &study, NULL),
        ARP_OK);
    study.sensitivity.draws = 512;
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    assert_int_equal(arp_study_sensitivity(&study, NULL, &answer, NULL), ARP_OK);
    const arp_reliability *r = answer.drivers.reliability;
    const arp_specifications *curve = &answer.sensitivity.curve;
    for (size_t c = 0; c < curve->n; c++) {
        bool alike = true;
        for (size_t f = 0; f < study.n_factors; f++) {
            size_t at = curve->at[c].value[f];
            bool shrinkage = strcmp(study.factor[f].kind, "shrinkage") == 0;
            alike = alike && (at == ARP_NONE || at == (shrinkage ? 1 : 0));
        }
        if (!alike) continue; /* z-scores, nothing treated, nothing left out, shrunk */
        seen++;
        for (size_t s = 0; s < 2; s++) {
            assert_true(fabs(curve->at[c].scene.c[s] - r->side[s].c) < 1e-14);
        }
    }
    assert_int_equal(seen, 1);
    assert_true(fabs(r->side[0].c - .940613) < 5e-7);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

int main(void) {
    published_read("rates/spdep_EBest_marshall.csv", &p);
    const struct CMUnitTest tests[] = {cmocka_unit_test(shrunk_rates_are_those_of_spdep),
                                       cmocka_unit_test(drivers_and_draws_shrink_the_case_alike)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    published_free(&p);
    return failed;
}
