/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "report/write/write.h"
#include "unit/csv_reading.h"

static void codes_labels_texts_and_numbers_are_kept_in_order(void **state) {
    (void)state;
    static const char *const numbers[] = {"y", "x"}, *const texts[] = {"DEP"};
    const arp_csv_wanted wanted = {.key = "code",
                                   .label = "label",
                                   .number = numbers,
                                   .n_numbers = 2,
                                   .text = texts,
                                   .n_texts = 1};
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_text("label,x,code,DEP,y,other\n"
                               "\"Mirepoix, le pays\",1.5,0910,09,-2,nan\n"
                               "\"Le \"\"Pays\"\"\nd'Olmes\",2e3, 2A004 ,2A,.5,#\n",
                               &wanted, &found, &t),
                     ARP_OK);
    assert_int_equal(t.n_rows, 2);
    assert_int_equal(t.n_columns, 2);
    assert_string_equal(t.code[0], "0910");
    assert_string_equal(t.code[1], "2A004"); /* blanks at both ends are no part of a code */
    assert_string_equal(t.label[0], "Mirepoix, le pays");
    assert_string_equal(t.label[1], "Le \"Pays\"\nd'Olmes");
    assert_string_equal(t.column[0].name, "y");
    assert_true(t.column[0].value[0] == -2 && t.column[0].value[1] == 0.5);
    assert_true(t.column[1].value[0] == 1.5 && t.column[1].value[1] == 2000);
    assert_string_equal(t.text[0].name, "DEP");
    assert_string_equal(t.text[0].text[0], "09");
    assert_string_equal(t.text[0].text[1], "2A");
    assert_int_equal(arp_table_check(&t, NULL), ARP_OK);
    assert_int_equal(found.separator, ',');
    assert_int_equal(found.rows, 2);
    assert_string_equal(found.encoding, "UTF-8");
    assert_true(found.decimal_point && !found.decimal_comma && !found.bom);
    arp_table_free(&t);
}

static void a_table_without_labels_shows_its_codes(void **state) {
    (void)state;
    arp_table t;
    assert_int_equal(read_text("code,x\n01,1\n", &WANTED, NULL, &t), ARP_OK);
    assert_string_equal(t.label[0], "01");
    arp_table_free(&t);
}

static void separators_and_line_ends_are_detected(void **state) {
    (void)state;
    static const struct {
        const char *text;
        char separator;
        size_t blank;
    } cases[] = {
        {"code;x\n01;1,5\n02;2\n", ';', 0},
        {"code\tx\n01\t1,5\n02\t2", '\t', 0},
        {"code,x\r\n01,1.5\r\n02,2\r\n", ',', 0},
        {"code;x\r01;1.5\r02;2", ';', 0},
        {"\"code\";\"x\"\n\"01\";\"1,5\"\n\"02\";\"2\"\n", ';', 0},
        {"code ; x \n01 ; 1,5\n02; 2 \n", ';', 0},
        {"sep=;\ncode;x\n01;1,5\n02;2\n", ';', 0},
        {"sep=\t\r\ncode\tx\r\n01\t1,5\r\n02\t2\r\n", '\t', 0},
        {"\n\ncode;x\n\n01;1,5\n   \n02;2\n\n\n", ';', 6},
        {"\r\n\r\ncode;x\r\n\r\n01;1,5\r\n02;2\r\n\r\n", ';', 4},
        {"code;x\r\r01;1,5\r02;2\r  ", ';', 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        arp_csv_found found;
        arp_table t;
        assert_int_equal(read_text(cases[i].text, &WANTED, &found, &t), ARP_OK);
        assert_int_equal(found.separator, cases[i].separator);
        assert_int_equal(found.blank_lines, cases[i].blank);
        assert_int_equal(t.n_rows, 2);
        assert_x(&t, 0, "01", 1.5);
        assert_x(&t, 1, "02", 2);
        arp_table_free(&t);
    }
}

static void the_most_frequent_separator_outside_quotes_wins(void **state) {
    (void)state;
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_text("\"a,b,c,d\";code;x\nz;01;1\n", &WANTED, &found, &t), ARP_OK);
    assert_int_equal(found.separator, ';');
    arp_table_free(&t);
}

