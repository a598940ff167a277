/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study over files of several types: a code in two columns, a wide file, a long one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "oracle/brutal.h"
#include "study/study.h"

static const char STUDY[] = ARP_TEST_DATA "/files/communes.yaml";

static arp_status once(arp_study *study) {
    arp_error err = {0};
    arp_status st = arp_study_open(STUDY, NULL, study, &err);
    char words[600];
    if (st != ARP_OK && st != ARP_MEMORY) {
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("%s: %s", err.path, words);
    }
    return st;
}

static void values_are_those_of_the_files(void **state) {
    (void)state;
    static const char *const codes[] = {"01001", "01002", "01004", "2A004"};
    const double unemployed[] = {100 * 33.25 / 380.5, 100 * 10.2058 / 125.5,
                                 100 * 1015.3045 / 6835.1956, 100 * 4100.0 / 33000};
    const double doctors[] = {0, 0, 1000 * 8 / 14035.0, 1000 * 70 / 70000.0};
    const double physios[] = {1000 * 1 / 776.5, 0, 0, 1000 * 7 / 70000.0};
    const double *const expected[] = {unemployed, doctors, physios};
    arp_study study;
    assert_int_equal(once(&study), ARP_OK);
    assert_int_equal(study.values.n_rows, 4);
    assert_int_equal(study.values.n_columns, 3);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(study.values.code[i], codes[i]);
        for (size_t j = 0; j < 3; j++) {
            assert_int_equal(study.values.column[j].mark[i], ARP_CELL_OK);
            assert_float_equal(study.values.column[j].value[i], expected[j][i], 1e-12);
        }
    }
    assert_string_equal(study.values.label[2], "Amb\xC3\xA9rieu-en-Bugey");
    arp_study_free(&study);
}

static void what_was_found_in_each_file_is_told(void **state) {
    (void)state;
    arp_study study;
    assert_int_equal(once(&study), ARP_OK);
    const arp_input *cog = &study.input[study.n_inputs - 3],
                    *bpe = &study.input[study.n_inputs - 1];
    assert_string_equal(cog->name, "comsimp.txt");
    assert_string_equal(cog->encoding, "ISO-8859-1");
    assert_string_equal(cog->line_ends, "CRLF");
    assert_int_equal(cog->separator, '\t');
    assert_string_equal(bpe->name, "bpe.csv");
    assert_int_equal(bpe->rows, 3);
    assert_int_equal(bpe->records, 6);
    assert_null(bpe->sheet);
    arp_study_free(&study);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_study study;
    arp_status st;
    ARP_BRUTAL(st, once(&study));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_the_files),
        cmocka_unit_test(what_was_found_in_each_file_is_told),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
