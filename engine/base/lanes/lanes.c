/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lanes/parts.h"

const arp_lanes *arp_lanes_at(size_t place) {
    for (size_t i = 0; ARP_LANES[i]; i++) {
        if (ARP_LANES[i]->present() && place-- == 0) return ARP_LANES[i];
    }
    return NULL;
}

const arp_lanes *arp_lanes_best(void) {
    return arp_lanes_at(0);
}

const char *arp_lanes_name(const arp_lanes *lanes) {
    return lanes->name;
}

void arp_lanes_u01(const arp_lanes *lanes, uint64_t seed, uint64_t first, size_t n, uint32_t lane,
                   double *out) {
    lanes->u01(seed, first, n, lane, out);
}

void arp_lanes_flat(const arp_lanes *lanes, const double *u, size_t n, double b, double *out) {
    lanes->flat(u, n, b, out);
}
