/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zonings.h
 * What the tests of studies of communes share. After cmocka.h.
 */
#ifndef TESTS_ZONINGS_H
#define TESTS_ZONINGS_H

#include <math.h>
#include <string.h>

#include "study/study.h"

static inline void must(arp_status st, const arp_error *err) {
    char words[1200];
    if (st == ARP_OK) return;
    arp_error_text(err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

static inline size_t row_of(const arp_table *t, const char *code) {
    for (size_t i = 0; i < t->n_rows; i++) {
        if (strcmp(t->code[i], code) == 0) return i;
    }
    fail_msg("no %s", code);
    return 0;
}

static inline void holds(const arp_study *s, const char *code, size_t column, double wanted) {
    size_t row = row_of(&s->values, code);
    assert_int_equal(s->values.column[column].mark[row], ARP_CELL_OK);
    assert_true(fabs(s->values.column[column].value[row] - wanted) < 1e-9 * wanted);
}

#endif
