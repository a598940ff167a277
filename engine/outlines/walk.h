/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file walk.h
 * Rings under way from the file to the graph: points on the grid, ring by ring.
 */
#ifndef OUTLINES_WALK_H
#define OUTLINES_WALK_H

#include "io/geojson/rings.h"
#include "outlines/graph.h"

/** Rings that count. A ring that closes on itself at once has no points. */
typedef struct arp_walk {
    arp_spot *spot;
    size_t *ring;        /* n_rings + 1: its first point   */
    size_t *polygon;     /* n_polygons + 1: its first ring */
    uint32_t *territory; /* of each polygon               */
    size_t n_rings, n_polygons;
} arp_walk;

/** The points of the rings on the grid; @p noded gets its origin and step. @retval ARP_MEMORY */
arp_status arp_walk_make(const arp_rings *rings, const uint32_t *territory, size_t fineness,
                         arp_walk *out, arp_noded *noded, arp_error *err);

/** Edges by their ends. */
typedef struct arp_edges {
    arp_edge *edge; /* n */
    size_t n, room;
    uint32_t *slot; /* 2 * room, a power of two: an edge + 1, 0: none */
} arp_edges;

/** The edges of the rings, each once, in the order they are met; @p out is empty. */
arp_status arp_edges_make(const arp_walk *walk, arp_edges *out, arp_error *err);

/** One more, unless it is there. @retval false memory is short, or there are 2^28 */
bool arp_edges_add(arp_edges *edges, arp_spot a, arp_spot b);

/** The number of an edge; SIZE_MAX where it is none. */
size_t arp_edges_find(const arp_edges *edges, arp_spot a, arp_spot b);

void arp_edges_free(arp_edges *edges);

/** Cut until lines meet at points of both alone; @p edges are then those of the rings. */
arp_status arp_walk_cut(arp_walk *walk, arp_edges *edges, bool *tangled, arp_error *err);

void arp_walk_free(arp_walk *walk);

#endif
