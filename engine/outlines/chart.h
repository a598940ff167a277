/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file chart.h
 * A map of groups of territories: arcs, each border once, and the rings that they make.
 * (methods.md 8.5)
 */
#ifndef OUTLINES_CHART_H
#define OUTLINES_CHART_H

#include "base/fail.h"
#include "outlines/graph.h"

/** Where one list begins the one before it ends; each list of beginnings has one more entry. */
typedef struct arp_chart {
    arp_spot *spot; /* points of the arcs, ends included: arcs meet at their ends alone   */
    size_t *arc;    /* n_arcs + 1: its first point; a closed one ends where it begins      */
    size_t n_arcs;
    arp_along *along; /* n_along, by rising arc: `edge` is the arc, `territory` the group    */
    size_t n_along;
    size_t n_groups;
    size_t *polygon; /* n_groups + 1: the group's first polygon                             */
    size_t *ring;    /* n_polygons + 1: its first ring, which goes round it to the left; holes to
                        the right */
    size_t *link;    /* n_rings + 1: the ring's first arc in step                            */
    int32_t *step;   /* arcs in turn: i, or -1 - i where it is walked from its end            */
    size_t n_polygons, n_rings;
} arp_chart;

/**
 * The borders between groups of territories, and those round them, as arcs: cut where three and
 * more meet, and nowhere else. Borders inside a group are none.
 *
 * @param group  of each territory; UINT32_MAX: in none
 * @param[out] out  without its rings
 * @retval ARP_MEMORY
 * Cost: O(n log n) in the edges.
 */
arp_status arp_chart_make(const arp_noded *noded, const uint32_t *group, size_t n_groups,
                          arp_chart *out, arp_error *err);

/**
 * Take points out of the arcs, those first whose triangle with their neighbours is the smallest
 * (Visvalingam and Whyatt 1993): of at most @p most grid squares, and a fiftieth of the area of any
 * group beside. Ends stay. A point stays as well where its triangle has another point, so that no
 * arc comes to cross or touch another, or itself; and where two arcs would become one.
 *
 * @retval ARP_MEMORY
 * Cost: O(n log n) in the points, where they are spread evenly; 60 bytes a point.
 */
arp_status arp_chart_simplify(arp_chart *chart, double most, arp_error *err);

/** The rings of each group: none touches itself, outer ones first, each with its holes.
    @retval ARP_MEMORY Cost: O(n log n), and holes times points of their group. */
arp_status arp_chart_rings(arp_chart *chart, arp_error *err);

/** Area of each group, in grid squares, times 2: @p out has n_groups. Cost: O(points). */
void arp_chart_areas(const arp_chart *chart, int64_t *out);

void arp_chart_free(arp_chart *chart);

#endif
