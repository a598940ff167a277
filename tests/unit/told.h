/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file told.h
 * A cell of a result table, as a test asks for it: told_at(&facts, "volumes", "share",
 * "0910|sides|4") is the cell of the row whose key has these cells, apart by bars; "" is the only
 * row of a table without a key.
 */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include <stdio.h>
#include <string.h>

#include "report/tables/statement.h"

typedef struct told_cell {
    bool there;      /* is there such a row? */
    bool known;      /* and its cell known? */
    double number;   /* NaN unknown */
    char text[2000]; /* "" unknown */
} told_cell;

static inline bool told_key_is(const arp_result_table *t, size_t row, const char *key) {
    char own[2000];
    size_t at = 0;
    own[0] = '\0';
    for (size_t j = 0; j < t->stated->n_keys && at < sizeof own; j++) {
        const char *bar = j ? "|" : "";
        bool text = t->stated->column[j].kind == ARP_KIND_TEXT;
        const char *cell = text && t->column[j].text[row] ? t->column[j].text[row] : "";
        int n = text ? snprintf(own + at, sizeof own - at, "%s%s", bar, cell)
                     : snprintf(own + at, sizeof own - at, "%s%g", bar, t->column[j].number[row]);
        at += (size_t)n;
    }
    return strcmp(own, key) == 0;
}

static inline size_t told_column(const arp_result_table *t, const char *column) {
    for (size_t j = 0; j < t->stated->n_columns; j++) {
        if (strcmp(t->stated->column[j].name, column) == 0) return j;
    }
    fail_msg("no column %s in %s", column, t->stated->name);
    return 0;
}

static inline told_cell told_at(const arp_facts *facts, const char *table, const char *column,
                                const char *key) {
    told_cell out = {.number = NAN};
    arp_result_table t = {0};
    const arp_statement *stated = arp_statement_find(table);
    if (!stated) fail_msg("no table %s", table);
    assert_int_equal(arp_result_table_make(stated, facts, &t, NULL), ARP_OK);
    size_t j = told_column(&t, column);
    for (size_t row = 0; row < t.n_rows && !out.there; row++) {
        if (!told_key_is(&t, row, key)) continue;
        out.there = true;
        if (stated->column[j].kind != ARP_KIND_TEXT) out.number = t.column[j].number[row];
        else if (t.column[j].text[row]) strncat(out.text, t.column[j].text[row], 1999);
        out.known = out.text[0] || !isnan(out.number);
    }
    arp_result_table_free(&t);
    return out;
}

static inline size_t told_rows(const arp_facts *facts, const char *table) {
    arp_result_table t = {0};
    const arp_statement *stated = arp_statement_find(table);
    if (!stated) fail_msg("no table %s", table);
    assert_int_equal(arp_result_table_make(stated, facts, &t, NULL), ARP_OK);
    size_t n = t.n_rows;
    arp_result_table_free(&t);
    return n;
}

#endif
