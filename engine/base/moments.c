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
        least = x[i] < least ? x[i] : least;
        most = x[i] > most ? x[i] : most;
    }
    if (!isfinite(mean)) return mean;
    return fmin(fmax(mean, least), most); /* the mean of a constant is that constant, to the bit */
}

double arp_sd(const double *x, size_t n, double mean) {
    double most = 0.0;
    for (size_t i = 0; i < n; i++) {
        double d = fabs(x[i] - mean);
        most = d > most ? d : most; /* past NaN */
    }
    if (most == 0.0) return 0.0;
    int power;
    frexp(most, &power);
    /* in two steps, for 2 to the -power may be above every double */
    double half = ldexp(1.0, -power / 2), rest = ldexp(1.0, -power - -power / 2);
    arp_total squares = {0};
    for (size_t i = 0; i < n; i++) {
        double d = (x[i] - mean) * half * rest;
        arp_total_add(&squares, d * d);
    }
    return ldexp(sqrt(arp_total_of(squares) / (double)(n - 1)), power);
}
