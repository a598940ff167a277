/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file universes.h
 * The same index, run again over a part of the territories.
 */
#ifndef DRIVERS_RESEMBLANCE_UNIVERSES_H
#define DRIVERS_RESEMBLANCE_UNIVERSES_H

#include "drivers/resemblance/concordance.h"

enum { ARP_UNIVERSE_LEAST = 4 };

/**
 * Concordance of each side in one universe, and its interval.
 *
 * @param selected  m rows of @p values, rising
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY  an index that refuses the universe is told in out->why instead
 * Cost: that of arp_index_run() over its rows, and of the p-values.
 */
arp_status arp_universe_measure(const arp_plan *plan, const arp_table *values,
                                const arp_drivers_options *options, size_t which,
                                const size_t *selected, struct arp_pool *pool, arp_universe *out,
                                arp_error *err);

/** place[t] = position of selected[t] among n rows; the first that is not there, or ARP_NONE.
    Both rise. Cost: O(n + m). */
size_t arp_universe_places(const size_t *row, size_t n, const size_t *selected, size_t m,
                           size_t *place);

#endif
