/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/amounts.h"

#include "base/memory.h"
#include "territory/messages.h"

static arp_status find_columns(const arp_indicator *what, const arp_formula *f,
                               const arp_table *table, const arp_column **columns, arp_error *err) {
    for (size_t t = 0; t < f->n; t++) {
        columns[t] = arp_table_column(table, f->term[t].column);
        if (columns[t]) continue;
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_MEASURE_NO_COLUMN, "ss", what->id,
                        f->term[t].column);
    }
    return ARP_OK;
}

arp_status arp_amounts_of(const arp_indicator *what, const arp_formula *f, const arp_table *table,
                          const size_t *rows, size_t n, arp_amounts *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_amounts amounts = {arp_zalloc(n, sizeof(double)), arp_zalloc(n, 1)};
    const arp_column **columns = arp_zalloc(f->n, sizeof *columns);
    if (!amounts.x || !amounts.mark || !columns) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(find_columns(what, f, table, columns, err));
    arp_formula_eval(f, columns, rows, n, amounts.x, amounts.mark);
    *out = amounts;
    amounts = (arp_amounts){0};
done:
    arp_free(columns);
    arp_amounts_free(&amounts);
    return st;
}

void arp_amounts_free(arp_amounts *amounts) {
    arp_free(amounts->x);
    arp_free(amounts->mark);
    *amounts = (arp_amounts){0};
}
