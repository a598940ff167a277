/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file outlines.h
 * Outlines for the page's maps: a TopoJSON as it is, or of many territories a point each, and the
 * outlines around the selection.
 */
#ifndef REPORT_PAGE_OUTLINES_H
#define REPORT_PAGE_OUTLINES_H

#include "report/page/drawn.h"
#include "report/page/pen.h"

/**
 * Block "outlines", and beyond ARP_PAGE_OUTLINES territories "points": {"x", "y"}, the middle of
 * the points of each territory's outline, in the order of the ranking; then the outlines are those
 * of the selected, their neighbours and the neighbours of these.
 *
 * Of the level of the ranking. Cost: O(bytes).
 */
arp_status arp_page_outlines(const arp_pen *p, arp_error *err);

/** Block "zonings": the TopoJSON of each zoning that is drawn, by its name. Cost: O(bytes). */
arp_status arp_page_zonings(const arp_pen *p, arp_error *err);

/** The TopoJSON of a level, its lines joined; nothing where it has none. */
void arp_page_topology(const arp_page_tables *tables, const char *level, arp_text *out);

#endif
