/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/memory.h"
#include "io/csv/rows.h"

/* Moves an array of n things into the pool; NULL when memory is short. */
static void *settle(arp_pool *pool, void *array, size_t n, size_t size) {
    void *old;
    memcpy(&old, array, sizeof old);
    void *new = arp_pool_take(pool, n, size);
    if (!new) return NULL;
    if (n) memcpy(new, old, n * size);
    arp_free(old);
    memset(array, 0, sizeof old);
    return new;
}

/* A long file's category is in no header; its name is copied. */
static const char *number_name(csv_rows *r, size_t j) {
    const char *name = r->wanted->number[j];
    if (r->options->pivot.n_rows == 0) return r->header.at[r->number[j]];
    return arp_pool_text(r->pool, name, strlen(name));
}

/* The columns' arrays and names, into the table. */
static bool settle_columns(csv_rows *r, arp_table *t) {
    const arp_csv_wanted *w = r->wanted;
    t->column = arp_pool_take(r->pool, w->n_numbers, sizeof *t->column);
    t->text = arp_pool_take(r->pool, w->n_texts, sizeof *t->text);
    if (!t->column || !t->text) return false;
    for (size_t j = 0; j < w->n_numbers; j++) {
        t->column[j].name = number_name(r, j);
        t->column[j].value = settle(r->pool, &r->value[j], r->n, sizeof(double));
        t->column[j].mark = settle(r->pool, &r->mark[j], r->n, 1);
        if (!t->column[j].name || !t->column[j].value || !t->column[j].mark) return false;
    }
    for (size_t j = 0; j < w->n_texts; j++) {
        t->text[j].name = r->header.at[r->text[j]];
        t->text[j].text = settle(r->pool, &r->texts[j], r->n, sizeof(char *));
        if (!t->text[j].text) return false;
    }
    t->n_columns = w->n_numbers;
    t->n_texts = w->n_texts;
    return true;
}

arp_status csv_table_make(csv_rows *rows, arp_table *out, arp_error *err) {
    csv_rows *r = rows;
    arp_table t = {.n_rows = r->n};
    t.code = settle(r->pool, &r->code, r->n, sizeof *t.code);
    t.label = t.code;
    if (t.code && r->labels) t.label = settle(r->pool, &r->labels, r->n, sizeof *t.label);
    if (!t.code || !t.label || !settle_columns(r, &t)) return arp_fail_memory(err);
    t.pool = r->pool;
    r->pool = NULL;
    *out = t;
    return ARP_OK;
}
