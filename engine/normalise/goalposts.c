/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/line.h"
#include "normalise/messages.h"

static arp_message refuse(const double bound[2]) {
    return bound[0] < bound[1] ? ARP_MSG_NONE : ARP_MSG_INDEX_BOUNDS_ORDER;
}

static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    arp_line_between(x, n, scale, true, z);
}

const arp_normaliser arp_normalise_goalposts = {
    .name = "goalposts",
    .help = ARP_MSG_METHOD_GOALPOSTS,
    .n_bounds = 2,
    .sign = ARP_SIGN_OF_DATA,
    .refuse = refuse,
    .apply = apply,
};
