/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file common.h
 * What the selected have in common, indicator by indicator: the concordance of all of them together
 * on each, with p-values adjusted for having looked at every one. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_COMMON_H
#define DRIVERS_SEVERAL_COMMON_H

#include "base/fail.h"
#include "drivers/drivers.h"

enum { ARP_COMMON_DRAWS = 9999 };

typedef struct arp_common {
    double c;             /* above 1/2: more need than the others */
    double p, p_adjusted; /* two-sided, (b + 1) / (N + 1); NaN where the indicator is constant */
} arp_common;

/**
 * z_j = (C_j - 1/2) / sd of C_j over random sets, ties included. Step-down max-T [Westfall and
 * Young 1993]: by falling |z|, p_j adjusted is the share of random sets whose largest |z| over that
 * indicator and those after it is at least |z_j|, never below the one before. All indicators are
 * read on the same sets, so that it takes into account how they hang together.
 *
 * @param column  n_columns of n finite numbers, higher is more need
 * @param selected  m rows, 1 <= m < n
 * @param[out] out  n_columns
 * @retval ARP_MEMORY
 * Cost: O(9 999 n_columns m).
 */
arp_status arp_common_measure(const double *const *column, size_t n_columns, size_t n,
                              const size_t *selected, size_t m, uint64_t seed, arp_common *out,
                              arp_error *err);

#endif