static void every_column_has_its_own_decimal_mark(void **state) {
    (void)state;
    static const char *const numbers[] = {"x", "y"};
    arp_csv_wanted wanted = {.key = "code", .number = numbers, .n_numbers = 2};
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_text("code;x;y\n1;1,5;1.5\n2;3;4\n3;2,5;2.5\n", &wanted, &found, &t),
                     ARP_OK);
    assert_true(t.column[0].value[2] == 2.5 && t.column[1].value[2] == 2.5);
    assert_true(found.decimal_point && found.decimal_comma);
    arp_table_free(&t);
    arp_csv_options comma = {.decimal = ','};
    const char *text = "code,x\n1,\"1,5\"\n";
    assert_int_equal(read_n(text, strlen(text), &comma, &WANTED, &found, &t, NULL), ARP_OK);
    assert_x(&t, 0, "1", 1.5);
    assert_true(!found.decimal_point && found.decimal_comma);
    arp_table_free(&t);
    assert_refused("code;x\n1;1,5\n2;2.5\n", "CSV_BOTH_DECIMALS", 3, 3);
    assert_refused("code,x\n1,\"1,5\"\n", "CSV_OTHER_DECIMAL", 2, 3);
    assert_refused_n("code;x\n1;1.5\n", 13, &comma, &WANTED, "CSV_OTHER_DECIMAL", 2, 3);
}

static void marks_match_whole_and_case_apart(void **state) {
    (void)state;
    static const struct {
        const char *cell;
        arp_mark mark;
    } cases[] = {{"", ARP_CELL_MISSING},        {"  ", ARP_CELL_MISSING},
                 {"NA", ARP_CELL_MISSING},      {"n/a", ARP_CELL_MISSING},
                 {"nd", ARP_CELL_MISSING},      {"..", ARP_CELL_MISSING},
                 {"\" S \"", ARP_CELL_SECRET},  {"c", ARP_CELL_SECRET},
                 {"Secret", ARP_CELL_SECRET},   {"///", ARP_CELL_NOT_APPLICABLE},
                 {"-", ARP_CELL_NOT_APPLICABLE}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[80];
        arp_table t;
        snprintf(text, sizeof text, "code;x\n01;%s\n", cases[i].cell);
        assert_int_equal(read_text(text, &WANTED, NULL, &t), ARP_OK);
        assert_int_equal(t.column[0].mark[0], cases[i].mark);
        assert_true(isnan(t.column[0].value[0]));
        assert_int_equal(arp_table_check(&t, NULL), ARP_OK);
        arp_table_free(&t);
    }
    const char *const missing[] = {"-999", NULL};
    arp_csv_options own = {.marks = {.missing = missing}};
    const char *text = "code;x\n01;-999\n02;s\n";
    arp_table t;
    assert_int_equal(read_n(text, strlen(text), &own, &WANTED, NULL, &t, NULL), ARP_OK);
    assert_int_equal(t.column[0].mark[0], ARP_CELL_MISSING);
    assert_int_equal(t.column[0].mark[1], ARP_CELL_SECRET);
    arp_table_free(&t);
    assert_refused_n("code;x\n01;\n", 11, &own, &WANTED, "CSV_NOT_A_NUMBER", 2, 4);
}

/* What is read for what it means: how often, and the first text of each. */
static void what_is_read_for_what_it_means_is_counted(void **state) {
    (void)state;
    const char *text = "code;x;;y\n01;1 234,5;;\n=\"02\";\xE2\x88\x92"
                       "2\xC2\xA0"
                       "000;;\n03;n.d.;;\n04;<5;;\n;;;\n05;NS;;\nSource : ORS\n";
    static const struct {
        arp_csv_told_kind kind;
        size_t n;
        const char *example;
    } wanted[] = {{ARP_CSV_TOLD_THOUSANDS, 2, "1 234,5"},
                  {ARP_CSV_TOLD_MINUS, 1, NULL},
                  {ARP_CSV_TOLD_MISSING, 1, "n.d."},
                  {ARP_CSV_TOLD_SECRET, 2, "<5"},
                  {ARP_CSV_TOLD_BARE, 1, ""},
                  {ARP_CSV_TOLD_FOOTER, 1, "Source : ORS"},
                  {ARP_CSV_TOLD_FORMULA, 1, "02"},
                  {ARP_CSV_TOLD_NAMELESS, 1, "3"}};
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_text(text, &WANTED, &found, &t), ARP_OK);
    assert_int_equal(t.n_rows, 5);
    assert_x(&t, 1, "02", -2000);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        const arp_csv_told *told = &found.told[wanted[i].kind];
        assert_int_equal(told->n, wanted[i].n);
        if (wanted[i].example) assert_string_equal(told->example, wanted[i].example);
    }
    arp_table_free(&t);
}

