/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/buckets.h"
#include "base/moments.h"
#include "normalise/line.h"
#include "normalise/messages.h"

/* Makes the MAD of a normal distribution its standard deviation: 1 / qnorm(3/4). */
static const double OF_NORMAL = 1.4826;

static double median(const double *x, size_t n, double *sorted) {
    arp_sort_spread(x, n, sorted);
    return n % 2 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
}

static void measure(const double *const *x, size_t columns, size_t n, double *scratch,
                    double (*bound)[2]) {
    double *sorted = scratch, *values = scratch + n;
    for (size_t c = 0; c < columns; c++) {
        size_t kept = arp_pack(x[c], n, values);
        bound[c][0] = median(values, kept, sorted);
        for (size_t i = 0; i < kept; i++) values[i] = fabs(values[i] - bound[c][0]);
        bound[c][1] = median(values, kept, sorted);
    }
}

static arp_message refuse(const double bound[2]) {
    return bound[1] > 0.0 ? ARP_MSG_NONE : ARP_MSG_INDEX_NO_MAD;
}

static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    arp_line_centred(x, n, scale->polarity, scale->bound[0], OF_NORMAL * scale->bound[1], z);
}

const arp_normaliser arp_normalise_robust_zscore = {
    .name = "robust-zscore",
    .help = ARP_MSG_METHOD_ROBUST_ZSCORE,
    .n_bounds = 2,
    .needs_spread = true,
    .sign = ARP_SIGN_MIXED,
    .measure = measure,
    .refuse = refuse,
    .apply = apply,
};
