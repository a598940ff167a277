/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file certificates.h
 * Linear programs that prove or exclude that some weights put a selection on top. (METHODS 2.3)
 */
#ifndef DRIVERS_CERTIFICATES_H
#define DRIVERS_CERTIFICATES_H

#include <arpent/drivers/change.h>

#include "base/fail.h"
#include "base/memory.h"

typedef struct arp_leaves {
    size_t n, p;
    const double *const *x; /* p columns of n      */
    const size_t *side;     /* p: side of a column */
    size_t n_sides;
    const size_t *selected; /* m rows, rising      */
    size_t m;
} arp_leaves;

/**
 * @param[out] out  arrays in @p pool; witnesses up to 20
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 * Cost: O(m n p) and 1 + 2 n_sides linear programs.
 */
arp_status arp_certificates_make(const arp_leaves *leaves, arp_pool *pool, arp_certificates *out,
                                 arp_error *err);

#endif
