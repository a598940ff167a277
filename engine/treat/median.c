/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moments.h"
#include "base/order.h"
#include "treat/messages.h"
#include "treat/treat.h"

static double fill(const double *x, size_t n, double *scratch) {
    size_t kept = arp_pack(x, n, scratch);
    return arp_median(scratch, kept);
}

const arp_missing_rule arp_missing_median = {"median", ARP_MSG_METHOD_MISSING_MEDIAN,
                                             ARP_MISSING_COLUMN, fill, false};
