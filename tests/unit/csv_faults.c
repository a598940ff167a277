/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "unit/csv_reading.h"

static void what_is_no_number_is_refused_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *cell, *name;
    } cases[] = {{"abc", "CSV_NOT_A_NUMBER"},      {"nan", "CSV_NOT_A_NUMBER"},
                 {"inf", "CSV_NOT_A_NUMBER"},      {"-inf", "CSV_NOT_A_NUMBER"},
                 {"0x10", "CSV_NOT_A_NUMBER"},     {"1 an", "CSV_NOT_A_NUMBER"},
                 {"%", "CSV_NOT_A_NUMBER"},        {"1e400", "CSV_RANGE"},
                 {"-1e400", "CSV_RANGE"},          {"1 23,5", "CSV_NOT_A_NUMBER"},
                 {"0 123", "CSV_NOT_A_NUMBER"},    {"1 2345", "CSV_NOT_A_NUMBER"},
                 {"1234 567", "CSV_NOT_A_NUMBER"}, {"1'234.5", "CSV_THOUSANDS"},
                 {"1.234,5", "CSV_THOUSANDS"},     {"\"1,234.5\"", "CSV_THOUSANDS"},
                 {"1,234", "CSV_AMBIGUOUS"},       {"-999.999", "CSV_AMBIGUOUS"},
                 {"120 %", "CSV_PERCENT_MIXED"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[100];
        snprintf(text, sizeof text, "code;x\n01;101\n02;%s\n03;3\n", cases[i].cell);
        assert_refused(text, cases[i].name, 3, 4);
    }
}

static void a_bad_cell_names_its_column_and_territory(void **state) {
    (void)state;
    arp_error err = {0};
    arp_table t;
    char words[600];
    const char *text = "x;code\nabc;0907\n"; /* the code comes after the cell */
    assert_int_equal(read_n(text, strlen(text), &DEFAULTS, &WANTED, NULL, &t, &err), ARP_PARSE);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    assert_string_equal(words, "\"abc\" is not a number (column x, territory 0907); mend the cell "
                               "or add this text to \"marks\"");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 1);
}

static void places_are_lines_and_characters(void **state) {
    (void)state;
    /* accents, CRLF, CR, quotes around the number, a name with a line break, blanks, blank lines,
       no final line end, a BOM, skipped lines */
    assert_refused("code;n;x\n01;\xC3\x89t\xC3\xA9;1\n02;\xC3\xA9;z\n", "CSV_NOT_A_NUMBER", 3, 6);
    assert_refused("code;n;x\r\n01;a;1\r\n02;b;z\r\n", "CSV_NOT_A_NUMBER", 3, 6);
    assert_refused("code;n;x\r01;a;1\r02;b;z\r", "CSV_NOT_A_NUMBER", 3, 6);
    assert_refused("code;n;x\n01;a;\"z\"\n", "CSV_NOT_A_NUMBER", 2, 6);
    assert_refused("code;\"n\nm\";x\n01;\"a\r\nb\";z\n", "CSV_NOT_A_NUMBER", 4, 4);
    assert_refused("code;n;x\n01;a;  z\n", "CSV_NOT_A_NUMBER", 2, 8);
    assert_refused("\n\ncode;x\n\n\n01;z", "CSV_NOT_A_NUMBER", 6, 4);
    assert_refused("\xEF\xBB\xBF"
                   "code;x\n01;z",
                   "CSV_NOT_A_NUMBER", 2, 4);
    assert_refused("sep=;\ncode;x\n01;z", "CSV_NOT_A_NUMBER", 3, 4);
    assert_refused("code;n;x\n01;\xE9t\xE9;z\n", "CSV_NOT_A_NUMBER", 2, 8); /* CP1252 */
    arp_csv_options skip = {.skip = 2};
    assert_refused_n("a\"\r\nb\r\ncode;x\r\n01;z", 19, &skip, &WANTED, "CSV_NOT_A_NUMBER", 4, 4);
}

