/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random tables, written in a random form and read back by the engine and by the slow reader.
 * Case c draws all from the number c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "io/csv/csv.h"
#include "oracle/random.h"
#include "oracle/slow_csv.h"

enum { CASES = 1000, MOST_ROWS = 24, COLUMNS = 5, CELL = 200, ROOM = 60000 };
enum { CODE, LABEL, NUMBER, TEXT, UNWANTED };

/* What a cell may be made of, in UTF-8 and in CP1252. */
static const struct {
    const char *utf8, *cp1252;
} PIECES[] = {{"a", "a"},
              {"B", "B"},
              {"7", "7"},
              {" ", " "},
              {"'", "'"},
              {",", ","},
              {";", ";"},
              {"\t", "\t"},
              {"\"", "\""},
              {"\n", "\n"},
              {"\r\n", "\r\n"},
              {"\xC3\xA9", "\xE9"},
              {"\xC3\x89", "\xC9"},
              {"\xC3\xA7", "\xE7"},
              {"\xC5\x93", "\x9C"},
              {"\xE2\x82\xAC", "\x80"},
              {"\xE2\x80\x99", "\x92"}};

static const struct {
    const char *utf8, *cp1252;
} NAMES[COLUMNS] = {{"code", "code"},
                    {"libell\xC3\xA9", "libell\xE9"},
                    {"x", "x"},
                    {"DEP", "DEP"},
                    {"autre", "autre"}};

/* A text growing in both encodings. */
typedef struct both {
    char utf8[ROOM], bytes[ROOM];
    size_t n_utf8, n_bytes;
} both;

typedef struct form {
    char separator;
    const char *end;
    bool bom, cp1252, end_at_last;
    size_t skip;
    size_t place[COLUMNS]; /* field of each column */
} form;

static void add(both *b, const char *utf8, const char *bytes) {
    size_t n = strlen(utf8), m = strlen(bytes);
    assert_true(b->n_utf8 + n < ROOM && b->n_bytes + m < ROOM);
    memcpy(b->utf8 + b->n_utf8, utf8, n);
    memcpy(b->bytes + b->n_bytes, bytes, m);
    b->n_utf8 += n;
    b->n_bytes += m;
}

static void add_plain(both *b, const char *s) {
    add(b, s, s);
}

static form draw_form(uint64_t *s) {
    static const char SEPARATORS[] = {',', ';', '\t'};
    static const char *const ENDS[] = {"\n", "\r\n", "\r"};
    form f = {.separator = SEPARATORS[slow_random_below(s, 3)],
              .end = ENDS[slow_random_below(s, 3)],
              .cp1252 = slow_random_below(s, 2),
              .end_at_last = slow_random_below(s, 2),
              .skip = slow_random_below(s, 3)};
    f.bom = !f.cp1252 && slow_random_below(s, 2);
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t k = slow_random_below(s, i + 1);
        f.place[i] = f.place[k];
        f.place[k] = i;
    }
    return f;
}

/* Writes a cell of random pieces, quoted when it has to be and sometimes when it has not. */
static void write_text(both *b, const form *f, uint64_t *s, const char *head) {
    size_t piece[8], n = slow_random_below(s, 8);
    bool quoted = slow_random_below(s, 4) == 0;
    for (size_t i = 0; i < n; i++) {
        piece[i] = slow_random_below(s, sizeof PIECES / sizeof PIECES[0]);
        char c = PIECES[piece[i]].utf8[0];
        quoted |= c == f->separator || c == '"' || c == '\n' || c == '\r' || c == '\t';
    }
    const char *around = slow_random_below(s, 6) == 0 ? " " : "";
    add_plain(b, around);
    if (quoted) add_plain(b, "\"");
    add_plain(b, head);
    for (size_t i = 0; i < n; i++) {
        const char *utf8 = PIECES[piece[i]].utf8;
        if (*utf8 == '"') add_plain(b, "\"");
        add(b, utf8, PIECES[piece[i]].cp1252);
    }
    add_plain(b, "."); /* as at the head: blanks but spaces at an end are the engine's own affair */
    if (quoted) add_plain(b, "\"");
    add_plain(b, around);
}

/* A multiple of 1/8, so that its decimal form is exact. */
static double write_number(both *b, const form *f, uint64_t *s) {
    char text[40];
    long eighths = (long)slow_random_below(s, 2000000) - 1000000;
    bool quoted = slow_random_below(s, 3) == 0;
    long whole = (eighths < 0 ? -eighths : eighths) / 8;
    long part = (eighths < 0 ? -eighths : eighths) % 8 * 125;
    snprintf(text, sizeof text, "%s%s%ld%c%03ld%s", quoted ? "\"" : "", eighths < 0 ? "-" : "",
             whole, f->separator == ',' ? '.' : ',', part, quoted ? "\"" : "");
    add_plain(b, text);
    return (double)eighths / 8;
}

