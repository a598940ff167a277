/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/messages.h"
#include "normalise/place.h"

/* (with less need + half of the other ties) / (n - 1). One that is not among them stands half-way
   between its neighbours. */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    arp_place_among all;
    arp_place_among_of(x, n, scale, scratch, &all);
    for (size_t i = 0; i < n; i++) {
        z[i] = x[i];
        if (isnan(x[i])) continue;
        arp_place_in at = arp_place_of(x[i], &all, scale->polarity);
        z[i] = ((double)at.less + 0.5 * ((double)at.same - 1.0)) / (double)(all.n - 1);
    }
}

const arp_normaliser arp_normalise_percentile = {
    .name = "percentile",
    .help = ARP_MSG_METHOD_PERCENTILE,
    .needs_spread = true,
    .sign = ARP_SIGN_OF_DATA,
    .apply = apply,
};
