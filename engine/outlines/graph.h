/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file graph.h
 * A graph in the plane: edges between points of a grid, and which territory lies on which side.
 */
#ifndef OUTLINES_GRAPH_H
#define OUTLINES_GRAPH_H

#include <stddef.h>
#include <stdint.h>

/** A point of the grid, x in the high half: both from 0 to below 2^24. */
typedef uint64_t arp_spot;

static inline int64_t arp_spot_x(arp_spot p) {
    return (int64_t)(p >> 32);
}

static inline int64_t arp_spot_y(arp_spot p) {
    return (int64_t)(p & UINT32_MAX);
}

/** Twice the area of o, a, b, above 0 where they turn left. Exact. */
static inline int64_t arp_spot_turn(arp_spot o, arp_spot a, arp_spot b) {
    return (arp_spot_x(a) - arp_spot_x(o)) * (arp_spot_y(b) - arp_spot_y(o)) -
           (arp_spot_x(b) - arp_spot_x(o)) * (arp_spot_y(a) - arp_spot_y(o));
}

typedef struct arp_edge {
    arp_spot a, b; /* a < b */
} arp_edge;

/** A territory along an edge: on its left (from a to b) with side 1, on its right with -1. */
typedef struct arp_along {
    uint32_t edge, territory;
    int32_t side;
} arp_along;

typedef struct arp_noded {
    arp_edge *edge; /* n_edges, each once                     */
    size_t n_edges;
    arp_along *along; /* n_along, by rising edge                */
    size_t n_along;
    double origin[2], step; /* degrees of (0, 0), and of one step of the grid */
} arp_noded;

#endif
