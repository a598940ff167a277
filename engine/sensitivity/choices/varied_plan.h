/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file varied_plan.h
 * The declared plan under other choices.
 */
#ifndef SENSITIVITY_CHOICES_VARIED_PLAN_H
#define SENSITIVITY_CHOICES_VARIED_PLAN_H

#include "sensitivity/factors/kind.h"

typedef struct arp_varied_plan {
    arp_plan plan;
    size_t *origin; /* n_nodes: each node's number in the declared plan */
    bool late;      /* a variant was taken that is late where the declared one is not */
} arp_varied_plan;

/** Choices that are those of the declared plan, with room for what factors write. @retval
 * ARP_MEMORY
 */
arp_status arp_choices_new(const arp_plan *plan, arp_pool *pool, arp_choices *out, arp_error *err);

/** Back to the declared plan. */
void arp_choices_reset(arp_choices *choices);

/**
 * The plan these choices make: nodes in order, from the root down, children as declared and moved
 * ones last; a node that is left without an indicator goes too, a side must not. Frozen bounds stay
 * with the declared normalisation only; a comparator's values are those of the normalisation by
 * comparator. Years are those of the indicators that are there.
 *
 * @param[out] out  in @p pool
 * @retval ARP_DOMAIN  a side without an indicator
 */
arp_status arp_plan_vary(const arp_sensitivity_input *in, const arp_choices *choices,
                         arp_pool *pool, arp_varied_plan *out, arp_error *err);

/** Write what is drawn anew each time on a node of a varied plan: weights and exponents. */
void arp_plan_redraw(const arp_choices *choices, const size_t *origin, arp_plan *plan);

#endif
