/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file outlines.h
 * Outlines for the page's maps: a TopoJSON as it is, or of many territories a point each, and the
 * outlines around the selection.
 */
#ifndef REPORT_PAGE_OUTLINES_H
#define REPORT_PAGE_OUTLINES_H

#include "report/page/pen.h"

enum { ARP_PAGE_OUTLINES = 2500 }; /* up to so many territories all outlines are drawn */

/**
 * Block "outlines", and beyond ARP_PAGE_OUTLINES territories "points": {"x", "y"}, the middle of
 * the points of each territory's outline, in the order of the ranking; then the outlines are those
 * of the selected, their neighbours and the neighbours of these.
 *
 * @param topology  TopoJSON with a transform, one object of geometries whose `id` is a code, as
 * text. What is not that gives no blocks. Cost: O(bytes).
 */
arp_status arp_page_outlines(const arp_pen *p, const char *topology, arp_error *err);

#endif
