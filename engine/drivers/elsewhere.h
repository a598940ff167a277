/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file elsewhere.h
 * Where the verdict would be another: in a universe, without one of the selected, of the selection
 * as one unit, among sets of neighbours. (methods.md 3.9)
 *
 * Only marginal p's are known there, so that each side is compared taken alone, there and here.
 */
#ifndef DRIVERS_ELSEWHERE_H
#define DRIVERS_ELSEWHERE_H

#include "drivers/drivers.h"

/** True when one of the choices of m of n untied territories reaches a p-value that attests one of
    the sides, with Holm's first step. Cost: O(m). */
bool arp_could_attest(size_t n_sides, double alpha, size_t n, size_t m);

/** Fill the `verdict` of everything in @p d that has one. Reads the sides of a whole verdict.
    @retval ARP_MEMORY  Cost: O(n_sides log n_sides) each. */
arp_status arp_elsewhere_explain(arp_drivers *d, arp_error *err);

#endif
