/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shares.h
 * What each side, and each indicator inside its side, contributes to where the selected stand.
 *
 * A share is a Shapley value [Shapley 1953]: the players are the sides, and v(S) is what is seen
 * when only the sides in S tell the territories apart. Three ways of taking a side away, each an
 * answer to a question of its own:
 *
 *   all       the side is made the same for all territories (its mean): ranked without it
 *   unit      only the territory's own side is set to the mean over the territories, line by line
 *             (the root's power mean of the side); everybody else keeps theirs
 *   marginal  the territory's own side is replaced by that of a random territory r, all replaced
 *             sides from the same r [Datta, Sen, Zick 2016; Pliatsika and others 2025]: v is the
 *             mean over every r, exact, r = the territory itself included
 *
 * Values: the score; the mid-rank, 1 = most need, so a negative share moves a territory up; the
 * membership of the first k, ties at seat k sharing seats for `all` and `unit`, all let in (score
 * at or above the k-th of the others) for `marginal`; the share of the territories not selected
 * that it stands above, ties half. Means over the selected: of the membership, the overlap by m;
 * of the last, the concordance.
 *
 * The mid-rank, the membership and the concordance are those of the lines of drivers.h, where no
 * constant changes a rank. A score is additive under an arithmetic root only: under another
 * exponent it would depend on the constant, and is NaN but for `marginal`, which needs none.
 *
 * A game array holds, for the t-th selected territory, value q and set S (bit s: side s is in), at
 * ((t * ARP_SHARE_VALUES + q) << n_sides) + S, the value v_t(S). (methods.md 5.2)
 */
#ifndef DRIVERS_SHARES_SHARES_H
#define DRIVERS_SHARES_SHARES_H

#include "base/enum.h"
#include "drivers/drivers.h"

#include "drivers/resemblance/case.h"
#include "drivers/shares/leaves.h"

#define ARP_SHARE_VALUE_LIST(X)                                                                    \
    X(ARP_SHARE_SCORE, "score")                                                                    \
    X(ARP_SHARE_MIDRANK, "midrank")                                                                \
    X(ARP_SHARE_MEMBERSHIP, "membership") /* its mean over the selected is the overlap by m */     \
    X(ARP_SHARE_CONCORDANCE, "concordance")                                                        \
    X(ARP_SHARE_VALUES, NULL)

ARP_ENUM(arp_share_value, ARP_SHARE_VALUE_LIST)

#define ARP_SHARE_BASE_LIST(X)                                                                     \
    X(ARP_SHARE_ALL, "mean_for_all")                                                               \
    X(ARP_SHARE_UNIT, "mean_for_one")                                                              \
    X(ARP_SHARE_MARGINAL, "random_territory")                                                      \
    X(ARP_SHARE_BASES, NULL)

ARP_ENUM(arp_share_base, ARP_SHARE_BASE_LIST)

/** One game, shared out. NaN where it is not defined, or too long to count. */
typedef struct arp_share {
    double *part;             /* n_sides; they sum to v(all) - v(none) */
    double none, interaction; /* v(none); v(all) - v(none) - sum of v(s) - v(none) */
} arp_share;

/**
 * Owen value of one indicator: sides are taken away whole, the indicators of one side one by one,
 * set to their mean over the territories [Owen 1977]. They sum to the side's share over `all`.
 */
typedef struct arp_owen {
    size_t node, side;           /* leaf of the plan; side number */
    double score;                /* of the mean score of the selected */
    double overlap, concordance; /* NaN where a node of its side is no arithmetic mean */
    double low[2], high[2];      /* 95 %, overlap and concordance; NaN where the value is exact */
} arp_owen;

typedef struct arp_shares {
    arp_share selection[ARP_SHARE_BASES][ARP_SHARE_VALUES];  /* means over the selected */
    arp_share *territory[ARP_SHARE_BASES][ARP_SHARE_VALUES]; /* m each, as the selected */
    arp_owen *indicator; /* those that weigh something, by side and in the plan's order */
    size_t n_indicators;
    size_t pairs; /* of antithetic orders drawn; 0: every coalition was counted */
} arp_shares;

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
