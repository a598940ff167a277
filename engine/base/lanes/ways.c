/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lanes/ways.h"

const arp_lanes *arp_lanes_at(size_t place) {
    for (size_t w = 0; ARP_LANES[w]; w++) {
        if (ARP_LANES[w]->present() && place-- == 0) return ARP_LANES[w];
    }
    return NULL;
}
