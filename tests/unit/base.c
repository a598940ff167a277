/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/areas.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/number.h"
#include "base/order.h"
#include "base/rng.h"
#include "base/text.h"
#include "oracle/brutal.h"
#include "oracle/random.h"
#include "table/messages.h"

static void every_status_has_a_name_and_a_text(void **state) {
    (void)state;
    for (arp_status s = ARP_OK; s <= ARP_INTERNAL; s++) {
        assert_true(strlen(arp_status_name(s)) > 1);
        assert_true(strlen(arp_status_text(s)) > 1);
    }
    assert_string_equal(arp_status_name((arp_status)99), "?");
}

static void every_message_is_in_both_languages_with_the_same_arguments(void **state) {
    (void)state;
    for (size_t area = 0; area < ARP_AREA_COUNT; area++) {
        assert_in_range(ARP_AREA_TEXTS[area].n, 2, ARP_AREA_ROOM);
        for (size_t i = 1; i < ARP_AREA_TEXTS[area].n; i++) {
            const char *fr = ARP_AREA_TEXTS[area].at[i].text[0];
            const char *en = ARP_AREA_TEXTS[area].at[i].text[1];
            assert_true(*fr && *en);
            assert_true(arp_text_is_utf8(fr, strlen(fr)) && arp_text_is_utf8(en, strlen(en)));
            for (char a = '0'; a < '9'; a++) {
                char mark[] = {'{', a, '}', '\0'};
                if (!strstr(fr, mark) != !strstr(en, mark))
                    fail_msg("arguments of \"%s\" differ", en);
            }
        }
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void no_two_messages_have_one_name(void **state) {
    (void)state;
    static const char *name[ARP_AREA_COUNT * ARP_AREA_ROOM];
    size_t n = 0;
    for (size_t area = 0; area < ARP_AREA_COUNT; area++) {
        for (size_t i = 1; i < ARP_AREA_TEXTS[area].n; i++) {
            name[n++] = ARP_AREA_TEXTS[area].at[i].name;
        }
    }
    qsort(name, n, sizeof *name, by_name);
    for (size_t i = 1; i < n; i++) assert_string_not_equal(name[i - 1], name[i]);
}

static void an_id_is_found_by_its_area_and_place(void **state) {
    (void)state;
    static const struct {
        int id;
        const char *name;
    } cases[] = {{ARP_MSG_OUT_OF_MEMORY, "OUT_OF_MEMORY"},
                 {ARP_MSG_TABLE_FOREIGN, "TABLE_FOREIGN"},
                 {ARP_MSG_NONE, ""},
                 {-1, ""},
                 {ARP_AREA_TABLE * ARP_AREA_ROOM, ""},
                 {ARP_AREA_TABLE * ARP_AREA_ROOM + ARP_AREA_ROOM - 1, ""},
                 {ARP_AREA_COUNT * ARP_AREA_ROOM + 1, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        arp_error err = {.message = cases[i].id};
        assert_string_equal(arp_error_name(&err), cases[i].name);
        assert_true((*arp_say(cases[i].id, ARP_FR) == '\0') == (cases[i].name[0] == '\0'));
    }
}

static void an_error_keeps_the_first_fault_and_speaks_both_languages(void **state) {
    (void)state;
    arp_error err = {0};
    char text[200];
    arp_place place = {"study.yaml", 3, 7};
    assert_int_equal(
        arp_fail_at(&err, place, ARP_DOMAIN, ARP_MSG_TREE_RANGE, "snnn", "alpha", 1.5, 0.0, 1.0),
        ARP_DOMAIN);
    assert_int_equal(arp_fail(&err, ARP_PARSE, ARP_MSG_OUT_OF_MEMORY, ""), ARP_PARSE);
    assert_int_equal(err.code, ARP_DOMAIN);
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 7);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_string_equal(text, "\"alpha\" is 1.5; a number from 0 to 1 is needed");
    arp_error_text(&err, ARP_FR, text, sizeof text);
    assert_string_equal(text, "« alpha » vaut 1,5 ; il faut un nombre entre 0 et 1");
    arp_error_text(&err, ARP_FR, text, 4); /* cut between characters */
    assert_string_equal(text, "« ");
    assert_int_equal(arp_fail(NULL, ARP_PARSE, ARP_MSG_NONE, ""), ARP_PARSE);
}

static void numbers_follow_their_own_grammar(void **state) {
    (void)state;
    static const char *const bad[] = {"",   "+",  ".",  "1.2.3", "0x1p3", "nan", "inf",
                                      " 1", "1 ", "1e", "1e+",   "--1",   "1,5"};
    double x;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(arp_number_read(bad[i], strlen(bad[i]), '.', &x), ARP_NUMBER_BAD);
    }
    assert_int_equal(arp_number_read("1e400", 5, '.', &x), ARP_NUMBER_RANGE);
    assert_int_equal(arp_number_read("1,5", 3, ',', &x), ARP_NUMBER_OK);
    assert_true(x == 1.5);
    assert_int_equal(arp_number_read("-.5e1", 5, '.', &x), ARP_NUMBER_OK);
    assert_true(x == -5.0);
    assert_int_equal(arp_number_read("1e-400", 6, '.', &x), ARP_NUMBER_OK);
    assert_true(x == 0.0);
}

/* 30 000 decimals of 1 to 20 digits with their mark anywhere, and the least whole number that is no
   double: as the C library reads them. */
static void numbers_are_rounded_correctly(void **state) {
    (void)state;
    uint64_t s = 1;
    for (size_t i = 0; i < 30000; i++) {
        char text[40] = "";
        size_t n = 0, digits = 1 + slow_random_below(&s, 20), mark = slow_random_below(&s, digits);
        if (slow_random_below(&s, 2)) text[n++] = '-';
        for (size_t k = 0; k < digits; k++) {
            if (k == mark) text[n++] = '.';
            text[n++] = (char)('0' + slow_random_below(&s, 10));
        }
        if (i == 0) n = (size_t)snprintf(text, sizeof text, "9007199254740993");
        double x, right = strtod(text, NULL);
        assert_int_equal(arp_number_read(text, n, '.', &x), ARP_NUMBER_OK);
        if (memcmp(&x, &right, sizeof x) != 0) fail_msg("%s: %.17g", text, x);
    }
}

static void short_numbers_read_back_to_the_same_bits(void **state) {
    (void)state;
    static const double cases[] = {0.1,         1.0 / 3.0,          1e300, 5e-324, -0.0,
                                   123456789.0, 0.30000000000000004};
    char s[ARP_NUMBER_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double back;
        arp_number_short(s, cases[i]);
        assert_int_equal(arp_number_read(s, strlen(s), '.', &back), ARP_NUMBER_OK);
        assert_memory_equal(&back, &cases[i], sizeof back);
    }
    arp_number_short(s, 0.1);
    assert_string_equal(s, "0.1");
}

static void told_numbers_leave_out_what_sums_leave_in_the_last_bits(void **state) {
    (void)state;
    static const struct {
        double x;
        const char *told;
    } cases[] = {{7.161099999999999, "7.1611"},        {0.1 + 0.2, "0.3"},
                 {1.0 / 3.0, "0.333333333333"},        {-0.09999999999999998, "-0.1"},
                 {1234567890123.0, "1234567890123"},   {1e300, "1e+300"},
                 {2345678901.2500001, "2345678901.25"}};
    char s[ARP_NUMBER_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        arp_number_told(s, cases[i].x);
        assert_string_equal(s, cases[i].told);
    }
}

static void numbers_for_people_take_their_language(void **state) {
    (void)state;
    char s[64];
    arp_number_people(s, sizeof s, 1234567.891, 1, ARP_FR);
    assert_string_equal(s, "1\xE2\x80\xAF"
                           "234\xE2\x80\xAF"
                           "567,9");
    arp_number_people(s, sizeof s, -1234.5, 2, ARP_EN);
    assert_string_equal(s, "-1,234.50");
    arp_number_people(s, sizeof s, -0.0001, 2, ARP_EN);
    assert_string_equal(s, "0.00");
    arp_number_people(s, sizeof s, NAN, 2, ARP_EN);
    assert_string_equal(s, "–");
}

static void the_nearest_word_is_near(void **state) {
    (void)state;
    static const char *const words[] = {"normalise", "aggregate", "weights"};
    assert_string_equal(arp_text_nearest("normalize", words, 3), "normalise");
    assert_string_equal(arp_text_nearest("wieghts", words, 3), "weights");
    assert_null(arp_text_nearest("xyz", words, 3));
}

static void texts_are_cut_between_characters(void **state) {
    (void)state;
    char s[8];
    arp_text_cut(s, sizeof s, "ééééé", 10);
    assert_string_equal(s, "éé…");
    assert_int_equal(arp_text_whole("aé", 2), 1);
    assert_int_equal(arp_text_characters("aé€", 6), 3);
    assert_false(arp_text_is_utf8("\xC3", 1));
    assert_false(arp_text_is_utf8("\xED\xA0\x80", 3));
    const char *items[] = {"a", "b", "c"};
    char list[100];
    arp_text_list(list, sizeof list, items, 3, 2);
    assert_string_equal(list, "a, b, … (3)");
}

static void a_pool_gives_zeroed_memory_and_fails_cleanly(void **state) {
    (void)state;
    long before = arp_brutal_live;
    arp_pool *pool = arp_pool_new();
    for (size_t i = 1; i < 200; i++) {
        unsigned char *p = arp_pool_take(pool, i, 37);
        assert_int_equal((uintptr_t)p % sizeof(double), 0);
        for (size_t b = 0; b < i * 37; b++) assert_int_equal(p[b], 0);
    }
    assert_string_equal(arp_pool_text(pool, "0907x", 4), "0907");
    assert_null(arp_pool_take(pool, SIZE_MAX / 2, 4));
    arp_pool_free(pool);
    assert_int_equal(arp_brutal_live, before);
}

static void pools_that_are_joined_live_and_die_together(void **state) {
    (void)state;
    long before = arp_brutal_live;
    for (size_t first = 0; first < 3; first++) { /* none, some, and several blocks of each */
        for (size_t second = 0; second < 3; second++) {
            arp_pool *into = arp_pool_new(), *from = arp_pool_new();
            unsigned char *held[2] = {NULL, NULL};
            const char *told[2] = {NULL, NULL};
            for (size_t i = 0; i < first * first * 40; i++) {
                held[0] = memset(arp_pool_take(into, 100, 3), 1, 300);
                told[0] = arp_pool_text(into, "into", 4);
            }
            for (size_t i = 0; i < second * second * 40; i++) {
                held[1] = memset(arp_pool_take(from, 100, 3), 2, 300);
                told[1] = arp_pool_text(from, "from", 4);
            }
            arp_pool_join(into, from);
            arp_pool_join(into, NULL);
            memset(arp_pool_take(into, 100, 50), 3, 5000);
            for (size_t i = 0; i < 300; i++) {
                assert_true(!held[0] || held[0][i] == 1);
                assert_true(!held[1] || held[1][i] == 2);
            }
            if (told[0]) assert_string_equal(told[0], "into");
            if (told[1]) assert_string_equal(told[1], "from");
            arp_pool_free(into);
            assert_int_equal(arp_brutal_live, before);
        }
    }
}

static arp_status three_arrays(arp_pool *pool, arp_error *err) {
    double *x;
    uint32_t *y;
    char *z;
    bool all = pool ? arp_pool_take_all(pool, ARP_ARRAY(x, 7), ARP_ROWS(y, 3, 5), ARP_ARRAY(z, 0))
                    : arp_zalloc_all(ARP_ARRAY(x, 7), ARP_ROWS(y, 3, 5), ARP_ARRAY(z, 0));
    if (!all) {
        if (x || y || z) fail_msg("a pointer is left");
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < 7; i++) assert_int_equal(x[i] != 0.0, 0);
    for (size_t i = 0; i < 15; i++) assert_int_equal(y[i], 0);
    x[6] = 1.0;
    y[14] = 1;
    if (!pool) {
        arp_free(x);
        arp_free(y);
        arp_free(z);
    }
    return ARP_OK;
}

static void several_arrays_are_had_together_or_not_at_all(void **state) {
    (void)state;
    arp_status st;
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    long tries = 0;
    ARP_BRUTAL(st, (tries++, three_arrays(NULL, &err)));
    assert_int_equal(st, ARP_OK);
    assert_int_equal(tries, 4); /* with room for none, one, two and all of them */
    assert_int_equal(three_arrays(pool, &err), ARP_OK);
    arp_pool_free(pool);
    double *x, *huge;
    pool = arp_pool_new();
    assert_false(arp_pool_take_all(pool, ARP_ARRAY(x, 1), ARP_ARRAY(huge, SIZE_MAX / 2)));
    assert_true(!x && !huge);
    arp_pool_free(pool);
    assert_false(arp_pool_take_all(NULL, ARP_ARRAY(x, 1)));
    assert_false(arp_zalloc_all(ARP_ARRAY(x, 1), ARP_ARRAY(huge, SIZE_MAX / 2)));
    assert_true(!x && !huge);
}

/* Beside an insertion, for any size of digit: equal keys stay as given, their places go along. */
static void digits_sort_as_an_insertion_does(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 300; c++) {
        uint64_t key[60], other[60], sorted[60];
        uint32_t place[60], room[60], want[60], count[64 << 8];
        unsigned bits = 1 + c % 8, passes = 1 + c % 7 % (64 / bits);
        uint64_t mask = ((uint64_t)1 << (bits * passes)) - 1;
        size_t n = c % 61;
        for (size_t i = 0; i < n; i++) {
            double u = floor(arp_u01(6, c, (uint32_t)i) * (c % 2 ? 5.0 : 0x1p50));
            size_t at = i;
            key[i] = (uint64_t)u & mask;
            place[i] = (uint32_t)(n - i);
            for (; at && sorted[at - 1] > key[i]; at--) {
                sorted[at] = sorted[at - 1];
                want[at] = want[at - 1];
            }
            sorted[at] = key[i];
            want[at] = place[i];
        }
        arp_digits along = {bits, passes, key, other, place, room, count};
        if (c % 3 == 0) along.place = along.other_place = NULL;
        arp_sort_digits(&along, n);
        assert_memory_equal(key, sorted, n * sizeof *key);
        if (along.place) assert_memory_equal(place, want, n * sizeof *place);
    }
}

