/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file noded.h
 * Outlines on a grid, cut at every point where they meet: a graph in the plane whose edges cross
 * nowhere, and which territory lies on which side of each. (methods.md 8.5)
 */
#ifndef OUTLINES_NODED_H
#define OUTLINES_NODED_H

#include "io/geojson/rings.h"
#include "outlines/graph.h"

/**
 * Put rings on a grid and cut them.
 *
 * The grid has @p fineness points along the longer side of the box of all rings that count, and
 * none finer than a ten-millionth of a degree. A point of one line that is within half a step of
 * another, and each point where two cross, becomes a point of both, until there is none.
 *
 * @param territory  of each feature; UINT32_MAX: the feature does not count
 * @param[out] tangled  true where fifty rounds did not end it: @p out is as it was
 * @retval ARP_MEMORY  also for 2^28 edges
 * Cost: O(n log n) in the points, for each of some three rounds; 100 bytes a point of the grid.
 */
arp_status arp_noded_make(const arp_rings *rings, const uint32_t *territory, size_t fineness,
                          arp_noded *out, bool *tangled, arp_error *err);

void arp_noded_free(arp_noded *noded);

#endif
