/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the library exports, with each of its allocations failing once; see allocation.c. */
#include <arpent/arpent.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"

static const char TABLE[] = "code,a,b\n01,5,1\n02,4,3\n03,3,2\n";

static const char STUDY[] =
    "data: [{file: t, key: code}]\n"
    "indicators: [{id: a, value: a, polarity: 1}, {id: b, value: b, polarity: 1}]\n"
    "index: {children: [{indicator: a}, {indicator: b}]}\n"
    "selection: {territories: [\"01\"]}\n"
    "sensitivity: {draws: 256, points: 16, curve: 4, factors: {side_weights: {rule: uniform}}}\n";

static const arp_file FILES[] = {{"s", STUDY, sizeof STUDY - 1}, {"t", TABLE, sizeof TABLE - 1}};
static const arp_study_options FROM_MEMORY = {.file = FILES, .n_files = 2};

/* A failed call says so in its error and leaves its output alone. */
static arp_status left(arp_status st, const arp_error *err, const void *out) {
    arp_brutal_budget = -1;
    assert_int_equal(err->code, st);
    assert_true(st == ARP_OK || st == ARP_MEMORY);
    assert_true((st == ARP_OK) == (out != NULL));
    return st;
}

static arp_status once_open(arp_study **out) {
    arp_error err = {0};
    arp_status st = arp_open("s", &FROM_MEMORY, out, &err);
    return left(st, &err, *out);
}

static void case_open(void) {
    arp_study *study = NULL;
    arp_status st;
    ARP_BRUTAL(st, once_open(&study));
    assert_int_equal(st, ARP_OK);
    arp_close(study);
}

static arp_status once_run(arp_study *study, arp_results **out) {
    const arp_run_options options = {.threads = 1, .profiles = true};
    arp_error err = {0};
    arp_status st = arp_run(study, &options, out, &err);
    return left(st, &err, *out);
}

static void case_run(void) {
    arp_study *study = NULL;
    arp_results *results = NULL;
    arp_status st;
    assert_int_equal(arp_open("s", &FROM_MEMORY, &study, NULL), ARP_OK);
    ARP_BRUTAL(st, once_run(study, &results));
    assert_int_equal(st, ARP_OK);
    arp_results_free(results);
    arp_close(study);
}

static arp_status once_frame(arp_results *results, const char *name, const arp_frame **out) {
    arp_error err = {0};
    *out = NULL;
    arp_status st = arp_results_frame(results, name, out, &err);
    return left(st, &err, *out);
}

static arp_status once_refused(arp_results *results) {
    const arp_frame *out = NULL;
    arp_error err = {0};
    return arp_results_frame(results, "no such", &out, &err);
}

/* Every table there is. */
static void case_frame(void) {
    arp_study *study = NULL;
    arp_results *results = NULL;
    const arp_frame *table;
    arp_status st;
    assert_int_equal(arp_open("s", &FROM_MEMORY, &study, NULL), ARP_OK);
    assert_int_equal(once_run(study, &results), ARP_OK);
    for (size_t i = 0; i < arp_results_count(results); i++) {
        ARP_BRUTAL(st, once_frame(results, arp_results_name(results, i), &table));
        assert_int_equal(st, ARP_OK);
    }
    ARP_BRUTAL(st, once_refused(results));
    assert_int_equal(st, ARP_USAGE);
    arp_results_free(results);
    arp_close(study);
}

static arp_status once_sweep(arp_results **out) {
    static const char *const OVER[] = {"method.normalise.rule=zscore,percentile"};
    arp_error err = {0};
    arp_status st = arp_run_sweep("s", &FROM_MEMORY, OVER, 1, NULL, NULL, out, &err);
    return left(st, &err, *out);
}

static void case_sweep(void) {
    arp_results *results = NULL;
    arp_status st;
    ARP_BRUTAL_BY(st, once_sweep(&results), 13);
    assert_int_equal(st, ARP_OK);
    arp_results_free(results);
}

static const struct {
    const char *call;
    void (*run)(void);
} CASES[] = {
    {"arp_open", case_open},
    {"arp_run", case_run},
    {"arp_results_frame", case_frame},
    {"arp_run_sweep", case_sweep},
};

static void every_exported_call_survives_every_failed_allocation(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        long before = arp_brutal_live;
        print_message("%s\n", CASES[i].call);
        CASES[i].run();
        assert_int_equal(arp_brutal_live, before);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exported_call_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
