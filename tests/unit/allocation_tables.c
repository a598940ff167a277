/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls that take no study, with each of their allocations failing once; see allocation.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"
#include "study/spec/reference.h"
#include "table/table.h"
#include "unit/build.h"

static arp_table table;

static int make_table(void **state) {
    static const double A[] = {5, 4, 3}, B[] = {1, 3, 2};
    const double *column[] = {A, B};
    (void)state;
    table = build_table(3, 2, column);
    return 0;
}

static int free_table(void **state) {
    (void)state;
    arp_table_free(&table);
    return 0;
}

static arp_status once_rows(arp_table *out) {
    arp_error err = {0};
    const size_t rows[] = {2, 0};
    arp_status st = arp_table_rows(&table, rows, 2, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    assert_int_equal(out->pool == NULL, st != ARP_OK);
    return st;
}

static void case_table_rows(void) {
    arp_table out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_rows(&out));
    assert_int_equal(st, ARP_OK);
    arp_table_free(&out);
}

static void case_table_check(void) {
    arp_status st;
    ARP_BRUTAL(st, arp_table_check(&table, NULL));
    assert_int_equal(st, ARP_OK);
}

static arp_status once_reference(arp_key_reference *out) {
    arp_error err = {0};
    arp_status st = arp_key_reference_make(out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    assert_int_equal(out->pool == NULL, st != ARP_OK);
    return st;
}

static void case_reference(void) {
    arp_key_reference out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_reference(&out));
    assert_int_equal(st, ARP_OK);
    arp_key_reference_free(&out);
}

static const struct {
    const char *call;
    void (*run)(void);
} CASES[] = {
    {"arp_table_rows", case_table_rows},
    {"arp_table_check", case_table_check},
    {"arp_key_reference_make", case_reference},
};

static void every_call_survives_every_failed_allocation(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        long before = arp_brutal_live;
        CASES[i].run();
        assert_int_equal(arp_brutal_live, before);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, make_table, free_table);
}
