/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/quantiles.h"

#define MATHLIB_STANDALONE
#include <Rmath.h>

double arp_normal_above(double z) {
    return pnorm5(z, 0.0, 1.0, 0, 0);
}

double arp_normal_quantile_above(double p) {
    return qnorm5(p, 0.0, 1.0, 0, 0);
}

double arp_t_quantile_above(double p, double df) {
    return qt(p, df, 0, 0);
}

double arp_log_choose(double n, double k) {
    return lchoose(n, k);
}
