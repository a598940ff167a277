/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file outlines.h
 * Outlines of territories into a map that a page can hold: TopoJSON, on a grid, each border once,
 * with no more points than are seen. (methods.md 8.5)
 */
#ifndef OUTLINES_OUTLINES_H
#define OUTLINES_OUTLINES_H

#include "outlines/noded.h"
#include "outlines/topojson.h"

/**
 * Outlines on the coarsest grid of 10 000, 40 000, 160 000... points on which every territory
 * keeps its area, but for a factor of 2.5, and lines can be cut where they meet.
 *
 * @param territory  of each feature, below @p n; UINT32_MAX: it does not count
 * @param[out] tangled  true where lines cannot be cut on any grid: @p out is empty
 * @retval ARP_MEMORY
 * Cost: that of arp_noded_make(), once a grid.
 */
arp_status arp_outlines_cut(const arp_rings *rings, const uint32_t *territory, size_t n,
                            arp_noded *out, bool *tangled, arp_error *err);

/**
 * The map of groups of territories: of each one, where every territory is a group of its own.
 *
 * Points are taken out (arp_chart_simplify()) as long as their triangle is below the square of the
 * lesser of a 2 000th of the longer side of the map and a 40th of the side of a square as large as
 * the median group; a quarter of that, and so on, where the area of all would change by more than
 * half a hundredth.
 *
 * @param group  of each territory, below @p n_groups; UINT32_MAX: in none
 * @param code   n_groups
 * @param pool   of the texts and lists
 * @retval ARP_MEMORY
 * Cost: O(n log n) in the edges.
 */
arp_status arp_outlines_make(const arp_noded *noded, const uint32_t *group, const char *const *code,
                             size_t n_groups, const char *name, arp_pool *pool, arp_outlines *out,
                             arp_error *err);

#endif