static void no_line_of_a_one_column_file_is_lost(void **state) {
    (void)state;
    arp_csv_wanted wanted = {.key = "code"};
    arp_table t;
    assert_int_equal(read_text("code\n01\n\"02\"\n", &wanted, NULL, &t), ARP_OK);
    assert_int_equal(t.n_rows, 2);
    assert_string_equal(t.code[1], "02");
    arp_table_free(&t);
    assert_refused_n("code\n01\n\n02\n", 12, &DEFAULTS, &wanted, "CSV_BLANK_LINE", 3, 1);
    assert_refused_n("code\r\n01\r\n\r\n02", 14, &DEFAULTS, &wanted, "CSV_BLANK_LINE", 3, 1);
    assert_refused_n("code\n01\n  ", 10, &DEFAULTS, &wanted, "CSV_BLANK_LINE", 3, 1);
    assert_refused_n("code\n01\n\"\"\n", 11, &DEFAULTS, &wanted, "CSV_EMPTY_CODE", 3, 1);
}

static void encodings_are_detected_or_stated(void **state) {
    (void)state;
    static const struct {
        const char *label, *stated, *found, *want;
        bool bom;
    } cases[] = {
        {"\xC3\x89t\xC3\xA9", NULL, "UTF-8", "\xC3\x89t\xC3\xA9", false},
        {"\xC3\x89t\xC3\xA9", "utf-8", "UTF-8", "\xC3\x89t\xC3\xA9", true},
        {"\xC9t\xE9", NULL, "ISO-8859-1", "\xC3\x89t\xC3\xA9", false},
        {"\xC9t\xE9", "ISO-8859-1", "ISO-8859-1", "\xC3\x89t\xC3\xA9", false},
        {"\x80"
         "c\x9C"
         "ur",
         NULL, "CP1252",
         "\xE2\x82\xAC"
         "c\xC5\x93"
         "ur",
         false},
        {"\x80"
         "c\x9C"
         "ur",
         "CP1252", "CP1252",
         "\xE2\x82\xAC"
         "c\xC5\x93"
         "ur",
         false},
        {"\x80", "ISO-8859-1", "ISO-8859-1", "\xC2\x80", false},
        {"\xC3\xA9", "CP1252", "CP1252", "\xC3\x83\xC2\xA9", false},
    };
    arp_csv_wanted wanted = {.key = "code", .label = "libell\xC3\xA9"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool utf8 = strcmp(cases[i].found, "UTF-8") == 0;
        arp_csv_options options = {.encoding = cases[i].stated};
        arp_csv_found found;
        arp_table t;
        char text[100];
        snprintf(text, sizeof text, "%scode;%s\n01;%s\n", cases[i].bom ? "\xEF\xBB\xBF" : "",
                 utf8 ? "libell\xC3\xA9" : "libell\xE9", cases[i].label);
        assert_int_equal(read_n(text, strlen(text), &options, &wanted, &found, &t, NULL), ARP_OK);
        assert_string_equal(found.encoding, cases[i].found);
        assert_int_equal(found.bom, cases[i].bom);
        assert_string_equal(t.label[0], cases[i].want);
        arp_table_free(&t);
    }
}

static void a_stated_separator_and_skipped_lines_are_followed(void **state) {
    (void)state;
    arp_csv_options options = {.separator = ';', .skip = 2};
    const char *text = "sep=,\nSource: \"INSEE, RP\ncode;x,y,z,x\n01;1\n";
    const char *const numbers[] = {"x,y,z,x"};
    arp_csv_wanted wanted = {.key = "code", .number = numbers, .n_numbers = 1};
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_n(text, strlen(text), &options, &wanted, &found, &t, NULL), ARP_OK);
    assert_int_equal(found.separator, ';');
    assert_x(&t, 0, "01", 1);
    arp_table_free(&t);
}

