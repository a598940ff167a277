/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/table.h>

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

void arp_table_free(arp_table *table) {
    if (!table) return;
    arp_pool_free(table->pool);
    *table = (arp_table){0};
}

const arp_column *arp_table_column(const arp_table *table, const char *name) {
    for (size_t j = 0; j < table->n_columns; j++) {
        if (strcmp(table->column[j].name, name) == 0) return &table->column[j];
    }
    return NULL;
}

const arp_text_column *arp_table_text(const arp_table *table, const char *name) {
    for (size_t j = 0; j < table->n_texts; j++) {
        if (strcmp(table->text[j].name, name) == 0) return &table->text[j];
    }
    return NULL;
}

const char *arp_mark_name(arp_mark mark) {
    static const char *const NAMES[] = {"ok", "missing", "secret", "not_applicable"};
    return (size_t)mark < sizeof NAMES / sizeof NAMES[0] ? NAMES[mark] : "?";
}

arp_status arp_table_check(const arp_table *table, arp_error *err) {
    for (size_t j = 0; j < table->n_columns; j++) {
        const arp_column *c = &table->column[j];
        for (size_t i = 0; i < table->n_rows; i++) {
            bool ok = c->mark[i] == ARP_CELL_OK ? isfinite(c->value[i])
                                                : c->mark[i] <= ARP_CELL_NOT_APPLICABLE && isnan(c->value[i]);
            if (!ok) {
                return arp_fail(err, ARP_DOMAIN, ARP_MSG_TABLE_FOREIGN, "ss", table->code[i], c->name);
            }
        }
    }
    return ARP_OK;
}

/* The arrays of an n-row table in its own pool; names are left to the caller. */
static bool make_room(arp_table *t, size_t n, size_t n_columns) {
    t->pool = arp_pool_new();
    if (!t->pool) return false;
    t->code = arp_pool_take(t->pool, n, sizeof *t->code);
    t->label = arp_pool_take(t->pool, n, sizeof *t->label);
    t->column = arp_pool_take(t->pool, n_columns, sizeof *t->column);
    if (!t->code || !t->label || !t->column) return false;
    for (size_t j = 0; j < n_columns; j++) {
        t->column[j].value = arp_pool_take(t->pool, n, sizeof(double));
        t->column[j].mark = arp_pool_take(t->pool, n, 1);
        if (!t->column[j].value || !t->column[j].mark) return false;
    }
    t->n_rows = n;
    t->n_columns = n_columns;
    return true;
}

arp_status arp_table_rows(const arp_table *table, const size_t *rows, size_t n, arp_table *out,
                          arp_error *err) {
    arp_table t = {0};
    if (!make_room(&t, n, table->n_columns)) {
        arp_table_free(&t);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        t.code[i] = table->code[rows[i]];
        t.label[i] = table->label[rows[i]];
    }
    for (size_t j = 0; j < t.n_columns; j++) {
        const arp_column *from = &table->column[j];
        t.column[j].name = from->name;
        for (size_t i = 0; i < n; i++) {
            t.column[j].value[i] = from->value[rows[i]];
            t.column[j].mark[i] = from->mark[rows[i]];
        }
    }
    *out = t;
    return ARP_OK;
}
