/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/territory.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "territory/messages.h"

static bool meets(const arp_condition *c, const char *text) {
    for (size_t v = 0; v < c->n; v++) {
        if (strcmp(text, c->value[v]) == 0) return true;
    }
    return false;
}

static arp_status fail_column(const arp_table *table, const char *name, arp_place place,
                              arp_error *err) {
    char list[ARP_ERROR_TEXT];
    const char **names = arp_zalloc(table->n_texts, sizeof *names);
    if (!names) return arp_fail_memory(err);
    for (size_t j = 0; j < table->n_texts; j++) names[j] = table->text[j].name;
    const char *near = arp_text_nearest(name, names, table->n_texts);
    arp_text_list(list, sizeof list, names, table->n_texts, 20);
    arp_free(names);
    return near
               ? arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_WHERE_NO_COLUMN, "ss", name, near)
               : arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_WHERE_NO_COLUMN_ALL, "ss", name, list);
}

arp_status arp_table_where(const arp_table *table, const arp_condition *condition, size_t n,
                           arp_place place, arp_pool *pool, size_t **rows, size_t *n_rows,
                           arp_error *err) {
    for (size_t c = 0; c < n; c++) {
        if (arp_table_text(table, condition[c].column)) continue;
        return fail_column(table, condition[c].column, place, err);
    }
    size_t *kept = arp_pool_take(pool, table->n_rows, sizeof *kept), found = 0;
    if (!kept) return arp_fail_memory(err);
    for (size_t i = 0; i < table->n_rows; i++) kept[found++] = i;
    for (size_t c = 0; c < n; c++) {
        const arp_text_column *column = arp_table_text(table, condition[c].column);
        size_t left = 0;
        for (size_t i = 0; i < found; i++) {
            if (meets(&condition[c], column->text[kept[i]])) kept[left++] = kept[i];
        }
        found = left;
    }
    *rows = kept;
    *n_rows = found;
    return ARP_OK;
}
