/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file evidence.h
 * How sure each side's part is: interval of its concordance, the side given the others, and the
 * two sides exchanged. (methods.md 3.4, 3.5, 3.6)
 *
 * References: McFadden 1974 (conditional logit); Hajek 1964 and Chen, Dempster, Liu 1994 (drawing
 * m of n with unequal odds); Efron 1981 (tilted intervals); Barndorff-Nielsen 1986 (saddlepoint).
 */
#ifndef DRIVERS_RESEMBLANCE_EVIDENCE_H
#define DRIVERS_RESEMBLANCE_EVIDENCE_H

#include "drivers/drivers.h"

#include "drivers/resemblance/case.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/null.h"
#include "drivers/resemblance/tilt.h"

/** Concordance below which a side is not attested, however sure; and of what the selection of a
   side that counts would have in the mean, for the test that excludes it. A convention. */
#define ARP_ATTESTED_FROM 0.6

/** One side. */
typedef struct arp_side_evidence {
    double low, high; /* interval of the concordance at level 1 - alpha, in [0, 1] */
    arp_interval_method interval_method;
    double p;      /* the side given the others and what else is given, one-sided, inclusive;
                      marginal for one side only with nothing given */
    double p_holm; /* p adjusted over the sides: the one the verdict reads */
    arp_p_method method;
    bool separated; /* what is given singles the choice out: p is the limit of logit.h */
    double p_without, p_without_holm; /* the same two given the other sides only; NaN where nothing
                                         else is given */
    double p_excluded;      /* P(C <= observed) where the mean of C is ARP_ATTESTED_FROM */
    double p_excluded_holm; /* adjusted over the sides: the one that excludes */
} arp_side_evidence;

typedef struct arp_evidence {
    arp_side_evidence *side; /* n_sides, then the branches beside them: NaN */
    double swap_p;           /* exact two-sided p of "both sides matter equally"; NaN unless two
                                sides are eligible and at least six selected */
    arp_p_method swap_method;
} arp_evidence;

/** Room in the drivers' pool. @retval ARP_MEMORY */
arp_status arp_evidence_begin(arp_drivers *d, arp_error *err);

/** Interval of one side, and its p_excluded. @param null  best last fitted to that side @retval
 * ARP_MEMORY */
arp_status arp_evidence_interval(const arp_case *what, size_t side, arp_null *null, arp_drivers *d,
                                 arp_error *err);

/** The sides that are in the tests. */
typedef struct arp_evidence_sides {
    const size_t *eligible; /* n numbers of sides, rising */
    size_t n;
    const double **other; /* room for n + n_given lines */
} arp_evidence_sides;

/** Side eligible[e] given the other eligible ones, and the first @p n_given of what else is given.
    false, and nothing found, where that is nothing. Cost: arp_conditional_measure(). */
bool arp_evidence_given(const arp_case *what, const arp_evidence_sides *sides, size_t e,
                        size_t n_given, arp_conditional_room *room, arp_conditional *out);

/** Each side given the others, both p's adjusted over the sides, the two sides exchanged. The
    sides' concordances stand. @retval ARP_MEMORY */
arp_status arp_evidence_others(const arp_case *what, arp_drivers *d, arp_error *err);

#endif
