/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weight/weight.h"

const arp_weight_rule *const ARP_WEIGHT_RULES[] = {&arp_weight_given, &arp_weight_equal,
                                                   &arp_weight_pca, NULL};
