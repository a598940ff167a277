/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every stated table promises, and how cells are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "oracle/brutal.h"
#include "report/tables/statement.h"
#include "report/write/kept.h"
#include "report/write/write.h"

static bool is_snake(const char *name) {
    return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static void every_statement_keeps_the_rules_of_names(void **state) {
    (void)state;
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        assert_true(is_snake(all[i]->name));
        assert_string_not_equal(all[i]->name, "matrices"); /* a group of results.h5 */
        assert_ptr_equal(arp_statement_find(all[i]->name), all[i]);
        assert_true(*all[i]->title[ARP_FR] && *all[i]->title[ARP_EN]);
        assert_true(all[i]->n_keys <= all[i]->n_columns && all[i]->n_columns > 0);
        for (size_t j = 0; j < all[i]->n_columns; j++) {
            const arp_result_column *column = &all[i]->column[j];
            assert_true(is_snake(column->name));
            assert_true(*column->meaning[ARP_FR] && *column->meaning[ARP_EN]);
            for (size_t before = 0; before < j; before++) {
                assert_string_not_equal(all[i]->column[before].name, column->name);
            }
        }
    }
}

static void a_name_that_is_no_table_is_not_found(void **state) {
    (void)state;
    assert_null(arp_statement_find("rankings"));
}

/* A made-up table of one row a number. */
typedef struct thing {
    double x;
    const char *name;
} thing;

#define THINGS(X)                                                                                  \
    X(TEXT, name, "", "nom", "name", at->name)                                                     \
    X(REAL, x, "m", "longueur", "length", at->x)                                                   \
    X(WHOLE, n, "", "nombre", "number", at->x * 10)                                                \
    X(FLAG, big, "", "grand", "big", at->x > 1)

ARP_TABLE_COLUMNS(things, THINGS, thing)

static void fill(const arp_facts *of, arp_result_table *to) {
    (void)of;
    put_things(to, &(thing){-0.0, "=A,\"1\""});
    put_things(to, &(thing){0.1, NULL});
    put_things(to, &(thing){INFINITY, arp_cell_own(to, "é;")});
}

static const arp_statement THINGS_TABLE = {
    ARP_TABLE_STATED(things, 1), {"Choses", "Things"}, "", ARP_NEEDS_STUDY, fill};

static void csv_is(bool french, const char *expected) {
    arp_result_table table = {0};
    arp_facts facts = {0};
    arp_out out = {0};
    assert_int_equal(arp_result_table_make(&THINGS_TABLE, &facts, &table, NULL), ARP_OK);
    arp_write_csv(&table, french, &out);
    assert_int_equal(arp_out_end(&out, NULL), ARP_OK);
    assert_string_equal(out.text.bytes, expected);
    arp_text_free(&out.text);
    arp_result_table_free(&table);
}

static void csv_holds_the_numbers_as_they_are_and_no_formula(void **state) {
    (void)state;
    csv_is(false, "name,x,n,big\n\"'=A,\"\"1\"\"\",0,0,false\n,0.1,1,false\né;,,,true\n");
}

static void french_csv_is_harmless_in_a_spreadsheet(void **state) {
    (void)state;
    csv_is(true, "\xEF\xBB\xBFname;x;n;big\n\"'=A,\"\"1\"\"\";0;0;false\n;0,1;1;false\n"
                 "\"é;\";;;true\n");
}

static void json_names_kinds_and_keys(void **state) {
    (void)state;
    const arp_statement *tables[] = {&THINGS_TABLE};
    arp_study study = {.title = {"T", "T"}, .level = "canton"};
    arp_facts facts = {.study = &study};
    arp_out out = {0};
    assert_int_equal(arp_write_json(&facts, tables, 1, &out, NULL), ARP_OK);
    assert_non_null(strstr(out.text.bytes, "\"tables\": {\n    \"things\": [\n"
                                           "      {\"name\": \"=A,\\\"1\\\"\", \"x\": 0, \"n\": 0, "
                                           "\"big\": false},\n"
                                           "      {\"name\": null, \"x\": 0.1, \"n\": 1, "
                                           "\"big\": false},\n"
                                           "      {\"name\": \"é;\", \"x\": null, \"n\": null, "
                                           "\"big\": true}]\n"));
    assert_non_null(strstr(out.text.bytes, "{\"name\": \"x\", \"kind\": \"real\", \"unit\": \"m\", "
                                           "\"key\": false, \"meaning_fr\": \"longueur\", "
                                           "\"meaning_en\": \"length\"}"));
    arp_text_free(&out.text);
}

