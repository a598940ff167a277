/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/lanes/lanes.h"
#include "normalise/line.h"
#include "normalise/messages.h"

/* Which zero stands at an end, where both are there, is for fmin and fmax to say. */
static void measure(const double *const *x, size_t columns, size_t n, double *scratch,
                    double (*bound)[2]) {
    const arp_lanes *lanes = arp_lanes_at(0);
    (void)scratch;
    for (size_t c = 0; c < columns; c++) {
        arp_lane_ends ends = lanes->ends(x[c], n);
        bound[c][0] = ends.least;
        bound[c][1] = ends.most;
        if (ends.least != 0.0 && ends.most != 0.0) continue;
        bound[c][0] = INFINITY;
        bound[c][1] = -INFINITY;
        for (size_t i = 0; i < n; i++) {
            bound[c][0] = fmin(bound[c][0], x[c][i]); /* fmin and fmax pass NaN over */
            bound[c][1] = fmax(bound[c][1], x[c][i]);
        }
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
