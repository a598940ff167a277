/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining tables and keeping rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "oracle/brutal.h"
#include "territory/territory.h"
#include "unit/small_table.h"

static const char *const NAMES[] = {"a.csv", "b.csv", "c.csv"};
static const char *const POP[] = {"POP"}, *const ACT[] = {"ACT", "CHOM"}, *const MED[] = {"MED"};

static const small_table A = {3,
                              1,
                              (const char *const[]){"0901", "0907", "2A004"},
                              POP,
                              (const double[]){10, SECRET, 30},
                              "DEP",
                              (const char *const[]){"09", "09", "2A"}};
static const small_table B = {3,
                              2,
                              (const char *const[]){"2A004", "0901", "0907"},
                              ACT,
                              (const double[]){3, 30, 1, 10, 2, MISSING},
                              NULL,
                              NULL};

/* Joined tables and what came with them. */
typedef struct joined {
    arp_status st;
    arp_error err;
    arp_table table;
    arp_unmatched left;
    arp_notices notices;
} joined;

static joined join(const small_table *const *small, size_t n, bool drop) {
    joined j = {0};
    arp_table t[3];
    for (size_t k = 0; k < n; k++) t[k] = small_make(small[k]);
    j.st = arp_join(t, NAMES, n, drop, &j.notices, &j.table, &j.left, &j.err);
    for (size_t k = 0; k < n; k++) arp_table_free(&t[k]); /* nothing of them is needed any more */
    return j;
}

static void free_joined(joined *j) {
    arp_table_free(&j->table);
    arp_notices_free(&j->notices);
}

static void tables_join_by_code_in_any_row_order(void **state) {
    (void)state;
    joined j = join((const small_table *const[]){&A, &B}, 2, false);
    assert_int_equal(j.st, ARP_OK);
    assert_int_equal(j.table.n_rows, 3);
    assert_int_equal(j.table.n_columns, 3);
    assert_string_equal(j.table.code[2], "2A004");
    assert_string_equal(j.table.label[1], "0907");
    assert_int_equal(arp_table_check(&j.table, NULL), ARP_OK);
    const arp_column *act = arp_table_column(&j.table, "ACT"),
                     *chom = arp_table_column(&j.table, "CHOM");
    const double acts[] = {1, 2, 3};
    assert_memory_equal(act->value, acts, sizeof acts);
    assert_true(chom->value[0] == 10 && chom->value[2] == 30);
    assert_int_equal(chom->mark[1], ARP_CELL_MISSING);
    assert_int_equal(arp_table_column(&j.table, "POP")->mark[1], ARP_CELL_SECRET);
    assert_string_equal(arp_table_text(&j.table, "DEP")->text[2], "2A");
    assert_int_equal(j.left.n, 0);
    assert_int_equal(j.notices.n, 0);
    free_joined(&j);
}

static void text_columns_of_a_later_table_are_joined_too(void **state) {
    (void)state;
    joined j = join((const small_table *const[]){&B, &A}, 2, false);
    assert_int_equal(j.st, ARP_OK);
    assert_string_equal(j.table.code[0], "2A004");
    assert_string_equal(arp_table_text(&j.table, "DEP")->text[0], "2A");
    assert_string_equal(arp_table_text(&j.table, "DEP")->text[1], "09");
    free_joined(&j);
}

static void one_table_is_joined_with_nothing(void **state) {
    (void)state;
    joined j = join((const small_table *const[]){&A}, 1, false);
    assert_int_equal(j.st, ARP_OK);
    assert_int_equal(j.table.n_rows, 3);
    free_joined(&j);
}

static void a_territory_that_a_table_lacks_stops_the_run(void **state) {
    (void)state;
    const small_table few = {
        2, 1, (const char *const[]){"2A004", "0901"}, MED, (const double[]){1, 2}, NULL, NULL};
    joined j = join((const small_table *const[]){&A, &few}, 2, false);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_null(j.table.pool);
    assert_says(&j.err, ARP_EN, "\"b.csv\" lacks, 1 in number: 0907;");
    assert_says(&j.err, ARP_EN, "\"unmatched: drop\"");
    assert_says(&j.err, ARP_FR, "« b.csv », au nombre de 1 : 0907 ;");
    free_joined(&j);
}

static void a_code_that_the_first_table_does_not_know_stops_the_run(void **state) {
    (void)state;
    const small_table more = {4,
                              1,
                              (const char *const[]){"0999", "2A004", "0901", "0907"},
                              MED,
                              (const double[]){1, 2, 3, 4},
                              NULL,
                              NULL};
    joined j = join((const small_table *const[]){&A, &B, &more}, 3, false);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_says(&j.err, ARP_EN,
                "codes of \"c.csv\" unknown to \"a.csv\", the first table, 1 in number: 0999");
    free_joined(&j);
}

