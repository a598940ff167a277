/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file leaves.h
 * The indicators of each side, and what share of the side's mean each has in each territory.
 */
#ifndef DRIVERS_SHARES_LEAVES_H
#define DRIVERS_SHARES_LEAVES_H

#include "index/index.h"

#include "base/fail.h"
#include "base/memory.h"

/** Leaves that weigh something in their side, side by side and in the plan's order. */
typedef struct arp_leaves {
    size_t n, p, n_sides;
    size_t *node, *side;  /* p: leaf of the plan; side number                               */
    size_t *first;        /* n_sides + 1: those of side s are first[s] .. first[s + 1] - 1  */
    const double **value; /* p columns of n normalised values; NaN for a hole               */
    double **share;       /* p columns of n: weights multiplied up to the side, rescaled where a
                             sibling has a hole; 0 where the leaf has one                   */
    double *weight;       /* p: the same without holes                                      */
    double *mean;         /* p: of the values there are                                     */
    bool *arithmetic;     /* n_sides: every node below is an arithmetic mean, so that the side
                             is the sum of share times value                                */
} arp_leaves;

/** @retval ARP_MEMORY  Cost: O(p n depth siblings). Arrays in @p pool. */
arp_status arp_leaves_make(const arp_plan *plan, const arp_result *result, arp_pool *pool,
                           arp_leaves *out, arp_error *err);

#endif
