/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "weight/method.h"

#include <math.h>

#include "base/order.h"

bool arp_weight_rescale(const double *raw, size_t k, double *w) {
    double most = 0.0;
    for (size_t j = 0; j < k; j++) most = fmax(most, raw[j]);
    if (!(most > 0.0)) return false;
    int power; /* brought near 1 first, so that the sum cannot overflow */
    frexp(most, &power);
    for (size_t j = 0; j < k; j++) w[j] = ldexp(raw[j], -power);
    double sum = arp_sum(w, k);
    for (size_t j = 0; j < k; j++) w[j] /= sum;
    return true;
}
