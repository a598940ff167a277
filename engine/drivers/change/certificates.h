/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file certificates.h
 * Programs that prove or exclude that some weights put a selection on top. (METHODS 2.3)
 */
#ifndef DRIVERS_CHANGE_CERTIFICATES_H
#define DRIVERS_CHANGE_CERTIFICATES_H

#include <arpent/drivers/change.h>

#include "base/memory.h"
#include "drivers/weights/polytope.h"

/**
 * @param[out] out  arrays in @p pool; witnesses up to 20
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 * Cost: O(m n p) and 1 + 2 n_sides linear programs; where no weights do it, those of
 * arp_fewest_find() (drivers/fewest.h).
 */
arp_status arp_certificates_make(const arp_listing *listing, arp_pool *pool, arp_certificates *out,
                                 arp_error *err);

#endif
