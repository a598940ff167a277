/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lines.h
 * How high and how low a territory can stand as the weight of a side moves over an interval.
 */
#ifndef DRIVERS_CHOOSING_LINES_H
#define DRIVERS_CHOOSING_LINES_H

#include "base/fail.h"

/**
 * Ranks of n lines, each given by its values at both ends of an interval, over all of it: 1 + the
 * lines above, those that meet it not counted. Exact: ranks change only where two lines cross.
 *
 * @param at        n values at each end
 * @param tie       what two values that are one may differ by
 * @param[out] high  n: the best rank, where others that meet it are let by
 * @param[out] low   n: the worst
 * @retval ARP_MEMORY
 * Cost: O(n^2 log n).
 */
arp_status arp_lines_ranks(const double *const at[2], size_t n, double tie, size_t *high,
                           size_t *low, arp_error *err);

#endif