static void a_code_that_lost_its_zero_is_said_to_have(void **state) {
    (void)state;
    const small_table lost = {
        3,    1,   (const char *const[]){"901", "907", "2A004"}, MED, (const double[]){1, 2, 3},
        NULL, NULL};
    joined j = join((const small_table *const[]){&A, &lost}, 2, false);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_says(&j.err, ARP_EN,
                "2 in number: 0901, 0907; a code there has lost or gained a leading zero "
                "(901 \xE2\x86\x92 0901)");
    free_joined(&j);
    j = join((const small_table *const[]){&A, &lost}, 2, true);
    assert_int_equal(j.st, ARP_OK);
    assert_int_equal(j.table.n_rows, 1);
    assert_int_equal(j.notices.n, 3);
    assert_says(&j.notices.at[1], ARP_EN, "(901 \xE2\x86\x92 0901)");
    free_joined(&j);
}

static void another_code_that_is_known_is_no_lost_zero(void **state) {
    (void)state;
    const small_table both = {
        2, 1, (const char *const[]){"0907", "907"}, POP, (const double[]){1, 2}, NULL, NULL};
    const small_table one = {1,    1,   (const char *const[]){"907"}, MED, (const double[]){1},
                             NULL, NULL};
    joined j = join((const small_table *const[]){&both, &one}, 2, false);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_string_equal(arp_error_name(&j.err), "JOIN_MISSING");
    free_joined(&j);
}

static void with_drop_all_that_is_left_out_is_told_and_listed(void **state) {
    (void)state;
    const small_table b = {
        3,    1,   (const char *const[]){"9901", "0901", "0907"}, MED, (const double[]){1, 2, 3},
        NULL, NULL};
    const small_table c = {4,
                           2,
                           (const char *const[]){"9901", "9902", "2A004", "0907"},
                           ACT,
                           (const double[]){1, 2, 3, 4, 5, 6, 7, 8},
                           NULL,
                           NULL};
    joined j = join((const small_table *const[]){&A, &b, &c}, 3, true);
    assert_int_equal(j.st, ARP_OK);
    assert_int_equal(j.table.n_rows, 1);
    assert_string_equal(j.table.code[0], "0907");
    assert_true(j.table.column[1].value[0] == 3 && j.table.column[3].value[0] == 8);
    assert_int_equal(j.left.n, 4);
    const char *const left[] = {"0901", "2A004", "9901", "9902"};
    for (size_t i = 0; i < 4; i++) assert_string_equal(j.left.code[i], left[i]);
    assert_int_equal(j.notices.n, 4);
    for (size_t i = 0; i < 4; i++) assert_int_equal(j.notices.at[i].code, ARP_OK);
    assert_says(&j.notices.at[0], ARP_EN, "\"b.csv\" lacks them, 1 in number: 2A004");
    assert_says(&j.notices.at[1], ARP_EN, "codes of \"b.csv\" left out");
    assert_says(&j.notices.at[2], ARP_EN, "\"c.csv\" lacks them, 1 in number: 0901");
    assert_says(&j.notices.at[3], ARP_EN, "2 in number: 9901, 9902");
    free_joined(&j);
}

static void tables_without_a_common_territory_are_refused(void **state) {
    (void)state;
    const small_table far = {1,    1,   (const char *const[]){"31"}, MED, (const double[]){1},
                             NULL, NULL};
    joined j = join((const small_table *const[]){&A, &far}, 2, true);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_says(&j.err, ARP_EN, "no territory is in all the tables");
    assert_int_equal(j.notices.n, 0);
    free_joined(&j);
}

static void the_first_ten_of_many_codes_are_named(void **state) {
    (void)state;
    static const char *const MANY[] = {"01", "02", "03", "04", "05", "06",
                                       "07", "08", "09", "10", "11", "12"};
    static const double CELLS[12] = {0};
    const small_table many = {12, 1, MANY, POP, CELLS, NULL, NULL};
    const small_table one = {1, 1, MANY, MED, CELLS, NULL, NULL};
    joined j = join((const small_table *const[]){&many, &one}, 2, false);
    assert_says(&j.err, ARP_EN,
                "11 in number: 02, 03, 04, 05, 06, 07, 08, 09, 10, 11, \xE2\x80\xA6");
    free_joined(&j);
}

static void a_column_that_two_tables_give_is_refused(void **state) {
    (void)state;
    const small_table again = {3, 1, A.code, POP, (const double[]){1, 2, 3}, NULL, NULL};
    const char *const dep[] = {"DEP"};
    const small_table text = {3, 1, A.code, dep, (const double[]){1, 2, 3}, NULL, NULL};
    joined j = join((const small_table *const[]){&A, &B, &again}, 3, true);
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_says(&j.err, ARP_EN, "\"POP\" is given by two tables, \"a.csv\" and \"c.csv\"");
    free_joined(&j);
    j = join((const small_table *const[]){&A, &text}, 2, false); /* a text there, numbers here */
    assert_int_equal(j.st, ARP_DOMAIN);
    assert_says(&j.err, ARP_EN, "\"DEP\"");
    free_joined(&j);
}

