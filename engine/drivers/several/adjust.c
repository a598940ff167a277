/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/adjust.h"

#include <math.h>

#include "base/order.h"
#include "base/quantiles.h"

/* adjusted[i] = the least over p[j] >= p[i] of n p[j] / (number of p-values up to p[j]). */
void arp_benjamini(const double *p, size_t n, double *scratch, double *adjusted) {
    double *rising = scratch, *step = scratch + n, least = 1.0;
    for (size_t i = 0; i < n; i++) rising[i] = p[i];
    arp_sort(rising, n);
    for (size_t i = n; i-- > 0;) {
        least = fmin(least, (double)n * rising[i] / (double)(i + 1));
        step[i] = least;
    }
    for (size_t i = 0; i < n; i++) {
        size_t low = 0, high = n - 1;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (rising[middle] < p[i]) low = middle + 1;
            else high = middle;
        }
        adjusted[i] = step[low];
    }
}

/* A chi-squared of 2 n degrees of freedom is above x as often as a Poisson count of mean x / 2 is
   below n. */
arp_combined arp_combine_fisher(const double *p, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum -= 2.0 * log(p[i]);
    return (arp_combined){sum, arp_poisson_below((double)n - 1.0, sum / 2.0)};
}

arp_combined arp_combine_stouffer(const double *p, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += arp_normal_quantile_above(p[i]);
    double z = sum / sqrt((double)n);
    return (arp_combined){z, arp_normal_above(z)};
}
