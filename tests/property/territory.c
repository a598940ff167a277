/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins, ratios and comparators against nested loops, 1 000 numbered random cases: case c draws
   from its own stream, so a failure that prints c can be run again alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "oracle/random.h"
#include "oracle/slow_territory.h"
#include "table/table.h"
#include "territory/territory.h"

enum { CASES = 1000, MOST_ROWS = 40, MOST_TABLES = 4, COLUMNS = 2, CODE_ROOM = 48 };

static size_t below(uint64_t *s, size_t n) {
    return slow_random_below(s, n);
}

/* Tables of one case; every text lives here. */
typedef struct random_case {
    size_t n;
    arp_table table[MOST_TABLES];
    char code[MOST_TABLES][MOST_ROWS][CODE_ROOM];
    char column[MOST_TABLES][COLUMNS][CODE_ROOM];
} random_case;

static const char *const NAMES[] = {"t0", "t1", "t2", "t3"};

/* Quarters, so that every sum is exact; a tenth of the cells are marked. */
static void fill_column(uint64_t *s, arp_column *c, size_t n) {
    for (size_t i = 0; i < n; i++) {
        c->mark[i] = below(s, 10) == 0 ? (uint8_t)(1 + below(s, 3)) : ARP_CELL_OK;
        c->value[i] = c->mark[i] ? NAN : ((double)below(s, 41) - 20) / 4;
    }
}

/* Codes 0 to most - 1 in a random order, as text with or without their zeros. */
static void fill_codes(uint64_t *s, random_case *r, size_t k, size_t most) {
    size_t number[2 * MOST_ROWS];
    arp_table *t = &r->table[k];
    for (size_t i = 0; i < most; i++) {
        size_t j = below(s, i + 1);
        number[i] = number[j];
        number[j] = i;
    }
    for (size_t i = 0; i < t->n_rows; i++) {
        int width = number[i] == 3 && below(s, 2) ? 1 : 3; /* 3 and 003 are two codes */
        snprintf(r->code[k][i], CODE_ROOM, "%0*zu", width, number[i] % 1000);
        t->code[i] = t->label[i] = r->code[k][i];
    }
}

static random_case *draw(uint64_t c) {
    uint64_t s = c * 0xD1B54A32D192ED03u + 1;
    random_case *r = arp_zalloc(1, sizeof *r);
    assert_non_null(r);
    r->n = 1 + below(&s, MOST_TABLES);
    size_t rows = 1 + below(&s, MOST_ROWS);
    bool whole = below(&s, 2); /* every table has every code */
    for (size_t k = 0; k < r->n; k++) {
        size_t n = whole ? rows : 1 + below(&s, rows);
        assert_int_equal(arp_table_make(n, COLUMNS, 0, &r->table[k], NULL), ARP_OK);
        fill_codes(&s, r, k, rows);
        for (size_t j = 0; j < COLUMNS; j++) {
            snprintf(r->column[k][j], CODE_ROOM, "c%zu_%zu", k, j);
            r->table[k].column[j].name = r->column[k][j];
            fill_column(&s, &r->table[k].column[j], n);
        }
    }
    return r;
}

static void free_case(random_case *r) {
    for (size_t k = 0; k < r->n; k++) arp_table_free(&r->table[k]);
    arp_free(r);
}

static void same_cell(const arp_column *a, size_t i, const arp_column *b, size_t j) {
    assert_int_equal(a->mark[i], b->mark[j]);
    assert_memory_equal(&a->value[i], &b->value[j], sizeof(double));
}

/* True when every table has the same codes. */
static bool all_match(const random_case *r, const char *const *const *code, const size_t *n_rows) {
    for (size_t k = 0; k < r->n; k++) {
        for (size_t i = 0; i < n_rows[k]; i++) {
            if (!slow_everywhere(code, n_rows, r->n, code[k][i])) return false;
        }
    }
    return true;
}

static bool some_match(const random_case *r, const char *const *const *code, const size_t *n_rows) {
    for (size_t i = 0; i < n_rows[0]; i++) {
        if (slow_everywhere(code, n_rows, r->n, code[0][i])) return true;
    }
    return false;
}

static size_t check_rows(const random_case *r, const arp_table *joined,
                         const char *const *const *code, const size_t *n_rows) {
    size_t row = 0;
    for (size_t i = 0; i < n_rows[0]; i++) {
        if (!slow_everywhere(code, n_rows, r->n, code[0][i])) continue;
        assert_string_equal(joined->code[row], code[0][i]);
        for (size_t k = 0; k < r->n; k++) {
            size_t from = slow_place(code[k], n_rows[k], code[0][i]);
            for (size_t j = 0; j < COLUMNS; j++) {
                same_cell(&joined->column[k * COLUMNS + j], row, &r->table[k].column[j], from);
            }
        }
        row++;
    }
    assert_int_equal(row, joined->n_rows);
    return row;
}

/* Every code of every table is in the joined one or listed as left out, once. */
static void check_left(const random_case *r, const arp_table *joined, const arp_unmatched *left,
                       const char *const *const *code, const size_t *n_rows) {
    for (size_t k = 0; k < r->n; k++) {
        for (size_t i = 0; i < n_rows[k]; i++) {
            bool in = slow_place(joined->code, joined->n_rows, code[k][i]) < joined->n_rows;
            bool out = slow_place(left->code, left->n, code[k][i]) < left->n;
            assert_true(in != out);
        }
    }
    for (size_t i = 0; i < left->n; i++)
        assert_int_equal(slow_place(left->code, left->n, left->code[i]), i);
}

