/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/csv_reading.h"

#include <math.h>
#include <stdio.h>

static const char *const TYPE[] = {"TYPEQU"};

static const char *const OVER[] = {"DCIRIS"};

static const char BPE[] = "DEPCOM;DCIRIS;AN;TYPEQU;NB_EQUIP\n"
                          "01001;01001;2018;D233;1\n"
                          "01004;01004_0101;2018;D201;2\n"
                          "01004;01004_0102;2018;D201;6\n"
                          "01004;01004_0102;2018;D221;1\n"
                          "01002;01002;2018;D301;1\n"
                          "01004;01004_0201;2018;D233;5\n";

static arp_csv_options pivot(const char *const *rows, size_t n, const char *value, double absent) {
    return (arp_csv_options){.pivot = {rows, n, value, absent, NULL, 0}};
}

static arp_csv_options bpe(double absent) {
    return (arp_csv_options){.pivot = {TYPE, 1, "NB_EQUIP", absent, OVER, 1}};
}

static void assert_cell(const arp_table *t, size_t row, size_t column, double x) {
    assert_int_equal(t->column[column].mark[row], ARP_CELL_OK);
    assert_true(t->column[column].value[row] == x);
}

static void assert_marked(const arp_table *t, size_t row, size_t column, arp_mark mark) {
    assert_int_equal(t->column[column].mark[row], mark);
    assert_true(isnan(t->column[column].value[row]));
}

static void rows_of_one_commune_and_type_are_summed(void **state) {
    (void)state;
    static const char *const types[] = {"D201", "D233"};
    const arp_csv_wanted wanted = {.key = "DEPCOM", .number = types, .n_numbers = 2};
    const arp_csv_options options = bpe(0.0);
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_n(BPE, sizeof BPE - 1, &options, &wanted, &found, &t, NULL), ARP_OK);
    assert_int_equal(t.n_rows, 3);
    assert_string_equal(t.code[0], "01001");
    assert_string_equal(t.code[1], "01004");
    assert_string_equal(t.code[2], "01002"); /* only other types: it is there, with zeros */
    assert_string_equal(t.column[0].name, "D201");
    assert_cell(&t, 0, 0, 0);
    assert_cell(&t, 1, 0, 8);
    assert_cell(&t, 2, 0, 0);
    assert_cell(&t, 0, 1, 1);
    assert_cell(&t, 1, 1, 5);
    assert_int_equal(found.rows, 3);
    assert_int_equal(found.records, 6);
    arp_table_free(&t);
}

static void what_no_row_has_is_missing_unless_its_value_is_stated(void **state) {
    (void)state;
    static const char *const types[] = {"D221"};
    const arp_csv_wanted wanted = {.key = "DEPCOM", .number = types, .n_numbers = 1};
    const arp_csv_options options = bpe(NAN);
    arp_table t;
    assert_int_equal(read_n(BPE, sizeof BPE - 1, &options, &wanted, NULL, &t, NULL), ARP_OK);
    assert_marked(&t, 0, 0, ARP_CELL_MISSING);
    assert_cell(&t, 1, 0, 1);
    arp_table_free(&t);
}

static void a_marked_cell_gives_the_sum_its_mark(void **state) {
    (void)state;
    static const char text[] =
        "code;TYPEQU;n\n1;a;3\n1;a;s\n1;a;nd\n2;a;nd\n2;a;///\n2;a;4\n3;a;-\n";
    static const char *const types[] = {"a"};
    const arp_csv_wanted wanted = {.key = "code", .number = types, .n_numbers = 1};
    const arp_csv_options options = pivot(TYPE, 1, "n", 0.0);
    arp_table t;
    assert_int_equal(read_n(text, sizeof text - 1, &options, &wanted, NULL, &t, NULL), ARP_OK);
    assert_marked(&t, 0, 0, ARP_CELL_SECRET);
    assert_marked(&t, 1, 0, ARP_CELL_MISSING);
    assert_marked(&t, 2, 0, ARP_CELL_NOT_APPLICABLE);
    arp_table_free(&t);
}

