/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "aggregate/aggregate.h"
#include "aggregate/messages.h"

static double mean(const double *x, const double *w, size_t k, double exponent) {
    (void)exponent;
    double sum = 0.0;
    for (size_t j = 0; j < k; j++) sum += w[j] * log(x[j]);
    return exp(sum);
}

const arp_aggregator arp_aggregate_geometric = {"geometric", ARP_MSG_METHOD_GEOMETRIC, false, 0.0,
                                                mean};