static void write_field(both *b, const form *f, uint64_t *s, size_t column, size_t row, double *x) {
    char head[32];
    snprintf(head, sizeof head, "0%zu-", row);
    if (column == NUMBER) {
        *x = write_number(b, f, s);
    } else {
        write_text(b, f, s, column == CODE ? head : ".");
    }
}

static void write_table(both *b, const form *f, uint64_t *s, size_t n, double *x) {
    char separator[2] = {f->separator, '\0'};
    for (size_t field = 0; field < COLUMNS; field++) {
        if (field) add_plain(b, separator);
        for (size_t j = 0; j < COLUMNS; j++) {
            if (f->place[j] == field) add(b, NAMES[j].utf8, NAMES[j].cp1252);
        }
    }
    for (size_t i = 0; i < n; i++) {
        add_plain(b, f->end);
        if (slow_random_below(s, 8) == 0) add_plain(b, f->end); /* a blank line */
        for (size_t field = 0; field < COLUMNS; field++) {
            if (field) add_plain(b, separator);
            for (size_t j = 0; j < COLUMNS; j++) {
                if (f->place[j] == field) write_field(b, f, s, j, i, &x[i]);
            }
        }
    }
    if (f->end_at_last) add_plain(b, f->end);
}

static void compare(const arp_table *t, const both *b, const form *f, size_t n, const double *x) {
    assert_int_equal(t->n_rows, n);
    for (size_t i = 0; i < n; i++) {
        const char *texts[] = {t->code[i], t->label[i], NULL, t->text[0].text[i]};
        assert_int_equal(t->column[0].mark[i], ARP_CELL_OK);
        assert_true(t->column[0].value[i] == x[i]);
        for (size_t j = 0; j < UNWANTED; j++) {
            char want[CELL];
            if (j == NUMBER) continue;
            assert_true(slow_csv_cell(b->utf8, b->n_utf8, f->separator, i + 1, f->place[j], want,
                                      sizeof want) >= 0);
            assert_string_equal(texts[j], want);
        }
    }
    assert_int_equal(slow_csv_cell(b->utf8, b->n_utf8, f->separator, n + 1, 0, (char[8]){0}, 8),
                     -1);
}

static void one_case(uint64_t number) {
    static const char *const numbers[] = {"x"}, *const dep[] = {"DEP"};
    static both table, file;
    const arp_csv_wanted wanted = {.key = "code",
                                   .label = NAMES[LABEL].utf8,
                                   .number = numbers,
                                   .n_numbers = 1,
                                   .text = dep,
                                   .n_texts = 1};
    uint64_t s = number;
    double x[MOST_ROWS];
    form f = draw_form(&s);
    size_t n = 1 + slow_random_below(&s, MOST_ROWS);
    table.n_utf8 = table.n_bytes = file.n_utf8 = file.n_bytes = 0;
    write_table(&table, &f, &s, n, x);
    table.utf8[table.n_utf8] = table.bytes[table.n_bytes] = '\0';
    if (f.bom) add_plain(&file, "\xEF\xBB\xBF");
    for (size_t i = 0; i < f.skip; i++) {
        add_plain(&file, "Source: \"INSEE");
        add_plain(&file, f.end);
    }
    add(&file, table.utf8, table.bytes);
    const char *bytes = f.cp1252 ? file.bytes : file.utf8;
    arp_csv_options options = {.skip = f.skip};
    arp_csv_found found;
    arp_source *source = NULL;
    arp_error err = {0};
    arp_table t;
    assert_int_equal(
        arp_source_memory(bytes, f.cp1252 ? file.n_bytes : file.n_utf8, "table.csv", &source, NULL),
        ARP_OK);
    if (arp_csv_read(source, &options, &wanted, &found, &t, &err) != ARP_OK) {
        fail_msg("case %zu: %s at %zu:%zu", (size_t)number, arp_error_name(&err), (size_t)err.line,
                 (size_t)err.column);
    }
    assert_int_equal(found.separator, f.separator);
    assert_int_equal(found.bom, f.bom);
    assert_int_equal(strcmp(found.encoding, "UTF-8") == 0, !f.cp1252);
    compare(&t, &table, &f, n, x);
    arp_table_free(&t);
    arp_source_close(source);
}

static void the_engine_and_the_slow_reader_agree_cell_by_cell(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) one_case(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_and_the_slow_reader_agree_cell_by_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
