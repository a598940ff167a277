/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rank/rank.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"

static const double CLOSE = 1e-12;

arp_status arp_rank(const double *score, size_t n, uint32_t *rank, uint32_t *order,
                    arp_rank_ties *ties, arp_error *err) {
    uint32_t *own = order ? NULL : arp_zalloc(n, sizeof *own), *by = order ? order : own;
    if (!by || !arp_order_falling(score, n, by)) {
        arp_free(own);
        return arp_fail_memory(err);
    }
    arp_rank_ties found = {0};
    size_t first = 0; /* place of the first with this score */
    for (size_t place = 0; place < n; place++) {
        double above = score[by[place ? place - 1 : 0]], here = score[by[place]];
        if (here != above) {
            first = place;
            found.close += above - here <= CLOSE * fmax(fabs(above), fabs(here));
        } else if (place) {
            found.tied += place == first + 1 ? 2 : 1;
        }
        rank[by[place]] = (uint32_t)first + 1;
    }
    if (ties) *ties = found;
    arp_free(own);
    return ARP_OK;
}
