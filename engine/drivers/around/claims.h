/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file claims.h
 * Claims of a study, tested. (METHODS 4, 2.11)
 */
#ifndef DRIVERS_AROUND_CLAIMS_H
#define DRIVERS_AROUND_CLAIMS_H

#include <arpent/drivers/claims.h>

#include "drivers/around/unit.h"

/**
 * Test every claim.
 *
 * @param in  NULL leaves *out NULL
 * @param[out] out  in ground->pool
 * @retval ARP_MEMORY
 * Cost: one run of the index for each union that is new, O(n^2) of the tests for Holm.
 */
arp_status arp_claims_make(const arp_unit_ground *ground, const arp_claims_input *in,
                           arp_claims **out, arp_error *err);

#endif
