/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first study, made and written, and the values of a study described, while each allocation fails
   once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "init/init.h"
#include "oracle/brutal.h"
#include "study/describe.h"

static const char *const TABLES[] = {ARP_TEST_DATA "/small/communes.csv",
                                     ARP_TEST_DATA "/files/base-cc.csv"};

static arp_status once_made(init_draft *out) {
    arp_error err = {0};
    arp_status st = arp_draft_make(TABLES, 2, NULL, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    assert_true(st == ARP_OK || (st == ARP_MEMORY && !out->pool));
    return st;
}

static arp_status once_written(const init_draft *draft, arp_text *out) {
    arp_error err = {0};
    arp_status st = arp_draft_write(draft, (init_form){0}, ARP_FR, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    if (st != ARP_OK) arp_text_free(out);
    return st;
}

static void case_made(void) {
    init_draft draft = {0};
    arp_status st;
    ARP_BRUTAL(st, once_made(&draft));
    assert_int_equal(st, ARP_OK);
    arp_draft_free(&draft);
}

static void case_written(void) {
    init_draft draft = {0};
    arp_text text = {0};
    arp_status st = once_made(&draft);
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, once_written(&draft, &text));
    assert_int_equal(st, ARP_OK);
    assert_non_null(strstr(text.bytes, "chom_rp"));
    arp_text_free(&text);
    arp_draft_free(&draft);
}

static arp_status once_described(const arp_study *study, arp_description *out) {
    arp_error err = {0};
    arp_status st = arp_study_describe(study, out, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    assert_true(st == ARP_OK || (st == ARP_MEMORY && !out->pool));
    return st;
}

static void case_described(void) {
    arp_study study = {0};
    arp_description description = {0};
    arp_status st = arp_study_open(ARP_TEST_DATA "/small/study.yaml", NULL, &study, NULL);
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, once_described(&study, &description));
    assert_int_equal(st, ARP_OK);
    arp_description_free(&description);
    arp_study_free(&study);
}

static const struct {
    const char *call;
    void (*run)(void);
} CASES[] = {
    {"arp_draft_make", case_made},
    {"arp_draft_write", case_written},
    {"arp_study_describe", case_described},
};

static void what_is_read_of_data_survives_every_failed_allocation(void **state) {
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
        cmocka_unit_test(what_is_read_of_data_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
