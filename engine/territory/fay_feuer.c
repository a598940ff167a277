/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include "base/quantiles.h"
#include "territory/messages.h"

/* q with P(G <= q) = p, G gamma of that mean and variance. */
static double gamma_of(double p, double mean, double variance) {
    return variance / mean * arp_gamma_quantile(p, mean * mean / variance);
}

/* Gamma of the rate's own moments below, of one event more where it weighs most above.
   (Fay and Feuer 1997) */
static void fay_feuer(const arp_counted *c, double alpha, double out[2]) {
    double more = c->rate + c->largest, spread = c->variance + c->largest * c->largest;
    out[0] = c->rate > 0.0 ? gamma_of(alpha / 2.0, c->rate, c->variance) : 0.0;
    out[1] = gamma_of(1.0 - alpha / 2.0, more, spread);
}

const arp_interval_rule arp_interval_fay_feuer = {"fay-feuer", ARP_MSG_INTERVAL_FAY_FEUER,
                                                  ARP_INTERVAL_RATE, fay_feuer};
