/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file overlap.h
 * How many of the selected are in the first k. (methods.md 4.1, 5.1)
 */
#ifndef DRIVERS_RESEMBLANCE_OVERLAP_H
#define DRIVERS_RESEMBLANCE_OVERLAP_H

#include <stddef.h>

/**
 * Seats of the first k held by the selected; t territories tied for the last s seats hold s / t
 * each. Divided by min(k, m) it is the overlap O.
 *
 * @param scratch  n doubles
 * Ties as in base/ties.h. Cost: O(n) expected where none is by rounding, no allocation.
 */
double arp_overlap_seats(const double *score, size_t n, size_t k, const size_t *selected, size_t m,
                         double *scratch);

#endif
