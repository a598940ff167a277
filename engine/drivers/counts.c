/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/counts.h"

#include <math.h>

#include "base/quantiles.h"

/* Byar's bound of a count on one side; z < 0 for the lower one. */
static double byar(double count, double z) {
    double root = 1.0 - 1.0 / (9.0 * count) + z / (3.0 * sqrt(count));
    return count * root * root * root;
}

arp_count_test arp_count_poisson(double count, double expected, bool above, double alpha) {
    arp_count_test test;
    test.p = above ? arp_poisson_above(count, expected) : arp_poisson_below(count, expected);
    if (count < ARP_BYAR_FROM) {
        test.low = count > 0.0 ? arp_gamma_quantile(alpha / 2.0, count) : 0.0;
        test.high = arp_gamma_quantile(1.0 - alpha / 2.0, count + 1.0);
    } else {
        double z = arp_normal_quantile_above(alpha / 2.0);
        test.low = fmax(0.0, byar(count, -z));
        test.high = byar(count + 1.0, z);
    }
    return test;
}

arp_count_test arp_count_binomial(double count, double n, double share, bool above, double alpha) {
    arp_count_test test;
    double z = arp_normal_quantile_above(alpha / 2.0), seen = count / n, wide = z * z / n;
    double middle = (seen + wide / 2.0) / (1.0 + wide);
    double half = z * sqrt(seen * (1.0 - seen) / n + wide / (4.0 * n)) / (1.0 + wide);
    test.p = above ? arp_binomial_above(count, n, share) : arp_binomial_below(count, n, share);
    test.low = count == 0.0 ? 0.0 : fmax(0.0, middle - half);
    test.high = count == n ? 1.0 : fmin(1.0, middle + half);
    return test;
}
