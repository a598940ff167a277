/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lanes/ways.h"

const arp_lanes *const ARP_LANES[] = {&arp_lanes_avx512, &arp_lanes_avx2, &arp_lanes_plain, NULL};
