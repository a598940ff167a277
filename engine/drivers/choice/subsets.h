/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file subsets.h
 * What each side would have shown with some of its indicators only, and the price of having had the
 * choice: a p-value adjusted over all of them.
 *
 * A side's indicators are its leaves of weight above 0. The score under a subset is their weighted
 * mean, with the run's weights (products down to the leaf) renormalised over the subset: weights
 * that a rule took from the data are not taken anew. Defined where every node from the side down is
 * an arithmetic mean.
 *
 * The adjusted p-value is that of the largest concordance over the subsets, T drawn at random: the
 * share of random T whose largest concordance over the same subsets is at least the observed one
 * (max-T). [Westfall and Young 1993, 2.3; Gelman and Loken 2014 for why] (methods.md 6.1)
 */
#ifndef DRIVERS_CHOICE_SUBSETS_H
#define DRIVERS_CHOICE_SUBSETS_H

#include "base/enum.h"
#include "drivers/drivers.h"

#include "base/memory.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/null.h"

/** Random T drawn where not every one is looked at. */
enum { ARP_SUBSETS_DRAWS = 2000 };

/** Why a side's subsets were not looked at. */
#define ARP_SUBSETS_WHYS(X)                                                                        \
    X(ARP_SUBSETS_DONE, NULL)                                                                      \
    X(ARP_SUBSETS_EXPONENT, "exponent") /* a node of the side is no arithmetic mean */             \
    X(ARP_SUBSETS_HOLES, "holes")       /* an indicator has no value for some territory */         \
    X(ARP_SUBSETS_TOO_MANY, "too_many") /* more than 62 indicators */

ARP_ENUM(arp_subsets_why, ARP_SUBSETS_WHYS)

/** One side. Numbers are NaN and arrays NULL unless why is ARP_SUBSETS_DONE. */
typedef struct arp_side_subsets {
    arp_subsets_why why;
    size_t n_indicators;   /* q                                                       */
    double possible;       /* 2^q - 1                                                 */
    size_t n;              /* looked at: all of them, or the side and others drawn without
                              replacement, at most 4 095 and fewer for large n and m   */
    bool capped;           /* n < possible                                            */
    uint64_t *set;         /* n of them, the whole side first: bit l says that leaf[l] is in it  */
    double *c, *p;         /* of each: concordance, one-sided marginal p                         */
    arp_p_method p_method; /* of p, the whole side's apart                            */
    double c_min, c_median, c_max;
    double attested_share;          /* of the subsets: p <= alpha and c >= 0.6 */
    double p_adjusted;              /* NaN where the smaller of m and n - m is above 10 000     */
    arp_p_method p_adjusted_method; /* exact: every T; otherwise 2 000 counter-based draws,
                                       (b + 1) / (N + 1)                               */
    size_t *leaf;                   /* n_indicators nodes of the plan                  */
    double *c_without, *p_without;  /* of all indicators but leaf[i], p as above; NULL where
                                       there is one only                               */
    bool *changes_without;          /* attested by that p and not by the whole side's, or the
                                       other way round; no adjustment; NULL likewise   */
} arp_side_subsets;

/**
 * All sides. A verdict takes one subset of each side, with equal chance: marginal p-values adjusted
 * by Holm, attested from 0.6 on. Exact over the product of the subsets looked at; NaN for more than
 * two sides, or where a side's subsets were not looked at. No side is excluded here.
 */
typedef struct arp_subsets {
    arp_side_subsets *side;    /* n_sides                                          */
    double only[2];            /* this side alone is attested; [1] NaN for one side */
    double both, undetermined; /* both NaN for one side                             */
} arp_subsets;

enum { ARP_SUBSETS_MOST = 4095, ARP_SUBSETS_LEAVES = 62 };

/** A side as its indicators. */
typedef struct arp_side_leaves {
    size_t n, q;
    const double *const *z; /* q columns of n finite scores                 */
    double *w;              /* q weights above 0, on any common scale       */
    const double *whole;    /* n scores of the side itself                  */
    arp_concordance alone;  /* of the side itself                           */
} arp_side_leaves;

/**
 * Every subset of one side, 1 <= q <= ARP_SUBSETS_LEAVES.
 *
 * Every T is looked at while their number times the smaller of m and n - m stays within 160 000
 * (two of 400), otherwise 2 000 are drawn; above 10 000, none is. A subset's own p is then the
 * share of every T; with draws, the exact one of drivers/resemblance/null.h while m^2 n^2 times the
 * number of subsets stays within 5e8, otherwise that of the draws; without either that of
 * drivers/resemblance/null.h.
 *
 * @param selected  m rows, 1 <= m < n
 * @param null      refitted; its seed is used
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 * Cost: subsets * (n log n + T looked at * min(m, n - m)); fewer subsets are looked at where that
 * would exceed about 1e9 steps.
 */
arp_status arp_subsets_measure(const arp_side_leaves *leaves, const size_t *selected, size_t m,
                               double alpha, arp_null *null, arp_pool *pool, arp_side_subsets *out,
                               arp_error *err);

/** Shares of the verdicts over the subsets of one or two sides; NaN for more, see arp_subsets. */
void arp_subsets_verdicts(size_t n_sides, double alpha, arp_subsets *out);

/** Every side of an answer whose concordances are known. @retval ARP_MEMORY */
arp_status arp_subsets_explain(const arp_plan *plan, const arp_result *result, const arp_case *what,
                               arp_null *null, arp_drivers *out, arp_error *err);

#endif
