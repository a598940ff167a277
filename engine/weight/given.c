/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weight/messages.h"
#include "weight/weight.h"

static arp_status weigh(const arp_weigh_names *names, const double *given, size_t k,
                        const double *const *z, size_t n, double *w, arp_error *err) {
    (void)z, (void)n;
    if (arp_weight_rescale(given, k, w)) return ARP_OK;
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_INDEX_WEIGHTS_ZERO, "s", names->node);
}

const arp_weight_rule arp_weight_given = {"given", ARP_MSG_METHOD_WEIGHT_GIVEN, true, false, weigh};
