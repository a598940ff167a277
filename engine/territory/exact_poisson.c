/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include "base/quantiles.h"
#include "territory/messages.h"

/* P(X >= events | low) = P(X <= events | high) = alpha / 2. (Garwood 1936) */
static void exact(const arp_counted *c, double alpha, double out[2]) {
    out[0] = c->events > 0.0 ? arp_gamma_quantile(alpha / 2.0, c->events) : 0.0;
    out[1] = arp_gamma_quantile(1.0 - alpha / 2.0, c->events + 1.0);
}

const arp_interval_rule arp_interval_exact_poisson = {
    "exact-poisson", ARP_MSG_INTERVAL_EXACT_POISSON, ARP_INTERVAL_COUNT, exact};

/* Byar's are within 0.1 % of the exact ones from ten events on, and cost a square root. */
static void poisson(const arp_counted *c, double alpha, double out[2]) {
    if (c->events < ARP_FEW_EVENTS) exact(c, alpha, out);
    else arp_interval_byar.limits(c, alpha, out);
}

const arp_interval_rule arp_interval_poisson = {"poisson", ARP_MSG_INTERVAL_POISSON,
                                                ARP_INTERVAL_COUNT, poisson};
