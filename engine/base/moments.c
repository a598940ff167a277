/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moments.h"

#include <stdbool.h>

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
        most = most < x[i] ? x[i] : most;
    }
    if (!isfinite(mean) || (least < mean && mean < most)) return mean;
    least = most = x[0];
    for (size_t i = 1; i < n; i++) { /* which of two zeros is for fmin and fmax to say */
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
    }
    return fmin(fmax(mean, least), most); /* the mean of a constant is that constant, to the bit */
}

double arp_sd(const double *x, size_t n, double mean) {
    enum { FAR = 1000 }; /* 2^-power is a double, and a normal one */
    double most = 0.0;
    for (size_t i = 0; i < n; i++) {
        double d = fabs(x[i] - mean);
        most = most < d ? d : most;
    }
    if (most == 0.0) return 0.0;
    int power;
    frexp(most, &power);
    bool near = power < FAR && power > -FAR;
    double scale = near ? ldexp(1.0, -power) : 1.0;
    arp_total squares = {0};
    for (size_t i = 0; i < n; i++) {
        double d = near ? (x[i] - mean) * scale : ldexp(x[i] - mean, -power);
        arp_total_add(&squares, d * d);
    }
    return ldexp(sqrt(arp_total_of(squares) / (double)(n - 1)), power);
}
