/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file explain.h
 * The whole explanation of a selection: every room of drivers/, in its order.
 */
#ifndef DRIVERS_EXPLAIN_H
#define DRIVERS_EXPLAIN_H

#include "drivers/drivers.h"

/**
 * Explain a selection.
 *
 * @param values, result  the table and the run of @p plan over it
 *
 * @retval ARP_DOMAIN  no or every territory selected; k = 0 or k >= n; a side without a value for
 *                     a territory; fewer than two territories
 * @retval ARP_MEMORY
 *
 * Exact p-values take O(n m^2 n) time while m^2 n^2 <= 2e9, beyond it the tie-corrected normal
 * (m >= 30) or 1e6 counter-based draws; m counts as the smaller of m and n - m. Leave one selected
 * out drops the territory from the universe altogether, on unchanged scores. Same input, same bits.
 */
ARP_CALL arp_status arp_explain(const arp_plan *plan, const arp_table *values,
                                const arp_result *result, const arp_drivers_options *options,
                                arp_drivers *out, arp_error *err);

/** The verdict and what it rests on, and nothing else: sides, concordances, contrast, evidence,
   word. As arp_explain(), of which it is a part. */
arp_status arp_explain_verdict(const arp_plan *plan, const arp_table *values,
                               const arp_result *result, const arp_drivers_options *options,
                               arp_drivers *out, arp_error *err);

void arp_drivers_free(arp_drivers *drivers);

#endif
