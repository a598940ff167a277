/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rank/rank.h"

#include "base/memory.h"
#include "base/order.h"
#include "base/ties.h"

arp_status arp_rank(const double *score, size_t n, uint32_t *rank, uint32_t *order, size_t *tied,
                    arp_error *err) {
    uint32_t *own = order ? NULL : arp_zalloc(n, sizeof *own), *by = order ? order : own;
    double *settled = arp_zalloc(n, sizeof *settled);
    if (!by || !settled || !arp_order_falling(score, n, by)) {
        arp_free(own);
        arp_free(settled);
        return arp_fail_memory(err);
    }
    if (n) memcpy(settled, score, n * sizeof *settled);
    arp_settle_ties(settled, by, n);
    size_t found = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && settled[by[to]] == settled[by[from]];) to++;
        if (to - from > 1) found += to - from;
        for (size_t place = from; place < to; place++) rank[by[place]] = (uint32_t)from + 1;
    }
    if (tied) *tied = found;
    arp_free(settled);
    arp_free(own);
    return ARP_OK;
}
