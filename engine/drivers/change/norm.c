/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/norm.h"

const arp_norm *const ARP_NORMS[ARP_CHANGE_NORMS] = {&arp_norm_sum, &arp_norm_largest};
