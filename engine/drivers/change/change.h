/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file change.h
 * How little the weights would have to change for a territory to enter the first k or to leave
 * them, and whether any linear weights put the whole selection on top.
 *
 * A change is measured twice. |w - w0|, the sum of the absolute differences: 0.10 means that 5
 * points in a hundred move from some weights to others. And the largest of them: 0.02 means that no
 * weight moves by more than 2 points. It is the least that brings the territory strictly over the
 * border (isolated points, where it is only tied, do not count, as for the tipping weights), up to
 * a margin of 1e-8 of the widest indicator's spread; every weight vector given here was checked by
 * ranking with it.
 *
 * Weights of the leaves are global: products of the weights down the tree. They are searched where
 * every node is an arithmetic mean of children without holes; weights of the sides for any exponent
 * of the root (drivers.h). Two sides are read from the tipping weights, exactly; everything else is
 * a mixed program [methods.md 4.6], solved by branch and cut within a number of nodes.
 */
#ifndef DRIVERS_CHANGE_CHANGE_H
#define DRIVERS_CHANGE_CHANGE_H

#include "base/enum.h"
#include "drivers/drivers.h"

#include "drivers/change/certificates.h"
#include "drivers/change/move.h"
#include "drivers/resemblance/case.h"

/** Are the scores a linear function of the leaves' weights? */
#define ARP_CHANGE_LEAVES(X)                                                                       \
    X(ARP_LEAVES_LINEAR, "computed")                                                               \
    X(ARP_LEAVES_EXPONENT, "exponent") /* some node is not an arithmetic mean */                   \
    X(ARP_LEAVES_HOLES, "holes")       /* a cell without a value passes its weight on */

ARP_ENUM(arp_change_leaves, ARP_CHANGE_LEAVES)

typedef struct arp_change {
    arp_change_one *at; /* n; each question once by either norm, one after the other */
    size_t n;
    size_t left_out; /* questions not asked: those that take programs are at most 12 */
    arp_change_leaves leaves;
    arp_certificates certificates;
} arp_change;

/**
 * For each k of @p drivers, the selection as a whole, then each selected territory: over the
 * leaves' weights, then over the sides'.
 *
 * @param drivers  with its tipping weights
 * @param threads  at most so many, at least 1
 * @param[out] out  lives in @p pool
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL
 */
arp_status arp_change_make(const arp_plan *plan, const arp_result *result, const arp_case *what,
                           const arp_drivers *drivers, size_t threads, arp_pool *pool,
                           arp_change **out, arp_error *err);

#endif
