/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/messages.h"
#include "normalise/place.h"

/* -23 log(1 - R (1 - exp(-100 / 23))), R = (n - rank + 1) / n with rank 1 = most need, ties sharing
   the smallest: n - rank + 1 counts those with no more need. [English Indices of Deprivation] */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    const double span = 1.0 - exp(-100.0 / 23.0);
    arp_place_among all;
    arp_place_among_of(x, n, scale, scratch, &all);
    for (size_t i = 0; i < n; i++) {
        z[i] = x[i];
        if (isnan(x[i])) continue;
        arp_place_in at = arp_place_of(x[i], &all, scale->polarity);
        z[i] = -23.0 * log(1.0 - (double)(at.less + at.same) / (double)all.n * span);
    }
}

const arp_normaliser arp_normalise_imd_exponential = {
    .name = "imd-exponential",
    .help = ARP_MSG_METHOD_IMD_EXPONENTIAL,
    .sign = ARP_SIGN_OF_DATA,
    .apply = apply,
};
