/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/csv_reading.h"

#include "io/xlsx/xlsx.h"
#include "oracle/slow_zip.h"

#define TEXT(ref, text) "<c r='" ref "' t='inlineStr'><is><t>" text "</t></is></c>"
#define HEADER          "<row r='1'>" TEXT("A1", "code") TEXT("B1", "x") "</row>"

static slow_zip book;

static arp_status read_book(const arp_csv_options *options, const arp_csv_wanted *wanted,
                            arp_csv_found *found, arp_table *t, arp_error *err) {
    arp_source *source = NULL;
    arp_status st = arp_source_memory(book.bytes, book.n, "a.xlsx", &source, err);
    if (st == ARP_OK) st = arp_csv_read(source, options, wanted, found, t, err);
    arp_source_close(source);
    return st;
}

static void assert_read(const char *rows, const char *strings, const arp_csv_options *options,
                        arp_csv_found *found, arp_table *t) {
    char words[600];
    arp_error err = {0};
    slow_xlsx(&book, rows, strings);
    if (read_book(options, &WANTED, found, t, &err) == ARP_OK) return;
    arp_error_text(&err, ARP_EN, words, sizeof words);
    fail_msg("%s:%zu:%zu: %s", err.path, (size_t)err.line, (size_t)err.column, words);
}

/* The book as it stands is refused, at a place that ends the path. */
static void assert_book_refused(const arp_csv_options *options, const char *name, const char *path,
                                size_t line, size_t column) {
    arp_error err = {0};
    arp_table t = {0};
    long before = arp_brutal_live;
    arp_status st = read_book(options, &WANTED, NULL, &t, &err);
    assert_int_equal(st, ARP_PARSE);
    assert_string_equal(arp_error_name(&err), name);
    assert_string_equal(err.path, path);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    assert_null(t.pool);
    assert_int_equal(arp_brutal_live, before);
}

static void assert_rows_refused(const char *rows, const char *name, const char *path, size_t line,
                                size_t column) {
    slow_xlsx(&book, rows, "<si><t>a</t></si>");
    assert_book_refused(&DEFAULTS, name, path, line, column);
}

static void text_keeps_its_zeros_and_numbers_their_shortest_form(void **state) {
    (void)state;
    arp_table t;
    arp_csv_found found;
    assert_read(
        HEADER "<row r='2'>" TEXT(
            "A2", "0907") "<c r='B2'><v>0.10000000000000001</v></c></row>"
                          "<row r='3'>" TEXT("A3", "2A004") "<c r='B3'><v>1.5E-3</v></c></row>",
        NULL, &DEFAULTS, &found, &t);
    assert_x(&t, 0, "0907", 0.1);
    assert_x(&t, 1, "2A004", 0.0015);
    assert_string_equal(found.sheet, "Feuil1");
    assert_int_equal(found.separator, 0);
    assert_int_equal(strlen(found.sha256), 64);
    arp_table_free(&t);
}

static void a_number_read_as_text_is_written_in_its_shortest_form(void **state) {
    (void)state;
    static const char *const texts[] = {"annee"};
    const arp_csv_wanted wanted = {.key = "code", .text = texts, .n_texts = 1};
    arp_table t;
    slow_xlsx(
        &book,
        "<row r='1'>" TEXT("A1", "code") TEXT(
            "B1", "annee") "</row>"
                           "<row r='2'>" TEXT(
                               "A2",
                               "01") "<c r='B2'><v>2017.0</v></c></row>"
                                     "<row r='3'>" TEXT(
                                         "A3",
                                         "02") "<c r='B3'><v>0.30000000000000004</v></c></row>"
                                               "<row r='4'>" TEXT(
                                                   "A4", "03") "<c r='B4' t='b'><v>1</v></c></row>",
        NULL);
    assert_int_equal(read_book(&DEFAULTS, &wanted, NULL, &t, NULL), ARP_OK);
    assert_string_equal(t.text[0].text[0], "2017");
    assert_string_equal(t.text[0].text[1], "0.30000000000000004"); /* no shorter one is it */
    assert_string_equal(t.text[0].text[2], "1");
    arp_table_free(&t);
}

static void shared_texts_are_read_without_their_phonetics(void **state) {
    (void)state;
    arp_table t;
    assert_read("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
                "<row><c t='s'><v>2</v></c><c t='str'><f>A</f><v>12,5</v></c></row>",
                "<si><t>code</t></si><si><t>x</t><rPh sb='0' eb='1'><t>zz</t></rPh></si>"
                "<si><r><rPr><b/></rPr><t>\xC3\xA9</t></r><r><t xml:space='preserve'>t_x00E9_ "
                "</t></r></si>",
                &DEFAULTS, NULL, &t);
    assert_x(&t, 0, "\xC3\xA9t\xC3\xA9", 12.5);
    arp_table_free(&t);
}

