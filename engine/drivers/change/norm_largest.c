/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/norm.h"

#include <math.h>

static double distance(const double *w, const double *w0, size_t p) {
    double most = 0.0;
    for (size_t l = 0; l < p; l++) most = fmax(most, fabs(w[l] - w0[l]));
    return most;
}

/* a w where the box around w0 is filled up to 1 from one end of the order. */
static double filled(const double *a, const double *w0, size_t p, double radius,
                     const size_t *rising, bool from_low) {
    double left = 1.0, sum = 0.0;
    for (size_t l = 0; l < p; l++) {
        double bottom = fmax(0.0, w0[l] - radius);
        left -= bottom;
        sum += bottom * a[l];
    }
    for (size_t s = 0; s < p && left > 0.0; s++) {
        size_t l = rising[from_low ? s : p - 1 - s];
        double room = fmin(1.0, w0[l] + radius) - fmax(0.0, w0[l] - radius),
               more = fmin(left, room);
        sum += more * a[l];
        left -= more;
    }
    return sum;
}

static void reach(const double *a, const double *w0, size_t p, double radius, const size_t *rising,
                  double *least, double *most) {
    *least = filled(a, w0, p, radius, rising, true);
    *most = filled(a, w0, p, radius, rising, false);
}

const arp_norm arp_norm_largest = {"largest", 1.0, true, distance, reach};
