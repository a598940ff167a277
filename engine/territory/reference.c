/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/amounts.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "territory/messages.h"

/* Moves the unmarked cells to the front of both sides; marked rows go to out->marked. */
static void set_marked_apart(arp_amounts *num, arp_amounts *den, const size_t *rows, size_t n,
                             arp_reference *out) {
    for (size_t i = 0; i < n; i++) {
        if (num->mark[i] != ARP_CELL_OK || (den->x && den->mark[i] != ARP_CELL_OK)) {
            out->marked[out->n_marked++] = rows[i];
            continue;
        }
        num->x[out->n] = num->x[i];
        if (den->x) den->x[out->n] = den->x[i];
        out->n++;
    }
}

static arp_status reckon(const arp_measure *m, const arp_amounts *num, const arp_amounts *den,
                         arp_reference *out, arp_error *err) {
    double above = arp_sum(num->x, out->n), below = den->x ? arp_sum(den->x, out->n) : 1;
    if (out->n == 0 || below == 0) return ARP_OK;
    out->value = den->x ? m->what->per * above / below : m->what->per * above;
    if (isfinite(above) && isfinite(below) && isfinite(out->value)) return ARP_OK;
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_REFERENCE_NOT_FINITE, "s", m->what->id);
}

arp_status arp_reference_of(const arp_measure *m, const arp_table *table, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_amounts num = {0}, den = {0};
    arp_reference r = {.value = NAN};
    if (!m->value) {
        r.marked = arp_pool_take(pool, n, sizeof *r.marked);
        if (!r.marked) ARP_TRY(arp_fail_memory(err));
        ARP_TRY(arp_amounts_of(m->what, &m->numerator, table, rows, n, &num, err));
        if (m->denominator.n) {
            ARP_TRY(arp_amounts_of(m->what, &m->denominator, table, rows, n, &den, err));
        }
        set_marked_apart(&num, &den, rows, n, &r);
        ARP_TRY(reckon(m, &num, &den, &r, err));
    }
    *out = r;
done:
    arp_amounts_free(&num);
    arp_amounts_free(&den);
    return st;
}
