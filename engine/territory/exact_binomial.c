/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include "base/quantiles.h"
#include "territory/messages.h"

/* P(X >= events | low) = P(X <= events | high) = alpha / 2. (Clopper and Pearson 1934) */
static void exact(const arp_counted *c, double alpha, double out[2]) {
    double x = c->events, n = c->of;
    out[0] = x > 0.0 ? arp_beta_quantile(alpha / 2.0, x, n - x + 1.0) : 0.0;
    out[1] = x < n ? arp_beta_quantile(1.0 - alpha / 2.0, x + 1.0, n - x) : 1.0;
}

const arp_interval_rule arp_interval_exact_binomial = {
    "exact-binomial", ARP_MSG_INTERVAL_EXACT_BINOMIAL, ARP_INTERVAL_SHARE, exact};
