/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds in the shipped tables of the case. They are read here by a few lines that know only
   their one form: semicolons, no quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHIPPED   ARP_SOURCE_DIR "/indicators/midi-pyrenees/"
#define PUBLISHED ARP_SHARED_DIR "/data/case/"

enum { MOST_ROWS = 300, MOST_COLUMNS = 40, MOST_BYTES = 1 << 17 };

static const char *const FILES[] = {"cantons.csv", "epci.csv", "bassins-de-vie.csv",
                                    "ariege-cantons.csv"};
enum { CANTONS, EPCI, BASINS, ARIEGE, N_FILES };

typedef struct sheet {
    char bytes[MOST_BYTES];
    size_t n_bytes, n_rows, n_columns;
    char *cell[MOST_ROWS + 1][MOST_COLUMNS]; /* row 0 is the header */
} sheet;

static sheet sheets[N_FILES];

static size_t read_bytes(const char *folder, const char *name, char bytes[MOST_BYTES]) {
    char path[1000];
    snprintf(path, sizeof path, "%s%s", folder, name);
    FILE *f = fopen(path, "rb");
    if (!f) return 0;
    size_t n = fread(bytes, 1, MOST_BYTES - 1, f);
    fclose(f);
    return n;
}

static void cut_line(sheet *s, char *line) {
    size_t j = 0;
    for (char *field = line; field; j++) {
        char *end = strchr(field, ';');
        assert_in_range(j, 0, MOST_COLUMNS - 1);
        s->cell[s->n_rows][j] = field;
        if (end) *end++ = '\0';
        field = end;
    }
    if (s->n_rows == 0) s->n_columns = j;
    assert_int_equal(j, s->n_columns);
    s->n_rows++;
}

static int read_all(void **state) {
    (void)state;
    for (size_t f = 0; f < N_FILES; f++) {
        sheet *s = &sheets[f];
        char *rest = s->bytes;
        s->n_bytes = read_bytes(SHIPPED, FILES[f], s->bytes);
        for (char *line; (line = strsep(&rest, "\n")) && *line;) cut_line(s, line);
        s->n_rows--; /* the header */
    }
    return 0;
}

static size_t column(const sheet *s, const char *name) {
    for (size_t j = 0; j < s->n_columns; j++) {
        if (strcmp(s->cell[0][j], name) == 0) return j;
    }
    fail_msg("no column %s", name);
    return 0;
}

static double number(const sheet *s, size_t row, const char *name) {
    const char *text = s->cell[row][column(s, name)];
    return *text ? strtod(text, NULL) : NAN;
}

static size_t row_of(const sheet *s, const char *code) {
    for (size_t i = 1; i <= s->n_rows; i++) {
        if (strcmp(s->cell[i][0], code) == 0) return i;
    }
    fail_msg("no row %s", code);
    return 0;
}

/* Over the rows of a département, or all for NULL. */
static double sum(const sheet *s, const char *name, const char *department) {
    double total = 0;
    for (size_t i = 1; i <= s->n_rows; i++) {
        if (!department || strcmp(s->cell[i][column(s, "DEP")], department) == 0)
            total += number(s, i, name);
    }
    return total;
}

static size_t at_least(const sheet *s, double population) {
    size_t n = 0;
    for (size_t i = 1; i <= s->n_rows; i++) n += number(s, i, "P12_POP") >= population;
    return n;
}

static void the_tables_have_their_rows_each_code_once(void **state) {
    (void)state;
    const size_t rows[N_FILES] = {286, 216, 147, 23}, columns[N_FILES] = {27, 27, 27, 37};
    for (size_t f = 0; f < N_FILES; f++) {
        assert_int_equal(sheets[f].n_rows, rows[f]);
        assert_int_equal(sheets[f].n_columns, columns[f]);
        for (size_t i = 1; i <= rows[f]; i++)
            assert_int_equal(row_of(&sheets[f], sheets[f].cell[i][0]), i);
    }
}

static void codes_keep_their_zeros(void **state) {
    (void)state;
    const size_t width[N_FILES] = {4, 9, 5, 4};
    const char *const key[N_FILES] = {"CV", "EPCI", "BV2012", "CV"};
    for (size_t f = 0; f < N_FILES; f++) {
        const sheet *s = &sheets[f];
        assert_string_equal(s->cell[0][0], key[f]);
        for (size_t i = 1; i <= s->n_rows; i++) {
            assert_int_equal(strlen(s->cell[i][0]), width[f]);
            assert_int_equal(strlen(s->cell[i][column(s, "DEP")]), 2);
        }
    }
    for (size_t i = 1; i <= sheets[CANTONS].n_rows;
         i++) { /* a canton's code begins with its département's */
        assert_memory_equal(sheets[CANTONS].cell[i][0], sheets[CANTONS].cell[i][2], 2);
    }
    assert_string_equal(sheets[BASINS].cell[row_of(&sheets[BASINS], "09194")][2],
                        "11"); /* mostly in Aude */
}

