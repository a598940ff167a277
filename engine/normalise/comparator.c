/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/messages.h"
#include "normalise/normalise.h"

static arp_message refuse(const double bound[2]) {
    return bound[0] != 0.0 ? ARP_MSG_NONE : ARP_MSG_INDEX_COMPARATOR_ZERO;
}

/* 100 (1 + polarity (x - c) / |c|): 100 is the comparator, above it is more need. */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    double c = scale->bound[0], size = fabs(c), polarity = (double)scale->polarity;
    for (size_t i = 0; i < n; i++) z[i] = 100.0 * (1.0 + polarity * (x[i] - c) / size);
}

const arp_normaliser arp_normalise_comparator = {
    .name = "comparator",
    .help = ARP_MSG_METHOD_COMPARATOR,
    .n_bounds = 1,
    .sign = ARP_SIGN_OF_DATA,
    .refuse = refuse,
    .apply = apply,
};
