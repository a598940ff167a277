/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue/formula.h"
#include "oracle/brutal.h"

static const arp_place PLACE = {"study.yaml", 7, 12};

/* "2 A, -1 B": factors must be whole numbers under ten here. */
static void check_terms(const char *text, const char *expected) {
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0};
    arp_error err = {0};
    char said[400] = "";
    if (arp_formula_parse(text, strlen(text), PLACE, pool, &f, &err) != ARP_OK) {
        arp_error_text(&err, ARP_EN, said, sizeof said);
        fail_msg("\"%s\": %s", text, said);
    }
    for (size_t i = 0; i < f.n; i++) {
        double factor = f.term[i].factor;
        char digit[] = {(char)('0' + (int)fabs(factor)), ' ', '\0'};
        assert_true(fabs(factor) == floor(fabs(factor)) && fabs(factor) < 10);
        strcat(said, i ? ", " : "");
        strcat(said, factor < 0 ? "-" : "");
        strcat(said, digit);
        strcat(said, f.term[i].column);
    }
    assert_string_equal(said, expected);
    arp_pool_free(pool);
}

static void refuse(const char *text, const char *name, uint64_t column) {
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0};
    arp_error err = {0};
    assert_int_equal(arp_formula_parse(text, strlen(text), PLACE, pool, &f, &err), ARP_PARSE);
    if (strcmp(arp_error_name(&err), name) != 0 || err.column != PLACE.column + column - 1) {
        fail_msg("\"%s\": %s at %d", text, arp_error_name(&err), (int)err.column - 11);
    }
    assert_int_equal(err.code, ARP_PARSE);
    assert_string_equal(err.path, "study.yaml");
    assert_int_equal(err.line, 7);
    assert_int_equal(f.n, 0);
    arp_pool_free(pool);
}

static void formulas_become_terms_in_the_order_written(void **state) {
    (void)state;
    check_terms("P22_POP", "1 P22_POP");
    check_terms(" - A\t+\nB ", "-1 A, 1 B");
    check_terms("+A-B", "1 A, -1 B");
    check_terms("6 P22_POP", "6 P22_POP");
    check_terms("6*P22_POP", "6 P22_POP");
    check_terms("P22_POP * 6", "6 P22_POP");
    check_terms("6 * (P22_POP7589 + P22_POP90P)", "6 P22_POP7589, 6 P22_POP90P");
    check_terms("A - (B - 2 (C + D))", "1 A, -1 B, 2 C, 2 D");
    check_terms("(A - B) * 3", "3 A, -3 B");
    check_terms("-(-(A))", "1 A");
    check_terms(".5e1 A", "5 A");
    check_terms("2e0(A)+3`B`", "2 A, 3 B");
    check_terms("P{yy}_POP - P{yyyy}", "1 P{yy}_POP, -1 P{yyyy}");
    check_terms("`Taux ALD (%)` - `a*b` + été.1", "1 Taux ALD (%), -1 a*b, 1 été.1");
    check_terms("A + A", "1 A, 1 A");
    check_terms("_x + e3 + E", "1 _x, 1 e3, 1 E");
}

static void what_is_no_formula_is_refused_where_it_goes_wrong(void **state) {
    (void)state;
    refuse("", "FORMULA_SHORT", 1);
    refuse("  ", "FORMULA_SHORT", 3);
    refuse("A +", "FORMULA_SHORT", 4);
    refuse("3", "FORMULA_SHORT", 2);
    refuse("3 *", "FORMULA_SHORT", 4);
    refuse("A *", "FORMULA_SHORT", 4);
    refuse("A + (", "FORMULA_SHORT", 6);
    refuse("* A", "FORMULA_WANT_COLUMN", 1);
    refuse("A - - B", "FORMULA_WANT_COLUMN", 5);
    refuse("{yy}_A", "FORMULA_WANT_COLUMN", 1);
    refuse("()", "FORMULA_WANT_COLUMN", 2);
    refuse("2 3 A", "FORMULA_WANT_COLUMN", 3);
    refuse("2 * -A", "FORMULA_WANT_COLUMN", 5);
    refuse("A / B", "FORMULA_WANT_SIGN", 3);
    refuse("A B", "FORMULA_WANT_SIGN", 3);
    refuse("A (B)", "FORMULA_WANT_SIGN", 3);
    refuse("A)", "FORMULA_WANT_SIGN", 2);
    refuse("(A B)", "FORMULA_WANT_SIGN", 4);
    refuse("2 A * 3", "FORMULA_WANT_SIGN", 5);
    refuse("A * 3 * 2", "FORMULA_WANT_SIGN", 7);
    refuse("été + é / b", "FORMULA_WANT_SIGN", 9);
    refuse("A * B", "FORMULA_NUMBER", 5);
    refuse("6P22_POP", "FORMULA_NUMBER", 1);
    refuse("1.2.3 A", "FORMULA_NUMBER", 1);
    refuse("A + 2e A", "FORMULA_NUMBER", 5);
    refuse("1,5 A", "FORMULA_WANT_COLUMN", 2);
    refuse("A + 1e400 B", "FORMULA_RANGE", 5);
    refuse("1e300 (1e300 A)", "FORMULA_RANGE", 8);
    refuse("(1e300 A) * 1e300", "FORMULA_RANGE", 13);
    refuse("A + (B", "FORMULA_OPEN", 5);
    refuse("``", "FORMULA_QUOTE", 1);
    refuse("A + `b c", "FORMULA_QUOTE", 5);
    refuse("A{xx}", "FORMULA_BRACE", 2);
    refuse("A}", "FORMULA_BRACE", 2);
}

