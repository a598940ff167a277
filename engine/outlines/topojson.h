/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file topojson.h
 * A chart as lines of TopoJSON (the format of topojson-client)
 */
#ifndef OUTLINES_TOPOJSON_H
#define OUTLINES_TOPOJSON_H

#include "base/memory.h"
#include "outlines/chart.h"

/** A map as TopoJSON, in lines that follow each other: its head, a geometry a line with `id` a
    code, an arc a line, its end. */
typedef struct arp_outlines {
    const char *name; /* of its one object */
    const char **line;
    size_t n_lines;
    bool *drawn; /* one a group: it has an outline */
} arp_outlines;

/** Fill out->line and out->n_lines, in @p pool. @retval ARP_MEMORY Cost: O(points). */
arp_status arp_topojson_lines(const arp_chart *chart, const arp_noded *noded,
                              const char *const *code, const char *name, arp_pool *pool,
                              arp_outlines *out, arp_error *err);

#endif
