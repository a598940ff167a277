/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file patterns.h
 * What cannot be together, said as shortly as may be; which factors depend on each other for it.
 */
#ifndef SENSITIVITY_DRAWS_PATTERNS_H
#define SENSITIVITY_DRAWS_PATTERNS_H

#include "sensitivity/draws/combos.h"

/**
 * Fill chance, group, n_groups and refused (but for why) from the combinations that can be: values
 * that never can, then pairs of values, then the other combinations.
 *
 * Two factors share a group where some pair of their possible values cannot be; all dependent ones
 * do where pairs do not say it all.
 * @retval ARP_MEMORY
 */
arp_status arp_patterns_find(arp_combos *combos, arp_error *err);

#endif