static arp_status write_and_free(arp_error *err) {
    const arp_statement *tables[] = {&THINGS_TABLE};
    arp_study study = {.title = {"T", "T"}, .level = "canton"};
    arp_facts facts = {.study = &study};
    arp_out out = {0};
    *err = (arp_error){0};
    arp_status st = arp_write_json(&facts, tables, 1, &out, err);
    arp_text_free(&out.text);
    return st;
}

static const char KEPT[] = "tables_kept.h5";

static arp_status write_kept(arp_error *err) {
    const arp_statement *tables[] = {&THINGS_TABLE};
    arp_study study = {.title = {"T", "T"}, .name = "t.yaml", .text = "title: T\n"};
    arp_answer answer = {0};
    const arp_facts facts = {.study = &study, .answer = &answer};
    int fd = open(KEPT, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    return arp_write_store(&facts, tables, 1, fd, KEPT, err);
}

static void a_table_read_back_is_written_as_before(void **state) {
    (void)state;
    arp_kept kept = {0}, list = {0};
    arp_out out = {0};
    arp_error err = {0};
    assert_int_equal(write_kept(NULL), ARP_OK);
    assert_int_equal(arp_kept_read(KEPT, "things", &kept, NULL), ARP_OK);
    assert_string_equal(kept.stated.title[ARP_FR], "Choses");
    assert_int_equal(kept.stated.n_keys, 1);
    assert_string_equal(kept.stated.column[1].meaning[ARP_EN], "length");
    assert_string_equal(kept.stated.column[1].unit, "m");
    assert_int_equal(kept.stated.column[3].kind, ARP_KIND_FLAG);
    arp_write_csv(&kept.table, false, &out);
    assert_string_equal(out.text.bytes,
                        "name,x,n,big\n\"'=A,\"\"1\"\"\",0,0,false\n,0.1,1,false\né;,,,true\n");
    arp_text_free(&out.text);
    arp_kept_free(&kept);
    assert_int_equal(arp_kept_list(KEPT, &list, NULL), ARP_OK);
    assert_int_equal(list.table.n_rows, 1);
    assert_string_equal(list.table.column[0].text[0], "things");
    assert_true(list.table.column[1].number[0] == 3);
    arp_kept_free(&list);
    assert_int_equal(arp_kept_read(KEPT, "thing", &kept, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "RESULTS_TABLE");
    arp_kept_free(NULL);
}

static void reading_back_survives_failing_memory(void **state) {
    (void)state;
    arp_kept kept = {0};
    arp_status st;
    ARP_BRUTAL(st, write_kept(NULL));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, arp_kept_read(KEPT, "things", &kept, NULL));
    assert_int_equal(st, ARP_OK);
    arp_kept_free(&kept);
    ARP_BRUTAL(st, arp_kept_list(KEPT, &kept, NULL));
    assert_int_equal(st, ARP_OK);
    arp_kept_free(&kept);
    unlink(KEPT);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_error err = {0};
    arp_status st = ARP_OK;
    ARP_BRUTAL(st, write_and_free(&err));
    assert_int_equal(st, ARP_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_keeps_the_rules_of_names),
        cmocka_unit_test(a_name_that_is_no_table_is_not_found),
        cmocka_unit_test(csv_holds_the_numbers_as_they_are_and_no_formula),
        cmocka_unit_test(french_csv_is_harmless_in_a_spreadsheet),
        cmocka_unit_test(json_names_kinds_and_keys),
        cmocka_unit_test(a_table_read_back_is_written_as_before),
        cmocka_unit_test(reading_back_survives_failing_memory),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
