/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file rings.h
 * Outlines of territories as they are drawn: rings of whole ten-millionths of a degree, about a
 * centimetre. [RFC 7946]
 */
#ifndef IO_GEOJSON_RINGS_H
#define IO_GEOJSON_RINGS_H

#include <stdint.h>

#include "base/memory.h"
#include "io/file.h"

enum { ARP_DEGREE = 10000000 }; /* units in a degree */

/** Points of a ring stand once: the last is joined with the first. Where one list begins the one
    before it ends; each list of beginnings has one more entry, the end of all. */
typedef struct arp_rings {
    int32_t (*point)[2]; /* longitude, latitude; n_points */
    size_t n_points;
    size_t *ring;    /* n_rings + 1: its first point                        */
    size_t *polygon; /* n_polygons + 1: its first ring; the others are holes */
    size_t *feature; /* n + 1: its first polygon                            */
    size_t n_rings, n_polygons, n;
    const char **code;  /* n, as often as features have it       */
    const char **empty; /* n_empty codes of features without an outline, "?" for none */
    size_t n_empty;
    size_t n_by_id; /* features without the property, whose id is their code */
    bool turned;    /* all lie where metropolitan France does, latitude before longitude */
    arp_pool *pool; /* of the codes */
} arp_rings;

/**
 * Read a FeatureCollection of Polygons and MultiPolygons. Heights are passed over; features without
 * an outline (a geometry that is null, or has no coordinates) are listed.
 *
 * @param property  of each feature: its code, a text or a whole number, or the feature's own id
 *                  where it lacks the property
 * @retval ARP_INPUT  the source cannot be read
 * @retval ARP_PARSE  as arp_features_each(); a feature, named by its number and code, without the
 *                    property and an id, of another geometry, with a ring that is open, has fewer
 *                    than four positions, or a position that is no pair of numbers, or not within
 *                    180 and 90 degrees; no outline at all
 * Cost: O(bytes); 16 bytes a position at most, and the largest feature (features.h).
 */
arp_status arp_geojson_rings(arp_source *source, const char *property, arp_rings *out,
                             arp_error *err);

void arp_rings_free(arp_rings *rings);

#endif
