/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/change/norm.h"

#include <math.h>

static double distance(const double *w, const double *w0, size_t p) {
    double sum = 0.0;
    for (size_t l = 0; l < p; l++) sum += fabs(w[l] - w0[l]);
    return sum;
}

/* Half the radius moves from the lowest entries to the highest one, or the other way. */
static void reach(const double *a, const double *w0, size_t p, double radius, const size_t *rising,
                  double *least, double *most) {
    double up = radius / 2.0, down = up, at = 0.0;
    for (size_t l = 0; l < p; l++) at += a[l] * w0[l];
    *least = *most = at;
    for (size_t s = 0; s < p; s++) {
        size_t low = rising[s], high = rising[p - 1 - s];
        double rise = fmin(up, w0[low]), fall = fmin(down, w0[high]);
        *most += rise * (a[rising[p - 1]] - a[low]);
        *least -= fall * (a[high] - a[rising[0]]);
        up -= rise;
        down -= fall;
    }
}

const arp_norm arp_norm_sum = {"l1", 2.0, false, distance, reach};
