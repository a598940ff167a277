/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Perimeters that could have been, found and told with each allocation failing once; see
   allocation.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"
#include "study/candidates.h"
#include "unit/allocation_report.h"

static arp_status once_candidates(const arp_study *study, const arp_answer *answer,
                                  arp_candidates *out) {
    arp_error err = {0};
    const arp_candidates_options options = {0};
    arp_status st = arp_study_candidates(study, answer, &options, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

/* The call, then each form of its report. */
static void case_study_candidates(void) {
    static const char *const SET[] = {
        "contiguity={file: voisins.csv}",
        "design={around: [\"09001\"], units: 3, within: dep, cut: dep}"};
    const arp_study_options options = {.set = SET, .n_set = 2};
    arp_study study = {0};
    arp_answer answer = {0};
    arp_candidates found = {0};
    arp_status st = arp_study_open(ARP_TEST_DATA "/reference/etude.yaml", &options, &study, NULL);
    assert_int_equal(st, ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    ARP_BRUTAL(st, once_candidates(&study, &answer, &found));
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &study, .candidates = &found}, ARP_REPORT_PERIMETERS, ARP_EN,
                7);
    arp_candidates_free(&found);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static const struct {
    const char *call;
    void (*run)(void);
} CASES[] = {{"arp_study_candidates", case_study_candidates}};

static void every_allocation_may_fail(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) CASES[i].run();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
