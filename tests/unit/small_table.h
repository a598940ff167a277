/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file small_table.h
 * A table written down in a test: codes, one row of cells a territory, one text column at most.
 */
#ifndef TESTS_SMALL_TABLE_H
#define TESTS_SMALL_TABLE_H

#include <math.h>
#include <string.h>

#include "table/table.h"

/* Cells that are no numbers, as NaN cannot tell them apart. */
#define MISSING        1e308
#define SECRET         2e307
#define NOT_APPLICABLE 3e307

typedef struct small_table {
    size_t n_rows, n_columns;
    const char *const *code, *const *column;
    const double *cell;      /* n_rows x n_columns */
    const char *text_column; /* or NULL            */
    const char *const *text; /* n_rows             */
} small_table;

static inline uint8_t small_mark(double cell) {
    return cell == MISSING          ? ARP_CELL_MISSING
           : cell == SECRET         ? ARP_CELL_SECRET
           : cell == NOT_APPLICABLE ? ARP_CELL_NOT_APPLICABLE
                                    : ARP_CELL_OK;
}

static inline arp_table small_make(const small_table *s) {
    arp_table t = {0};
    assert_int_equal(arp_table_make(s->n_rows, s->n_columns, s->text_column ? 1 : 0, &t, NULL),
                     ARP_OK);
    for (size_t j = 0; j < s->n_columns; j++) t.column[j].name = s->column[j];
    for (size_t i = 0; i < s->n_rows; i++) {
        t.code[i] = t.label[i] = s->code[i];
        for (size_t j = 0; j < s->n_columns; j++) {
            double cell = s->cell[i * s->n_columns + j];
            uint8_t mark = small_mark(cell);
            t.column[j].mark[i] = mark;
            t.column[j].value[i] = mark == ARP_CELL_OK ? cell : NAN;
        }
    }
    if (s->text_column) {
        t.text[0].name = s->text_column;
        for (size_t i = 0; i < s->n_rows; i++) t.text[0].text[i] = s->text[i];
    }
    return t;
}

static inline void assert_says(const arp_error *err, arp_lang lang, const char *part) {
    char text[3000];
    arp_error_text(err, lang, text, sizeof text);
    if (!strstr(text, part)) fail_msg("\"%s\" does not say \"%s\"", text, part);
}

#endif
