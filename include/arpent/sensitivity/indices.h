/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file indices.h
 * How much each factor accounts for of the spread of an output: Sobol' indices and Shapley effects.
 *
 * Of an output f with independent factors, V = Var f:
 *   first    Var(E[f | x_j]) / V: what would go, on average, were factor j known;
 *   total    E[Var(f | all but x_j)] / V: what would stay, on average, were all the others known;
 *   shapley  the Shapley value of factor j in the game Var(E[f | x_u]) / V: between the two above,
 *            and summing to 1 over the factors.
 * Each comes with a 95 % interval, Student's t over independently scrambled replicates.
 *
 * References: Sobol' 1993; Homma and Saltelli 1996; Owen 2014 (Shapley effects).
 */
#ifndef ARPENT_SENSITIVITY_INDICES_H
#define ARPENT_SENSITIVITY_INDICES_H

#include <arpent/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An index and its 95 % interval, which is not cut to [0, 1]. */
typedef struct arp_gsa_index {
    double value, low, high;
} arp_gsa_index;

typedef enum arp_gsa_state {
    ARP_GSA_VARIES,
    ARP_GSA_SETTLED,  /* no spread but rounding: all indices are 0                         */
    ARP_GSA_UNDEFINED /* not a number in some run, or too large to square: all are 0       */
} arp_gsa_state;

/* Mean, variance and spread are those of the runs in which all factors were drawn together. */
typedef struct arp_gsa_output {
    arp_gsa_state state;
    double mean, variance;  /* 0 where UNDEFINED                                             */
    arp_gsa_index *first;   /* n_factors                                                     */
    arp_gsa_index *total;   /* n_factors                                                     */
    arp_gsa_index *shapley; /* n_factors, their values summing to 1; NULL where not asked    */
} arp_gsa_output;

typedef struct arp_gsa {
    size_t n_factors, n_outputs;
    size_t replicates;      /* that the intervals rest on: those complete                    */
    uint64_t evaluations;   /* runs of the model in these replicates                         */
    bool partial;           /* stopped on request before the last replicate was complete     */
    arp_gsa_output *output; /* n_outputs                                                     */
    arp_gsa_index *index;   /* what first, total and shapley point into                      */
} arp_gsa;

#ifdef __cplusplus
}
#endif

#endif
