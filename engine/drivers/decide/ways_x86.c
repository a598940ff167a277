/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/decide/parts.h"

const arp_decide_way *const ARP_DECIDE_WAYS[] = {&arp_decide_avx512, &arp_decide_avx2,
                                                 &arp_decide_plain, NULL};
