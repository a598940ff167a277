/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file neighbours.h
 * P(C >= that of the selection) among sets that hang together; arpent/drivers/neighbours.h says
 * which.
 */
#ifndef DRIVERS_AROUND_NEIGHBOURS_H
#define DRIVERS_AROUND_NEIGHBOURS_H

#include <arpent/drivers/neighbours.h>

#include "drivers/resemblance/case.h"
#include "drivers/around/graph.h"

enum { ARP_NEIGHBOURS_DRAWS = 10000, ARP_NEIGHBOURS_TRIES = 1000000 };

/**
 * The whole part, arrays in @p pool.
 *
 * @retval ARP_DOMAIN  a pair or a group that is not of this table; a factor below 1, or without
 *                     populations
 * @retval ARP_MEMORY
 * Cost: edges O(e), grown O(10 000 m d) for d neighbours a territory, within O(sum of squares of
 * the groups' sizes) or O(10 000 m); Moran's I O(999 (n + e)), each but the growing a side.
 */
arp_status arp_neighbours_measure(const arp_case *what, const arp_neighbours_input *in,
                                  arp_pool *pool, arp_neighbours *out, arp_error *err);

#endif
