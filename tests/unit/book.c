/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer of workbooks. What it writes of hard texts and past the last row is read by openpyxl
   in tests/tools/book_sample.py, from the file that is left here. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <cmocka.h>

#include <math.h>

#include "io/book/book.h"
#include "io/file.h"

enum { ROWS = 12, LONG = 40000 };

static const char SAMPLE[] = "book_sample.xlsx";

static const char *const HARD[ROWS] = {
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\r\nb",
    "\x01\x1b[2J",
    "_x0041_ & <b>",
    "\xEF\xBF\xBE",
    "\xC3\xA9\xE2\x80\xAE",
    "00\u202f7",
};

/* Two sheets of one name: eleven rows of hard texts, which take four sheets of five rows, and one
   of texts that are too long. */
static arp_status write_sample(const char *path, size_t most_rows, arp_error *err) {
    static const arp_book_column COLUMNS[] = {{"texte", 20}, {"nombre", 10}, {"vrai", 10}};
    static char text[2][LONG + 1];
    const arp_book_about about = {.title = "essai \x01", .maker = "test", .most_rows = most_rows};
    arp_book *book = NULL;
    arp_status st = arp_book_create(path, &about, &book, err);
    if (st != ARP_OK) return st;
    arp_sheet *sheet = arp_book_sheet(book, "'a[b]:c*d?e/f\\g' et un nom trop long", COLUMNS, 3, 1);
    const arp_ink *ink = arp_book_ink(book, &(arp_book_style){.number = "0.0", .fill = 0xFF0000});
    assert_ptr_equal(ink, arp_book_ink(book, &(arp_book_style){.number = "0.0", .fill = 0xFF0000}));
    for (size_t i = 0; i < ROWS; i++) {
        arp_sheet_row(sheet);
        arp_sheet_text(sheet, HARD[i], i % 2 ? ink : NULL);
        arp_sheet_number(sheet, i % 3 ? 0.1 + (double)i : NAN, ink);
        arp_sheet_flag(sheet, (double)(i % 2), NULL);
    }
    assert_int_equal(arp_sheet_rows(sheet), ROWS);
    arp_sheet *other = arp_book_sheet(book, arp_sheet_name(sheet), COLUMNS, 3, 0);
    memset(text[0], 'x', LONG);
    for (size_t i = 0; i < LONG; i += 4) memcpy(text[1] + i, "\xF0\x9F\x98\x80", 4);
    for (size_t i = 0; i < 2; i++) {
        arp_sheet_row(other);
        arp_sheet_text(other, text[i], NULL);
    }
    arp_sheet_row(other);
    arp_sheet_link(other, "=vers", sheet, NULL);
    arp_sheet_number(other, -1.0 / 3.0, NULL);
    assert_int_equal(arp_book_cut(book), 1); /* 10 000 faces are 20 000 units */
    return arp_book_close(book, err);
}

static arp_text bytes_of(const char *path) {
    arp_text all = {0};
    arp_source *source = NULL;
    assert_int_equal(arp_source_open(path, NULL, &source, NULL), ARP_OK);
    assert_int_equal(arp_source_all(source, 1 << 24, &all, NULL), ARP_OK);
    arp_source_close(source);
    return all;
}

static void the_same_calls_give_the_same_bytes(void **state) {
    (void)state;
    arp_error err = {0};
    assert_int_equal(write_sample(SAMPLE, 5, &err), ARP_OK);
    assert_int_equal(write_sample("book_again.xlsx", 5, &err), ARP_OK);
    arp_text one = bytes_of(SAMPLE), other = bytes_of("book_again.xlsx");
    assert_int_equal(one.n, other.n);
    assert_memory_equal(one.bytes, other.bytes, one.n);
    arp_text_free(&one);
    arp_text_free(&other);
    assert_int_equal(unlink("book_again.xlsx"), 0);
}

static void a_place_that_cannot_be_written_is_told(void **state) {
    (void)state;
    arp_error err = {0};
    assert_int_equal(write_sample("absent/book.xlsx", 5, &err), ARP_OUTPUT);
    assert_string_equal(err.path, "absent/book.xlsx");
    err = (arp_error){0};
    assert_int_equal(write_sample("/", 5, &err), ARP_OUTPUT);
}

/* As on a full disk, of which the library says nothing: the rows go to a file without a name. */
static void a_file_cut_short_is_refused_and_nothing_is_left(void **state) {
    (void)state;
    static const arp_book_column COLUMNS[] = {{"x", 10}};
    struct rlimit before, small;
    char folder[] = "/tmp/arpent-book-XXXXXX", path[64];
    arp_error err = {0};
    arp_book *book = NULL;
    const arp_book_about about = {.title = "", .maker = ""};
    assert_non_null(mkdtemp(folder));
    strcat(strcpy(path, folder), "/book.xlsx");
    assert_int_equal(arp_file_write(path, "old", 3, NULL), ARP_OK);
    assert_int_equal(arp_book_create(path, &about, &book, &err), ARP_OK);
    arp_sheet *sheet = arp_book_sheet(book, "a", COLUMNS, 1, 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 100000; /* the rows take 600 kB, packed 60 */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (size_t i = 0; i < 20000; i++) {
        arp_sheet_row(sheet);
        arp_sheet_number(sheet, 1, NULL);
    }
    arp_status st = arp_book_close(book, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(st, ARP_OUTPUT);
    arp_text kept = bytes_of(path);
    assert_string_equal(kept.bytes, "old");
    arp_text_free(&kept);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing else was in it */
}

static void one_that_is_forgotten_leaves_nothing(void **state) {
    (void)state;
    char folder[] = "/tmp/arpent-book-XXXXXX", path[64];
    arp_book *book = NULL;
    const arp_book_about about = {.title = "", .maker = ""};
    assert_non_null(mkdtemp(folder));
    strcat(strcpy(path, folder), "/book.xlsx");
    assert_int_equal(arp_book_create(path, &about, &book, NULL), ARP_OK);
    arp_book_abandon(book);
    arp_book_abandon(NULL);
    assert_int_equal(rmdir(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_calls_give_the_same_bytes),
        cmocka_unit_test(a_place_that_cannot_be_written_is_told),
        cmocka_unit_test(a_file_cut_short_is_refused_and_nothing_is_left),
        cmocka_unit_test(one_that_is_forgotten_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
