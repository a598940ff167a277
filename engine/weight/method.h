/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file method.h
 * What a rule of weights is, and what rules share.
 */
#ifndef WEIGHT_METHOD_H
#define WEIGHT_METHOD_H

#include "base/fail.h"

/** What to call a node and its children when a rule refuses them. */
typedef struct arp_weigh_names {
    const char *node;
    const char *const *child; /* k */
} arp_weigh_names;

typedef struct arp_weight_rule {
    const char *name;
    arp_message help;
    bool given;     /* reads the weights of the study */
    bool from_data; /* needs the children's values: depends on the perimeter, and is said to */
    /**
     * @param names  of the node and its children, for the messages
     * @param given  k weights of the study, each finite and >= 0
     * @param z      k columns of n oriented values (NaN: none), each z[j]; NULL when !from_data
     * @param[out] w k weights
     * @retval ARP_DOMAIN  all given weights are 0; the first component has a negative weight or
     *                     cannot be told from the second; fewer than 3 rows without a hole, or a
     *                     child that is constant over them
     */
    arp_status (*weigh)(const arp_weigh_names *names, const double *given, size_t k,
                        const double *const *z, size_t n, double *w, arp_error *err);
} arp_weight_rule;

/** Rescale k finite numbers >= 0 to sum 1 (Neumaier sum, left to right); false when all are 0. A
    common factor that is a power of two changes no bit. w may be raw. */
bool arp_weight_rescale(const double *raw, size_t k, double *w);

#endif
