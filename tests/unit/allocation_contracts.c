/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several selections, read, judged, placed and told with each allocation failing once; see
   allocation.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"
#include "study/contracts.h"
#include "study/places.h"
#include "unit/allocation_report.h"

static const char STUDY[] = ARP_TEST_DATA "/small/study.yaml";

/* One selection shares a territory with the other; the small study has none of its own. */
static const char *const SET[] = {
    "selections={list: [{name: a, territories: [\"0103\", \"0205\"]}, {name: b, territories: "
    "[\"0103\"], decided: 2009}], strata: CANTON, given: [{population: yes}]}"};

/* Communes that touch, and a choice in two pieces. */
static const char PLACED[] = ARP_TEST_DATA "/reference/etude.yaml";
static const char *const ZONED[] = {
    "zonings={file: zones.csv, key: code, levels: {commune: commune}, contiguity: {file: "
    "voisins.csv}}",
    "codes=equal", "comparators=",
    "selections={list: [{name: a, territories: [\"09001\", \"09002\"]}, {name: b, territories: "
    "[\"09001\", \"31004\"]}]}"};

typedef struct asked {
    arp_study study;
    arp_answer answer;
    arp_contracts contracts;
} asked;

static arp_status once_open(const char *path, const char *const *set, size_t n, arp_study *out) {
    const arp_study_options options = {.set = set, .n_set = n};
    arp_error err = {0};
    arp_status st = arp_study_open(path, &options, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    return st;
}

static arp_status once_contracts(asked *a) {
    arp_error err = {0};
    arp_status st = arp_study_contracts(&a->study, &a->answer, &a->contracts, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    if (st != ARP_OK) assert_null(a->contracts.pool);
    return st;
}

static void case_study_contracts(asked *a) {
    arp_status st;
    ARP_BRUTAL_BY(st, once_open(STUDY, SET, 1, &a->study), 7);
    assert_int_equal(st, ARP_OK);
    assert_int_equal(arp_study_run(&a->study, &a->answer, NULL), ARP_OK);
    ARP_BRUTAL(st, once_contracts(a));
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &a->study, .contracts = &a->contracts}, ARP_REPORT_CONTRACTS,
                ARP_EN, 7);
    arp_contracts_free(&a->contracts);
    arp_contracts_free(NULL);
    arp_answer_free(&a->answer);
    arp_study_free(&a->study);
}

static arp_status once_places(asked *a, arp_placings *out) {
    const arp_places_options options = {.threads = 1};
    arp_error err = {0};
    arp_status st = arp_study_places(&a->study, &a->answer, &options, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    if (st != ARP_OK) assert_null(out->pool);
    return st;
}

static void case_study_places(asked *a) {
    arp_placings places = {0};
    arp_status st;
    ARP_BRUTAL_BY(st, once_open(PLACED, ZONED, sizeof ZONED / sizeof ZONED[0], &a->study), 7);
    assert_int_equal(st, ARP_OK);
    assert_int_equal(arp_study_run(&a->study, &a->answer, NULL), ARP_OK);
    ARP_BRUTAL_FROM(st, once_places(a, &places), 20, 13);
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &a->study, .places = &places}, ARP_REPORT_PLACES, ARP_EN, 7);
    arp_placings_free(&places);
    arp_placings_free(NULL);
    arp_answer_free(&a->answer);
    arp_study_free(&a->study);
}

static const struct {
    const char *call;
    void (*run)(asked *a);
} CASES[] = {{"arp_study_contracts", case_study_contracts},
             {"arp_study_places", case_study_places}};

static void every_allocation_may_fail(void **state) {
    asked a = {0};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) CASES[i].run(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
