/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of indicators and comparators. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "oracle/brutal.h"
#include "territory/territory.h"
#include "unit/small_table.h"

static const arp_place PLACE = {"study.yaml", 12, 7};

/* An indicator written down in a test; texts are NULL where it has none. */
typedef struct written {
    const char *numerator[2], *denominator[2], *value, *coverage[2];
    double per;
    int year;
} written;

static bool parse(const char *const *text, size_t n, arp_pool *pool, arp_alternatives *out) {
    while (n && !text[n - 1]) n--;
    out->text = arp_pool_take(pool, n, sizeof *out->text);
    out->formula = arp_pool_take(pool, n, sizeof *out->formula);
    if (!out->text || !out->formula) return false;
    for (size_t i = 0; i < n; i++) {
        out->text[i] = text[i];
        if (arp_formula_parse(text[i], strlen(text[i]), PLACE, pool, &out->formula[i], NULL))
            return false;
    }
    out->n = n;
    return true;
}

static arp_indicator indicator(const written *w, arp_pool *pool) {
    arp_indicator x = {.id = "taux", .per = w->per, .value = w->value, .year = w->year};
    assert_true(parse(w->numerator, 2, pool, &x.numerator));
    assert_true(parse(w->denominator, 2, pool, &x.denominator));
    assert_true(parse(&w->coverage[0], 1, pool, &x.coverage[0]));
    assert_true(parse(&w->coverage[1], 1, pool, &x.coverage[1]));
    return x;
}

/* ---- arp_measure_make ---- */

static const char *const COLUMNS[] = {"P07_CHOM1564", "P07_ACT1564", "P12_POP",
                                      "POP2007",      "MED07",       "COV07"};
enum { N_COLUMNS = sizeof COLUMNS / sizeof COLUMNS[0] };

typedef struct made {
    arp_pool *pool;
    arp_indicator what;
    arp_measure measure;
    arp_status st;
    arp_error err;
} made;

static made make(const written *w, const char *first, const char *second) {
    made m = {.pool = arp_pool_new()};
    const char *const vintage[2] = {first, second};
    m.what = indicator(w, m.pool);
    m.st =
        arp_measure_make(&m.what, vintage, COLUMNS, N_COLUMNS, PLACE, m.pool, &m.measure, &m.err);
    return m;
}

static void each_side_is_dated_by_its_own_vintage(void **state) {
    (void)state;
    const written w = {.numerator = {"P{yy}_CHOM1564"}, .denominator = {"P{yy}_POP"}, .per = 100};
    made m = make(&w, "07", "12");
    assert_int_equal(m.st, ARP_OK);
    assert_string_equal(m.measure.numerator.term[0].column, "P07_CHOM1564");
    assert_string_equal(m.measure.denominator.term[0].column, "P12_POP");
    assert_string_equal(m.measure.numerator_text, "P07_CHOM1564");
    assert_string_equal(m.measure.denominator_text, "P12_POP");
    assert_int_equal(m.measure.year, 2012);
    assert_null(m.measure.value);
    arp_pool_free(m.pool);
}

static void the_first_alternative_with_all_its_columns_is_chosen(void **state) {
    (void)state;
    const written w = {.numerator = {"C{yy}_CHOM", "P{yy}_CHOM1564"},
                       .denominator = {"P07_ACT1564", "POP2007"},
                       .per = 1};
    made m = make(&w, "07", "12");
    assert_int_equal(m.st, ARP_OK);
    assert_string_equal(m.measure.numerator_text, "P07_CHOM1564");
    assert_string_equal(m.measure.denominator_text, "P07_ACT1564");
    assert_int_equal(m.measure.year, 2007); /* the denominator's vintage is not used */
    arp_pool_free(m.pool);
}

static void an_alternative_that_needs_no_vintage_stands_in_for_one_that_does(void **state) {
    (void)state;
    const written w = {.numerator = {"P{yy}_POP", "POP2007"}, .per = 1, .year = 2007};
    made m = make(&w, NULL, NULL);
    assert_int_equal(m.st, ARP_OK);
    assert_string_equal(m.measure.numerator_text, "POP2007");
    assert_int_equal(m.measure.denominator.n, 0);
    assert_int_equal(m.measure.year, 2007);
    arp_pool_free(m.pool);
}

