/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/amounts.h"

#include <string.h>

#include "base/memory.h"

/* One formula over the rows, into the pool. */
static arp_status eval(const arp_measure *m, const arp_formula *f, const arp_table *table,
                       const size_t *rows, size_t n, arp_pool *pool, arp_amounts *out,
                       arp_error *err) {
    arp_amounts amounts = {0};
    arp_status st = arp_amounts_of(m->what, f, table, rows, n, &amounts, err);
    if (st != ARP_OK) return st;
    out->x = arp_pool_take(pool, n, sizeof *out->x);
    out->mark = arp_pool_take(pool, n, 1);
    if (out->x && out->mark) {
        memcpy(out->x, amounts.x, n * sizeof *out->x);
        memcpy(out->mark, amounts.mark, n);
    } else {
        st = arp_fail_memory(err);
    }
    arp_amounts_free(&amounts);
    return st;
}

arp_status arp_measure_ingredients(const arp_measure *m, const arp_table *table, const size_t *rows,
                                   size_t n, arp_pool *pool, arp_ingredients *out, arp_error *err) {
    arp_term ready = {1.0, m->value};
    const arp_formula value = {&ready, 1};
    arp_amounts num = {0}, den = {0}, part = {0}, whole = {0};
    arp_status st = ARP_OK;
    ARP_TRY(eval(m, m->value ? &value : &m->numerator, table, rows, n, pool, &num, err));
    if (!m->value && m->denominator.n) {
        ARP_TRY(eval(m, &m->denominator, table, rows, n, pool, &den, err));
        for (size_t i = 0; i < n; i++) num.mark[i] = arp_mark_worse(num.mark[i], den.mark[i]);
    }
    if (m->coverage[0].n && m->coverage[1].n) {
        ARP_TRY(eval(m, &m->coverage[0], table, rows, n, pool, &part, err));
        ARP_TRY(eval(m, &m->coverage[1], table, rows, n, pool, &whole, err));
    }
    *out = (arp_ingredients){num.x, den.x, num.mark, part.x, whole.x};
done:
    return st;
}
