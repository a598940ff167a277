/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file shapes.h
 * The outlines of a level, from the table `outlines`, in the plane.
 *
 * Conformal conic projection; metropolitan France with the parallels 44 and 49 and the meridian 3,
 * those of Lambert 93, anything else with its own middle meridian and the parallels at a sixth of
 * its height from either end. [Snyder 1987, 107-109]
 */
#ifndef REPORT_MAPS_SHAPES_H
#define REPORT_MAPS_SHAPES_H

#include "report/page/tables.h"

typedef struct arp_shape {
    const char *code;
    size_t ring, n_rings; /* the first of its rings, and how many */
} arp_shape;

/** Where one list begins the one before it ends; each list of beginnings has one more entry. */
typedef struct arp_shapes {
    arp_shape *shape; /* n                                         */
    size_t n;
    double (*point)[2]; /* of the arcs, x to the right, y downwards   */
    size_t *arc;        /* n_arcs + 1                                 */
    size_t *ring;       /* n_rings + 1: its first arc in step          */
    int32_t *step;      /* arcs in turn: i, or -1 - i from its end     */
    size_t n_arcs, n_rings;
    double low[2], high[2]; /* of all points */
    arp_pool *pool;         /* of the codes  */
} arp_shapes;

/**
 * Read them. A level without outlines, and lines that are not as `outlines` has them, give none.
 *
 * @retval ARP_MEMORY
 * Cost: O(bytes).
 */
arp_status arp_shapes_read(const arp_page_tables *tables, const char *level, arp_shapes *out,
                           arp_error *err);

void arp_shapes_free(arp_shapes *shapes);

#endif
