/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/common.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/several/shuffle.h"

static const double EQUAL = 1e-12;

typedef struct columns {
    size_t n, n_columns, m;
    int64_t *twice;  /* n_columns of n doubled mid-ranks */
    double *scale;   /* sd of the sum over m of n; 0 where the column is constant */
    double *z;       /* |z| observed */
    uint32_t *order; /* by falling |z|; constant ones last */
    size_t *hits, *alone;
} columns;

static void columns_free(columns *c) {
    arp_free(c->twice);
    arp_free(c->scale);
    arp_free(c->z);
    arp_free(c->order);
    arp_free(c->hits);
    arp_free(c->alone);
}

/* The sum of m doubled mid-ranks has mean m (n + 1) and the variance of sampling without
   replacement. */
static double z_of(const columns *c, size_t j, const size_t *row) {
    const int64_t *twice = c->twice + j * c->n;
    int64_t sum = 0;
    if (c->scale[j] == 0.0) return NAN;
    for (size_t i = 0; i < c->m; i++) sum += twice[row[i]];
    return fabs((double)sum - (double)c->m * (double)(c->n + 1)) / c->scale[j];
}

static arp_status columns_make(const double *const *column, const size_t *selected, columns *c,
                               arp_common *out, arp_error *err) {
    double n = (double)c->n, m = (double)c->m;
    if (!arp_zalloc_all(ARP_ROWS(c->twice, c->n_columns, c->n), ARP_ARRAY(c->scale, c->n_columns),
                        ARP_ARRAY(c->z, c->n_columns), ARP_ARRAY(c->order, c->n_columns),
                        ARP_ARRAY(c->hits, c->n_columns), ARP_ARRAY(c->alone, c->n_columns)))
        return arp_fail_memory(err);
    for (size_t j = 0; j < c->n_columns; j++) {
        int64_t *twice = c->twice + j * c->n;
        double squares = 0.0;
        if (!arp_midranks(column[j], c->n, twice)) return arp_fail_memory(err);
        for (size_t i = 0; i < c->n; i++) {
            double off = (double)twice[i] - (n + 1.0);
            squares += off * off;
        }
        c->scale[j] = sqrt(m * (n - m) / n * squares / (n - 1.0));
        c->z[j] = z_of(c, j, selected);
        out[j] = (arp_common){arp_concordance_of(twice, c->n, selected, c->m), NAN, NAN};
    }
    return arp_order_falling(c->z, c->n_columns, c->order) ? ARP_OK : arp_fail_memory(err);
}

/* One random set: from the least |z| up, the largest so far. */
static void count(columns *c, const size_t *row) {
    double most = 0.0;
    for (size_t at = c->n_columns; at-- > 0;) {
        size_t j = c->order[at];
        double z = z_of(c, j, row);
        if (isnan(z)) continue;
        most = fmax(most, z);
        c->alone[j] += z >= c->z[j] - EQUAL;
        c->hits[j] += most >= c->z[j] - EQUAL;
    }
}

arp_status arp_common_measure(const double *const *column, size_t n_columns, size_t n,
                              const size_t *selected, size_t m, uint64_t seed, arp_common *out,
                              arp_error *err) {
    columns c = {.n = n, .n_columns = n_columns, .m = m};
    arp_shuffle shuffle = {.n = n, .seed = seed};
    size_t *row = NULL;
    double before = 0.0;
    arp_status st = ARP_OK;
    ARP_TRY(columns_make(column, selected, &c, out, err));
    if (!arp_zalloc_all(ARP_ARRAY(shuffle.at, n), ARP_ARRAY(shuffle.swapped, n), ARP_ARRAY(row, n)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < n; i++) shuffle.at[i] = i;
    for (uint64_t d = 0; d < ARP_COMMON_DRAWS; d++) {
        arp_shuffle_draw(&shuffle, d, m, row);
        count(&c, row);
    }
    for (size_t at = 0; at < n_columns; at++) {
        size_t j = c.order[at];
        if (isnan(c.z[j])) continue;
        before = fmax(before, (double)(c.hits[j] + 1) / (ARP_COMMON_DRAWS + 1.0));
        out[j].p = (double)(c.alone[j] + 1) / (ARP_COMMON_DRAWS + 1.0);
        out[j].p_adjusted = before;
    }
done:
    columns_free(&c);
    arp_free(shuffle.at);
    arp_free(shuffle.swapped);
    arp_free(row);
    return st;
}
