/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random long files, read by the engine and summed here cell by cell from the definition: for each
 * territory and category, all the records once more. Case c draws all from the number c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "io/csv/csv.h"
#include "oracle/random.h"

enum { CASES = 1000, CODES = 7, TYPES = 4, SEXES = 3, MOST = 60, ROOM = 20000 };

static const char *const CODE[CODES] = {"01", "1", "2A004", "09", "0907", "x y", "200042000"};
static const char *const TYPE[TYPES] = {"D201", "a", "", "D2"};
static const char *const SEX[SEXES] = {"F", "M", "U"};

/* Cells and what they are: a number, or a mark by its rank (3 secret, 2 missing, 1 none). */
static const struct {
    const char *text;
    double x;
    int rank;
} VALUE[] = {{"1", 1, 0},   {"2,5", 2.5, 0}, {"0", 0, 0},  {"1e3", 1000, 0},
             {"-4", -4, 0}, {"0,1", 0.1, 0}, {"7", 7, 0},  {"s", 0, 3},
             {"nd", 0, 2},  {"", 0, 2},      {"///", 0, 1}};

typedef struct record {
    size_t code, type, sex, value;
    bool kept;
} record;

static size_t draw(record *r, uint64_t *s) {
    size_t n = 1 + slow_random_below(s, MOST);
    for (size_t i = 0; i < n; i++) {
        r[i].code = slow_random_below(s, CODES);
        r[i].type = slow_random_below(s, TYPES);
        r[i].sex = slow_random_below(s, SEXES);
        r[i].value = slow_random_below(s, sizeof VALUE / sizeof VALUE[0]);
        r[i].kept = slow_random_below(s, 4) > 0;
    }
    r[0].kept = true;
    return n;
}

static size_t write(const record *r, size_t n, char *text) {
    size_t at = (size_t)sprintf(text, "SEX;n;code;level;TYPE\n");
    for (size_t i = 0; i < n; i++) {
        at += (size_t)sprintf(text + at, "%s;%s;%s;%s;%s\n", SEX[r[i].sex], VALUE[r[i].value].text,
                              CODE[r[i].code], r[i].kept ? "COM" : "DEP", TYPE[r[i].type]);
    }
    return at;
}

/* Sum of a territory and category from the definition; the rank of its mark, -1 for no record. */
static int slow_sum(const record *r, size_t n, size_t code, const char *category, bool by_sex,
                    double *sum) {
    int worst = -1;
    *sum = 0;
    for (size_t i = 0; i < n; i++) {
        char name[40];
        snprintf(name, sizeof name, by_sex ? "%s_%s" : "%s", TYPE[r[i].type], SEX[r[i].sex]);
        if (!r[i].kept || r[i].code != code || strcmp(name, category) != 0) continue;
        *sum += VALUE[r[i].value].x;
        if (VALUE[r[i].value].rank > worst) worst = VALUE[r[i].value].rank;
    }
    return worst;
}

static void compare(const arp_table *t, const record *r, size_t n, bool by_sex, double absent) {
    static const int RANK[] = {0, 2, 3, 1}; /* of ok, missing, secret, not applicable */
    bool seen[CODES] = {0};
    size_t row = 0;
    for (size_t i = 0; i < n; i++) { /* territories in the order they are met */
        if (!r[i].kept || seen[r[i].code]) continue;
        seen[r[i].code] = true;
        assert_string_equal(t->code[row], CODE[r[i].code]);
        for (size_t j = 0; j < t->n_columns; j++) {
            double sum, x = t->column[j].value[row];
            int worst = slow_sum(r, n, r[i].code, t->column[j].name, by_sex, &sum);
            bool is_absent = worst < 0;
            if (is_absent) worst = isnan(absent) ? 2 : 0;
            assert_int_equal(RANK[t->column[j].mark[row]], worst);
            assert_true(worst ? isnan(x) : x == (is_absent ? absent : sum));
        }
        row++;
    }
    assert_int_equal(row, t->n_rows);
}

static void sums_are_those_of_the_definition(void **state) {
    (void)state;
    static const char *const ROWS[] = {"TYPE", "SEX"}, *const COM[] = {"COM"};
    const arp_condition where = {"level", COM, 1};
    for (uint64_t c = 1; c <= CASES; c++) {
        uint64_t s = c;
        char text[ROOM];
        record r[MOST];
        arp_csv_header names;
        arp_csv_found found;
        arp_table t;
        arp_source *source;
        arp_pool *pool = arp_pool_new();
        size_t n = draw(r, &s), len = write(r, n, text), kept = 0;
        bool by_sex = slow_random_below(&s, 2);
        double absent = slow_random_below(&s, 2) ? 0.0 : NAN;
        const arp_csv_options o = {.where = &where,
                                   .n_where = 1,
                                   .pivot = {.rows = ROWS,
                                             .n_rows = by_sex ? 2 : 1,
                                             .value = "n",
                                             .absent = absent,
                                             .sum_over = &ROWS[1],
                                             .n_sum_over = by_sex ? 0 : 1}};
        size_t stay = by_sex ? 2 : 3; /* code, level, and SEX where it is no category */
        assert_int_equal(arp_source_memory(text, len, "a.csv", &source, NULL), ARP_OK);
        assert_int_equal(arp_csv_read_header(source, &o, pool, &names, NULL), ARP_OK);
        const arp_csv_wanted wanted = {
            .key = "code", .number = names.name + stay, .n_numbers = names.n - stay};
        assert_int_equal(arp_csv_read(source, &o, &wanted, &found, &t, NULL), ARP_OK);
        compare(&t, r, n, by_sex, absent);
        for (size_t i = 0; i < n; i++) kept += r[i].kept;
        assert_int_equal(found.records, kept);
        assert_int_equal(found.rows_left_out, n - kept);
        arp_table_free(&t);
        arp_source_close(source);
        arp_pool_free(pool);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sums_are_those_of_the_definition)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
