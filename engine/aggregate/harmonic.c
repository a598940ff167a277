/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aggregate/aggregate.h"
#include "aggregate/messages.h"

static double mean(const double *x, const double *w, size_t k, double exponent) {
    (void)exponent;
    double sum = 0.0;
    for (size_t j = 0; j < k; j++) sum += w[j] / x[j];
    return 1.0 / sum;
}

const arp_aggregator arp_aggregate_harmonic = {"harmonic", ARP_MSG_METHOD_HARMONIC, false, -1.0,
                                               mean};