static void rows_are_kept_where_every_condition_holds(void **state) {
    (void)state;
    arp_table t = small_make(&A);
    arp_pool *pool = arp_pool_new();
    size_t *rows = NULL, n = 99;
    const arp_place place = {"study.yaml", 4, 9};
    const char *const nine[] = {"09"}, *const two[] = {"09", "2A"};
    const arp_condition in[] = {{"DEP", two, 2}, {"DEP", nine, 1}};
    assert_int_equal(arp_table_where(&t, in, 0, place, pool, &rows, &n, NULL), ARP_OK);
    assert_int_equal(n, 3);
    assert_int_equal(arp_table_where(&t, in, 1, place, pool, &rows, &n, NULL), ARP_OK);
    assert_int_equal(n, 3);
    assert_int_equal(arp_table_where(&t, in, 2, place, pool, &rows, &n, NULL), ARP_OK);
    assert_int_equal(n, 2);
    assert_true(rows[0] == 0 && rows[1] == 1);
    const char *const none[] = {"9"}; /* a code is text: 9 is not 09 */
    const arp_condition nowhere = {"DEP", none, 1};
    assert_int_equal(arp_table_where(&t, &nowhere, 1, place, pool, &rows, &n, NULL), ARP_OK);
    assert_int_equal(n, 0);
    arp_pool_free(pool);
    arp_table_free(&t);
}

static void a_condition_on_an_absent_column_is_refused(void **state) {
    (void)state;
    arp_table t = small_make(&A);
    arp_pool *pool = arp_pool_new();
    size_t *rows = NULL, n = 99;
    arp_error err = {0};
    const char *const nine[] = {"09"};
    const arp_condition near = {"DEPT", nine, 1}, far = {"REGION_2016", nine, 1};
    assert_int_equal(
        arp_table_where(&t, &near, 1, (arp_place){"s.yaml", 4, 9}, pool, &rows, &n, &err),
        ARP_DOMAIN);
    assert_says(&err, ARP_EN, "no text column \"DEPT\" in the tables; did you mean \"DEP\"?");
    assert_int_equal(err.line, 4);
    assert_int_equal(n, 99);
    err = (arp_error){0};
    assert_int_equal(arp_table_where(&t, &far, 1, (arp_place){0}, pool, &rows, &n, &err),
                     ARP_DOMAIN);
    assert_says(&err, ARP_EN, "the text columns are: DEP");
    arp_pool_free(pool);
    arp_table_free(&t);
}

static arp_status join_and_free(const arp_table *t, bool drop) {
    joined j = {0};
    j.st = arp_join(t, NAMES, 2, drop, &j.notices, &j.table, &j.left, NULL);
    if (j.st != ARP_OK) {
        assert_null(j.table.pool);
        assert_int_equal(j.left.n, 0);
        assert_int_equal(j.notices.n, 0);
    }
    free_joined(&j);
    return j.st;
}

static arp_status where_and_free(const arp_table *t, const arp_condition *c) {
    size_t *rows = NULL, n = 0;
    arp_pool *pool = arp_pool_new();
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_table_where(t, c, 1, (arp_place){0}, pool, &rows, &n, NULL);
    if (st != ARP_OK) assert_null(rows);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    const small_table other = {4,
                               1,
                               (const char *const[]){"0999", "2A004", "901", "0907"},
                               MED,
                               (const double[]){1, 2, 3, 4},
                               NULL,
                               NULL};
    arp_table t[] = {small_make(&A), small_make(&other)};
    ARP_BRUTAL(st, join_and_free(t, true));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, join_and_free(t, false));
    assert_int_equal(st, ARP_DOMAIN);
    const char *const nine[] = {"09"};
    ARP_BRUTAL(st, where_and_free(t, &(arp_condition){"DEP", nine, 1}));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, where_and_free(t, &(arp_condition){"DEPT", nine, 1}));
    assert_int_equal(st, ARP_DOMAIN);
    arp_table_free(&t[0]);
    arp_table_free(&t[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_join_by_code_in_any_row_order),
        cmocka_unit_test(text_columns_of_a_later_table_are_joined_too),
        cmocka_unit_test(one_table_is_joined_with_nothing),
        cmocka_unit_test(a_territory_that_a_table_lacks_stops_the_run),
        cmocka_unit_test(a_code_that_the_first_table_does_not_know_stops_the_run),
        cmocka_unit_test(a_code_that_lost_its_zero_is_said_to_have),
        cmocka_unit_test(another_code_that_is_known_is_no_lost_zero),
        cmocka_unit_test(with_drop_all_that_is_left_out_is_told_and_listed),
        cmocka_unit_test(tables_without_a_common_territory_are_refused),
        cmocka_unit_test(the_first_ten_of_many_codes_are_named),
        cmocka_unit_test(a_column_that_two_tables_give_is_refused),
        cmocka_unit_test(rows_are_kept_where_every_condition_holds),
        cmocka_unit_test(a_condition_on_an_absent_column_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
