/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file csv_reading.h
 * What the tests of the CSV reader share: reading from a text, and refusals with their place.
 */
#ifndef TESTS_CSV_READING_H
#define TESTS_CSV_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "io/csv/csv.h"
#include "oracle/brutal.h"

static const char *const NUMBERS[] = {"x"};
static const arp_csv_wanted WANTED = {.key = "code", .number = NUMBERS, .n_numbers = 1};
static const arp_csv_options DEFAULTS = {0};

static inline arp_status read_n(const char *text, size_t n, const arp_csv_options *options,
                                const arp_csv_wanted *wanted, arp_csv_found *found, arp_table *t,
                                arp_error *err) {
    arp_source *source = NULL;
    arp_status st = arp_source_memory(text, n, "data.csv", &source, err);
    if (st == ARP_OK) st = arp_csv_read(source, options, wanted, found, t, err);
    arp_source_close(source);
    return st;
}

static inline arp_status read_text(const char *text, const arp_csv_wanted *wanted,
                                   arp_csv_found *found, arp_table *t) {
    arp_error err = {0};
    arp_status st = read_n(text, strlen(text), &DEFAULTS, wanted, found, t, &err);
    if (st != ARP_OK) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        print_message("%s:%zu:%zu: %s\n", err.path, (size_t)err.line, (size_t)err.column, words);
    }
    return st;
}

static inline void assert_refused_n(const char *text, size_t n, const arp_csv_options *options,
                                    const arp_csv_wanted *wanted, const char *name, size_t line,
                                    size_t column) {
    arp_error err = {0};
    arp_table t = {0};
    arp_csv_found found;
    long before = arp_brutal_live;
    arp_status st = read_n(text, n, options, wanted, &found, &t, &err);
    if (st == ARP_OK || strcmp(arp_error_name(&err), name) != 0 || err.line != line ||
        err.column != column) {
        fail_msg("%.60s: %s at %zu:%zu instead of %s at %zu:%zu", text, arp_error_name(&err),
                 (size_t)err.line, (size_t)err.column, name, line, column);
    }
    assert_int_equal(st, err.code);
    assert_true(err.line == 0 || strcmp(err.path, "data.csv") == 0);
    assert_null(t.pool);
    assert_int_equal(t.n_rows, 0);
    assert_int_equal(arp_brutal_live, before);
}

static inline void assert_refused(const char *text, const char *name, size_t line, size_t column) {
    assert_refused_n(text, strlen(text), &DEFAULTS, &WANTED, name, line, column);
}

static inline void assert_x(const arp_table *t, size_t row, const char *code, double x) {
    assert_true(row < t->n_rows);
    assert_string_equal(t->code[row], code);
    assert_int_equal(t->column[0].mark[row], ARP_CELL_OK);
    assert_true(t->column[0].value[row] == x);
}

/* head, then `n` times `middle`, then tail; the caller frees. */
static inline char *long_text(const char *head, const char *middle, size_t n, const char *tail) {
    size_t a = strlen(head), m = strlen(middle), b = strlen(tail);
    char *text = malloc(a + n * m + b + 1);
    assert_non_null(text);
    memcpy(text, head, a);
    for (size_t i = 0; i < n; i++) memcpy(text + a + i * m, middle, m);
    memcpy(text + a + n * m, tail, b + 1);
    return text;
}

#endif
