/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/table.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "table/messages.h"

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

arp_status arp_table_check(const arp_table *table, arp_error *err) {
    for (size_t j = 0; j < table->n_columns; j++) {
        const arp_column *c = &table->column[j];
        for (size_t i = 0; i < table->n_rows; i++) {
            bool ok = c->mark[i] == ARP_CELL_OK
                          ? isfinite(c->value[i])
                          : c->mark[i] <= ARP_CELL_NOT_APPLICABLE && isnan(c->value[i]);
            if (!ok) {
                return arp_fail(err, ARP_DOMAIN, ARP_MSG_TABLE_FOREIGN, "ss", table->code[i],
                                c->name);
            }
        }
    }
    return ARP_OK;
}

static bool take_arrays(arp_table *t) {
    if (!arp_pool_take_all(t->pool, ARP_ARRAY(t->code, t->n_rows), ARP_ARRAY(t->label, t->n_rows),
                           ARP_ARRAY(t->column, t->n_columns), ARP_ARRAY(t->text, t->n_texts)))
        return false;
    for (size_t j = 0; j < t->n_columns; j++) {
        t->column[j].value = arp_pool_take(t->pool, t->n_rows, sizeof(double));
        t->column[j].mark = arp_pool_take(t->pool, t->n_rows, 1);
        if (!t->column[j].value || !t->column[j].mark) return false;
    }
    for (size_t j = 0; j < t->n_texts; j++) {
        t->text[j].text = arp_pool_take(t->pool, t->n_rows, sizeof *t->text[j].text);
        if (!t->text[j].text) return false;
    }
    return true;
}

arp_status arp_table_make(size_t n_rows, size_t n_columns, size_t n_texts, arp_table *out,
                          arp_error *err) {
    arp_table t = {.n_rows = n_rows, .n_columns = n_columns, .n_texts = n_texts};
    t.pool = arp_pool_new();
    if (!t.pool || !take_arrays(&t)) {
        arp_table_free(&t);
        return arp_fail_memory(err);
    }
    *out = t;
    return ARP_OK;
}

arp_status arp_table_rows(const arp_table *table, const size_t *rows, size_t n, arp_table *out,
                          arp_error *err) {
    arp_table t;
    arp_status st = arp_table_make(n, table->n_columns, 0, &t, err);
    if (st != ARP_OK) return st;
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