static void check_join(const random_case *r, uint64_t c) {
    const char *const *code[MOST_TABLES];
    size_t n_rows[MOST_TABLES];
    for (size_t k = 0; k < r->n; k++) {
        code[k] = r->table[k].code;
        n_rows[k] = r->table[k].n_rows;
    }
    for (int drop = 0; drop < 2; drop++) {
        arp_table joined = {0};
        arp_unmatched left = {0};
        arp_notices notices = {0};
        arp_status st = arp_join(r->table, NAMES, r->n, drop, &notices, &joined, &left, NULL);
        bool match = all_match(r, code, n_rows);
        if (st == ARP_OK) {
            assert_true(match || drop);
            assert_true(check_rows(r, &joined, code, n_rows) > 0);
            check_left(r, &joined, &left, code, n_rows);
            assert_int_equal(match, left.n == 0);
            assert_int_equal(match, notices.n == 0);
        } else if (match || (drop && some_match(r, code, n_rows))) {
            fail_msg("case %llu is refused", (unsigned long long)c);
        }
        arp_table_free(&joined);
        arp_notices_free(&notices);
    }
}

static void joins_equal_nested_loops(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        random_case *r = draw(c);
        check_join(r, c);
        free_case(r);
    }
}

/* One or two terms of table 0's columns. */
static void draw_formula(uint64_t *s, const random_case *r, arp_term *term, arp_formula *f) {
    f->term = term;
    f->n = 1 + below(s, 2);
    for (size_t t = 0; t < f->n; t++) {
        term[t] = (arp_term){(double)(1 + below(s, 6)) * (below(s, 2) ? 1 : -1),
                             r->column[0][below(s, COLUMNS)]};
    }
}

static void terms_of(const arp_formula *f, const arp_table *t, size_t row, double *x, int *mark) {
    for (size_t k = 0; k < f->n; k++) {
        const arp_column *c = arp_table_column(t, f->term[k].column);
        x[k] = f->term[k].factor * c->value[row];
        mark[k] = c->mark[row];
    }
}

static slow_cell slow_row(const arp_measure *m, const arp_table *t, size_t row) {
    double above[2], under[2];
    int above_mark[2], under_mark[2];
    terms_of(&m->numerator, t, row, above, above_mark);
    terms_of(&m->denominator, t, row, under, under_mark);
    return slow_ratio(m->what->per, above, above_mark, m->numerator.n, under, under_mark,
                      m->denominator.n);
}

static void check_cells(const arp_measure *m, const arp_table *t) {
    double x[MOST_ROWS], coverage[MOST_ROWS];
    uint8_t mark[MOST_ROWS], zero[MOST_ROWS];
    assert_int_equal(arp_measure_eval(m, t, x, mark, coverage, zero, NULL), ARP_OK);
    for (size_t i = 0; i < t->n_rows; i++) {
        slow_cell cell = slow_row(m, t, i);
        assert_int_equal(mark[i], cell.mark);
        assert_int_equal(zero[i], cell.zero);
        assert_true(cell.mark ? isnan(x[i]) : x[i] == cell.value);
    }
}

/* Sums are of quarters, hence exact in whatever order. */
static void check_reference(const arp_measure *m, const arp_table *t, const size_t *rows,
                            size_t n) {
    double up = 0, down = 0;
    size_t counted = 0, marked = 0;
    arp_reference ref = {0};
    arp_pool *pool = arp_pool_new();
    assert_int_equal(arp_reference_of(m, t, rows, n, pool, &ref, NULL), ARP_OK);
    for (size_t i = 0; i < n; i++) {
        double above[2] = {0, 0}, under[2] = {0, 0};
        int marks[4] = {0};
        terms_of(&m->numerator, t, rows[i], above, marks);
        terms_of(&m->denominator, t, rows[i], under, marks + 2);
        if (slow_worst(marks, 4)) {
            assert_int_equal(ref.marked[marked++], rows[i]);
            continue;
        }
        up += above[0] + above[1];
        down += under[0] + under[1];
        counted++;
    }
    assert_int_equal(ref.n, counted);
    assert_int_equal(ref.n_marked, marked);
    if (counted == 0 || (m->denominator.n && down == 0)) {
        assert_true(isnan(ref.value));
    } else {
        assert_true(ref.value == (m->denominator.n ? m->what->per * up / down : m->what->per * up));
    }
    arp_pool_free(pool);
}

static void measures_and_comparators_equal_nested_loops(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = ~c;
        random_case *r = draw(c);
        arp_term above[2], under[2];
        const arp_indicator what = {.id = "x", .per = below(&s, 2) ? 1 : 1000};
        arp_measure m = {.what = &what};
        draw_formula(&s, r, above, &m.numerator);
        if (below(&s, 4)) draw_formula(&s, r, under, &m.denominator);
        check_cells(&m, &r->table[0]);
        size_t rows[MOST_ROWS], n = 0;
        for (size_t i = 0; i < r->table[0].n_rows; i++) {
            if (below(&s, 2)) rows[n++] = i;
        }
        check_reference(&m, &r->table[0], rows, n);
        free_case(r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_equal_nested_loops),
        cmocka_unit_test(measures_and_comparators_equal_nested_loops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
