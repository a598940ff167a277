/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file differ.h
 * Do the selections differ from each other more than territories drawn at random would, or less?
 * (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_DIFFER_H
#define DRIVERS_SEVERAL_DIFFER_H

#include "base/fail.h"
#include "drivers/drivers.h"

enum { ARP_DIFFER_DRAWS = 9999 };

/** Rows of one selection, rising. */
typedef struct arp_group_of_rows {
    const size_t *row;
    size_t n;
} arp_group_of_rows;

typedef struct arp_differ {
    double variance; /* of d_k over the selections, over their number less one; NaN for fewer than
                        two */
    double expected; /* its mean over the draws */
    double p_more, p_less; /* so large a variance, so small a one; (b + 1) / (N + 1) */
} arp_differ;

/**
 * d_k = C(first) - C(second) of each selection; the territories of all of them are exchanged for as
 * many drawn from the whole universe, so that sizes and shared territories stay, 9 999 times by
 * counter.
 *
 * @param twice  n doubled mid-ranks of each side
 * @param group  n_groups of 1 to n - 1 rows each
 * @retval ARP_MEMORY
 * Cost: O(9 999 sum of sizes).
 */
arp_status arp_differ_measure(const int64_t *const twice[2], size_t n,
                              const arp_group_of_rows *group, size_t n_groups, uint64_t seed,
                              arp_differ *out, arp_error *err);

#endif
