/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which scores are tied. */
#include "base/ties.h"
#include "sensitivity/kernel/parts.h"

bool arp_kernel_tied(const arp_kernel *k, arp_kernel_draw *draw, double first, double x) {
    bool hangs = !arp_tied(first, x, 0.0) && arp_tied(first, x, draw->most);
    if (!draw->score && hangs) arp_kernel_score_all(k, draw);
    arp_ties ties = {draw->score, k->n, draw->most, draw->scale};
    bool tied = arp_ties_hold(&ties, first, x);
    draw->scale = ties.scale;
    return tied;
}
