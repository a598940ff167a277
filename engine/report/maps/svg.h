/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file svg.h
 * Maps as one SVG: a panel each, with its key; the chosen outlined; who has no outline, by name.
 */
#ifndef REPORT_MAPS_SVG_H
#define REPORT_MAPS_SVG_H

#include "report/maps/panels.h"
#include "report/page/page.h"
#include "report/page/pen.h"

/** Is there something to draw? Cost: O(rows of the table `outlines`). */
bool arp_svg_can(const arp_page_tables *tables);

/**
 * Write it in p->lang, of the ranked level; beyond ARP_PAGE_OUTLINES territories a square stands
 * for each.
 *
 * @param alone  a file by itself: with the study's title and its own background
 * @retval ARP_DOMAIN  there are no outlines
 * @retval ARP_MEMORY
 * Cost: O(points * panels).
 */
arp_status arp_svg_write(const arp_pen *p, bool alone, arp_error *err);

/** The same as a file by itself. */
arp_status arp_svg_file(const arp_page_tables *tables, const arp_page_options *options,
                        arp_out *out, arp_error *err);

#endif