static void missing_columns_are_named_with_the_nearest(void **state) {
    (void)state;
    const written w = {.numerator = {"P{yy}_ACT1564 + P{yy}_CHOM1465", "X{yy}"},
                       .denominator = {"POP2007"},
                       .per = 1};
    made m = make(&w, "07", NULL);
    assert_int_equal(m.st, ARP_DOMAIN);
    assert_says(&m.err, ARP_EN,
                "\"taux\" needs the column \"P07_CHOM1465\", which no table gives; the nearest is "
                "\"P07_CHOM1564\"");
    assert_string_equal(m.err.path, "study.yaml");
    assert_int_equal(m.err.line, 12);
    assert_null(m.measure.what);
    arp_pool_free(m.pool);
    const written far = {.numerator = {"NAIS1621"}, .per = 1};
    m = make(&far, NULL, NULL);
    assert_int_equal(m.st, ARP_DOMAIN);
    assert_says(&m.err, ARP_EN, "add the table that has it");
    arp_pool_free(m.pool);
}

static void a_formula_with_yy_needs_a_vintage(void **state) {
    (void)state;
    const written w = {.numerator = {"P{yy}_POP"}, .per = 1};
    made m = make(&w, NULL, NULL);
    assert_int_equal(m.st, ARP_DOMAIN);
    assert_string_equal(arp_error_name(&m.err), "FORMULA_NO_VINTAGE");
    arp_pool_free(m.pool);
}

static void a_ready_value_is_dated_as_well(void **state) {
    (void)state;
    const written w = {.value = "MED{yy}", .per = 1};
    made m = make(&w, "07", NULL);
    assert_int_equal(m.st, ARP_OK);
    assert_string_equal(m.measure.value, "MED07");
    assert_int_equal(m.measure.year, 2007);
    arp_pool_free(m.pool);
    m = make(&w, "08", NULL);
    assert_int_equal(m.st, ARP_DOMAIN);
    assert_says(&m.err, ARP_EN, "the tables give \"MED07\", of another vintage");
    arp_pool_free(m.pool);
}

static void coverage_is_used_where_its_columns_are_there(void **state) {
    (void)state;
    const written both = {.value = "MED{yy}", .coverage = {"COV{yy}", "POP2007"}, .per = 1};
    made m = make(&both, "07", NULL);
    assert_string_equal(m.measure.coverage[0].term[0].column, "COV07");
    assert_string_equal(m.measure.coverage[1].term[0].column, "POP2007");
    arp_pool_free(m.pool);
    const written half = {.value = "MED{yy}", .coverage = {"COV{yy}", "POP1999"}, .per = 1};
    m = make(&half, "07", NULL);
    assert_int_equal(m.st, ARP_OK);
    assert_int_equal(m.measure.coverage[0].n, 0);
    assert_int_equal(m.measure.coverage[1].n, 0);
    arp_pool_free(m.pool);
}

/* ---- arp_measure_eval ---- */

static const char *const AB[] = {"A", "B", "V"}, *const CODES[] = {"r0", "r1", "r2", "r3", "r4",
                                                                   "r5", "r6", "r7", "r8"};

/* Rows r0 to r8: numbers; each mark on each side; two marks at once; zero denominators. */
static const double CELLS[] = {
    3,       4,
    0.25, /* r0 */
    SECRET,  4,
    SECRET, /* r1 */
    3,       MISSING,
    MISSING, /* r2 */
    3,       NOT_APPLICABLE,
    1, /* r3 */
    SECRET,  MISSING,
    -2, /* r4: secret before missing            */
    MISSING, NOT_APPLICABLE,
    0, /* r5: missing before not applicable    */
    3,       0,
    7, /* r6: a zero denominator               */
    SECRET,  0,
    7, /* r7: zero, but the numerator's mark   */
    0,       8,
    1e-300, /* r8 */
};
static const small_table NINE = {9, 3, CODES, AB, CELLS, NULL, NULL};

/* A measure of columns as they are. */
static arp_measure plain(const written *w, arp_indicator *what, arp_pool *pool) {
    arp_measure m = {.what = what, .value = w->value};
    *what = indicator(w, pool);
    if (w->numerator[0]) m.numerator = what->numerator.formula[0];
    if (w->denominator[0]) m.denominator = what->denominator.formula[0];
    for (size_t i = 0; i < 2 && w->coverage[0]; i++) m.coverage[i] = what->coverage[i].formula[0];
    return m;
}

static void marks_are_the_worst_of_both_sides_and_zeros_are_told(void **state) {
    (void)state;
    arp_table t = small_make(&NINE);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    const written w = {.numerator = {"A"}, .denominator = {"B"}, .per = 1000};
    arp_measure m = plain(&w, &what, pool);
    double x[9], coverage[9];
    uint8_t mark[9], zero[9];
    assert_int_equal(arp_measure_eval(&m, &t, x, mark, coverage, zero, NULL), ARP_OK);
    const uint8_t marks[] = {
        ARP_CELL_OK,     ARP_CELL_SECRET,  ARP_CELL_MISSING,        ARP_CELL_NOT_APPLICABLE,
        ARP_CELL_SECRET, ARP_CELL_MISSING, ARP_CELL_NOT_APPLICABLE, ARP_CELL_SECRET,
        ARP_CELL_OK};
    for (size_t i = 0; i < 9; i++) {
        assert_int_equal(mark[i], marks[i]);
        assert_int_equal(zero[i], i == 6);
        assert_int_equal(!isnan(x[i]), marks[i] == ARP_CELL_OK);
        assert_true(isnan(coverage[i]));
    }
    assert_true(x[0] == 750 && x[8] == 0);
    arp_pool_free(pool);
    arp_table_free(&t);
}

