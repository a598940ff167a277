/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/side.h"

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

arp_status arp_side_eval(const arp_indicator *what, const arp_formula *f, const arp_table *table,
                         const size_t *rows, size_t n, arp_side *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_side side = {arp_zalloc(n, sizeof(double)), arp_zalloc(n, 1)};
    const arp_column **columns = arp_zalloc(f->n, sizeof *columns);
    if (!side.x || !side.mark || !columns) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(find_columns(what, f, table, columns, err));
    arp_formula_eval(f, columns, rows, n, side.x, side.mark);
    *out = side;
    side = (arp_side){0};
done:
    arp_free(columns);
    arp_side_free(&side);
    return st;
}

void arp_side_free(arp_side *side) {
    arp_free(side->x);
    arp_free(side->mark);
    *side = (arp_side){0};
}
