/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/moments.h"
#include "normalise/line.h"
#include "normalise/messages.h"

static void measure(const double *x, size_t n, double *scratch, double bound[2]) {
    size_t kept = arp_pack(x, n, scratch);
    bound[0] = arp_mean(scratch, kept);
    bound[1] = arp_sd(scratch, kept, bound[0]);
}

static arp_message refuse(const double bound[2]) {
    return bound[1] > 0.0 ? ARP_MSG_NONE : ARP_MSG_INDEX_NO_SD;
}

static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    arp_line_centred(x, n, scale->polarity, scale->bound[0], scale->bound[1], z);
}

const arp_normaliser arp_normalise_zscore = {
    .name = "zscore",
    .help = ARP_MSG_METHOD_ZSCORE,
    .n_bounds = 2,
    .needs_spread = true,
    .sign = ARP_SIGN_MIXED,
    .measure = measure,
    .refuse = refuse,
    .apply = apply,
};