static void sums_ready_values_and_coverage(void **state) {
    (void)state;
    arp_table t = small_make(&NINE);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    double x[9], coverage[9];
    uint8_t mark[9], zero[9];
    const written sum = {.numerator = {"2 A - B"}, .coverage = {"A", "B"}, .per = 10};
    arp_measure m = plain(&sum, &what, pool);
    assert_int_equal(arp_measure_eval(&m, &t, x, mark, coverage, zero, NULL), ARP_OK);
    assert_true(x[0] == 20 && x[6] == 60 && x[8] == -80);
    assert_int_equal(zero[6], 0);
    assert_true(coverage[0] == 0.75 && coverage[8] == 0);
    assert_true(isnan(coverage[1]) && isnan(coverage[6]));
    const written ready = {.value = "V", .per = 1};
    m = plain(&ready, &what, pool);
    assert_int_equal(arp_measure_eval(&m, &t, x, mark, coverage, zero, NULL), ARP_OK);
    assert_true(x[0] == 0.25 && x[4] == -2 && x[5] == 0);
    assert_int_equal(mark[1], ARP_CELL_SECRET);
    assert_int_equal(mark[2], ARP_CELL_MISSING);
    arp_pool_free(pool);
    arp_table_free(&t);
}

static void a_result_beyond_the_range_is_refused_by_name(void **state) {
    (void)state;
    const double big[] = {1, 1, 0, 9e307, 1e-10, 0};
    const small_table two = {2, 3, CODES, AB, big, NULL, NULL};
    arp_table t = small_make(&two);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    arp_error err = {0};
    arp_reference ref = {.n = 77};
    const written w = {.numerator = {"A"}, .denominator = {"B"}, .per = 1};
    arp_measure m = plain(&w, &what, pool);
    double x[2] = {5, 5}, coverage[2];
    uint8_t mark[2], zero[2];
    assert_int_equal(arp_measure_eval(&m, &t, x, mark, coverage, zero, &err), ARP_DOMAIN);
    assert_says(&err, ARP_EN, "\"taux\" is beyond the range of numbers for territory r1");
    assert_true(x[0] == 5 && x[1] == 5);
    err = (arp_error){0};
    const size_t rows[] = {1};
    assert_int_equal(arp_reference_of(&m, &t, rows, 1, pool, &ref, &err), ARP_DOMAIN);
    assert_says(&err, ARP_EN, "\"taux\"");
    assert_int_equal(ref.n, 77);
    arp_pool_free(pool);
    arp_table_free(&t);
}

static void a_column_the_table_has_not_is_refused(void **state) {
    (void)state;
    arp_table t = small_make(&NINE);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    double x[9], coverage[9];
    uint8_t mark[9], zero[9];
    const written sides = {.numerator = {"A"}, .denominator = {"B + C"}, .per = 1},
                  ready = {.value = "W", .per = 1};
    for (int i = 0; i < 2; i++) {
        arp_error err = {0};
        arp_measure m = plain(i ? &ready : &sides, &what, pool);
        assert_int_equal(arp_measure_eval(&m, &t, x, mark, coverage, zero, &err), ARP_DOMAIN);
        assert_says(&err, ARP_EN, i ? "\"W\"" : "\"C\"");
    }
    arp_pool_free(pool);
    arp_table_free(&t);
}

/* ---- arp_reference_of ---- */

static void a_comparator_sums_what_is_not_marked_and_lists_the_rest(void **state) {
    (void)state;
    arp_table t = small_make(&NINE);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    arp_reference r = {0};
    const written w = {.numerator = {"A"}, .denominator = {"B"}, .per = 1000};
    arp_measure m = plain(&w, &what, pool);
    const size_t rows[] = {0, 1, 2, 6, 8};
    assert_int_equal(arp_reference_of(&m, &t, rows, 5, pool, &r, NULL), ARP_OK);
    assert_true(r.value == 500); /* 1000 (3 + 3 + 0) / (4 + 0 + 8) */
    assert_int_equal(r.n, 3);
    assert_int_equal(r.n_marked, 2);
    assert_true(r.marked[0] == 1 && r.marked[1] == 2);
    const size_t zero[] = {6}, marked[] = {1, 7};
    assert_int_equal(arp_reference_of(&m, &t, zero, 1, pool, &r, NULL), ARP_OK);
    assert_true(isnan(r.value) && r.n == 1 && r.n_marked == 0);
    assert_int_equal(arp_reference_of(&m, &t, marked, 2, pool, &r, NULL), ARP_OK);
    assert_true(isnan(r.value) && r.n == 0 && r.n_marked == 2);
    assert_int_equal(arp_reference_of(&m, &t, marked, 0, pool, &r, NULL), ARP_OK);
    assert_true(isnan(r.value) && r.n == 0 && r.n_marked == 0);
    arp_pool_free(pool);
    arp_table_free(&t);
}

