/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/line.h"

#include <math.h>

void arp_line_centred(const double *x, size_t n, int polarity, double centre, double unit,
                      double *z) {
    for (size_t i = 0; i < n; i++) z[i] = (double)polarity * (x[i] - centre) / unit;
}

void arp_line_between(const double *x, size_t n, const arp_scale *scale, bool clip, double *z) {
    double low = scale->bound[0], high = scale->bound[1], range = high - low;
    for (size_t i = 0; i < n; i++) {
        double share = scale->polarity > 0 ? (x[i] - low) / range : (high - x[i]) / range;
        if (clip && share < 0.0) share = 0.0;
        if (clip && share > 1.0) share = 1.0;
        /* not a + (b - a) share, which can miss b by a rounding */
        z[i] = scale->target[0] * (1.0 - share) + scale->target[1] * share;
    }
}
