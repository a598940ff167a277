/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file borders.h
 * Outlines of territories: who shares a border with whom. [RFC 7946]
 *
 * Two territories are neighbours when their outlines share a segment: two vertices that follow each
 * other in a ring of each, with equal coordinates, either way round; or when segments of theirs lie
 * along each other but for a vertex that one side lacks, or for rounding (touching.h). A shared
 * point alone is no border. Outlines that nearly touch are given with their distance. Heights are
 * passed over.
 */
#ifndef IO_GEOJSON_BORDERS_H
#define IO_GEOJSON_BORDERS_H

#include "base/memory.h"
#include "io/file.h"
#include "io/touching.h"

typedef struct arp_border {
    size_t a, b; /* places of two codes, a < b */
} arp_border;

typedef struct arp_borders {
    const char **code; /* n, distinct, in the order of the file           */
    size_t n;
    arp_border *border; /* n_borders, rising, each once                   */
    size_t n_borders;
    size_t n_rounded;      /* of them, but for a vertex or rounding          */
    double tolerance;      /* within which                                   */
    arp_near_border *near; /* n_near pairs that nearly touch, rising    */
    size_t n_near;
    const char **empty; /* n_empty codes of features without an outline, "?" for none */
    size_t n_empty;
    size_t n_by_id; /* features without the property, whose id is their code */
    arp_pool *pool; /* owns all of it */
} arp_borders;

/**
 * Read a FeatureCollection of Polygons and MultiPolygons.
 *
 * A byte order mark at the head, and features without an outline (a geometry that is null, or has
 * no coordinates), are passed over.
 *
 * @param property  of each feature: its code, a text or a whole number, or the feature's own id
 *                  where it lacks the property; features of one code are one territory
 * @retval ARP_INPUT  the source cannot be read
 * @retval ARP_PARSE  as arp_features_each(); a feature, named by its number and code, without the
 *                    property and an id, of another geometry, with a ring that is open, has fewer
 *                    than four positions, or a position that is no pair of numbers
 * Cost: O(n log n) in the vertices (touching.h); about 300 bytes a vertex.
 */
arp_status arp_geojson_borders(arp_source *source, const char *property, arp_borders *out,
                               arp_error *err);

void arp_borders_free(arp_borders *borders);

#endif