static void a_comparator_of_a_sum_is_a_sum_and_a_ready_value_has_none(void **state) {
    (void)state;
    const double small[] = {1e16, 0, 0, 1, 0, 0, 1, 0, 0, -1e16, 0, 0};
    const small_table four = {4, 3, CODES, AB, small, NULL, NULL};
    arp_table t = small_make(&four);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    arp_reference r = {0};
    const size_t rows[] = {0, 1, 2, 3};
    const written sum = {.numerator = {"A"}, .per = 10}, ready = {.value = "V", .per = 1};
    arp_measure m = plain(&sum, &what, pool);
    assert_int_equal(arp_reference_of(&m, &t, rows, 4, pool, &r, NULL), ARP_OK);
    assert_true(r.value == 20); /* a plain left-to-right sum would lose both ones */
    assert_int_equal(r.n, 4);
    m = plain(&ready, &what, pool);
    assert_int_equal(arp_reference_of(&m, &t, rows, 4, pool, &r, NULL), ARP_OK);
    assert_true(isnan(r.value) && r.n == 0 && r.n_marked == 0);
    arp_pool_free(pool);
    arp_table_free(&t);
}

/* ---- lack of memory ---- */

static arp_status make_once(const arp_indicator *what) {
    const char *const vintage[2] = {"07", "12"};
    arp_measure m = {0};
    arp_pool *pool = arp_pool_new();
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_measure_make(what, vintage, COLUMNS, N_COLUMNS, PLACE, pool, &m, NULL);
    if (st != ARP_OK) assert_null(m.what);
    arp_pool_free(pool);
    return st;
}

static arp_status refer_once(const arp_measure *m, const arp_table *t) {
    const size_t rows[] = {0, 1, 8};
    arp_reference r = {.n = 77};
    arp_pool *pool = arp_pool_new();
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_reference_of(m, t, rows, 3, pool, &r, NULL);
    if (st != ARP_OK) assert_int_equal(r.n, 77);
    arp_pool_free(pool);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    arp_table t = small_make(&NINE);
    arp_pool *pool = arp_pool_new();
    arp_indicator what;
    double x[9] = {0}, coverage[9];
    uint8_t mark[9], zero[9];
    const written w = {.numerator = {"C{yy}_CHOM", "P{yy}_CHOM1564"},
                       .denominator = {"P{yy}_POP"},
                       .coverage = {"POP2007", "P{yy}_ACT1564"},
                       .per = 100};
    what = indicator(&w, pool);
    ARP_BRUTAL(st, make_once(&what));
    assert_int_equal(st, ARP_OK);
    const written v = {.numerator = {"A"}, .denominator = {"B"}, .coverage = {"A", "B"}, .per = 1};
    arp_measure m = plain(&v, &what, pool);
    ARP_BRUTAL(st, arp_measure_eval(&m, &t, x, mark, coverage, zero, NULL));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, refer_once(&m, &t));
    assert_int_equal(st, ARP_OK);
    arp_pool_free(pool);
    arp_table_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_side_is_dated_by_its_own_vintage),
        cmocka_unit_test(the_first_alternative_with_all_its_columns_is_chosen),
        cmocka_unit_test(an_alternative_that_needs_no_vintage_stands_in_for_one_that_does),
        cmocka_unit_test(missing_columns_are_named_with_the_nearest),
        cmocka_unit_test(a_formula_with_yy_needs_a_vintage),
        cmocka_unit_test(a_ready_value_is_dated_as_well),
        cmocka_unit_test(coverage_is_used_where_its_columns_are_there),
        cmocka_unit_test(marks_are_the_worst_of_both_sides_and_zeros_are_told),
        cmocka_unit_test(sums_ready_values_and_coverage),
        cmocka_unit_test(a_result_beyond_the_range_is_refused_by_name),
        cmocka_unit_test(a_column_the_table_has_not_is_refused),
        cmocka_unit_test(a_comparator_sums_what_is_not_marked_and_lists_the_rest),
        cmocka_unit_test(a_comparator_of_a_sum_is_a_sum_and_a_ready_value_has_none),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