static void broken_files_are_refused_with_their_place(void **state) {
    (void)state;
    assert_refused("", "CSV_EMPTY", 1, 1);
    assert_refused("\n \n", "CSV_EMPTY", 1, 1);
    assert_refused("\xEF\xBB\xBF", "CSV_EMPTY", 1, 1);
    assert_refused("code;x\n", "CSV_NO_ROW", 1, 1);
    assert_refused("code;x", "CSV_NO_ROW", 1, 1);
    assert_refused("code;x;y;x\n01;1;2;3\n", "CSV_DUPLICATE_NAME", 1, 10);
    assert_refused("code;x\n01;1\n02;1\n01;2\n", "CSV_DUPLICATE_CODE", 4, 1);
    assert_refused("code;x\n01;1\n02;2;3\n", "CSV_SURPLUS", 3, 6);
    assert_refused("code;x\n01;1\n02\n", "CSV_LACKING", 3, 1);
    assert_refused("code;x\n;1\n", "CSV_EMPTY_CODE", 2, 1);
    assert_refused("code;x\n01;1\n  ;1\n", "CSV_EMPTY_CODE", 3, 1);
    assert_refused("code;x\n;\n", "CSV_NO_ROW", 1, 1);
    assert_refused("code;x\n01;1\n02;\"2\n03;3\n", "CSV_OPEN_QUOTE", 3, 4);
    assert_refused("code;\"x\n01;1\n", "CSV_OPEN_QUOTE", 1, 6);
    assert_refused("code;x\n01;1\"2\n", "CSV_LOOSE_QUOTE", 2, 4);
    assert_refused("code;x\n01;\"1\"2\n", "CSV_EARLY_QUOTE", 2, 4);
    assert_refused("code;x\n\"01;1\n02;\"2\"\n", "CSV_EARLY_QUOTE", 2, 1);
    assert_refused("kode;x\n01;1\n", "CSV_ABSENT", 1, 1);
    assert_refused("insee;x\n01;1\n", "CSV_ABSENT_ALL", 1, 1);
    assert_refused("insee|x\n01|1\n", "CSV_ONE_COLUMN", 1, 1);
}

static void the_first_fault_stands(void **state) {
    (void)state;
    assert_refused("code;x\n01;z\n02;\"1", "CSV_NOT_A_NUMBER", 2, 4);
    assert_refused("code;x\n01;1;1\n02;z\n", "CSV_SURPLUS", 2, 6);
    assert_refused("code;x\n01;z;1\n", "CSV_SURPLUS", 2, 6);
    assert_refused("code;x\n01;z\n\xFF\n", "CSV_NOT_A_NUMBER", 2, 4);
}

static void a_code_given_twice_tells_both_lines(void **state) {
    (void)state;
    static const char *const kept[] = {"com"};
    arp_condition where = {"level", kept, 1};
    arp_csv_options options = {.where = &where, .n_where = 1};
    const char *text = "level;code;x\ndep;01;1\ncom;01;2\n\ncom;02;2\ndep;02;1\ncom;01;3\n";
    arp_error err = {0};
    arp_table t;
    char words[600];
    assert_int_equal(read_n(text, strlen(text), &options, &WANTED, NULL, &t, &err), ARP_PARSE);
    arp_error_text(&err, ARP_EN, words, sizeof words);
    assert_string_equal(
        words, "code \"01\" was already given on line 3; keep one of the two lines, or, in "
               "a long file (a row a territory and category), write \"rows\" and \"value\"");
    assert_int_equal(err.line, 7);
    assert_int_equal(err.column, 5);
}

static void bytes_of_no_encoding_are_refused(void **state) {
    (void)state;
    arp_csv_options utf8 = {.encoding = "UTF-8"}, cp1252 = {.encoding = "CP1252"},
                    ebcdic = {.encoding = "EBCDIC"};
    const char *text = "code;x\n\xC3\xA9\xE9;1\n";
    assert_refused_n(text, strlen(text), &utf8, &WANTED, "CSV_BAD_BYTES", 2, 2);
    text = "code;x\n01;1\n\xC3";
    assert_refused_n(text, strlen(text), &utf8, &WANTED, "CSV_BAD_BYTES", 3, 1);
    assert_refused("\xEF\xBB\xBF"
                   "code;x\n\xE9;1\n",
                   "CSV_BAD_BYTES", 2, 1);
    assert_refused("code;x\n\xE9\x81;1\n", "CSV_BAD_BYTES", 2, 2); /* 0x81 is not of CP1252 */
    assert_refused_n("\xEF\xBB\xBF"
                     "code;x\n01;1\n",
                     15, &cp1252, &WANTED, "CSV_BOM", 1, 1);
    assert_refused_n("code;x\n01;1\n", 12, &ebcdic, &WANTED, "CSV_ENCODING", 0, 0);
    assert_refused_n("\xFF\xFE"
                     "c\0o\0",
                     6, &DEFAULTS, &WANTED, "CSV_UTF16", 1, 1);
    assert_refused_n("\xFE\xFF\0c\0o", 6, &DEFAULTS, &WANTED, "CSV_UTF16", 1, 1);
    assert_refused_n("c\0o\0d\0", 6, &DEFAULTS, &WANTED, "CSV_UTF16", 1, 1);
    assert_refused_n("code;x\n01;\0\n", 12, &DEFAULTS, &WANTED, "CSV_BINARY", 2, 4);
    assert_refused_n("PK\3\4zip", 7, &DEFAULTS, &WANTED, "XLSX_DAMAGED", 1, 1);
}

