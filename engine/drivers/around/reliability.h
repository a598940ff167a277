/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reliability.h
 * Reliability of an indicator, its values shrunk, and the selection on shrunk values. (METHODS 2.6)
 */
#ifndef DRIVERS_AROUND_RELIABILITY_H
#define DRIVERS_AROUND_RELIABILITY_H

#include <arpent/drivers/reliability.h>

#include "drivers/resemblance/null.h"

/** Of n values with what is known of their errors; cells that are not ARP_CELL_OK are left out.
    All but `node` is filled. Cost: O(n), no allocation. */
void arp_reliability_of(const arp_value_error *error, const double *value, const uint8_t *mark,
                        size_t n, arp_indicator_reliability *out);

/** What value number @p row shrinks to: its place between the common mean and itself. For a
    reliability that is known. */
double arp_reliability_shrink(const arp_value_error *error, const arp_indicator_reliability *known,
                              double value, size_t row);

/**
 * Every leaf, and the concordances of @p drivers' selection on the shrunk values.
 *
 * @param errors  one a column of @p values
 * @param null    refitted; its seed is used
 * @param[out] out  in drivers->pool
 * @retval ARP_MEMORY
 * Cost: one more run of the index, and one concordance a side.
 */
arp_status arp_reliability_make(const arp_plan *plan, const arp_table *values,
                                const arp_value_error *errors, arp_null *null,
                                const arp_drivers *drivers, arp_reliability **out, arp_error *err);

#endif
