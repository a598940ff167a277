/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file weight.h
 * How much each child of a node counts. Every rule leaves k finite numbers >= 0 that sum to 1.
 * (methods.md 2.4)
 */
#ifndef WEIGHT_WEIGHT_H
#define WEIGHT_WEIGHT_H

#include "weight/method.h"

extern const arp_weight_rule *const ARP_WEIGHT_RULES[];
extern const arp_weight_rule arp_weight_given, arp_weight_equal, arp_weight_pca;

#endif
