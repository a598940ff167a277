/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weight/messages.h"
#include "weight/weight.h"

static arp_status weigh(const arp_weigh_names *names, const double *given, size_t k,
                        const double *const *z, size_t n, double *w, arp_error *err) {
    (void)names, (void)given, (void)z, (void)n, (void)err;
    for (size_t j = 0; j < k; j++) w[j] = 1.0 / (double)k;
    return ARP_OK;
}

const arp_weight_rule arp_weight_equal = {"equal", ARP_MSG_METHOD_WEIGHT_EQUAL, false, false,
                                          weigh};
