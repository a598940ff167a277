/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file pooled.h
 * All selections as one: the union against the rest, judged as the verdict judges one selection,
 * and the same without each. (methods.md 8.7)
 */
#ifndef DRIVERS_SEVERAL_POOLED_H
#define DRIVERS_SEVERAL_POOLED_H

#include "drivers/several/asked.h"

typedef struct arp_pooled_side {
    bool late;
    double c, low, high;
    double p, p_holm; /* marginal; NaN where the side is late, and so below */
    arp_p_method method;
    double p_given, p_given_holm; /* given the other sides and what else is */
    arp_p_method given_method;
    bool separated;
    double p_strata; /* given these, and as many selected of each stratum on average as there were:
                        an indicator of each stratum is given too; NaN without strata */
    arp_verdict_state state;
} arp_pooled_side;

/** The union of all. */
typedef struct arp_pooled {
    size_t n, m;
    arp_pooled_side *side; /* n_sides */
    size_t n_eligible;
    size_t first, second; /* the sides that are compared, where two are not late */
    double gap, gap_p;    /* C(first) - C(second), two-sided; NaN unless two are */
    arp_p_method gap_method;
    double *given_c; /* n_given: concordance of each column that is held fixed */
    bool majority;
} arp_pooled;

/** The union of all but one, whose own territories leave the universe too; or at the other
    threshold. NaN where nothing is left to compare. */
typedef struct arp_pooled_without {
    size_t n, m;
    double *c, *p; /* n_sides; p NaN where late */
    double gap;
} arp_pooled_without;

/** @retval ARP_MEMORY  Cost: arp_concordance_measure(), arp_tilt_measure() and
    arp_conditional_measure() of each side. @param[out] out  arrays in @p pool */
arp_status arp_pooled_measure(const arp_several_input *in, arp_pool *pool, arp_pooled *out,
                              arp_error *err);

/** @param[out] without  one a selection @retval ARP_MEMORY */
arp_status arp_pooled_left_out(const arp_several_input *in, arp_pool *pool,
                               arp_pooled_without *without, arp_error *err);

/** The union by the other threshold. @retval ARP_MEMORY */
arp_status arp_pooled_beside(const arp_several_input *in, arp_pool *pool, arp_pooled_without *out,
                             arp_error *err);

#endif