static void sixty_four_brackets_are_read_and_sixty_five_refused(void **state) {
    (void)state;
    char text[140] = "";
    for (size_t depth = 64; depth <= 65; depth++) {
        memset(text, '(', depth);
        text[depth] = 'A';
        memset(text + depth + 1, ')', depth);
        if (depth == 64) check_terms(text, "1 A");
    }
    refuse(text, "FORMULA_DEEP", 65);
}

static void a_formula_of_4096_terms_is_read_and_one_more_refused(void **state) {
    (void)state;
    enum { TERMS = 4096 };
    char *text = calloc(2 * TERMS + 2, 1);
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0};
    assert_non_null(text);
    for (size_t i = 0; i < TERMS; i++) memcpy(text + 2 * i, "A+", 2);
    assert_int_equal(arp_formula_parse(text, 2 * TERMS - 1, (arp_place){0}, pool, &f, NULL),
                     ARP_OK);
    assert_int_equal(f.n, TERMS);
    text[2 * TERMS] = 'B';
    refuse(text, "FORMULA_LONG", 1);
    arp_pool_free(pool);
    free(text);
}

static void an_unknown_column_of_the_text_stays_unknown(void **state) {
    (void)state;
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0};
    arp_error err = {0};
    char said[400];
    arp_place place = {"s", 3, 0};
    assert_int_equal(arp_formula_parse("A / B", 5, place, pool, &f, &err), ARP_PARSE);
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 0);
    arp_error_text(&err, ARP_FR, said, sizeof said);
    assert_non_null(strstr(said, "et non « / »"));
    err = (arp_error){0};
    assert_int_equal(arp_formula_parse("A\0B", 3, place, pool, &f, &err), ARP_PARSE);
    assert_string_equal(arp_error_name(&err), "FORMULA_WANT_SIGN");
    arp_pool_free(pool);
}

static void a_vintage_stands_for_its_year_or_its_period(void **state) {
    (void)state;
    static const struct {
        const char *vintage, *expected;
        int year;
    } cases[] = {{"07", "A07 B2007", 2007},     {"99", "A99 B1999", 1999},
                 {"50", "A50 B1950", 1950},     {"49", "A49 B2049", 2049},
                 {"2007", "A07 B2007", 2007},   {"1999", "A99 B1999", 1999},
                 {"1621", "A1621 B1621", 2021}, {"9907", "A9907 B9907", 2007}};
    arp_pool *pool = arp_pool_new();
    arp_error err = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *out = NULL;
        assert_int_equal(
            arp_vintage_put("A{yy} B{yyyy}", cases[i].vintage, PLACE, pool, &out, &err), ARP_OK);
        assert_string_equal(out, cases[i].expected);
        assert_int_equal(arp_vintage_year(cases[i].vintage), cases[i].year);
    }
    static const char *const bad[] = {"", "7", "007", "20070", "0x", "2O07", "07 "};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const char *out = NULL;
        err = (arp_error){0};
        assert_int_equal(arp_vintage_year(bad[i]), 0);
        assert_int_equal(arp_vintage_put("A", bad[i], PLACE, pool, &out, &err), ARP_DOMAIN);
        assert_string_equal(arp_error_name(&err), "FORMULA_VINTAGE");
        assert_int_equal(err.column, 12);
        assert_null(out);
    }
    arp_pool_free(pool);
}

