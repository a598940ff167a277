/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include <math.h>

#include "base/quantiles.h"
#include "territory/messages.h"

void arp_wilson_limits(double share, double of, double alpha, double out[2]) {
    double z = arp_normal_quantile_above(alpha / 2.0);
    double middle = (share + z * z / (2.0 * of)) / (1.0 + z * z / of);
    double half =
        z / (1.0 + z * z / of) * sqrt(share * (1.0 - share) / of + z * z / (4.0 * of * of));
    /* at the ends the limit is exact, and rounding must not cross it */
    out[0] = share > 0.0 ? fmax(0.0, middle - half) : 0.0;
    out[1] = share < 1.0 ? fmin(1.0, middle + half) : 1.0;
}

static void wilson(const arp_counted *c, double alpha, double out[2]) {
    arp_wilson_limits(c->events / c->of, c->of, alpha, out);
}

const arp_interval_rule arp_interval_wilson = {"wilson", ARP_MSG_INTERVAL_WILSON,
                                               ARP_INTERVAL_SHARE, wilson};
