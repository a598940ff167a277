/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file without_late.h
 * The verdict without the indicators that were not known when it was decided (methods.md 3.7): the
 * same index of the others, whose weights in each node keep their proportions.
 */
#ifndef DRIVERS_RESEMBLANCE_WITHOUT_LATE_H
#define DRIVERS_RESEMBLANCE_WITHOUT_LATE_H

#include "base/memory.h"
#include "drivers/drivers.h"

typedef struct arp_without_late {
    arp_plan plan;
    size_t *side;        /* of each of its sides, the number among the declared ones */
    arp_drivers drivers; /* sides, concordances, evidence, verdict: nothing else     */
} arp_without_late;

/**
 * The plan and the sides that are left; arrays in @p pool. Weights that were taken from the data
 * are held at what they were.
 *
 * @param result  of the declared plan
 * @retval ARP_MEMORY
 * Cost: O(nodes).
 */
arp_status arp_without_late_plan(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                                 arp_without_late *out, arp_error *err);

#endif
