/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/messages.h"
#include "normalise/place.h"

/* 1 for the least need; ties share the smallest, as in OECD 2008, table 15. */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    arp_place_among all;
    arp_place_among_of(x, n, scale, scratch, &all);
    for (size_t i = 0; i < n; i++) {
        z[i] = x[i];
        if (isnan(x[i])) continue;
        z[i] = 1.0 + (double)arp_place_of(x[i], &all, scale->polarity).less;
    }
}

const arp_normaliser arp_normalise_rank = {
    .name = "rank",
    .help = ARP_MSG_METHOD_RANK,
    .sign = ARP_SIGN_OF_DATA,
    .apply = apply,
};
