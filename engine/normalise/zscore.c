/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lanes/lanes.h"
#include "base/moments.h"
#include "normalise/line.h"
#include "normalise/messages.h"

/* Columns with holes one by one. */
static void measure(const double *const *x, size_t columns, size_t n, double *scratch,
                    double (*bound)[2]) {
    if (n > 1) arp_lanes_at(0)->moments(x, columns, n, bound);
    for (size_t c = 0; c < columns; c++) {
        if (n > 1 && !isnan(bound[c][0])) continue;
        size_t kept = arp_pack(x[c], n, scratch);
        bound[c][0] = arp_mean(scratch, kept);
        bound[c][1] = arp_sd(scratch, kept, bound[c][0]);
    }
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
