/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file geojson.h
 * Outlines of territories: who shares a border with whom. [RFC 7946]
 *
 * Two territories are neighbours when their outlines share a segment: two vertices that follow each
 * other in a ring of each, with equal coordinates, either way round. A shared point alone is no
 * border. Coordinates are compared as written, to the last digit: outlines whose common borders
 * were simplified apart share none. Heights are passed over.
 */
#ifndef IO_GEOJSON_H
#define IO_GEOJSON_H

#include "base/memory.h"
#include "io/file.h"

typedef struct arp_border {
    size_t a, b; /* places of two codes, a < b */
} arp_border;

typedef struct arp_borders {
    const char **code; /* n, distinct, in the order of the file           */
    size_t n;
    arp_border *border; /* n_borders, rising, each once                   */
    size_t n_borders;
    arp_pool *pool; /* owns all of it */
} arp_borders;

/**
 * Read a FeatureCollection of Polygons and MultiPolygons.
 *
 * @param property  of each feature: its code, a text or a whole number; features of one code are
 *                  one territory
 * @retval ARP_INPUT  the source cannot be read
 * @retval ARP_PARSE  not JSON (line and column told), nested more than 2 048 deep, a key given
 *                    twice; no FeatureCollection; a feature, named by its number and code, without
 *                    the property, of another geometry, with a ring that is open, has fewer than
 *                    four positions, or a position that is no pair of numbers; no feature at all
 * Cost: O(vertices) expected, besides sorting the neighbours found; about 300 bytes a vertex.
 */
arp_status arp_geojson_borders(arp_source *source, const char *property, arp_borders *out,
                               arp_error *err);

void arp_borders_free(arp_borders *borders);

#endif
