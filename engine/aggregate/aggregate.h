/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file aggregate.h
 * From the children of a node to the node: weighted power means
 *   M_r(x) = (sum w_j x_j^r)^(1/r),  M_0(x) = exp(sum w_j log x_j).
 * Every exponent but 1 needs positive values. [OECD 2008, 6.8; Hardy, Littlewood, Polya 1934]
 * (methods.md 2.5)
 */
#ifndef AGGREGATE_AGGREGATE_H
#define AGGREGATE_AGGREGATE_H

#include "base/fail.h"

/** Exponents nearer 0, and not 0, have a formula of their own. */
#define ARP_POWER_NEAR_0 0.01

typedef struct arp_aggregator {
    const char *name;
    arp_message help;
    bool free_exponent; /* the study gives the exponent */
    double exponent;    /* otherwise                    */
    /* k >= 1 values, none NaN, positive for any exponent but 1, and weights > 0 that sum to 1. */
    double (*mean)(const double *x, const double *w, size_t k, double exponent);
} arp_aggregator;

extern const arp_aggregator *const ARP_AGGREGATORS[];
extern const arp_aggregator arp_aggregate_arithmetic, arp_aggregate_geometric,
    arp_aggregate_harmonic, arp_aggregate_power;

#endif
