/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file ways.h
 * The ways, for the files of this room alone.
 */
#ifndef BASE_LANES_WAYS_H
#define BASE_LANES_WAYS_H

#include "base/lanes/lanes.h"

extern const arp_lanes arp_lanes_plain, arp_lanes_avx2, arp_lanes_avx512;

/* Those compiled for this kind of machine, the best first, NULL past the last one. */
extern const arp_lanes *const ARP_LANES[];

/* The loops of numbers.h, columns.h and flat.h. */
#define ARP_LANES_WAY(word)                                                                        \
    {                                                                                              \
        .name = (word), .present = present, .uniforms = way_uniforms,                              \
        .normals_above = way_normals_above, .squeeze = way_squeeze, .multiply = way_multiply,      \
        .subtract = way_subtract, .share = way_share, .ends = way_ends, .moments = way_moments,    \
        .centred = way_centred, .between = way_between, .flat = way_flat                           \
    }

#endif