static void a_vintage_is_put_into_every_column_that_wants_one(void **state) {
    (void)state;
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0}, dated = {0};
    arp_error err = {0};
    const char *text = "2 P{yy}_POP - `ALD {yyyy}` + SUPERF";
    assert_int_equal(arp_formula_parse(text, strlen(text), PLACE, pool, &f, &err), ARP_OK);
    assert_int_equal(arp_formula_dated(&f, "07", PLACE, pool, &dated, &err), ARP_OK);
    assert_int_equal(dated.n, 3);
    assert_true(dated.term[0].factor == 2 && dated.term[1].factor == -1);
    assert_string_equal(dated.term[0].column, "P07_POP");
    assert_string_equal(dated.term[1].column, "ALD 2007");
    assert_string_equal(dated.term[2].column, "SUPERF");
    dated = (arp_formula){0};
    assert_int_equal(arp_formula_dated(&f, NULL, PLACE, pool, &dated, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "FORMULA_NO_VINTAGE");
    assert_int_equal(err.line, 7);
    assert_int_equal(dated.n, 0);
    f = (arp_formula){&f.term[2], 1};
    assert_int_equal(arp_formula_dated(&f, NULL, PLACE, pool, &dated, NULL), ARP_OK);
    assert_string_equal(dated.term[0].column, "SUPERF");
    arp_pool_free(pool);
}

static void sums_run_left_to_right_over_the_rows_asked_for(void **state) {
    (void)state;
    double a[] = {1, 2, 1e300}, b[] = {10, 20, 1e300}, x[3];
    uint8_t ok[3] = {0}, mark[3];
    arp_column ca = {"A", a, ok}, cb = {"B", b, ok};
    const arp_column *const columns[] = {&ca, &cb};
    arp_term term[] = {{2, "A"}, {-1, "B"}};
    arp_formula f = {term, 2};
    const size_t rows[] = {1, 0, 1};
    arp_formula_eval(&f, columns, NULL, 3, x, mark);
    assert_true(x[0] == -8 && x[1] == -16 && x[2] == 1e300);
    arp_formula_eval(&f, columns, rows, 3, x, mark);
    assert_true(x[0] == -16 && x[1] == -8 && x[2] == -16);
    assert_int_equal(mark[0] + mark[1] + mark[2], ARP_CELL_OK);
}

static void the_worst_mark_of_the_terms_is_the_marks_of_the_sum(void **state) {
    (void)state;
    static const uint8_t order[] = {ARP_CELL_OK, ARP_CELL_NOT_APPLICABLE, ARP_CELL_MISSING,
                                    ARP_CELL_SECRET};
    arp_term term[] = {{1, "A"}, {1, "B"}};
    arp_formula f = {term, 2};
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 4; j++) {
            uint8_t ma = order[i], mb = order[j], mark;
            double a = i ? NAN : 1, b = j ? NAN : 2, x;
            arp_column ca = {"A", &a, &ma}, cb = {"B", &b, &mb};
            const arp_column *const columns[] = {&ca, &cb};
            arp_formula_eval(&f, columns, NULL, 1, &x, &mark);
            assert_int_equal(mark, order[i > j ? i : j]);
            assert_true(mark == ARP_CELL_OK ? x == 3 : isnan(x));
        }
    }
}

static arp_status brutal_formula(void) {
    arp_error err = {0};
    arp_formula f = {0}, dated = {0};
    arp_pool *pool = arp_pool_new();
    const char *text = "a+b+c+d+e+f+g+h+i+j{yy} - `k`";
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_formula_parse(text, strlen(text), PLACE, pool, &f, &err);
    if (st == ARP_OK) {
        assert_int_equal(f.n, 11);
        st = arp_formula_dated(&f, "07", PLACE, pool, &dated, &err);
    }
    assert_int_equal(st, err.code);
    if (st != ARP_OK) assert_int_equal(dated.n, 0);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, brutal_formula());
    assert_int_equal(st, ARP_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_become_terms_in_the_order_written),
        cmocka_unit_test(what_is_no_formula_is_refused_where_it_goes_wrong),
        cmocka_unit_test(sixty_four_brackets_are_read_and_sixty_five_refused),
        cmocka_unit_test(a_formula_of_4096_terms_is_read_and_one_more_refused),
        cmocka_unit_test(an_unknown_column_of_the_text_stays_unknown),
        cmocka_unit_test(a_vintage_stands_for_its_year_or_its_period),
        cmocka_unit_test(a_vintage_is_put_into_every_column_that_wants_one),
        cmocka_unit_test(sums_run_left_to_right_over_the_rows_asked_for),
        cmocka_unit_test(the_worst_mark_of_the_terms_is_the_marks_of_the_sum),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