static void numbers_and_texts_of_a_column_may_differ_in_their_decimal_mark(void **state) {
    (void)state;
    arp_table t;
    arp_csv_found found;
    assert_read(HEADER "<row r='2'>" TEXT(
                    "A2", "01") "<c r='B2'><v>1.5</v></c></row>"
                                "<row r='3'>" TEXT("A3", "02") TEXT(
                                    "B3", "2,5") "</row>"
                                                 "<row r='4'>" TEXT(
                                                     "A4", "03") "<c r='B4'><v>3.5</v></c></row>",
                NULL, &DEFAULTS, &found, &t);
    assert_x(&t, 1, "02", 2.5);
    assert_x(&t, 2, "03", 3.5);
    assert_true(found.decimal_comma && !found.decimal_point);
    arp_table_free(&t);
}

static void rows_without_a_cell_are_passed_over_and_absent_cells_are_empty(void **state) {
    (void)state;
    arp_table t;
    assert_read(
        "<row r='2'/><row r='3'><c r='A3' s='4'/></row>"
        "<row r='4'>" TEXT("A4", "code") TEXT("B4", "n") TEXT(
            "C4", "x") "</row>"
                       "<row r='6'><c r='B6' s='1'/></row>"
                       "<row r='9'>" TEXT(
                           "A9", "01") "</row>"
                                       "<row r='12'>" TEXT(
                                           "A12",
                                           "02") "<c r='C12'><v>7</v></c><c r='D12' s='2'/></row>",
        NULL, &DEFAULTS, NULL, &t);
    assert_int_equal(t.n_rows, 2);
    assert_int_equal(t.column[0].mark[0], ARP_CELL_MISSING);
    assert_x(&t, 1, "02", 7);
    arp_table_free(&t);
}

static void rows_to_skip_are_rows_of_the_sheet(void **state) {
    (void)state;
    const arp_csv_options options = {.skip = 4};
    arp_table t;
    assert_read("<row r='1'>" TEXT("A1", "Titre") "</row><row r='4'>" TEXT(
                    "A4", "Commune") "</row>"
                                     "<row r='5'>" TEXT("A5", "code") TEXT(
                                         "B5", "x") "</row>"
                                                    "<row r='6'>" TEXT(
                                                        "A6", "01") "<c r='B6'><v>1</v></c></row>",
                NULL, &options, NULL, &t);
    assert_x(&t, 0, "01", 1);
    arp_table_free(&t);
}

static void a_sheet_is_chosen_by_its_name(void **state) {
    (void)state;
    static const char sheet[] =
        "<worksheet><sheetData>" HEADER
        "<row r='2'>" TEXT("A2", "09") "<c r='B2'><v>3</v></c></row></sheetData></worksheet>";
    const arp_csv_options notes = {.sheet = "Notes"}, near = {.sheet = "Feuille1"};
    const arp_csv_options far = {.sheet = "COM"};
    arp_table t;
    memset(&book, 0, sizeof book);
    slow_xlsx_begin(&book, NULL);
    slow_zip_add(&book, "xl/worksheets/sheet2.xml", sheet, sizeof sheet - 1);
    slow_zip_end(&book);
    assert_int_equal(read_book(&notes, &WANTED, NULL, &t, NULL), ARP_OK);
    assert_x(&t, 0, "09", 3);
    arp_table_free(&t);
    assert_book_refused(&near, "XLSX_SHEET_NEAR", "a.xlsx", 1, 1);
    assert_book_refused(&far, "XLSX_SHEET_ABSENT", "a.xlsx", 1, 1);
    assert_book_refused(&DEFAULTS, "XLSX_PART_DAMAGED", "a.xlsx", 1, 1); /* Feuil1 has no part */
}

static void a_code_that_is_a_number_is_refused_unless_its_width_is_stated(void **state) {
    (void)state;
    static const char rows[] = HEADER "<row r='2'>" TEXT(
        "A2", "11001") "<c r='B2'><v>1</v></c></row>"
                       "<row r='3'><c r='A3'><v>9122</v></c><c r='B3'><v>2</v></c></row>";
    const arp_csv_options options = {.code_width = {5}};
    arp_table t;
    assert_rows_refused(rows, "XLSX_CODE_NUMBER", "a.xlsx!Feuil1!A3", 3, 1);
    assert_read(rows, NULL, &options, NULL, &t);
    assert_x(&t, 0, "11001", 1);
    assert_x(&t, 1, "09122", 2);
    arp_table_free(&t);
}

