/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file combos.h
 * The combinations of discrete choices that can be, and how they are drawn. (methods.md 7.2)
 */
#ifndef SENSITIVITY_CHOICES_COMBOS_H
#define SENSITIVITY_CHOICES_COMBOS_H

#include "index/run.h"
#include "sensitivity/choices/forms.h"
#include "sensitivity/noise/noise.h"
#include "sensitivity/choices/varied_plan.h"

typedef struct arp_combination {
    const size_t *value; /* n_factors, 0 of a continuous one         */
    double reach;        /* chance of this one and those before it   */
    arp_varied_plan varied;
    const struct arp_shrinker *shrink;
    const arp_columns *columns;
    arp_formed in;   /* its form; NULL: its draws are run one by one */
    bool *kept_open; /* n_sides: arp_verdict_kept_open() */
} arp_combination;

/** A choice of some factor given those before: combinations with this value and theirs. */
typedef struct arp_branch {
    double reach;       /* of the last of them */
    size_t combination; /* the first of them  */
    size_t first, n;    /* branches of the next factor; n = 0: there is none */
} arp_branch;

/** Values of factors, ARP_NONE for any, that cannot be together. */
typedef struct arp_pattern {
    size_t *value; /* n_factors */
    arp_error why;
} arp_pattern;

enum { ARP_PATTERNS = 64 };

typedef struct arp_combos {
    const arp_sensitivity_input *in;
    const arp_uncertain *factor;
    size_t n_factors;
    size_t possible;     /* of chance above 0 */
    arp_combination *at; /* n that can be, in the order of their values, the last factor first */
    size_t n;
    arp_combination base;  /* the declared plan */
    arp_columns **columns; /* n_columns */
    size_t n_columns;
    arp_forms forms;
    arp_branch *branch; /* the whole first: how combinations are drawn */
    arp_pattern *refused;
    size_t n_refused;
    bool refused_more;
    double **chance; /* of each value of each factor; NULL of a continuous one          */
    size_t *group;   /* n_factors: factors whose values depend on each other share one  */
    size_t n_groups;
    arp_pool *pool;
} arp_combos;

/**
 * Try every combination once: continuous factors at the middle of their range, data as given.
 *
 * @retval ARP_DOMAIN  the declared plan cannot be run; none of the combinations; too many of them
 * @retval ARP_MEMORY
 * Cost: one run of the pipeline a combination.
 */
arp_status arp_combos_make(const arp_sensitivity_input *in, const arp_uncertain *factor,
                           arp_pool *pool, arp_combos *out, arp_error *err);

/**
 * Of patterns.c: what cannot be together, said as shortly as may be, and which factors depend on
 * each other for it.
 *
 * Fill chance, group, n_groups and refused (but for why) from the combinations that can be: values
 * that never can, then pairs of values, then the other combinations.
 *
 * Two factors share a group where some pair of their possible values cannot be; all dependent ones
 * do where pairs do not say it all.
 * @retval ARP_MEMORY
 */
arp_status arp_patterns_find(arp_combos *combos, arp_error *err);

/**
 * Choices as a combination, untried; columns are those made before, if they were.
 *
 * @param[out] out  in @p pool
 * @retval ARP_DOMAIN  as arp_plan_vary()
 */
arp_status arp_combination_of(const arp_combos *combos, const arp_choices *choices, arp_pool *pool,
                              arp_combination *out, arp_error *err);

/** Of picks.c: the branches of the combinations that can be. @retval ARP_MEMORY */
arp_status arp_picks_make(arp_combos *combos, arp_error *err);

/**
 * The combination of one uniform number a discrete factor, each factor drawn given those before.
 *
 * @param lane    of each factor's first number
 * @param u       number of lane l at u[l stride]
 * Cost: O(n_factors log n).
 */
const arp_combination *arp_combos_pick(const arp_combos *combos, const size_t *lane,
                                       const double *u, size_t stride);

#endif
