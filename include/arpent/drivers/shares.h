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
 */
#ifndef ARPENT_DRIVERS_SHARES_H
#define ARPENT_DRIVERS_SHARES_H

#include <arpent/drivers.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum arp_share_value {
    ARP_SHARE_SCORE,
    ARP_SHARE_MIDRANK,
    ARP_SHARE_MEMBERSHIP, /* its mean over the selected is the overlap by m */
    ARP_SHARE_CONCORDANCE,
    ARP_SHARE_VALUES
} arp_share_value;

typedef enum arp_share_base {
    ARP_SHARE_ALL,
    ARP_SHARE_UNIT,
    ARP_SHARE_MARGINAL,
    ARP_SHARE_BASES
} arp_share_base;

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

#ifdef __cplusplus
}
#endif
#endif
