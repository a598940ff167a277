/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/line.h"

#include "base/lanes/lanes.h"

void arp_line_centred(const double *x, size_t n, int polarity, double centre, double unit,
                      double *z) {
    arp_lanes_at(0)->centred(x, n, &(arp_lane_centre){(double)polarity, centre, unit}, z);
}

void arp_line_between(const double *x, size_t n, const arp_scale *scale, bool clip, double *z) {
    const arp_lane_line line = {.low = scale->bound[0],
                                .high = scale->bound[1],
                                .rising = scale->polarity > 0,
                                .clip = clip,
                                .target = {scale->target[0], scale->target[1]}};
    arp_lanes_at(0)->between(x, n, &line, z);
}