static void rising_bits_are_in_the_order_of_the_numbers(void **state) {
    (void)state;
    static const double X[] = {-INFINITY, -1e300, -1.0, -4e-324, -0.0, 0.0, 4e-324, 2.5, INFINITY};
    for (size_t i = 0; i < sizeof X / sizeof *X; i++) {
        double back = arp_rising_number(arp_rising_bits(X[i]));
        if (i) assert_true(arp_rising_bits(X[i - 1]) < arp_rising_bits(X[i]));
        assert_memory_equal(&back, &X[i], sizeof back);
    }
}

static void the_kth_largest_has_fewer_than_k_above_it(void **state) {
    (void)state;
    for (uint64_t c = 0; c < 1000; c++) {
        double x[400], given[400];
        size_t n = 1 + (size_t)(arp_u01(5, c, 0) * (c % 2 ? 12 : 400)), above = 0, level = 0;
        size_t k = 1 + (size_t)(arp_u01(5, c, 1) * (double)n);
        double values = c % 3 ? 1e6 : 6.0; /* every third column is full of ties */
        for (size_t i = 0; i < n; i++) {
            x[i] = given[i] = floor(arp_u01(5, c, (uint32_t)i + 2) * values) - 3.0;
        }
        double found = arp_kth_largest(x, n, k);
        for (size_t i = 0; i < n; i++) {
            above += given[i] > found;
            level += given[i] == found;
        }
        if (above >= k || above + level < k) fail_msg("case %d", (int)c);
        arp_sort(x, n); /* reordered, nothing lost */
        arp_sort(given, n);
        assert_memory_equal(x, given, n * sizeof *x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_a_name_and_a_text),
        cmocka_unit_test(every_message_is_in_both_languages_with_the_same_arguments),
        cmocka_unit_test(no_two_messages_have_one_name),
        cmocka_unit_test(an_id_is_found_by_its_area_and_place),
        cmocka_unit_test(an_error_keeps_the_first_fault_and_speaks_both_languages),
        cmocka_unit_test(numbers_follow_their_own_grammar),
        cmocka_unit_test(numbers_are_rounded_correctly),
        cmocka_unit_test(short_numbers_read_back_to_the_same_bits),
        cmocka_unit_test(told_numbers_leave_out_what_sums_leave_in_the_last_bits),
        cmocka_unit_test(numbers_for_people_take_their_language),
        cmocka_unit_test(the_nearest_word_is_near),
        cmocka_unit_test(texts_are_cut_between_characters),
        cmocka_unit_test(the_kth_largest_has_fewer_than_k_above_it),
        cmocka_unit_test(a_pool_gives_zeroed_memory_and_fails_cleanly),
        cmocka_unit_test(pools_that_are_joined_live_and_die_together),
        cmocka_unit_test(several_arrays_are_had_together_or_not_at_all),
        cmocka_unit_test(digits_sort_as_an_insertion_does),
        cmocka_unit_test(rising_bits_are_in_the_order_of_the_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