static void categories_of_several_columns_are_joined(void **state) {
    (void)state;
    static const char text[] =
        "\"GEO\";\"GEO_OBJECT\";\"AGE\";\"SEX\";\"TIME_PERIOD\";\"OBS_VALUE\"\n"
        "\"09122\";\"COM\";\"Y15T24\";\"F\";\"2021\";\"12.5\"\n"
        "\"09122\";\"COM\";\"Y15T24\";\"M\";\"2021\";\"\"\n"
        "\"09\";\"DEP\";\"Y15T24\";\"F\";\"2021\";\"900\"\n"
        "\"09122\";\"COM\";\"Y15T24\";\"F\";\"2015\";\"99\"\n";
    static const char *const rows[] = {"AGE", "SEX"}, *const com[] = {"COM"},
                             *const year[] = {"2021"};
    static const char *const names[] = {"Y15T24_F", "Y15T24_M"};
    const arp_condition where[] = {{"GEO_OBJECT", com, 1}, {"TIME_PERIOD", year, 1}};
    const arp_csv_wanted wanted = {.key = "GEO", .number = names, .n_numbers = 2};
    arp_csv_options options = pivot(rows, 2, "OBS_VALUE", NAN);
    arp_csv_header header;
    arp_csv_found found;
    arp_table t;
    arp_source *source;
    arp_pool *pool = arp_pool_new();
    options.where = where;
    options.n_where = 2;
    assert_int_equal(arp_source_memory(text, sizeof text - 1, "a.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read_header(source, &options, pool, &header, NULL), ARP_OK);
    arp_source_close(source);
    assert_int_equal(header.n, 5);
    assert_string_equal(header.name[0], "GEO");
    assert_string_equal(header.name[2], "TIME_PERIOD");
    assert_string_equal(header.name[3], "Y15T24_F");
    assert_string_equal(header.name[4], "Y15T24_M");
    arp_pool_free(pool);
    assert_int_equal(read_n(text, sizeof text - 1, &options, &wanted, &found, &t, NULL), ARP_OK);
    assert_int_equal(t.n_rows, 1);
    assert_cell(&t, 0, 0, 12.5);
    assert_marked(&t, 0, 1, ARP_CELL_MISSING);
    assert_int_equal(found.rows_left_out, 2);
    arp_table_free(&t);
}

static void texts_of_a_territory_are_those_of_its_first_row_and_the_same_in_all(void **state) {
    (void)state;
    static const char good[] = "code;LIB;TYPEQU;n\n1;Un;a;3\n2;Deux;a;1\n1;Un;a;4\n";
    static const char bad[] = "code;LIB;TYPEQU;n\n1;Un;a;3\n2;Deux;a;1\n1;One;a;4\n";
    static const char *const types[] = {"a"}, *const texts[] = {"LIB"};
    arp_csv_wanted wanted = {.key = "code",
                             .label = "LIB",
                             .number = types,
                             .n_numbers = 1,
                             .text = texts,
                             .n_texts = 1};
    const arp_csv_options options = pivot(TYPE, 1, "n", 0.0);
    arp_table t;
    assert_int_equal(read_n(good, sizeof good - 1, &options, &wanted, NULL, &t, NULL), ARP_OK);
    assert_string_equal(t.label[0], "Un");
    assert_cell(&t, 0, 0, 7);
    arp_table_free(&t);
    assert_refused_n(bad, sizeof bad - 1, &options, &wanted, "CSV_LONG_DIFFERS", 4, 3);
    wanted.label = NULL;
    assert_refused_n(bad, sizeof bad - 1, &options, &wanted, "CSV_LONG_DIFFERS", 4, 3);
}

static void what_is_wrong_in_a_long_file_has_its_place(void **state) {
    (void)state;
    static const char *const types[] = {"a"}, *const column[] = {"AN"};
    const arp_csv_wanted wanted = {.key = "code", .number = types, .n_numbers = 1};
    const arp_csv_wanted other = {.key = "code", .number = column, .n_numbers = 1};
    const arp_csv_options options = pivot(TYPE, 1, "n", 0.0);
    const char *text = "code;TYPEQU;n\n1;a;3\n1;b;x\n1;a;x\n"; /* b is not wanted */
    assert_refused_n(text, strlen(text), &options, &wanted, "CSV_NOT_A_NUMBER", 4, 5);
    text = "code;TYPEQU;n\n1;a;1e308\n1;a;1e308\n";
    assert_refused_n(text, strlen(text), &options, &wanted, "CSV_LONG_RANGE", 3, 5);
    text = "code;TYPE;n\n1;a;3\n";
    assert_refused_n(text, strlen(text), &options, &wanted, "CSV_ABSENT", 1, 1);
    text = "code;AN;TYPEQU;n\n1;2018;a;3\n";
    assert_refused_n(text, strlen(text), &options, &other, "CSV_LONG_COLUMN", 1, 6);
    text = "code;TYPEQU;n\n;a;3\n";
    assert_refused_n(text, strlen(text), &options, &wanted, "CSV_EMPTY_CODE", 2, 1);
}

static void a_total_is_not_added_to_its_parts(void **state) {
    (void)state;
    static const char *const age[] = {"age"}, *const both[] = {"age", "sexe"};
    static const char *const ages[] = {"0 \xC3\xA0 4 ans"}, *const total[] = {"Ensemble"};
    static const char *const pairs[] = {"0 \xC3\xA0 4 ans_Ensemble", "0 \xC3\xA0 4 ans_Femmes"};
    static const char text[] = "annee;dep;sexe;age;pop\n"
                               "2012;09;Femmes;0 \xC3\xA0 4 ans;40\n"
                               "2012;09;Hommes;0 \xC3\xA0 4 ans;42\n"
                               "2012;09;Ensemble;0 \xC3\xA0 4 ans;82\n"
                               "2012;09;Ensemble;Total;152\n";
    const arp_condition where = {"sexe", total, 1};
    const arp_csv_wanted wanted = {.key = "dep", .number = ages, .n_numbers = 1};
    const arp_csv_wanted by_sex = {.key = "dep", .number = pairs, .n_numbers = 2};
    arp_csv_options options = pivot(age, 1, "pop", NAN);
    arp_table t;
    assert_refused_n(text, sizeof text - 1, &options, &wanted, "CSV_LONG_TOTAL", 4, 9);
    options.where = &where;
    options.n_where = 1;
    assert_int_equal(read_n(text, sizeof text - 1, &options, &wanted, NULL, &t, NULL), ARP_OK);
    assert_cell(&t, 0, 0, 82);
    arp_table_free(&t);
    options = pivot(both, 2, "pop", NAN);
    assert_int_equal(read_n(text, sizeof text - 1, &options, &by_sex, NULL, &t, NULL), ARP_OK);
    assert_cell(&t, 0, 0, 82);
    assert_cell(&t, 0, 1, 40);
    arp_table_free(&t);
}

static void periods_are_not_summed(void **state) {
    (void)state;
    static const char *const a[] = {"a"}, *const both[] = {"TYPEQU", "AN"};
    static const char *const dated[] = {"a_2018", "a_2013"};
    static const char text[] = "code;TYPEQU;AN;n\n1;a;2018;3\n2;a;2013;1\n1;b;2013;1\n1;a;2018;4\n"
                               "1;a;2013;9\n";
    const arp_csv_wanted wanted = {.key = "code", .number = a, .n_numbers = 1};
    const arp_csv_wanted by_year = {.key = "code", .number = dated, .n_numbers = 2};
    arp_csv_options options = pivot(TYPE, 1, "n", 0.0);
    arp_table t;
    assert_refused_n(text, sizeof text - 1, &options, &wanted, "CSV_LONG_UNNAMED", 6, 5);
    options = pivot(both, 2, "n", 0.0);
    assert_int_equal(read_n(text, sizeof text - 1, &options, &by_year, NULL, &t, NULL), ARP_OK);
    assert_cell(&t, 0, 0, 7);
    assert_cell(&t, 0, 1, 9);
    arp_table_free(&t);
}

static void a_code_of_two_levels_is_refused(void **state) {
    (void)state;
    static const char *const com[] = {"_T"};
    static const char text[] = "GEO;GEO_OBJECT;TYPEQU;OBS_VALUE\n11;DEP;_T;1\n11;REG;_T;30\n";
    const arp_csv_wanted wanted = {.key = "GEO", .number = com, .n_numbers = 1};
    const arp_csv_options options = pivot(TYPE, 1, "OBS_VALUE", NAN);
    assert_refused_n(text, sizeof text - 1, &options, &wanted, "CSV_LONG_LEVELS", 3, 4);
}

static void too_many_categories_are_no_categories(void **state) {
    (void)state;
    const arp_csv_options options = pivot(TYPE, 1, "n", 0.0);
    const size_t n = 100001;
    char *text = malloc(n * 20);
    size_t at = (size_t)sprintf(text, "code;TYPEQU;n\n");
    for (size_t i = 0; i < n; i++) at += (size_t)sprintf(text + at, "1;%zu;1\n", i);
    arp_source *source;
    arp_csv_header header;
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_source_memory(text, at, "a.csv", &source, NULL), ARP_OK);
    assert_int_equal(arp_csv_read_header(source, &options, pool, &header, &err), ARP_PARSE);
    assert_string_equal(arp_error_name(&err), "CSV_LONG_MANY");
    assert_int_equal(err.line, n + 1);
    arp_source_close(source);
    arp_pool_free(pool);
    free(text);
}

static void a_code_is_pasted_from_several_columns(void **state) {
    (void)state;
    static const char text[] = "REG\tDEP\tCOM\tNCCENR\r\n82\t01\t001\tAbergement-Cl\xE9mencia\r\n"
                               "94\t2A\t004\tAjaccio\r\n01\t971\t01\tAbymes\r\n";
    static const char *const more[] = {"COM"};
    const arp_csv_wanted wanted = {
        .key = "DEP", .label = "NCCENR", .key_more = more, .n_key_more = 1};
    arp_csv_found found;
    arp_table t;
    assert_int_equal(read_text(text, &wanted, &found, &t), ARP_OK);
    assert_string_equal(t.code[0], "01001");
    assert_string_equal(t.label[0], "Abergement-Cl\xC3\xA9mencia");
    assert_string_equal(t.code[1], "2A004");
    assert_string_equal(t.code[2], "97101");
    assert_string_equal(found.encoding, "ISO-8859-1");
    assert_string_equal(found.line_ends, "CRLF");
    assert_int_equal(found.separator, '\t');
    arp_table_free(&t);
    const char *empty = "DEP;COM\n01;001\n01;\n";
    const arp_csv_wanted bare = {.key = "DEP", .key_more = more, .n_key_more = 1};
    assert_refused_n(empty, strlen(empty), &DEFAULTS, &bare, "CSV_EMPTY_CODE", 3, 4);
    const char *twice = "DEP;COM\n01;001\n01;002\n01;001\n";
    assert_refused_n(twice, strlen(twice), &DEFAULTS, &bare, "CSV_DUPLICATE_CODE", 4, 1);
}

static void zeros_that_a_code_lost_are_put_back_when_its_width_is_stated(void **state) {
    (void)state;
    const arp_csv_options options = {.code_width = {5}};
    const char *text = "code;x\n9122;1\n2A4;2\n11001;3\n200042000;4\n";
    arp_table t;
    assert_int_equal(read_n(text, strlen(text), &options, &WANTED, NULL, &t, NULL), ARP_OK);
    assert_string_equal(t.code[0], "09122");
    assert_string_equal(t.code[1], "2A4"); /* not all digits: left as it is */
    assert_string_equal(t.code[2], "11001");
    assert_string_equal(t.code[3], "200042000");
    arp_table_free(&t);
}

static void a_code_that_a_spreadsheet_spoiled_is_refused(void **state) {
    (void)state;
    assert_refused("code;x\n2,00042E+08;1\n", "CSV_CODE_SCIENTIFIC", 2, 1);
    assert_refused("code;x\n2E+08;1\n", "CSV_CODE_SCIENTIFIC", 2, 1);
    assert_refused("code;x\n#NOM?;1\n", "CSV_CODE_ERROR", 2, 1);
    assert_refused("code;x\n01;#VALEUR!\n", "CSV_CELL_ERROR", 2, 4);
    arp_table t;
    assert_int_equal(read_text("code;x\n2E10;1\nA+B;2\n", &WANTED, NULL, &t), ARP_OK);
    arp_table_free(&t);
}

static void line_ends_are_told(void **state) {
    (void)state;
    static const struct {
        const char *text, *ends;
    } cases[] = {{"code;x\n1;2\n", "LF"},
                 {"code;x\r\n1;2\r\n", "CRLF"},
                 {"code;x\r1;2\r", "CR"},
                 {"code;x\r1;2\n", "LF+CR"},
                 {"code;x\n1;2\r\n", "LF+CRLF"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        arp_csv_found found;
        arp_table t;
        assert_int_equal(read_text(cases[i].text, &WANTED, &found, &t), ARP_OK);
        assert_string_equal(found.line_ends, cases[i].ends);
        arp_table_free(&t);
    }
}

static arp_status once(arp_table *t) {
    static const char *const types[] = {"D201", "D233"}, *const texts[] = {"AN"};
    const arp_csv_wanted wanted = {
        .key = "DEPCOM", .number = types, .n_numbers = 2, .text = texts, .n_texts = 1};
    const arp_csv_options options = bpe(0.0);
    return read_n(BPE, sizeof BPE - 1, &options, &wanted, NULL, t, NULL);
}

static arp_status once_names(arp_csv_header *header) {
    const arp_csv_options options = bpe(0.0);
    arp_source *source = NULL;
    arp_pool *pool = arp_pool_new();
    arp_status st =
        pool ? arp_source_memory(BPE, sizeof BPE - 1, "a.csv", &source, NULL) : ARP_MEMORY;
    if (st == ARP_OK) st = arp_csv_read_header(source, &options, pool, header, NULL);
    arp_source_close(source);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_table t = {0};
    arp_csv_header header = {0};
    arp_status st;
    ARP_BRUTAL(st, once(&t));
    assert_int_equal(st, ARP_OK);
    assert_cell(&t, 1, 0, 8);
    arp_table_free(&t);
    ARP_BRUTAL(st, once_names(&header));
    assert_int_equal(st, ARP_OK);
    assert_int_equal(header.n, 3 + 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_one_commune_and_type_are_summed),
        cmocka_unit_test(what_no_row_has_is_missing_unless_its_value_is_stated),
        cmocka_unit_test(a_marked_cell_gives_the_sum_its_mark),
        cmocka_unit_test(categories_of_several_columns_are_joined),
        cmocka_unit_test(texts_of_a_territory_are_those_of_its_first_row_and_the_same_in_all),
        cmocka_unit_test(what_is_wrong_in_a_long_file_has_its_place),
        cmocka_unit_test(a_total_is_not_added_to_its_parts),
        cmocka_unit_test(periods_are_not_summed),
        cmocka_unit_test(a_code_of_two_levels_is_refused),
        cmocka_unit_test(too_many_categories_are_no_categories),
        cmocka_unit_test(a_code_is_pasted_from_several_columns),
        cmocka_unit_test(zeros_that_a_code_lost_are_put_back_when_its_width_is_stated),
        cmocka_unit_test(a_code_that_a_spreadsheet_spoiled_is_refused),
        cmocka_unit_test(line_ends_are_told),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
