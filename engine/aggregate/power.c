/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "aggregate/aggregate.h"
#include "aggregate/messages.h"

/* The exponents 0 and 1 have their own formulas, and the same bits as the methods named for them.
   The others are taken relative to the value that counts most, so that no term overflows; near 0
   through expm1 and log1p, where 1 + r log x would lose its digits. */
static double mean(const double *x, const double *w, size_t k, double exponent) {
    if (exponent == 1.0) return arp_aggregate_arithmetic.mean(x, w, k, exponent);
    if (exponent == 0.0) return arp_aggregate_geometric.mean(x, w, k, exponent);
    double unit = x[0], sum = 0.0;
    for (size_t j = 1; j < k; j++) unit = exponent > 0.0 ? fmax(unit, x[j]) : fmin(unit, x[j]);
    if (fabs(exponent) < ARP_POWER_NEAR_0) {
        for (size_t j = 0; j < k; j++) sum += w[j] * expm1(exponent * log(x[j] / unit));
        return unit * exp(log1p(sum) / exponent);
    }
    for (size_t j = 0; j < k; j++) sum += w[j] * pow(x[j] / unit, exponent);
    return unit * pow(sum, 1.0 / exponent);
}

const arp_aggregator arp_aggregate_power = {"power", ARP_MSG_METHOD_POWER, true, 1.0, mean};
