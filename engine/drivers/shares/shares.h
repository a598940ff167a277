/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shares.h
 * The games behind include/arpent/drivers/shares.h: one value for every set of sides. (METHODS 2.2)
 *
 * A game array holds, for the t-th selected territory, value q and set S (bit s: side s is in), at
 * ((t * ARP_SHARE_VALUES + q) << n_sides) + S, the value v_t(S).
 */
#ifndef DRIVERS_SHARES_SHARES_H
#define DRIVERS_SHARES_SHARES_H

#include <arpent/drivers/shares.h>

#include "drivers/resemblance/case.h"
#include "drivers/shares/leaves.h"

/** Territories times territories selected times sets of sides that `marginal` counts through. */
#define ARP_MARGINAL_MOST 5e7

/** What the games are played on: k seats, and the root's exponent. */
typedef struct arp_share_case {
    const arp_case *what; /* at most ARP_SHAPLEY_SIDES sides, 1 <= m < n */
    size_t k;             /* 1 to n - 1 */
    double exponent;
} arp_share_case;

/** Sides neutralised for all. @retval ARP_MEMORY  Cost: O(2^sides n log n). */
arp_status arp_shares_all(const arp_share_case *c, double *game, arp_error *err);

/** Sides of the territory alone at their mean line. @retval ARP_MEMORY
    Cost: O(n log n + 2^sides m log n). */
arp_status arp_shares_unit(const arp_share_case *c, double *game, arp_error *err);

/** Sides of the territory replaced by those of every territory. Beyond ARP_MARGINAL_MOST only the
    score of an arithmetic root and, for two sides, the membership; the others are NaN.
    @retval ARP_MEMORY  Cost: O(2^sides m n). */
arp_status arp_shares_marginal(const arp_share_case *c, double *game, arp_error *err);

/**
 * The membership of `marginal` for every territory, two sides: the k-th score among the others is
 * the k-th or the (k + 1)-th of all, and the replaced sums are searched in the order of the side
 * that is replaced, so nothing is divided by a weight.
 *
 * @param[out] v  n x 4 values, row-major, by set
 * @retval ARP_MEMORY  Cost: O(n log n).
 */
arp_status arp_marginal_membership(const arp_share_case *c, double *v, arp_error *err);

/** All of a game shared out; arrays in @p pool. @retval ARP_MEMORY */
arp_status arp_shares_make(const arp_share_case *c, const arp_leaves *leaves, arp_pool *pool,
                           arp_shares **out, arp_error *err);

enum { ARP_OWEN_EXACT = 12, ARP_OWEN_PAIRS = 500, ARP_OWEN_LEAST_PAIRS = 10 };

/** Territories times coalitions that the Owen values may cost. */
#define ARP_OWEN_MOST 2e7

/**
 * Owen values of the indicators: every coalition that keeps to the sides for at most
 * ARP_OWEN_EXACT indicators, otherwise orders drawn by counter, each with its reverse, and a t
 * interval over such pairs; NaN where ARP_OWEN_MOST leaves no room for ARP_OWEN_LEAST_PAIRS.
 *
 * @param exact      most indicators for counting, ARP_OWEN_EXACT
 * @param[out] out   leaves->p values
 * @param[out] pairs drawn, 0 when counted
 * @retval ARP_MEMORY
 */
arp_status arp_owen_values(const arp_share_case *c, const arp_leaves *leaves, size_t exact,
                           arp_owen *out, size_t *pairs, arp_error *err);

#endif
