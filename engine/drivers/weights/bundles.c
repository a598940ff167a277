/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/tipping.h"

#include <stdlib.h>

typedef struct line {
    double a, b;
    uint32_t row;
} line;

/* By both ends, then by row: a total order. */
static int rising(const void *p, const void *q) {
    const line *x = p, *y = q;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void gather(const line *sorted, arp_bundles *out) {
    for (size_t i = 0; i < out->n_rows; i++) {
        bool opens = i == 0 || sorted[i].a != sorted[i - 1].a || sorted[i].b != sorted[i - 1].b;
        if (opens) {
            out->a[out->n] = sorted[i].a;
            out->b[out->n] = sorted[i].b;
            out->start[out->n++] = i;
        }
        out->row[i] = sorted[i].row;
    }
    out->start[out->n] = out->n_rows;
}

arp_status arp_bundles_make(const double *a, const double *b, size_t n_rows, arp_bundles *out,
                            arp_error *err) {
    arp_bundles made = {.n_rows = n_rows};
    line *sorted;
    if (!arp_zalloc_all(ARP_ARRAY(sorted, n_rows), ARP_ARRAY(made.a, n_rows),
                        ARP_ARRAY(made.b, n_rows), ARP_ARRAY(made.start, n_rows + 1),
                        ARP_ARRAY(made.row, n_rows))) {
        arp_free(sorted);
        arp_bundles_free(&made);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n_rows; i++) sorted[i] = (line){a[i], b[i], (uint32_t)i};
    qsort(sorted, n_rows, sizeof *sorted, rising);
    gather(sorted, &made);
    arp_free(sorted);
    *out = made;
    return ARP_OK;
}

void arp_bundles_free(arp_bundles *bundles) {
    arp_free(bundles->a);
    arp_free(bundles->b);
    arp_free(bundles->start);
    arp_free(bundles->row);
    *bundles = (arp_bundles){0};
}
