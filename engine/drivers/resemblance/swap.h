/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file swap.h
 * Do the two sides matter equally? Within each selected territory its two mid-ranks are exchanged
 * or not, with equal chance: the contrast against its 2^m values [Fisher 1935]. (methods.md 3.4)
 */
#ifndef DRIVERS_RESEMBLANCE_SWAP_H
#define DRIVERS_RESEMBLANCE_SWAP_H

#include "base/fail.h"

#include "drivers/drivers.h"

/** Fewer selected could not reach p = 0.05. */
enum { ARP_SWAP_LEAST = 6 };

typedef struct arp_swap {
    double p; /* two-sided, inclusive; NaN for m < ARP_SWAP_LEAST */
    arp_p_method method;
} arp_swap;

/**
 * Exact over the whole-number gaps while m times their range is at most 1e8; beyond, the normal for
 * m >= 30, otherwise a million draws by counter.
 *
 * @param selected  m of the n rows
 * @retval ARP_MEMORY
 * Cost: O(n log n + m R), R the sum of |gaps| over their greatest common divisor.
 */
arp_status arp_swap_measure(const double *const side[2], size_t n, const size_t *selected, size_t m,
                            uint64_t seed, arp_swap *out, arp_error *err);

#endif