static void a_formula_without_a_value_is_refused_where_it_is_wanted(void **state) {
    (void)state;
    arp_table t;
    assert_rows_refused(HEADER "<row r='2'>" TEXT("A2", "01") "<c r='B2'><f>1+1</f></c></row>",
                        "XLSX_NO_VALUE", "a.xlsx!Feuil1!B2", 2, 2);
    assert_rows_refused(HEADER "<row r='2'>" TEXT("A2", "01") "<c r='B2'><f>1+1</f><v/></c></row>",
                        "XLSX_NO_VALUE", "a.xlsx!Feuil1!B2", 2, 2);
    assert_rows_refused(HEADER "<row r='2'><c r='A2' t='str'><f>B9</f></c></row>", "XLSX_NO_VALUE",
                        "a.xlsx!Feuil1!A2", 2, 1);
    assert_read("<row r='1'>" TEXT("A1", "code") TEXT("B1", "x") TEXT(
                    "C1", "y") "</row>"
                               "<row r='2'>" TEXT("A2", "01") "<c r='B2'><f>1+1</f><v>2</v></c>"
                                                              "<c r='C2'><f>B2</f></c></row>",
                NULL, &DEFAULTS, NULL, &t);
    assert_x(&t, 0, "01", 2);
    arp_table_free(&t);
}

static void an_error_of_excel_is_refused_or_a_mark(void **state) {
    (void)state;
    static const char rows[] =
        HEADER "<row r='2'>" TEXT("A2", "01") "<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>";
    static const char *const missing[] = {"#DIV/0!", NULL};
    const arp_csv_options options = {.marks.missing = missing};
    arp_table t;
    assert_rows_refused(rows, "CSV_CELL_ERROR", "a.xlsx!Feuil1!B2", 2, 2);
    assert_rows_refused(HEADER "<row r='2'><c r='A2' t='e'><v>#N/A</v></c></row>", "CSV_CODE_ERROR",
                        "a.xlsx!Feuil1!A2", 2, 1);
    assert_read(rows, NULL, &options, NULL, &t);
    assert_int_equal(t.column[0].mark[0], ARP_CELL_MISSING);
    arp_table_free(&t);
}

static void what_is_wrong_in_a_cell_is_told_by_its_name(void **state) {
    (void)state;
    assert_rows_refused(HEADER "<row r='7'>" TEXT("A7", "01") TEXT("B7", "abc") "</row>",
                        "CSV_NOT_A_NUMBER", "a.xlsx!Feuil1!B7", 7, 2);
    assert_rows_refused(HEADER "<row r='2'><c r='B2'><v>1</v></c></row>", "CSV_EMPTY_CODE",
                        "a.xlsx!Feuil1!A2", 2, 1);
    assert_rows_refused(
        HEADER "<row r='2'>" TEXT("A2", "01") "</row><row r='5'>" TEXT("A5", "01") "</row>",
        "CSV_DUPLICATE_CODE", "a.xlsx!Feuil1!A5", 5, 1);
    assert_rows_refused(HEADER "<row r='2'>" TEXT("A2", "01") TEXT("AB2", "note") "</row>",
                        "XLSX_SURPLUS", "a.xlsx!Feuil1!AB2", 2, 28);
    assert_rows_refused("<row r='1'>" TEXT("B1", "code") TEXT("C1", "x") "</row>", "CSV_NO_ROW",
                        "a.xlsx!Feuil1!A1", 1, 1);
    assert_rows_refused(HEADER "<row r='2'>" TEXT("A2", "01") "<c r='B2' t='b'><v>1</v></c></row>",
                        "XLSX_BOOLEAN", "a.xlsx!Feuil1!B2", 2, 2);
    assert_rows_refused(HEADER "<row r='2'><c r='A2' t='b'><v>1</v></c></row>", "XLSX_CODE_DATE",
                        "a.xlsx!Feuil1!A2", 2, 1);
    assert_rows_refused(
        HEADER "<row r='2'>" TEXT("A2", "01") "<c r='B2' t='d'><v>2024-05-01</v></c></row>",
        "XLSX_DATE", "a.xlsx!Feuil1!B2", 2, 2);
    assert_rows_refused(HEADER, "CSV_NO_ROW", "a.xlsx!Feuil1!A1", 1, 1);
    assert_rows_refused("", "CSV_EMPTY", "a.xlsx!Feuil1!A1", 1, 1);
}

static void a_damaged_sheet_is_refused(void **state) {
    (void)state;
    static const char *const rows[] = {
        "<row r='1'>",                                          /* not closed       */
        HEADER "<row r='1'/>",                                  /* out of order     */
        HEADER "<row r='1048577'/>",                            /* beyond the sheet */
        HEADER "<row r='2'><c r='B2'/><c r='A2'/></row>",       /* out of order     */
        HEADER "<row r='2'><c r='A3'/></row>",                  /* of another row   */
        HEADER "<row r='2'><c r='XFE2'/></row>",                /* beyond the sheet */
        HEADER "<row r='2'><c r='A2' t='s'><v>1</v></c></row>", /* no such text     */
        HEADER "<row r='2'><c r='A2' t='s'><v>a</v></c></row>", /* nor such a one   */
        HEADER "<row r='2'><c r='A2'><v>&a;</v></c></row>",     /* no such entity   */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_rows_refused(rows[i], "XLSX_PART_DAMAGED", "a.xlsx", 1, 1);
    }
}

