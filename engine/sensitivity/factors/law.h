/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file law.h
 * The laws that factors are drawn by, a row each: what a study writes as `rule:`.
 */
#ifndef SENSITIVITY_FACTORS_LAW_H
#define SENSITIVITY_FACTORS_LAW_H

#include "sensitivity/factors/kind.h"
#include "sensitivity/factors/dirichlet.h"

/** A law. All but the name is of a law of shares. */
typedef struct arp_law {
    const char *name;
    bool bounds, orders; /* it can keep such                          */
    bool pair;           /* of two children only                      */
    bool positive;       /* of nominal shares above 0 only            */
    bool declared;       /* reads the nominal shares                  */
    /* Its numbers, taken from the factor into the shares' law or the k alphas, which stand at 1. */
    arp_status (*take)(const arp_factor *as, arp_share_law *out, double *alpha, arp_error *err);
} arp_law;

extern const arp_law arp_law_uniform, arp_law_beta, arp_law_dirichlet, arp_law_noise;

/** All laws of shares, NULL-terminated. */
extern const arp_law *const ARP_LAWS[];

/** The shares of a node's children by a law, with the factor's numbers, bounds and orders. */
arp_status arp_factor_law(const arp_ground *ground, const arp_factor *as, const arp_law *law,
                          size_t node, arp_share_law *out, arp_error *err);

/** Put drawn shares on a node's children, in the units of the weights they stand for. */
void arp_factor_put(const arp_plan *plan, size_t node, const double *share, arp_choices *choices);

/** Draw a node's children's weights in n draws at once, as arp_share_draw() and arp_factor_put()
    would: a row of n for each child in weight[its node].
    @return false where the law is to be drawn one by one */
bool arp_factor_put_many(const arp_plan *plan, size_t node, const arp_share_law *law, size_t n,
                         const double *u, double *const *weight);

#endif
