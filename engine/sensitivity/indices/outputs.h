/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file outputs.h
 * What the indices of the factors are of, and what they are.
 */
#ifndef SENSITIVITY_INDICES_OUTPUTS_H
#define SENSITIVITY_INDICES_OUTPUTS_H

#include "sensitivity/indices/indices.h"

/** What an output of the indices is. */
#define ARP_OUTPUT_KINDS(X)                                                                        \
    X(ARP_OUTPUT_SHIFT, "shift")           /* mean absolute rank shift */                          \
    X(ARP_OUTPUT_RANK, "rank")             /* rank of one selected territory */                    \
    X(ARP_OUTPUT_MEMBERSHIP, "membership") /* is it in the first k[0]? 0 or 1 */                   \
    X(ARP_OUTPUT_CONTRAST, "contrast")     /* C(first side) - C(second) */                         \
    X(ARP_OUTPUT_ATTESTED,                                                                         \
      "attested") /* is this side attested? 0 or 1; by the verdict for two sides and one or two    \
                     selected, otherwise c >= 0.6 and marginal p <= alpha / sides */

ARP_ENUM(arp_output_kind, ARP_OUTPUT_KINDS)

typedef struct arp_sens_output {
    arp_output_kind kind;
    size_t at; /* row of the table, or side number; ARP_NONE */
} arp_sens_output;

/** Indices of the factors; where what cannot be makes some depend on each other, they are one
 * group.
 */
typedef struct arp_sens_indices {
    size_t n_groups;
    const char **group; /* names: a factor's kind and node, several joined with " + " */
    arp_sens_output *output;
    size_t n_outputs;
    arp_gsa found; /* its factors are the groups; no Shapley effects for more than 10 */
} arp_sens_indices;

#endif