static void options_that_cannot_be_are_refused(void **state) {
    (void)state;
    arp_csv_options thousands = {.thousands = '_'}, same = {.thousands = ',', .decimal = ','};
    arp_csv_options separator = {.separator = ':'}, decimal = {.decimal = ';'}, skip = {.skip = 3};
    assert_refused_n("a\n", 2, &separator, &WANTED, "CSV_SEPARATOR", 0, 0);
    assert_refused_n("a\n", 2, &decimal, &WANTED, "CSV_DECIMAL", 0, 0);
    assert_refused_n("a\n", 2, &thousands, &WANTED, "CSV_THOUSANDS_MARK", 0, 0);
    assert_refused_n("a\n", 2, &same, &WANTED, "CSV_THOUSANDS_MARK", 0, 0);
    assert_refused_n("code;x\n01;1\n", 12, &skip, &WANTED, "CSV_SKIP", 3, 1);
}

static void a_cell_over_one_mebibyte_is_refused(void **state) {
    (void)state;
    const size_t most = 1 << 20;
    for (int quoted = 0; quoted < 2; quoted++) {
        const char *head = quoted ? "code;n;x\n01;\"" : "code;n;x\n01;";
        const char *tail = quoted ? "\";1\n" : ";1\n";
        char *text = long_text(head, "a", most + 1, tail);
        assert_refused(text, "CSV_LONG_CELL", 2, 4);
        free(text);
        text = long_text(head, "a", most, tail);
        arp_table t;
        assert_int_equal(read_text(text, &WANTED, NULL, &t), ARP_OK);
        assert_x(&t, 0, "01", 1);
        arp_table_free(&t);
        free(text);
    }
    char *text = long_text("code;n;x\n01;\"", "a", 3 * most, "");
    assert_refused(text, "CSV_LONG_CELL", 2, 4);
    free(text);
}

static void a_file_truncated_while_read_is_refused(void **state) {
    (void)state;
    char path[] = "/tmp/arpent-csv-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    char *text = long_text("code;n;x\n", "01;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;1\n", 9000, "");
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    arp_source *source;
    arp_error err = {0};
    arp_table t;
    assert_int_equal(arp_source_open(path, NULL, &source, NULL), ARP_OK);
    assert_int_equal(ftruncate(fd, 9), 0);
    assert_int_equal(arp_csv_read(source, &DEFAULTS, &WANTED, NULL, &t, &err), ARP_INPUT);
    assert_string_equal(arp_error_name(&err), "FILE_SHORTER");
    assert_string_equal(err.path, path);
    assert_null(t.pool);
    arp_source_close(source);
    close(fd);
    unlink(path);
    free(text);
}

static void a_header_over_one_mebibyte_is_refused(void **state) {
    (void)state;
    char *text = long_text("\"a", "\n", 1100000, "\xE9\"\n1\n");
    arp_source *source;
    arp_csv_header header;
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_source_memory(text, strlen(text), "data.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read_header(source, &DEFAULTS, pool, &header, &err), ARP_PARSE);
    assert_string_equal(arp_error_name(&err), "CSV_LONG_CELL");
    arp_source_close(source);
    arp_pool_free(pool);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_number_is_refused_with_its_place),
        cmocka_unit_test(a_bad_cell_names_its_column_and_territory),
        cmocka_unit_test(places_are_lines_and_characters),
        cmocka_unit_test(broken_files_are_refused_with_their_place),
        cmocka_unit_test(the_first_fault_stands),
        cmocka_unit_test(a_code_given_twice_tells_both_lines),
        cmocka_unit_test(bytes_of_no_encoding_are_refused),
        cmocka_unit_test(options_that_cannot_be_are_refused),
        cmocka_unit_test(a_cell_over_one_mebibyte_is_refused),
        cmocka_unit_test(a_file_truncated_while_read_is_refused),
        cmocka_unit_test(a_header_over_one_mebibyte_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
