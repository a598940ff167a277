/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file change.h
 * Every question of the minimal weight change, for a selection.
 */
#ifndef DRIVERS_CHANGE_CHANGE_H
#define DRIVERS_CHANGE_CHANGE_H

#include <arpent/drivers/change.h>

#include "drivers/resemblance/case.h"

/**
 * For each k of @p drivers, the selection as a whole, then each selected territory: over the
 * leaves' weights, then over the sides'.
 *
 * @param drivers  with its tipping weights
 * @param[out] out  lives in @p pool
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_change_make(const arp_plan *plan, const arp_result *result, const arp_case *what,
                           const arp_drivers *drivers, arp_pool *pool, arp_change **out,
                           arp_error *err);

#endif