static void a_document_type_is_refused_whatever_it_declares(void **state) {
    (void)state;
    static const char bomb[] =
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><worksheet/>";
    memset(&book, 0, sizeof book);
    slow_xlsx_begin(&book, NULL);
    slow_zip_add(&book, "xl/worksheets/sheet1.xml", bomb, sizeof bomb - 1);
    slow_zip_end(&book);
    assert_book_refused(&DEFAULTS, "XLSX_PART_DAMAGED", "a.xlsx", 1, 1);
}

static void refuse_archive_of(const char *part, const char *name) {
    memset(&book, 0, sizeof book);
    slow_zip_add(&book, part, "<a/>", 4);
    slow_zip_end(&book);
    assert_book_refused(&DEFAULTS, name, "a.xlsx", 1, 1);
}

static void what_is_no_xlsx_workbook_is_told_for_what_it_is(void **state) {
    (void)state;
    refuse_archive_of("content.xml", "XLSX_ODS");
    refuse_archive_of("xl/workbook.bin", "XLSX_BINARY");
    refuse_archive_of("base-cc.csv", "XLSX_OTHER_ARCHIVE");
    slow_xlsx(&book, HEADER, NULL);
    book.n -= 30; /* cut short */
    assert_book_refused(&DEFAULTS, "XLSX_DAMAGED", "a.xlsx", 1, 1);
    slow_xlsx(&book, HEADER, NULL);
    book.bytes[60]++; /* another byte than its sum says */
    assert_book_refused(&DEFAULTS, "XLSX_DAMAGED", "a.xlsx", 1, 1);
    memset(&book, 0, sizeof book);
    memcpy(book.bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    book.n = 2000;
    assert_book_refused(&DEFAULTS, "XLSX_OLD", "a.xlsx", 1, 1);
    for (size_t i = 0; i < 16; i++) book.bytes[1000 + 2 * i] = (uint8_t) "EncryptedPackage"[i];
    assert_book_refused(&DEFAULTS, "XLSX_LOCKED", "a.xlsx", 1, 1);
}

static void options_of_the_other_kind_of_file_are_refused(void **state) {
    (void)state;
    const arp_csv_options separator = {.separator = ';'}, sheet = {.sheet = "Feuil1"};
    slow_xlsx(&book, HEADER, NULL);
    assert_book_refused(&separator, "XLSX_TEXT_OPTION", "a.xlsx", 1, 1);
    assert_refused_n("code;x\n01;1\n", 12, &sheet, &WANTED, "XLSX_SHEET_OF_TEXT", 1, 1);
}

static arp_status once(arp_table *t) {
    arp_error err = {0};
    arp_status st = read_book(&DEFAULTS, &WANTED, NULL, t, &err);
    if (st != ARP_OK) assert_null(t->pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_table t = {0};
    arp_status st;
    slow_xlsx(&book, HEADER "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2'><v>2</v></c></row>",
              "<si><t>01</t></si>");
    ARP_BRUTAL(st, once(&t));
    assert_int_equal(st, ARP_OK);
    assert_x(&t, 0, "01", 2);
    arp_table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_keeps_its_zeros_and_numbers_their_shortest_form),
        cmocka_unit_test(a_number_read_as_text_is_written_in_its_shortest_form),
        cmocka_unit_test(shared_texts_are_read_without_their_phonetics),
        cmocka_unit_test(numbers_and_texts_of_a_column_may_differ_in_their_decimal_mark),
        cmocka_unit_test(rows_without_a_cell_are_passed_over_and_absent_cells_are_empty),
        cmocka_unit_test(rows_to_skip_are_rows_of_the_sheet),
        cmocka_unit_test(a_sheet_is_chosen_by_its_name),
        cmocka_unit_test(a_code_that_is_a_number_is_refused_unless_its_width_is_stated),
        cmocka_unit_test(a_formula_without_a_value_is_refused_where_it_is_wanted),
        cmocka_unit_test(an_error_of_excel_is_refused_or_a_mark),
        cmocka_unit_test(what_is_wrong_in_a_cell_is_told_by_its_name),
        cmocka_unit_test(a_damaged_sheet_is_refused),
        cmocka_unit_test(a_document_type_is_refused_whatever_it_declares),
        cmocka_unit_test(what_is_no_xlsx_workbook_is_told_for_what_it_is),
        cmocka_unit_test(options_of_the_other_kind_of_file_are_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
