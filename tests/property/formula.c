/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case c draws its formula from stream c: a failure prints c, and c reproduces it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "catalogue/formula.h"
#include "oracle/brutal.h"
#include "oracle/random.h"
#include "oracle/slow_formula.h"

enum { CASES = 1000, COLUMNS = 6 };

/* As written in the text, and with the vintage 07 in its place. */
static const char *const WRITTEN[COLUMNS] = {
    "A", "P{yy}_POP", "été.1", "e3", "Taux (+ou-) {yyyy} *2", "_x9"};
static const char *const DATED[COLUMNS] = {"A",  "P07_POP", "été.1", "e3", "Taux (+ou-) 2007 *2",
                                           "_x9"};

typedef struct {
    uint64_t random;
    char text[8192];
    size_t n;
    double value[COLUMNS];
} draw;

static size_t below(draw *d, size_t n) {
    return slow_random_below(&d->random, n);
}

static void put(draw *d, const char *s) {
    size_t len = strlen(s);
    assert_true(d->n + len < sizeof d->text);
    memcpy(d->text + d->n, s, len + 1);
    d->n += len;
}

static void put_blanks(draw *d) {
    static const char *const blanks[] = {"", "", " ", "\t", "\n  "};
    put(d, blanks[below(d, 5)]);
}

static void put_number(draw *d) {
    static const char *const shapes[] = {"%.0f", "%.3f", "%.2e", "%.5g"};
    char number[40];
    snprintf(number, sizeof number, shapes[below(d, 4)], (double)below(d, 100000) / 64);
    put(d, number);
}

static void put_sum(draw *d, size_t depth);

static void put_atom(draw *d, size_t depth) {
    size_t c = below(d, COLUMNS);
    bool quoted = strpbrk(WRITTEN[c], " (*") || below(d, 4) == 0;
    if (depth > 0 && below(d, 3) == 0) {
        put(d, "(");
        put_sum(d, depth - 1);
        put(d, ")");
        return;
    }
    put(d, quoted ? "`" : "");
    put(d, WRITTEN[c]);
    put(d, quoted ? "`" : "");
}

static void put_part(draw *d, size_t depth) {
    size_t form = below(d, 4);
    put_blanks(d);
    if (form == 1 || form == 2) put_number(d);
    if (form == 1) put(d, " ");
    if (form == 2) put(d, "*");
    put_blanks(d);
    put_atom(d, depth);
    put_blanks(d);
    if (form == 3) {
        put(d, "*");
        put_blanks(d);
        put_number(d);
        put_blanks(d);
    }
}

static void put_sum(draw *d, size_t depth) {
    size_t parts = 1 + below(d, 4);
    if (below(d, 3) == 0) put(d, below(d, 2) ? "-" : "+");
    for (size_t i = 0; i < parts; i++) {
        if (i) put(d, below(d, 2) ? "-" : "+");
        put_part(d, depth);
    }
}

static double column_of(void *user, const char *name, size_t len) {
    const draw *d = user;
    for (size_t c = 0; c < COLUMNS; c++) {
        if (strlen(WRITTEN[c]) == len && memcmp(WRITTEN[c], name, len) == 0) return d->value[c];
    }
    fail_msg("no column %.*s", (int)len, name);
    return 0;
}

static void check_case(draw *d, int number) {
    arp_pool *pool = arp_pool_new();
    arp_formula f = {0}, dated = {0};
    arp_error err = {0};
    uint8_t ok = ARP_CELL_OK, mark;
    arp_column column[COLUMNS];
    const arp_column *columns[4096];
    double x, size, expected = slow_formula(d->text, column_of, d, &size);
    for (size_t c = 0; c < COLUMNS; c++) column[c] = (arp_column){DATED[c], &d->value[c], &ok};
    assert_int_equal(arp_formula_parse(d->text, d->n, (arp_place){"p", 1, 1}, pool, &f, &err),
                     ARP_OK);
    assert_int_equal(arp_formula_dated(&f, "07", (arp_place){0}, pool, &dated, &err), ARP_OK);
    assert_true(dated.n > 0 && dated.n <= 4096);
    for (size_t i = 0; i < dated.n; i++) {
        columns[i] = NULL;
        for (size_t c = 0; c < COLUMNS; c++) {
            if (strcmp(dated.term[i].column, DATED[c]) == 0) columns[i] = &column[c];
        }
        assert_non_null(columns[i]);
    }
    arp_formula_eval(&dated, columns, NULL, 1, &x, &mark);
    if (!(fabs(x - expected) <= 1e-12 * size)) {
        fail_msg("case %d: %.17g, not %.17g: %s", number, x, expected, d->text);
    }
    arp_pool_free(pool);
}

static void random_formulas_have_the_value_of_their_text(void **state) {
    (void)state;
    for (int number = 0; number < CASES; number++) {
        draw d = {.random = (uint64_t)number * 7919};
        for (size_t c = 0; c < COLUMNS; c++) {
            d.value[c] = ((double)below(&d, 2000001) - 1000000) / 128;
        }
        put_sum(&d, 5);
        long held = arp_brutal_live;
        check_case(&d, number);
        assert_int_equal(arp_brutal_live, held);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_formulas_have_the_value_of_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
