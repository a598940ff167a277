/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/place.h"

#include "base/moments.h"
#include "base/order.h"

size_t arp_place_sort(const double *x, size_t n, double *sorted) {
    size_t kept = arp_pack(x, n, sorted);
    arp_sort(sorted, kept);
    return kept;
}

/* How many of n rising values are below x, or, with or_equal, not above it. */
static size_t count_below(double x, const double *sorted, size_t n, bool or_equal) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < x || (or_equal && sorted[middle] == x)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

arp_place_in arp_place_of(double x, const double *sorted, size_t n, int polarity) {
    size_t below = count_below(x, sorted, n, false), up_to = count_below(x, sorted, n, true);
    return (arp_place_in){polarity > 0 ? below : n - up_to, up_to - below};
}
