/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file evidence.h
 * How sure each side's part is: interval of its concordance, the side given the others, and the
 * two sides exchanged. (METHODS 2.0, 2.9)
 *
 * References: McFadden 1974 (conditional logit); Hajek 1964 and Chen, Dempster, Liu 1994 (drawing
 * m of n with unequal odds); Efron 1981 (tilted intervals); Barndorff-Nielsen 1986 (saddlepoint).
 */
#ifndef ARPENT_DRIVERS_EVIDENCE_H
#define ARPENT_DRIVERS_EVIDENCE_H

#include <arpent/drivers.h>

/** How an interval was found: from the exact distribution of the sum of mid-ranks, or, where that
    is out of reach (see arp_explain()), from its saddlepoint approximation. */
typedef enum arp_interval_method {
    ARP_INTERVAL_EXACT,
    ARP_INTERVAL_SADDLEPOINT
} arp_interval_method;

/** One side. */
typedef struct arp_side_evidence {
    double low, high; /* interval of the concordance at level 1 - alpha, in [0, 1] */
    arp_interval_method interval_method;
    double p;      /* the side given the others, one-sided, inclusive; marginal for one side only */
    double p_holm; /* p adjusted over the sides: the one the verdict reads */
    arp_p_method method;
    bool separated; /* the other sides alone single the choice out: their weight was held at 8 */
} arp_side_evidence;

typedef struct arp_evidence {
    arp_side_evidence *side; /* n_sides */
    double swap_p;           /* exact two-sided p of "both sides matter equally"; NaN unless there
                                are two sides and at least six selected */
    arp_p_method swap_method;
} arp_evidence;

#endif