static void where_keeps_rows_and_leaves_bad_cells_of_others_alone(void **state) {
    (void)state;
    static const char *const levels[] = {"com", "arm"}, *const deps[] = {"09"};
    arp_condition where[] = {{"level", levels, 2}, {"dep", deps, 1}};
    arp_csv_options options = {.where = where, .n_where = 2};
    const char *text = "level;dep;code;x\ncom;09;1;1\nreg;09;1;zz\narm;09;2;2\ncom;31;3;zz\n";
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_n(text, strlen(text), &options, &WANTED, &found, &t, NULL), ARP_OK);
    assert_int_equal(found.rows, 2);
    assert_int_equal(found.rows_left_out, 2);
    assert_x(&t, 0, "1", 1);
    assert_x(&t, 1, "2", 2);
    arp_table_free(&t);
    where[1].n = 0;
    assert_refused_n(text, strlen(text), &options, &WANTED, "CSV_NONE_KEPT", 1, 1);
    where[1].column = "deq";
    assert_refused_n(text, strlen(text), &options, &WANTED, "CSV_ABSENT", 1, 1);
}

static void bytes_late_in_a_file_still_decide_its_encoding(void **state) {
    (void)state;
    arp_csv_wanted wanted = {.key = "code", .label = "n"};
    arp_csv_found found;
    arp_table t;
    char *filler = long_text("", "a", 1000, "");
    char *rows = malloc(2100 * 1100), *end = rows;
    end += sprintf(end, "code;n\n");
    for (size_t i = 0; i < 2100; i++) end += sprintf(end, "%zu;%s\n", i, filler);
    strcpy(end, "last;\xC9t\xE9\n");
    assert_int_equal(read_text(rows, &wanted, &found, &t), ARP_OK);
    assert_string_equal(found.encoding, "ISO-8859-1");
    assert_string_equal(t.label[2100], "\xC3\x89t\xC3\xA9");
    assert_int_equal(t.n_rows, 2101);
    arp_table_free(&t);
    assert_int_equal(strlen(found.sha256), 64);
    strcpy(end, "last;\xC3\xA9\n");
    assert_int_equal(read_text(rows, &wanted, &found, &t), ARP_OK);
    assert_string_equal(found.encoding, "UTF-8");
    arp_table_free(&t);
    memcpy(end - 2, "\0", 1);
    assert_refused_n(rows, (size_t)(end - rows), &DEFAULTS, &wanted, "CSV_BINARY", 2101, 1005);
    free(rows);
    free(filler);
}

