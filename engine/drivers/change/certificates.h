/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file certificates.h
 * Programs that prove or exclude that some weights put a selection on top. (methods.md 4.5)
 */
#ifndef DRIVERS_CHANGE_CERTIFICATES_H
#define DRIVERS_CHANGE_CERTIFICATES_H

#include "base/memory.h"
#include "drivers/change/fewest.h"
#include "drivers/drivers.h"
#include "drivers/weights/polytope.h"

/**
 * Is there one weight vector over the leaves, none negative, under which every selected territory
 * scores at least as high as every other? Only where leaves are linear. [methods.md 4.5]
 */
typedef struct arp_certificates {
    bool computed;
    bool feasible;
    double margin;        /* largest (least selected score - greatest other score), negative where
                             there is no such vector: then the least slack                        */
    arp_fewest fewest;    /* where not feasible; otherwise 0 */
    arp_interval *range;  /* n_sides: the weights a side takes among such vectors; NaN for none  */
    size_t (*witness)[2]; /* selected, other: the other is at least as high on every leaf and higher
                             on some                                                             */
    size_t n_witnesses, witnesses_left_out;
} arp_certificates;

/**
 * @param[out] out  arrays in @p pool; witnesses up to 20
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 * Cost: O(m n p) and 1 + 2 n_sides linear programs; where no weights do it, those of
 * arp_fewest_find() (drivers/change/fewest.h).
 */
arp_status arp_certificates_make(const arp_listing *listing, arp_pool *pool, arp_certificates *out,
                                 arp_error *err);

#endif
