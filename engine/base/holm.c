/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/holm.h"

#include <math.h>

#include "base/order.h"

/* Place of the first of n rising numbers that is not below x, which is one of them. */
static size_t place_of(const double *rising, size_t n, double x) {
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rising[middle] < x) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* adjusted[i] = max over p[j] <= p[i] of p[j] times the number of p-values not below p[j]: Holm's
   steps, equal p-values taken at their first one. */
void arp_holm(const double *p, size_t n, double *scratch, double *adjusted) {
    double *rising = scratch, *step = scratch + n, most = 0.0;
    for (size_t i = 0; i < n; i++) rising[i] = p[i];
    arp_sort(rising, n);
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, (double)(n - i) * rising[i]);
        step[i] = fmin(1.0, most);
    }
    for (size_t i = 0; i < n; i++) adjusted[i] = step[place_of(rising, n, p[i])];
}
