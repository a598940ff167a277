/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file subsets.h
 * Concordance under subsets of a side's indicators, and max-T over them. See
 * arpent/drivers/subsets.h for what is computed.
 */
#ifndef DRIVERS_CHOICE_SUBSETS_H
#define DRIVERS_CHOICE_SUBSETS_H

#include <arpent/drivers/subsets.h>

#include "base/memory.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/null.h"

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
 * share of every T; with draws, the exact one of drivers/null.h while m^2 n^2 times the number of
 * subsets stays within 5e8, otherwise that of the draws; without either that of drivers/null.h.
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
