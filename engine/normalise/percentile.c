/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/messages.h"
#include "normalise/place.h"

/* (with less need + half of the other ties) / (n - 1) */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    size_t kept = arp_place_sort(x, n, scratch);
    for (size_t i = 0; i < n; i++) {
        z[i] = x[i];
        if (isnan(x[i])) continue;
        arp_place_in at = arp_place_of(x[i], scratch, kept, scale->polarity);
        z[i] = ((double)at.less + 0.5 * (double)(at.same - 1)) / (double)(kept - 1);
    }
}

const arp_normaliser arp_normalise_percentile = {
    .name = "percentile",
    .help = ARP_MSG_METHOD_PERCENTILE,
    .needs_spread = true,
    .sign = ARP_SIGN_OF_DATA,
    .apply = apply,
};
