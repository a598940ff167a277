/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file segments.h
 * Segments by hash: which territories have one in common.
 */
#ifndef IO_SEGMENTS_H
#define IO_SEGMENTS_H

#include "base/fail.h"

/** One territory's use of a segment. */
typedef struct arp_segment_use {
    double end[4]; /* x, y of the lower end, then of the higher one */
    uint32_t territory;
    uint32_t next; /* of the same slot, + 1; 0: none */
    bool shared;   /* used once more, by whatever territory */
} arp_segment_use;

/** Zero-initialise; free at the end, whatever happened. */
typedef struct arp_segments {
    arp_segment_use *use;
    size_t n, room;
    uint32_t *slot; /* room of them (a power of two): a use + 1, 0: none */
    uint64_t *pair; /* two territories, the lower one in the high half; doubles stand in it */
    size_t n_pairs, pairs_room;
} arp_segments;

/**
 * Add the segment between a and b, x then y, of a territory. One from a point to itself, and one
 * that the territory has already, change nothing.
 *
 * @retval ARP_MEMORY  also for 2^31 segments
 * Cost: O(territories that have it) expected.
 */
arp_status arp_segments_add(arp_segments *s, const double a[2], const double b[2],
                            uint32_t territory, arp_error *err);

/** Add a pair of territories. @retval false memory is short */
bool arp_segments_pair(arp_segments *s, uint32_t a, uint32_t b);

/** Sort the pairs, each once. Cost: O(n_pairs log n_pairs). */
void arp_segments_sort_pairs(arp_segments *s);

void arp_segments_free(arp_segments *s);

#endif
