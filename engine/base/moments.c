/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moments.h"

#include "base/order.h"

size_t arp_pack(const double *x, size_t n, double *out) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(x[i])) out[kept++] = x[i];
    }
    return kept;
}

double arp_mean(const double *x, size_t n) {
    double least = x[0], most = x[0], mean = arp_sum(x, n) / (double)n;
    for (size_t i = 1; i < n; i++) {
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
    }
    if (!isfinite(mean)) return mean;
    return fmin(fmax(mean, least), most); /* the mean of a constant is that constant, to the bit */
}

double arp_sd(const double *x, size_t n, double mean) {
    double most = 0.0;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(x[i] - mean));
    if (most == 0.0) return 0.0;
    int power;
    frexp(most, &power);
    arp_total squares = {0};
    for (size_t i = 0; i < n; i++) {
        double d = ldexp(x[i] - mean, -power);
        arp_total_add(&squares, d * d);
    }
    return ldexp(sqrt(arp_total_of(squares) / (double)(n - 1)), power);
}
