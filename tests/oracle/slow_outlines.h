/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_outlines.h
 * Is a TopoJSON a map? Told from its text, by looking at every pair of lines.
 */
#ifndef TESTS_SLOW_OUTLINES_H
#define TESTS_SLOW_OUTLINES_H

#include <stddef.h>

/** What was found; "" in `fault` where all holds. */
typedef struct slow_map {
    char fault[200];
    size_t n_arcs, n_points, n_territories, n_rings;
    double area;        /* of all territories, in square degrees          */
    double smallest;    /* of one                                         */
    size_t once, twice; /* arcs of one territory, of two                */
} slow_map;

/**
 * Look at a TopoJSON with a transform and one object of Polygons and MultiPolygons.
 *
 * Faults: text that is none; a ring whose arcs do not follow each other or that is of fewer than
 * three points; a territory, or one of its outer rings, whose area is not above 0; two lines, of
 * whatever arcs, that cross, lie on each other, or touch but at ends of both; an arc of no
 * territory, or of more than @p most; two arcs that follow each other where no third meets them: a
 * border in two pieces. @p check_lines false leaves the lines alone, which cost O(n^2).
 */
slow_map slow_outlines(const char *topology, size_t most, int check_lines);

/** Area of the outlines of a GeoJSON file of Polygons and MultiPolygons, in square degrees: outer
    rings less holes. NaN where it cannot be read. */
double slow_outlines_area(const char *path);

/** The same of one feature, by the text of a property; NaN where there is none. */
double slow_outlines_area_of(const char *path, const char *property, const char *code);

#endif
