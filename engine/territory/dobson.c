/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include <math.h>

#include "base/quantiles.h"
#include "territory/messages.h"

/* The Poisson limits of all events together, carried to the scale of the rate. Without an event the
   rate's own scale is unknown: one event in the stratum where it weighs most is the worst case.
   (Dobson, Kuulasmaa, Eberle and Scherer 1991) */
static void dobson(const arp_counted *c, double alpha, double out[2]) {
    double limit[2];
    arp_interval_poisson.limits(c, alpha, limit);
    double scale = c->events > 0.0 ? sqrt(c->variance / c->events) : c->largest;
    out[0] = fmax(0.0, c->rate + scale * (limit[0] - c->events));
    out[1] = c->rate + scale * (limit[1] - c->events);
}

const arp_interval_rule arp_interval_dobson = {"dobson", ARP_MSG_INTERVAL_DOBSON, ARP_INTERVAL_RATE,
                                               dobson};