static void the_hash_is_of_the_bytes_parsed(void **state) {
    (void)state;
    static const char text[] = "skipped\ncode;x\n01;1\n";
    arp_csv_options options = {.skip = 1};
    arp_csv_found found;
    arp_source *source;
    arp_table t;
    char hex[65];
    assert_int_equal(arp_source_memory(text, strlen(text), "data.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read(source, &options, &WANTED, &found, &t, NULL), ARP_OK);
    assert_int_equal(arp_source_sha256(source, hex, NULL), ARP_OK);
    assert_string_equal(found.sha256, hex);
    arp_table_free(&t);
    arp_source_close(source);
}

static void a_header_is_read_alone(void **state) {
    (void)state;
    arp_source *source;
    arp_csv_header header;
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    const char *text = "\n\"code\" ; \"Taux de\nch\xF4mage\";x\n01;\xE9;\"";
    assert_int_equal(arp_source_memory(text, strlen(text), "data.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read_header(source, &DEFAULTS, pool, &header, &err), ARP_OK);
    assert_int_equal(header.n, 3);
    assert_int_equal(header.line, 2);
    assert_string_equal(header.name[0], "code");
    assert_string_equal(header.name[1], "Taux de\nch\xC3\xB4mage");
    assert_string_equal(header.name[2], "x");
    arp_source_close(source);
    text = "code;x;;code\n"; /* those that can be asked for */
    assert_int_equal(arp_source_memory(text, strlen(text), "data.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read_header(source, &DEFAULTS, pool, &header, &err), ARP_OK);
    assert_int_equal(header.n, 2);
    assert_string_equal(header.name[1], "x");
    arp_source_close(source);
    arp_pool_free(pool);
}

static arp_status header_in_new_pool(arp_source *source) {
    arp_csv_header header;
    arp_pool *pool = arp_pool_new();
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_csv_read_header(source, &DEFAULTS, pool, &header, NULL);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    static const char *const numbers[] = {"x", "y"}, *const texts[] = {"dep"},
                             *const deps[] = {"09"};
    arp_condition where = {"dep", deps, 1};
    arp_csv_options options = {.where = &where, .n_where = 1};
    const arp_csv_wanted wanted = {.key = "code",
                                   .label = "n\xC3\xA9",
                                   .number = numbers,
                                   .n_numbers = 2,
                                   .text = texts,
                                   .n_texts = 1};
    static const char *const ends[] = {"", "600;09;\xE9;1;z\n", "5;09;a;1;2\n", "7;09;\"\n",
                                       ";09;a;1;2\n"};
    for (size_t e = 0; e < sizeof ends / sizeof ends[0]; e++) {
        static char text[60000];
        char *at = text + sprintf(text, "code;dep;n\xE9;x;y\n");
        for (int i = 0; i < 600; i++)
            at += sprintf(at, "%d;%s;\xE9t\xE9;%d,5;s\n", i, i % 3 ? "09" : "31", i);
        strcpy(at, ends[e]);
        arp_table t = {0};
        arp_csv_found found;
        arp_status st;
        long before = arp_brutal_live;
        ARP_BRUTAL(st, read_n(text, strlen(text), &options, &wanted, &found, &t, NULL));
        assert_int_equal(st, e == 0 ? ARP_OK : ARP_PARSE);
        assert_int_equal(t.n_rows, e == 0 ? 400 : 0);
        arp_table_free(&t);
        assert_int_equal(arp_brutal_live, before);
        arp_source *source;
        assert_int_equal(arp_source_memory(text, strlen(text), "data.csv", &source, NULL), ARP_OK);
        ARP_BRUTAL(st, header_in_new_pool(source));
        assert_int_equal(st, ARP_OK);
        arp_source_close(source);
    }
}

static void assert_put(const char *field, char separator, const char *want) {
    arp_text t = {0};
    arp_csv_quote(&t, field, separator);
    arp_text_add(&t, "");
    assert_string_equal(t.bytes, want);
    arp_text_free(&t);
}

static void fields_are_quoted_when_they_have_to_be(void **state) {
    (void)state;
    assert_put("0907", ',', "0907");
    assert_put("", ',', "");
    assert_put("1,5", ';', "1,5");
    assert_put("1,5", ',', "\"1,5\"");
    assert_put("le \"Pays\"", ',', "\"le \"\"Pays\"\"\"");
    assert_put("a\nb", ',', "\"a\nb\"");
    assert_put("a\rb", ',', "\"a\rb\"");
    assert_put(" a", ',', "\" a\"");
    assert_put("a b", ',', "a b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_labels_texts_and_numbers_are_kept_in_order),
        cmocka_unit_test(a_table_without_labels_shows_its_codes),
        cmocka_unit_test(separators_and_line_ends_are_detected),
        cmocka_unit_test(the_most_frequent_separator_outside_quotes_wins),
        cmocka_unit_test(every_column_has_its_own_decimal_mark),
        cmocka_unit_test(marks_match_whole_and_case_apart),
        cmocka_unit_test(what_is_read_for_what_it_means_is_counted),
        cmocka_unit_test(no_line_of_a_one_column_file_is_lost),
        cmocka_unit_test(encodings_are_detected_or_stated),
        cmocka_unit_test(a_stated_separator_and_skipped_lines_are_followed),
        cmocka_unit_test(where_keeps_rows_and_leaves_bad_cells_of_others_alone),
        cmocka_unit_test(bytes_late_in_a_file_still_decide_its_encoding),
        cmocka_unit_test(the_hash_is_of_the_bytes_parsed),
        cmocka_unit_test(a_header_is_read_alone),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(fields_are_quoted_when_they_have_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
