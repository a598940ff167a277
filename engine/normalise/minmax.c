/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "normalise/line.h"
#include "normalise/messages.h"

static void measure(const double *x, size_t n, double *scratch, double bound[2]) {
    (void)scratch;
    bound[0] = INFINITY;
    bound[1] = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        bound[0] = fmin(bound[0], x[i]); /* fmin and fmax pass NaN over */
        bound[1] = fmax(bound[1], x[i]);
    }
}

static arp_message refuse(const double bound[2]) {
    return bound[0] < bound[1] ? ARP_MSG_NONE : ARP_MSG_INDEX_BOUNDS_ORDER;
}

/* Not clipped: under frozen bounds a value may lie beyond the target. */
static void apply(const double *x, size_t n, const arp_scale *scale, double *scratch, double *z) {
    (void)scratch;
    arp_line_between(x, n, scale, false, z);
}

const arp_normaliser arp_normalise_minmax = {
    .name = "minmax",
    .help = ARP_MSG_METHOD_MINMAX,
    .n_bounds = 2,
    .needs_spread = true,
    .sign = ARP_SIGN_OF_TARGET,
    .measure = measure,
    .refuse = refuse,
    .apply = apply,
};