static void the_selected_cantons_are_those_of_the_case(void **state) {
    (void)state;
    const sheet *s = &sheets[CANTONS];
    size_t lavelanet = row_of(s, "0907"), mirepoix = row_of(s, "0910"),
           querigut = row_of(s, "0913");
    assert_string_equal(s->cell[lavelanet][1], "Lavelanet");
    assert_string_equal(s->cell[mirepoix][1], "Mirepoix");
    assert_string_equal(s->cell[row_of(s, "0999")][1], "Pamiers");
    assert_true(number(s, lavelanet, "NB_COM") == 21 && number(s, mirepoix, "NB_COM") == 35);
    assert_true(round(number(s, lavelanet, "P07_POP") + number(s, mirepoix, "P07_POP")) == 26020);
    assert_true(round(number(s, querigut, "P07_POP")) == 544);
    assert_string_equal(sheets[EPCI].cell[row_of(&sheets[EPCI], "240900464")][1],
                        "CC du Pays d'Olmes");
    assert_string_equal(sheets[EPCI].cell[row_of(&sheets[EPCI], "240900456")][1],
                        "CC du Pays de Mirepoix");
}

static void populations_are_those_of_the_region_and_of_ariege(void **state) {
    (void)state;
    const sheet *s = &sheets[CANTONS];
    assert_true(sum(s, "P12_POP", NULL) ==
                2926592); /* municipal population of 2012, Midi-Pyrénées */
    assert_true(sum(s, "P12_POP", "09") == 152366); /* and of Ariège */
    assert_true(sum(&sheets[ARIEGE], "P12_POP", NULL) == 152366);
    assert_true(sum(s, "NB_COM", NULL) == 3020); /* communes of the region */
    assert_true(sum(s, "NB_COM_HORS_REGION", NULL) == 0);
    /* the communes of the basins that lie in the region are all of them, each in one basin */
    assert_true(sum(&sheets[BASINS], "NB_COM", NULL) -
                    sum(&sheets[BASINS], "NB_COM_HORS_REGION", NULL) ==
                3020);
    assert_int_equal(at_least(s, 2000), 263);
    assert_int_equal(at_least(&sheets[EPCI], 2000), 184);
    assert_int_equal(at_least(&sheets[BASINS], 2000), 146);
    assert_int_equal(at_least(&sheets[ARIEGE], 1300), 22);
}

static void the_cantons_of_ariege_are_the_same_in_both_tables(void **state) {
    (void)state;
    const sheet *s = &sheets[CANTONS], *a = &sheets[ARIEGE];
    for (size_t i = 1; i <= a->n_rows; i++) {
        size_t row = row_of(s, a->cell[i][0]);
        for (size_t j = 0; j < s->n_columns; j++)
            assert_string_equal(a->cell[i][j], s->cell[row][j]);
    }
}

static void a_part_is_never_more_than_its_whole(void **state) {
    (void)state;
    static const char *const PAIRS[][2] = {
        {"P07_CHOM1564", "P07_ACT1564"}, {"P07_ACT1564", "P07_POP1564"},
        {"P07_POP1564", "P07_POP"},      {"P12_CHOM1564", "P12_ACT1564"},
        {"P12_ACT1564", "P12_POP"},      {"P07_SCOL1517", "P07_POP1517"},
        {"POP2007_MED", "POP2007"},      {"NB_COM_HORS_REGION", "NB_COM"},
    };
    for (size_t f = 0; f < N_FILES; f++) {
        for (size_t i = 1; i <= sheets[f].n_rows; i++) {
            for (size_t p = 0; p < sizeof PAIRS / sizeof PAIRS[0]; p++) {
                double part = number(&sheets[f], i, PAIRS[p][0]),
                       whole = number(&sheets[f], i, PAIRS[p][1]);
                if (part > whole)
                    fail_msg("%s: %s of %s", FILES[f], PAIRS[p][0], sheets[f].cell[i][0]);
            }
        }
    }
}

static void only_one_income_is_missing(void **state) {
    (void)state;
    for (size_t f = 0; f < N_FILES; f++) {
        for (size_t i = 1; i <= sheets[f].n_rows; i++) {
            for (size_t j = 0; j < sheets[f].n_columns; j++) {
                if (*sheets[f].cell[i][j]) continue;
                assert_string_equal(sheets[f].cell[i][0], "246500664");
                assert_true(j == column(&sheets[f], "MENFIS10") ||
                            j == column(&sheets[f], "MED_X_MEN") ||
                            j == column(&sheets[f], "POP2007_MED"));
            }
        }
    }
}

static void the_shipped_tables_are_the_published_ones_to_the_byte(void **state) {
    (void)state;
    static char shipped[MOST_BYTES], published[MOST_BYTES];
    for (size_t f = 0; f < N_FILES; f++) {
        size_t n = read_bytes(PUBLISHED, FILES[f], published);
        if (n == 0) {
            print_message("skipped: %s%s is not there\n", PUBLISHED, FILES[f]);
            skip();
        }
        assert_int_equal(read_bytes(SHIPPED, FILES[f], shipped), n);
        assert_memory_equal(shipped, published, n);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_have_their_rows_each_code_once),
        cmocka_unit_test(codes_keep_their_zeros),
        cmocka_unit_test(the_selected_cantons_are_those_of_the_case),
        cmocka_unit_test(populations_are_those_of_the_region_and_of_ariege),
        cmocka_unit_test(the_cantons_of_ariege_are_the_same_in_both_tables),
        cmocka_unit_test(a_part_is_never_more_than_its_whole),
        cmocka_unit_test(only_one_income_is_missing),
        cmocka_unit_test(the_shipped_tables_are_the_published_ones_to_the_byte),
    };
    return cmocka_run_group_tests(tests, read_all, NULL);
}
