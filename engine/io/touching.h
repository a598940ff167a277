/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file touching.h
 * Borders that two outlines share but for a vertex that one of them lacks, or for rounding; and
 * those that nearly touch.
 *
 * Two segments share a border where one lies along the other: over the length on which they face
 * each other, more than three tolerances, neither end is farther from the other's line than the
 * tolerance. A point in common is none. The tolerance is one and a half units of the last decimal
 * of the coordinates, between a millionth and a thousandth of the size of a territory (the median
 * of the larger sides of their boxes). Two outlines nearly touch where segments of theirs run side
 * by side, at an angle of less than one in ten, within a fiftieth of that size or eight mean
 * segments, the less of the two, over at least five times their distance.
 */
#ifndef IO_TOUCHING_H
#define IO_TOUCHING_H

#include "io/segments.h"

/** Two territories that nearly touch. */
typedef struct arp_near_border {
    size_t a, b;     /* a < b */
    double distance; /* the least at which they run side by side, in the file's unit */
} arp_near_border;

typedef struct arp_touching {
    arp_near_border *near; /* rising pairs; freed by the caller */
    size_t n_near;
    size_t n_rounded; /* pairs added: neighbours but for a vertex or rounding */
    double tolerance;
} arp_touching;

/**
 * Look at the segments that no two territories share, and add the pairs that they make to @p s,
 * which is sorted before and after.
 *
 * @param decimals  the most that a coordinate has, 0 to 12
 * @retval ARP_MEMORY
 * Cost: O(n log n) of such segments, each looking at those within the distances above in a tree of
 * boxes; the bound by the mean segment keeps these few where outlines are dense. 48 bytes a
 * segment.
 */
arp_status arp_touching_find(arp_segments *s, size_t n_territories, int decimals, arp_touching *out,
                             arp_error *err);

#endif
