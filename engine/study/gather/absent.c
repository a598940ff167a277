/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "study/gather/gather.h"

/* An array of n things into one of `room`, from the table's pool. */
static bool widen(arp_pool *pool, void *array, size_t n, size_t room, size_t size) {
    void *old, *new = arp_pool_take(pool, room, size);
    if (!new) return false;
    memcpy(&old, array, sizeof old);
    memcpy(new, old, n * size);
    memcpy(array, &new, sizeof new);
    return true;
}

static bool make_room(arp_table *t, size_t room) {
    bool own_labels = t->label != t->code;
    bool ok = widen(t->pool, &t->code, t->n_rows, room, sizeof *t->code);
    if (own_labels) ok = ok && widen(t->pool, &t->label, t->n_rows, room, sizeof *t->label);
    else t->label = t->code;
    for (size_t j = 0; j < t->n_columns && ok; j++) {
        ok = widen(t->pool, &t->column[j].value, t->n_rows, room, sizeof(double)) &&
             widen(t->pool, &t->column[j].mark, t->n_rows, room, 1);
    }
    for (size_t j = 0; j < t->n_texts && ok; j++) {
        ok = widen(t->pool, &t->text[j].text, t->n_rows, room, sizeof(char *));
    }
    return ok;
}

static bool add_row(arp_table *t, const char *code, const char *label, double absent) {
    size_t i = t->n_rows;
    t->code[i] = arp_pool_text(t->pool, code, strlen(code));
    if (t->label != t->code) t->label[i] = arp_pool_text(t->pool, label, strlen(label));
    for (size_t j = 0; j < t->n_columns; j++) t->column[j].value[i] = absent;
    for (size_t j = 0; j < t->n_texts; j++) t->text[j].text[i] = "";
    t->n_rows++;
    return t->code[i] && t->label[i];
}

arp_status gather_absent(const arp_table *base, double absent, arp_table *t, arp_error *err) {
    arp_codes *codes = arp_codes_new(t->code, t->n_rows);
    size_t *row = arp_zalloc(base->n_rows, sizeof *row), n = 0;
    bool ok = codes && row;
    for (size_t i = 0; ok && i < base->n_rows; i++) {
        if (arp_codes_find(codes, base->code[i]) == SIZE_MAX) row[n++] = i;
    }
    arp_codes_free(codes);
    ok = ok && make_room(t, t->n_rows + n);
    for (size_t i = 0; ok && i < n; i++) {
        ok = add_row(t, base->code[row[i]], base->label[row[i]], absent);
    }
    arp_free(row);
    return ok ? ARP_OK : arp_fail_memory(err);
}
