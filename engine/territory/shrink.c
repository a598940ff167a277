/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/shrink.h"

const arp_shrinker *const ARP_SHRINKERS[] = {&arp_shrink_marshall, &arp_shrink_marshall_local,
                                             &arp_shrink_poisson_gamma, NULL};
