/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include <math.h>

#include "base/quantiles.h"
#include "territory/messages.h"

/* x (1 - 1/(9x) + z/(3 sqrt x))^3, clamped at 0: z < 0 for the lower limit. */
static double wilson_hilferty(double x, double z) {
    double root = 1.0 - 1.0 / (9.0 * x) + z / (3.0 * sqrt(x));
    return root > 0.0 ? x * root * root * root : 0.0;
}

/* (Breslow and Day 1987, p. 69) */
static void byar(const arp_counted *c, double alpha, double out[2]) {
    double z = arp_normal_quantile_above(alpha / 2.0);
    out[0] = c->events > 0.0 ? wilson_hilferty(c->events, -z) : 0.0;
    out[1] = wilson_hilferty(c->events + 1.0, z);
}

const arp_interval_rule arp_interval_byar = {"byar", ARP_MSG_INTERVAL_BYAR, ARP_INTERVAL_COUNT,
                                             byar};

/* Both limits at half an event more: near the exact mid-P ones. (Rothman and Boice 1979) */
static void byar_midp(const arp_counted *c, double alpha, double out[2]) {
    double z = arp_normal_quantile_above(alpha / 2.0);
    out[0] = wilson_hilferty(c->events + 0.5, -z);
    out[1] = wilson_hilferty(c->events + 0.5, z);
}

const arp_interval_rule arp_interval_byar_midp = {"byar-midp", ARP_MSG_INTERVAL_BYAR_MIDP,
                                                  ARP_INTERVAL_COUNT, byar_midp};
