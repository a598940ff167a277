/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include <math.h>

#include "base/quantiles.h"

/* The shares that a score test does not reject. (Wilson 1927) */
static void wilson(const arp_counted *c, double alpha, double out[2]) {
    double z = arp_normal_quantile_above(alpha / 2.0), wide = z * z / c->of;
    double seen = c->events / c->of, middle = (seen + wide / 2.0) / (1.0 + wide);
    double half = z * sqrt(seen * (1.0 - seen) / c->of + wide / (4.0 * c->of)) / (1.0 + wide);
    /* at the ends the limit is exact, and rounding must not cross it */
    out[0] = c->events > 0.0 ? fmax(0.0, middle - half) : 0.0;
    out[1] = c->events < c->of ? fmin(1.0, middle + half) : 1.0;
}

const arp_interval_rule arp_interval_wilson = {"wilson", ARP_MSG_INTERVAL_WILSON,
                                               ARP_INTERVAL_SHARE, wilson};
