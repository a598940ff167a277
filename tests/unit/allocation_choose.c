/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice yet to be made, read, found and told with each allocation failing once; see
   allocation.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"
#include "study/choose.h"
#include "unit/allocation_report.h"

static const char STUDY[] = ARP_TEST_DATA "/small/study.yaml";

static const char *const BY_BUDGET[] = {
    "choose={budget: {number: 3}, side: social, at_most: {per: CANTON}, exclude: [\"0103\"]}"};
static const char *const BY_SEATS[] = {"choose={first: 2, side: social, weight: [0.2, 0.8]}"};

typedef struct asked {
    arp_study study;
    arp_answer answer;
    arp_choose_found found;
} asked;

static arp_status once_open(const char *const *set, arp_study *out) {
    const arp_study_options options = {.set = set, .n_set = 1};
    arp_error err = {0};
    arp_status st = arp_study_open(STUDY, &options, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

static arp_status once_choose(asked *a) {
    arp_error err = {0};
    arp_status st = arp_study_choose(&a->study, &a->answer, NULL, NULL, &a->found, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    if (st != ARP_OK) assert_null(a->found.pool);
    return st;
}

static void fail_each(const char *const *set) {
    asked a = {0};
    arp_status st;
    ARP_BRUTAL_BY(st, once_open(set, &a.study), 7);
    assert_int_equal(st, ARP_OK);
    a.study.rank_only = true;
    assert_int_equal(arp_study_run(&a.study, &a.answer, NULL), ARP_OK);
    ARP_BRUTAL(st, once_choose(&a));
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &a.study, .choose = &a.found}, ARP_REPORT_CHOOSE, ARP_EN, 7);
    arp_choose_free(&a.found);
    arp_choose_free(NULL);
    arp_answer_free(&a.answer);
    arp_study_free(&a.study);
}

static void case_study_choose(void) {
    fail_each(BY_BUDGET);
    fail_each(BY_SEATS);
}

static const struct {
    const char *call;
    void (*run)(void);
} CASES[] = {{"arp_study_choose", case_study_choose}};

static void every_allocation_may_fail(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) CASES[i].run();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
