/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include <string.h>

#include "base/codes.h"
#include "oracle/brutal.h"

static void every_code_is_found_and_no_other(void **state) {
    (void)state;
    enum { N = 40000 };
    static char text[N][8];
    static const char *code[N];
    for (size_t i = 0; i < N; i++) {
        snprintf(text[i], sizeof text[i], "%05zu", i);
        code[i] = text[i];
    }
    arp_codes *codes = arp_codes_new(code, N);
    assert_non_null(codes);
    for (size_t i = 0; i < N; i++) assert_int_equal(arp_codes_find(codes, text[i]), i);
    assert_int_equal(arp_codes_find(codes, "40000"), SIZE_MAX);
    assert_int_equal(arp_codes_find(codes, ""), SIZE_MAX);
    arp_codes_free(codes);
    arp_codes_free(NULL);
}

static void codes_added_one_by_one_are_found_though_their_array_moves(void **state) {
    (void)state;
    enum { N = 3000 };
    static char text[N][8];
    static const char *array[2][N]; /* the one in use moves at each step */
    arp_codes *codes = arp_codes_new(NULL, 0);
    for (size_t i = 0; i < N; i++) {
        snprintf(text[i], sizeof text[i], "%zu", i);
        for (size_t k = 0; k <= i; k++) array[i & 1][k] = text[k];
        assert_true(arp_codes_add(codes, array[i & 1], i));
        assert_int_equal(arp_codes_find(codes, text[i]), i);
        assert_int_equal(arp_codes_find(codes, text[i / 2]), i / 2);
    }
    assert_int_equal(arp_codes_find(codes, "3000"), SIZE_MAX);
    arp_codes_free(codes);
}

static void a_code_that_lost_its_zero_is_recognised(void **state) {
    (void)state;
    static const char *const code[] = {"0907", "2A004", "31555", "0", "000907"};
    arp_codes *codes = arp_codes_new(code, 4);
    assert_string_equal(arp_codes_lost_zero(codes, "907"), "0907");
    assert_string_equal(arp_codes_lost_zero(codes, "00907"), "0907");
    assert_string_equal(arp_codes_lost_zero(codes, "02A004"), "2A004");
    assert_string_equal(arp_codes_lost_zero(codes, ""), "0");
    assert_null(arp_codes_lost_zero(codes, "0907"));
    assert_null(arp_codes_lost_zero(codes, "97"));
    arp_codes_free(codes);
    codes = arp_codes_new(code, 5);
    assert_string_equal(arp_codes_lost_zero(codes, "0907"), "000907");
    arp_codes_free(codes);
}

static void of_a_code_given_twice_the_first_row_stands(void **state) {
    (void)state;
    static const char *const code[] = {"a", "b", "a"};
    arp_codes *codes = arp_codes_new(code, 3);
    assert_int_equal(arp_codes_find(codes, "a"), 0);
    assert_int_equal(arp_codes_find(codes, "b"), 1);
    arp_codes_free(codes);
}

static void no_codes_and_no_memory_are_fine(void **state) {
    (void)state;
    long before = arp_brutal_live;
    static const char *const code[] = {"a"};
    arp_codes *codes = arp_codes_new(NULL, 0);
    assert_int_equal(arp_codes_find(codes, "a"), SIZE_MAX);
    arp_codes_free(codes);
    for (long budget = 0; budget < 2; budget++) {
        arp_brutal_budget = budget;
        codes = arp_codes_new(code, 1);
        arp_brutal_budget = -1;
        assert_null(codes);
        assert_int_equal(arp_brutal_live, before);
    }
}

static void one_code_in_two_spellings_is_found(void **state) {
    (void)state;
    static const char *const code[] = {"0901", "2A004", "200066231", "E1", "12 1"};
    static const char *const other[] = {"901", "O901", "09O1", "0 901", "'0901", "901.0", "090l"};
    arp_codes *codes = arp_codes_new(code, 5);
    assert_non_null(codes);
    for (size_t i = 0; i < 7; i++) assert_string_equal(arp_codes_alike(codes, other[i]), "0901");
    assert_string_equal(arp_codes_alike(codes, "2a004"), "2A004");
    assert_string_equal(arp_codes_alike(codes, "200 066\xC2\xA0"
                                               "231"),
                        "200066231");
    assert_null(arp_codes_alike(codes, "0901")); /* the same is no other spelling */
    assert_null(arp_codes_alike(codes, "EI"));   /* letters for digits: in codes of digits alone */
    assert_null(arp_codes_alike(codes, "1 21")); /* blanks that both have tell them apart */
    assert_null(arp_codes_alike(codes, "9010"));
    arp_codes_free(codes);
}

static void what_spoiled_a_code_is_told_with_what_it_was(void **state) {
    (void)state;
    static const struct {
        const char *code, *likely;
        arp_spoiled what;
    } CASES[] = {{"0901", "", ARP_SPOILED_NOT},
                 {"101.0", "101", ARP_SPOILED_DECIMALS},
                 {"101,00", "101", ARP_SPOILED_DECIMALS},
                 {"101.5", "", ARP_SPOILED_NOT},
                 {"'0901", "0901", ARP_SPOILED_QUOTED},
                 {"'0901'", "0901", ARP_SPOILED_QUOTED},
                 {"\xE2\x80\x99"
                  "0901",
                  "0901", ARP_SPOILED_QUOTED},
                 {"09\xE2\x80\x8B"
                  "01",
                  "0901", ARP_SPOILED_UNSEEN},
                 {"\xEF\xBB\xBF"
                  "0901",
                  "0901", ARP_SPOILED_UNSEEN},
                 {"09\xC2\xAD"
                  "01",
                  "0901", ARP_SPOILED_UNSEEN},
                 {"09\xC2\xA0"
                  "01",
                  "0901", ARP_SPOILED_UNSEEN},
                 {"Pays\xC2\xA0"
                  "d'Olmes",
                  "", ARP_SPOILED_NOT}};
    char likely[80];
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const char *code = CASES[i].code;
        assert_int_equal(arp_spelling_spoiled(code, strlen(code), likely, sizeof likely),
                         CASES[i].what);
        assert_string_equal(likely, CASES[i].likely);
    }
    arp_spelling_show("09\xE2\x80\x8B"
                      "01",
                      7, likely, sizeof likely);
    assert_string_equal(likely, "09\\u200b01");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_code_in_two_spellings_is_found),
        cmocka_unit_test(what_spoiled_a_code_is_told_with_what_it_was),
        cmocka_unit_test(every_code_is_found_and_no_other),
        cmocka_unit_test(codes_added_one_by_one_are_found_though_their_array_moves),
        cmocka_unit_test(a_code_that_lost_its_zero_is_recognised),
        cmocka_unit_test(of_a_code_given_twice_the_first_row_stands),
        cmocka_unit_test(no_codes_and_no_memory_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
